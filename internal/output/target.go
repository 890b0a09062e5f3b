package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync/atomic"
)

// Target is a place that holds a site and remembers what it holds. From Open to
// the end of the Batch, or to Close, nobody else writes to it.
type Target interface {
	// Open finishes or discards a commit that was interrupted and returns what
	// the target remembers.
	Open(ctx context.Context) (*Manifest, error)

	// Begin starts the commit of changes that were found against the manifest
	// Open returned. If it fails, the target is as before.
	Begin(ctx context.Context, changes *Changes) (Batch, error)

	// Close ends what Open began; a batch still open is aborted. It does nothing
	// after Commit or Abort.
	Close() error
}

// Batch is one commit under way. Each entry that is new or changed is put once.
type Batch interface {
	// Put hands over the bytes of an entry, which are not kept, and the key of
	// one that was planned without. Bytes equal to those held are not written
	// again. It may be called concurrently.
	Put(e Entry, data []byte) (written bool, err error)

	// Commit makes the target hold the plan. If it fails, the target is as
	// before, or the next Open finishes what was begun.
	Commit(ctx context.Context) (Stats, error)

	// Abort leaves the target as it was; it does nothing after Commit.
	Abort() error
}

// Stats counts what a commit did.
type Stats struct {
	Written      int   // files new or with other bytes
	Bytes        int64 // in these
	Same         int   // files made anew that came out as they were
	Unchanged    int   // files that were not even made
	Removed      int   // files the plan no longer has
	PartsRead    int   // of the manifest
	PartsWritten int
	Manifest     Key // digest of the manifest that is held now
}

// ErrBusy is in the error of Open if another process writes to the target.
var ErrBusy = errors.New("another build is writing to it")

// ForeignError names all that stands where the plan has a file or a folder and
// that the target's manifest does not know. Nothing was changed.
//
// Where part of the manifest is lost, Unknown names all other files nobody knows:
// they may be pages that the plan no longer has, and must not stay public unseen.
type ForeignError struct {
	Paths   []string // sorted
	Unknown []string // likewise
	Whys    []string // what of the manifest could not be read, which may explain them
}

func (e *ForeignError) Error() string {
	text := "not made by balagh and in the way: " + strings.Join(e.Paths, ", ")
	if len(e.Unknown) > 0 {
		text += "; perhaps pages that are gone: " + strings.Join(e.Unknown, ", ")
	}
	if len(e.Whys) > 0 {
		text += fmt.Sprintf(" (%s)", strings.Join(e.Whys, "; "))
	}
	return text
}

// ledger records what was put into a batch.
type ledger struct {
	changes *Changes
	slots   []slot // new and changed entries, sorted by path
}

type slot struct {
	entry   *Entry
	old     *Record // nil if new
	taken   atomic.Bool
	written bool
	sum     Sum
	size    int64
}

func newLedger(c *Changes) *ledger {
	l := &ledger{changes: c, slots: make([]slot, len(c.New)+len(c.Changed))}
	fresh, changed := c.New, 0
	for i := range l.slots {
		s := &l.slots[i]
		if len(fresh) > 0 && (changed == len(c.Changed) || fresh[0].Path < c.Changed[changed].Path) {
			s.entry, fresh = &fresh[0], fresh[1:]
			continue
		}
		s.entry, s.old = &c.Changed[changed], &c.Old[changed]
		changed++
	}
	return l
}

func (l *ledger) find(path string) int {
	i := sort.Search(len(l.slots), func(i int) bool { return l.slots[i].entry.Path >= path })
	if i == len(l.slots) || l.slots[i].entry.Path != path {
		return -1
	}
	return i
}

// take notes the bytes of an entry and returns its slot. Whoever may write the
// slots sets written.
func (l *ledger) take(e Entry, data []byte) int {
	i := l.find(e.Path)
	if i < 0 {
		panic("internal error: put, but neither new nor changed: " + e.Path)
	}
	s := &l.slots[i]
	if s.taken.Swap(true) {
		panic("internal error: put twice: " + e.Path)
	}
	if s.entry.Key == (Key{}) {
		s.entry.Key = e.Key
	}
	if *s.entry != e || e.Key == (Key{}) {
		panic("internal error: put, but not as planned, or without a key: " + e.Path)
	}
	s.sum, s.size = sha256.Sum256(data), int64(len(data))
	return i
}

// held reports whether the target holds these bytes under this path.
func (s *slot) held() bool { return s.old != nil && s.old.Sum == s.sum }

// record is what the manifest will say of an entry that was put.
func (l *ledger) record(path string) (Record, bool) {
	i := l.find(path)
	if i < 0 || !l.slots[i].taken.Load() {
		return Record{}, false
	}
	s := &l.slots[i]
	e := s.entry
	return Record{Path: e.Path, Key: e.Key, Sum: s.sum, Size: s.size, Tier: e.Tier, Headers: e.Headers}, true
}

func (l *ledger) stats(m ManifestFiles) Stats {
	st := Stats{Unchanged: l.changes.Unchanged, Removed: len(l.changes.Removed),
		PartsRead: l.changes.manifest.PartsRead(), PartsWritten: len(m.Parts), Manifest: l.changes.manifest.Digest()}
	if m.Root != nil {
		st.Manifest = digest(m.Root)
	}
	for i := range l.slots {
		if s := &l.slots[i]; s.written {
			st.Written++
			st.Bytes += s.size
		} else {
			st.Same++
		}
	}
	return st
}
