package pages

import (
	"slices"
	"sync/atomic"

	"balagh/internal/archive"
	"balagh/internal/lang"
	"balagh/internal/output"
)

// items are the public releases as lists of each language show them. Of all of
// them the keys are held, which are dear to work out; the items themselves are
// made when they are shown, and those shown lately are at hand.
type items struct {
	places map[*archive.Release]int32
	keys   []output.Key // by language and place
	lately *[itemsMost]atomic.Pointer[numbered]
}

// itemsMost is how many items are at hand: those of a year in a large archive, in
// which neighbours and related releases mostly are.
const itemsMost = 1 << 14

// numbered is an item and the number of its key.
type numbered struct {
	number int
	Item
}

func (p *planner) newItems() items {
	all := p.Public.Releases
	out := items{make(map[*archive.Release]int32, len(all)), make([]output.Key, 0, len(all)*len(p.site.Languages)), new([itemsMost]atomic.Pointer[numbered])}
	for i, r := range all {
		out.places[r] = int32(i)
	}
	for _, l := range p.site.Languages {
		for _, r := range all {
			out.keys = append(out.keys, output.KeyOf(p.itemData(l.Code, r)))
		}
	}
	return out
}

// item returns the release as lists of a language show it; nil for none, and for
// one that is not public.
func (p *planner) item(code string, r *archive.Release) *Item {
	place, ok := p.items.places[r]
	if !ok {
		return nil
	}
	language := slices.IndexFunc(p.site.Languages, func(l *lang.Locale) bool { return l.Code == code })
	n := language*len(p.items.places) + int(place)
	slot := &p.items.lately[n%itemsMost]
	if known := slot.Load(); known != nil && known.number == n {
		return &known.Item
	}
	made := &numbered{n, Item{p.itemData(code, r), p.items.keys[n]}}
	slot.Store(made)
	return &made.Item
}

func (p *planner) itemData(code string, r *archive.Release) ItemData {
	e := r.Best(code)
	i := ItemData{
		URL: p.path(r.Address(e.Lang.Code)), Title: p.phrase(e.Title, e.Lang.Code, code),
		Summary: p.phrase(lead(e), e.Lang.Code, code), Date: p.date(r.Date, r.Precision), Part: r.Part,
	}
	if e.Lang.Code != code {
		i.Hreflang, i.Language = e.Lang.Code, e.Lang.Name
	} else {
		i.Place = e.Place
	}
	return i
}
