package author

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"balagh/internal/config"
	"balagh/internal/lang"
)

// spelled reads a day with the name of its month in a language of the site; a
// weekday before it is passed over.
func spelled(site *config.Site, s string) (time.Time, bool) {
	words := strings.Fields(lang.Fold(s))
	if len(words) == 4 {
		words = words[1:]
	}
	if len(words) != 3 {
		return time.Time{}, false
	}
	year, err := strconv.Atoi(words[2])
	if err != nil || len(words[2]) != 4 {
		return time.Time{}, false
	}
	for _, l := range site.Languages {
		n, err := strconv.Atoi(strings.TrimSuffix(words[0], lang.Fold(l.First)))
		if err != nil {
			continue
		}
		for i, name := range l.Months {
			if lang.Fold(name) != words[1] {
				continue
			}
			at := time.Date(year, time.Month(i+1), n, 0, 0, 0, 0, site.Zone)
			return at, at.Day() == n
		}
	}
	return time.Time{}, false
}

// Unclear is a word that means no term, or several.
type Unclear struct {
	Word string
	May  []string // ids it may mean; one is only a guess
}

// Terms finds the terms a writer means by words parted by commas, in the order
// of the words: the number of a term in the list of its vocabulary, an id, a
// label or an alias in any language and spelling, or the beginning of one of
// these that only one term has.
func Terms(v *config.Vocabulary, s string) (ids []string, unclear []Unclear) {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",،;؛", r) }) {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		id, may := meant(v, word)
		switch {
		case id == "":
			unclear = append(unclear, Unclear{word, may})
		case !slices.Contains(ids, id):
			ids = append(ids, id)
		}
	}
	return ids, unclear
}

// meant is the id a word means, or those it may mean.
func meant(v *config.Vocabulary, word string) (id string, may []string) {
	if n, err := strconv.Atoi(lang.Fold(word)); err == nil {
		if n >= 1 && n <= len(v.Terms) {
			return v.Terms[n-1].ID, nil
		}
		return "", nil
	}
	for _, t := range v.Find(word) {
		may = append(may, t.ID)
	}
	if len(may) == 0 {
		key := lang.FoldName(word)
		for _, t := range v.Terms {
			if beginsWith(t, key) {
				may = append(may, t.ID)
			}
		}
	}
	if len(may) == 1 {
		return may[0], nil
	}
	if near, ok := v.Nearest(word); len(may) == 0 && ok {
		return "", []string{near}
	}
	return "", may
}

// beginsWith reports whether a word of a term's names begins with a folded key.
func beginsWith(t *config.Term, key string) bool {
	if key == "" {
		return false
	}
	names := append([]string{t.ID}, t.Aliases...)
	for _, label := range t.Label {
		names = append(names, label)
	}
	for _, name := range names {
		folded := lang.FoldName(name)
		if strings.HasPrefix(folded, key) || strings.Contains(folded, " "+key) || strings.HasPrefix(strings.TrimPrefix(folded, "ال"), key) {
			return true
		}
	}
	return false
}
