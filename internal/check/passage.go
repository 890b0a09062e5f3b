package check

import (
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// passage is one piece of running text: a title, a summary, a paragraph. Rules
// on words see passages and know no files.
type passage struct {
	kind string // "title", "summary", …; "paragraph", "heading", "item", "cell" of the body
	lang string
	// text has the length of what is written. Bytes that are not words are
	// blanked: mark stands for emphasis signs, opaque for code, links and HTML,
	// in which no rule looks and which no fix touches.
	text []byte

	file  *content.Text
	start int    // of the text in the body, for a passage of the body
	field string // the front-matter field, for the others
}

// What blanked bytes become. Neither occurs in running text.
const (
	mark   = 0x01
	opaque = 0x02
)

// passages are all the running text of an edition.
func passages(e *content.Edition, t *content.Text, b *markdown.Body) []passage {
	f := &e.Front
	out := make([]passage, 0, 8+len(b.Prose))
	for _, v := range []struct{ field, text string }{
		{"title", f.Title}, {"kicker", f.Kicker}, {"summary", f.Summary}, {"slogan", f.Slogan}, {"place", f.Place},
		{"image.alt", f.Image.Alt}, {"image.caption", f.Image.Caption},
	} {
		if v.text != "" {
			out = append(out, passage{kind: v.field, lang: e.Lang, text: []byte(v.text), file: t, field: v.field})
		}
	}
	for i := range b.Prose {
		p := &b.Prose[i]
		if len(p.Text) == 0 {
			continue
		}
		out = append(out, passage{
			kind: [...]string{"paragraph", "heading", "item", "cell"}[p.Kind], lang: e.Lang, text: blank(t.Body, p.Text), file: t, start: p.Text[0].Start,
		})
	}
	return out
}

// blank copies the source from the first word to the last and blanks what lies
// between the pieces of text.
func blank(src []byte, text []markdown.Range) []byte {
	first, last := text[0].Start, text[len(text)-1].End
	out := make([]byte, last-first)
	copy(out, src[first:last])
	at := first
	for _, r := range text {
		gap := out[at-first : r.Start-first]
		kind := byte(mark)
		for _, c := range gap {
			switch c {
			case '*', '_', '~', '\\', '>', ' ', '\t', '\n':
			default:
				kind = opaque
			}
		}
		for i := range gap {
			if gap[i] != '\n' {
				gap[i] = kind
			}
		}
		at = r.End
	}
	return out
}

// place returns where a part of the passage stands in the file, in bytes; exact
// is false when only the whole passage can be found.
func (p *passage) place(start, end int) (from, to int, exact bool) {
	if p.field == "" {
		return p.file.Origin(p.start + start), p.file.Origin(p.start + end), true
	}
	from, to, exact = p.file.Value(p.field, string(p.text))
	if exact {
		return from + start, from + end, true
	}
	return from, to, false
}

// finding is a remark on a part of a passage. Replace, where set, is what the
// part should become.
type finding struct {
	rule       *diag.Rule
	message    diag.Text
	args       []string
	start, end int
	replace    *string
}

// remark turns a finding into a diagnostic.
func (p *passage) remark(f finding) diag.Diagnostic {
	from, to, exact := p.place(f.start, f.end)
	src := p.file.Source
	d := diag.Diagnostic{
		Path: src.Path, Rule: f.rule.Name, Severity: f.rule.Severity, Message: f.message, Args: f.args, Start: src.Pos(from), End: src.Pos(to),
	}
	if f.replace != nil && exact {
		d.Edits, d.Safe = []diag.Edit{{Start: from, End: to, New: *f.replace}}, f.rule.Fix == diag.Safe
	}
	return d
}
