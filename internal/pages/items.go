package pages

import (
	"slices"
	"sync"
	"sync/atomic"

	"balagh/internal/archive"
	"balagh/internal/lang"
	"balagh/internal/output"
)

// items are the public releases as lists of each language show them. Of all of
// them the keys are held, which are dear to work out; what they show is made when
// a layout asks, and those shown lately are at hand.
type items struct {
	keyed   []Item // each its key alone, by language and place
	lately  *[itemsMost]atomic.Pointer[numbered]
	outline bool // an item is its key alone
}

// itemsMost is how many items are at hand: those of a year in a large archive, in
// which neighbours and related releases mostly are.
const itemsMost = 1 << 14

// numbered is an item with what it shows, and the number of its key.
type numbered struct {
	number int
	Item
	data ItemData
}

// newItems works out the keys of all items, those of each language beside the
// others. A panic on the way becomes the caller's.
func (p *planner) newItems() items {
	all, languages := p.Public.Releases, p.site.Languages
	out := items{keyed: make([]Item, len(all)*len(languages)), lately: new([itemsMost]atomic.Pointer[numbered])}
	var wg sync.WaitGroup
	bugs := make([]any, len(languages))
	for i, l := range languages {
		wg.Go(func() {
			defer func() { bugs[i] = recover() }()
			for _, r := range all {
				out.keyed[i*len(all)+r.Place-1].key = output.KeyOf(p.itemData(l.Code, r))
			}
		})
	}
	wg.Wait()
	for _, bug := range bugs {
		if bug != nil {
			panic(bug)
		}
	}
	return out
}

// item returns the release as lists of a language show it; nil for none, and for
// one that is not public.
func (p *planner) item(code string, r *archive.Release) *Item {
	if r == nil || r.Place == 0 {
		return nil
	}
	language := slices.IndexFunc(p.site.Languages, func(l *lang.Locale) bool { return l.Code == code })
	n := language*len(p.Public.Releases) + r.Place - 1
	if p.items.outline {
		return &p.items.keyed[n]
	}
	slot := &p.items.lately[n%itemsMost]
	if known := slot.Load(); known != nil && known.number == n {
		return &known.Item
	}
	made := &numbered{number: n, data: p.itemData(code, r)}
	made.Item = Item{&made.data, p.items.keyed[n].key}
	slot.Store(made)
	return &made.Item
}

func (p *planner) itemData(code string, r *archive.Release) ItemData {
	e := r.Best(code)
	i := ItemData{
		URL: p.addressOf(p.site.BasePath, r, e.Lang.Code), Title: p.phrase(e.Title, e.Lang.Code, code),
		Summary: p.phrase(lead(e), e.Lang.Code, code), Date: p.date(r.Date, r.Precision), Part: r.Part,
	}
	if e.Lang.Code != code {
		i.Hreflang, i.Language = e.Lang.Code, e.Lang.Name
	} else {
		i.Place = e.Place
	}
	return i
}
