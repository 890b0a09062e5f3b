package markdown

import (
	"unicode"
	"unicode/utf8"
)

// In the text of a line stand two signs for what is not text. Neither can come
// from a source: control characters are replaced before it is parsed.
const (
	object  = 0x01 // code, an address, a picture
	lineEnd = 0x02 // a line break the author made
)

const (
	wide = "\u00a0" // the no-break space
	thin = "\u202f" // the narrow one
)

// isGap tells white space, that of a soft line break included.
func isGap(c rune) bool {
	switch c {
	case ' ', '\t', '\n', '\r', 0xA0, 0x2007, 0x2009, 0x202F:
		return true
	}
	return false
}

// isArabic tells the letters of the script, their signs and the tatweel.
func isArabic(c rune) bool {
	switch {
	case c < 0x0610:
		return false
	case c <= 0x061A, 0x0620 <= c && c <= 0x065F, 0x066E <= c && c <= 0x06D3, 0x06D5 <= c && c <= 0x06EF, 0x06FA <= c && c <= 0x06FF,
		0x0750 <= c && c <= 0x077F, 0x0870 <= c && c <= 0x08FF, 0xFB50 <= c && c <= 0xFDFF, 0xFE70 <= c && c <= 0xFEFC:
		return true
	}
	return false
}

// isArabicMark tells the comma, semicolon and question mark of the script.
func isArabicMark(c rune) bool { return c == '،' || c == '؛' || c == '؟' }

func isLatin(c rune) bool {
	if c < 0x80 {
		return isLetter(byte(c))
	}
	return c <= 0x024F && c >= 0xC0 && c != '×' && c != '÷' || 0x1E00 <= c && c <= 0x1EFF
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isCapital(c rune) bool { return isLatin(c) && unicode.IsUpper(c) }

func isWordy(c rune) bool { return isLatin(c) || isDigit(c) || isArabic(c) }

// opens and closes tell quotation marks and brackets; a straight quotation mark
// is neither.
func opens(c rune) bool { return c == '«' || c == '“' || c == '(' || c == '[' }

func closes(c rune) bool { return c == '»' || c == '”' || c == ')' || c == ']' }

// fellow is the mark that closes what c opens.
func fellow(c rune) rune {
	switch c {
	case '«':
		return '»'
	case '“':
		return '”'
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return 0
}

// before and after return the character that ends or begins at an offset, and 0
// where the text does.
func (s *setter) before(i int) rune {
	if i <= 0 {
		return 0
	}
	if c := s.text[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	c, _ := utf8.DecodeLastRune(s.text[:i])
	return c
}

func (s *setter) after(i int) rune {
	if i >= len(s.text) {
		return 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	c, _ := utf8.DecodeRune(s.text[i:])
	return c
}

// gapStart returns where the white space that ends at i begins.
func (s *setter) gapStart(i int) int {
	for i > 0 {
		c, n := utf8.DecodeLastRune(s.text[:i])
		if !isGap(c) {
			break
		}
		i -= n
	}
	return i
}

// gapEnd returns where the white space that begins at i ends.
func (s *setter) gapEnd(i int) int {
	for i < len(s.text) {
		c, n := utf8.DecodeRune(s.text[i:])
		if !isGap(c) {
			break
		}
		i += n
	}
	return i
}

func (s *setter) digits(i int) int {
	for i < len(s.text) && isDigit(rune(s.text[i])) {
		i++
	}
	return i
}

// edge tells the ends of a line: of the text, or at a break.
func edge(c rune) bool { return c == 0 || c == lineEnd }
