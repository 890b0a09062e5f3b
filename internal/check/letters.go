package check

import (
	"bytes"
	"unicode/utf8"
)

// isArabic tells the letters of Arabic words from their vowel signs, tatweel,
// digits and punctuation.
func isArabic(r rune) bool {
	return r >= 0x0620 && r <= 0x064A && r != 0x0640 || r >= 0x066E && r <= 0x06D3 && r != 0x0670 || r >= 0x06FA && r <= 0x06FC || r >= 0x0750 && r <= 0x077F
}

// isVowelSign tells the signs above and below Arabic letters.
func isVowelSign(r rune) bool {
	return r >= 0x064B && r <= 0x065F || r == 0x0670 || r >= 0x0610 && r <= 0x061A || r >= 0x06D6 && r <= 0x06ED
}

// isLatin tells the letters of French and its neighbours.
func isLatin(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0x00C0 && r <= 0x024F && r != '×' && r != '÷'
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= '٠' && r <= '٩' || r >= '۰' && r <= '۹'
}

func isAlnum(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

func isPunctuation(c byte) bool { return c > ' ' && c < 0x7F && !isAlnum(c) }

// isGap tells what parts words on a line, whether it shows or not.
func isGap(r rune) bool {
	switch r {
	case ' ', '\t', 0x00A0, 0x202F, 0x205F, 0x3000, 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200B
}

// before returns the character before an offset, 0 at the beginning. Emphasis
// signs are passed over.
func (p *passage) before(i int) rune {
	for i > 0 && p.text[i-1] == mark {
		i--
	}
	if i == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRune(p.text[:i])
	return r
}

// after returns the character at or after an offset, 0 at the end. Emphasis signs
// are passed over.
func (p *passage) after(i int) rune {
	for i < len(p.text) && p.text[i] == mark {
		i++
	}
	if i >= len(p.text) {
		return 0
	}
	r, _ := utf8.DecodeRune(p.text[i:])
	return r
}

// letterBefore is before without the vowel signs.
func (p *passage) letterBefore(i int) rune {
	for i > 0 {
		r, n := utf8.DecodeLastRune(p.text[:i])
		if r != mark && !isVowelSign(r) {
			return r
		}
		i -= n
	}
	return 0
}

// gapBefore and gapAfter return the other end of the white space that ends or
// begins at an offset.
func (p *passage) gapBefore(i int) int {
	for i > 0 {
		r, n := utf8.DecodeLastRune(p.text[:i])
		if !isGap(r) {
			break
		}
		i -= n
	}
	return i
}

func (p *passage) gapAfter(i int) int {
	for i < len(p.text) {
		r, n := utf8.DecodeRune(p.text[i:])
		if !isGap(r) {
			break
		}
		i += n
	}
	return i
}

// farthest is how far back a quotation or a bracket is looked for, in bytes.
const farthest = 4096

// openAt reports whether a bracket before an offset is still open.
func (p *passage) openAt(i int, opening, closing byte) bool {
	before := p.text[max(i-farthest, 0):i]
	return bytes.LastIndexByte(before, opening) > bytes.LastIndexByte(before, closing)
}

// longBefore and longAfter report whether the Arabic word that ends or begins at
// an offset has two letters or more.
func (p *passage) longBefore(i int) bool { return p.lettersBefore(i, 2) }

// lettersBefore reports whether the Arabic word that ends at an offset has at
// least some letters.
func (p *passage) lettersBefore(i, least int) bool {
	for n := 0; i > 0; {
		r, size := utf8.DecodeLastRune(p.text[:i])
		switch {
		case isArabic(r):
			if n++; n == least {
				return true
			}
		case !isVowelSign(r) && r != 0x0640:
			return false
		}
		i -= size
	}
	return false
}

func (p *passage) longAfter(i int) bool {
	for n := 0; i < len(p.text); {
		r, size := utf8.DecodeRune(p.text[i:])
		switch {
		case isArabic(r):
			if n++; n == 2 {
				return true
			}
		case !isVowelSign(r) && r != 0x0640:
			return false
		}
		i += size
	}
	return false
}

// quotedAt reports whether an offset stands within quotation marks or a block
// quotation: the words are someone else's.
func (p *passage) quotedAt(i int) bool {
	if p.quoted {
		return true
	}
	from := max(i-farthest, 0)
	if before := p.text[max(from-2, 0):i]; bytes.IndexByte(before, '"') < 0 && bytes.IndexByte(before, 0xC2) < 0 && bytes.IndexByte(before, 0x9C) < 0 {
		return false // no « opens and no “
	}
	straight := false
	for j := i; j > from; j-- {
		if !quoteEnds[p.text[j-1]] {
			continue
		}
		switch r, _ := utf8.DecodeLastRune(p.text[:j]); r {
		case '«', '“':
			return true
		case '»', '”':
			return false
		case '"':
			straight = !straight
		}
	}
	return straight
}

// quoteEnds tells the last bytes of the quotation marks.
var quoteEnds = func() (t [256]bool) {
	for _, mark := range []string{"«", "»", "“", "”", `"`} {
		t[mark[len(mark)-1]] = true
	}
	return
}()
