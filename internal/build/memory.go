package build

import (
	"slices"
	"sync"
	"time"

	"balagh/internal/cache"
	"balagh/internal/content"
	"balagh/internal/diag"
)

// memory holds what a session knows of each edition, so that a refresh reads only
// what changed. A file that cannot be understood, half-way through a thought or
// through being saved, keeps its place with the last that could: the page stays
// while its mistake is named.
type memory struct {
	mu       sync.Mutex
	editions map[string]*held
}

// held is one edition: what its file says, and what stands for it.
type held struct {
	at     cache.Stamp
	read   time.Time
	file   known
	stands known // the same, or the last that could be understood
	broken bool  // the file could not be understood
}

func newMemory() *memory { return &memory{editions: map[string]*held{}} }

func (m *memory) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.editions)
}

func (m *memory) get(path string) *held {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.editions[path]
}

// hold keeps what is known of a file that was read after its stamp was taken.
func (m *memory) hold(path string, at cache.Stamp, k known, broken bool) *held {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := &held{at: at, read: time.Now(), file: k, stands: k, broken: broken}
	if was := m.editions[path]; broken && was != nil && was.stands.Edition != nil {
		h.stands = was.stands
	}
	m.editions[path] = h
	return h
}

// learn parses an edition read now and holds it.
func (m *memory) learn(s *sources, path string, at cache.Stamp, e *content.Edition, t *content.Text, remarks []diag.Diagnostic) *held {
	broken := e == nil || diag.Count(remarks, diag.Error) > 0
	return m.hold(path, at, s.learned(path, at, e, t, remarks), broken)
}

// outdated reports whether what stands for a file is no longer what it says: there
// is nothing to say of that.
func (m *memory) outdated(path string) bool {
	h := m.get(path)
	return h != nil && h.broken && h.stands.Edition != h.file.Edition
}

// young reports whether the file had changed so shortly before it was read that
// it may have changed once more and kept its size and time.
func (h *held) young() bool {
	return h.at.ModTime > h.read.Add(-racy).UnixNano()
}

// reading is the Memory of one refresh: the session's, over the sources'.
type reading struct {
	*memory
	sources *sources
}

// Recall gives back an edition of the session, else one of an earlier run.
func (r reading) Recall(path string, size int64, changed time.Time, named bool) (*content.Edition, []diag.Diagnostic, bool) {
	at := stamp(size, changed)
	h := r.get(path)
	if h == nil {
		k, ok := r.sources.recalled(path, at, named)
		if !ok {
			return nil, nil, false
		}
		h = r.hold(path, at, k, k.Edition == nil)
	} else if h.at != at || h.young() || named && h.file.Edition != nil && h.file.Edition.Digest == "" {
		return nil, nil, false
	}
	return r.stand(path, h), nil, true
}

// Learn parses an edition read anew and holds it.
func (r reading) Learn(path string, size int64, changed time.Time, e *content.Edition, t *content.Text, remarks []diag.Diagnostic) (*content.Edition, []diag.Diagnostic) {
	return r.stand(path, r.learn(r.sources, path, stamp(size, changed), e, t, remarks)), nil
}

// stand hands on the edition that stands for a file, and what its file has to hear.
func (r reading) stand(path string, h *held) *content.Edition {
	r.sources.keep(path, known{Edition: h.stands.Edition, Facts: h.stands.Facts, Remarks: slices.Clone(h.file.Remarks), Wishes: h.file.Wishes})
	return h.stands.Edition
}
