package serve

import (
	"sync"
	"sync/atomic"

	"balagh/internal/build"
	"balagh/internal/output"
)

// memoryMost is how many bytes of rendered files are kept.
const memoryMost = 128 << 20

// memory is the target of a preview: files are made when they are asked for and
// kept by key, so that a page is rendered once for each state it has.
type memory struct {
	mu    sync.Mutex
	files map[string]kept
	size  int
	made  atomic.Int64
}

type kept struct {
	key  output.Key
	data []byte
}

func newMemory() *memory { return &memory{files: map[string]kept{}} }

// last returns a file as it was last made, under whatever key.
func (m *memory) last(name string) (kept, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.files[name]
	return k, ok
}

// get returns the bytes of a file of a state, which nobody may change. No lock is
// held while they are made. On an error come the last there were, or none.
func (m *memory) get(s *build.Snapshot, f build.File) ([]byte, error) {
	k, ok := m.last(f.Path)
	if ok && k.key == f.Key {
		return k.data, nil
	}
	data, err := s.Bytes(f.Path)
	if err != nil {
		return k.data, err
	}
	m.made.Add(1)
	m.keep(f.Path, kept{f.Key, data})
	return data, nil
}

func (m *memory) keep(name string, k kept) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.size += len(k.data) - len(m.files[name].data)
	if m.size > memoryMost {
		clear(m.files)
		m.size = len(k.data)
	}
	m.files[name] = k
}
