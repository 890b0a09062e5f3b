package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func (r *renderer) inlines(parent ast.Node) {
	if r.depth++; r.depth > maxDepth {
		r.over = "nesting"
	}
	for n := parent.FirstChild(); n != nil && r.over == ""; n = n.NextSibling() {
		r.inline(n)
	}
	if len(r.out) > r.budget {
		r.over = "size"
	}
	r.depth--
}

func (r *renderer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.textNode(n)
	case *ast.String:
		r.text(n.Value)
	case *ast.CodeSpan:
		r.opaque(func() {
			r.out = append(r.out, r.style.code()...)
			r.codeSpan(n)
			r.out = append(r.out, "</code>"...)
		})
	case *ast.Emphasis:
		if n.Level == 2 {
			r.around(n, "<strong>", "</strong>")
		} else {
			r.around(n, "<em>", "</em>")
		}
	case *extast.Strikethrough:
		r.around(n, "<del>", "</del>")
	case *ast.Link:
		r.link(n)
	case *ast.AutoLink:
		r.bare(n)
	case *ast.Image:
		r.image(n)
	case *ast.RawHTML:
		r.rawHTML(n)
	default:
		panic("internal error: markdown inline of unknown kind " + n.Kind().String())
	}
}

func (r *renderer) around(n ast.Node, open, close string) {
	r.markup(open)
	r.inlines(n)
	r.markup(close)
}

func (r *renderer) textNode(n *ast.Text) {
	s := n.Segment.Value(r.src)
	r.addProse(n.Segment.Start, n.Segment.Stop)
	if n.IsRaw() {
		r.text(s)
	} else {
		r.literalMarkup(s, n.Segment.Start)
		r.text(r.resolved(s))
	}
	switch {
	case n.HardLineBreak():
		r.markup("<br>")
		r.sign(lineEnd)
	case n.SoftLineBreak() && r.line.on:
		r.sign('\n')
	case n.SoftLineBreak():
		r.markup("\n")
	}
}

// literalMarkup remarks the first mark of each kind in s that was to be
// emphasis and is not, as the second of a pair that was never begun.
func (r *renderer) literalMarkup(s []byte, start int) {
	if bytes.IndexByte(s, '*') < 0 && bytes.IndexByte(s, '_') < 0 {
		return
	}
	for _, mark := range []string{"**", "__"} {
		if i := indexUnescaped(s, mark); i >= 0 {
			r.remark(LiteralMarkup, mark, start+i, start+i+len(mark))
		}
	}
}

// indexUnescaped returns where mark first stands in s with no backslash that
// makes plain text of it, or -1.
func indexUnescaped(s []byte, mark string) int {
	if bytes.IndexByte(s, '\\') < 0 {
		return bytes.Index(s, []byte(mark))
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case bytes.HasPrefix(s[i:], []byte(mark)):
			return i
		}
	}
	return -1
}

func (r *renderer) codeSpan(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := c.(*ast.Text).Segment.Value(r.src)
		r.text(bytes.TrimRight(s, "\r\n"))
		if bytes.HasSuffix(s, []byte{'\n'}) {
			r.markup(" ")
		}
	}
}
