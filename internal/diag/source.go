package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pos is a place in a file in the units of all written forms. Line and Column
// count from 1; Column counts Unicode characters, never bytes.
type Pos struct {
	Offset int // bytes from the start of the file
	Line   int
	Column int
	UTF16  int // column in UTF-16 code units, from 1
}

// Source is the text of one file, for turning byte offsets into places.
type Source struct {
	Path  string
	Text  []byte
	lines []int // offset of each line's first byte
	marks []Pos // within lines of uncommon length, so that no place costs a walk over megabytes
}

// markEvery is the distance of marks in bytes; shorter lines have none.
const markEvery = 4096

// NewSource returns the source of a file. The text is not copied.
func NewSource(path string, text []byte) *Source {
	s := &Source{Path: path, Text: text, lines: make([]int, 1, 1+bytes.Count(text, []byte("\n")))}
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			s.mark(at, len(text))
			return s
		}
		s.mark(at, at+i)
		at += i + 1
		s.lines = append(s.lines, at)
	}
}

// Pos returns the place of a byte offset; offsets outside the text are clamped.
func (s *Source) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(s.Text))
	lo, hi := 0, len(s.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; s.lines[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	start := s.lines[lo]
	if start == 0 && bytes.HasPrefix(s.Text, []byte("\uFEFF")) {
		start = min(len("\uFEFF"), offset) // a byte order mark is no column
	}
	p := Pos{Offset: start, Line: lo + 1, Column: 1, UTF16: 1}
	after, _ := slices.BinarySearchFunc(s.marks, offset, func(m Pos, offset int) int { return cmp.Compare(m.Offset, offset+1) })
	if after > 0 && s.marks[after-1].Line == p.Line {
		p = s.marks[after-1]
	}
	return p.walk(s.Text, offset)
}

// walk moves on to an offset of text, of which p is a place. Within a character
// that is the column of the character.
func (p Pos) walk(text []byte, offset int) Pos {
	for p.Offset < offset {
		r, n := utf8.DecodeRune(text[p.Offset:])
		if p.Offset += n; p.Offset > offset {
			p.Offset = offset
			break
		}
		p.Column++
		p.UTF16++
		if r > 0xFFFF {
			p.UTF16++
		}
	}
	return p
}

// mark notes places within a long line.
func (s *Source) mark(start, end int) {
	if end-start < 2*markEvery {
		return
	}
	p := Pos{Offset: start, Line: len(s.lines), Column: 1, UTF16: 1}
	if start == 0 && bytes.HasPrefix(s.Text, []byte("\uFEFF")) {
		p.Offset = len("\uFEFF")
	}
	for at := p.Offset + markEvery; at < end; at += markEvery {
		for at < end && !utf8.RuneStart(s.Text[at]) {
			at++
		}
		p = p.walk(s.Text, at)
		s.marks = append(s.marks, p)
	}
}

// Line returns the text of a line (from 1) without its line end.
func (s *Source) Line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	end := len(s.Text)
	if n < len(s.lines) {
		end = s.lines[n] - 1
	}
	return strings.TrimSuffix(string(s.Text[s.lines[n-1]:end]), "\r")
}

// Visible returns s fit for a message: control characters, bidi controls and
// bytes that are no text are written out as U+XXXX, so that a message can
// neither be reordered nor forged by what it quotes. The signs by which build
// services know a command are broken up for the same reason.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	if command(s) {
		b.WriteString("U+003A")
		s = s[strings.IndexByte(s, ':')+1:]
	}
	for i, r := range s {
		switch {
		case r == utf8.RuneError && isBroken(s[i:]):
			fmt.Fprintf(&b, "\\x%02X", s[i])
		case hidden(r):
			fmt.Fprintf(&b, "U+%04X", r)
		case r == '#' && (strings.HasPrefix(s[i:], "##[") || strings.HasPrefix(s[i:], "##vso[")):
			b.WriteString("U+0023")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plain(s string) bool {
	for i, r := range s {
		if hidden(r) || r == utf8.RuneError && isBroken(s[i:]) {
			return false
		}
	}
	return !command(s) && !strings.Contains(s, "##[") && !strings.Contains(s, "##vso[")
}

// command reports whether s at the start of a line would command a build
// service, as "::error" does.
func command(s string) bool { return strings.HasPrefix(strings.TrimSpace(s), "::") }

func isBroken(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return n == 1
}

func hidden(r rune) bool {
	switch {
	case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069,
		r == 0x200E, r == 0x200F, r == 0x061C, r == 0xFEFF, r == 0x2028, r == 0x2029:
		return true
	}
	return false
}
