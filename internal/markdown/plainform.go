package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Emphasis and links of the plain form are taken in one step: what they hold is
// plain text within one line, and nothing before them can reach into them. The
// parsers inside make a node of each mark, and join them, or not, when they have
// seen the end. They get all other forms.

// plainEmphasis takes «*words*» and «**words**».
//
// The first mark stands before a letter, so that it opens, and the last behind
// one, so that it closes; both are equally long and without a mark between them, so
// that they find each other first. The first one must not close another: before it
// is a space, or no mark at all.
type plainEmphasis struct{ run run }

func (plainEmphasis) Trigger() []byte { return []byte{'*'} }

func (p plainEmphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, here := block.PeekLine()
	marks := stars(line)
	if here.Padding != 0 || marks > 2 {
		return nil
	}
	words := line[marks:]
	words = words[:p.run.length(block.Source(), words, here.Start+marks)]
	first, _ := utf8.DecodeRune(words)
	last, _ := utf8.DecodeLastRune(words)
	if !common(first) || !common(last) || stars(line[marks+len(words):]) != marks ||
		pc.LastDelimiter() != nil && !util.IsSpaceRune(block.PrecendingCharacter()) {
		return nil
	}
	room := roomOf(pc)
	e, t := room.emphasis.take(), room.texts.take()
	e.Level = marks
	e.SetPos(here.Start)
	t.Segment = text.NewSegment(here.Start+marks, here.Start+marks+len(words))
	e.AppendChild(e, t)
	block.Advance(2*marks + len(words))
	return e
}

// stars returns how many asterisks s begins with.
func stars(s []byte) (n int) {
	for n < len(s) && s[n] == '*' {
		n++
	}
	return n
}

// common tells letters and digits without a look into the tables of Unicode.
func common(c rune) bool { return plainLetter(c) || c < utf8.RuneSelf && isAlnum(byte(c)) }

// plainLink takes «[words](address)» that stands in no other link.
type plainLink struct{ run run }

func (plainLink) Trigger() []byte { return []byte{'['} }

func (p plainLink) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, here := block.PeekLine()
	if here.Padding != 0 || pc.IsInLinkLabel() {
		return nil
	}
	n := p.run.length(block.Source(), line[1:], here.Start+1)
	words, rest := line[1:1+n], line[1+n:]
	rest, ok := bytes.CutPrefix(rest, []byte("]("))
	address := plainAddress(rest)
	if n == 0 || !ok || address == 0 {
		return nil
	}
	room := roomOf(pc)
	l, t := room.links.take(), room.texts.take()
	l.Destination = rest[:address]
	l.SetPos(here.Start)
	t.Segment = text.NewSegment(here.Start+1, here.Start+1+len(words))
	l.AppendChild(l, t)
	block.Advance(len("[](") + len(words) + address + len(")"))
	return l
}

// plainAddress returns the length of an address before a bracket; 0 if there is
// none, or one of another form.
func plainAddress(s []byte) int {
	for n, c := range s {
		switch {
		case c == ')':
			return n
		case c <= ' ', c == '(', c == '<' && n == 0:
			return 0
		}
	}
	return 0
}
