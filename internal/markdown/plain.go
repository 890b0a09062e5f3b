package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// plain returns the text of the inline nodes of n, valid until the next call.
func (r *renderer) plain(n ast.Node) []byte {
	r.plainB = r.plainB[:0]
	r.plainInlines(n, 0)
	return r.plainB
}

// plainOf returns the text of some inline nodes, white space squeezed.
func (r *renderer) plainOf(nodes []ast.Node) string {
	r.plainB = r.plainB[:0]
	for _, n := range nodes {
		r.plainInline(n, 0)
	}
	return string(squeezed(r.plainB))
}

func (r *renderer) plainInlines(parent ast.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.plainInline(n, depth)
	}
}

func (r *renderer) plainInline(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.Text:
		r.plainText(n)
	case *ast.String:
		r.plainB = append(r.plainB, n.Value...)
	case *ast.AutoLink:
		r.plainB = append(r.plainB, n.Label(r.src)...)
	case *ast.CodeSpan:
		r.plainCode(n)
	case *ast.RawHTML:
		r.plainHTML(n)
	default:
		r.plainInlines(n, depth+1)
	}
}

func (r *renderer) plainText(n *ast.Text) {
	s := n.Segment.Value(r.src)
	if !n.IsRaw() {
		s = r.resolved(s)
	}
	r.plainB = append(r.plainB, s...)
	if n.SoftLineBreak() || n.HardLineBreak() {
		r.plainB = append(r.plainB, ' ')
	}
}

func (r *renderer) plainCode(n *ast.CodeSpan) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.plainB = append(r.plainB, c.(*ast.Text).Segment.Value(r.src)...)
	}
}

// plainHTML leaves out balagh's directives, as the page does.
func (r *renderer) plainHTML(n *ast.RawHTML) {
	raw := r.segments(n.Segments)
	if text, ok := bytes.CutPrefix(raw, []byte("<!--")); ok && bytes.HasPrefix(bytes.TrimSpace(text), []byte("balagh:")) {
		return
	}
	r.plainB = append(r.plainB, raw...)
}

// plainBlocks appends the text of the blocks of n before one of them, or of all.
func (r *renderer) plainBlocks(n, end ast.Node) {
	for c := n.FirstChild(); c != end; c = c.NextSibling() {
		if first := c.FirstChild(); first != nil && first.Type() == ast.TypeInline {
			r.plainInlines(c, 0)
		} else {
			r.plainBlocks(c, nil)
		}
	}
}
