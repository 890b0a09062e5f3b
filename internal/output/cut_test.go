package output

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// archiveOf is what a site of so many releases publishes: path to content. Ten
// years, 60 terms, a list page for each 25 of a term's releases.
func archiveOf(releases int) site {
	s := site{"index.html": "", "sitemap.xml": "", "404.html": "", "assets/style.css": ""}
	each := func(names ...string) {
		for _, n := range names {
			s[n] = "0"
		}
	}
	for _, l := range []string{"ar", "fr"} {
		for _, n := range []string{"index.html", "feed.xml", "feed.json", "rss.xml", "archive/index.html"} {
			each(l + "/" + n)
		}
		for v, terms := range vocabulary {
			each(l+"/"+v+"/index.html", "sitemaps/"+l+"-"+v+".xml")
			for t := range terms {
				of := fmt.Sprintf("%s/%s/%s-%02d/", l, v, v, t)
				each(of+"index.html", of+"feed.xml")
				for n := range releases / 25 / terms {
					each(fmt.Sprintf("%s%d/index.html", of, n+1))
				}
			}
		}
		for y := 2016; y <= 2025; y++ {
			each(fmt.Sprintf("%s/%d/index.html", l, y))
			for m := range 12 {
				each(fmt.Sprintf("%s/%d/%02d/index.html", l, y, m+1))
			}
			for n := range releases / 10 / 250 {
				each(fmt.Sprintf("sitemaps/%s-%d-%d.xml", l, y, n+1))
			}
		}
	}
	for n := range releases {
		maps.Copy(s, ofRelease(2025-n%10, n, "0"))
	}
	return s
}

var vocabulary = map[string]int{"regions": 12, "tags": 36, "series": 12}

// ofRelease is the files of one, its name as arbitrary as an author's.
func ofRelease(year, n int, content string) site {
	id := fmt.Sprintf("%d/%s-%05d/", year, [...]string{"visite", "convention", "rencontre", "bilan", "agence"}[(n*7+n/3)%5], n)
	s := site{"ar/" + id + "index.html": content, "fr/" + id + "index.html": content}
	if n%10 == 3 {
		for _, w := range []string{"480", "960", "card"} {
			s["media/"+id+"photo-"+w+".jpg"] = content
		}
	}
	return s
}

// publication adds one release to an archive: see the table in docs/architecture.md.
func publication(s site, releases int, r *rand.Rand) {
	maps.Copy(s, ofRelease(2025, releases+r.IntN(1000), "1"))
	older := 10 * r.IntN(releases/10) // of 2025, the part before it of any year
	touched := ofRelease(2025, older, "1")
	part := r.IntN(releases)
	maps.Copy(touched, ofRelease(2025-part%10, part, "1"))
	maps.DeleteFunc(touched, func(p, _ string) bool { return strings.HasPrefix(p, "media/") })
	for _, l := range []string{"ar", "fr"} {
		for _, n := range []string{"index.html", "feed.xml", "feed.json", "rss.xml", "archive/index.html", "2025/index.html", "2025/12/index.html"} {
			touched[l+"/"+n] = "1"
		}
		for v := range vocabulary {
			touched[l+"/"+v+"/index.html"], touched["sitemaps/"+l+"-"+v+".xml"] = "1", "1"
		}
		if n := releases / 10 / 250; n > 0 {
			touched[fmt.Sprintf("sitemaps/%s-2025-%d.xml", l, n)] = "1"
		}
	}
	for v, of := range map[string]int{"regions": 2, "tags": 4, "series": 1} {
		for range of {
			t := r.IntN(vocabulary[v])
			for _, l := range []string{"ar", "fr"} {
				dir := fmt.Sprintf("%s/%s/%s-%02d/", l, v, v, t)
				touched[dir+"index.html"], touched[dir+"feed.xml"] = "1", "1"
			}
		}
	}
	touched["sitemap.xml"] = "1"
	maps.Copy(s, touched)
}

// memory is a target's manifest in memory.
type memory struct {
	root  []byte
	parts map[string][]byte
}

// commit brings the manifest from what it is to a plan.
func (m *memory) commit(t testing.TB, plan []Entry) (*Manifest, ManifestFiles) {
	t.Helper()
	held := NewManifest(m.root, loader(m.parts))
	c, err := Compare(plan, held)
	if err != nil {
		t.Fatal(err)
	}
	put := map[string]Entry{}
	for _, e := range slices.Concat(c.New, c.Changed) {
		put[e.Path] = e
	}
	files := c.Manifest(func(path string) (Record, bool) {
		e, ok := put[path]
		return Record{Path: path, Key: e.Key, Size: int64(len(path)), Tier: e.Tier}, ok
	})
	if m.parts == nil {
		m.parts = map[string][]byte{}
	}
	for _, p := range files.Parts {
		if m.parts[p.Name] != nil {
			t.Errorf("part %s is written, and was there", p.Name)
		}
		m.parts[p.Name] = p.Text
	}
	for _, name := range files.Gone {
		if m.parts[name] == nil {
			t.Errorf("part %s is removed, and was not there", name)
		}
		delete(m.parts, name)
	}
	if files.Root != nil {
		m.root = files.Root
	}
	return held, files
}

// recordsOf reads all of a manifest.
func recordsOf(t testing.TB, m *Manifest) []Record {
	t.Helper()
	records, err := m.Records()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// What a publication writes of the manifest is bounded, whatever the size of the
// archive: 3,000, 26,000 and 260,000 files.
func TestPublicationWritesFewParts(t *testing.T) {
	const mostParts, mostBytes = 18, 130_000 // the means are some 10 and 60 KB
	sizes := []int{1_000, 10_000, 100_000}
	if testing.Short() {
		sizes = sizes[:2]
	}
	for _, releases := range sizes {
		s := archiveOf(releases)
		var m memory
		m.commit(t, s.plan())
		files, all := len(s), len(m.parts)
		r := rand.New(rand.NewPCG(7, 11))
		const times = 3
		var parts, size, read int
		for range times {
			publication(s, releases, r)
			held, did := m.commit(t, s.plan())
			n, b := len(did.Parts), len(did.Root)
			for _, p := range did.Parts {
				b += len(p.Text)
			}
			if n > mostParts || b > mostBytes || held.PartsRead() > mostParts {
				t.Errorf("%d releases: %d parts, %d bytes written, %d parts read", releases, n, b, held.PartsRead())
			}
			parts, size, read = parts+n, size+b, read+held.PartsRead()
		}
		t.Logf("%d releases, %d files, %d parts, root of %d bytes: a publication writes %.1f parts, %d bytes, reads %.1f parts",
			releases, files, all, len(m.root), float64(parts)/times, size/times, float64(read)/times)
	}
}

// Parts have a size to be read one by one, and there are not too many of them.
func TestPartsAreOfASize(t *testing.T) {
	var m memory
	s := archiveOf(10_000)
	m.commit(t, s.plan())
	count := map[string]int{}
	for _, text := range m.parts {
		head, _, _ := bytes.Cut(text, []byte("\n"))
		count[string(head)]++
		if lines := bytes.Count(text, []byte("\n")) - 2; lines > 8*partReach {
			t.Errorf("%s: %d lines", head, lines)
		}
	}
	parts, branches := count["balagh part 2"], count["balagh branch 1"]
	if mean := len(s) / parts; mean < partReach*3/2 || mean > partReach*3 {
		t.Errorf("%d files in %d parts", len(s), parts)
	}
	if branches < parts/branchReach/4 || branches > parts/branchReach {
		t.Errorf("%d parts in %d branches", parts, branches)
	}
}

// Whatever came before, the same files have the same manifest, to the byte.
func TestCutHasNoHistory(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	s := archiveOf(700)
	var m memory
	for round := range 40 {
		publication(s, 700, r)
		paths := slices.Sorted(maps.Keys(s))
		for range r.IntN(4) * r.IntN(40) {
			delete(s, paths[r.IntN(len(paths))])
		}
		if from := r.IntN(len(paths)); round%8 == 7 { // a whole stretch at once
			for _, p := range paths[from:min(from+400, len(paths))] {
				delete(s, p)
			}
		}
		m.commit(t, s.plan())
		var clean memory
		clean.commit(t, s.plan())
		if !bytes.Equal(m.root, clean.root) || !maps.EqualFunc(m.parts, clean.parts, bytes.Equal) {
			t.Fatalf("round %d: %d parts, and %d of a clean build, differ", round, len(m.parts), len(clean.parts))
		}
	}
	m.commit(t, nil)
	if len(m.parts) != 0 {
		t.Errorf("of nothing %d parts are left", len(m.parts))
	}
}

func TestOrderOfParts(t *testing.T) {
	want := []string{
		"fr/rss.xml", "ar/index.html", "ar/feed.xml", "sitemaps/ar-2025.xml",
		"fr/tags/index.html", "ar/2025/index.html",
		"fr/tags/x/index.html", "ar/tags/x/index.html", "fr/tags/x/feed.xml", "ar/tags/x/feed.xml",
		"media/2025/لقاء/photo.jpg", "fr/2025/لقاء/index.html", "ar/2025/لقاء/index.html", "ar/2025/bilan/index.html", "ar/2025/12/index.html", "fr/2024/x/index.html",
		"ar/tags/x/2/index.html", "ar/tags/x/1/index.html",
	}
	plan := entries(want...)
	slices.SortFunc(plan, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	in, _ := inOrder(plan)
	for i, e := range in {
		if e.Path != want[i] {
			t.Errorf("%d: %s, want %s", i, e.Path, want[i])
		}
	}
}

func TestEnds(t *testing.T) {
	for _, c := range []struct {
		hashes []uint64
		want   []int
	}{
		{nil, nil},
		{[]uint64{5}, []int{1}},
		{[]uint64{5, 6, 1, 7}, []int{4}},       // too near the end to have all its neighbours
		{[]uint64{5, 6, 1, 7, 8}, []int{3, 5}}, // ends the first piece
		{[]uint64{5, 6, 1, 7, 0, 8, 9}, []int{5, 7}},
		{[]uint64{5, 6, 1, 7, 8, 2, 9, 9}, []int{3, 6, 8}},
	} {
		if got := ends(c.hashes, 2); !slices.Equal(got, c.want) {
			t.Errorf("%v ends at %v, want %v", c.hashes, got, c.want)
		}
	}
}

func BenchmarkCut(b *testing.B) {
	plan := archiveOf(10_000).plan()
	b.ReportAllocs()
	for b.Loop() {
		cut(plan)
	}
}
