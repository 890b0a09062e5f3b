package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Pages that are withdrawn while the part of the manifest that names them is lost
// do not stay public unseen: all of them are named, and nothing is changed before
// they are out of the way.
func TestFolderNamesPagesNobodyKnows(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	all := site{"index.html": "بيت"}
	for i := range 90 {
		all[fmt.Sprintf("ar/2024/balagh-%02d/index.html", i)] = "بلاغ"
		all[fmt.Sprintf("fr/2024/balagh-%02d/index.html", i)] = "communiqué"
	}
	mustPublish(t, quick(dir), all)
	for _, part := range partNames(t, readTree(t, dir, true)) {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		mustPublish(t, quick(dir), all)
		text, err := os.ReadFile(filepath.Join(dir, part))
		if err != nil {
			t.Fatal(err)
		}
		then, gone := maps.Clone(all), []string{}
		for path := range all {
			if strings.Contains(string(text), "\n"+path+"\t") {
				delete(then, path)
				gone = append(gone, path)
			}
		}
		slices.Sort(gone)
		if err := os.Truncate(filepath.Join(dir, part), 40); err != nil {
			t.Fatal(err)
		}
		old := readTree(t, dir, true)
		_, err = publish(quick(dir), then)
		var foreign *ForeignError
		if !errors.As(err, &foreign) || !slices.Equal(foreign.Unknown, gone) || len(foreign.Paths) > 0 || len(foreign.Whys) != 1 {
			t.Fatalf("%d files of a lost part: %v", len(gone), err)
		}
		same(t, readTree(t, dir, true), old)

		for _, path := range gone {
			if err := os.RemoveAll(filepath.Join(dir, filepath.Dir(path))); err != nil {
				t.Fatal(err)
			}
		}
		mustPublish(t, quick(dir), then)
		clean := filepath.Join(scratch(t), "clean")
		mustPublish(t, quick(clean), then)
		same(t, readTree(t, dir, true), readTree(t, clean, true))
	}
}

// partNames returns the parts of a manifest that name no page of the top folder.
func partNames(t *testing.T, tree site) (names []string) {
	t.Helper()
	for name, text := range tree {
		if strings.HasPrefix(text, partHead) && !strings.Contains(text, "\nindex.html\t") {
			names = append(names, name)
		}
	}
	if len(names) < 2 {
		t.Fatalf("a manifest of %d parts tries little", len(names))
	}
	return names
}

// A plan the target holds, but of which it has lost part, is not held: the
// manifest wants to be made anew.
func TestDamageIsNoEmptyChange(t *testing.T) {
	all := site{}
	for i := range 200 {
		all[fmt.Sprintf("ar/2024/balagh-%03d/index.html", i)] = "بلاغ"
	}
	plan := all.plan()
	root, parts := remembered(t, plan)
	for name, text := range parts {
		if !strings.HasPrefix(string(text), partHead) {
			continue
		}
		others := maps.Clone(parts)
		delete(others, name)
		kept := slices.DeleteFunc(slices.Clone(plan), func(e Entry) bool { return strings.Contains(string(text), "\n"+e.Path+"\t") })
		c, err := Compare(kept, NewManifest(root, loader(others)))
		if err != nil || len(c.Removed) > 0 || c.Empty() {
			t.Errorf("without a part of %d files: empty %v, %v", len(plan)-len(kept), c.Empty(), err)
		}
	}
}
