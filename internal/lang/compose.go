package lang

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC returns the composed form of a text: letters with their marks in the one
// order, so that two editors' ways of writing «أ» or « é » are the same bytes. A
// text that has this form is returned itself. The text is valid UTF-8.
func NFC(s []byte) []byte {
	if composed(s) {
		return s
	}
	return norm.NFC.Bytes(s)
}

// composed reports a text that cannot be anything but composed: it holds only
// ASCII, the Latin and Arabic letters, vowel signs in their order and the marks of
// plain prose. It spares nearly every text the tables.
func composed(s []byte) bool {
	for i := 0; i < len(s); {
		if i > 0 && i+8 <= len(s) && allComposed(s, i) {
			i += 8
			continue
		}
		for i > 0 && !utf8.RuneStart(s[i]) {
			i--
		}
		for until := min(i+9, len(s)); i < until; {
			n := composedLetter(s, i)
			if n == 0 {
				return false
			}
			i += n
		}
	}
	return true
}

// allComposed looks at the eight bytes at an offset, which may stand within a
// letter; false may mean nothing.
func allComposed(s []byte, i int) bool {
	x, before := eight(s, i), eight(s, i-1)
	odd := x & highs & fromLow(x, 0xCC) &^ same(x&^ones, 0xD8) // beyond Latin, but for 0xD8 and 0xD9
	behind := same(before&^ones, 0xD8)                         // goes on with one of these
	d9 := before << 7
	bit4, bit5, fromB := x<<3, x<<2, ((x&(ones*0x0F))+ones*5)<<3
	odd |= behind &^ d9 & bit4 &^ bit5        // 0xD8 and 0x90 to 0x9F
	odd |= behind & d9 & (bit4 | fromB&^bit5) // 0xD9 and 0x8B to 0x9F, or 0xB0 and more
	return odd == 0
}

// composedLetter returns the length of the character at an offset if it stays what
// it is in the composed form, else 0.
func composedLetter(s []byte, i int) int {
	c := s[i]
	if c < 0x80 {
		return 1
	}
	if i+1 >= len(s) {
		return 0
	}
	switch next := s[i+1]; {
	case c >= 0xC2 && c <= 0xCB, // U+0080 to U+02FF
		c == 0xD8 && (next < 0x90 || next > 0x9A),
		c == 0xD9 && (next <= 0x8A || next >= 0xA0 && next <= 0xAF):
		return 2
	case c == 0xD9 && next >= 0x8B && next <= 0x92: // a vowel sign, and those behind it
		n := 2
		for ; i+n+1 < len(s) && s[i+n] == 0xD9 && s[i+n+1] >= 0x8B && s[i+n+1] <= 0x92; n += 2 {
			if s[i+n+1] < s[i+n-1] {
				return 0
			}
		}
		return n
	case c == 0xE2 && next == 0x80 && i+2 < len(s) && s[i+2] > 0x81: // quotation marks, dashes, spaces
		return 3
	}
	return 0
}
