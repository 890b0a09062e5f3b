package importer

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"balagh/internal/config"
)

// words finds the names of the site's vocabularies in a text.
type words struct {
	site  *config.Site
	names map[string][]name // by first word, longest names first
	towns map[string][]name // parts of regions' names: seats, mostly
}

// name is one way to write a term.
type name struct {
	words      []string
	vocabulary string
	id         string
	label      string // as the site writes it
}

func newWords(site *config.Site) *words {
	w := &words{site: site, names: map[string][]name{}, towns: map[string][]name{}}
	for _, v := range []*config.Vocabulary{site.Tags, site.Regions, site.People} {
		for _, t := range v.Terms {
			for _, code := range slices.Sorted(maps.Keys(t.Label)) {
				w.add(w.names, v.Name, t.ID, t.Label[code])
			}
			for _, alias := range t.Aliases {
				w.add(w.names, v.Name, t.ID, alias)
			}
		}
	}
	for _, t := range site.Regions.Terms {
		for _, code := range slices.Sorted(maps.Keys(t.Label)) {
			for _, part := range strings.FieldsFunc(t.Label[code], func(r rune) bool { return r == '-' || r == '–' }) {
				w.add(w.towns, "regions", t.ID, strings.TrimSpace(part))
			}
		}
	}
	return w
}

// shortest is how many letters a name needs to be looked for: «ESS» would be
// found where nobody means it.
const shortest = 3

func (w *words) add(into map[string][]name, vocabulary, id, label string) {
	ts := tokens(label)
	if len(ts) == 0 || utf8.RuneCountInString(strings.Join(ts, "")) < shortest || strings.ToUpper(label) == label && strings.ToLower(label) != label {
		return
	}
	n := name{ts, vocabulary, id, label}
	into[ts[0]] = append(into[ts[0]], n)
	slices.SortStableFunc(into[ts[0]], func(a, b name) int { return len(b.words) - len(a.words) })
}

// mention is a name where it was found.
type mention struct {
	name
	at     int    // the word it begins with
	prefix string // what had grown to it: «ب», «ل», «و» …
	before []string
	from   string // the sentence
}

// find returns the names in a sentence, the longest at each place.
func find(table map[string][]name, sentence string) []mention {
	ts := tokens(sentence)
	var out []mention
	for i := 0; i < len(ts); {
		m, ok := match(table, ts, i)
		if !ok {
			i++
			continue
		}
		m.from = sentence
		out = append(out, m)
		i += len(m.words)
	}
	return out
}

func match(table map[string][]name, ts []string, i int) (mention, bool) {
	for _, prefix := range []string{"", "و", "ب", "ل", "ف", "ك", "وب", "ول"} {
		first, ok := strings.CutPrefix(ts[i], prefix)
		if !ok || prefix != "" && utf8.RuneCountInString(first) < 2 {
			continue
		}
		candidates := table[first]
		if strings.HasPrefix(first, "ل") && strings.HasSuffix(prefix, "ل") { // «للعيون»
			candidates = append(slices.Clone(candidates), table["ا"+first]...)
		}
		for _, n := range candidates {
			if i+len(n.words) <= len(ts) && slices.Equal(n.words[1:], ts[i+1:i+len(n.words)]) {
				return mention{name: n, at: i, prefix: prefix, before: ts[max(0, i-5):i]}, true
			}
		}
	}
	return mention{}, false
}

// offices are words before a region that name an office, not a place.
var offices = tokens("رئيس رئيسة والي مجلس président présidente wali conseil")

// byOffice reports a region that is named only as somebody's office.
func (m mention) byOffice() bool {
	for i := len(m.before) - 1; i >= 0; i-- {
		switch m.before[i] {
		case "جهه", "لجهه", "بجهه", "region", "de", "la", "du", "l", "d":
			continue
		}
		return slices.Contains(offices, m.before[i]) || slices.Contains(offices, strings.TrimPrefix(m.before[i], "و"))
	}
	return false
}
