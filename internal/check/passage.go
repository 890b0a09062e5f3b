package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

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

	file     *content.Text
	start    int              // of the text in the body, for a passage of the body
	field    string           // the front-matter field, for the others
	value    string           // of the field, as it was read
	straight int              // 1 + the straight quotation marks in it, once counted
	quoted   bool             // stands in a block quotation: someone else's words
	hidden   bool             // some of its words are blanked
	lineEnd  int              // where a gap ends that was found to end a line
	pieces   []markdown.Range // of the body, for a passage of it: all that is not blanked
}

// What blanked bytes become. Neither occurs in running text.
const (
	mark   = 0x01
	opaque = 0x02
)

// readPassages finds all the running text of an edition. Its bytes are a copy that
// is blanked in place: the body, and behind it the fields.
func (in *edition) readPassages(e *content.Edition, t *content.Text, b *markdown.Body) {
	body := len(t.Body)
	fields(&e.Front, func(field, text string) {
		if text != "" {
			from := len(in.written)
			in.written = append(in.written, text...)
			in.passages = append(in.passages, passage{kind: field, lang: e.Lang, text: in.written[from:len(in.written):len(in.written)], file: t, field: field, value: text})
		}
	})
	end, mixed := 0, false // where no block may begin before; whether one does
	for i := range b.Prose {
		p := &b.Prose[i]
		if len(p.Text) == 0 {
			continue
		}
		start := p.Text[0].Start
		in.passages = append(in.passages, passage{
			kind: [...]string{"paragraph", "heading", "item", "cell"}[p.Kind], lang: e.Lang, text: blank(in.written[:body], p.Text),
			file: t, start: start, quoted: inBlockquote(t.Body, start), pieces: p.Text,
		})
		mixed = mixed || start < end
		end = max(end, p.Text[len(p.Text)-1].End)
	}
	in.hide()
	for i := range in.passages {
		in.passages[i].hidden = in.passages[i].hidden || mixed
	}
	in.stretched = bytes.IndexByte(in.written, tatweelSign[0]) >= 0 && (&passage{text: in.written}).findRare(tatweelSign, 0) >= 0
}

// hide blanks what is no words within the passages. Most editions have nothing of
// the kind, and one look at all that is written tells.
func (in *edition) hide() {
	escapes, addresses := in.has(`\`) || in.has("&"), slices.ContainsFunc(addressSigns, in.has)
	for i := range in.passages {
		p := &in.passages[i]
		if escapes && p.field == "" {
			p.hideEscapes()
		}
		if addresses {
			p.hideAddresses()
		}
	}
}

// has reports whether something may stand in a passage.
func (in *edition) has(s string) bool { return bytes.Contains(in.written, []byte(s)) }

// fields hands over every text of a front matter that is read as prose.
func fields(f *content.FrontMatter, do func(field, text string)) {
	do("title", f.Title)
	do("kicker", f.Kicker)
	do("summary", f.Summary)
	do("slogan", f.Slogan)
	do("place", f.Place)
	do("image.alt", f.Image.Alt)
	do("image.caption", f.Image.Caption)
	do("withdrawn.reason", f.Withdrawn.Reason)
	for i := range f.Attachments {
		do("attachments["+strconv.Itoa(i)+"].title", f.Attachments[i].Title)
	}
	for i := range f.Corrections {
		do("corrections["+strconv.Itoa(i)+"].text", f.Corrections[i].Text)
	}
}

// blank returns the body from the first word to the last and blanks in it what
// lies between the pieces of text.
func blank(body []byte, text []markdown.Range) []byte {
	at := text[0].Start
	for _, r := range text {
		if r.Start < at {
			continue
		}
		gap := body[at:r.Start]
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
	return body[text[0].Start:at:at]
}

// inBlockquote looks at what the line begins with.
func inBlockquote(body []byte, at int) bool {
	line := body[bytes.LastIndexByte(body[:at], '\n')+1 : at]
	return bytes.IndexByte(line, '>') >= 0
}

// hideEscapes blanks what is written in Markdown to mean another character.
func (p *passage) hideEscapes() {
	for i := p.index('\\', 0); i >= 0; i = p.index('\\', i+1) {
		if i+1 < len(p.text) && isPunctuation(p.text[i+1]) {
			p.text[i] = mark
		}
	}
	for i := p.index('&', 0); i >= 0; i = p.index('&', i+1) {
		j := i + 1
		for j < len(p.text) && j < i+32 && (isAlnum(p.text[j]) || p.text[j] == '#') {
			j++
		}
		if j > i+1 && j < len(p.text) && p.text[j] == ';' {
			p.hide(i, j+1)
		}
	}
}

// addressSigns tell a web or mail address.
var addressSigns = []string{"://", "@", "www."}

// hideAddresses blanks web and mail addresses that are no links, with the word
// they stand in.
func (p *passage) hideAddresses() {
	for _, sign := range addressSigns {
		for i := bytes.Index(p.text, []byte(sign)); i >= 0; {
			from, to := i, i+len(sign)
			for from > 0 && p.text[from-1] > ' ' && p.text[from-1] < 0x7F {
				from--
			}
			for to < len(p.text) && p.text[to] > ' ' && p.text[to] < 0x7F {
				to++
			}
			for to > i+len(sign) && strings.IndexByte(".,;:!?)", p.text[to-1]) >= 0 {
				to--
			}
			p.hide(from, to)
			next := bytes.Index(p.text[to:], []byte(sign))
			if next < 0 {
				break
			}
			i = to + next
		}
	}
}

func (p *passage) hide(from, to int) {
	p.hidden = true
	for i := from; i < to; i++ {
		p.text[i] = opaque
	}
}

// index returns where a byte stands next, or -1.
func (p *passage) index(c byte, from int) int {
	if from > len(p.text) {
		return -1
	}
	if i := bytes.IndexByte(p.text[from:], c); i >= 0 {
		return from + i
	}
	return -1
}

// find returns where a string stands next, or -1.
func (p *passage) find(s string, from int) int {
	if from > len(p.text) {
		return -1
	}
	if i := bytes.Index(p.text[from:], []byte(s)); i >= 0 {
		return from + i
	}
	return -1
}

// findRare is find for a sign whose first byte begins many others and whose last is
// rare: that of a tatweel begins half of the letters of Arabic.
func (p *passage) findRare(sign string, from int) int {
	last := len(sign) - 1
	for i := p.index(sign[last], from); i >= 0; i = p.index(sign[last], i+1) {
		if i-last >= from && string(p.text[i-last:i+1]) == sign {
			return i - last
		}
	}
	return -1
}

// place returns where a part of the passage stands in the file, in bytes; exact
// is false when only the whole passage can be found.
func (p *passage) place(start, end int) (from, to int, exact bool) {
	if p.field == "" {
		return p.file.Origin(p.start + start), p.file.Origin(p.start + end), true
	}
	from, to, exact = p.file.Value(p.field, p.value)
	if exact {
		return from + start, from + end, true
	}
	return from, to, false
}

// finding is a remark on a part of a passage. Replace, where set, is what the
// part should become; changes say the same in smaller pieces.
type finding struct {
	rule       *diag.Rule
	message    diag.Text
	hint       diag.Text
	args       []string
	start, end int
	replace    *string
	changes    []change
	unsure     bool // a mend that a reader must judge, whatever the rule's is
}

// change is a mend of a part of a passage.
type change struct {
	start, end int
	text       string
}

// to is a replacement.
func to(s string) *string { return &s }

// remarkAt turns a finding into a diagnostic; pos tells the places of the file.
func (p *passage) remarkAt(f finding, pos func(int) diag.Pos) diag.Diagnostic {
	from, to, exact := p.place(f.start, f.end)
	d := diag.Diagnostic{
		Path: p.file.Source.Path, Rule: f.rule.Name, Severity: f.rule.Severity, Message: f.message, Hint: f.hint, Args: f.args, Start: pos(from), End: pos(to),
	}
	if !exact {
		return d
	}
	if f.replace != nil {
		f.changes = []change{{f.start, f.end, *f.replace}}
	}
	for _, c := range f.changes {
		from, to, _ := p.place(c.start, c.end)
		if bytes.Contains(p.file.Source.Text[from:to], []byte("\r\n")) {
			c.text = strings.ReplaceAll(c.text, "\n", "\r\n")
		}
		d.Edits = append(d.Edits, diag.Edit{Start: from, End: to, New: c.text})
		d.Safe = f.rule.Fix == diag.Safe && !f.unsure
	}
	return d
}
