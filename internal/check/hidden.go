package check

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// hidden looks for characters nobody sees: those that belong in no text, and
// those that turn the direction of what follows.
func hidden(e *content.Edition, t *content.Text, b *markdown.Body) []diag.Diagnostic {
	var out []diag.Diagnostic
	report := func(d diag.Diagnostic) { out = append(out, d) }
	byteOrderMark(t, report)
	controlCharacters(t, b, report)
	bidiInBody(t, b, report)
	if front := t.Source.Text[:t.Origin(0)]; suspicious(front) {
		for _, v := range values(&e.Front) {
			controlInValue(t, v, report)
			bidiInValue(t, v, report)
		}
	}
	return out
}

// suspicious reports whether front matter may hold such a character, raw or as an
// escape; nearly none does, and then no value is looked at.
func suspicious(text []byte) bool {
	for i, c := range text {
		if !suspects[c] {
			continue
		}
		switch before := text[max(i-1, 0)]; {
		case c == 0x9C:
			if before == 0xD8 {
				return true
			}
		case c != 0xC2 && c != 0xE2, c == 0xC2 && i+1 < len(text) && text[i+1] < 0xA0:
			return true
		default:
			if r, _ := utf8.DecodeRune(text[i:]); bidiControl(r) {
				return true
			}
		}
	}
	return false
}

// suspects tells the bytes of such characters, and the backslash: all but U+061C
// are told by their first, and that by its second, for its first begins half of the
// letters of Arabic.
var suspects = func() (t [256]bool) {
	t['\\'], t[0x7F], t[0xC2], t[0xE2], t[0xEF], t[0x9C] = true, true, true, true, true, true
	for c := 0xF0; c <= 0xFF; c++ {
		t[c] = true
	}
	return
}()

// value is one text of front matter. An address is part of the site's addresses
// and names, where not even a harmless mark has a place; a title is repeated where
// nobody closes what it opens.
type value struct {
	field, text    string
	title, address bool
}

// values are all the texts of an edition's front matter.
func values(f *content.FrontMatter) []value {
	out := []value{
		{field: "title", text: f.Title, title: true}, {field: "kicker", text: f.Kicker, title: true}, {field: "summary", text: f.Summary},
		{field: "slogan", text: f.Slogan}, {field: "place", text: f.Place},
		{field: "source.name", text: f.Source.Name}, {field: "source.place", text: f.Source.Place},
		{field: "image.alt", text: f.Image.Alt}, {field: "image.caption", text: f.Image.Caption}, {field: "image.credit", text: f.Image.Credit},
		{field: "withdrawn.reason", text: f.Withdrawn.Reason},
		{field: "slug", text: f.Slug, address: true}, {field: "series", text: f.Series, address: true},
		{field: "source.url", text: f.Source.URL, address: true}, {field: "image.src", text: f.Image.Src, address: true},
	}
	for i, a := range f.Attachments {
		at := "attachments[" + strconv.Itoa(i) + "]."
		out = append(out, value{field: at + "file", text: a.File, address: true}, value{field: at + "title", text: a.Title, title: true})
	}
	for i, c := range f.Corrections {
		out = append(out, value{field: "corrections[" + strconv.Itoa(i) + "].text", text: c.Text})
	}
	for _, l := range []struct {
		field string
		texts []string
	}{{"tags", f.Tags}, {"regions", f.Regions}, {"people", f.People}, {"contacts", f.Contacts}, {"related", f.Related}, {"aliases", f.Aliases}} {
		for i, text := range l.texts {
			out = append(out, value{field: l.field + "[" + strconv.Itoa(i) + "]", text: text, address: true})
		}
	}
	return out
}

// inValue places a remark on a part of a front-matter value, and offers to take
// the part out where it is written there letter by letter.
func inValue(t *content.Text, v value, r *diag.Rule, message diag.Text, start, end int) diag.Diagnostic {
	from, to, exact := t.Value(v.field, v.text)
	if exact {
		from, to = from+start, from+end
	}
	d := diag.Diagnostic{
		Path: t.Source.Path, Rule: r.Name, Severity: r.Severity, Message: message, Args: []string{codePoint(v.text[start:end])},
		Start: t.Source.Pos(from), End: t.Source.Pos(to),
	}
	if exact {
		d.Edits = []diag.Edit{{Start: from, End: to}}
	}
	return d
}

func codePoint(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	return fmt.Sprintf("U+%04X", r)
}

// inBody places a remark on a span of the body, and offers to take it out.
func inBody(t *content.Text, r *diag.Rule, message diag.Text, start, end int, args ...string) diag.Diagnostic {
	from, to := t.Place(start, end)
	return diag.Diagnostic{
		Path: t.Source.Path, Rule: r.Name, Severity: r.Severity, Message: message, Args: args, Start: from, End: to,
		Edits: []diag.Edit{{Start: from.Offset, End: to.Offset}},
	}
}

// inProse reports whether a span of the body is running text, not code, a link or
// HTML.
func inProse(b *markdown.Body, start, end int) bool {
	return slices.ContainsFunc(b.Prose, func(p markdown.Prose) bool {
		return slices.ContainsFunc(p.Text, func(r markdown.Range) bool { return r.Start <= start && end <= r.End })
	})
}

// blockOf returns the block of text that a place of the body stands in: direction
// ends with it. Outside of running text it is what blank lines part.
func blockOf(t *content.Text, b *markdown.Body, at int) int {
	for i := range b.Prose {
		if text := b.Prose[i].Text; len(text) > 0 && text[0].Start <= at && at < text[len(text)-1].End {
			return text[0].Start
		}
	}
	return bytes.LastIndex(t.Body[:at], []byte("\n\n"))
}
