package lang

import (
	"strconv"
	"strings"
)

// Text returns an interface string with {0} {1} … filled by the words given. A
// key the strings file lacks is returned itself, so that a gap shows on the
// page as a name and not as nothing.
func (l *Locale) Text(key string, args ...string) string {
	s, ok := l.Strings[key]["other"]
	if !ok {
		return key
	}
	return fill(s, func(name string) (string, bool) {
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || i >= len(args) {
			return "", false
		}
		return args[i], true
	})
}

// Count returns the form of a counted string that the number takes, with {n}
// filled by the number as the locale writes it. A form the strings file lacks
// falls back to other; a key it lacks is returned itself.
func (l *Locale) Count(key string, n int) string {
	forms := l.Strings[key]
	s, ok := forms[l.Category(n)]
	if !ok {
		s, ok = forms["other"]
	}
	if !ok {
		return key
	}
	return fill(s, func(name string) (string, bool) {
		return l.Number(n), name == "n"
	})
}

// Number writes a number with the locale's mark between thousands, from 1,000
// on: 1.250 in Moroccan Arabic, 1 250 in French. Digits are always 0-9.
func (l *Locale) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	if l.Group == "" || len(digits) < 4 {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(l.Group)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// fill replaces each {name} that word knows. It reads the pattern once: a brace
// inside a word that was put in is text and never filled again.
func fill(pattern string, word func(name string) (string, bool)) string {
	if !strings.Contains(pattern, "{") {
		return pattern
	}
	var b strings.Builder
	b.Grow(2 * len(pattern)) // the words are about as long as their names
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if w, ok := word(name); closed && ok {
			b.WriteString(w)
			pattern = after
			continue
		}
		b.WriteByte('{')
		pattern = rest
	}
}
