package output

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
)

// Difference is one thing in which a folder is not what a clean build makes.
type Difference struct {
	Path string // below the folder
	Kind DifferenceKind
}

// DifferenceKind says in what.
type DifferenceKind string

// The kinds of difference. OtherManifest is said of a file of the manifest that
// cannot be read, or differs where all its lines are right.
const (
	Missing       DifferenceKind = "missing"    // planned, and no regular file stands there
	OtherBytes    DifferenceKind = "bytes"      // the file has other bytes
	LeftOver      DifferenceKind = "left-over"  // named by the manifest and not planned
	OtherKey      DifferenceKind = "key"        // the manifest has another key
	OtherFacts    DifferenceKind = "facts"      // the manifest has another hash, size, tier or headers
	Unnamed       DifferenceKind = "unnamed"    // planned, and the manifest does not name it
	OtherManifest DifferenceKind = "manifest"   // a file of the manifest itself
	Unfinished    DifferenceKind = "unfinished" // a commit was interrupted
)

// Audit is the target that writes nothing. It seems to hold nothing, so all of
// a plan is made and put; each file is then compared with the one in a folder,
// and in the end the folder's manifest with the one a first build would write.
type Audit struct {
	ops
	dir  string
	root *os.Root
	lock *os.File
	held *Manifest // that of the folder is read when all has been put

	mu    sync.Mutex
	found []Difference
}

// NewAudit returns the target that compares the folder dir.
func NewAudit(dir string) *Audit { return &Audit{ops: diskOps(), dir: dir} }

// Differences returns what was found, sorted by path.
func (a *Audit) Differences() []Difference {
	slices.SortFunc(a.found, func(a, b Difference) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return a.found
}

func (a *Audit) say(path string, kind DifferenceKind) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.found = append(a.found, Difference{path, kind})
}

// Open implements Target. The folder must be there; nobody writes to it before
// the end, where its lock was not taken away.
func (a *Audit) Open(ctx context.Context) (*Manifest, error) {
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return nil, failed("open", a.dir, err)
	}
	a.root = root
	if a.lock, err = root.Open(lockName); err == nil {
		err = lockFile(a.lock)
	} else if isGone(err) {
		err = nil
	}
	if err != nil {
		return nil, errors.Join(failed("open", a.dir, err), a.Close())
	}
	a.held = NewManifest(nil, nil)
	return a.held, ctx.Err()
}

// Begin implements Target.
func (a *Audit) Begin(ctx context.Context, c *Changes) (Batch, error) {
	if a.root == nil || c.manifest != a.held {
		panic("internal error: changes of another manifest: " + a.dir)
	}
	return &auditBatch{Audit: a, ledger: newLedger(c)}, ctx.Err()
}

// Close implements Target.
func (a *Audit) Close() error {
	var errs []error
	if a.lock != nil {
		errs = append(errs, a.lock.Close())
	}
	if a.root != nil {
		errs = append(errs, a.root.Close())
	}
	a.lock, a.root = nil, nil
	return errors.Join(errs...)
}

type auditBatch struct {
	*Audit
	ledger *ledger
}

// Put implements Batch.
func (b *auditBatch) Put(e Entry, data []byte) (bool, error) {
	b.ledger.take(e, data)
	info, err := b.lstat(b.root, e.Path)
	switch {
	case err != nil && !isGone(err):
		return false, failed("look at", e.Path, err)
	case err != nil || !info.Mode().IsRegular():
		b.say(e.Path, Missing)
		return false, nil
	case info.Size() != int64(len(data)):
		b.say(e.Path, OtherBytes)
		return false, nil
	}
	there, err := b.readFile(b.root, e.Path)
	if err != nil {
		return false, failed("read", e.Path, err)
	}
	if !bytes.Equal(there, data) {
		b.say(e.Path, OtherBytes)
	}
	return false, nil
}

// Commit implements Batch: it commits nothing and compares the manifest.
func (b *auditBatch) Commit(ctx context.Context) (Stats, error) {
	if err := ctx.Err(); err != nil {
		return Stats{}, err
	}
	if _, err := b.lstat(b.root, journalName); err == nil {
		b.say(journalName, Unfinished)
	}
	want := b.ledger.changes.Manifest(b.ledger.record)
	return b.ledger.stats(ManifestFiles{}), b.manifest(want)
}

// Abort implements Batch.
func (b *auditBatch) Abort() error { return b.Close() }

// manifest compares what the folder remembers with what a first build writes:
// as a whole the parts that have the name of one of these, by its lines any other.
func (b *auditBatch) manifest(want ManifestFiles) error {
	index, err := b.readFile(b.root, manifestRoot)
	if err != nil && !isGone(err) {
		return failed("read", manifestRoot, err)
	}
	planned := map[string][]byte{}
	for _, p := range want.Parts {
		planned[p.Name] = p.Text
	}
	held := NewManifest(index, func(name string) ([]byte, error) { return b.part(name, planned[name]) })
	if held.root == nil {
		b.say(manifestRoot, OtherManifest)
		return nil
	}
	before := len(b.found)
	is, err := b.others(held, planned)
	if err != nil {
		return err
	}
	b.lines(is, wanted(want.Parts, planned))
	if len(b.found) == before && !bytes.Equal(index, want.Root) {
		b.say(manifestRoot, OtherManifest)
	}
	return nil
}

// part reads a part or branch. Of one that is planned it returns the text that
// is planned, and says so where another stands there.
func (b *auditBatch) part(name string, planned []byte) ([]byte, error) {
	there, err := b.readFile(b.root, partFile(name))
	if err != nil && !isGone(err) {
		return nil, err
	}
	if planned == nil {
		return there, err
	}
	if !bytes.Equal(there, planned) {
		b.say(partFile(name), OtherManifest)
	}
	return planned, nil
}

// others reads all of a manifest and returns the records in parts that are not
// planned; of the planned it leaves those that are not there.
func (b *auditBatch) others(held *Manifest, planned map[string][]byte) (records []Record, err error) {
	parts := held.parts
	for _, n := range held.branches {
		named, err := held.named(n)
		if err != nil {
			return nil, err
		}
		b.met(n, planned)
		parts = append(parts, named...)
	}
	for _, n := range parts {
		lines, err := held.recordsIn(n)
		if err != nil {
			return nil, err
		}
		if !b.met(n, planned) {
			records = append(records, lines...)
		}
	}
	slices.SortFunc(records, byPath)
	return records, nil
}

// met crosses out a part that was read, and says so if it could not be.
func (b *auditBatch) met(n *ref, planned map[string][]byte) bool {
	_, ok := planned[n.name]
	delete(planned, n.name)
	if n.lost {
		b.say(partFile(n.name), OtherManifest)
	}
	return ok
}

// wanted returns the records in the parts that are left.
func wanted(parts []PartFile, left map[string][]byte) (records []Record) {
	for _, p := range parts {
		if left[p.Name] == nil || !bytes.HasPrefix(p.Text, []byte(partHead)) {
			continue
		}
		lines, err := decodePart(p.Text)
		if err != nil {
			panic(fmt.Sprintf("internal error: part %s cannot be read back: %v", p.Name, err))
		}
		records = append(records, lines...)
	}
	slices.SortFunc(records, byPath)
	return records
}

// lines compares two lists of records, both sorted by path.
func (b *auditBatch) lines(is, should []Record) {
	for len(is)+len(should) > 0 {
		switch {
		case len(should) == 0 || len(is) > 0 && is[0].Path < should[0].Path:
			b.say(is[0].Path, LeftOver)
			is = is[1:]
		case len(is) == 0 || should[0].Path < is[0].Path:
			b.say(should[0].Path, Unnamed)
			should = should[1:]
		default:
			if is[0].Key != should[0].Key {
				b.say(is[0].Path, OtherKey)
			} else if is[0] != should[0] {
				b.say(is[0].Path, OtherFacts)
			}
			is, should = is[1:], should[1:]
		}
	}
}
