package check

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// months are the names in use in the Moroccan press, the eastern and the western
// ones, and the French.
var months = map[string]int{
	"يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "ابريل": 4, "إبريل": 4, "ماي": 5, "مايو": 5, "يونيو": 6, "يونيه": 6, "يوليوز": 7, "يوليو": 7,
	"غشت": 8, "أغسطس": 8, "شتنبر": 9, "سبتمبر": 9, "أكتوبر": 10, "اكتوبر": 10, "نونبر": 11, "نوفمبر": 11, "دجنبر": 12, "ديسمبر": 12,
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10,
	"novembre": 11, "décembre": 12, "Janvier": 1, "Février": 2, "Mars": 3, "Avril": 4, "Mai": 5, "Juin": 6, "Juillet": 7, "Août": 8, "Septembre": 9,
	"Octobre": 10, "Novembre": 11, "Décembre": 12,
}

// month returns the month named at i, and what follows it.
func (s *figures) month(i int) (month, end int) {
	for range 2 { // «11 من يوليوز», «11 شهر يوليوز»
		i = s.gap(i)
		end = wordEnd(s.text, i)
		w := s.text[i:end]
		if m := months[string(w)]; m > 0 {
			return m, end
		}
		if string(w) != "من" && string(w) != "شهر" {
			break
		}
		i = end
	}
	return 0, 0
}

// pastOrdinal passes the letters of an ordinal in figures: 1er, 2e, 3ème.
func (s *figures) pastOrdinal(i int) int {
	for _, o := range []string{"er", "ère", "re", "ème", "eme", "e", "ᵉʳ", "ᵉ"} {
		if bytes.HasPrefix(s.text[i:], []byte(o)) && wordEnd(s.text, i) == i+len(o) {
			return i + len(o)
		}
	}
	return i
}

// hourEnd returns the end of the hour whose number ends at i: 10h30, 10:30,
// 10 heures; 0 if it is none.
func (s *figures) hourEnd(i int) int {
	if i < len(s.text) && (s.text[i] == ':' || s.text[i] == 'h') && s.digitAt(i+1) {
		return s.digitsEnd(i + 1)
	}
	at := s.gap(i)
	end := wordEnd(s.text, at)
	switch string(s.text[at:end]) {
	case "h", "heure", "heures", "ساعة", "ساعات":
		if to := s.gap(end); end-at == 1 && s.digitAt(to) {
			return s.digitsEnd(to)
		}
		return end
	}
	return 0
}

// dateInDigits reads 11/07/2025 and 2025-07-11.
func (s *figures) dateInDigits(from int) (day, month, end int) {
	a, first, i := s.digits(from)
	if i >= len(s.text) || s.text[i] != '/' && s.text[i] != '.' && s.text[i] != '-' || !s.digitAt(i+1) {
		return 0, 0, 0
	}
	sign := s.text[i]
	b, month, j := s.digits(i + 1)
	if j >= len(s.text) || s.text[j] != sign || !s.digitAt(j+1) {
		return 0, 0, 0
	}
	c, last, end := s.digits(j + 1)
	if day = first; a == 4 {
		a, c, day = c, a, last
	}
	if a > 2 || b > 2 || c != 4 || day < 1 || day > 31 || month < 1 || month > 12 {
		return 0, 0, 0
	}
	return day, month, end
}

func small(s string) int {
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

// phone returns the end of a telephone number: digits behind a plus sign, or
// four and more groups that begin with a zero.
func (s *figures) phone(from int) int {
	plus := from > 0 && s.text[from-1] == '+'
	if !plus && s.digit(from) != 0 {
		return 0
	}
	groups, i := 0, from
	for {
		n, _, end := s.digits(i)
		groups++
		if !plus && n >= 9 {
			return end
		}
		i = end
		if i < len(s.text) && (s.text[i] == ' ' || s.text[i] == '.' || s.text[i] == '-') {
			i++
		} else if r := s.mark(i, true); r > 1 {
			i += r
		}
		if i == end || !s.digitAt(i) {
			if plus || groups >= 4 {
				return end
			}
			return 0
		}
	}
}

// multiples are the words behind a number that make it larger, by zeros.
var multiples = map[string]int{
	"mille": 3, "ألف": 3, "الف": 3, "ألفا": 3, "آلاف": 3, "million": 6, "millions": 6, "مليون": 6, "مليونا": 6, "ملايين": 6,
	"milliard": 9, "milliards": 9, "مليار": 9, "مليارا": 9, "ملايير": 9, "مليارات": 9,
}

func (s *figures) times(i int) (zeros, end int) {
	i = s.gap(i)
	end = wordEnd(s.text, i)
	return multiples[string(s.text[i:end])], end
}

// scaled moves the point of a number.
func scaled(value []byte, zeros int) []byte {
	if point := bytes.IndexByte(value, '.'); point >= 0 {
		zeros -= len(value) - point - 1
		value = append(value[:point], value[point+1:]...)
	}
	for range zeros {
		value = append(value, '0')
	}
	return value
}

// numberWords are the numbers people write out, by the stem of the word: the Arabic
// ones without article, feminine ending and vowel signs.
var numberWords = map[string]int{
	"ثلاث": 3, "أربع": 4, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثماني": 8, "ثمان": 8, "تسع": 9, "عشر": 10,
	"ثالث": 3, "رابع": 4, "خامس": 5, "سادس": 6, "سابع": 7, "ثامن": 8, "تاسع": 9, "عاشر": 10, "حادي": 1, "إحدى": 1, "أحد": 1, "ثاني": 2, "اثني": 2, "اثنا": 2, "اثنتا": 2, "اثنتي": 2,
	"عشرون": 20, "عشرين": 20, "ثلاثون": 30, "ثلاثين": 30, "أربعون": 40, "أربعين": 40, "خمسون": 50, "خمسين": 50, "ستون": 60, "ستين": 60,
	"سبعون": 70, "سبعين": 70, "ثمانون": 80, "ثمانين": 80, "تسعون": 90, "تسعين": 90, "مائتي": 200, "مائتا": 200, "مئتي": 200, "مئتا": 200,

	"trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
	"quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "dizaine": 10,
	"douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "cinquantaine": 50,
	"troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11,
	"douzième": 12, "treizième": 13, "quatorzième": 14, "quinzième": 15, "seizième": 16, "vingtième": 20, "trentième": 30, "quarantième": 40,
	"cinquantième": 50, "soixantième": 60,
}

// wordStarts tells by its first two letters which word may be one of those.
var wordStarts = func() (t [1 << 14]bool) {
	for w := range numberWords {
		if len(w) >= 4 {
			t[wordStart([]byte(w))] = true
		}
	}
	return
}()

// wordStart is a number for the first four bytes of a word.
func wordStart(w []byte) int {
	return int(w[0]&1)<<13 | int(w[2]&1)<<12 | int(w[1]&0x3F)<<6 | int(w[3]&0x3F)
}

// addNumbers adds the endings of all words that figures.word knows.
func (t *endings) addNumbers() {
	for _, w := range []string{"الساعة", "فاتح", "premier", "Premier"} {
		t.add(w)
	}
	for w := range numberWords {
		if w[0] < utf8.RuneSelf {
			t.add(strings.ToUpper(w[:1]) + w[1:])
		}
		for _, start := range []string{"", "و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل"} {
			for _, end := range []string{"", "ة", "مائة", "مئة"} {
				t.add(start + w + end)
			}
		}
	}
}

// saidWords are the figures that numberWords stand for.
var saidWords = func() map[string][]byte {
	out := map[string][]byte{}
	for w, n := range numberWords {
		out[w] = strconv.AppendInt([]byte("w"), int64(n), 10)
	}
	return out
}()

// spelled returns the figure that a word of four bytes or more stands for, nil if
// it stands for none.
func spelled(w []byte) []byte {
	if w[0] < 0x80 {
		w[0] |= 0x20
		return wordFigure(w)
	}
	if n := wordFigure(w); n != nil {
		return n
	}
	if len(w) > 6 && prefix(w[:2]) {
		w = w[2:]
	}
	if string(w[:4]) == "ال" {
		w = w[4:]
	} else if string(w[:2]) == "ل" && len(w) > 6 { // للخامس
		if n := stemFigure(w[2:]); n != nil {
			return n
		}
	}
	return stemFigure(w)
}

func wordFigure(w []byte) []byte {
	if !wordStarts[wordStart(w)] {
		return nil
	}
	return saidWords[string(w)]
}

// stemFigure is wordFigure of the stem of a word; it begins like the word.
func stemFigure(w []byte) []byte {
	if len(w) < 4 || !wordStarts[wordStart(w)] {
		return nil
	}
	return saidWords[string(stem(w))]
}

func prefix(letter []byte) bool {
	switch string(letter) {
	case "و", "ف", "ب", "ل", "ك":
		return true
	}
	return false
}

// stem drops a feminine ending or the hundred behind a number: «ثلاثمائة».
func stem(w []byte) []byte {
	if len(w) < 6 || string(w[len(w)-2:]) != "ة" {
		return w
	}
	w = w[:len(w)-2]
	for _, hundred := range []string{"مائ", "مئ"} {
		if n := len(w) - len(hundred); n >= 4 && string(w[n:]) == hundred {
			return w[:n]
		}
	}
	return w
}
