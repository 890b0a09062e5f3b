//go:build !android

package content

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What is read quickly is a file of the site as it was listed; a link, a pipe and what
// has another size are left to os.Root.
func TestQuickly(t *testing.T) {
	root := linkedSite(t)
	site := beneath(Folder(root))
	if site == nil {
		t.Fatal("the folder is not open")
	}
	defer site.Close()
	if err := syscall.Mkfifo(filepath.Join(root.Name(), "content", "pipe.md"), 0o666); err != nil {
		t.Skip(err)
	}
	const file = "content/releases/2023/rencontre/ar.md"
	want, err := fs.ReadFile(root.FS(), file)
	if err != nil {
		t.Fatal(err)
	}
	size := int64(len(want))
	for _, buf := range [][]byte{nil, make([]byte, 3, 10_000)} {
		if text, ok := quickly(site, file, size, buf); ok && string(text) != string(want) {
			t.Errorf("%q, want %q", text, want)
		} else if !ok {
			t.Skip("no openat2 here")
		}
	}
	for name, size := range map[string]int64{
		file: size - 1, "content/pipe.md": 1, "content/absent.md": 0, "content": 0,
		"../outside.md": 35, "/" + file: size, filepath.Join(root.Name(), file): size,
		"content/releases/2022/rencontre/ar.md": size, "content/releases/2024/rencontre/ar.md": size, "content/releases/2024/partage/ar.md": size,
		"content/releases/2024/perdu/ar.md": int64(len(edition("سر").Data)),
	} {
		if text, ok := quickly(site, name, size, nil); ok {
			t.Errorf("%s is read quickly: %q", name, text)
		}
	}
	if beneath(os.DirFS(root.Name())) != nil {
		t.Error("what is no Folder has none to open")
	}
}
