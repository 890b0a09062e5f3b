package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Loss is what was left out of one kind: how often, how many words, and where it
// began.
type Loss struct {
	What   string `json:"what"` // "furniture", "script", "shortcode", …
	Count  int    `json:"count"`
	Words  int    `json:"words"`
	Sample string `json:"sample"`
}

// Mend is what was put right of one kind.
type Mend struct {
	What  string `json:"what"`
	Count int    `json:"count"`
}

// ledger keeps account of one text: what was dropped and what was mended.
type ledger struct {
	losses map[string]*Loss
	mends  map[string]int
	text   strings.Builder // all words dropped, for the audit
	audit  bool
}

func newLedger(audit bool) *ledger {
	return &ledger{losses: map[string]*Loss{}, mends: map[string]int{}, audit: audit}
}

// sampleLength is how much of a loss is shown, in letters.
const sampleLength = 60

// drop counts something left out, with the text a reader would have seen of it
// and, where there is more to say, what stands for it.
func (l *ledger) drop(what, text string) { l.dropAs(what, text, text) }

func (l *ledger) dropAs(what, text, sample string) {
	d := l.losses[what]
	if d == nil {
		d = &Loss{What: what}
		l.losses[what] = d
	}
	d.Count++
	d.Words += countWords(text)
	if d.Sample == "" {
		d.Sample = clip(sample, sampleLength)
	}
	if l.audit {
		l.text.WriteString(text)
		l.text.WriteByte('\n')
	}
}

func (l *ledger) mend(what string, n int) {
	if n > 0 {
		l.mends[what] += n
	}
}

func (l *ledger) dropped() []Loss {
	out := make([]Loss, 0, len(l.losses))
	for _, d := range l.losses {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Loss) int { return cmp.Or(cmp.Compare(b.Words, a.Words), cmp.Compare(a.What, b.What)) })
	return out
}

func (l *ledger) mended() []Mend {
	out := make([]Mend, 0, len(l.mends))
	for what, n := range l.mends {
		out = append(out, Mend{what, n})
	}
	slices.SortFunc(out, func(a, b Mend) int { return cmp.Compare(a.What, b.What) })
	return out
}

// countWords counts runs of letters and digits.
func countWords(s string) int {
	n, in := 0, false
	for _, r := range s {
		now := unicode.In(r, unicode.L, unicode.M, unicode.N)
		if now && !in {
			n++
		}
		in = now
	}
	return n
}

// clip returns the beginning of a text on one line.
func clip(s string, letters int) string {
	if len(s) > 8*letters {
		s = strings.ToValidUTF8(s[:8*letters], "")
	}
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > letters {
		return strings.TrimSpace(string(r[:letters])) + "…"
	}
	return s
}
