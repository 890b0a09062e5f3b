package markdown

import (
	"bytes"
	"cmp"
	"math/bits"
	"slices"
	"sync"
)

// Style is how the text of one language is set: the spaces and marks of its
// typography, and what keeps words of the other direction in their order. The
// zero Style, and that of a language not named here, leaves a text as it is.
//
// Rules kept by every style:
//   - Letters and digits are never changed, and no mark is put for another but
//     for the keys of a keyboard: straight quotation marks, the straight
//     apostrophe, three dots.
//   - Code, addresses and whatever stands between U+2066…U+2069 is left alone.
//   - What is set once stays: Text(Text(x)) is Text(x).
//   - Emphasis and links do not part a text: the rules see through them.
type Style struct {
	Language string // "ar" or "fr": whose rules are kept
	French   string // "imprimerie" (as is ""), "eu": no spaces before marks, "off": no typography
	Quotes   string // what straight quotation marks become in Arabic: "guillemets" (as is "") or "curly"

	Figures string // the heading that announces figures (figures.go); none if empty

	// The site's tags for lang attributes of words in the other language; empty
	// where the site does not have it.
	ArabicTag, FrenchTag string
}

// Text sets a plain text, such as a title. It returns the text itself, and
// allocates nothing, where there is nothing to change.
func (s Style) Text(text string) string {
	if !s.known() {
		return text
	}
	t := setters.Get().(*setter)
	defer setters.Put(t)
	t.begin(s, false)
	t.text = append(t.text[:0], text...)
	t.set(nil, nil)
	if len(t.edits) == 0 {
		return text
	}
	// One change may settle what another mark is: what is odd takes two rounds.
	for range 8 {
		t.apply()
		if t.set(nil, nil); len(t.edits) == 0 {
			break
		}
	}
	return string(t.text)
}

// apply makes the changes in the text itself.
func (t *setter) apply() {
	pos, out := 0, t.spare[:0]
	for _, e := range t.edits {
		out = append(out, t.text[pos:e.at]...)
		out = append(out, e.with...)
		pos = e.end
	}
	out = append(out, t.text[pos:]...)
	t.text, t.spare = out, t.text
}

func (s Style) known() bool { return s.Language == "ar" || s.Language == "fr" }

var setters = sync.Pool{New: func() any { return new(setter) }}

// setter finds what is to be changed in one line: the text of a paragraph, a
// heading, a cell, without its markup.
type setter struct {
	style Style
	html  bool // markup may be added
	table *[256]uint8
	text  []byte
	spare []byte
	edits []edit // sorted

	rtl, french string // start tags of words in the other language

	marks []mark // the markup within the text, which is in tags
	tags  []byte

	sorted   bool
	reach    int     // where the last change of text ends
	level    int     // quotation marks that are open
	brackets int     // round ones that are open
	inArabic bool    // the last quotation mark opened before Arabic
	quotes   []quote // the straight quotation marks of the line
	counted  bool    // quotes has been filled
}

// edit replaces text[at:end]. Edits at one place, and the markup of the author
// at that place, stand in the order of their rank.
type edit struct {
	at, end int
	with    string
	rank    int8
}

const (
	innerEnd    int8 = iota // an end tag within the author's markup
	outerStart              // a start tag, or a space, before the author's markup
	authors                 // the author's markup itself
	outerEnd                // an end tag, or a space, behind the author's markup
	innerStart              // a start tag within the author's markup
	replacement             // instead of text
)

// quote is a straight quotation mark and what it becomes.
type quote struct {
	at     int
	fellow int // index of the mark it belongs to, or -1
	opens  bool
	with   string
}

func (t *setter) begin(s Style, html bool) {
	t.style, t.html, t.table = s, html, s.table()
	if html && s.known() {
		t.rtl, t.french = named(rtl, s.ArabicTag), named(ltr, s.FrenchTag)
	}
}

func (s Style) table() *[256]uint8 {
	switch {
	case s.Language == "ar":
		return &arabicSigns
	case s.Language == "fr" && s.French == "off":
		return &foreignSigns
	}
	return &frenchSigns
}

// signs marks the bytes that some rule looks at; all others are passed over
// quickly.
func signs(of string, more ...byte) (t [256]uint8) {
	for _, c := range append([]byte(of), more...) {
		t[c] = 1
	}
	return t
}

// skip returns where the first byte that is marked, with 1, stands in s from i on,
// or its end. It asks for eight at a time, and which it is without a branch for each.
func skip(s []byte, i int, marked *[256]uint8) int {
	for ; i+8 <= len(s); i += 8 {
		q := s[i : i+8 : i+8]
		if marked[q[0]]|marked[q[1]]|marked[q[2]]|marked[q[3]]|marked[q[4]]|marked[q[5]]|marked[q[6]]|marked[q[7]] != 0 {
			return i + bits.TrailingZeros8(marked[q[0]]|marked[q[1]]<<1|marked[q[2]]<<2|marked[q[3]]<<3|
				marked[q[4]]<<4|marked[q[5]]<<5|marked[q[6]]<<6|marked[q[7]]<<7)
		}
	}
	for i < len(s) && marked[s[i]] == 0 {
		i++
	}
	return i
}

// set fills edits for the text of t.
func (t *setter) set(marks []mark, tags []byte) {
	t.marks, t.tags = marks, tags
	t.edits, t.quotes = t.edits[:0], t.quotes[:0]
	t.sorted, t.counted, t.inArabic = true, false, false
	t.reach, t.level, t.brackets = 0, 0, 0
	rule := t.frenchAt
	if t.style.Language == "ar" {
		rule = t.arabicAt
		if t.html && t.allLatin() {
			return
		}
	} else if t.allArabic() {
		return
	}
	for i := skip(t.text, 0, t.table); i < len(t.text); i = skip(t.text, i, t.table) {
		i = rule(i)
	}
	if !t.sorted {
		slices.SortStableFunc(t.edits, func(a, b edit) int { return cmp.Or(a.at-b.at, int(a.rank)-int(b.rank)) })
	}
}

func (t *setter) add(e edit) {
	if n := len(t.edits); n > 0 && (t.edits[n-1].at > e.at || t.edits[n-1].at == e.at && t.edits[n-1].rank > e.rank) {
		t.sorted = false
	}
	t.edits = append(t.edits, e)
}

// replace puts other words for text[at:end], unless they stand there already or
// an earlier change reaches there. A space that is put in stands outside of the
// author's markup, so that no link underlines it.
func (t *setter) replace(at, end int, with string) {
	if at < t.reach || string(t.text[at:end]) == with {
		return
	}
	rank := replacement
	if at == end {
		rank = outerStart
		if bytes.HasPrefix(t.tagsAt(at), []byte("</")) {
			rank = outerEnd
		}
	}
	t.add(edit{at, end, with, rank})
	t.reach = end
}

// ellipsis makes one character of three dots, and returns where the dots end.
// Between two words without a space they may be part of an address.
func (t *setter) ellipsis(i int) int {
	end := i + 1
	for end < len(t.text) && t.text[end] == '.' {
		end++
	}
	if end == i+3 && !(isWordy(t.before(i)) && isWordy(t.after(end))) {
		t.replace(i, end, "…")
	}
	return end
}

// isolated returns the end of a text that its author has isolated, and i where
// none begins.
func (t *setter) isolated(i int) int {
	depth := 0
	for j := i; j+2 < len(t.text); j++ {
		if t.text[j] == 0xE2 && t.text[j+1] == 0x81 {
			switch c := t.text[j+2]; {
			case 0xA6 <= c && c <= 0xA8:
				depth++
			case c == 0xA9:
				depth--
			}
		}
		switch {
		case depth <= 0 && j == i:
			return i
		case depth == 0:
			return j + 3
		}
	}
	if depth > 0 {
		return len(t.text)
	}
	return i
}

// straight lists the straight quotation marks of the line, once; of very many
// none is a quotation mark.
func (t *setter) straight() {
	if t.counted {
		return
	}
	t.counted = true
	for i := 0; i < len(t.text); i++ {
		switch t.text[i] {
		case '"':
			t.quotes = append(t.quotes, quote{at: i, fellow: -1})
		case 0xE2:
			i = max(t.isolated(i)-1, i)
		}
	}
	if len(t.quotes) > 200 {
		t.quotes = t.quotes[:0]
	}
}

// quoteAt returns the index of the straight quotation mark at i, or -1.
func (t *setter) quoteAt(i int) int {
	for k := range t.quotes {
		if t.quotes[k].at == i {
			return k
		}
	}
	return -1
}

// pair makes two straight quotation marks belong to each other.
func (t *setter) pair(open, shut int) {
	t.quotes[open].fellow, t.quotes[open].opens, t.quotes[shut].fellow = shut, true, open
}
