package lang

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// The isolates of Unicode: the direction of what follows is right to left, left
// to right, or that of its first letter; and the end of it.
const (
	rightToLeft = "\u2067"
	leftToRight = "\u2066"
	firstStrong = "\u2068"
	isolateEnd  = "\u2069"
)

// Isolate returns a text as it may stand where no markup can: a window's title,
// a feed, a card of a shared link. dir is the direction of its language, "rtl" or
// "ltr". Programs take the direction of such a text from its first letter, so
// characters U+2066…U+2069 are added only where that shows something wrong:
//
//   - around the whole, if its first letter is of the other direction;
//   - in Arabic, around Latin words with a sign at their end or before them that
//     is theirs (Canal+, Yahoo!, S.A., @mgpap), and around numbers whose groups
//     are parted by spaces;
//   - in French, around Arabic words with an Arabic mark behind them, or with a
//     number, which would be drawn before them.
//
// A text that holds isolates already is returned as it is.
func Isolate(s, dir string) string {
	if isolated(s) {
		return s
	}
	return direct(isolateRuns(s, dir == "rtl"), dir)
}

// Run is a text with the direction of its language; "" is that of what it
// stands in.
type Run struct{ Text, Dir string }

// Join puts texts together, sep between them, as they may stand where no markup
// can, in a text of direction dir.
func Join(dir, sep string, runs ...Run) string {
	parts := make([]string, len(runs))
	for i, r := range runs {
		parts[i] = Embed(r, dir)
	}
	return direct(strings.Join(parts, sep), dir)
}

// direct isolates the whole of a text if programs would guess another direction.
func direct(s, dir string) string {
	first := firstLetter(s)
	switch {
	case dir == "rtl" && first == bidi.L && strings.ContainsFunc(s, isRight):
		return rightToLeft + s + isolateEnd
	case dir != "rtl" && right(first) && strings.ContainsFunc(s, isLeft):
		return leftToRight + s + isolateEnd
	}
	return s
}

// Embed returns a text as it may stand within a longer one of direction dir: what
// Isolate does within it, and one of the other direction is isolated if it would
// not keep its order or its ends.
func Embed(r Run, dir string) string {
	if isolated(r.Text) {
		return r.Text
	}
	if r.Dir == "" || r.Dir == dir {
		return isolateRuns(r.Text, dir == "rtl")
	}
	inner := isolateRuns(r.Text, r.Dir == "rtl")
	if inner == r.Text && keepsItself(r.Text, r.Dir == "rtl") {
		return r.Text
	}
	if r.Dir == "rtl" {
		return rightToLeft + inner + isolateEnd
	}
	return leftToRight + inner + isolateEnd
}

// keepsItself reports whether a text is drawn the same within text of the other
// direction: it begins and ends with a letter, and holds none of the other.
func keepsItself(s string, rtl bool) bool {
	own, other := isLeft, isRight
	if rtl {
		own, other = isRight, isLeft
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || own(first) && own(last) && !strings.ContainsFunc(s, other)
}

func isolated(s string) bool {
	return strings.Contains(s, firstStrong[:2]) && strings.ContainsAny(s, "\u2066\u2067\u2068\u2069") // all four begin so
}

// firstLetter is the class of the first letter, by which programs guess the
// direction of a text: what is isolated does not count.
func firstLetter(s string) bidi.Class {
	depth, k := 0, bidi.L
	for _, c := range s {
		switch k = class(c); {
		case k == bidi.LRI || k == bidi.RLI || k == bidi.FSI:
			depth++
		case k == bidi.PDI:
			depth = max(0, depth-1)
		case strong(k) && depth == 0:
			return k
		}
	}
	return bidi.ON
}

// isolateRuns isolates the runs of the other direction that would show wrong.
func isolateRuns(s string, rtl bool) string {
	if rtl && !mayTurn(s) || !holdsRight(s) {
		return s
	}
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		start, end, wrong := i, i+n, false
		switch k := class(c); {
		case rtl && k == bidi.L:
			start, end, wrong = leftRun(s, i)
		case rtl && (k == bidi.EN || c == '+'):
			end, wrong = numberRun(s, i)
		case !rtl && right(k):
			end, wrong = rightRun(s, i)
		}
		if wrong && start >= done {
			b.WriteString(s[done:start])
			b.WriteString(firstStrong)
			b.WriteString(s[start:end])
			b.WriteString(isolateEnd)
			done = end
		}
		i = max(end, i+n)
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// holdsRight looks at no character before the first byte of those from Hebrew on.
func holdsRight(s string) bool {
	for i := range len(s) {
		if s[i] >= "\u0590"[0] {
			return strings.ContainsFunc(s[i:], isRight)
		}
	}
	return false
}

// mayTurn tells by first bytes whether a letter from left to right, a digit or a
// plus sign may stand in a text; most titles in Arabic have none.
func mayTurn(s string) bool {
	for i := range len(s) {
		if turning[s[i]] {
			return true
		}
	}
	return false
}

var turning = func() (t [256]bool) {
	for c := range t {
		b := byte(c)
		arabic := b >= 0xD8 && b <= 0xDA // but for digits of Persian
		t[c] = b == '+' || b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0xC0 && !arabic
	}
	return
}()

// leftRun returns the Latin words at i with the signs that are theirs, and
// whether there are such signs.
func leftRun(s string, i int) (start, end int, wrong bool) {
	start, end = i, lastOf(s, i, isLeft)
	for end < len(s) && class(rune(s[end])) == bidi.EN {
		end++
	}
	if start > 0 && strings.IndexByte("@#/", s[start-1]) >= 0 {
		start--
		wrong = true
	}
	for end < len(s) && strings.IndexByte("+#?!/", s[end]) >= 0 {
		end++
		wrong = true
	}
	last := s[strings.LastIndexAny(s[start:end], " \u00a0")+start+1 : end]
	if dot := strings.LastIndexByte(last, '.'); dot > 0 && len(last)-dot == 2 && end < len(s) && s[end] == '.' {
		return start, end + 1, true
	}
	return start, end, wrong
}

// numberRun returns the number at i, and whether plain spaces part its groups or
// a sign stands before it.
func numberRun(s string, i int) (end int, wrong bool) {
	end = i
	if s[i] == '+' {
		end++
		wrong = end < len(s) && class(rune(s[end])) == bidi.EN
	}
	for end < len(s) {
		switch {
		case class(rune(s[end])) == bidi.EN:
			end++
		case s[end] == ' ' && end > i && end+1 < len(s) && class(rune(s[end+1])) == bidi.EN:
			end++
			wrong = true
		default:
			return end, wrong
		}
	}
	return end, wrong
}

// rightRun returns the Arabic words at i with the mark behind them, and whether
// such a mark or a number follows.
func rightRun(s string, i int) (end int, wrong bool) {
	end = lastOf(s, i, isRight)
	for _, mark := range []string{"،", "!", "؛"} {
		if strings.HasPrefix(s[end:], mark) {
			return end + len(mark), true
		}
	}
	for _, c := range s[end:] {
		switch k := class(c); {
		case k == bidi.EN:
			return end, true
		case strong(k):
			return end, false
		}
	}
	return end, false
}

// lastOf returns the end of the last letter that in accepts, before a strong one
// that it does not.
func lastOf(s string, i int, in func(rune) bool) int {
	end := i
	for j, c := range s[i:] {
		switch {
		case in(c):
			end = i + j + utf8.RuneLen(c)
		case strong(class(c)):
			return end
		}
	}
	return end
}

// classes are those of the characters that most texts are made of, Latin and
// Arabic letters: each page asks for thousands.
var classes = func() (known [0x700]uint8) {
	for c := range known {
		p, _ := bidi.LookupRune(rune(c))
		known[c] = uint8(p.Class())
	}
	return
}()

func class(c rune) bidi.Class {
	if uint(c) < uint(len(classes)) {
		return bidi.Class(classes[c])
	}
	p, _ := bidi.LookupRune(c)
	return p.Class()
}

func right(k bidi.Class) bool { return k == bidi.R || k == bidi.AL }

func strong(k bidi.Class) bool { return k == bidi.L || right(k) }

// isRight knows without a look that no letter before those of Hebrew is.
func isRight(c rune) bool { return c >= '\u0590' && right(class(c)) }

func isLeft(c rune) bool { return class(c) == bidi.L }
