package importer

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"balagh/internal/lang"
)

// mendText puts right what no writer meant: signs that nobody sees, letters
// copied as shapes, decoration, gaps in the wrong place. Words stay what they
// are. The rest is for balagh check --fix, which explains itself.
func mendText(s string, l *ledger) string {
	s = mendSigns(strings.ToValidUTF8(s, "\uFFFD"), l)
	if n := countShapes(s); n > 0 {
		l.mend("shapes", n)
		s = replaceShapes(s)
	}
	if composed := string(lang.NFC([]byte(s))); composed != s {
		l.mend("composed", 1)
		s = composed
	}
	s = mendTatweel(s, l)
	return mendSpaces(s, l)
}

// mendSigns takes out control characters, marks of direction and of byte order,
// and soft hyphens.
func mendSigns(s string, l *ledger) string {
	var control, direction, hidden int
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
			return '\n'
		case unicode.IsControl(r), r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			control++
			return -1
		case unicode.Is(unicode.Bidi_Control, r):
			direction++
			return -1
		case r == '\u200B', r == '\uFEFF', r == '\u00AD', r == '\u2060':
			hidden++
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	l.mend("control", control)
	l.mend("direction", direction)
	l.mend("hidden", hidden)
	return s
}

// isShape tells an Arabic letter stored by its shape from a sign of its own.
func isShape(r rune) bool {
	return r >= 0xFB50 && r <= 0xFBB1 || r >= 0xFBD3 && r <= 0xFD3D || r >= 0xFD50 && r <= 0xFDC7 || r >= 0xFE70 && r <= 0xFEFC
}

func countShapes(s string) int {
	n := 0
	for _, r := range s {
		if isShape(r) {
			n++
		}
	}
	return n
}

func replaceShapes(s string) string {
	var b, run strings.Builder
	flush := func() {
		b.WriteString(lang.Letters(run.String()))
		run.Reset()
	}
	for _, r := range s {
		if isShape(r) {
			run.WriteRune(r)
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	return b.String()
}

func isArabic(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) && r != 'ـ' }

// mendTatweel takes the stretching out of words. After a prefix that stands
// before a number or a Latin name («الـ78») it is right and stays.
func mendTatweel(s string, l *ledger) string {
	if !strings.Contains(s, "ـ") {
		return s
	}
	var b strings.Builder
	rs := []rune(s)
	n := 0
	for i := 0; i < len(rs); i++ {
		if rs[i] != 'ـ' || i == 0 {
			b.WriteRune(rs[i])
			continue
		}
		end := i
		for end < len(rs) && rs[end] == 'ـ' {
			end++
		}
		if (isArabic(rs[i-1]) || unicode.Is(unicode.Mn, rs[i-1])) && end < len(rs) && isArabic(rs[end]) {
			n++
		} else {
			b.WriteString(string(rs[i:end]))
		}
		i = end - 1
	}
	l.mend("tatweel", n)
	return b.String()
}

var (
	spaceRuns   = regexp.MustCompile(`[ \t\x{00A0}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]{2,}|[\t\x{00A0}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]`)
	beforeMarks = regexp.MustCompile(`([\p{Arabic}»”"\d)]) +([،؛؟.:!,](?:\s|$))`)
)

// mendSpaces makes every gap one plain space (the typography of each language is
// made when a page is), and takes away that before an Arabic mark.
func mendSpaces(s string, l *ledger) string {
	odd := strings.Contains(s, "  ") || strings.ContainsAny(s, "\t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000")
	if odd {
		n := len(spaceRuns.FindAllStringIndex(s, -1))
		l.mend("spaces", n)
		s = spaceRuns.ReplaceAllString(s, " ")
	}
	if strings.ContainsFunc(s, isArabic) && beforeAny(s) {
		if n := len(beforeMarks.FindAllStringIndex(s, -1)); n > 0 {
			l.mend("marks", n)
			s = beforeMarks.ReplaceAllString(s, "$1$2")
		}
	}
	return s
}

// beforeAny looks for a space before a mark, which most texts do not have.
func beforeAny(s string) bool {
	for _, pair := range []string{" ،", " ؛", " ؟", " .", " :", " !", " ,"} {
		if strings.Contains(s, pair) {
			return true
		}
	}
	return false
}

// unescape resolves entities, also those that were escaped twice.
func unescape(s string, l *ledger) string {
	for range 2 {
		next := html.UnescapeString(s)
		if next == s {
			break
		}
		l.mend("entities", 1)
		s = next
	}
	return s
}

// tokens are the folded words of a text.
func tokens(s string) []string {
	return strings.FieldsFunc(lang.Fold(s), func(r rune) bool {
		return r == utf8.RuneError || !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
}
