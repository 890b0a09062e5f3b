package lang

import (
	"strings"
	"unicode"
)

// Compare orders titles and labels of any mix of languages: digits, Latin,
// Arabic, each by its alphabet, without regard to case, accents, hamza forms or
// punctuation. The Arabic article counts as letters, as in a printed index of
// the region. Titles equal in all this follow their bytes, so the order is
// total and the same everywhere.
func Compare(a, b string) int {
	if c := strings.Compare(SortKey(a), SortKey(b)); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// SortKey returns the key by which Compare orders, for lists long enough to
// make it once a title.
func SortKey(s string) string {
	words := strings.FieldsFunc(Fold(s), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.Nd)
	})
	return strings.Join(words, " ")
}
