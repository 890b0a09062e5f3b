package pages

import (
	"reflect"
	"testing"

	"balagh/internal/archive"
	"balagh/internal/output"
)

// The data of each page are the same in room that served others before. Its outline
// has their key, and of an item shows nothing.
func TestMakerMakesTheSame(t *testing.T) {
	var maker Maker
	bare := 0
	for _, p := range everything(t, host).plan() {
		data := p.Data()
		if again := maker.Data(&p); !reflect.DeepEqual(again, data) {
			t.Errorf("%s: room that served others makes other data", p.Path)
		}
		outline := maker.Outline(&p)
		if got, want := output.KeyOf(outline), output.KeyOf(data); got != want {
			t.Errorf("%s: the key of the outline is %s, of the data %s", p.Path, got, want)
		}
		if page, ok := outline.(*ListPage); ok {
			for _, i := range page.Items {
				if bare++; i.ItemData != nil && page.What != "digest" { // of which a language has one
					t.Errorf("%s: the outline of an item shows %q", p.Path, i.URL)
				}
			}
		}
	}
	if bare < 20 {
		t.Errorf("only %d items", bare)
	}
}

// A bug that a release brings out is the caller's to say.
func TestItemsHandOnAPanic(t *testing.T) {
	m := newMaker(t, host)
	m.fill(2, "ar")
	m.public.Releases[1].Place = 7 // of two
	defer func() {
		if recover() == nil {
			t.Error("no panic came")
		}
	}()
	m.plan()
}

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
					p.items.lately[i].Store(&numbered{number: known.number + itemsMost, Item: *NewItem(ItemData{Place: "سلا"})})
				}
			}
			if got := p.item(code, r); slots != 1 || *got.ItemData != *want.ItemData || got.URL != r.Address(r.Best(code).Lang.Code) || got.key != output.KeyOf(*got.ItemData) {
				t.Errorf("%s in %s, with %d at hand: %+v, want %+v", r.ID, code, slots, got, want)
			}
			clear(p.items.lately[:])
		}
	}
	if p.item("ar", nil) != nil || p.item("ar", &archive.Release{}) != nil {
		t.Error("an item of what is not public")
	}
}
