package pages

import (
	"testing"

	"balagh/internal/archive"
)

// An item is the same whether it is at hand or another has taken its place.
func TestItemsAtHand(t *testing.T) {
	m := newMaker(t, host)
	m.fill(3, "ar")
	m.fill(3, "ar", "fr")
	p := m.plan()[0].planner
	for _, code := range []string{"ar", "fr"} {
		for _, r := range m.public.Releases {
			want := p.item(code, r)
			if again := p.item(code, r); again != want {
				t.Errorf("%s in %s: made twice in a row", r.ID, code)
			}
			slots := 0
			for i := range p.items.lately {
				if known := p.items.lately[i].Load(); known != nil {
					slots++
					p.items.lately[i].Store(&numbered{known.number + itemsMost, *NewItem(ItemData{Place: "سلا"})})
				}
			}
			if got := p.item(code, r); slots != 1 || *got != *want || got.URL != r.Address(r.Best(code).Lang.Code) || *got != *NewItem(got.ItemData) {
				t.Errorf("%s in %s, with %d at hand: %+v, want %+v", r.ID, code, slots, got, want)
			}
			clear(p.items.lately[:])
		}
	}
	if p.item("ar", nil) != nil || p.item("ar", &archive.Release{}) != nil {
		t.Error("an item of what is not public")
	}
}
