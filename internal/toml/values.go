package toml

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// value reads one value. It returns nil where there is none, and false where
// the rest of the statement cannot be read.
func (s *scanner) value() (*node, bool) {
	s.spaces()
	if s.done() || strings.IndexByte("\n\r#", s.text[s.pos]) >= 0 {
		at := s.base + len(bytes.TrimRight(s.text[s.base:s.pos], " \t"))
		s.report(&noValue, at-1, at)
		return nil, false
	}
	switch s.text[s.pos] {
	case '"', '\'':
		start := s.pos
		ok := s.quoted()
		return &node{value: Span{start, s.pos}}, ok
	case '[':
		return s.list()
	case '{':
		return s.inline()
	}
	if r, _ := s.rune(); isQuotationMark(r) {
		return s.typographic(), true
	}
	return s.bare()
}

func (s *scanner) list() (*node, bool) {
	n, open := &node{kind: list}, s.pos
	if !s.enter() {
		return nil, false
	}
	for s.pos++; ; {
		s.blanks()
		if s.at(']') {
			s.pos++
			s.leave()
			n.value = Span{open, s.pos}
			return n, true
		}
		if s.neverClosed(open, "]") {
			return n, false
		}
		if s.strayComma() {
			continue
		}
		item, ok := s.value()
		if item != nil {
			n.items = append(n.items, item)
		}
		if !ok || !s.separator(open, "]") {
			return n, false
		}
	}
}

func (s *scanner) inline() (*node, bool) {
	n, open := &node{kind: table, defined: true}, s.pos
	if !s.enter() {
		return nil, false
	}
	for s.pos++; ; {
		s.blanks()
		if s.at('}') {
			s.pos++
			s.leave()
			n.value = Span{open, s.pos}
			return n, true
		}
		if s.done() && s.neverClosed(open, "}") {
			return n, false
		}
		if s.strayComma() {
			continue
		}
		if !s.pair(n) || !s.separator(open, "}") {
			return n, false
		}
	}
}

// separator reads what follows an item, up to the next one or to the closer.
func (s *scanner) separator(open int, closer string) bool {
	s.blanks()
	if s.stop || s.done() {
		return !s.neverClosed(open, closer)
	}
	switch r, _ := s.rune(); {
	case r == ',':
		s.pos++
	case r == rune(closer[0]):
	case isComma(r):
		s.foreignComma()
	case s.neverClosed(open, closer):
		return false
	case closer == "}" && isNameRune(r), strings.ContainsRune("\"'[{", r), isQuotationMark(r):
		s.report(&missingComma, s.pos, s.pos)
	default:
		end := s.pos + max(bytes.IndexAny(s.text[s.pos:], ",\n"+closer), 1)
		s.surplus(end)
		if s.pos = end; s.at(',') {
			s.pos++
		}
	}
	return true
}

// strayComma skips a comma with no item before it.
func (s *scanner) strayComma() bool {
	r, n := s.rune()
	if s.done() || s.stop || !isComma(r) {
		return false
	}
	s.report(&strayComma, s.pos, s.pos+n, string(r))
	s.pos += n
	return true
}

func (s *scanner) foreignComma() {
	r, n := s.rune()
	s.report(&arabicComma, s.pos, s.pos+n, string(r))
	s.pos += n
}

// neverClosed reports a bracket that is open where the text ends or where the
// next statement begins a line.
func (s *scanner) neverClosed(open int, closer string) bool {
	if s.stop {
		return true
	}
	if !s.done() {
		if !s.firstOnLine() || s.at('[') || !s.looksLikeStatement() {
			return false
		}
		// In { } a statement looks like a pair after a forgotten comma.
		if closer == "}" && s.closedBeforeHeader() {
			return false
		}
		s.resume = true
	}
	s.report(&bracketOpen, open, open+1, string(s.text[open]), s.line(open), closer)
	return true
}

func (s *scanner) firstOnLine() bool {
	before := bytes.TrimRight(s.text[s.base:s.pos], " \t")
	return len(before) > 0 && before[len(before)-1] == '\n'
}

func (s *scanner) closedBeforeHeader() bool {
	rest := s.text[s.pos:]
	if n := bytes.Index(rest, []byte("\n[")); n >= 0 {
		rest = rest[:n]
	}
	return bytes.IndexByte(rest, '}') >= 0
}

// enter goes one level deeper, as far as a text may.
func (s *scanner) enter() bool {
	s.brackets++
	if s.depth++; s.depth > maxDepth {
		s.nested(s.pos)
		return false
	}
	return true
}

func (s *scanner) leave() {
	s.brackets--
	s.depth--
}

func (s *scanner) nested(at int) {
	s.report(&tooDeep, at, at+1)
	s.stop = true
}

// bare reads a value without quotation marks.
func (s *scanner) bare() (*node, bool) {
	start := s.pos
	for !s.done() && !s.bareEnd() {
		s.pos++
	}
	s.pos = start + len(bytes.TrimRight(s.text[start:s.pos], " \t"))
	if s.pos == start {
		r, n := utf8.DecodeRune(s.text[start:])
		s.report(&surplus, start, start+n, string(r))
		return nil, false
	}
	s.judge(start, s.pos)
	return &node{value: Span{start, s.pos}}, true
}

// bareEnd reports the end of a bare value: of the line, or of an item. Outside
// of brackets a comma is a part of the words someone forgot to quote.
func (s *scanner) bareEnd() bool {
	switch s.text[s.pos] {
	case '\n', '\r', '#':
		return true
	case ',', ']', '}':
		return s.brackets > 0
	case 0xD8: // first byte of the Arabic comma and semicolon
		r, _ := s.rune()
		return s.brackets > 0 && isComma(r)
	}
	return false
}
