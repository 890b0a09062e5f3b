package archive

import (
	"cmp"
	"slices"

	"balagh/internal/config"
	"balagh/internal/diag"
)

// relatedMost is how many related releases a page shows. They are older than
// the release, so that a new one changes no page but its own.
const relatedMost = 3

// parts puts each series in order and links neighbouring parts. A page shows
// its own part and its neighbours only: a new part touches one older page.
func parts(p *Public) {
	for _, g := range p.Series {
		slices.SortStableFunc(g.Releases, func(a, b *Release) int { return cmp.Compare(a.Part, b.Part) })
		for i, r := range g.Releases {
			if i == 0 {
				continue
			}
			before := g.Releases[i-1]
			before.PartBehind, r.PartBefore = r, before
		}
	}
}

// neighbours links each listed release to the one before, the one after and the
// related ones. It walks the archive once, keeping the latest few of each term.
func (m *maker) neighbours(p *Public) {
	latest := map[*config.Term][]*Release{}
	var terms []*config.Term
	for i, r := range p.Listed {
		if i > 0 {
			r.Older, p.Listed[i-1].Newer = p.Listed[i-1], r
		}
		terms = append(append(append(terms[:0], r.Tags...), r.Regions...), r.People...)
		if r.Series != nil {
			terms = append(terms, r.Series)
		}
		r.Related = related(m.chosen(r), terms, latest)
		for _, t := range terms {
			last := latest[t]
			if len(last) == relatedMost {
				last = slices.Delete(last, 0, 1)
			}
			latest[t] = append(last, r)
		}
	}
}

// chosen are the releases the author named as related, as far as readers may
// see them.
func (m *maker) chosen(r *Release) []*Release {
	d := m.byID[r.ID]
	var out []*Release
	for i, id := range d.from.Front.Related {
		t, ok := m.byID[id]
		if !ok {
			m.near(m.remark(d.from.Path, indexed("related", i), "link-broken", diag.Error, noRelease, id), id, m.ids)
			continue
		}
		if m.public[t.Release] && t.Release != r {
			out = append(out, t.Release)
		}
	}
	return out
}

// related fills what the author chose with the nearest older releases that
// share a term.
func related(chosen []*Release, terms []*config.Term, latest map[*config.Term][]*Release) []*Release {
	var room [relatedMost * 16]*Release // enough for most, and nothing the heap sees
	near := room[:0]
	for _, t := range terms {
		for _, r := range latest[t] {
			if !slices.Contains(near, r) && !slices.Contains(chosen, r) {
				near = append(near, r)
			}
		}
	}
	slices.SortFunc(near, func(a, b *Release) int { return inTime(b, a) })
	n := min(len(chosen)+len(near), max(relatedMost, len(chosen)))
	return slices.Concat(chosen, near[:n-len(chosen)]) // no spare room
}

// inTime orders releases by date, those of one moment by id.
func inTime(a, b *Release) int {
	return cmp.Or(cmp.Compare(a.Date.Sec, b.Date.Sec), cmp.Compare(a.ID, b.ID))
}
