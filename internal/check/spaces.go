package check

import (
	"bytes"
	"unicode/utf8"

	"balagh/internal/diag"
)

// gap is a run of white space within an Arabic line. Four rules look at gaps; each
// gap belongs to one of them, so that no two mends meet.
type gap struct {
	start, end int
	prev, next rune // the characters around it; emphasis signs are passed over
	odd        bool // holds another space than the one of the keyboard
	marked     bool // emphasis signs follow at once
}

// arabicSpaces looks at a byte that a gap or a mark may begin with, and returns
// where to go on.
func arabicSpaces(in *edition, p *passage, i int) int {
	switch c := p.text[i]; {
	case c == 0xD8:
		if i+1 < len(p.text) && (p.text[i+1] == 0x8C || p.text[i+1] == 0x9B || p.text[i+1] == 0x9F) {
			spaceAfterMark(in, p, i, i+2)
		}
	case c == '.' || c == ':' || c == '!':
		spaceAfterMark(in, p, i, i+1)
	case i < p.lineEnd: // within a gap that no word follows
	default:
		g, ok := p.gapAt(i)
		if ok {
			arabicGap(in, p, g)
			return g.end
		}
		if g.end > i && (g.next == 0 || g.next == '\n') {
			p.lineEnd = g.end
		}
	}
	return i + 1
}

// wordFollows knows most gaps at a glance: one space before an Arabic letter and
// behind nothing that opens.
func (p *passage) wordFollows(i int) bool {
	if i == 0 || i+2 >= len(p.text) || opening[p.text[i-1]] {
		return false
	}
	lead := p.text[i+1]
	return lead >= 0xD8 && letterPair[lead][p.text[i+2]]
}

// opening tells the last bytes of what may open a quotation or a bracket.
var opening = [256]bool{0xAB: true, 0x9C: true, '(': true, '[': true, '"': true, mark: true} // « and “

// gapAt reads the gap at an offset; there is none at the edges of a line.
func (p *passage) gapAt(i int) (gap, bool) {
	g := gap{start: i, end: p.gapAfter(i)}
	if g.end == i {
		return g, false
	}
	g.prev, g.next = p.before(g.start), p.after(g.end)
	g.odd = len(bytes.Trim(p.text[g.start:g.end], " ")) > 0
	g.marked = g.end < len(p.text) && p.text[g.end] == mark
	return g, g.prev != 0 && g.prev != '\n' && g.next != 0 && g.next != '\n'
}

func arabicGap(in *edition, p *passage, g gap) {
	switch {
	case spaceBeforeMark(in, p, g), spaceWithin(in, p, g):
	case p.waw(g.start) && p.longAfter(p.skipMarks(g.end)): // detached-waw has it
	case g.odd:
		oddSpace(in, p, g)
	default:
		plainRun(in, p, g)
	}
}

func (p *passage) skipMarks(i int) int {
	for i < len(p.text) && p.text[i] == mark {
		i++
	}
	return i
}

// mend reports a gap and what it should be.
func (in *edition) mend(p *passage, rule *diag.Rule, message diag.Text, g gap, end int, become string, args ...string) {
	f := finding{rule: rule, message: message, args: args, start: g.start, end: end}
	if !g.marked || become != "" {
		f.changes = []change{{g.start, g.end, become}}
	}
	in.add(p, f)
}

func arabicOrSign(r rune) bool { return isArabic(r) || isVowelSign(r) }

func closing(r rune) bool {
	switch r {
	case '»', '”', ')', ']', '"':
		return true
	}
	return false
}

func runeLen(r rune) int { return max(utf8.RuneLen(r), 1) }
