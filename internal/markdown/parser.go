package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// shared holds no state between parses; each has a context of its own.
var shared = newParser()

func newParser() parser.Parser {
	inlines := append(parser.DefaultInlineParsers(),
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
	}
}
