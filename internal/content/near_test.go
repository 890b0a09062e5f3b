package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// linkedSite is a site on a disk with links of every kind in it.
func linkedSite(t *testing.T) *os.Root {
	t.Helper()
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	put := func(name, title string) {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, edition(title).Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("outside.md", "سر")
	put("site/content/pages/a-propos/ar.md", "من نحن")
	put("site/content/releases/2023/rencontre/ar.md", "لقاء بالعيون")
	put("site/content/releases/2023/rencontre/fr.md", "Rencontre à Laâyoune")
	put("site/content/releases/2024/visite/ar.md", "زيارة ميدانية")
	put("site/content/releases/2024/partage/fr.md", "Partagé")
	put("site/content/releases/2024/perdu/fr.md", "Perdu")
	for link, to := range map[string]string{
		"releases/2022":               "2023",
		"releases/2024/rencontre":     "../2023/rencontre",
		"releases/2024/voisine":       "visite",
		"releases/2024/partage/ar.md": "../../2023/rencontre/ar.md",
		"releases/2024/visite/fr.md":  "../partage/fr.md",
		"releases/2024/perdu/ar.md":   "../../../../../outside.md",
	} {
		if err := os.Symlink(to, filepath.Join(site, "content", filepath.FromSlash(link))); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// TestFolder wants of a folder read from nearby what is there from above: links
// within the site lead on, one out of it is refused.
func TestFolder(t *testing.T) {
	root := linkedSite(t)
	bundles, remarks := load(t, Folder(root))
	above, said := load(t, root.FS())
	if !slices.Equal(bundles, above) || !slices.Equal(remarks, said) {
		t.Errorf("from nearby:\n%s\n%s\nfrom above:\n%s\n%s", strings.Join(bundles, "\n"), strings.Join(remarks, "\n"), strings.Join(above, "\n"), strings.Join(said, "\n"))
	}
	for _, want := range []string{
		"content/releases/2022/rencontre 2022 rencontre ar=ar.md fr=fr.md",
		"content/releases/2024/rencontre 2024 rencontre ar=ar.md fr=fr.md",
		"content/releases/2024/voisine 2024 voisine ar=ar.md fr=fr.md",
		"content/releases/2024/partage 2024 partage ar=ar.md fr=fr.md",
		"content/releases/2024/perdu 2024 perdu fr=fr.md",
	} {
		if !slices.ContainsFunc(bundles, func(b string) bool { return strings.TrimRight(b, " ") == want }) {
			t.Errorf("no %q in\n%s", want, strings.Join(bundles, "\n"))
		}
	}
	if all := strings.Join(remarks, "\n"); !strings.Contains(all, "2024/perdu/ar.md") {
		t.Errorf("the link out of the site is not named:\n%s", all)
	}
}

// TestHold: a folder that is held stays what it was, so its files are not looked
// for from above.
func TestHold(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open folder cannot be renamed there")
	}
	root := linkedSite(t)
	fsys, leave := hold(Folder(root), "content/releases/2024")
	defer leave()
	if err := root.Rename("content/releases/2024", "content/releases/2025"); err != nil {
		t.Fatal(err)
	}
	if _, err := fs.ReadFile(fsys, "content/releases/2024/visite/ar.md"); err != nil {
		t.Error(err)
	}
	if list, err := fs.ReadDir(fsys, "content/releases/2024/visite"); len(list) != 2 {
		t.Error(list, err)
	}
	if _, err := fs.ReadFile(fsys, "content/releases/2023/rencontre/ar.md"); err != nil {
		t.Error(err)
	}
}

// TestManyYears: more folders than are held at once.
func TestManyYears(t *testing.T) {
	tree := fstest.MapFS{}
	for year := 1900; year < 1900+2*mostHeld; year++ {
		tree[fmt.Sprintf("content/releases/%d/bayan/ar.md", year)] = edition("بيان")
	}
	if bundles, remarks := load(t, tree); len(bundles) != 2*mostHeld || len(remarks) > 0 {
		t.Errorf("%d bundles, %q", len(bundles), remarks)
	}
}

// TestReadFile reads files of other sizes than were listed into a buffer that
// holds something else.
func TestReadFile(t *testing.T) {
	tree := fstest.MapFS{}
	for _, size := range []int{0, 1, 100, 511, 512, 513, 70_000} {
		name := fmt.Sprint(size)
		tree[name] = &fstest.MapFile{Data: bytes.Repeat([]byte("ب"), size)[:size]}
		for _, listed := range []int64{0, 1, int64(size), int64(size) + 10} {
			buf := bytes.Repeat([]byte("x"), 600)
			got, err := readFile(tree, name, listed, buf)
			if err != nil || !bytes.Equal(got, tree[name].Data) {
				t.Errorf("%d bytes listed as %d: %d bytes, %v", size, listed, len(got), err)
			}
		}
	}
	if _, err := readFile(tree, "absent", 1, nil); err == nil {
		t.Error("an absent file was read")
	}
}
