package check

import (
	"sync"
	"unicode/utf8"
)

// word is a run of letters in a passage.
type word struct{ start, end int }

// wordRule is asked wherever one of its words stands.
type wordRule func(in *edition, p *passage, w word)

// lexicon holds the words that any rule asks for, so that a text is walked once.
// Hint tells most other words apart without looking them up.
type lexicon struct {
	rules map[string][]wordRule
	hint  [1 << 12]bool
}

var (
	arabicWords = sync.OnceValue(func() *lexicon {
		l := &lexicon{rules: map[string][]wordRule{}}
		l.add(detachedWaw, "و", "وَ")
		l.add(relativeArabic, relativeWordsAR...)
		l.add(weekdayArabic, weekdayWordsAR...)
		l.add(regionWord, "جهة", "لجهة", "بجهة")
		return l
	})
	frenchWords = sync.OnceValue(func() *lexicon {
		l := &lexicon{rules: map[string][]wordRule{}}
		l.add(relativeFrench, relativeWordsFR...)
		l.add(weekdayFrench, weekdayWordsFR...)
		l.add(regionWord, "région", "Région")
		l.add(capitalAccent, capitalWords...)
		return l
	})
)

func (l *lexicon) add(rule wordRule, words ...string) {
	for _, w := range words {
		l.rules[w] = append(l.rules[w], rule)
		l.hint[hintOf([]byte(w))] = true
	}
}

func hintOf(w []byte) int {
	n := len(w)
	return (int(w[n-1])*31 + int(w[n/2])*7 + int(w[0])*3 + n) & (1<<12 - 1)
}

// words asks the rules of a lexicon along a passage.
func words(in *edition, p *passage, l *lexicon) {
	for i := 0; i < len(p.text); {
		start := i
		for i < len(p.text) {
			c := p.text[i]
			if c&0xFE == 0xD8 && i+1 < len(p.text) && letterPair[c&1][p.text[i+1]] { // most letters of Arabic, without a call
				i += 2
				continue
			}
			if c < 0x80 && letterLength[c] == 1 {
				i++
				continue
			}
			n := letter(p.text, i)
			if n == 0 {
				break
			}
			i += n
		}
		if i == start {
			in.eastern = in.eastern || isEastern(p.text, i)
			i++
			continue
		}
		if w := p.text[start:i]; l.hint[hintOf(w)] {
			for _, rule := range l.rules[string(w)] {
				rule(in, p, word{start, i})
			}
		}
		in.eastern = in.eastern || isEastern(p.text, i)
	}
}

// letterLength is how long the letter is that a byte may begin; letterPair tells
// letters by the second byte behind the two that nearly all Arabic begins with.
var letterLength = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c < 0x80 && (c|0x20 >= 'a' && c|0x20 <= 'z'):
			t[c] = 1
		case c >= 0xC3 && c <= 0xC5, c >= 0xD8 && c <= 0xDB:
			t[c] = 2
		}
	}
	return
}()

var letterPair = func() (t [2][256]bool) {
	for c := 0x80; c < 0xC0; c++ {
		t[0][c] = c >= 0xA0 || c >= 0x90 && c <= 0x9A // U+0600
		t[1][c] = c < 0xA0 || c >= 0xAE               // U+0640
	}
	return
}()

// letter returns the length of the letter or vowel sign at an offset, 0 if there
// is none.
func letter(s []byte, i int) int {
	if i+1 >= len(s) {
		if i < len(s) && letterLength[s[i]] == 1 {
			return 1
		}
		return 0
	}
	switch c := s[i]; c {
	case 0xD8, 0xD9:
		if letterPair[c&1][s[i+1]] {
			return 2
		}
		return 0
	case 0xC3:
		if s[i+1] != 0x97 && s[i+1] != 0xB7 { // × ÷
			return 2
		}
		return 0
	case 0xDB:
		if s[i+1] < 0x94 {
			return 2
		}
		return 0
	default:
		return int(letterLength[c])
	}
}

// isEastern reports whether one of the digits ٠-٩ or ۰-۹ stands at an offset.
func isEastern(s []byte, i int) bool {
	if i+1 >= len(s) {
		return false
	}
	return s[i] == 0xD9 && s[i+1] >= 0xA0 && s[i+1] <= 0xA9 || s[i] == 0xDB && s[i+1] >= 0xB0 && s[i+1] <= 0xB9
}

// wordStart returns where the word that ends at an offset begins.
func (p *passage) wordStart(end int) int {
	for end > 0 {
		r, n := utf8.DecodeLastRune(p.text[:end])
		if !isArabic(r) && !isVowelSign(r) && !isLatin(r) && r != 0x0640 {
			break
		}
		end -= n
	}
	return end
}

// arabicWord returns where the word that begins at an offset ends.
func (p *passage) arabicWord(start int) int {
	for n := letter(p.text, start); n > 0; n = letter(p.text, start) {
		start += n
	}
	return start
}

// wordBefore returns the word before an offset on the same line, with nothing
// but white space and emphasis signs between; "" if something else stands there.
func (p *passage) wordBefore(i int) string {
	from := i
	for i > 0 {
		r, n := utf8.DecodeLastRune(p.text[:i])
		if !isGap(r) && r != mark {
			break
		}
		i -= n
	}
	if i == from {
		return ""
	}
	return string(p.text[p.wordStart(i):i])
}

// wordAfter is the like for the word after an offset.
func (p *passage) wordAfter(i int) word {
	start := i
	for start < len(p.text) {
		r, n := utf8.DecodeRune(p.text[start:])
		if !isGap(r) && r != mark {
			break
		}
		start += n
	}
	if start == i {
		return word{i, i}
	}
	return word{start, p.arabicWord(start)}
}

func (p *passage) string(w word) string { return string(p.text[w.start:w.end]) }
