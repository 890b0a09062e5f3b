package output

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// site is what a build would make: path to content.
type site map[string]string

func (s site) plan() []Entry {
	var lines []string
	for _, path := range slices.Sorted(maps.Keys(s)) {
		lines = append(lines, path+"="+s[path])
	}
	return entries(lines...)
}

// publish builds the site into the folder as a driver does.
func publish(f *Folder, s site) (Stats, error) { return publishWith(f, s, Compare) }

func publishWith(f *Folder, s site, compare func([]Entry, *Manifest) (*Changes, error)) (_ Stats, err error) {
	ctx := context.Background()
	m, err := f.Open(ctx)
	if err != nil {
		return Stats{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	c, err := compare(s.plan(), m)
	if err != nil {
		return Stats{}, err
	}
	b, err := f.Begin(ctx, c)
	if err != nil {
		return Stats{}, err
	}
	for _, e := range slices.Concat(c.New, c.Changed) {
		if _, err := b.Put(e, []byte(s[e.Path])); err != nil {
			return Stats{}, err
		}
	}
	return b.Commit(ctx)
}

func mustPublish(t testing.TB, f *Folder, s site) Stats {
	t.Helper()
	st, err := publish(f, s)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// tree of a folder: files with content, folders with a "/" at the end; the lock
// is left out, and the private folder too unless all is asked for.
func readTree(t testing.TB, dir string, all bool) site {
	t.Helper()
	got := site{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == dir {
			return nil
		}
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		rel = filepath.ToSlash(rel)
		switch {
		case rel == ".", rel == lockName:
		case rel == private && !all:
			return fs.SkipDir
		case d.IsDir():
			got[rel+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			got[rel], err = os.Readlink(path)
		default:
			var b []byte
			b, err = os.ReadFile(path)
			got[rel] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// scratch is a new folder, in memory where the system has one: these tests make
// and remove tens of thousands of files.
func scratch(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "balagh-test")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// clean is the tree of a site published to where nothing was.
func clean(t testing.TB, s site) site {
	t.Helper()
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), s)
	return readTree(t, dir, true)
}

// quick is a folder target that waits for no disk.
func quick(dir string) *Folder {
	f := NewFolder(dir)
	f.syncDir = func(*os.Root, string) error { return nil }
	f.syncAll = nil
	create := f.create
	f.create = func(in within, name string) (file, error) {
		x, err := create(in, name)
		return unsynced{x}, err
	}
	return f
}

type unsynced struct{ file }

func (unsynced) Sync() error { return nil }

func same(t testing.TB, got, want site) {
	t.Helper()
	for _, p := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[p]; !ok || g != want[p] {
			t.Errorf("%s: %q (there: %v), want %q", p, g, ok, want[p])
		}
	}
	for _, p := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[p]; !ok {
			t.Errorf("%s: should not be there", p)
		}
	}
}

var (
	before = site{
		"index.html": "choix", "style.css": "v1", "feed.xml": "1", "ar/index.html": "الرئيسية", "ar/2023/a/index.html": "قديم",
		"ar/2023/b/index.html": "باق", "ar/2024/about": "ملف", "fr/2024/guide/index.html": "guide", "fr/2024/guide/plan/index.html": "plan",
		"fr/2019/seul/index.html": "seul",
	}
	after = site{
		"index.html": "choix", "style.css": "v2", "feed.xml": "2", "ar/index.html": "الرئيسية ٢",
		"ar/2023/b/index.html": "باق", "ar/2024/about/index.html": "مجلد", "ar/2024/جديد/index.html": "جديد", "fr/2024/guide": "fichier",
		"fr/2025/10/neuf/index.html": "neuf",
	}
)
