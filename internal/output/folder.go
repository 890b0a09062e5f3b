package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Names below the root of a folder target.
const (
	lockName     = private + "/lock"
	journalName  = private + "/journal"
	stageDir     = private + "/stage"
	manifestDir  = private + "/manifest"
	manifestRoot = manifestDir + "/index"
)

func partFile(name string) string { return manifestDir + "/" + name + ".part" }

// bulkFiles is the number of files from which on one sync of the file system
// costs less than one sync a file.
const bulkFiles = 32

// Folder is the target that is a folder on disk.
//
// Where there is none yet, the site is written under its final names into a
// sibling (".NAME.balagh-new") and switched in by one rename. Otherwise what
// differs is staged in .balagh/stage, a journal of all steps is written, and
// then only renames and removals follow, which need no space: assets, pages,
// indexes, deletions, manifest. An interrupted commit is finished by the next
// Open if its journal is whole, else discarded. While a file takes the place of
// a folder of its name, or a folder of a file, neither is there for a moment.
//
// All of it happens below an os.Root: a symlink planted in the folder leads
// nowhere. The folder itself may be a symlink.
type Folder struct {
	ops
	dir   string // as given, for messages
	bulk  int
	state *openFolder
}

// openFolder is what lasts from Open to Close.
type openFolder struct {
	home
	root     *os.Root
	lock     *os.File
	manifest *Manifest
	batch    Batch
}

// NewFolder returns the target that is the folder dir, which need not exist.
func NewFolder(dir string) *Folder { return &Folder{ops: diskOps(), dir: dir, bulk: bulkFiles} }

// Open implements Target; the error holds ErrBusy if another build has it open.
func (f *Folder) Open(ctx context.Context) (*Manifest, error) {
	if f.state != nil {
		panic("internal error: output folder opened twice: " + f.dir)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m, err := f.open()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", f.dir, err), f.Close())
	}
	return m, nil
}

func (f *Folder) open() (*Manifest, error) {
	if err := f.enter(); err != nil {
		return nil, err
	}
	tidy := f.recoverCommit
	if f.state.fresh {
		tidy = f.clearSibling
	}
	if err := tidy(); err != nil {
		return nil, err
	}
	root := f.state.root
	index, err := f.readFile(root, manifestRoot)
	if err != nil && !isGone(err) {
		return nil, failed("read", manifestRoot, err)
	}
	f.state.manifest = NewManifest(index, func(part string) ([]byte, error) { return f.readFile(root, partFile(part)) })
	return f.state.manifest, nil
}

// recoverCommit finishes a commit whose journal is whole and discards any other.
func (f *Folder) recoverCommit() error {
	root := f.state.root
	text, err := f.readFile(root, journalName)
	if err != nil && !isGone(err) {
		return failed("read", journalName, err)
	}
	if err == nil {
		if steps, bad := decodeJournal(text); bad == nil {
			w := walker{ops: &f.ops, root: root, again: true}
			if err := w.do(steps); err != nil {
				return fmt.Errorf("finish the build before: %w", err)
			}
			if err := w.sync(steps, len(steps) > f.bulk); err != nil {
				return err
			}
		}
		if err := f.endJournal(); err != nil {
			return err
		}
	}
	return f.dropStage()
}

// endJournal removes the journal for good: from here on there is nothing to finish.
func (f *Folder) endJournal() error {
	root := f.state.root
	if err := f.remove(root, journalName); err != nil && !isGone(err) {
		return failed("remove", journalName, err)
	}
	if err := f.syncDir(root, private); err != nil {
		return failed("sync folder", private, err)
	}
	return nil
}

func (f *Folder) dropStage() error {
	root := f.state.root
	if _, err := f.lstat(root, stageDir); err != nil && isGone(err) {
		return nil
	}
	if err := f.removeAll(root, stageDir); err != nil {
		return failed("remove", stageDir, err)
	}
	return nil
}

// Begin implements Target; the error is a *ForeignError if something the
// manifest does not know stands in the way.
func (f *Folder) Begin(ctx context.Context, c *Changes) (Batch, error) {
	st := f.state
	switch {
	case st == nil || st.batch != nil:
		panic("internal error: an output folder begins one batch after Open: " + f.dir)
	case c.manifest != st.manifest:
		panic("internal error: changes of another manifest: " + f.dir)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if st.fresh {
		st.batch = newFreshBatch(f, c)
		return st.batch, nil
	}
	b, err := newStagedBatch(f, c)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", f.dir, err)
	}
	st.batch = b
	return b, nil
}

// Close implements Target.
func (f *Folder) Close() error {
	if f.state == nil {
		return nil
	}
	if f.state.batch != nil {
		return f.state.batch.Abort()
	}
	return f.leave(false)
}

// leave gives the folder back. Where nothing was committed and nothing had been,
// it takes away what enter made.
func (f *Folder) leave(committed bool) error {
	st := f.state
	var err error
	if !committed {
		switch {
		case st.fresh:
			if err = f.clearSibling(); err == nil {
				err = f.removeAll(st.parent, st.sibling)
			}
		case st.made:
			err = f.removeAll(st.root, private)
		}
		if err != nil {
			err = failed("clean", f.dir, err)
		}
	}
	f.state = nil
	return errors.Join(err, st.release())
}

func (st *openFolder) release() error {
	var errs []error
	if st.lock != nil {
		errs = append(errs, st.lock.Close())
		st.lock = nil
	}
	for _, r := range []**os.Root{&st.root, &st.parent} {
		if *r != nil {
			errs = append(errs, (*r).Close())
			*r = nil
		}
	}
	return errors.Join(errs...)
}

// manifestNames returns where the files of a manifest go, parts before the root.
func manifestNames(m ManifestFiles) (names []string, texts [][]byte) {
	for _, p := range m.Parts {
		names, texts = append(names, partFile(p.Name)), append(texts, p.Text)
	}
	if m.Root != nil {
		names, texts = append(names, manifestRoot), append(texts, m.Root)
	}
	return names, texts
}

// isDir reports whether a real folder stands at a path, and whether anything does.
func (o *ops) isDir(r *os.Root, name string) (isDir, there bool, err error) {
	info, err := o.lstat(r, name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return false, false, err
	}
	return info.IsDir(), true, nil
}
