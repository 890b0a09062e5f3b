package lang

import "golang.org/x/text/unicode/norm"

// NFC returns the composed form of a text: letters with their marks in the one
// order, so that two editors' ways of writing «أ» or « é » are the same bytes. The
// text is valid UTF-8.
func NFC(s []byte) []byte { return norm.NFC.Bytes(s) }

// composedLetter returns the length of the character at an offset if it stays what
// it is in the composed form, as Latin and Arabic letters do, vowel signs in their
// order and the marks of plain prose; else 0. It spares nearly every text the tables.
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
