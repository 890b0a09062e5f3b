package lang

import (
	"strings"
)

// latin spells one word in a-z and digits: Latin letters without their accents,
// Arabic as names are spelt in Morocco (العيون is not known here, «الشباب» is
// "chabab"). Letters of other scripts are left out.
func latin(word string) string {
	if !strings.ContainsFunc(word, arabicLetter) {
		return ascii(Fold(word))
	}
	return spell(sounds(withoutArticle(word)))
}

func arabicLetter(r rune) bool { return r >= 'ء' && r <= 'ي' || r >= 'ٱ' && r <= 'ە' }

func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// withoutArticle takes the article and a conjunction or preposition before it
// from a word long enough to have them.
func withoutArticle(word string) string {
	for _, prefix := range []string{"وال", "بال", "فال", "كال", "ولل", "ال", "لل"} {
		if rest, ok := strings.CutPrefix(word, prefix); ok && len([]rune(rest)) >= 3 {
			return rest
		}
	}
	return word
}

// A sound is a letter in Latin spelling. Glides (و ي) are vowels or consonants
// by what stands beside them.
type sound struct {
	latin string
	vowel bool
	glide bool
}

var consonants = map[rune]string{
	'ب': "b", 'ت': "t", 'ث': "th", 'ج': "j", 'ح': "h", 'خ': "kh", 'د': "d", 'ذ': "d", 'ر': "r", 'ز': "z", 'س': "s",
	'ش': "ch", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "d", 'غ': "gh", 'ف': "f", 'ق': "k", 'ك': "k", 'ل': "l", 'م': "m",
	'ن': "n", 'ه': "h", 'پ': "p", 'ڤ': "v", 'گ': "g", 'ڭ': "g", 'ݣ': "g", 'ک': "k", 'ۋ': "v", 'چ': "tch",
}

var vowels = map[rune]string{
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ٱ': "a", 'ى': "a", 'ة': "a", 'ع': "a", 'ئ': "i", 'ؤ': "ou",
	'\u064E': "a", '\u064F': "ou", '\u0650': "i",
}

// sounds reads the letters of a word; vowel signs that lengthen nothing and all
// other marks are silent.
func sounds(word string) []sound {
	var out []sound
	for _, r := range word {
		switch {
		case consonants[r] != "":
			out = append(out, sound{latin: consonants[r]})
		case r == 'و':
			out = append(out, sound{latin: "ou", glide: true})
		case r == 'ي' || r == 'ی':
			out = append(out, sound{latin: "i", glide: true})
		case r == 'ا' && len(out) == 0:
			out = append(out, sound{latin: "i", vowel: true}) // اجتماع: ijtimaa
		case vowels[r] != "":
			out = append(out, sound{latin: vowels[r], vowel: true})
		default:
			if s := ascii(Fold(string(r))); s != "" {
				out = append(out, sound{latin: s, vowel: true}) // a digit or Latin letter needs no help
			}
		}
	}
	return glides(out)
}

// glides settles which و and ي are consonants: those before a vowel, unless a
// ي ends a syllable that a consonant began («تحية» is "tahia").
func glides(in []sound) []sound {
	for i := range in {
		if !in[i].glide {
			continue
		}
		before := i > 0 && in[i-1].vowel
		after := i+1 < len(in) && in[i+1].vowel
		switch {
		case in[i].latin == "ou" && (i == 0 || after):
			in[i].latin = "w"
		case in[i].latin == "i" && (i == 0 || before && after):
			in[i].latin = "y"
		default:
			in[i].vowel = true
		}
	}
	return in
}

// spell joins sounds and gives each consonant that could not be said the vowel
// that Arabic does not write, an "a".
func spell(in []sound) string {
	var b strings.Builder
	open := false // after a vowel, a consonant can close the syllable
	for i, s := range in {
		if s.vowel && strings.HasSuffix(b.String(), s.latin+s.latin) {
			continue
		}
		b.WriteString(s.latin)
		wants := !s.vowel && !open && i+1 < len(in) && !in[i+1].vowel
		if wants {
			b.WriteByte('a')
		}
		open = s.vowel || wants
	}
	return b.String()
}
