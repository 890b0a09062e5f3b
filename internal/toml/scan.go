package toml

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// The scan walks a text line by line and makes the tree of its places. On a
// text the library has accepted it finds nothing to say but a key written twice
// or tables nested beyond measure (fuzzed); on any other it says what is wrong,
// goes on after the mistake where it can, and so finds the next one as well. It
// is lenient with what the library judges better: numbers, the digits of an
// escape, the rules of redefinition.

// maxTroubles ends a scan: a text with more mistakes is not TOML at all.
const maxTroubles = 20

// trouble is one mistake: what it is, where, and the words that fill the texts.
type trouble struct {
	what       *wording
	start, end int
	args       []string
}

type scanner struct {
	text     []byte // up to the end of the TOML: offsets are those of the file
	base     int
	pos      int
	depth    int // of brackets and dotted keys
	brackets int // round pos
	root     *node
	here     *node // the table of the header above
	troubles []trouble
	stop     bool // nothing more can be read
	resume   bool // pos already stands at the next statement
}

// scan returns the places of the text between base and end, and its mistakes.
func scan(text []byte, base, end int) (*node, []trouble) {
	s := &scanner{text: text[:end], base: base, pos: base, root: &node{kind: table}}
	s.here = s.root
	for !s.stop && s.statement() {
	}
	return s.root, s.troubles
}

func (s *scanner) report(what *wording, start, end int, args ...string) {
	s.troubles = append(s.troubles, trouble{what, start, end, args})
	s.stop = s.stop || len(s.troubles) >= maxTroubles
}

// statement reads one header or one key with its value.
func (s *scanner) statement() bool {
	s.blanks()
	if s.done() {
		return false
	}
	s.depth, s.brackets = 0, 0
	ok := false
	if s.at('[') {
		ok = s.header()
	} else {
		ok = s.pair(s.here)
	}
	if !ok || !s.lineEnd() {
		s.nextStatement()
	}
	return true
}

func (s *scanner) header() bool {
	start, closer, kind := s.pos, "]", table
	if bytes.HasPrefix(s.text[s.pos:], []byte("[[")) {
		closer, kind = "]]", tables
	}
	s.pos += len(closer)
	s.here = &node{kind: table} // keys under a broken header belong nowhere
	keys, ok := s.keys()
	if !ok {
		return false
	}
	if !bytes.HasPrefix(s.text[s.pos:], []byte(closer)) {
		end := s.restOfLine()
		s.report(&headerOpen, start, end, excerpt(s.text[start:end]), closer)
		return false
	}
	s.pos += len(closer)
	s.here = s.open(keys, kind, Span{start, s.pos})
	return true
}

// pair reads one key with its value into a table.
func (s *scanner) pair(t *node) bool {
	start := s.pos
	keys, ok := s.keys()
	if !ok || !s.equals(start, keys) {
		return false
	}
	s.depth += len(keys) - 1
	value, ok := s.value()
	s.depth -= len(keys) - 1
	if value != nil {
		s.put(t, keys, value)
	}
	return ok
}

// equals reads the mark between a key and its value.
func (s *scanner) equals(start int, keys []part) bool {
	s.spaces()
	switch {
	case s.at('='):
		s.pos++
		return true
	case s.at(':'):
		s.report(&colon, s.pos, s.pos+1, written(keys))
		s.pos++
		return true
	}
	end := s.restOfLine()
	if eq := bytes.IndexByte(s.text[s.pos:end], '='); eq > 0 && onlyWords(s.text[start:s.pos+eq]) {
		name := bytes.TrimSpace(s.text[start : s.pos+eq])
		oneWord := bytes.Join(bytes.Fields(name), []byte("_"))
		s.report(&keySpaces, start, start+len(name), string(name), string(oneWord))
		return false
	}
	s.report(&noEquals, start, end, excerpt(s.text[start:end]))
	return false
}

// lineEnd wants nothing more on the line.
func (s *scanner) lineEnd() bool {
	s.spaces()
	if s.done() || s.at('\n') || s.at('\r') {
		return true
	}
	if s.at('#') {
		s.comment()
		return true
	}
	s.surplus(s.restOfLine())
	return false
}

// surplus says what is wrong with the words left between pos and end.
func (s *scanner) surplus(end int) {
	rest := s.text[s.pos:end]
	before := bytes.TrimRight(s.text[s.base:s.pos], " \t")
	quote := before[len(before)-1]
	at := s.base + len(before) - 1
	r, n := utf8.DecodeRune(rest)
	switch {
	case quote == '"' && bytes.IndexByte(rest, '"') >= 0:
		s.report(&innerQuote, at, at+1)
	case quote == '\'' && bytes.IndexByte(rest, '\'') >= 0:
		s.report(&innerApostrophe, at, at+1)
	case n == len(rest) && isComma(r):
		s.report(&trailingComma, s.pos, end, string(r))
	default:
		s.report(&surplus, s.pos, end, excerpt(rest))
	}
}

// nextStatement goes on after a mistake: to the next line that looks like a
// header or a key. What lies between is mostly the rest of a broken text.
func (s *scanner) nextStatement() {
	if s.resume {
		s.resume = false
		return
	}
	for {
		n := bytes.IndexByte(s.text[s.pos:], '\n')
		if n < 0 {
			s.pos = len(s.text)
			return
		}
		s.pos += n + 1
		if s.looksLikeStatement() {
			return
		}
	}
}

// looksLikeStatement reports whether a header, a comment or "word =" begins at
// pos, after spaces.
func (s *scanner) looksLikeStatement() bool {
	rest := bytes.TrimLeft(s.text[s.pos:], " \t")
	if len(rest) == 0 {
		return false
	}
	if rest[0] == '[' || rest[0] == '#' {
		return true
	}
	for i := 0; i < len(rest); {
		r, n := utf8.DecodeRune(rest[i:])
		if !isNameRune(r) && r != '.' {
			rest = bytes.TrimLeft(rest[i:], " \t")
			return i > 0 && len(rest) > 0 && rest[0] == '='
		}
		i += n
	}
	return false
}

func (s *scanner) done() bool { return s.pos >= len(s.text) }

func (s *scanner) at(c byte) bool { return s.pos < len(s.text) && s.text[s.pos] == c }

func (s *scanner) rune() (rune, int) { return utf8.DecodeRune(s.text[s.pos:]) }

// line returns the number of the line of an offset, for a message.
func (s *scanner) line(offset int) string {
	return strconv.Itoa(1 + bytes.Count(s.text[:offset], []byte("\n")))
}

// restOfLine returns the offset after the last word of the line.
func (s *scanner) restOfLine() int {
	end := len(s.text)
	if n := bytes.IndexByte(s.text[s.pos:], '\n'); n >= 0 {
		end = s.pos + n
	}
	return s.pos + len(bytes.TrimRight(s.text[s.pos:end], " \t\r"))
}

// spaces skips spaces within a line, and reports those that only look like it.
func (s *scanner) spaces() {
	for !s.done() {
		if c := s.text[s.pos]; c == ' ' || c == '\t' {
			s.pos++
		} else if c < utf8.RuneSelf || !s.invisible() {
			return
		}
	}
}

// blanks skips spaces, comments and line ends.
func (s *scanner) blanks() {
	for s.spaces(); !s.done(); s.spaces() {
		switch s.text[s.pos] {
		case '\n', '\r':
			s.pos++
		case '#':
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) comment() {
	if n := bytes.IndexByte(s.text[s.pos:], '\n'); n >= 0 {
		s.pos += n
		return
	}
	s.pos = len(s.text)
}

// invisible skips a character that shows as nothing, as copied texts have them.
func (s *scanner) invisible() bool {
	r, n := s.rune()
	if !unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Cf) {
		return false
	}
	s.report(&invisible, s.pos, s.pos+n, codePoint(r))
	s.pos += n
	return true
}
