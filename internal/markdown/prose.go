package markdown

import "github.com/yuin/goldmark/ast"

// Prose is one block of running text: what of the source is shown as words.
type Prose struct {
	Kind ProseKind
	Text []Range // in order; code, HTML, links and marks are left out
}

// Range is a span of bytes of the source, the end exclusive.
type Range struct{ Start, End int }

// ProseKind says what a block of running text is.
type ProseKind uint8

const (
	ParagraphText ProseKind = iota
	HeadingText
	ItemText // of a list
	CellText // of a table
)

// beginProse starts a block of running text; words follow through addProse.
func (r *renderer) beginProse(kind ProseKind) {
	r.body.Prose = append(r.body.Prose, Prose{Kind: kind})
}

// addProse notes text that is shown. What a link says is its own: a rule that
// mends prose must leave an address and its words alone.
func (r *renderer) addProse(s, e int) {
	if n := len(r.body.Prose); n > 0 && !r.inLink && s < e {
		p := &r.body.Prose[n-1]
		r.ranges = append(r.ranges, Range{s, e})
		p.Text = r.ranges[len(r.ranges)-len(p.Text)-1:]
	}
}

// until is where the block after a directive ends: what the directive is about.
func until(n ast.Node, end int) int {
	if next := n.NextSibling(); next != nil {
		return max(end, lastByte(next))
	}
	return end
}
