package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
)

// htmlBlock shows a block of HTML as a paragraph of text. What stands before
// and after a directive in the same block is shown too.
func (r *renderer) htmlBlock(n *ast.HTMLBlock) {
	raw := r.segments(n.Lines())
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(r.src)...)
	}
	start := n.Pos()
	if n.Lines().Len() > 0 {
		start = n.Lines().At(0).Start
	}
	end := max(start, n.ClosureLine.Stop)
	if !n.HasClosure() && n.Lines().Len() > 0 {
		_, end = r.place(n)
	}
	rest := r.takeDirectives(raw, start, end, until(n, end))
	if len(bytes.TrimSpace(rest)) == 0 {
		return
	}
	r.remark(RawHTML, tagName(rest), start, end)
	if n.HTMLBlockType == ast.HTMLBlockType2 && !bytes.Contains(rest, []byte("-->")) {
		r.unclosed(start, end)
	}
	r.markup("<p>")
	r.text(bytes.TrimSpace(rest))
	r.markup("</p>")
}

// rawHTML shows a tag or comment within a paragraph.
func (r *renderer) rawHTML(n *ast.RawHTML) {
	raw := r.segments(n.Segments)
	start, end := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
	if raw = r.takeDirectives(raw, start, end, end); len(raw) > 0 {
		r.remark(RawHTML, tagName(raw), start, end)
		r.opaque(func() { r.text(raw) })
	}
}

func (r *renderer) segments(s *gtext.Segments) []byte {
	var raw []byte
	for i := range s.Len() {
		segment := s.At(i)
		raw = append(raw, segment.Value(r.src)...)
	}
	return raw
}

// takeDirectives records the comments meant for balagh and returns what is left.
func (r *renderer) takeDirectives(raw []byte, start, end, until int) []byte {
	var rest []byte
	for {
		before, after, found := bytes.Cut(raw, []byte("<!--"))
		comment, behind, closed := bytes.Cut(after, []byte("-->"))
		if !found || !closed {
			return append(rest, raw...)
		}
		rest = append(rest, before...)
		if text, ok := bytes.CutPrefix(bytes.TrimSpace(comment), []byte("balagh:")); ok {
			r.body.Directives = append(r.body.Directives, Directive{squeeze(text), start, end, until})
			r.spend(len(text))
		} else {
			rest = append(rest, raw[len(before):len(raw)-len(behind)]...)
		}
		raw = behind
	}
}

// tagName names a piece of HTML in a message: "script", "/div", "!--".
func tagName(raw []byte) string {
	i := bytes.IndexByte(raw, '<') + 1
	j := i
	for j < len(raw) && j < i+32 && (isAlnum(raw[j]) || bytes.IndexByte([]byte("/!-?["), raw[j]) >= 0) {
		j++
	}
	return string(raw[i:j])
}
