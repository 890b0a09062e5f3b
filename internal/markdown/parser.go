package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// shared holds no state between parses; each has a context of its own.
var shared = newParser(arabicEmphasis{parser.NewEmphasisParser()})

func newParser(emphasis parser.InlineParser) parser.Parser {
	inlines := append(commonMark(emphasis),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
		util.Prioritized(bareAddress{}, 999))
	paragraphs := append(parser.DefaultParagraphTransformers(),
		util.Prioritized(boundedTable{extension.NewTableParagraphTransformer()}, 200))
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(paragraphs...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)))
}

// commonMark returns the inline parsers of CommonMark, with the given one for
// emphasis in its place.
func commonMark(emphasis parser.InlineParser) []util.PrioritizedValue {
	inlines := parser.DefaultInlineParsers()
	for i := range inlines {
		if inlines[i].Value == any(parser.NewEmphasisParser()) {
			inlines[i].Value = emphasis
			return inlines
		}
	}
	panic("internal error: the parser has no emphasis to replace")
}

func parse(src []byte) ast.Node {
	return shared.Parse(text.NewReader(src))
}

// maxCells bounds a table. A short row is completed with empty cells, so that
// a wide head above many rows would grow with the square of the source.
const maxCells = 1 << 16

// boundedTable leaves a table of too many cells the paragraph it was.
type boundedTable struct{ parser.ParagraphTransformer }

func (t boundedTable) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() < 2 {
		return
	}
	wide := 0
	for i := range lines.Len() {
		line := lines.At(i)
		wide = max(wide, 1+bytes.Count(reader.Source()[line.Start:line.Stop], []byte{'|'}))
	}
	if wide*lines.Len() <= maxCells {
		t.ParagraphTransformer.Transform(node, reader, pc)
		settleTextAbove(node, reader, pc)
	}
}

// settleTextAbove puts the lines above a table into a paragraph of their own.
// Left in the one still open, a rule drawn right below the table would make a
// heading of them, and show it behind the table.
func settleTextAbove(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	next := node.NextSibling()
	if node.Parent() == nil || next == nil || next.Kind() != extast.KindTable {
		return
	}
	p := ast.NewParagraph()
	p.SetLines(node.Lines())
	p.SetPos(node.Pos())
	p.SetBlankPreviousLines(node.HasBlankPreviousLines())
	node.Parent().ReplaceChild(node.Parent(), node, p)
	parser.NewParagraphParser().Close(p, reader, pc)
}
