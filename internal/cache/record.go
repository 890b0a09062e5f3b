package cache

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

// racy is how young a file may not be when it is read, to be known again by
// its stamp: within one tick of the file system's clock a file can change and
// keep size and time. The coarsest clocks tick every two seconds.
const racy = 3 * time.Second

// Stamp tells whether a file is the one that was read.
type Stamp struct {
	Size    int64
	ModTime int64 // nanoseconds since 1970
}

// Name is the name of an entry of a Pack: the hash of what it holds.
type Name = [16]byte

// Record is under which name a Pack holds what is known about each source file.
// Get and Put may be called concurrently, Save not.
type Record struct {
	engine [16]byte
	path   string // where it was read from; empty if it was not
	loaded []entry
	used   []atomic.Bool // one for each of loaded
	mu     sync.RWMutex
	put    map[string]entry
	clock  func() time.Time
}

type entry struct {
	path string
	Stamp
	name Name
	read int64 // when it was Put, nanoseconds since 1970
}

// LoadRecord reads the record at path. One that is absent, damaged, of another
// version or made by another engine is empty.
func LoadRecord(path string, engine [16]byte) *Record {
	r := &Record{engine: engine, put: map[string]entry{}, clock: time.Now}
	file, err := os.ReadFile(path)
	if err != nil {
		return r
	}
	if entries, ok := parseRecord(file, engine); ok {
		r.path, r.loaded, r.used = path, entries, make([]atomic.Bool, len(entries))
	}
	return r
}

// Get returns the name that was Put for a file, if the file still has the stamp.
func (r *Record) Get(path string, s Stamp) (Name, bool) {
	r.mu.RLock()
	e, ok := r.put[path]
	r.mu.RUnlock()
	if ok {
		return e.name, e.Stamp == s
	}
	i := r.find(path)
	if i < 0 || r.loaded[i].Stamp != s {
		return Name{}, false
	}
	r.used[i].Store(true)
	return r.loaded[i].name, true
}

// Len returns how many files the record knew when it was loaded.
func (r *Record) Len() int { return len(r.loaded) }

func (r *Record) find(path string) int {
	i := sort.Search(len(r.loaded), func(i int) bool { return r.loaded[i].path >= path })
	if i == len(r.loaded) || r.loaded[i].path != path {
		return -1
	}
	return i
}

// Put remembers a name for a file as it was when s was taken, which must be
// before it was read.
func (r *Record) Put(path string, s Stamp, name Name) {
	e := entry{path, s, name, r.clock().UnixNano()}
	r.mu.Lock()
	r.put[path] = e
	r.mu.Unlock()
}

// Save writes the entries that were Get or Put since LoadRecord, if they
// differ from what was read. A file that had changed within three seconds
// before it was read, or before now, is left out: it will be read again.
func (r *Record) Save(path string, now time.Time) error {
	entries, changed := r.kept(now)
	if !changed && path == r.path {
		return nil
	}
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = replace(path, func(f *os.File) error { return writeRecord(f, r.engine, entries) })
	}
	if err != nil {
		return fmt.Errorf("write the record: %w", err)
	}
	return nil
}

// Names returns the names that Save would keep, but for their age.
func (r *Record) Names() map[Name]bool {
	names := make(map[Name]bool, len(r.loaded)+len(r.put))
	for i := range r.loaded {
		if r.used[i].Load() {
			names[r.loaded[i].name] = true
		}
	}
	for _, e := range r.put {
		names[e.name] = true
	}
	return names
}

// kept returns the entries to save, sorted, and whether they are others than
// those that were read.
func (r *Record) kept(now time.Time) ([]entry, bool) {
	entries := make([]entry, 0, len(r.loaded)+len(r.put))
	same := 0
	for i := range r.loaded {
		if _, newer := r.put[r.loaded[i].path]; !newer && r.used[i].Load() {
			entries = append(entries, r.loaded[i])
			same++
		}
	}
	for _, e := range r.put {
		if e.ModTime >= min(now.UnixNano(), e.read)-int64(racy) {
			continue
		}
		entries = append(entries, e)
		if i := r.find(e.path); i >= 0 && r.loaded[i].Stamp == e.Stamp && r.loaded[i].name == e.name {
			same++
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.path < b.path {
			return -1
		}
		return 1
	})
	return entries, same != len(entries) || same != len(r.loaded)
}

// A record file is
//
//	recordMagic 16 | engine 16 | number of entries 4 | bytes of all paths 4 |
//	for each entry: bytes of path 4, size 8, time 8, name 16 |
//	all paths, sorted | checksum 4
//
// so that it is read by cutting it up: no entry is copied.
const (
	recordMagic = "balagh record 2\n"
	recordHead  = 40
	recordEntry = 36
)

func parseRecord(file []byte, engine [16]byte) ([]entry, bool) {
	body := len(file) - 4
	if body < recordHead || string(file[:16]) != recordMagic || !bytes.Equal(file[16:32], engine[:]) ||
		crc32.Checksum(file[:body], castagnoli) != binary.LittleEndian.Uint32(file[body:]) {
		return nil, false
	}
	le := binary.LittleEndian
	n, pathBytes := uint64(le.Uint32(file[32:])), uint64(le.Uint32(file[36:]))
	if recordHead+n*recordEntry+pathBytes != uint64(body) {
		return nil, false
	}
	table, rest := file[recordHead:recordHead+n*recordEntry], file[recordHead+n*recordEntry:body]
	paths := string(rest)
	entries := make([]entry, n)
	for i := range entries {
		e, row := &entries[i], table[i*recordEntry:]
		p := uint64(le.Uint32(row))
		if p > uint64(len(paths)) {
			return nil, false
		}
		e.path, paths = paths[:p], paths[p:]
		e.Stamp = Stamp{int64(le.Uint64(row[4:])), int64(le.Uint64(row[12:]))}
		e.name = Name(row[20:36])
		if i > 0 && entries[i-1].path >= e.path {
			return nil, false
		}
	}
	return entries, len(paths) == 0
}

func writeRecord(f *os.File, engine [16]byte, entries []entry) error {
	w := newSummed(f)
	pathBytes := 0
	for _, e := range entries {
		pathBytes += len(e.path)
	}
	head := append([]byte(recordMagic), engine[:]...)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(entries)))
	head = binary.LittleEndian.AppendUint32(head, uint32(pathBytes))
	w.Write(head)
	var row []byte
	for _, e := range entries {
		row = binary.LittleEndian.AppendUint32(row[:0], uint32(len(e.path)))
		row = binary.LittleEndian.AppendUint64(row, uint64(e.Size))
		row = binary.LittleEndian.AppendUint64(row, uint64(e.ModTime))
		w.Write(append(row, e.name[:]...))
	}
	for _, e := range entries {
		w.Write([]byte(e.path))
	}
	return w.finish()
}
