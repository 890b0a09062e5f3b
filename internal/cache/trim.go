package cache

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
)

// Trim rewrites the pack without the entries that keep refuses, if they are
// more than half of its bytes; otherwise it does nothing. Damaged entries are
// left out as well.
func (p *Pack) Trim(keep func([16]byte) bool) error {
	p.writer.Lock()
	defer p.writer.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lock == nil {
		return nil // private: gone with Close
	}
	if err := p.flush(); err != nil {
		return err
	}
	bytes := int64(0)
	p.each(func(e indexed) {
		if keep(e.hash) {
			bytes += entryHead + int64(e.length)
		}
	})
	if 2*bytes >= p.size-packHead {
		return nil
	}
	kept := slices.DeleteFunc(p.all(byOffset), func(e indexed) bool { return !keep(e.hash) })
	if err := p.rewrite(kept); err != nil {
		return fmt.Errorf("trim the cache: %w", err)
	}
	return nil
}

// rewrite makes a new pack of the entries and puts it in the place of the old.
// It has another id, so that an old index beside it is not believed.
func (p *Pack) rewrite(entries []indexed) error {
	f, err := os.CreateTemp(filepath.Dir(p.path), filepath.Base(p.path)+".tmp-*")
	if err != nil {
		return err
	}
	next := &Pack{path: p.path, lock: p.lock, f: f}
	if err = next.begin(); err == nil {
		if err = next.copy(p.f, entries); err == nil {
			err = os.Rename(f.Name(), p.path)
		}
	}
	if err != nil {
		f.Close()
		os.Remove(f.Name())
		return err
	}
	p.f.Close()
	p.f, p.id, p.size, p.sorted, p.added = f, next.id, next.size, index{}, next.added
	return nil
}

func (p *Pack) copy(from *os.File, entries []indexed) error {
	if _, err := p.f.Seek(p.size, 0); err != nil {
		return err
	}
	w := bufio.NewWriterSize(p.f, flushAbove)
	var entry []byte
	for _, e := range entries {
		n := entryHead + int(e.length)
		if cap(entry) < n {
			entry = make([]byte, 2*n)
		}
		entry = entry[:n]
		if _, err := from.ReadAt(entry, e.offset); err != nil {
			return err
		}
		h, length, sum, ok := parseHead(entry)
		if !ok || h != e.hash || length != e.length || crc32.Checksum(entry[entryHead:], castagnoli) != sum {
			continue
		}
		if _, err := w.Write(entry); err != nil {
			return err
		}
		p.added[h] = place{p.size, length}
		p.size += int64(n)
	}
	return w.Flush()
}
