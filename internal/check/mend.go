package check

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// ErrChanged is a file that is no longer as it was read.
var ErrChanged = errors.New("changed since it was read")

// A Draft is a file about to be mended: its text, and the way to put another in
// its place.
type Draft struct {
	Text []byte
	root *os.Root
	path string
	info fs.FileInfo
}

// Open reads a file of the site. A link within the site is followed, so that the
// file it leads to is mended and the link stays.
func Open(root *os.Root, name string) (*Draft, error) {
	for range 8 {
		info, err := root.Lstat(name)
		if err != nil {
			return nil, plainError(name, err)
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.Mode().IsRegular() {
				return nil, fmt.Errorf("%s: no regular file", name)
			}
			text, err := root.ReadFile(name)
			return &Draft{Text: text, root: root, path: name, info: info}, plainError(name, err)
		}
		to, err := root.Readlink(name)
		if err != nil {
			return nil, plainError(name, err)
		}
		if path.IsAbs(to) {
			return nil, fmt.Errorf("%s: leads out of the site", name)
		}
		name = path.Join(path.Dir(name), to)
	}
	return nil, fmt.Errorf("%s: links without an end", name)
}

// Replace puts a text in the place of the file as a whole, with the mode it had:
// it is written beside and renamed. A file that somebody saved in the meantime
// stays as it is, with ErrChanged.
func (d *Draft) Replace(text []byte) error {
	beside := path.Join(path.Dir(d.path), "."+path.Base(d.path)+".balagh-fix")
	if err := d.write(beside, text); err != nil {
		d.root.Remove(beside)
		return plainError(d.path, err)
	}
	now, err := d.root.Lstat(d.path)
	if err == nil && (now.Size() != d.info.Size() || !now.ModTime().Equal(d.info.ModTime()) || now.Mode() != d.info.Mode()) {
		err = ErrChanged
	}
	if err == nil {
		err = d.root.Rename(beside, d.path)
	}
	if err != nil {
		d.root.Remove(beside)
	}
	return plainError(d.path, err)
}

func (d *Draft) write(name string, text []byte) error {
	d.root.Remove(name) // left by a run that was cut off
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err = f.Write(text); err == nil {
		err = f.Chmod(d.info.Mode().Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// plainError names the file as the site knows it, without the machine's path.
func plainError(name string, err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &pe):
		err = pe.Err
	case errors.As(err, &le):
		err = le.Err
	}
	return fmt.Errorf("%s: %w", name, err)
}
