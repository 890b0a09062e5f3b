package build

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// overlay shows a site's own files over the built-in ones, file by file.
type overlay struct{ top, bottom fs.FS }

// Open opens the site's file, else the built-in one. Folders are the union.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.top.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.bottom.Open(name)
	}
	return f, err
}

// ReadDir lists both folders, the site's entries winning.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	top, err := fs.ReadDir(o.top, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	bottom, lower := fs.ReadDir(o.bottom, name)
	if lower != nil && (err != nil || !errors.Is(lower, fs.ErrNotExist)) {
		return nil, lower
	}
	for _, d := range bottom {
		if !slices.ContainsFunc(top, func(t fs.DirEntry) bool { return t.Name() == d.Name() }) {
			top = append(top, d)
		}
	}
	slices.SortFunc(top, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return top, nil
}

// sub is a folder of a tree; an absent one is empty.
func sub(fsys fs.FS, dir string) fs.FS {
	s, err := fs.Sub(fsys, dir)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return s
}
