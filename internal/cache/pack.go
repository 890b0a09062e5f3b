package cache

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// ErrMissing says that a pack does not hold an entry, or holds it damaged.
var ErrMissing = errors.New("not in the pack")

// A pack file is a head (packMagic and a random id) and entries, each a head
// of 28 bytes and its data:
//
//	hash 16 | length 4 | checksum of the data 4 | checksum of these 24 bytes 4
const (
	packMagic  = "balagh pack v1\r\n"
	packHead   = 32
	entryHead  = 28
	maxEntry   = 1 << 30
	flushAbove = 1 << 20
)

// Pack is a file of bodies by the hash of their content. It only grows, but
// for Trim. All methods may be called concurrently; none after Close.
type Pack struct {
	path    string
	lock    *os.File   // nil if the pack is private
	writer  sync.Mutex // held by whoever writes to the file, before mu
	closed  bool
	mu      sync.RWMutex
	f       *os.File
	id      [16]byte
	size    int64  // of what has been written
	writing []byte // what follows it and is on its way
	pending []byte // what follows that
	room    []byte // for what will be pending next
	sorted  index  // as of the last run
	added   map[[16]byte]place
}

// place is where an entry begins and how much data it has; a negative length
// says that the entry was found damaged.
type place struct {
	offset int64
	length int32
}

// OpenPack opens the pack at path, or makes it. What a killed run left
// unfinished is cut off. While another process has the pack open, this one
// gets a private, empty pack that vanishes with Close.
func OpenPack(path string) (*Pack, error) {
	p, err := openPack(path)
	if err != nil {
		return nil, fmt.Errorf("open the cache: %w", err)
	}
	return p, nil
}

func openPack(path string) (*Pack, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, err
	}
	guard, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	free, err := lock(guard)
	if err != nil || !free {
		guard.Close()
		if err != nil {
			return nil, err
		}
		return privatePack()
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		guard.Close()
		return nil, err
	}
	p := &Pack{path: path, lock: guard, f: f}
	if err := p.load(); err != nil {
		f.Close()
		guard.Close()
		return nil, err
	}
	return p, nil
}

func privatePack() (*Pack, error) {
	f, err := os.CreateTemp("", "balagh-pack-*")
	if err != nil {
		return nil, err
	}
	p := &Pack{path: f.Name(), f: f}
	if err := p.begin(); err != nil {
		f.Close()
		os.Remove(f.Name())
		return nil, err
	}
	return p, nil
}

// Private reports whether another process has the pack, so that this one
// vanishes with Close.
func (p *Pack) Private() bool { return p.lock == nil }

// begin makes the file an empty pack.
func (p *Pack) begin() error {
	p.size, p.pending, p.sorted, p.added = packHead, nil, index{}, map[[16]byte]place{}
	rand.Read(p.id[:])
	if err := p.f.Truncate(0); err != nil {
		return err
	}
	_, err := p.f.WriteAt(append([]byte(packMagic), p.id[:]...), 0)
	return err
}

// load finds the entries: from the index as far as it goes, then by reading
// the heads behind it.
func (p *Pack) load() error {
	head := make([]byte, packHead)
	if _, err := p.f.ReadAt(head, 0); err == io.EOF || err == nil && string(head[:16]) != packMagic {
		return p.begin()
	} else if err != nil {
		return err
	}
	end, err := p.f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	p.id, p.size, p.added = [16]byte(head[16:]), packHead, map[[16]byte]place{}
	if sorted, covered, ok := loadIndex(p.path+".index", p.id); ok && covered <= end {
		p.sorted, p.size = sorted, covered
	}
	for p.size < end {
		h, n, _, ok := readHead(p.f, p.size)
		if !ok || p.size+entryHead+int64(n) > end {
			return p.f.Truncate(p.size)
		}
		p.added[h] = place{p.size, n}
		p.size += entryHead + int64(n)
	}
	return nil
}

func readHead(f io.ReaderAt, offset int64) (h [16]byte, n int32, sum uint32, ok bool) {
	var head [entryHead]byte
	if _, err := f.ReadAt(head[:], offset); err != nil {
		return h, 0, 0, false
	}
	return parseHead(head[:])
}

func parseHead(head []byte) (h [16]byte, n int32, sum uint32, ok bool) {
	length := binary.LittleEndian.Uint32(head[16:])
	if crc32.Checksum(head[:24], castagnoli) != binary.LittleEndian.Uint32(head[24:]) || length > maxEntry {
		return h, 0, 0, false
	}
	return [16]byte(head), int32(length), binary.LittleEndian.Uint32(head[20:]), true
}

func appendHead(dst []byte, h [16]byte, data []byte) []byte {
	from := len(dst)
	dst = append(dst, h[:]...)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(data)))
	dst = binary.LittleEndian.AppendUint32(dst, crc32.Checksum(data, castagnoli))
	return binary.LittleEndian.AppendUint32(dst, crc32.Checksum(dst[from:], castagnoli))
}

// find needs the lock, or the read lock.
func (p *Pack) find(h [16]byte) (place, bool) {
	at, ok := p.added[h]
	if !ok {
		at, ok = p.sorted.find(h)
	}
	return at, ok && at.length >= 0
}

// Has tells whether the pack holds h. Get may still find it damaged.
func (p *Pack) Has(h [16]byte) bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	_, ok := p.find(h)
	return ok
}

// Put adds data under h, unless the pack has it. It is written with a later
// Put, Flush or Close.
func (p *Pack) Put(h [16]byte, data []byte) error {
	if len(data) > maxEntry {
		return fmt.Errorf("a body of %d bytes is too long for the cache", len(data))
	}
	if p.append(h, data, appendHead(make([]byte, 0, entryHead), h, data)) > flushAbove {
		return p.Flush()
	}
	return nil
}

// append returns how many bytes are pending.
func (p *Pack) append(h [16]byte, data, head []byte) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.find(h); !ok {
		p.added[h] = place{p.size + int64(len(p.writing)+len(p.pending)), int32(len(data))}
		p.pending = append(append(p.pending, head...), data...)
	}
	return len(p.pending)
}

// Get appends the data of h to buf. ErrMissing says that there is none, or
// that it is damaged and has to be Put again.
func (p *Pack) Get(h [16]byte, buf []byte) ([]byte, error) {
	out, at, err := p.read(h, buf)
	if err != nil {
		return buf, err
	}
	entry := out[len(buf):]
	got, n, sum, ok := parseHead(entry)
	if !ok || got != h || n != at.length || crc32.Checksum(entry[entryHead:], castagnoli) != sum {
		p.drop(h, at)
		return buf, ErrMissing
	}
	return append(out[:len(buf)], entry[entryHead:]...), nil
}

// read appends the whole entry of h, unchecked.
func (p *Pack) read(h [16]byte, buf []byte) ([]byte, place, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	at, ok := p.find(h)
	if !ok {
		return nil, at, ErrMissing
	}
	n := entryHead + int(at.length)
	if at.offset >= p.size { // not in the file yet
		i, from := int(at.offset-p.size), p.writing
		if i >= len(from) {
			i, from = i-len(from), p.pending
		}
		return append(buf, from[i:i+n]...), at, nil
	}
	if room := cap(buf) - len(buf); room < n {
		buf = append(make([]byte, 0, len(buf)+n), buf...)
	}
	out := buf[:len(buf)+n]
	if _, err := p.f.ReadAt(out[len(buf):], at.offset); err != nil && err != io.EOF {
		return nil, at, fmt.Errorf("read the cache: %w", err)
	}
	return out, at, nil
}

// drop forgets a damaged entry, so that it can be Put again.
func (p *Pack) drop(h [16]byte, at place) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now, ok := p.find(h); ok && now == at {
		p.added[h] = place{length: -1}
	}
}

// Flush writes what has been Put. Meanwhile others may Get and Put.
func (p *Pack) Flush() error {
	p.writer.Lock()
	defer p.writer.Unlock()
	p.mu.Lock()
	p.writing, p.pending, p.room = p.pending, p.room[:0], nil
	p.mu.Unlock()
	_, err := p.f.WriteAt(p.writing, p.size)
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.flushed(err)
}

// flush is Flush for who holds both locks.
func (p *Pack) flush() error {
	p.writing, p.pending = p.pending, nil
	_, err := p.f.WriteAt(p.writing, p.size)
	return p.flushed(err)
}

// flushed notes that what was on its way has come to the file, or that it has not.
func (p *Pack) flushed(err error) error {
	written := p.writing
	p.writing = nil
	if err != nil {
		p.pending = append(written, p.pending...)
		return fmt.Errorf("write the cache: %w", err)
	}
	p.size += int64(len(written))
	p.room = written[:0]
	return nil
}

// Close writes what is left and lets other processes have the pack. It does nothing
// the second time: the pack may be another's by then.
func (p *Pack) Close() error {
	p.writer.Lock()
	defer p.writer.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	p.closed = true
	if p.lock == nil {
		err := p.f.Close()
		os.Remove(p.path)
		return err
	}
	err := p.flush()
	if err == nil {
		err = p.saveIndex()
	}
	if cerr := p.f.Close(); err == nil {
		err = cerr
	}
	p.lock.Close()
	return err
}
