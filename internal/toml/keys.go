package toml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keys reads a key and the keys dotted to it.
func (s *scanner) keys() ([]part, bool) {
	var parts []part
	for {
		s.spaces()
		k, ok := s.key()
		if !ok {
			return nil, false
		}
		parts = append(parts, k)
		if s.depth+len(parts) > maxDepth {
			s.nested(k.span.Start)
			return nil, false
		}
		s.spaces()
		if !s.at('.') {
			return parts, true
		}
		s.pos++
	}
}

func (s *scanner) key() (part, bool) {
	start := s.pos
	if s.at('"') || s.at('\'') {
		if !s.short() {
			return part{}, false
		}
		return part{unquote(s.text[start:s.pos]), Span{start, s.pos}}, true
	}
	for !s.done() && isBareKey(s.text[s.pos]) {
		s.pos++
	}
	if r, _ := s.rune(); r >= utf8.RuneSelf && isNameRune(r) {
		return s.foreignKey(start)
	}
	if s.pos == start {
		s.noKey()
		return part{}, false
	}
	return part{string(s.text[start:s.pos]), Span{start, s.pos}}, true
}

// foreignKey reads a name that is not in plain Latin letters, with its spaces,
// as far as it is a name and not a line of prose.
func (s *scanner) foreignKey(start int) (part, bool) {
	for !s.done() {
		r, n := s.rune()
		if !isNameRune(r) && r != ' ' {
			break
		}
		s.pos += n
	}
	name := string(bytes.TrimRight(s.text[start:s.pos], " "))
	span := Span{start, start + len(name)}
	if r, _ := s.rune(); s.done() || !strings.ContainsRune("=:.]", r) {
		end := s.restOfLine()
		s.report(&noEquals, start, end, excerpt(s.text[start:end]))
		return part{}, false
	}
	latin, known := latinName(name)
	if !known {
		s.report(&foreignName, span.Start, span.End, name)
		return part{name, span}, true
	}
	s.report(&foreignKnown, span.Start, span.End, name, latin)
	return part{latin, span}, true
}

// noKey says what stands where a name should.
func (s *scanner) noKey() {
	end := s.restOfLine()
	switch rest := s.text[s.pos:end]; {
	case len(rest) == 0:
		s.report(&noName, s.pos, s.pos)
	case bytes.HasPrefix(rest, []byte("//")), bytes.HasPrefix(rest, []byte("/*")),
		bytes.HasPrefix(rest, []byte("<!--")), bytes.HasPrefix(rest, []byte(";")):
		s.report(&comment, s.pos, end)
	default:
		r, n := s.rune()
		s.report(&badName, s.pos, s.pos+n, string(r))
	}
}

func isBareKey(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

func isNameRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isBareKey(byte(r))
	}
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

func onlyWords(text []byte) bool {
	for _, c := range text {
		if !isBareKey(c) && c != ' ' && c != '\t' {
			return false
		}
	}
	return true
}

// unquote returns the text of a quoted key, quotation marks included. A broken
// escape stays as written: the text is refused anyhow.
func unquote(quoted []byte) string {
	s := string(quoted[1 : len(quoted)-1])
	if quoted[0] == '\'' || !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, `\`)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		r, n := unescape(rest)
		if n == 0 {
			r = '\\'
		}
		b.WriteRune(r)
		s = rest[n:]
	}
}

// unescape returns the character an escape stands for and the length of the
// escape after its backslash; 0 when it is none.
func unescape(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	digits := 0
	switch s[0] {
	case 'b':
		return '\b', 1
	case 't':
		return '\t', 1
	case 'n':
		return '\n', 1
	case 'f':
		return '\f', 1
	case 'r':
		return '\r', 1
	case 'e':
		return 0x1B, 1
	case '"', '\\':
		return rune(s[0]), 1
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(s) <= digits {
		return 0, 0
	}
	r, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(r), 1 + digits
}
