package output

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// remembered is a manifest in memory, made by committing a plan to nothing.
func remembered(tb testing.TB, plan []Entry) (root []byte, parts map[string][]byte) {
	tb.Helper()
	c, err := Compare(plan, nil)
	if err != nil {
		tb.Fatal(err)
	}
	byPath := map[string]Entry{}
	for _, e := range plan {
		byPath[e.Path] = e
	}
	files := c.Manifest(func(path string) (Record, bool) {
		e := byPath[path]
		return Record{Path: path, Key: e.Key, Size: int64(len(path)), Tier: e.Tier, Headers: e.Headers}, true
	})
	parts = map[string][]byte{}
	for _, p := range files.Parts {
		parts[p.Name] = p.Text
	}
	return files.Root, parts
}

func manifestOf(tb testing.TB, plan []Entry) *Manifest {
	root, parts := remembered(tb, plan)
	return NewManifest(root, loader(parts))
}

func loader(parts map[string][]byte) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if text, ok := parts[name]; ok {
			return text, nil
		}
		return nil, fs.ErrNotExist
	}
}

// entries turns "path=content" into a plan; the key is that of the content.
func entries(lines ...string) []Entry {
	var plan []Entry
	for _, l := range lines {
		path, content, _ := strings.Cut(l, "=")
		plan = append(plan, Entry{Path: path, Key: KeyOf(content), Tier: tierOf(path)})
	}
	return plan
}

func tierOf(path string) Tier {
	switch {
	case strings.HasSuffix(path, ".css"), strings.HasSuffix(path, ".jpg"):
		return Assets
	case strings.HasSuffix(path, ".xml"):
		return Indexes
	}
	return Pages
}

func paths(list []Entry) string {
	var p []string
	for _, e := range list {
		p = append(p, e.Path)
	}
	return strings.Join(p, " ")
}

func gone(list []Record) string {
	var p []string
	for _, r := range list {
		p = append(p, r.Path)
	}
	return strings.Join(p, " ")
}

func TestCompare(t *testing.T) {
	held := entries("ar/2023/لقاء/index.html=1", "ar/2024/x/index.html=1", "ar/index.html=1", "fr/index.html=1", "style.css=1")
	with := func(i int, f func(*Entry)) []Entry { p := slices.Clone(held); f(&p[i]); return p }
	cases := []struct {
		name                  string
		plan                  []Entry
		created, changed, out string
		unchanged, reads      int
	}{
		{name: "the same", plan: held, unchanged: 5},
		{name: "the same in another order", plan: []Entry{held[4], held[0], held[2], held[1], held[3]}, unchanged: 5},
		{name: "one more", plan: append(slices.Clone(held), entries("ar/2024/a/index.html=1")...), created: "ar/2024/a/index.html", unchanged: 5, reads: 2},
		{name: "one more in a year of its own", plan: append(slices.Clone(held), entries("ar/2025/a/index.html=1")...), created: "ar/2025/a/index.html", unchanged: 5, reads: 2},
		{name: "another key", plan: with(0, func(e *Entry) { e.Key[0]++ }), changed: "ar/2023/لقاء/index.html", unchanged: 4, reads: 2},
		{name: "a key that comes later", plan: with(2, func(e *Entry) { e.Key = Key{} }), changed: "ar/index.html", unchanged: 4, reads: 2},
		{name: "other headers", plan: with(4, func(e *Entry) { e.Headers = "Cache-Control: x" }), changed: "style.css", unchanged: 4, reads: 2},
		{name: "another tier", plan: with(4, func(e *Entry) { e.Tier = Indexes }), changed: "style.css", unchanged: 4, reads: 2},
		{name: "one less", plan: held[1:], out: "ar/2023/لقاء/index.html", unchanged: 4, reads: 2},
		{name: "nothing", out: "ar/2023/لقاء/index.html ar/2024/x/index.html ar/index.html fr/index.html style.css", reads: 2},
		{name: "all three at once", plan: append(entries("ar/2023/b/index.html=1", "ar/2024/x/index.html=2"), held[2:]...),
			created: "ar/2023/b/index.html", changed: "ar/2024/x/index.html", out: "ar/2023/لقاء/index.html", unchanged: 3, reads: 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := manifestOf(t, held)
			got, err := Compare(c.plan, m)
			if err != nil {
				t.Fatal(err)
			}
			if paths(got.New) != c.created || paths(got.Changed) != c.changed || gone(got.Removed) != c.out || got.Unchanged != c.unchanged {
				t.Errorf("new %q changed %q removed %q unchanged %d", paths(got.New), paths(got.Changed), gone(got.Removed), got.Unchanged)
			}
			if gone(got.Old) != c.changed {
				t.Errorf("old records %q, want those of %q", gone(got.Old), c.changed)
			}
			if m.PartsRead() != c.reads {
				t.Errorf("read %d parts, want %d", m.PartsRead(), c.reads)
			}
			if got.Empty() != (c.created+c.changed+c.out == "") {
				t.Errorf("Empty is %v", got.Empty())
			}
		})
	}
}

func TestCompareAllTakesNothingForGranted(t *testing.T) {
	held := entries("ar/index.html=1", "fr/index.html=1")
	c, err := CompareAll(held, manifestOf(t, held))
	if err != nil || paths(c.Changed) != "ar/index.html fr/index.html" || c.Unchanged != 0 {
		t.Errorf("changed %q, unchanged %d, %v", paths(c.Changed), c.Unchanged, err)
	}
}

func TestCompareRefuses(t *testing.T) {
	cases := []struct {
		plan []string
		bad  string
	}{
		{[]string{"/etc/passwd"}, "/etc/passwd"}, {[]string{"ar/../../x"}, "ar/../../x"}, {[]string{"ar//x"}, "ar//x"},
		{[]string{"ar/"}, "ar/"}, {[]string{""}, ""}, {[]string{"."}, "."}, {[]string{`ar\x`}, `ar\x`},
		{[]string{"a\x00b"}, "a\x00b"}, {[]string{"ar/\xff"}, "ar/\xff"}, {[]string{".balagh/journal"}, ".balagh/journal"},
		{[]string{".Balagh/x"}, ".Balagh/x"},
		{[]string{"بلاغ", "بلاغ"}, "بلاغ"},
		{[]string{"ar/x", "ar/x-1", "ar/x.html", "ar/x/index.html"}, "ar/x"},
	}
	for _, c := range cases {
		_, err := Compare(entries(c.plan...), nil)
		var bad *PlanError
		if !errors.As(err, &bad) || len(bad.Faults) != 1 || bad.Faults[0].Path != c.bad {
			t.Errorf("%q: %v", c.plan, err)
		}
	}
	if _, err := Compare(entries("ar/x-1", "ar/x.html", "ar/x/index.html", "ar/xy", ".well-known/security.txt"), nil); err != nil {
		t.Error(err)
	}
}

func BenchmarkCompareUnchanged(b *testing.B) {
	var plan []Entry
	for i := range 20_000 {
		plan = append(plan, Entry{Path: fmt.Sprintf("%s/%d/release-%05d/index.html", [...]string{"ar", "fr"}[i%2], 2010+i%16, i), Key: KeyOf(i), Tier: Pages})
	}
	m := manifestOf(b, plan)
	b.ReportAllocs()
	for b.Loop() {
		if c, err := Compare(plan, m); err != nil || !c.Empty() || m.PartsRead() != 0 {
			b.Fatal(err)
		}
	}
}
