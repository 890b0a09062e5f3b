package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Quotation with a speaker: a block quotation whose last paragraph begins with a
// dash (—, – or --), then the name, strong or not, then a comma and the office:
//
//	> ستمتد اللقاءات إلى كل الجهات.
//	>
//	> — **مولاي إبراهيم العثماني**، رئيس المجلس الإداري
//
// It becomes a figure, and that paragraph its caption. Dash and comma stay in
// the text: a feed reader without our style sheet shows one line that reads
// well. The office may be missing, if the name does not end like a sentence. Of
// paragraphs that begin with a dash one after the other, as in a dialogue, none
// names a speaker, nor does one within an inner quotation.

// speaker is who said a quotation, as nodes of the paragraph that says it.
type speaker struct {
	paragraph    *ast.Paragraph
	start        int          // where the dash begins
	name, office []ast.Node   // office may be empty
	comma        text.Segment // with the spaces around it
}

func (r *renderer) blockquote(n *ast.Blockquote) {
	if r.quoted {
		r.within(n, "<blockquote>", "</blockquote>")
		return
	}
	r.quoted = true
	s := r.speaker(n)
	if s == nil {
		r.within(n, "<blockquote>", "</blockquote>")
	} else {
		r.markup(`<figure class="quote"><blockquote>`)
		r.blocksBefore(n, s.paragraph)
		r.markup("</blockquote><figcaption>")
		r.signed(s)
		r.markup("</figcaption></figure>")
	}
	r.quoted = false
}

// signed writes dash, name, comma and office as one line of text, so that the
// rules of the language see them together.
func (r *renderer) signed(s *speaker) {
	r.beginProse(ParagraphText)
	r.beginLine()
	dash := r.src[s.start:]
	r.addProse(s.start, s.start+len(dash)-len(afterDash(dash)))
	r.text([]byte("— "))
	r.out = append(r.out, "<b>"...)
	r.plainStrong(s.name)
	r.out = append(r.out, "</b>"...)
	if len(s.office) > 0 {
		r.addProse(s.comma.Start, s.comma.Stop)
		r.text(bytes.Trim(r.src[s.comma.Start:s.comma.Stop], blanks))
		r.text([]byte{' '})
		r.out = append(r.out, "<span>"...)
		for _, n := range s.office {
			r.inline(n)
		}
		r.out = append(r.out, "</span>"...)
	}
	r.endLine()
}

// plainStrong writes nodes that stand in an element of their own, for which an
// author's strong is only the sign.
func (r *renderer) plainStrong(nodes []ast.Node) {
	for _, n := range nodes {
		if e, ok := n.(*ast.Emphasis); ok && e.Level == 2 {
			r.inlines(e)
		} else {
			r.inline(n)
		}
	}
}

// speaker returns who said a quotation, or nil where its last paragraph does not
// say so.
func (r *renderer) speaker(n *ast.Blockquote) *speaker {
	p, ok := n.LastChild().(*ast.Paragraph)
	if !ok || p.PreviousSibling() == nil || r.dashed(p.PreviousSibling()) || !r.dashed(p) {
		return nil
	}
	first := p.FirstChild().(*ast.Text)
	s := &speaker{paragraph: p, start: first.Segment.Start}
	r.part(s, first)
	name := r.plainOf(s.name)
	if !strings.ContainsFunc(name, unicode.IsLetter) {
		return nil
	}
	if r.plainOf(s.office) == "" {
		s.office = nil
		if strings.ContainsRune(".!?؟…:;؛", lastRune(name)) {
			return nil
		}
	}
	r.plainB = r.plainB[:0]
	if r.plainBlocks(n, p); len(bytes.TrimSpace(squeezed(r.plainB))) == 0 {
		return nil // nothing is said
	}
	return s
}

// part sorts the nodes from first on into name and office, which the first comma
// outside of emphasis and links parts.
func (r *renderer) part(s *speaker, first *ast.Text) {
	from := first.Segment.Stop - len(afterDash(r.src[first.Segment.Start:first.Segment.Stop]))
	into := &s.name
	for n := ast.Node(first); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			*into = append(*into, n)
			continue
		}
		if n != ast.Node(first) {
			from = t.Segment.Start
		}
		if at, size := comma(r.src[from:t.Segment.Stop]); at >= 0 && s.comma.Stop == 0 {
			name := from + len(bytes.TrimRight(r.src[from:from+at], blanks))
			office := t.Segment.Stop - len(bytes.TrimLeft(r.src[from+at+size:t.Segment.Stop], blanks))
			s.comma = text.NewSegment(name, office)
			*into = appendText(*into, from, name, nil)
			into, from = &s.office, office
		}
		*into = appendText(*into, from, t.Segment.Stop, t)
	}
}

// appendText appends the text between two places, with what the node it is taken
// from says of its end. It drops an empty one that begins a part.
func appendText(nodes []ast.Node, from, to int, of *ast.Text) []ast.Node {
	t := ast.NewTextSegment(text.NewSegment(from, to))
	if of != nil {
		t.SetRaw(of.IsRaw())
		t.SetSoftLineBreak(of.SoftLineBreak())
		t.SetHardLineBreak(of.HardLineBreak())
	}
	if from == to && (len(nodes) == 0 || !t.SoftLineBreak()) {
		return nodes
	}
	return append(nodes, t)
}

// blanks are the spaces that stand around a dash or a comma.
const blanks = " \t\u00A0\u202F"

// dashed tells whether a block is a paragraph that begins with a dash.
func (r *renderer) dashed(n ast.Node) bool {
	if n.Kind() != ast.KindParagraph {
		return false
	}
	t, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return false
	}
	s := r.src[t.Segment.Start:t.Segment.Stop]
	return len(afterDash(s)) < len(s)
}

// afterDash returns s without the dash it begins with and the spaces behind it,
// or s itself.
func afterDash(s []byte) []byte {
	for _, dash := range []string{"—", "–", "--"} {
		if rest, ok := bytes.CutPrefix(s, []byte(dash)); ok {
			return bytes.TrimLeft(rest, blanks)
		}
	}
	return s
}

// comma returns where the first comma of s stands, and its size, or -1. A Latin
// one between two letters or digits is none.
func comma(s []byte) (at, size int) {
	for i := range s {
		switch {
		case s[i] == ',' && (i+1 == len(s) || s[i+1] == ' ') && (i == 0 || s[i-1] != '\\'):
			return i, 1
		case bytes.HasPrefix(s[i:], []byte("،")):
			return i, len("،")
		}
	}
	return -1, 0
}

func lastRune(s string) rune {
	var last rune
	for _, c := range s {
		last = c
	}
	return last
}
