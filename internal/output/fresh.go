package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
	"sync"
	"sync/atomic"
)

// freshBatch writes a site where there is none: final names in the sibling, one
// sync, one rename.
type freshBatch struct {
	folder *Folder
	ledger *ledger
	tree   *tree
	failed atomic.Bool
	done   bool
}

func newFreshBatch(f *Folder, c *Changes) *freshBatch {
	return &freshBatch{folder: f, ledger: newLedger(c), tree: newTree(&f.ops, f.state.root)}
}

// Put implements Batch.
func (b *freshBatch) Put(e Entry, data []byte) (bool, error) {
	i := b.ledger.take(e, data)
	if err := b.tree.write(e.Path, data); err != nil {
		b.failed.Store(true)
		return false, err
	}
	b.ledger.slots[i].written = true
	return true, nil
}

// Commit implements Batch.
func (b *freshBatch) Commit(ctx context.Context) (Stats, error) {
	if b.done {
		panic("internal error: committed after the end: " + b.folder.dir)
	}
	st, err := b.commit(ctx)
	if err != nil {
		return Stats{}, errors.Join(fmt.Errorf("write %s: %w", b.folder.dir, err), b.Abort())
	}
	b.done = true
	b.tree.close()
	return st, b.folder.leave(true)
}

func (b *freshBatch) commit(ctx context.Context) (Stats, error) {
	if b.failed.Load() {
		return Stats{}, errPutFailed
	}
	m := b.ledger.changes.Manifest(b.ledger.record)
	names, texts := manifestNames(m)
	for i, name := range names {
		if err := b.tree.write(name, texts[i]); err != nil {
			return Stats{}, err
		}
	}
	if err := b.tree.sync(); err != nil {
		return Stats{}, err
	}
	if err := ctx.Err(); err != nil {
		return Stats{}, err
	}
	return b.ledger.stats(m), b.switchIn()
}

// switchIn gives the sibling its name.
func (b *freshBatch) switchIn() error {
	f, st := b.folder, b.folder.state
	if lockHinders {
		b.tree.close()
		if err := errors.Join(st.lock.Close(), st.root.Close()); err != nil {
			return err
		}
		st.lock, st.root = nil, nil
	}
	if err := f.rename(st.parent, st.sibling, st.base); err != nil {
		return failed("rename "+st.sibling+" to", st.base, err)
	}
	st.fresh, st.made = false, false // no longer ours to take away
	return failedSync(f.syncDir(st.parent, "."), "above")
}

// Abort implements Batch.
func (b *freshBatch) Abort() error {
	if b.done {
		return nil
	}
	b.done = true
	b.tree.close()
	return b.folder.leave(false)
}

// tree writes files below a root that held nothing, with few calls: each folder
// is made once, and the folders in which pages lie stay open, as every component
// of a path below an os.Root costs two calls.
type tree struct {
	*ops
	root *os.Root

	mu   sync.Mutex
	made map[string]bool
	open map[string]*base
}

// base is an open folder and its path.
type base struct {
	within
	rel   string
	users int
}

// openFolders bounds the folders held open, of which each may take two descriptors:
// some systems allow a process 256. Files come in the order of their paths, so of
// those in which nobody writes hardly one is needed again.
const openFolders = 64

func newTree(o *ops, root *os.Root) *tree {
	return &tree{ops: o, root: root, made: map[string]bool{"": true, private: true}, open: map[string]*base{"": {within: within{root: root}}}}
}

// write makes a file and the folders it needs. It may be called concurrently.
func (t *tree) write(name string, data []byte) error {
	dir := folderOf(name)
	in, made, err := t.enter(dir)
	if err != nil {
		return err
	}
	defer t.leave(in)
	if !made {
		if err := t.make(in, dir); err != nil {
			return err
		}
	}
	below := name
	if in.rel != "" {
		below = strings.TrimPrefix(name, in.rel+"/")
	}
	return t.writeIn(in.within, below, name, data, t.syncAll == nil)
}

// make is outside the lock: two writers may both make a folder, which is the
// rarer cost.
func (t *tree) make(in *base, dir string) error {
	if err := t.ensureDir(in.root, path.Base(dir), dir); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.made[dir] = true
	return nil
}

// enter opens the folder above dir, making it if needed, and reports whether dir
// was made. It stays open until the writer leaves it.
func (t *tree) enter(dir string) (in *base, made bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	up := folderOf(dir)
	in = t.open[up]
	if in == nil {
		if in, err = t.openFolder(up); err != nil {
			return nil, false, err
		}
	}
	in.users++
	return in, t.made[dir], nil
}

func (t *tree) leave(in *base) {
	t.mu.Lock()
	defer t.mu.Unlock()
	in.users--
}

func (t *tree) openFolder(dir string) (*base, error) {
	if len(t.open) > openFolders {
		t.closeIdle()
	}
	if err := t.mkdirAll(dir); err != nil {
		return nil, err
	}
	r, err := t.root.OpenRoot(dir)
	if err != nil {
		return nil, failed("open", dir, err)
	}
	held, err := keepOpen(r)
	if err != nil {
		r.Close()
		return nil, failed("open", dir, err)
	}
	t.open[dir] = &base{within: within{r, held}, rel: dir}
	return t.open[dir], nil
}

// mkdirAll makes dir and all above it that was not made.
func (t *tree) mkdirAll(dir string) error {
	if t.made[dir] {
		return nil
	}
	if err := t.mkdirAll(folderOf(dir)); err != nil {
		return err
	}
	if err := t.ensureDir(t.root, dir, dir); err != nil {
		return err
	}
	t.made[dir] = true
	return nil
}

// sync brings all to the disk: at once, or the folders after their files.
func (t *tree) sync() error {
	if t.syncAll != nil {
		return t.syncAll(t.root)
	}
	for d := range t.made {
		if d == "" {
			d = "."
		}
		if err := t.syncDir(t.root, d); err != nil {
			return failed("sync folder", d, err)
		}
	}
	return nil
}

func (t *tree) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closeIdle()
}

// closeIdle closes the folders nobody writes in; the root is not the tree's own.
func (t *tree) closeIdle() {
	for d, in := range t.open {
		if d != "" && in.users == 0 {
			in.close()
			delete(t.open, d)
		}
	}
}
