package lang

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Letters writes Arabic letters that stand as shapes (U+FB50 to U+FEFC, as text
// copied from a PDF has them) as the letters they are. A vowel sign that its
// shape shows upon a space or a tatweel is the sign alone.
func Letters(s string) string {
	var b strings.Builder
	for _, r := range s {
		letters := norm.NFKC.String(string(r))
		if r >= 0xFE70 && r <= 0xFE7F {
			letters = strings.TrimLeft(letters, " ـ")
		}
		b.WriteString(letters)
	}
	return norm.NFC.String(b.String())
}
