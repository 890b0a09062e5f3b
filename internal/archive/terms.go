package archive

import (
	"slices"
	"strings"
	"sync"

	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

func (m *maker) vocabulary(field string) *config.Vocabulary {
	switch field {
	case "tags":
		return m.site.Tags
	case "regions":
		return m.site.Regions
	case "people":
		return m.site.People
	case "series":
		return m.site.Series
	}
	return nil
}

// terms looks up the words of a release's shared facts.
func (m *maker) terms(d *draft) {
	f := &d.from.Front
	d.Tags = m.look(d, "tags", f.Tags)
	d.Regions = m.look(d, "regions", f.Regions)
	d.People = m.look(d, "people", f.People)
	if f.Series != "" {
		if t := m.lookOne(d, "series", "series", f.Series); t != nil {
			d.Series = t
		}
	}
	for i, id := range f.Contacts {
		at := slices.IndexFunc(m.site.Contacts, func(c *config.Contact) bool { return c.ID == id })
		if at < 0 {
			m.near(m.remark(d.from.Path, indexed("contacts", i), "unknown-contact", diag.Error, unknownContact, id), id, contactIDs(m.site))
			continue
		}
		d.Contacts = append(d.Contacts, m.site.Contacts[at])
	}
}

func contactIDs(site *config.Site) []string {
	var ids []string
	for _, c := range site.Contacts {
		ids = append(ids, c.ID)
	}
	return ids
}

func (m *maker) look(d *draft, field string, names []string) []*config.Term {
	var out []*config.Term
	for i, name := range names {
		if t := m.lookOne(d, field, indexed(field, i), name); t != nil && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// unknownRule and aliasRule name the rules of each field's words.
var (
	unknownRule = map[string]string{"tags": "unknown-tag", "regions": "unknown-region", "people": "unknown-person", "series": "unknown-series"}
	aliasRule   = map[string]string{"tags": "term-alias", "regions": "region-alias", "people": "term-alias", "series": "term-alias"}
)

// lookOne finds the one term a name means; an alias is understood and noted, a
// name divided among several terms is the author's choice to make.
func (m *maker) lookOne(d *draft, field, place, name string) *config.Term {
	v := m.vocabulary(field)
	found := v.Find(name)
	switch len(found) {
	case 0:
		r := m.remark(d.from.Path, place, unknownRule[field], diag.Error, unknownTerm[field], name)
		if !m.mayGuess(d.from.Path) {
			return nil
		}
		if id, ok := v.Nearest(name); ok {
			r.Hint, r.Args = diag.DidYouMean, append(r.Args, id)
			r.Edits = []diag.Edit{{New: id}}
		}
		return nil
	case 1:
		if id := found[0].ID; id != name {
			r := m.remark(d.from.Path, place, aliasRule[field], diag.Note, termAlias, name, id)
			r.Edits, r.Safe = []diag.Edit{{New: id}}, true
		}
		return found[0]
	}
	ids := make([]string, len(found))
	for i, t := range found {
		ids[i] = t.ID
	}
	m.remark(d.from.Path, place, unknownRule[field], diag.Error, termDivided, name, strings.Join(ids, ", "))
	return nil
}

// guesses counts the wrong names compared so far, by file.
type guesses struct {
	mu     sync.Mutex
	byFile map[string]int
}

// guessesMost is how many wrong names of one file are compared with all the right
// ones: a list pasted by mistake is no list of slips.
const guessesMost = 20

// mayGuess reports whether one more name of a file may be compared.
func (m *maker) mayGuess(path string) bool {
	g := m.guesses
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.byFile == nil {
		g.byFile = map[string]int{}
	}
	g.byFile[path]++
	return g.byFile[path] <= guessesMost
}

// near adds the nearest accepted name to a remark, where one is near.
func (m *maker) near(r *diag.Diagnostic, name string, accepted []string) {
	if !m.mayGuess(r.Path) {
		return
	}
	if id, ok := lang.Nearest(name, accepted); ok {
		r.Hint, r.Args = diag.DidYouMean, append(r.Args, id)
		r.Edits = []diag.Edit{{New: id}}
	}
}

// groups gathers the listed releases under their terms.
func groups(v *config.Vocabulary, listed []*Release, of func(*Release) []*config.Term, all bool) []*Group {
	byTerm := map[*config.Term]*Group{}
	var out []*Group
	for _, t := range v.Terms {
		byTerm[t] = &Group{Term: t}
	}
	for _, r := range listed {
		for _, t := range of(r) {
			byTerm[t].Releases = append(byTerm[t].Releases, r)
		}
	}
	for _, t := range v.Terms {
		if all || len(byTerm[t].Releases) > 0 {
			out = append(out, byTerm[t])
		}
	}
	return out
}
