package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// room is where most nodes of a tree stand. It serves one tree after the other.
type room struct {
	texts      nodes[ast.Text]
	emphasis   nodes[ast.Emphasis]
	links      nodes[ast.Link]
	paragraphs nodes[ast.Paragraph]
	headings   nodes[ast.Heading]
	textBlocks nodes[ast.TextBlock]
	items      nodes[ast.ListItem]
}

// nodes are of one kind.
type nodes[T any] struct {
	of   []T
	used int
}

// kept is how many nodes of a kind have room; more than a text of usual size has.
const kept = 96

// take returns the next node, which is empty.
func (n *nodes[T]) take() *T {
	if n.of == nil {
		n.of = make([]T, kept)
	}
	if n.used == len(n.of) {
		return new(T)
	}
	n.used++
	return &n.of[n.used-1]
}

func (n *nodes[T]) clear() {
	clear(n.of[:n.used])
	n.used = 0
}

// lined is a node that has lines.
type lined[T any] interface {
	*T
	Lines() *text.Segments
	SetLines(*text.Segments)
}

// clearLined empties the nodes and leaves them the room of their lines.
func clearLined[T any, P lined[T]](n *nodes[T]) {
	var lines text.Segments // one for all: a node wants its address
	for i := range n.of[:n.used] {
		p := P(&n.of[i])
		lines = *p.Lines()
		if cap(lines.Sliced(0, 0)) > kept {
			lines.Clear()
		}
		lines.SetSliced(0, 0)
		var empty T
		*p = empty
		p.SetLines(&lines)
	}
	n.used = 0
}

var roomKey = parser.NewContextKey()

// roomOf returns the room of the tree that is being made. One that has none is
// given room for itself alone.
func roomOf(pc parser.Context) *room {
	r, _ := pc.Get(roomKey).(*room)
	if r == nil {
		r = new(room)
		pc.Set(roomKey, r)
	}
	return r
}

// clear ends the tree whose room this is.
func (r *room) clear() {
	r.texts.clear()
	r.emphasis.clear()
	r.links.clear()
	r.items.clear()
	clearLined(&r.paragraphs)
	clearLined(&r.headings)
	clearLined(&r.textBlocks)
}
