package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// run takes plain text, up to the next mark that may mean something or to the end
// of its line, in one step. The parser's own loop asks of every byte what it is,
// which costs a third of the whole parse.
//
// It is called where text begins, at spaces, and at signs that mean nothing, such
// as a bracket or the full stop behind a link. It does not know what a backslash
// makes of the mark behind it, nor a carriage return: texts with these do
// without it.
type run struct {
	marks *[256]uint8 // what wakes another parser, and the end of a line
	wakes []byte
}

func newRun(others []util.PrioritizedValue) run {
	marks := signs("\n")
	for _, p := range others {
		for _, c := range p.Value.(parser.InlineParser).Trigger() {
			marks[c] = 1
		}
	}
	wakes := []byte(" .:!")
	for c := byte('!'); c < 0x7F; c++ {
		if util.IsPunct(c) && marks[c] == 0 {
			wakes = append(wakes, c)
		}
	}
	return run{&marks, wakes}
}

func (p run) Trigger() []byte { return p.wakes }

func (p run) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, here := block.PeekLine()
	if here.Padding != 0 {
		return nil
	}
	n := p.length(block.Source(), line, here.Start)
	if n == 0 {
		return nil
	}
	t := textAt(parent, here.Start, pc)
	if n < len(line) && line[n] != '\n' {
		block.Advance(n)
		t.Segment.Stop = here.Start + n
		return t
	}
	end := text.NewSegment(here.Start, here.Start+n)
	t.Segment.Stop = end.TrimRightSpace(block.Source()).Stop
	hard := n < len(line) && bytes.HasSuffix(line[:n], []byte("  "))
	t.SetHardLineBreak(hard)
	t.SetSoftLineBreak(n < len(line) && !hard)
	block.AdvanceLine()
	return t
}

// textAt returns the text that ends at a place, as the last of parent, or a new one.
func textAt(parent ast.Node, at int, pc parser.Context) *ast.Text {
	t, ok := parent.LastChild().(*ast.Text)
	if !ok || t.Segment.Stop != at || t.SoftLineBreak() || t.HardLineBreak() {
		t = roomOf(pc).texts.take()
		t.Segment = text.NewSegment(at, at)
	}
	return t
}

// length returns how much of a line, which stands at a place of src, is plain
// text. Most marks are part of it: a full stop may only be one of an address
// behind www, a colon before two slashes.
func (p run) length(src, line []byte, at int) int {
	for n := 0; ; n++ {
		n = skip(line, n, p.marks)
		if n == len(line) {
			return n
		}
		switch rest := line[n:]; {
		case rest[0] == '.' && !bytes.HasSuffix(src[:at+n], []byte("www")):
		case rest[0] == ':' && !bytes.HasPrefix(rest, []byte("://")):
		case rest[0] == '!' && !bytes.HasPrefix(rest, []byte("![")):
		default:
			return n
		}
	}
}
