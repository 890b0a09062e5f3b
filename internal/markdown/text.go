package markdown

import (
	"bytes"
	"math/bits"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// class sorts bytes for the one loop that every byte of text passes.
var class = func() (t [256]uint8) {
	for c := range 256 {
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			t[c] = space
		case c == '&' || c == '<' || c == '>' || c == '"' || c < ' ' || c == 0x7F:
			t[c] = special
		case c < 0x80 && isAlnum(byte(c)):
			t[c] = inWord
		// 0xC2 leads Latin punctuation and the no-break space, 0xE2 quotation
		// marks and dashes: no word consists of these alone.
		case c >= 0xC3 && c != 0xE2:
			t[c] = inWord
		}
	}
	return
}()

const (
	other = iota
	space
	inWord
	special
)

// text appends plain text to the line that is being set, else to the HTML,
// escaped, and counts its words.
func (r *renderer) text(s []byte) {
	if r.line.on {
		r.lineWords(s)
		return
	}
	from, word := 0, r.word
	for i, c := range s {
		switch class[c] {
		case inWord:
			if !word {
				word = true
				r.body.Words++
			}
		case space:
			word = false
		case special:
			if c == '"' {
				continue
			}
			r.out = append(r.out, s[from:i]...)
			r.out = appendSpecial(r.out, s, i)
			from = i + 1
		}
	}
	r.out = append(r.out, s[from:]...)
	r.word = word
}

// lineWords looks at eight bytes at a time, of which a bit each tells what they
// are: a branch, or a step that waits for the last one, at every letter is slow.
func (r *renderer) lineWords(s []byte) {
	r.note()
	r.line.text = append(r.line.text, s...)
	fresh, seen := uint32(1), uint32(0) // fresh is 1 where no word is open
	if r.word {
		fresh = 0
	}
	for len(s) > 0 {
		kinds := uint32(0)
		if len(s) >= 8 {
			kinds = wordBits[s[0]] | wordBits[s[1]]<<1 | wordBits[s[2]]<<2 | wordBits[s[3]]<<3 |
				wordBits[s[4]]<<4 | wordBits[s[5]]<<5 | wordBits[s[6]]<<6 | wordBits[s[7]]<<7
			s = s[8:]
		} else {
			for i, c := range s {
				kinds |= wordBits[c] << i
			}
			s = nil
		}
		letters, spaces := kinds&0xFF, kinds>>8&0xFF
		// A one added behind each space is carried over what is neither, to the
		// letter or space that comes next.
		next := (spaces<<1 | fresh) + ^(letters | spaces)
		r.body.Words += bits.OnesCount32(next & letters)
		if letters > spaces { // the last of either is a letter
			fresh = 0
		} else if spaces > 0 {
			fresh = 1
		}
		seen |= kinds
	}
	r.word = fresh == 0
	r.line.special = r.line.special || seen&bitEscape != 0
}

// wordBits are the classes as lineWords counts by them.
var wordBits = func() (t [256]uint32) {
	for c := range 256 {
		switch class[c] {
		case inWord:
			t[c] = bitInWord
		case space:
			t[c] = bitSpace
		case special:
			if c != '"' {
				t[c] = bitEscape
			}
		}
	}
	return
}()

const (
	bitInWord = 1 << 0
	bitSpace  = 1 << 8
	bitEscape = 0xFF << 16
)

// attribute appends plain text to the HTML as part of a quoted attribute.
func (r *renderer) attribute(s string) { r.out = appendAttribute(r.out, s) }

func appendAttribute(dst []byte, s string) []byte {
	for i := range len(s) {
		if class[s[i]] == special {
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
