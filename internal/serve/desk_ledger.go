package serve

import (
	"slices"
	"strings"
	"sync"

	"balagh/internal/build"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

// snapshot is all the desk is made from: a site at one moment.
type snapshot interface {
	Overview() []build.Entry
	Mistakes() []diag.Diagnostic
	About(dir string) []diag.Diagnostic
}

var _ snapshot = (*build.Snapshot)(nil)

// ledger is a snapshot set in order for the desk: made once for each, and asked by
// every page of it.
type ledger struct {
	of      snapshot
	entries []build.Entry
	places  map[string]int  // of entries, by folder
	folded  func() []string // what a search looks through, by entry
	apart   []diag.Diagnostic
	errors  int
	drafts  []waiting // what waits for its author
	hours   []waiting // all others that wait, the first first
}

// books hold the ledger of the last state the desk was asked about.
type books struct {
	sync.Mutex
	last *ledger
}

// waiting is one moment of one entry.
type waiting struct {
	entry int
	build.Wait
}

func newLedger(of snapshot) *ledger {
	l := &ledger{of: of, entries: of.Overview(), places: map[string]int{}}
	l.folded = sync.OnceValue(l.fold)
	for i := range l.entries {
		e := &l.entries[i]
		l.places[e.Dir] = i
		for _, w := range e.Waits {
			if w.Why == build.ForAuthor || w.Why == build.ForWords {
				l.drafts = append(l.drafts, waiting{i, w})
			} else {
				l.hours = append(l.hours, waiting{i, w})
			}
		}
	}
	slices.SortStableFunc(l.hours, func(a, b waiting) int { return a.Until.Compare(b.Until) })
	l.judge()
	return l
}

// next is the ledger of the state that follows. After a save most is as it was: it
// is set in order anew only once all has been resolved.
func (l *ledger) next(of snapshot) *ledger {
	if l == nil {
		return newLedger(of)
	}
	was, _ := l.of.(*build.Snapshot)
	now, ok := of.(*build.Snapshot)
	if !ok {
		return newLedger(of)
	}
	dirs, ok := now.Since(was)
	if !ok {
		return newLedger(of)
	}
	next := *l
	next.of, next.entries = of, slices.Clone(l.entries)
	for _, dir := range dirs {
		if e, ok := now.Entry(dir); ok {
			next.entries[l.places[dir]] = e
		}
	}
	next.judge()
	return &next
}

// judge counts what keeps the site from being built, and takes out what is in none
// of the texts.
func (l *ledger) judge() {
	mistakes := l.of.Mistakes()
	l.errors, l.apart = len(mistakes), nil
	for _, d := range mistakes {
		if _, known := l.places[folder(d.Path)]; !known {
			l.apart = append(l.apart, d)
		}
	}
}

// folder is the folder of the text that a file would belong to.
func folder(name string) string {
	parts := strings.Split(name, "/")
	switch {
	case strings.HasPrefix(name, "content/releases/") && len(parts) > 4:
		return strings.Join(parts[:4], "/")
	case strings.HasPrefix(name, "content/pages/") && len(parts) > 3:
		return strings.Join(parts[:3], "/")
	}
	return name
}

// fold makes of each entry's titles and name what a search compares: once somebody
// searches, for it costs as much as all the rest of a ledger.
func (l *ledger) fold() []string {
	out := make([]string, len(l.entries))
	for i := range l.entries {
		parts := []string{l.entries[i].ID}
		for _, ed := range l.entries[i].Editions {
			parts = append(parts, ed.Title)
		}
		out[i] = lang.Fold(strings.Join(parts, "\n"))
	}
	return out
}

// filters are the ways to look at the list, in the order they stand in.
var filters = []struct {
	name, label string
	of          func(*build.Entry) bool
}{
	{"", "filter-all", func(*build.Entry) bool { return true }},
	{"draft", "filter-draft", func(e *build.Entry) bool { return e.Status == build.Draft || draftsAlone(e) }},
	{"scheduled", "filter-hour", func(e *build.Entry) bool { return e.Status == build.Scheduled }},
	{"missing", "filter-missing", func(e *build.Entry) bool { return len(e.Missing) > 0 }},
	{"stale", "filter-stale", func(e *build.Entry) bool {
		return slices.ContainsFunc(e.Editions, func(ed build.EditionEntry) bool { return ed.Stale })
	}},
	{"errors", "filter-errors", func(e *build.Entry) bool { return e.Errors > 0 }},
	{"warnings", "filter-alerts", func(e *build.Entry) bool { return e.Warnings > 0 }},
}

// draftsAlone reports whether a translation is a draft while its release is none.
func draftsAlone(e *build.Entry) bool {
	return len(e.Waiting) > 0 || e.Status != build.Draft && slices.ContainsFunc(e.Editions, func(ed build.EditionEntry) bool { return ed.Draft })
}

// found are the entries that a search and a filter leave, newest first, and how
// many each filter would leave of the search.
func (l *ledger) found(query, filter string) (entries []int, counts []int) {
	words := strings.Fields(lang.Fold(query))
	counts = make([]int, len(filters))
	var texts []string
	if len(words) > 0 {
		texts = l.folded()
	}
	for i := range l.entries {
		if len(words) > 0 && !holds(texts[i], words) {
			continue
		}
		for n, f := range filters {
			if f.of(&l.entries[i]) {
				counts[n]++
				if f.name == filter {
					entries = append(entries, i)
				}
			}
		}
	}
	return entries, counts
}

// holds reports whether a text holds all words.
func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// filterNamed is a filter that there is, else the one that leaves all.
func filterNamed(name string) string {
	for _, f := range filters {
		if f.name == name {
			return name
		}
	}
	return ""
}
