package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// simple takes the blocks of the forms that most texts consist of in one step, all
// that stand one behind the other. The parser's own loop asks for each line who goes
// on with it, who begins with it and who ends, which costs half of the whole parse.
//
// Such a block stands in the text itself, between empty lines or its ends. It is
//   - a paragraph,
//   - a heading of the form «## …»,
//   - a quotation of one paragraph, each line of which begins with «> »,
//   - a list whose items have one line each, and nothing behind it can belong to it.
//
// What stands on each of its lines, behind these marks, begins as words do: so no
// line can be another block, or make one of those above it. A block of another form
// is left to the parser, with all that hangs on it.
type simple struct{}

func (simple) Trigger() []byte {
	marks := []byte("#>-+*0123456789")
	for c := range 256 {
		if inText[c] {
			marks = append(marks, byte(c))
		}
	}
	return marks
}

// inText marks bytes that begin no block but a paragraph.
var inText = func() (t [256]bool) {
	for c := range 256 {
		t[c] = c >= 0x80 || isLetter(byte(c)) || c == '(' || c == '"' || c == '\''
	}
	return
}()

// beginsText tells whether s begins with words, which may be strong.
func beginsText(s []byte) bool {
	s = bytes.TrimPrefix(s, []byte("**"))
	return len(s) > 0 && inText[s[0]]
}

// Open appends the simple blocks from here on to the text, but for the last, which
// it returns.
func (simple) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, here := reader.Position()
	s := simpleText{src: reader.Source(), at: here.Start, room: roomOf(pc)}
	if parent.Kind() != ast.KindDocument || here.Padding != 0 || !s.behindEmptyLine() {
		return nil, parser.NoChildren
	}
	last, end := s.block()
	if last == nil {
		return nil, parser.NoChildren
	}
	lastLine := s.lastLine
	for {
		s.at = s.behindEmptyLines(end)
		next, nextEnd := s.block()
		if next == nil {
			break
		}
		last.SetBlankPreviousLines(true)
		parent.AppendChild(parent, last)
		last, end, lastLine = next, nextEnd, s.lastLine
	}
	line += bytes.Count(s.src[here.Start:lastLine], []byte{'\n'})
	reader.SetPosition(line-1, text.NewSegment(lastLine, lastLine))
	reader.AdvanceLine()
	reader.AdvanceToEOL()
	return last, parser.NoChildren
}

func (simple) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

// Close gives the last block its place: the parser takes it to stand where Open began.
func (simple) Close(n ast.Node, _ text.Reader, _ parser.Context) {
	switch n := n.(type) {
	case *ast.Heading:
		n.SetPos(n.Lines().At(0).Start - n.Level - 1)
	case *ast.Blockquote:
		n.SetPos(n.FirstChild().Pos() - len(quoteMark))
	case *ast.List:
		n.SetPos(n.FirstChild().Pos())
	}
}

func (simple) CanInterruptParagraph() bool { return false }

func (simple) CanAcceptIndentedLine() bool { return false }

const quoteMark = "> "

// simpleText is read block by block.
type simpleText struct {
	src  []byte
	at   int // where the block begins
	room *room

	lastLine int // of the block, where it begins
}

func (s *simpleText) behindEmptyLine() bool {
	return s.at == 0 || s.src[s.at-1] == '\n' && (s.at == 1 || s.src[s.at-2] == '\n')
}

func (s *simpleText) behindEmptyLines(at int) int {
	for at < len(s.src) && s.src[at] == '\n' {
		at++
	}
	return at
}

// block returns the block that begins here, and where its last line ends; nil if
// it is not a simple one.
func (s *simpleText) block() (ast.Node, int) {
	switch rest := s.src[s.at:]; {
	case beginsText(rest):
		if end := s.end(""); end > 0 {
			return s.paragraph("", end), end
		}
	case len(rest) > 0 && rest[0] == '#':
		return s.heading()
	case len(rest) > 0 && rest[0] == '>':
		if end := s.end(quoteMark); end > 0 {
			q := ast.NewBlockquote()
			q.SetPos(s.at)
			p := s.paragraph(quoteMark, end)
			p.SetBlankPreviousLines(true)
			q.AppendChild(q, p)
			return q, end
		}
	default:
		return s.list()
	}
	return nil, 0
}

// end returns where the lines end that begin with a mark and text; 0 if there is
// none, or one of another form before an empty line.
func (s *simpleText) end(mark string) int {
	for at := s.at; ; {
		text, ok := bytes.CutPrefix(s.src[at:], []byte(mark))
		if !ok || !beginsText(text) {
			return 0
		}
		s.lastLine = at
		if at = s.lineEnd(at); s.endsAt(at) {
			return at
		}
	}
}

// lineEnd returns where the line ends, its mark included.
func (s *simpleText) lineEnd(at int) int {
	if n := bytes.IndexByte(s.src[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(s.src)
}

// endsAt tells whether an empty line follows, or nothing.
func (s *simpleText) endsAt(at int) bool { return at == len(s.src) || s.src[at] == '\n' }

func (s *simpleText) paragraph(mark string, end int) *ast.Paragraph {
	p := s.room.paragraphs.take()
	for at := s.at; at < end; {
		stop := s.lineEnd(at)
		line := text.NewSegment(at+len(mark), stop)
		if stop == end {
			line = line.TrimRightSpace(s.src)
		}
		p.Lines().Append(line)
		at = stop
	}
	return p
}

func (s *simpleText) heading() (ast.Node, int) {
	level := 1
	for level < 6 && s.at+level < len(s.src) && s.src[s.at+level] == '#' {
		level++
	}
	s.lastLine = s.at
	end := s.lineEnd(s.at)
	line := text.NewSegment(s.at+level+1, end)
	if line.Start >= end || s.src[line.Start-1] != ' ' || !beginsText(s.src[line.Start:]) || !s.endsAt(end) {
		return nil, 0
	}
	if line = line.TrimRightSpace(s.src); s.src[line.Stop-1] == '#' {
		return nil, 0 // may be a mark that ends it
	}
	h := s.room.headings.take()
	h.Level = level
	h.SetPos(s.at)
	h.Lines().Append(line)
	return h, end
}

// list returns a list of items of one line each, unless what follows may be one more.
func (s *simpleText) list() (ast.Node, int) {
	end, marker := s.at, byte(0)
	for {
		width := itemMark(s.src[end:])
		if width == 0 || marker != 0 && s.src[end+width-2] != marker {
			return nil, 0
		}
		marker, s.lastLine = s.src[end+width-2], end
		if end = s.lineEnd(end); s.endsAt(end) {
			break
		}
	}
	ordered := marker == '.' || marker == ')'
	if next := s.behindEmptyLines(end); next < len(s.src) {
		if c := s.src[next]; c <= ' ' || c == marker || ordered && '0' <= c && c <= '9' {
			return nil, 0
		}
	}
	l := ast.NewList(marker)
	if ordered {
		l.Start, _ = strconv.Atoi(string(s.src[s.at : s.at+itemMark(s.src[s.at:])-2]))
	}
	l.SetPos(s.at)
	for at := s.at; at < end; at = s.lineEnd(at) {
		item := s.item(at)
		item.SetBlankPreviousLines(at == s.at)
		l.AppendChild(l, item)
	}
	return l, end
}

func (s *simpleText) item(at int) *ast.ListItem {
	item, words := s.room.items.take(), s.room.textBlocks.take()
	item.Offset = itemMark(s.src[at:])
	item.SetPos(at)
	line := text.NewSegment(at+item.Offset, s.lineEnd(at))
	words.Lines().Append(line.TrimRightSpace(s.src))
	item.AppendChild(item, words)
	return item
}

// itemMark returns the length of the mark of an item that s begins with, the space
// behind it included; 0 if there is none with text behind it.
func itemMark(s []byte) int {
	n := 0
	for n < len(s) && n < 10 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n+2 >= len(s) || s[n+1] != ' ' || !beginsText(s[n+2:]) {
		return 0
	}
	switch s[n] {
	case '-', '+', '*':
		if n == 0 {
			return 2
		}
	case '.', ')':
		if 0 < n && n < 10 {
			return n + 2
		}
	}
	return 0
}
