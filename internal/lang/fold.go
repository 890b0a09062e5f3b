package lang

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns what two spellings of one word have in common: lower case,
// without accents, vowel signs, tatweel and direction marks, with one form for
// the hamza seats, for ya, ta marbuta, kaf and the digits. It is the key of the
// search index, and the browser folds by the same table: a change here changes
// that script and its test vectors.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	s = norm.NFKD.String(strings.ToLower(s))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case dropped(r):
		case r == 'œ':
			b.WriteString("oe")
		case r == 'æ':
			b.WriteString("ae")
		default:
			b.WriteRune(foldRune(r))
		}
	}
	return b.String()
}

// folded reports the plain ASCII that Fold leaves alone: most ids and fields.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' || c == '\'' {
			return false
		}
	}
	return true
}

func dropped(r rune) bool {
	switch {
	case r < 0x0300:
		return false
	case r <= 0x036F,
		r >= 0x0610 && r <= 0x061A,
		r == 'ء', // what carried it has become a plain letter by now
		r == 0x0640,
		r >= 0x064B && r <= 0x065F,
		r == 0x0670,
		r >= 0x06D6 && r <= 0x06ED,
		r >= 0x200B && r <= 0x200F,
		r >= 0x202A && r <= 0x202E,
		r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

func foldRune(r rune) rune {
	switch r {
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ک', 'گ', 'ڭ':
		return 'ك'
	case '’', '\'':
		return ' '
	}
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}

// FoldName returns what two spellings of one name have in common: Fold, with
// every dash and mark a space, and without the word "region" before it. So
// «بجهة الرباط–سلا–القنيطرة» is found under «الرباط - سلا - القنيطرة».
func FoldName(s string) string {
	words := strings.FieldsFunc(Fold(s), betweenWords)
	if n := regionWords(words); n < len(words) {
		words = words[n:]
	}
	return strings.Join(words, " ")
}

func betweenWords(r rune) bool {
	switch r {
	case '-', '/', '،', ',', '_', '.', '\u2212':
		return true
	}
	return r >= 0x2010 && r <= 0x2015 || unicode.IsSpace(r)
}

// regionWords counts the words before a region's own name.
func regionWords(words []string) int {
	if len(words) == 0 {
		return 0
	}
	switch words[0] {
	case "جهه", "بجهه", "لجهه":
		return 1
	case "region":
	default:
		return 0
	}
	if len(words) > 1 {
		switch words[1] {
		case "du", "d":
			return 2
		case "de":
			if len(words) > 2 && words[2] == "l" {
				return 3
			}
			return 2
		}
	}
	return 1
}

// IsNFC reports whether a text is in the composed form of Unicode, in which two
// addresses that look alike are alike.
func IsNFC(s string) bool { return norm.NFC.IsNormalString(s) }
