package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// arabicEmphasis lets «*» open and close beside Arabic where CommonMark does not.
//
// CommonMark wants a space or punctuation on the outer side of a mark whose
// inner side is punctuation. Arabic writes «و», «ب» and «ل» onto the next word,
// and its writers put the colon inside what is bold: و**«نعم»** and
// **شعار:**جودة would show their asterisks.
//
// The rule:
//  1. Asterisks between a character that is neither a space nor punctuation and
//     a punctuation mark may also open before a mark that does not end anything,
//     and also close after a mark that does not begin anything.
//  2. That holds only if the nearest letter before or behind them is Arabic;
//     punctuation and invisible controls are looked through, a few at most.
//  3. Nothing CommonMark allows is taken away, and underscores are left to it.
//
// The parser inside does all the work; only its verdict is widened, so that a
// text without Arabic cannot come out otherwise.
type arabicEmphasis struct{ parser.InlineParser }

func (p arabicEmphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, here := block.PeekLine()
	n := p.InlineParser.Parse(parent, block, pc)
	d, ok := n.(*parser.Delimiter)
	if !ok || d.Char != '*' || d.CanOpen && d.CanClose {
		return n
	}
	behind := line[d.OriginalLength:]
	opens := !d.CanOpen && mayBegin(behind)
	closes := !d.CanClose && mayEnd(before)
	if (opens || closes) && (arabicBefore(block.Source()[:here.Start]) || arabicBehind(behind)) {
		d.CanOpen, d.CanClose = d.CanOpen || opens, d.CanClose || closes
	}
	return n
}

// mayBegin tells whether s begins with punctuation that can stand first in
// what is emphasised: a quotation mark, not a comma.
func mayBegin(s []byte) bool {
	c, n := utf8.DecodeRune(s)
	return n > 0 && util.IsPunctRune(c) && !unicode.In(c, unicode.Pe, unicode.Pf, unicode.Terminal_Punctuation)
}

// mayEnd tells whether c is punctuation that can stand last in what is
// emphasised.
func mayEnd(c rune) bool {
	return util.IsPunctRune(c) && !unicode.In(c, unicode.Ps, unicode.Pi)
}

// maxLook is how many characters lie between an asterisk and the letter sought:
// «».**» needs two, and more than a handful is no sentence.
const maxLook = 8

func arabicBefore(s []byte) bool {
	for range maxLook {
		c, n := utf8.DecodeLastRune(s)
		if n == 0 || !transparent(c) {
			return isArabicLetter(c)
		}
		s = s[:len(s)-n]
	}
	return false
}

func arabicBehind(s []byte) bool {
	for range maxLook {
		c, n := utf8.DecodeRune(s)
		if n == 0 || !transparent(c) {
			return isArabicLetter(c)
		}
		s = s[n:]
	}
	return false
}

// transparent tells what is looked through. A bar may part two cells of a
// table, which must not know of each other.
func transparent(c rune) bool {
	return c != '|' && (util.IsPunctRune(c) || unicode.Is(unicode.Cf, c))
}

// isArabicLetter tells the letters of the script, their vowel signs and the
// tatweel. Digits are none: ٢*(٣+٤)*٥ is a sum.
func isArabicLetter(c rune) bool {
	return c == 0x0640 || isTashkeel(c) ||
		unicode.Is(unicode.Arabic, c) && (unicode.IsLetter(c) || unicode.Is(unicode.Mn, c))
}
