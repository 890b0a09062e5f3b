package lang

import (
	"bytes"
	"encoding/binary"
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
// each letter spends its time on wrong guesses. So a table says of two bytes, the
// first in the lower place, whether the second is odd behind the first.
var odd = func() (t [1 << 16]uint8) {
	for before := range 256 {
		for b := range 256 {
			if isOdd(byte(before), byte(b)) {
				t[b<<8|before] = 1
			}
		}
	}
	return t
}()

func isOdd(before, b byte) bool {
	switch {
	case b == ' ':
		return before == ' '
	case b == 0xD8, b == 0xD9:
		return false
	case b < ' ', b == 0xC2, b >= 0xCC:
		return true
	case b >= 0x90 && b <= 0x9A: // signs over letters
		return before == 0xD8 || before == 0xD9
	case b >= 0x8B && b <= 0x9F, b >= 0xB0 && b <= 0xBF: // vowel signs; more letters
		return before == 0xD9
	}
	return false
}

// nextOdd returns the next byte of a character that is not a Latin or Arabic letter
// or ASCII, or is white space but for one space between two words; or the end.
func nextOdd(s []byte, i int) int {
	if i == 0 && len(s) > 0 {
		if isOdd(0, s[0]) {
			return 0
		}
		i = 1
	}
	for ; i+8 <= len(s); i += 8 {
		b := s[i-1 : i+8 : i+8]
		if odd[pair(b)]|odd[pair(b[1:])]|odd[pair(b[2:])]|odd[pair(b[3:])]|
			odd[pair(b[4:])]|odd[pair(b[5:])]|odd[pair(b[6:])]|odd[pair(b[7:])] != 0 {
			break
		}
	}
	for ; i < len(s); i++ {
		if odd[pair(s[i-1:])] != 0 {
			return i
		}
	}
	return len(s)
}

func pair(s []byte) uint16 { return binary.LittleEndian.Uint16(s) }
