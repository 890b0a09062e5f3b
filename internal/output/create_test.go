package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// A file is made below its folder or not at all, held open or not: what leads
// elsewhere, or is there, is refused alike.
func TestCreateStaysBelow(t *testing.T) {
	for _, open := range []bool{false, true} {
		dir, outside := scratch(t), scratch(t)
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		in := within{root: root}
		if open {
			if in.dir, err = keepOpen(root); err != nil {
				t.Fatal(err)
			}
		}
		defer in.close()
		for _, d := range []string{"لقاء", "ar"} {
			if err := os.Mkdir(filepath.Join(dir, d), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		links := map[string]string{"out": outside, "dangling": filepath.Join(outside, "x"), "in": "ar"}
		for name, to := range links {
			if err := os.Symlink(to, filepath.Join(dir, name)); err != nil && runtime.GOOS == "windows" {
				t.Skip("no symlinks")
			} else if err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range []struct {
			name string
			made bool
			why  error // of those that are not; nil for any
		}{
			{"لقاء/index.html", true, nil},
			{"لقاء/index.html", false, fs.ErrExist},
			{"feed.xml", true, nil},
			{"ar", false, fs.ErrExist},
			{"fr/index.html", false, fs.ErrNotExist},
			{"out/index.html", false, nil},
			{"dangling", false, fs.ErrExist},
			{"../index.html", false, nil},
			{"in/index.html", true, nil}, // leads nowhere else
		} {
			f, err := create(in, c.name)
			if (err == nil) != c.made || c.why != nil && !errors.Is(err, c.why) {
				t.Errorf("held open %v: %s: %v", open, c.name, err)
			}
			if err != nil {
				continue
			}
			if _, err := f.Write([]byte("صفحة")); err != nil || f.Sync() != nil || f.Close() != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			if text, err := os.ReadFile(filepath.Join(dir, c.name)); err != nil || string(text) != "صفحة" {
				t.Errorf("%s: %q %v", c.name, text, err)
			}
		}
		if left, err := os.ReadDir(outside); err != nil || len(left) > 0 {
			t.Errorf("held open %v: outside: %v %v", open, left, err)
		}
	}
}
