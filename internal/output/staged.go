package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync/atomic"
)

// stagedBatch brings a folder that exists to hold a plan.
type stagedBatch struct {
	folder *Folder
	ledger *ledger
	survey *survey
	bulk   bool // many files: one sync for all
	staged bool // the folder of the stage was made
	failed atomic.Bool
	done   bool
}

var errPutFailed = errors.New("a file could not be written")

func newStagedBatch(f *Folder, c *Changes) (*stagedBatch, error) {
	s, err := newSurvey(&f.ops, f.state.root, c)
	if err != nil {
		return nil, err
	}
	l := newLedger(c)
	b := &stagedBatch{folder: f, ledger: l, survey: s, bulk: len(l.slots) > f.bulk && f.syncAll != nil}
	if len(l.slots) > 0 {
		if err := b.stage(); err != nil {
			return nil, errors.Join(err, f.dropStage())
		}
	}
	return b, nil
}

func (b *stagedBatch) stage() error {
	if b.staged {
		return nil
	}
	b.staged = true
	return b.folder.ensureDir(b.folder.state.root, stageDir, stageDir)
}

// onDisk reports whether the file of a path has these bytes, whatever the
// manifest says: somebody may have deleted or altered it.
func (b *stagedBatch) onDisk(path string, sum Sum) bool {
	data, err := b.folder.readFile(b.folder.state.root, path)
	return err == nil && sha256.Sum256(data) == sum
}

// Put implements Batch.
func (b *stagedBatch) Put(e Entry, data []byte) (bool, error) {
	i := b.ledger.take(e, data)
	s := &b.ledger.slots[i]
	if s.held() && (!b.ledger.changes.full || b.onDisk(e.Path, s.sum)) {
		return false, nil
	}
	if err := b.folder.write(b.folder.state.root, staged('f', i), e.Path, data, !b.bulk); err != nil {
		b.failed.Store(true)
		return false, err
	}
	s.written = true
	return true, nil
}

// Commit implements Batch.
func (b *stagedBatch) Commit(ctx context.Context) (Stats, error) {
	f := b.folder
	if b.done {
		panic("internal error: committed after the end: " + f.dir)
	}
	m := ManifestFiles{}
	steps, err := b.prepare(ctx, &m)
	if err != nil {
		return Stats{}, errors.Join(fmt.Errorf("write %s: %w", f.dir, err), b.Abort())
	}
	st := b.ledger.stats(m)
	b.done = true
	if err := b.carryOut(steps); err != nil {
		err = fmt.Errorf("write %s: the new site is partly in place, the next build finishes it: %w", f.dir, err)
		return st, errors.Join(err, f.leave(true))
	}
	return st, f.leave(true)
}

// prepare stages what is not yet staged and ends with a journal on the disk:
// from there on the commit will happen.
func (b *stagedBatch) prepare(ctx context.Context, m *ManifestFiles) ([]step, error) {
	if b.failed.Load() {
		return nil, errPutFailed
	}
	*m = b.ledger.changes.Manifest(b.ledger.record)
	steps, err := b.steps(*m)
	if err != nil || len(steps) == 0 {
		return nil, err
	}
	if err := b.syncStage(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f, root := b.folder, b.folder.state.root
	if err := f.write(root, journalName, journalName, encodeJournal(steps), true); err != nil {
		return nil, err
	}
	return steps, failedSync(f.syncDir(root, private), private)
}

func failedSync(err error, name string) error {
	if err != nil {
		return failed("sync folder", name, err)
	}
	return nil
}

// steps plans the whole commit and stages the folders and the manifest.
func (b *stagedBatch) steps(m ManifestFiles) ([]step, error) {
	room, rest, err := b.survey.removals()
	if err != nil {
		return nil, err
	}
	names, texts := manifestNames(m)
	files := b.moves()
	if len(room)+len(rest)+len(files)+len(names)+len(m.Gone) == 0 {
		return nil, nil
	}
	if err := b.stage(); err != nil {
		return nil, err
	}
	steps, err := b.stageFolders(room, files)
	if err != nil {
		return nil, err
	}
	steps = append(append(steps, files...), rest...)
	f, root := b.folder, b.folder.state.root
	if err := f.ensureDir(root, manifestDir, manifestDir); err != nil {
		return nil, err
	}
	for i, name := range names {
		from := staged('m', i)
		if err := f.write(root, from, name, texts[i], !b.bulk); err != nil {
			return nil, err
		}
		steps = append(steps, step{stepMove, from, name})
	}
	for _, part := range m.Gone {
		steps = append(steps, step{op: stepRemove, to: partFile(part)})
	}
	return steps, nil
}

// moves returns the steps for the files that were written, tier by tier.
func (b *stagedBatch) moves() []step {
	var steps []step
	for tier := Assets; tier <= Indexes; tier++ {
		for i := range b.ledger.slots {
			if s := &b.ledger.slots[i]; s.written && s.entry.Tier == tier {
				steps = append(steps, step{stepMove, staged('f', i), s.entry.Path})
			}
		}
	}
	return steps
}

// stageFolders makes in the stage each folder that the files will need, so that
// no step of the commit needs space, and adds the moves that put them in place.
func (b *stagedBatch) stageFolders(steps, files []step) ([]step, error) {
	paths := make([]string, len(files))
	for i, s := range files {
		paths[i] = s.to
	}
	for i, d := range b.survey.missing(paths) {
		from := staged('d', i)
		if err := b.folder.ensureDir(b.folder.state.root, from, d); err != nil {
			return nil, err
		}
		steps = append(steps, step{stepMove, from, d})
	}
	return steps, nil
}

func (b *stagedBatch) syncStage() error {
	f, root := b.folder, b.folder.state.root
	if b.bulk {
		return failedSync(f.syncAll(root), stageDir)
	}
	if err := f.syncDir(root, manifestDir); err != nil {
		return failed("sync folder", manifestDir, err)
	}
	return failedSync(f.syncDir(root, stageDir), stageDir)
}

// carryOut does the steps of the journal and takes it away.
func (b *stagedBatch) carryOut(steps []step) error {
	f := b.folder
	if len(steps) == 0 { // all that was made anew came out as it was
		return f.dropStage()
	}
	w := walker{ops: &f.ops, root: f.state.root}
	if err := w.do(steps); err != nil {
		return err
	}
	if err := w.sync(steps, len(steps) > f.bulk); err != nil {
		return err
	}
	if err := f.endJournal(); err != nil {
		return err
	}
	return f.dropStage()
}

// Abort implements Batch.
func (b *stagedBatch) Abort() error {
	if b.done {
		return nil
	}
	b.done = true
	f := b.folder
	err := f.discard()
	if err != nil {
		f.state.made = false // leave it to the next Open
	}
	return errors.Join(err, f.leave(false))
}

// discard takes away a commit that was not begun; the journal goes first, for
// without its stage it must never be carried out.
func (f *Folder) discard() error {
	if _, err := f.lstat(f.state.root, journalName); err == nil {
		if err := f.endJournal(); err != nil {
			return err
		}
	}
	return f.dropStage()
}
