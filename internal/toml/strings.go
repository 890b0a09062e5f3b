package toml

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// quoted reads a string of any of the four forms. pos is after it, or where it
// broke off.
func (s *scanner) quoted() bool {
	mark := s.text[s.pos]
	if s.run(mark) >= 3 {
		return s.long()
	}
	return s.short()
}

// short reads a string of one line.
func (s *scanner) short() bool {
	open, mark := s.pos, s.text[s.pos]
	for s.pos++; !s.done(); s.pos++ {
		switch c := s.text[s.pos]; {
		case c == mark:
			s.pos++
			return true
		case c == '\n':
			s.notClosed(open)
			return false
		case c == '\\' && mark == '"':
			s.escape()
		}
	}
	s.notClosed(open)
	return false
}

// long reads a string of several lines. Of a run of marks that ends it the last
// three close it; the library counts them.
func (s *scanner) long() bool {
	open, mark := s.pos, s.text[s.pos]
	for s.pos += 3; !s.done(); s.pos++ {
		switch c := s.text[s.pos]; {
		case c == mark:
			n := s.run(mark)
			if n >= 3 {
				s.pos += n
				return true
			}
			s.pos += n - 1
		case c == '\\' && mark == '"':
			s.escape()
		}
	}
	s.pos = len(s.text)
	s.report(&longOpen, open, open+3, s.line(open), strings.Repeat(string(mark), 3))
	s.stop = true
	return false
}

// run counts the marks that follow each other at pos.
func (s *scanner) run(mark byte) int {
	rest := s.text[s.pos:]
	return len(rest) - len(bytes.TrimLeft(rest, string(mark)))
}

// escape moves to the last byte of an escape.
func (s *scanner) escape() {
	if s.pos+1 >= len(s.text) {
		return
	}
	r, n := utf8.DecodeRune(s.text[s.pos+1:])
	switch {
	case r == '\n' || r == '\r':
		return
	case !strings.ContainsRune("btnfre\"\\xuU \t", r):
		s.report(&badEscape, s.pos, s.pos+1+n, `\`+string(r))
	}
	s.pos += n
}

// notClosed reports a string without an end on its line: at the mark that was
// meant to close it, if there is one, else where it opened.
func (s *scanner) notClosed(open int) {
	line := bytes.TrimRight(s.text[open:s.pos], " \t\r,")
	mark := string(s.text[open])
	if r, n := utf8.DecodeLastRune(line); isQuotationMark(r) && r >= utf8.RuneSelf {
		at := open + len(line)
		s.report(&wrongClosing, at-n, at, string(r), mark)
		return
	}
	s.report(&quoteOpen, open, open+len(line), s.line(open), mark)
}

// typographic reads a string between the quotation marks of a word processor.
func (s *scanner) typographic() *node {
	start := s.pos
	r, n := s.rune()
	line := s.text[start+n : s.restOfLine()]
	inner, size := s.upToClosing(line, r)
	fixed := ""
	if !bytes.ContainsAny(inner, `"\`) {
		fixed = `"` + excerpt(inner) + `"`
	}
	what := &typographic
	if fixed == "" {
		what = &typographicInner
	}
	s.report(what, start, start+n, string(r), fixed)
	s.pos = start + n + size
	return &node{value: Span{start, s.pos}}
}

// upToClosing returns the text before the closing mark and the length with it.
// Outside of brackets the last mark of the line closes; inside, the first.
func (s *scanner) upToClosing(line []byte, open rune) (inner []byte, size int) {
	closes := func(r rune) bool {
		if apostrophe := r == '’' || r == '\''; apostrophe && open != '‘' && open != '’' && open != '‚' {
			return false
		}
		return isQuotationMark(r) || r == '"'
	}
	at := bytes.LastIndexFunc(line, closes)
	if s.brackets > 0 {
		at = bytes.IndexFunc(line, closes)
	}
	if at >= 0 {
		_, n := utf8.DecodeRune(line[at:])
		return line[:at], at + n
	}
	if at = bytes.IndexAny(line, ",]}"); s.brackets > 0 && at >= 0 {
		return line[:at], at
	}
	return line, len(line)
}

// isQuotationMark reports the marks people and their word processors put round
// a text in place of the straight ones.
func isQuotationMark(r rune) bool {
	switch r {
	case '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '″', '′', '＂', '`', '´':
		return true
	}
	return false
}

func isComma(r rune) bool {
	switch r {
	case ',', ';', '،', '؛', '，', '、':
		return true
	}
	return false
}
