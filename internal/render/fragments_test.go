package render

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"balagh/internal/output"
	"balagh/internal/pages"
)

// However many fragments there are, few are held; one that was let go is made
// again, and no page ever shows another's.
func TestFragmentsAreBounded(t *testing.T) {
	var f fragments
	text := strings.Repeat("بلاغ", 2000)
	most := 0
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 3000 {
				k := fragment{"ar", "item", output.KeyOf((i*7 + w) % 2000)}
				want := fmt.Sprint(k.data, text)
				html, err := f.once(k, func() ([]byte, error) { return []byte(want), nil })
				if err != nil || string(html) != want {
					t.Errorf("%v: %.20q, %v", k, html, err)
				}
			}
		})
	}
	wg.Wait()
	for i := range f {
		for _, g := range []map[fragment][]byte{f[i].young, f[i].old} {
			for _, html := range g {
				most += len(html)
			}
		}
	}
	if most > fragmentsMost || most < fragmentsMost/4 {
		t.Errorf("%d bytes are held, at most %d may be", most, fragmentsMost)
	}
}

// A fragment is made once for each partial, language and content, whoever holds
// the data.
func TestFragmentsAreOfTheirData(t *testing.T) {
	item := func(title string) *pages.Item {
		return pages.NewItem(pages.ItemData{Title: pages.Phrase{Text: title}})
	}
	var f fragments
	made := 0
	for _, c := range []struct {
		code, partial string
		data          any
		fresh         bool
	}{
		{"ar", "item", item("قاعة"), true}, {"ar", "item", item("قاعة"), false}, {"ar", "item", item("لقاء"), true},
		{"ar", "near", item("قاعة"), true}, {"fr", "item", item("قاعة"), true},
		{"ar", "menu", pages.NewSite(pages.SiteData{Lang: "ar"}), true}, {"ar", "menu", pages.NewSite(pages.SiteData{Lang: "fr"}), true},
		{"ar", "menu", pages.NewSite(pages.SiteData{Lang: "ar"}), false},
		{"ar", "card", &pages.ShareImage{Alt: "قاعة"}, true}, {"ar", "card", &pages.ShareImage{Alt: "لقاء"}, true}, {"ar", "card", &pages.ShareImage{Alt: "قاعة"}, false},
		{"ar", "card", (*pages.Item)(nil), true}, {"ar", "card", (*pages.Site)(nil), true},
	} {
		before := made
		if _, err := f.once(newFragment(c.code, c.partial, c.data), func() ([]byte, error) { made++; return nil, nil }); err != nil || made > before != c.fresh {
			t.Errorf("%s %s %v: made anew: %v, %v", c.code, c.partial, c.data, made > before, err)
		}
	}
}
