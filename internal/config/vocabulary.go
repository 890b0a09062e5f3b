package config

import (
	"maps"
	"slices"

	"balagh/internal/lang"
)

// Term is one entry of a vocabulary: a tag, a region, a series or a person.
type Term struct {
	ID          string
	Label       Words
	Description Words
	Aliases     []string
	Former      []string // names of before; one that stands under several terms is ambiguous
	ISO         string   // regions: ISO 3166-2
	Tile        []int    // regions: row and column on the schematic map; nil: not on it
	Office      Words    // people: what they are
}

// Vocabulary is a closed list of terms in the order of site.toml.
type Vocabulary struct {
	Name  string // "tags", "regions", "series", "people"
	Terms []*Term

	byID   map[string]*Term
	byName map[string][]*Term // folded id, label, alias or former name
}

func newVocabulary(name string, terms []*Term) *Vocabulary {
	v := &Vocabulary{Name: name, Terms: terms, byID: map[string]*Term{}, byName: map[string][]*Term{}}
	for _, t := range terms {
		v.byID[t.ID] = t
	}
	for _, t := range terms {
		v.name(t.ID, t)
		for _, s := range t.Label {
			v.name(s, t)
		}
		for _, s := range t.Aliases {
			v.name(s, t)
		}
		for _, s := range t.Former {
			v.name(s, t)
		}
	}
	return v
}

func (v *Vocabulary) name(s string, t *Term) {
	key := lang.FoldName(s)
	for _, have := range v.byName[key] {
		if have == t {
			return
		}
	}
	v.byName[key] = append(v.byName[key], t)
}

// Get returns the term of an id, or nil.
func (v *Vocabulary) Get(id string) *Term { return v.byID[id] }

// Find returns the terms a written name may mean, after folding: none, one, or
// several when a former name was divided among terms.
func (v *Vocabulary) Find(name string) []*Term {
	if t := v.byID[name]; t != nil {
		return []*Term{t}
	}
	return v.byName[lang.FoldName(name)]
}

// Nearest proposes the id whose id or label in any language is nearest to a
// written name; ok is false when none is near enough to mean.
func (v *Vocabulary) Nearest(name string) (id string, ok bool) {
	var names []string
	owner := map[string]string{}
	add := func(s string, t *Term) {
		if _, taken := owner[s]; s != "" && !taken {
			owner[s] = t.ID
			names = append(names, s)
		}
	}
	for _, t := range v.Terms {
		add(t.ID, t)
	}
	for _, t := range v.Terms {
		for _, code := range slices.Sorted(maps.Keys(t.Label)) {
			add(t.Label[code], t)
		}
	}
	near, ok := lang.Nearest(name, names)
	return owner[near], ok
}
