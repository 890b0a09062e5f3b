package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
)

// room is where most texts and paragraphs of a tree stand, which are nearly half
// of what it takes. It serves one tree after the other.
type room struct {
	texts      [96]ast.Text
	paragraphs [32]ast.Paragraph
	usedTexts  int
	usedParas  int
}

var roomKey = parser.NewContextKey()

// roomOf returns the room of the tree that is being made, or nil.
func roomOf(pc parser.Context) *room {
	r, _ := pc.Get(roomKey).(*room)
	return r
}

func (r *room) text() *ast.Text {
	if r == nil || r.usedTexts == len(r.texts) {
		return ast.NewText()
	}
	r.usedTexts++
	return &r.texts[r.usedTexts-1]
}

func (r *room) paragraph() *ast.Paragraph {
	if r == nil || r.usedParas == len(r.paragraphs) {
		return ast.NewParagraph()
	}
	r.usedParas++
	return &r.paragraphs[r.usedParas-1]
}

// clear ends the tree whose room this is.
func (r *room) clear() {
	clear(r.texts[:r.usedTexts])
	clear(r.paragraphs[:r.usedParas])
	r.usedTexts, r.usedParas = 0, 0
}
