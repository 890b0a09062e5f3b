package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"syscall"
)

// ops is all the folder target does to a disk below an os.Root, so that a test
// can make any step of it fail, or stop there for good.
type ops struct {
	create    func(in within, name string) (file, error)
	readFile  func(r *os.Root, name string) ([]byte, error)
	lstat     func(r *os.Root, name string) (fs.FileInfo, error)
	mkdir     func(r *os.Root, name string) error
	rename    func(r *os.Root, from, to string) error
	remove    func(r *os.Root, name string) error
	removeAll func(r *os.Root, name string) error
	syncDir   func(r *os.Root, name string) error
	syncAll   func(r *os.Root) error // the whole file system; nil where that cannot be
}

// within is a folder below which files are made.
type within struct {
	root *os.Root
	dir  *os.File // the same folder, if it is held open for many files (keepOpen)
}

func (w *within) close() {
	w.root.Close()
	if w.dir != nil {
		w.dir.Close()
	}
}

type file interface {
	io.WriteCloser
	Sync() error
}

func diskOps() ops {
	return ops{
		create:    create,
		readFile:  (*os.Root).ReadFile,
		lstat:     (*os.Root).Lstat,
		mkdir:     func(r *os.Root, name string) error { return r.Mkdir(name, 0o777) },
		rename:    (*os.Root).Rename,
		remove:    (*os.Root).Remove,
		removeAll: (*os.Root).RemoveAll,
		syncDir:   syncDir,
		syncAll:   syncAll,
	}
}

func syncDir(r *os.Root, name string) error {
	if runtime.GOOS == "windows" {
		return nil // folders cannot be synced there
	}
	d, err := r.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// openNew makes a file that must not exist.
func openNew(r *os.Root, name string) (file, error) {
	return r.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// write is writeIn of a folder that is not held open.
func (o *ops) write(r *os.Root, name, rel string, data []byte, sync bool) error {
	return o.writeIn(within{root: r}, name, rel, data, sync)
}

// writeIn makes a file that must not exist; rel is its path for people.
func (o *ops) writeIn(in within, name, rel string, data []byte, sync bool) error {
	f, err := o.create(in, name)
	if err != nil {
		return failed("create", rel, err)
	}
	_, err = f.Write(data)
	if err == nil && sync {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return failed("write", rel, err)
	}
	return nil
}

// ensureDir makes a folder that may exist.
func (o *ops) ensureDir(r *os.Root, name, rel string) error {
	if err := o.mkdir(r, name); err != nil && !errors.Is(err, fs.ErrExist) {
		return failed("make folder", rel, err)
	}
	return nil
}

// failed names what was done to which path, with the system's reason alone.
func failed(what, rel string, err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		err = p.Err
	case errors.As(err, &l):
		err = l.Err
	}
	return fmt.Errorf("%s %s: %w", what, rel, err)
}

// isGone reports whether the error says that nothing is there; a file in the
// place of a folder says so too.
func isGone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// folderOf is path.Dir with "" for the root.
func folderOf(p string) string {
	if d := path.Dir(p); d != "." {
		return d
	}
	return ""
}
