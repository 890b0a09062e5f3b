package toml

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// judge says what is wrong with a value without quotation marks. Numbers and
// dates in the right order are left to the library.
func (s *scanner) judge(start, end int) {
	word := string(s.text[start:end])
	latin := latinDigits(word)
	iso, other, ok := rewriteDate(latin)
	r, n := utf8.DecodeLastRuneInString(word)
	switch {
	case word == "true", word == "false":
	case isComma(r):
		s.report(&trailingComma, end-n, end, string(r))
	case latin != word && isNumeric(latin):
		if ok {
			latin = iso
		}
		s.report(&arabicDigits, start, end, word, latin)
	case ok && other != "":
		s.report(&dateUnsure, start, end, word, iso, other)
	case ok:
		s.report(&dateOrder, start, end, word, iso)
	case isDate(word):
		if _, err := time.Parse(time.DateOnly, word[:10]); err != nil {
			s.report(&noSuchDate, start, end, word[:10])
		}
	case booleans[strings.ToLower(word)] != "":
		s.report(&boolean, start, end, word, booleans[strings.ToLower(word)])
	case hasLeadingZero(word):
		s.report(&leadingZero, start, end, word, strings.TrimLeft(word, "0"))
	case isNumeric(word) && strings.ContainsAny(word, " \t"):
		s.twoNumbers(start, end)
	case isNumeric(word), strings.TrimLeft(word, "+-") == "inf", strings.TrimLeft(word, "+-") == "nan":
	case isDateInWords(latin):
		s.report(&dateInWords, start, end, word)
	default:
		text := strings.Trim(word, `"'`)
		s.report(&bareText, start, end, excerpt([]byte(word)), `"`+excerpt([]byte(text))+`"`)
	}
}

// twoNumbers reports what follows a number after a space.
func (s *scanner) twoNumbers(start, end int) {
	words := s.text[start:end]
	second := bytes.TrimLeft(words[bytes.IndexAny(words, " \t"):], " \t")
	at := end - len(second)
	if s.brackets > 0 {
		s.report(&missingComma, at, at)
		return
	}
	s.report(&surplus, at, end, string(second))
}

var booleans = map[string]string{
	"true": "true", "yes": "true", "on": "true", "oui": "true", "vrai": "true", "نعم": "true", "صحيح": "true",
	"false": "false", "no": "false", "off": "false", "non": "false", "faux": "false", "لا": "false", "خطأ": "false",
}

// rewriteDate turns a date with its parts in another order or joined by other
// marks into the order TOML wants. Day comes before month, as in Morocco and
// France; other is the date with the two exchanged, where that is one as well.
func rewriteDate(word string) (iso, other string, ok bool) {
	date, clock, _ := strings.Cut(strings.Replace(word, "T", " ", 1), " ")
	parts := strings.FieldsFunc(date, func(r rune) bool { return strings.ContainsRune("/.-", r) })
	if len(parts) != 3 || isDate(word) {
		return "", "", false
	}
	var n [3]int
	for i, p := range parts {
		if strings.Trim(p, "0123456789") != "" || len(p) > 4 {
			return "", "", false
		}
		fmt.Sscan(p, &n[i])
	}
	if clock = strings.TrimSpace(clock); clock != "" {
		clock = "T" + clock
	}
	switch {
	case len(parts[0]) == 4 && len(parts[1]) <= 2 && len(parts[2]) <= 2:
		iso, ok = isoDate(n[0], n[1], n[2])
		return iso + clock, "", ok
	case len(parts[2]) == 4 && len(parts[0]) <= 2 && len(parts[1]) <= 2:
		iso, ok = isoDate(n[2], n[1], n[0])
		swapped, both := isoDate(n[2], n[0], n[1])
		switch {
		case !ok:
			return swapped + clock, "", both
		case both && swapped != iso:
			other = swapped + clock
		}
		return iso + clock, other, ok
	}
	return "", "", false
}

func isoDate(year, month, day int) (string, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Format(time.DateOnly), t.Year() == year && int(t.Month()) == month && t.Day() == day
}

// isDate reports the form 2025-06-17, with anything after it.
func isDate(word string) bool {
	if len(word) < 10 {
		return false
	}
	for i := range 10 {
		digit := word[i] >= '0' && word[i] <= '9'
		if dash := i == 4 || i == 7; dash && word[i] != '-' || !dash && !digit {
			return false
		}
	}
	return true
}

// isDateInWords reports a day, a month's name and a year, with or without the
// weekday: the library's words about it would not help.
func isDateInWords(word string) bool {
	parts := strings.Fields(word)
	if len(parts) < 3 || len(parts) > 4 {
		return false
	}
	letters, numbers := 0, 0
	for _, p := range parts {
		switch rest := strings.TrimLeft(p, "0123456789"); {
		case rest == "" || rest == "er" && rest != p:
			numbers++
		case rest == p && strings.IndexFunc(p, unicode.IsLetter) >= 0:
			letters++
		}
	}
	return numbers == 2 && letters == len(parts)-2
}

// isNumeric reports a word made of what numbers, dates and times are made of.
func isNumeric(word string) bool {
	if !strings.ContainsAny(word, "0123456789") {
		return false
	}
	return strings.Trim(word, "0123456789abcdefABCDEFxoTtZz_+-.:/ ") == ""
}

func hasLeadingZero(word string) bool {
	return len(word) > 1 && word[0] == '0' && strings.Trim(word, "0123456789") == "" && strings.Trim(word, "0") != ""
}

// latinDigits writes Arabic-Indic and Persian digits as 0-9.
func latinDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		}
		return r
	}, s)
}
