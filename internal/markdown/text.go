package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// special marks the bytes that are not written as they are; a quotation mark is,
// but for attributes.
var special = func() (t [256]bool) {
	for c := range 256 {
		t[c] = c == '&' || c == '<' || c == '>' || c == '"' || c < ' ' && c != '\t' && c != '\n' || c == 0x7F
	}
	return
}()

// wordy tells the characters that make a word. Latin punctuation, the no-break
// space, and dashes, quotation marks and signs (U+2000 to U+2BFF, and U+2E00 to
// U+2E7F) alone are none.
func wordy(c rune) bool {
	if c < utf8.RuneSelf {
		return isAlnum(byte(c))
	}
	return c >= 0xC0 && (c < 0x2000 || c >= 0x2C00 && c&^0x7F != 0x2E00)
}

// text appends plain text to the line that is being set, else to the HTML, escaped.
func (r *renderer) text(s []byte) {
	r.body.Words = r.body.Words || bytes.ContainsFunc(s, wordy)
	if r.line.on {
		r.note()
		r.line.text = append(r.line.text, s...)
		return
	}
	from := 0
	for i, c := range s {
		if !special[c] || c == '"' {
			continue
		}
		r.out = append(r.out, s[from:i]...)
		r.out = appendSpecial(r.out, s, i)
		from = i + 1
	}
	r.out = append(r.out, s[from:]...)
}

// attribute appends plain text to the HTML as part of a quoted attribute.
func (r *renderer) attribute(s string) { r.out = appendAttribute(r.out, s) }

func appendAttribute(dst []byte, s string) []byte {
	for i := range len(s) {
		if special[s[i]] {
			dst = appendSpecial(dst, s, i)
		} else {
			dst = append(dst, s[i])
		}
	}
	return dst
}

// appendSpecial writes the byte at i so that it is text. Control characters
// are not allowed in HTML in any form and stay visible as U+FFFD.
func appendSpecial[T string | []byte](dst []byte, s T, i int) []byte {
	switch c := s[i]; c {
	case '&':
		return append(dst, "&amp;"...)
	case '<':
		return append(dst, "&lt;"...)
	case '>':
		return append(dst, "&gt;"...)
	case '"':
		return append(dst, "&quot;"...)
	case '\r':
		if i+1 < len(s) && s[i+1] == '\n' {
			return dst
		}
		return append(dst, '\n')
	default:
		return append(dst, "\uFFFD"...)
	}
}

// resolved is plain of a piece of the source, which mostly has nothing to resolve.
func (r *renderer) resolved(s []byte) []byte {
	if r.found.escapes {
		return plain(s)
	}
	return s
}

// plain resolves backslash escapes and entities; it returns s itself where
// there are none.
func plain(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			out = append(out, s[i+1])
			i += 2
		case s[i] == '&':
			text, n := entity(s[i:])
			out = append(out, text...)
			i += n
		default:
			out = append(out, s[i])
			i++
		}
	}
	return out
}

// entity returns the text of the entity s begins with and its length, or the
// ampersand alone.
func entity(s []byte) (string, int) {
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	name := string(s[1:end])
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "&", 1
	}
	digits, base, most := name[1:], 10, 7
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		digits, base, most = digits[1:], 16, 6
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return "&", 1
	}
	if c := rune(v); v != 0 && utf8.ValidRune(c) && !forbidden(c) {
		return string(c), end + 1
	}
	return "\uFFFD", end + 1
}

// squeeze makes every run of white space one space, and trims.
func squeeze(s []byte) string { return string(squeezed(bytes.Clone(s))) }

// squeezed is squeeze in place. Most text has nothing to squeeze.
func squeezed(s []byte) []byte {
	if len(s) > 0 && s[0] > ' ' && skip(s, 0, &control) == len(s) && !bytes.Contains(s, []byte("  ")) {
		return bytes.TrimRight(s, " ")
	}
	out, gap := s[:0], false
	for _, c := range s {
		if c <= ' ' {
			gap = len(out) > 0
			continue
		}
		if gap {
			out, gap = append(out, ' '), false
		}
		out = append(out, c)
	}
	return out
}

// control marks white space but the space, and what else takes no room.
var control = func() (t [256]uint8) {
	for c := range ' ' {
		t[c] = 1
	}
	return
}()
