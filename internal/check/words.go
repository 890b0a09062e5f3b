package check

import (
	"math/bits"
	"sync"
	"unicode/utf8"
)

// word is a run of letters in a passage.
type word struct{ start, end int }

// wordRule is asked wherever one of its words stands.
type wordRule func(in *edition, p *passage, w word)

// lexicon holds the words and signs that any rule of a language asks for, so that
// a text is walked once. Hint tells most other words apart, and from those that say
// a number, without looking them up.
type lexicon struct {
	rules map[string][]wordRule
	hint  endings
	signs [256]uint8 // what to do at a byte that begins no letter
	sign  func(in *edition, p *passage, i int) int
}

// seen are the signs met in a passage, outside of its numbers, for which a rule goes
// through it again.
type seen uint8

const (
	seenComma seen = 1 << iota // or another mark that Arabic has of its own
	seenQuote
	seenApostrophe
	seenDash
	seenShape
	seenSpaces // two and more
)

// seenAt tells the first bytes of those signs, which may begin others.
var seenAt = [256]seen{
	',': seenComma, ';': seenComma, '?': seenComma, '"': seenQuote, '\'': seenApostrophe, '-': seenDash, 0xE2: seenDash, 0xEF: seenShape,
}

// What is done at a byte: nothing, or one of these.
const (
	askSign = 1 + iota // sign is asked, and returns where to go on
	askGap             // the like, but for a space before an Arabic word
	askDigit
	askEastern
)

var (
	arabicWords = sync.OnceValue(func() *lexicon {
		l := newLexicon(arabicSpaces, '\t', '.', ':', '!', 0xC2, 0xD8, 0xE2, 0xE3, 0xEF)
		l.signs[' '] = askGap
		l.add(detachedWaw, "و", "وَ")
		l.add(relativeArabic, relativeWordsAR...)
		l.add(weekdayArabic, weekdayWordsAR...)
		l.add(regionWord, "جهة", "لجهة", "بجهة")
		return l
	})
	frenchWords = sync.OnceValue(func() *lexicon {
		l := newLexicon(frSpacing, ':', ';', '!', '?', 0xC2)
		l.add(relativeFrench, relativeWordsFR...)
		l.add(weekdayFrench, weekdayWordsFR...)
		l.add(regionWord, "région", "Région")
		l.add(capitalAccent, capitalWords...)
		return l
	})
	otherWords = sync.OnceValue(func() *lexicon { return newLexicon(nil) })
)

// newLexicon returns a lexicon without words, with a function that is asked at the
// bytes that some sign may begin with.
func newLexicon(sign func(*edition, *passage, int) int, at ...byte) *lexicon {
	l := &lexicon{rules: map[string][]wordRule{}, sign: sign}
	for _, c := range at {
		l.signs[c] = askSign
	}
	for c := '0'; c <= '9'; c++ {
		l.signs[c] = askDigit
	}
	l.signs[0xD9], l.signs[0xDB] = askEastern, askEastern
	l.hint.addNumbers()
	return l
}

func (l *lexicon) add(rule wordRule, words ...string) {
	for _, w := range words {
		l.rules[w] = append(l.rules[w], rule)
		l.hint.add(w)
	}
}

// ask asks the rules of a word, if it has any.
func (l *lexicon) ask(in *edition, p *passage, w word) {
	for _, rule := range l.rules[string(p.text[w.start:w.end])] {
		rule(in, p, w)
	}
}

// words asks the rules of a lexicon along a passage: at its words, at the signs
// between them, and at its numbers. It returns which signs it met, and notes the
// places at which there may be a figure.
func words(in *edition, p *passage, l *lexicon) (met seen) {
	text := p.text
	next := 0 // where the word begins at whose end we arrive
	for at := 0; at <= len(text); at += block {
		for ends := wordEdges.from(text, at); ends != 0; ends &= ends - 1 {
			i := at + bits.TrailingZeros64(ends)
			if i < next {
				continue // within a number or a gap
			}
			switch {
			case i > next:
				if l.hint.may(ending(text, next, i)) {
					in.places = append(in.places, place{next, i})
					l.ask(in, p, word{next, i})
				}
			case i > 0 && i < len(text) && text[i] == ' ' && text[i-1] == ' ':
				met |= seenSpaces
			}
			if i >= len(text) {
				return met
			}
			next = i + width(text[i])
			met |= seenAt[text[i]]
			switch l.signs[text[i]] {
			case askGap:
				if !p.wordFollows(i) {
					next = l.sign(in, p, i)
				}
			case askSign:
				next = max(next, l.sign(in, p, i))
			case askDigit:
				next = in.groupedNumber(p, i)
				in.places = append(in.places, place{i, next})
			case askEastern:
				if isEastern(text, i) {
					in.eastern = true
					in.places = append(in.places, place{i, next})
				}
			}
		}
	}
	return met
}

// letterAlone tells the letters of one byte, letterPair those of two by both of
// them: a walk tests each byte for one thing only.
var letterAlone = func() (t [256]bool) {
	for c := range t {
		t[c] = c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	return
}()

var letterPair = func() (t [256][256]bool) {
	for c := range 256 {
		t[0xC3][c] = c != 0x97 && c != 0xB7 // × ÷
		t[0xC4][c], t[0xC5][c], t[0xDA][c] = true, true, true
		t[0xD8][c] = c >= 0xA0 && c < 0xC0 || c >= 0x90 && c <= 0x9A // U+0600
		t[0xD9][c] = c >= 0x80 && c < 0xA0 || c >= 0xAE && c < 0xC0  // U+0640
		t[0xDB][c] = c < 0x94
	}
	return
}()

var wordEdges = newEdges(&letterAlone, &letterPair)

// letter returns the length of the letter or vowel sign at an offset, 0 if there
// is none.
func letter(s []byte, i int) int {
	switch {
	case i < len(s) && letterAlone[s[i]]:
		return 1
	case i+1 < len(s) && letterPair[s[i]][s[i+1]]:
		return 2
	}
	return 0
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

// wordEnd returns where the word that begins at an offset ends.
func wordEnd(text []byte, i int) int {
	for i < len(text) && letterAlone[text[i]] {
		i++
	}
	for i+1 < len(text) && letterPair[text[i]][text[i+1]] {
		i += 2
		for i < len(text) && letterAlone[text[i]] {
			i++
		}
	}
	return i
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
	return word{start, wordEnd(p.text, start)}
}

func (p *passage) string(w word) string { return string(p.text[w.start:w.end]) }
