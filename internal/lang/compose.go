package lang

import "golang.org/x/text/unicode/norm"

// NFC returns the composed form of a text: letters with their marks in the one
// order, so that two editors' ways of writing «أ» or « é » are the same bytes.
func NFC(s string) string {
	if composed(s) {
		return s
	}
	return norm.NFC.String(s)
}

// composed reports a text that cannot be anything but composed: it holds only
// ASCII, the Latin and Arabic letters and the marks of plain prose. It spares
// nearly every text the tables.
func composed(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c < 0x80:
			i++
			continue
		case i+1 >= len(s):
			return false
		case c >= 0xC2 && c <= 0xCB: // U+0080 to U+02FF
		case c == 0xD8 && (s[i+1] < 0x90 || s[i+1] > 0x9A):
		case c == 0xD9 && (s[i+1] <= 0x8A || s[i+1] >= 0xA0 && s[i+1] <= 0xAF):
		case c == 0xE2 && s[i+1] == 0x80 && i+2 < len(s) && s[i+2] > 0x81: // quotation marks, dashes, spaces
			i += 3
			continue
		default:
			return false
		}
		i += 2
	}
	return true
}
