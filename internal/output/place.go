package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// home is where a folder target really is.
type home struct {
	parent  *os.Root // if fresh
	base    string   // its name there
	sibling string   // the name it has until it is whole
	path    string
	fresh   bool // there is none yet: root is the sibling
	made    bool // .balagh was made by us
}

// enter opens the folder, or the sibling it will come from, and locks it. The
// lock lies inside, so that it goes where the folder goes: after a rename or a
// removal by whoever held it before, we look again.
func (f *Folder) enter() error {
	for range 10 {
		st, err := f.tryEnter()
		if err != nil {
			return errors.Join(err, st.release())
		}
		if f.stillThere(st) {
			f.state = st
			return nil
		}
		if err := st.release(); err != nil {
			return err
		}
	}
	return ErrBusy
}

func (f *Folder) tryEnter() (*openFolder, error) {
	st := &openFolder{}
	var err error
	if st.path, err = resolve(f.dir); err != nil {
		return st, err
	}
	info, err := os.Stat(st.path)
	switch {
	case err == nil && !info.IsDir():
		return st, errors.New("it is not a folder")
	case err == nil:
		st.root, err = os.OpenRoot(st.path)
	case errors.Is(err, fs.ErrNotExist):
		err = f.openSibling(st)
	}
	if err != nil {
		return st, err
	}
	return st, f.takeLock(st)
}

// openSibling makes or takes over the folder in which a first build is written.
func (f *Folder) openSibling(st *openFolder) error {
	dir := filepath.Dir(st.path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	var err error
	if st.parent, err = os.OpenRoot(dir); err != nil {
		return err
	}
	st.fresh, st.base = true, filepath.Base(st.path)
	st.sibling = "." + st.base + ".balagh-new"
	if err := f.ensureDir(st.parent, st.sibling, st.sibling); err != nil {
		return err
	}
	if st.root, err = st.parent.OpenRoot(st.sibling); err != nil {
		return err
	}
	names, err := fs.ReadDir(st.root.FS(), ".")
	if err != nil || len(names) == 0 {
		return err
	}
	if ours, _, err := f.isDir(st.root, private); err != nil || !ours {
		return errors.Join(err, fmt.Errorf("%s is in the way", st.sibling))
	}
	return nil
}

func (f *Folder) takeLock(st *openFolder) error {
	isDir, there, err := f.isDir(st.root, private)
	switch {
	case err != nil:
		return failed("look at", private, err)
	case there && !isDir:
		return &ForeignError{Paths: []string{private}}
	case !there:
		if err := f.ensureDir(st.root, private, private); err != nil {
			return err
		}
		st.made = true
	}
	lock, err := st.root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		if isGone(err) {
			return nil // just removed by whoever held it: stillThere will say no
		}
		return failed("lock", lockName, err)
	}
	if err := lockFile(lock); err != nil {
		return errors.Join(err, lock.Close())
	}
	st.lock = lock
	return nil
}

// stillThere reports whether what was locked is what now stands under the name.
func (f *Folder) stillThere(st *openFolder) bool {
	if st.lock == nil {
		return false
	}
	held, err := st.lock.Stat()
	if err != nil {
		return false
	}
	named, err := st.root.Lstat(lockName)
	if err != nil || !os.SameFile(held, named) {
		return false
	}
	inside, err := st.root.Stat(".")
	if err != nil {
		return false
	}
	outside, err := os.Stat(st.path)
	if st.fresh {
		if !errors.Is(err, fs.ErrNotExist) {
			return false
		}
		outside, err = st.parent.Lstat(st.sibling)
	}
	return err == nil && os.SameFile(inside, outside)
}

// clearSibling empties the sibling of what a killed build left there. The
// private folder, which shows whose it is, stays.
func (f *Folder) clearSibling() error {
	root := f.state.root
	if root == nil {
		return nil // closed for a rename that then failed
	}
	for _, in := range []struct{ dir, keep string }{{".", private}, {private, "lock"}} {
		names, err := fs.ReadDir(root.FS(), in.dir)
		if err != nil {
			return err
		}
		for _, d := range names {
			if d.Name() == in.keep {
				continue
			}
			if err := f.removeAll(root, path.Join(in.dir, d.Name())); err != nil {
				return failed("remove", d.Name(), err)
			}
		}
	}
	return nil
}

// resolve follows the symlinks at the end of a path, also to where nothing is yet.
func resolve(dir string) (string, error) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for range 40 {
		info, err := os.Lstat(at)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
			return at, nil
		}
		if err != nil {
			return "", err
		}
		to, err := os.Readlink(at)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			from, err := filepath.EvalSymlinks(filepath.Dir(at))
			if err != nil {
				return "", err
			}
			to = filepath.Join(from, to)
		}
		at = to
	}
	return "", errors.New("too many symlinks")
}
