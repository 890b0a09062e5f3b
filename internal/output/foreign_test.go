package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFolderNeverTouchesForeignFiles(t *testing.T) {
	outside := scratch(t)
	cases := []struct {
		name  string
		first site // nil: there is no manifest
		place func(dir string) error
		then  site
		names []string
	}{
		{"file in the way", nil, put("ar/index.html"), site{"ar/index.html": "ا", "fr/index.html": "f"}, []string{"ar/index.html"}},
		{"folder in the way", nil, put("guide/note.txt"), site{"guide": "f"}, []string{"guide"}},
		{"empty folder in the way", nil, func(d string) error { return os.Mkdir(filepath.Join(d, "guide"), 0o777) }, site{"guide": "f"}, []string{"guide"}},
		{"file where a folder must be", nil, put("ar"), site{"ar/2024/x/index.html": "ا", "ar/index.html": "ا"}, []string{"ar"}},
		{"all are named", nil, put("ar/x", "fr/x", "c"), site{"ar/x": "", "fr/x/y": "", "c/d": "", "e": ""}, []string{"ar/x", "c", "fr/x"}},
		{"symlink to elsewhere", nil, link(outside, "ar"), site{"ar/index.html": "ا"}, []string{"ar"}},
		{"symlink inside", site{"fr/x": "x"}, link("fr", "ar"), site{"fr/x": "x", "ar/y": "y"}, []string{"ar"}},
		{"symlink in place of ours", site{"ar/x": "1"}, func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "ar/x")), link("y", "ar/x")(d))
		}, site{"ar/x": "2"}, []string{"ar/x"}},
		{"note in a folder that becomes a file", site{"guide/index.html": "g", "guide/a/b": "b"}, put("guide/a/note.txt"), site{"guide": "f"}, []string{"guide/a/note.txt"}},
		{"private folder taken", nil, put(private), site{"a": "a"}, []string{private}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(scratch(t), "public")
			if c.first != nil {
				mustPublish(t, quick(dir), c.first)
			} else if err := os.Mkdir(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			if err := c.place(dir); err != nil {
				t.Fatal(err)
			}
			old := readTree(t, dir, true)
			_, err := publish(quick(dir), c.then)
			var foreign *ForeignError
			if !errors.As(err, &foreign) || !slices.Equal(foreign.Paths, c.names) {
				t.Errorf("error %v, want one that names %q", err, c.names)
			}
			same(t, readTree(t, dir, true), old)
			if left, _ := os.ReadDir(outside); len(left) > 0 {
				t.Errorf("written outside: %v", left)
			}
		})
	}
}

func put(names ...string) func(string) error {
	return func(dir string) error {
		for _, n := range names {
			at := filepath.Join(dir, n)
			if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o777), os.WriteFile(at, []byte("not ours"), 0o666)); err != nil {
				return err
			}
		}
		return nil
	}
}

func link(to, name string) func(string) error {
	return func(dir string) error { return os.Symlink(to, filepath.Join(dir, name)) }
}

func TestFolderLeavesForeignFilesAlone(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), before)
	foreign := []string{"CNAME", "ar/2023/a/note.txt", "fr/2019/seul/copie.html"}
	if err := put(foreign...)(dir); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, quick(dir), after)
	want := clean(t, after)
	for _, n := range append(foreign, "ar/2023/a/", "fr/2019/", "fr/2019/seul/") {
		want[n] = ""
		if !strings.HasSuffix(n, "/") {
			want[n] = "not ours"
		}
	}
	same(t, readTree(t, dir, true), want)
}

// What the user took away or replaced by something else is not ours to remove.
func TestFolderSurvivesWhatUsersDo(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), before)
	elsewhere := scratch(t)
	if err := errors.Join(
		os.RemoveAll(filepath.Join(dir, "ar/2023/a")), os.RemoveAll(filepath.Join(dir, "fr/2019")), put("seul/index.html")(elsewhere),
		os.Symlink(elsewhere, filepath.Join(dir, "fr/2019")), os.Remove(filepath.Join(dir, "feed.xml")),
	); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, quick(dir), after)
	want := clean(t, after)
	want["fr/2019"] = elsewhere
	same(t, readTree(t, dir, true), want)
	if _, err := os.Stat(filepath.Join(elsewhere, "seul/index.html")); err != nil {
		t.Error(err)
	}
}

func TestFolderBehindASymlink(t *testing.T) {
	for _, exists := range []bool{true, false} {
		tmp := scratch(t)
		dir, to := filepath.Join(tmp, "public"), filepath.Join(tmp, "www", "site")
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if exists {
			if err := os.Mkdir(to, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink("www/site", dir); err != nil {
			t.Fatal(err)
		}
		mustPublish(t, quick(dir), before)
		mustPublish(t, quick(dir), after)
		same(t, readTree(t, to, true), clean(t, after))
		if got, err := os.Readlink(dir); err != nil || got != "www/site" {
			t.Errorf("the symlink is %q, %v", got, err)
		}
	}
}

func TestFolderClearsAStaleSibling(t *testing.T) {
	tmp := scratch(t)
	dir, stale := filepath.Join(tmp, "public"), filepath.Join(tmp, ".public.balagh-new")
	if err := put("ar/old.html", lockName, private+"/manifest/index")(stale); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, quick(dir), before)
	same(t, readTree(t, dir, true), clean(t, before))

	dir, foreign := filepath.Join(tmp, "autre"), filepath.Join(tmp, ".autre.balagh-new")
	if err := put("note.txt")(foreign); err != nil {
		t.Fatal(err)
	}
	if _, err := publish(quick(dir), before); err == nil || !strings.Contains(err.Error(), "in the way") {
		t.Errorf("error %v", err)
	}
	same(t, readTree(t, foreign, true), site{"note.txt": "not ours"})
}

func TestFolderReportsADamagedManifest(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), before)
	part := soleFile(t, readTree(t, dir, true), partHead)
	if err := os.WriteFile(filepath.Join(dir, part), []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	changed := maps.Clone(before)
	changed["ar/2023/a/index.html"] = "معدل"
	_, err := publish(quick(dir), changed)
	var foreign *ForeignError
	if !errors.As(err, &foreign) || len(foreign.Paths) != len(before) || !strings.Contains(err.Error(), "of the manifest is not used") {
		t.Errorf("error %v", err)
	}
}
