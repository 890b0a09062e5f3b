package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// version1 is a manifest as version 1 wrote it. Its records are sorted by path.
func version1(records []Record) (root []byte, parts map[string][]byte) {
	in := map[string][]Record{}
	for _, r := range records {
		top := strings.Split(folderOf(r.Path), "/")
		name := strings.Join(top[:min(len(top), 2)], "-")
		if name == "" {
			name = "root"
		}
		in[name] = append(in[name], r)
	}
	parts, root = map[string][]byte{}, []byte(rootHead1)
	for _, name := range slices.Sorted(maps.Keys(in)) {
		text := []byte(partHead1)
		for _, r := range in[name] {
			text = fmt.Appendf(text, "%s\t%v\t%v\t%d\t%d\t\n", r.Path, r.Key, r.Sum, r.Size, r.Tier)
		}
		parts[name] = seal(text, len(in[name]))
		sum := sha256.Sum256(parts[name])
		root = fmt.Appendf(root, "%s\t%d\t%s\t%v\n", name, len(in[name]), hex.EncodeToString(sum[:]), KeyOf(name))
	}
	return seal(root, len(in)), parts
}

func TestVersion1IsRead(t *testing.T) {
	plan := archiveOf(50).plan()
	root, parts := version1(recordsOf(t, manifestOf(t, plan)))
	c, err := Compare(plan, NewManifest(root, loader(parts)))
	if err != nil || !c.Empty() || c.Unchanged != len(plan) {
		t.Errorf("%d new, %d changed, %d removed, %v", len(c.New), len(c.Changed), len(c.Removed), err)
	}
	delete(parts, "ar-2024")
	m := NewManifest(root, loader(parts))
	if c, err = Compare(plan, m); err != nil || len(c.New) != 13+5 || len(m.Whys()) != 1 {
		t.Errorf("with a part gone: %d new, %q, %v", len(c.New), m.Whys(), err)
	}
	for _, name := range []string{"../x", "", "AR", "-x", "a/b", strings.Repeat("a", 65)} {
		text := seal(fmt.Appendf([]byte(rootHead1), "%s\t1\t%v\t%v\n", name, Sum{}, Key{}), 1)
		if _, err := decodeRoot1(text); err == nil {
			t.Errorf("a part may have the name %q", name)
		}
	}
}

// A commit to a folder with such a manifest writes the files that differ, no
// other, and leaves the manifest a first build writes.
func TestVersion1IsFollowed(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), before)
	f := quick(dir)
	m, err := f.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	root, parts := version1(recordsOf(t, m))
	if err := errors.Join(f.Close(), os.RemoveAll(filepath.Join(dir, manifestDir))); err != nil {
		t.Fatal(err)
	}
	for name, text := range parts {
		if err := put(partFile(name))(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, partFile(name)), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, manifestRoot), root, 0o666); err != nil {
		t.Fatal(err)
	}
	if st := mustPublish(t, quick(dir), after); st.Written != 7 || st.Removed != 5 || st.Unchanged != 2 || st.Same != 0 {
		t.Errorf("%+v", st)
	}
	same(t, readTree(t, dir, true), clean(t, after))
	if st := mustPublish(t, quick(dir), after); st.Unchanged != len(after) || st.PartsRead != 0 {
		t.Errorf("after it: %+v", st)
	}
}
