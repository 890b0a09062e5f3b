package diag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// excerpt is the part of a line around a place, fit to be shown.
type excerpt struct {
	before, marked, after string // Visible; "…" stands where the line goes on
	raw                   string // what is marked, as it is in the file
	wordBefore, wordAfter string // its neighbours
}

// Excerpt returns the part of a line around a span of bytes, fit to be shown:
// what stands before, in and after it.
func (s *Source) Excerpt(from, to int) (before, marked, after string) {
	e := s.excerpt(from, to)
	return e.before, e.marked, e.after
}

const (
	excerptCells = 72  // of the line's text: about 80 with its number
	markedCells  = 32  // of these, at most, for what is marked
	reach        = 600 // bytes looked at on each side
)

// excerpt cuts a line around a place, at word boundaries. A paragraph is one
// line in a press release, and a line may be megabytes.
func (s *Source) excerpt(from, to int) excerpt {
	from = min(max(from, 0), len(s.Text))
	to = min(max(to, from), len(s.Text))
	first := max(bytes.LastIndexByte(s.Text[:from], '\n')+1, 0)
	if first == 0 && bytes.HasPrefix(s.Text, []byte("\uFEFF")) {
		first = min(len("\uFEFF"), from)
	}
	last := min(to+reach, len(s.Text))
	if i := bytes.IndexByte(s.Text[from:last], '\n'); i >= 0 {
		last = from + i
	}
	to = min(to, last)
	low, high := max(first, from-reach), last
	for low > first && low < from && !utf8.RuneStart(s.Text[low]) {
		low++
	}
	for high < len(s.Text) && high > to && !utf8.RuneStart(s.Text[high]) {
		high--
	}
	left, right := string(s.Text[low:from]), strings.TrimRight(string(s.Text[to:high]), "\r")
	e := excerpt{raw: string(s.Text[from:to]), wordBefore: Visible(wordAtEnd(left)), wordAfter: Visible(wordAtStart(right))}
	e.marked = shorten(cleanPart(ends(e.raw)), markedCells)
	left, right = cleanPart(left), cleanPart(right)
	room := excerptCells - width(e.marked)
	leftRoom := max(room/2, room-width(right))
	var cut bool
	if e.before, cut = lastWords(left, leftRoom); cut || low > first {
		e.before = "… " + e.before
	}
	if e.after, cut = firstWords(right, room-width(e.before)); cut || high < len(s.Text) && s.Text[high] != '\n' && s.Text[high] != '\r' {
		e.after += " …"
	}
	return e
}

// ends leaves out the middle of a text too long to be shown.
func ends(s string) string {
	if len(s) <= 2*reach {
		return s
	}
	head, tail := reach, len(s)-reach
	for head > 0 && !utf8.RuneStart(s[head]) {
		head--
	}
	for tail < len(s) && !utf8.RuneStart(s[tail]) {
		tail++
	}
	return s[:head] + "…" + s[tail:]
}

// cleanPart writes out what must not reach a terminal, and tabs as spaces.
func cleanPart(s string) string {
	s = strings.ReplaceAll(s, "\t", " ")
	if v := Visible("x" + s); len(v) > 1 { // not at the start of a line: no command
		return v[1:]
	}
	return ""
}

// shorten keeps the beginning and the end of a long text.
func shorten(s string, cells int) string {
	if width(s) <= cells {
		return s
	}
	head, _ := firstCells(s, cells/2)
	tail, _ := lastCells(s, cells/2)
	return head + "…" + tail
}

// firstCells cuts s at a number of cells, between clusters.
func firstCells(s string, cells int) (string, bool) {
	at := 0
	for at < len(s) {
		n, w := cluster(s[at:])
		if cells -= w; cells < 0 {
			return s[:at], true
		}
		at += n
	}
	return s, false
}

// lastCells is the same from the end.
func lastCells(s string, cells int) (string, bool) {
	over := width(s) - cells
	at := 0
	for at < len(s) && over > 0 {
		n, w := cluster(s[at:])
		over -= w
		at += n
	}
	return s[at:], at > 0
}

// firstWords is firstCells without a broken last word, if that leaves anything.
func firstWords(s string, cells int) (string, bool) {
	if cells <= 0 {
		return "", s != ""
	}
	out, cut := firstCells(s, cells)
	if !cut {
		return out, false
	}
	if i := strings.LastIndexAny(out, " "); i > 0 && s[len(out)] != ' ' {
		out = out[:i]
	}
	return strings.TrimRight(out, " "), true
}

func lastWords(s string, cells int) (string, bool) {
	if cells <= 0 {
		return "", s != ""
	}
	out, cut := lastCells(s, cells)
	if !cut {
		return out, false
	}
	if i := strings.IndexByte(out, ' '); i >= 0 && i+1 < len(out) && s[len(s)-len(out)-1] != ' ' {
		out = out[i+1:]
	}
	return strings.TrimLeft(out, " "), true
}

func isSign(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r)
}

const wordCells = 24

func wordAtEnd(s string) string {
	s = strings.TrimRightFunc(s, isSign)
	s = strings.TrimLeftFunc(s[strings.LastIndexFunc(s, unicode.IsSpace)+1:], isSign)
	return shorten(s, wordCells)
}

func wordAtStart(s string) string {
	s = strings.TrimLeftFunc(s, isSign)
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		s = s[:i]
	}
	return shorten(strings.TrimRightFunc(s, isSign), wordCells)
}

var (
	betweenText = Text{AR: "{0} بين «{1}» و«{2}»", FR: "{0} entre « {1} » et « {2} »", EN: "{0} between «{1}» and «{2}»"}
	afterText   = Text{AR: "{0} بعد «{1}»", FR: "{0} après « {1} »", EN: "{0} after «{1}»"}
	beforeText  = Text{AR: "{0} قبل «{1}»", FR: "{0} avant « {1} »", EN: "{0} before «{1}»"}
	quotedText  = Text{AR: "«{0}»", FR: "« {0} »", EN: "«{0}»"}
)

// inWords says the place for those who cannot see a mark: nobody counts columns
// in Arabic. It is "" where there is nothing short to say.
func (e excerpt) inWords(lang string, show func(string) string) string {
	what := named(e.raw)
	if what == "" {
		alone := e.wordBefore == "" && e.wordAfter == ""
		if e.raw == "" || alone || width(e.marked) >= markedCells || !e.rightToLeft() {
			return "" // what is marked is plain to see, or too long to say
		}
		what = quotedText.fill(lang, []string{e.raw}, show)
	}
	raw := func(s string) string { return s }
	text, words := betweenText, []string{show(e.wordBefore), show(e.wordAfter)}
	switch {
	case e.wordBefore == "" && e.wordAfter == "":
		return what
	case e.wordBefore == "":
		text, words = beforeText, words[1:]
	case e.wordAfter == "":
		text = afterText
	}
	return text.fill(lang, append([]string{what}, words...), raw)
}

// rightToLeft reports whether the line is no place for a caret.
func (e excerpt) rightToLeft() bool { return rightToLeft(e.before + e.marked + e.after) }

// gutter is what stands before the text of a line.
func gutter(line int) string { return fmt.Sprintf("%4d │ ", line) }
