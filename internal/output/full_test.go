package output

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A build in full brings back what was deleted or altered by hand: it takes the
// manifest's word for nothing.
func TestFullMends(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "public")
	plan := entries("ar/2024/bayan/index.html", "ar/index.html", "fr/index.html")
	publish := func(compare func([]Entry, *Manifest) (*Changes, error)) Stats {
		t.Helper()
		f := NewFolder(dir)
		defer f.Close()
		held, err := f.Open(ctx)
		if err != nil {
			t.Fatal(err)
		}
		c, err := compare(plan, held)
		if err != nil {
			t.Fatal(err)
		}
		b, err := f.Begin(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range [][]Entry{c.New, c.Changed} {
			for _, e := range list {
				if _, err := b.Put(e, []byte(e.Path)); err != nil {
					t.Fatal(err)
				}
			}
		}
		st, err := b.Commit(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	publish(Compare)
	for _, damage := range []func() error{
		func() error { return os.Remove(filepath.Join(dir, "ar/index.html")) },
		func() error { return os.WriteFile(filepath.Join(dir, "fr/index.html"), []byte("بأيد"), 0o666) },
		func() error { return os.RemoveAll(filepath.Join(dir, "ar/2024")) },
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		if st := publish(CompareAll); st.Written != 1 {
			t.Errorf("wrote %d files, want the damaged one", st.Written)
		}
		for _, e := range plan {
			if b, err := os.ReadFile(filepath.Join(dir, e.Path)); string(b) != e.Path {
				t.Errorf("%s holds %q, %v", e.Path, b, err)
			}
		}
	}
}

// A build in full writes no part of the manifest that is there, and brings back
// one that is not.
func TestFullMendsTheManifest(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), before)
	whole := readTree(t, dir, true)
	if st, err := publishWith(quick(dir), before, CompareAll); err != nil || st.PartsRead != 2 || st.PartsWritten != 0 {
		t.Errorf("%+v %v", st, err)
	}
	for _, name := range soleParts(t, whole) {
		for _, damage := range []func(name string) error{os.Remove, func(name string) error { return os.Truncate(name, 40) }} {
			for path := range before { // else they are foreign
				if err := os.Remove(filepath.Join(dir, path)); err != nil {
					t.Fatal(err)
				}
			}
			if err := damage(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
			if _, err := publishWith(quick(dir), before, CompareAll); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			same(t, readTree(t, dir, true), whole)
		}
	}
}

// Whether the keys are known from the beginning or come with the bytes, the same
// files are written and remembered; nothing is put without one.
func TestKeysComeWithTheirBytes(t *testing.T) {
	ctx := context.Background()
	early := entries("_headers=1", "ar/2024/bayan/index.html=1", "ar/index.html=1", "fr/index.html=1")
	for _, before := range []site{nil, {"ar/index.html": "1", "fr/index.html": "2", "old.html": "3"}} {
		results := make([]site, 2)
		for i := range results {
			f := NewFolder(filepath.Join(t.TempDir(), "public"))
			if before != nil {
				mustPublish(t, f, before)
			}
			plan := slices.Clone(early)
			for n := range plan {
				if i == 1 {
					plan[n].Key = Key{}
				}
			}
			held, err := f.Open(ctx)
			if err != nil || held.Empty() != (before == nil) {
				t.Fatal(held.Empty(), err)
			}
			c, err := CompareAll(plan, held)
			if err != nil {
				t.Fatal(err)
			}
			b, err := f.Begin(ctx, c)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range early {
				if _, err := b.Put(e, []byte("بلاغ")); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := b.Commit(ctx); err != nil {
				t.Fatal(err)
			}
			results[i] = readTree(t, f.dir, true)
		}
		if len(results[0]) < 8 || !maps.Equal(results[0], results[1]) {
			t.Errorf("%v\n%v", results[0], results[1])
		}
	}
	c, err := Compare([]Entry{{Path: "ar/index.html"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("put without a key")
		}
	}()
	newLedger(c).take(Entry{Path: "ar/index.html"}, nil)
}
