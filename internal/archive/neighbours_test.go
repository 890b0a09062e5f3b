package archive

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestNeighbours(t *testing.T) {
	in := files{}
	for i, front := range []string{
		`tags = ["sante"]`, `tags = ["sante"]`, `tags = ["vie"]`, `regions = ["marrakech-safi"]`,
		"tags = [\"sante\", \"vie\"]\nregions = [\"marrakech-safi\"]", `tags = ["sante"]`, `related = ["r9", "r1"]` + "\n" + `tags = ["vie"]`,
		`people = ["rachid"]`, "people = [\"rachid\"]\nwithdrawn = { date = 2026-05-01 }", `people = ["rachid"]`,
	} {
		in[fmt.Sprintf("releases/2026/r%d/ar.md", i)] = release("قاعة", fmt.Sprintf("date = 2026-02-%02d\n%s", i+1, front))
	}
	in["releases/2026/late/ar.md"] = release("غد", "date = 2026-12-01\ntags = [\"sante\"]")
	a, _ := resolve(t, in, noon, false)
	for id, want := range map[string]string{
		"r0":   "- r1 |",
		"r1":   "r0 r2 | r0",
		"r4":   "r3 r5 | r3 r2 r1", // the nearest three that share a term, newest first
		"r5":   "r4 r6 | r4 r1 r0", // only older ones
		"r6":   "r5 r7 | r9 r1 r4", // what the author chose stands first
		"r7":   "r6 r9 |",          // the withdrawn one is no neighbour
		"r8":   "- - |",            // and has none
		"r9":   "r7 - | r7",
		"late": "- - |",
	} {
		r := find(t, a, id)
		got := ids([]*Release{r.Older, r.Newer}) + " |"
		if len(r.Related) > 0 {
			got += " " + ids(r.Related)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

// Releases of one day stand in the order of their ids; parts in that of their
// numbers, whatever their dates.
func TestOrder(t *testing.T) {
	a, _ := resolve(t, files{
		"releases/2026/b/ar.md": release("ب", "date = 2026-02-01\nseries = \"liqaat\"\npart = 3"),
		"releases/2026/a/ar.md": release("أ", "date = 2026-02-01\nseries = \"liqaat\"\npart = 9"),
		"releases/2026/c/ar.md": release("ج", "date = 2026-01-31T23:59:59\nseries = \"liqaat\"\npart = 5"),
	}, noon, false)
	if got := ids(a.Public.Listed); got != "c a b" {
		t.Errorf("in time: %s", got)
	}
	if got := ids(a.Public.Series[0].Releases); got != "b c a" {
		t.Errorf("in the series: %s", got)
	}
	c := find(t, a, "c")
	if ids([]*Release{c.PartBefore, c.PartBehind}) != "b a" {
		t.Errorf("neighbours in the series: %s", ids([]*Release{c.PartBefore, c.PartBehind}))
	}
}

// Whatever the archive, the moment and the links: nothing that Public leads to is
// withheld, related releases are older or chosen, and neighbours are mutual.
func TestPublicIsClosed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(rt, "releases")
		in := files{}
		for i := range n {
			front := fmt.Sprintf("date = 2026-%02d-%02d\n", rapid.IntRange(6, 7).Draw(rt, "month"), rapid.IntRange(1, 3).Draw(rt, "day"))
			front += rapid.SampledFrom([]string{"", "draft = true\n", "expires = 2026-06-20\n", "publish_at = 2026-08-01\n", "withdrawn = { date = 2026-06-25 }\n"}).Draw(rt, "state")
			front += rapid.SampledFrom([]string{"", "tags = [\"sante\"]\n", "tags = [\"sante\", \"vie\"]\nregions = [\"marrakech-safi\"]\n"}).Draw(rt, "terms")
			front += rapid.SampledFrom([]string{"", "series = \"liqaat\"\npart = 1\n", "series = \"liqaat\"\npart = 2\n"}).Draw(rt, "series")
			to := rapid.IntRange(0, n-1).Draw(rt, "to")
			front += fmt.Sprintf("related = [\"r%d\"]\n", to)
			in[fmt.Sprintf("releases/2026/r%d/ar.md", i)] = page("title = \"قاعة\"\n"+front, fmt.Sprintf("[هنا](../r%d)", rapid.IntRange(0, n-1).Draw(rt, "link")))
		}
		a, _ := resolve(t, in, noon, rapid.Bool().Draw(rt, "drafts"))
		hidden := map[string]bool{}
		for _, w := range a.Withheld {
			hidden[w.ID] = true
		}
		if len(hidden)+len(a.Public.Releases) != n {
			rt.Fatalf("%d withheld and %d public of %d", len(hidden), len(a.Public.Releases), n)
		}
		seen := func(from string, rs ...*Release) {
			for _, r := range rs {
				if r != nil && hidden[r.ID] {
					rt.Fatalf("%s leads to %s, which is withheld", from, r.ID)
				}
			}
		}
		for _, gs := range [][]*Group{a.Public.Tags, a.Public.Regions, a.Public.Series, a.Public.People} {
			for _, g := range gs {
				seen(g.Term.ID, g.Releases...)
			}
		}
		seen("the list", a.Public.Listed...)
		for _, r := range a.Public.Releases {
			seen(r.ID, append(r.Related, r, r.Older, r.Newer, r.PartBefore, r.PartBehind)...)
			for _, e := range r.Editions {
				for _, h := range e.Holes {
					if h.Link != nil {
						seen(r.ID, h.Link.Release)
					}
				}
			}
			if r.Older != nil && r.Older.Newer != r || r.PartBefore != nil && r.PartBefore.PartBehind != r {
				rt.Fatalf("%s: neighbours that do not know it", r.ID)
			}
			for i, o := range r.Related {
				if o == r || i > 0 && inTime(o, r) > 0 {
					rt.Fatalf("%s: related %s", r.ID, ids(r.Related))
				}
			}
		}
	})
}
