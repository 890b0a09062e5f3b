package lang

import (
	"bytes"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// AppendPlain appends a text with each run of white space as one space, none at
// its ends.
func AppendPlain(dst, s []byte) []byte {
	from, start := 0, len(dst) // s[from:] is not written yet
	for i := nextSpace(s, 0); i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		if !unicode.IsSpace(r) {
			i = nextSpace(s, i+n)
			continue
		}
		dst = appendWords(dst, s[from:i], start)
		for unicode.IsSpace(r) {
			i += n
			r, n = utf8.DecodeRune(s[i:])
		}
		from, i = i, nextSpace(s, i)
	}
	return appendWords(dst, s[from:], start)
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

// nextSpace returns where white space may begin that is not one space between two
// words, or the end.
func nextSpace(s []byte, i int) int {
	for ; i+9 <= len(s); i += 8 {
		x := eight(s, i)
		odd := highs &^ x &^ fromLow(x, ' ')
		odd |= same(x, 0xC2) | highs&x&fromLow(x, 0xE1)&^fromLow(x, 0xE4)
		odd |= same(x, ' ') & same(eight(s, i+1), ' ')
		if odd != 0 {
			return i + bits.TrailingZeros64(odd)/8
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == 0xC2 || c >= 0xE1 && c <= 0xE3 || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			return i
		}
	}
	return len(s)
}
