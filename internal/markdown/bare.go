package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bareAddress links https://…, www.… and e-mail addresses written in the text.
//
// The extension that comes with the parser tries at every space, which costs
// two fifths of the whole parse. This one wakes at ':', '.' and '@' and looks
// back, so that prose pays almost nothing.
type bareAddress struct{}

func (bareAddress) Trigger() []byte { return []byte{':', '.', '@'} }

func (bareAddress) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, here := block.PeekLine()
	if here.Padding != 0 || pc.IsInLinkLabel() {
		return nil
	}
	src := block.Source()
	start, end, kind := addressAround(src, textStart(parent, here.Start), here.Start, line)
	if start < 0 {
		return nil
	}
	takeBack(parent, start, here.Start, pc)
	block.Advance(end - here.Start)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, end)))
	if kind == ast.AutoLinkURL && line[0] == '.' {
		link.Protocol = []byte("http")
	}
	return link
}

// textStart returns how far back the text before pos goes without a gap. It
// looks at a few nodes only: an address does not have many underscores.
func textStart(parent ast.Node, pos int) int {
	c := parent.LastChild()
	for range 32 {
		if c == nil {
			break
		}
		start, stop := span(c)
		c = c.PreviousSibling()
		if stop != pos {
			break
		}
		pos = start
	}
	return pos
}

// span returns the place of a text or delimiter, and -1 of anything else.
func span(n ast.Node) (start, stop int) {
	switch n := n.(type) {
	case *ast.Text:
		if !n.SoftLineBreak() && !n.HardLineBreak() && n.Segment.Padding == 0 {
			return n.Segment.Start, n.Segment.Stop
		}
	case *parser.Delimiter:
		return n.Segment.Start, n.Segment.Stop
	}
	return -1, -1
}

// addressAround finds the address around src[pos], where line begins; low is
// where the search backwards ends.
func addressAround(src []byte, low, pos int, line []byte) (start, end int, kind ast.AutoLinkType) {
	switch {
	case bytes.HasPrefix(line, []byte("://")):
		start = backWhile(src, low, pos, isLetter)
		if s := string(src[start:pos]); s != "http" && s != "https" {
			return -1, 0, 0
		}
		end = pos + 3 + addressLen(line[3:])
		if host := hostLen(line[3 : end-pos]); host == 0 {
			return -1, 0, 0
		}
	case line[0] == '.':
		start = pos - 3
		if start < low || string(src[start:pos]) != "www" {
			return -1, 0, 0
		}
		end = pos + addressLen(line)
		if hostLen(src[start:end]) < len("www.a.b") {
			return -1, 0, 0
		}
	case line[0] == '@':
		return mailAround(src, low, pos, line)
	default:
		return -1, 0, 0
	}
	if start > low && (isAlnum(src[start-1]) || src[start-1] == '.') {
		return -1, 0, 0
	}
	return start, end, ast.AutoLinkURL
}

func mailAround(src []byte, low, pos int, line []byte) (start, end int, kind ast.AutoLinkType) {
	start = backWhile(src, low, pos, func(c byte) bool {
		return isAlnum(c) || c == '.' || c == '_' || c == '-' || c == '+'
	})
	for start < pos && !isAlnum(src[start]) {
		start++
	}
	host := hostLen(line[1:])
	if start == pos || host == 0 || start > low && src[start-1] == '/' {
		return -1, 0, 0
	}
	return start, pos + 1 + host, ast.AutoLinkEmail
}

// addressLen returns the length of the address s begins with: it stops at
// white space, '<' and whatever is not ASCII, and leaves out the punctuation
// of the sentence around it.
func addressLen(s []byte) int {
	n, open := 0, 0
	for n < len(s) && s[n] > ' ' && s[n] < 0x7F && s[n] != '<' && s[n] != '"' && s[n] != '\\' && s[n] != '`' {
		n++
	}
	open = bytes.Count(s[:n], []byte{'('}) - bytes.Count(s[:n], []byte{')'})
	for n > 0 {
		switch s[n-1] {
		case '?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '[', ']', '>', '|', '{', '}':
		case ')':
			if open >= 0 {
				return n
			}
			open++
		default:
			return n
		}
		n--
	}
	return n
}

// hostLen returns the length of the host s begins with, or 0 if there is none
// with a dot and a last label of two letters or more.
func hostLen(s []byte) int {
	n := 0
	for n < len(s) && (isAlnum(s[n]) || s[n] == '-' || s[n] == '.') {
		n++
	}
	for n > 0 && !isAlnum(s[n-1]) {
		n--
	}
	dot := bytes.LastIndexByte(s[:n], '.')
	if dot <= 0 || n-dot < 3 || backWhile(s, dot+1, n, isLetter) != dot+1 {
		return 0
	}
	return n
}

// takeBack removes the text from start to end, which the parser has already
// put at the end of parent.
func takeBack(parent ast.Node, start, end int, pc parser.Context) {
	for end > start {
		c := parent.LastChild()
		if d, ok := c.(*parser.Delimiter); ok {
			pc.RemoveDelimiter(d) // becomes a text, joined to one before it
			continue
		}
		t := c.(*ast.Text)
		end = t.Segment.Start
		if end >= start {
			parent.RemoveChild(parent, t)
		} else {
			t.Segment = t.Segment.WithStop(start)
		}
	}
}

func backWhile(s []byte, low, i int, ok func(byte) bool) int {
	for i > low && ok(s[i-1]) {
		i--
	}
	return i
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }
