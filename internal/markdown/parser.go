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

// The parsers hold no state between parses; each has a context of its own. Both
// give the same tree: quick has parsers of ours before those for the same forms, and
// shared takes the texts that these do not know.
var (
	shared = newParser(blockParsers(), inlineParsers(arabicEmphasis{parser.NewEmphasisParser()}))
	quick  = newParser(append(blockParsers(), util.Prioritized(simple{}, 0)), withRuns(inlineParsers(arabicEmphasis{parser.NewEmphasisParser()})))
)

func inlineParsers(emphasis parser.InlineParser) []util.PrioritizedValue {
	return append(commonMark(emphasis),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
		util.Prioritized(bareAddress{}, 999))
}

// withRuns adds what takes plain text, and what holds nothing else, in one step.
func withRuns(inlines []util.PrioritizedValue) []util.PrioritizedValue {
	text := newRun(inlines)
	return append(inlines, util.Prioritized(text, 1000), util.Prioritized(plainEmphasis{text}, 0), util.Prioritized(plainLink{text}, 0))
}

func newParser(blocks, inlines []util.PrioritizedValue) parser.Parser {
	paragraphs := []util.PrioritizedValue{
		util.Prioritized(linkDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(boundedTable{extension.NewTableParagraphTransformer()}, 200),
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(paragraphs...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)))
}

// blockParsers returns those of CommonMark, with the one for paragraphs in its place.
func blockParsers() []util.PrioritizedValue {
	blocks := parser.DefaultBlockParsers()
	for i := range blocks {
		if blocks[i].Value == any(parser.NewParagraphParser()) {
			blocks[i].Value = paragraphs{parser.NewParagraphParser()}
			return blocks
		}
	}
	panic("internal error: the parser has no paragraphs to replace")
}

// paragraphs opens a paragraph as the parser inside does, in the room of its tree.
type paragraphs struct{ parser.BlockParser }

func (paragraphs) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, here := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	p := roomOf(pc).paragraphs.take()
	p.Lines().Append(here)
	reader.AdvanceToEOL()
	return p, parser.NoChildren
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

// parse returns the tree of src, which stands in room as far as that goes.
func parse(src []byte, room *room) ast.Node {
	p := quick
	if needsEveryByte(src) {
		p = shared
	}
	pc := parser.NewContext()
	pc.Set(roomKey, room)
	return p.Parse(text.NewReader(src), parser.WithContext(pc))
}

// needsEveryByte tells a text that cannot be taken in runs.
func needsEveryByte(src []byte) bool {
	return bytes.IndexByte(src, '\\') >= 0 || bytes.IndexByte(src, '\r') >= 0
}

// linkDefinitions looks for definitions where one can begin only: looking costs
// a reader for each paragraph.
type linkDefinitions struct{ parser.ParagraphTransformer }

func (t linkDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	first := node.Lines().At(0)
	if bytes.HasPrefix(util.TrimLeftSpace(first.Value(reader.Source())), []byte("[")) {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
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
