package lang

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendPlain appends a text, which is valid UTF-8, in its composed form, with each
// run of white space as one space and none at its ends.
func AppendPlain(dst, s []byte) []byte {
	plain, ok := appendPlain(dst, s, false)
	if !ok {
		plain, _ = appendPlain(dst, norm.NFC.Bytes(s), true)
	}
	return plain
}

// appendPlain copies what stands between runs of white space; ok is false where a
// text that may not be composed is not.
func appendPlain(dst, s []byte, composed bool) (plain []byte, ok bool) {
	from, start := 0, len(dst) // s[from:] is not written yet
	for i := nextOdd(s, 0); i < len(s); i = nextOdd(s, i) {
		for i > from && !utf8.RuneStart(s[i]) {
			i--
		}
		r, n := utf8.DecodeRune(s[i:])
		if !unicode.IsSpace(r) {
			if !composed {
				n = composedLetter(s, i)
			}
			if n == 0 {
				return dst, false
			}
			i += n
			continue
		}
		dst = appendWords(dst, s[from:i], start)
		for unicode.IsSpace(r) {
			i += n
			r, n = utf8.DecodeRune(s[i:])
		}
		from = i
	}
	return appendWords(dst, s[from:], start), true
}

// appendWords appends words with single spaces between them, parted by one from
// the words that are there since start.
func appendWords(dst, words []byte, start int) []byte {
	words = bytes.Trim(words, " ")
	if len(words) > 0 && len(dst) > start {
		dst = append(dst, ' ')
	}
	return append(dst, words...)
}

// Every byte of an archive passes nextOdd, and in Arabic a loop that branches at
// each letter spends its time on wrong guesses. So a table says of a byte, in its
// low half, where it is odd: always, or behind one of three others; and in its high
// half, that it is one of these.
const (
	always = 1 << iota
	behindSpace
	behindD8
	behindD9
)

var oddness = func() (t [256]uint16) {
	for b := range t {
		switch {
		case b == ' ':
			t[b] = behindSpace | behindSpace<<8
		case b == 0xD8:
			t[b] = behindD8 << 8
		case b == 0xD9:
			t[b] = behindD9 << 8
		case b < ' ', b == 0xC2, b >= 0xCC:
			t[b] = always
		case b >= 0x90 && b <= 0x9A: // signs over letters
			t[b] = behindD8 | behindD9
		case b >= 0x8B && b <= 0x9F, b >= 0xB0 && b <= 0xBF: // vowel signs; more letters
			t[b] = behindD9
		}
	}
	return t
}()

// nextOdd returns the next byte of a character that is not a Latin or Arabic letter
// or ASCII, or is white space but for one space between two words; or the end.
func nextOdd(s []byte, i int) int {
	before := uint16(0)
	for ; i+4 <= len(s); i += 4 {
		four := s[i : i+4 : i+4]
		a, b, c, d := oddness[four[0]], oddness[four[1]], oddness[four[2]], oddness[four[3]]
		if a&(before>>8|always)|b&(a>>8|always)|c&(b>>8|always)|d&(c>>8|always) != 0 {
			break
		}
		before = d
	}
	for ; i < len(s); i++ {
		a := oddness[s[i]]
		if a&(before>>8|always) != 0 {
			return i
		}
		before = a
	}
	return len(s)
}
