package markdown

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// found is what stands anywhere in a text, so that most texts need not be asked
// for it word by word.
type found struct {
	special bool // what HTML must not hold as it is, quotation marks apart
	escapes bool // backslashes or entities
}

// suspect marks the bytes to look at: those at which a character that does not
// belong into a text can begin, and those that found tells of. In a text that is
// not UTF-8, doubtful does. Everything else is passed over quickly.
var suspect, doubtful = func() (s, d [256]uint8) {
	for c := range 256 {
		if special[c] && c != '"' || c == '\\' || c == 0xC2 || c == 0xEF || c >= 0xF0 {
			s[c] = 1
		}
		d[c] = s[c] | uint8(c>>7)
	}
	return
}()

// forbidden tells the characters HTML does not allow, and U+FFFD, which is
// left where a character was lost. White space is allowed.
func forbidden(c rune) bool {
	switch {
	case c == '\t' || c == '\n' || c == '\r':
		return false
	case c < ' ' || 0x7F <= c && c <= 0x9F || c == utf8.RuneError:
		return true
	}
	return 0xFDD0 <= c && c <= 0xFDEF || c&0xFFFE == 0xFFFE
}

func isBidi(c rune) bool {
	return c == 0x061C || c == 0x200E || c == 0x200F ||
		0x202A <= c && c <= 0x202E || 0x2066 <= c && c <= 0x2069
}

// controls remarks characters that are forbidden, raw or as an entity, and
// bidi controls hidden in entities; a run of one character is one remark. It
// returns src as it may be parsed: bytes that are not UTF-8, and forbidden
// characters, are replaced by ASCII control characters of the same length, so
// that offsets stay and the HTML shows U+FFFD.
func (r *renderer) controls(src []byte, valid bool) []byte {
	clean, marks := src, &suspect
	if !valid {
		marks = &doubtful
	}
	for i := skip(src, 0, marks); i < len(src); i = skip(src, i, marks) {
		c, n := utf8.DecodeRune(src[i:])
		if c < utf8.RuneSelf {
			r.find(src, i)
		}
		if c == '&' {
			n = r.entityControl(src, i)
		} else if forbidden(c) {
			r.found.special = true
			one := src[i : i+n]
			for bytes.HasPrefix(src[i+n:], one) {
				n += len(one)
			}
			r.remark(ControlCharacter, fmt.Sprintf("U+%04X", c), i, i+n)
			if &clean[0] == &src[0] {
				clean = bytes.Clone(src)
			}
			copy(clean[i:i+n], bytes.Repeat([]byte{0x1A}, n))
		}
		i += n
	}
	return clean
}

// find notes a sign. One that begins a line makes a quotation, and is no text.
func (r *renderer) find(src []byte, i int) {
	switch c := src[i]; {
	case c == '\\':
		r.found.escapes = true
	case c != '>' || i > 0 && src[i-1] != '\n':
		r.found.special = true
		r.found.escapes = r.found.escapes || c == '&'
	}
}

func (r *renderer) entityControl(src []byte, i int) int {
	text, n := entity(src[i:])
	switch c, _ := utf8.DecodeRuneInString(text); {
	case n == 1:
	case c == utf8.RuneError:
		r.remark(ControlCharacter, string(src[i:i+n]), i, i+n)
	case isBidi(c):
		r.remark(BidiEntity, fmt.Sprintf("U+%04X", c), i, i+n)
	}
	return n
}
