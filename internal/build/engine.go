package build

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"

	"balagh/internal/output"
)

// Engine hashes the program's own source, as it was built in: go.mod, go.sum and
// the files of this package and those it imports that are no tests. It stands in every key, so that a
// change of the program makes every page anew, and a commit that touches only
// content moves no key but its own. A VCS revision or the executable's hash
// would move them all.
func Engine(source fs.FS) (output.Key, error) { return hashSource(source, "internal/") }

// pictureEngine is the part of the source that decides the bytes of a picture:
// package images, which imports no other, and the modules. Pictures are dear, so
// they are not made anew for the sake of a layout's writer.
func pictureEngine(source fs.FS) (output.Key, error) { return hashSource(source, "internal/images/") }

func hashSource(source fs.FS, below string) (output.Key, error) {
	h := sha256.New()
	err := fs.WalkDir(source, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if p != "go.mod" && p != "go.sum" && !strings.HasPrefix(p, below) || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		text, err := fs.ReadFile(source, p)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%d %s %d ", len(p), p, len(text))
		h.Write(text)
		return nil
	})
	if err != nil {
		return output.Key{}, fmt.Errorf("read the program's own source: %w", err)
	}
	return output.Key(h.Sum(nil)[:16]), nil
}
