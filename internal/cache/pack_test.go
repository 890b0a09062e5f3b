package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func sum(data []byte) [16]byte {
	s := sha256.Sum256(data)
	return [16]byte(s[:])
}

// body is a different text for each i, Arabic and French in turn.
func body(i int) []byte {
	if i%2 == 0 {
		return []byte(strings.Repeat(fmt.Sprintf("<p>بلاغ رقم %d</p>", i), 1+i%7))
	}
	return []byte(strings.Repeat(fmt.Sprintf("<p>Communiqué n° %d</p>", i), i%5))
}

func open(t testing.TB, path string) *Pack {
	t.Helper()
	p, err := OpenPack(path)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func put(t testing.TB, p *Pack, from, to int) {
	t.Helper()
	for i := from; i < to; i++ {
		if err := p.Put(sum(body(i)), body(i)); err != nil {
			t.Fatal(err)
		}
	}
}

func shut(t testing.TB, p *Pack) {
	t.Helper()
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
}

// wantHeld checks that the pack holds just the bodies of which held is true.
func wantHeld(t testing.TB, p *Pack, to int, held func(int) bool) {
	t.Helper()
	for i := range to {
		got, err := p.Get(sum(body(i)), []byte("x"))
		switch {
		case held(i) && (err != nil || string(got) != "x"+string(body(i))):
			t.Fatalf("body %d: %q, %v", i, got, err)
		case !held(i) && (!errors.Is(err, ErrMissing) || string(got) != "x"):
			t.Fatalf("body %d is not missing: %q, %v", i, got, err)
		}
	}
}

func all(int) bool { return true }

func TestPackRemembers(t *testing.T) {
	path := filepath.Join(t.TempDir(), ".balagh", "bodies")
	p := open(t, path)
	put(t, p, 0, 1000)
	wantHeld(t, p, 1000, all) // not written yet
	if err := p.Flush(); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, p, 1000, all)
	shut(t, p)

	p = open(t, path) // by the index
	if len(p.added) != 0 || p.sorted.len() < 900 {
		t.Errorf("%d entries from the index, %d from the pack", p.sorted.len(), len(p.added))
	}
	wantHeld(t, p, 1010, func(i int) bool { return i < 1000 || len(body(i)) == 0 })
	size := p.size
	put(t, p, 0, 1010)
	shut(t, p)

	p = open(t, path) // by the index and what follows it
	defer p.Close()
	if p.size <= size || len(p.added) == 0 {
		t.Error("the new entries were not found behind the index")
	}
	wantHeld(t, p, 1010, all)
}

func TestPackWithoutIndex(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bodies")
	p := open(t, path)
	put(t, p, 0, 600)
	shut(t, p)
	for name, damage := range map[string]func(){
		"absent":  func() { os.Remove(path + ".index") },
		"foreign": func() { os.WriteFile(path+".index", []byte("نص"), 0o666) },
		"damaged": func() { flip(t, path+".index", 100) },
	} {
		t.Run(name, func(t *testing.T) {
			damage()
			p := open(t, path)
			defer p.Close()
			if p.sorted.len() != 0 {
				t.Error("the index was believed")
			}
			wantHeld(t, p, 600, all)
		})
	}
}

// TestPackCut cuts the file at every length, as a killed run may.
func TestPackCut(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bodies")
	p := open(t, path)
	put(t, p, 0, 12)
	shut(t, p)
	whole, _ := os.ReadFile(path)
	for n := range whole {
		os.WriteFile(path, whole[:n], 0o666)
		p := open(t, path)
		held := 0
		for i := range 12 {
			if got, err := p.Get(sum(body(i)), nil); err == nil && bytes.Equal(got, body(i)) {
				held++
			} else if !errors.Is(err, ErrMissing) {
				t.Fatalf("cut at %d: %v", n, err)
			}
		}
		if n == len(whole)-1 && held < 10 {
			t.Errorf("cut at %d: only %d bodies are left", n, held)
		}
		put(t, p, 0, 12)
		wantHeld(t, p, 12, all)
		shut(t, p)
		p = open(t, path)
		wantHeld(t, p, 12, all)
		shut(t, p)
	}
}

func TestPackDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bodies")
	p := open(t, path)
	put(t, p, 0, 3)
	shut(t, p)
	flip(t, path, packHead+entryHead+4)
	p = open(t, path)
	defer p.Close()
	if !p.Has(sum(body(0))) {
		t.Error("damage was noticed without reading")
	}
	wantHeld(t, p, 3, func(i int) bool { return i > 0 })
	if p.Has(sum(body(0))) {
		t.Error("a damaged body is still held")
	}
	put(t, p, 0, 1)
	wantHeld(t, p, 3, all)
}

func flip(t *testing.T, path string, at int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[at] ^= 0x40
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestPackTrim(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bodies")
	p := open(t, path)
	put(t, p, 0, 600)
	shut(t, p)
	p = open(t, path)
	put(t, p, 600, 700)
	before := p.size
	wanted := map[[16]byte]bool{sum(nil): true}
	keep := func(h [16]byte) bool { return wanted[h] }
	for i := range 600 {
		wanted[sum(body(i))] = true
	}
	if err := p.Trim(keep); err != nil || p.size < before {
		t.Fatalf("more than half was to be kept: %v, %d bytes of %d", err, p.size, before)
	}
	for i := 50; i < 600; i++ {
		delete(wanted, sum(body(i)))
	}
	wanted[sum(nil)] = true
	held := func(i int) bool { return wanted[sum(body(i))] }
	if err := p.Trim(keep); err != nil || p.size > before/2 {
		t.Fatalf("not trimmed: %v, %d bytes of %d", err, p.size, before)
	}
	wantHeld(t, p, 700, held)
	put(t, p, 699, 700)
	shut(t, p)
	p = open(t, path) // the old index has another id
	wantHeld(t, p, 699, held)
	shut(t, p)
	if names, _ := filepath.Glob(filepath.Join(dir, "*.tmp-*")); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestPackTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bodies")
	first := open(t, path)
	second := open(t, path)
	if second.lock != nil {
		t.Skip("no locks on this system")
	}
	put(t, first, 0, 20)
	put(t, second, 10, 30)
	wantHeld(t, second, 30, func(i int) bool { return i >= 10 || len(body(i)) == 0 })
	if err := second.Trim(func([16]byte) bool { return false }); err != nil {
		t.Error(err)
	}
	private := second.path
	shut(t, second)
	if _, err := os.Stat(private); err == nil {
		t.Error("the private pack is still there")
	}
	shut(t, first)
	third := open(t, path)
	defer third.Close()
	wantHeld(t, third, 30, func(i int) bool { return i < 20 || len(body(i)) == 0 })
}

// Once closed a pack is another's: to close it again alters nothing.
func TestPackClosedTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bodies")
	first := open(t, path)
	put(t, first, 0, 600)
	shut(t, first)
	second := open(t, path)
	defer second.Close()
	put(t, second, 600, 1200)
	if err := second.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path + ".index"); err != nil {
		t.Fatal(err)
	}
	shut(t, first)
	if _, err := os.Stat(path + ".index"); err == nil {
		t.Error("the index of a pack that another has open was written")
	}
	private := open(t, path)
	shut(t, private)
	shut(t, private)
}

func TestPackConcurrent(t *testing.T) {
	p := open(t, filepath.Join(t.TempDir(), "bodies"))
	defer p.Close()
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			big := bytes.Repeat([]byte("نص"), 40_000)
			text := func(i int) []byte { return append(fmt.Appendf(nil, "%d ", (i+w)%70), big...) }
			for i := range 60 {
				data := text(i)
				if err := p.Put(sum(data), data); err != nil {
					t.Error(err)
				}
				for _, data := range [][]byte{data, text(max(i-5, 0))} { // may be on its way, or written
					if got, err := p.Get(sum(data), nil); err != nil || !bytes.Equal(got, data) {
						t.Errorf("worker %d, body %d: %v", w, i, err)
					}
				}
				if i%20 == 10 && w == 0 {
					if err := p.Trim(func([16]byte) bool { return true }); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Wait()
}

// What could not be written is still there, and is written later.
func TestPackWriteFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bodies")
	p := open(t, path)
	put(t, p, 0, 10)
	if err := p.Flush(); err != nil {
		t.Fatal(err)
	}
	put(t, p, 10, 20)
	whole := p.f
	closed, err := os.Open(path) // for reading alone
	if err != nil {
		t.Fatal(err)
	}
	p.f = closed
	if err := p.Flush(); err == nil {
		t.Error("no error where nothing could be written")
	}
	closed.Close()
	p.f = whole
	put(t, p, 20, 30)
	wantHeld(t, p, 30, all)
	shut(t, p)
	again := open(t, path)
	defer again.Close()
	wantHeld(t, again, 30, all)
}

func TestPackNotOurs(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bodies")
	os.WriteFile(path, []byte(strings.Repeat("ليس لنا ", 100)), 0o666)
	p := open(t, path)
	put(t, p, 0, 3)
	wantHeld(t, p, 3, all)
	shut(t, p)
	if _, err := OpenPack(filepath.Join(path, "below")); err == nil {
		t.Error("a pack below a file was opened")
	}
}

func FuzzPack(f *testing.F) {
	dir := f.TempDir()
	p := open(f, filepath.Join(dir, "seed"))
	put(f, p, 0, 4)
	shut(f, p)
	seed, _ := os.ReadFile(filepath.Join(dir, "seed"))
	f.Add(seed, []byte("نص"))
	f.Add(seed[:len(seed)-3], []byte("texte"))
	f.Add([]byte(packMagic), []byte{})
	f.Fuzz(func(t *testing.T, file, data []byte) {
		path := filepath.Join(t.TempDir(), "bodies")
		if err := os.WriteFile(path, file, 0o666); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			p := open(t, path)
			for _, e := range p.all(byOffset) {
				if _, err := p.Get(e.hash, nil); err != nil && !errors.Is(err, ErrMissing) {
					t.Fatal(err)
				}
			}
			if err := p.Put(sum(data), data); err != nil {
				t.Fatal(err)
			}
			if got, err := p.Get(sum(data), nil); err != nil || !bytes.Equal(got, data) {
				t.Fatalf("%q, %v", got, err)
			}
			shut(t, p)
		}
	})
}

func FuzzIndex(f *testing.F) {
	f.Add([]byte(indexMagic))
	f.Add(bytes.Repeat([]byte{0}, indexHead+indexEntry+4))
	f.Fuzz(func(t *testing.T, data []byte) {
		if x, _, ok := parseIndex(data, [16]byte{}); ok {
			x.find(sum(data))
		}
	})
}

func BenchmarkOpenPack(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bodies")
	p := open(b, path)
	data := make([]byte, 5000)
	for i := range 20_000 {
		copy(data, fmt.Sprint(i))
		p.Put(sum(data[:20]), data)
	}
	shut(b, p)
	for b.Loop() {
		p := open(b, path)
		p.lock.Close()
		p.f.Close()
	}
}

// Every entry of an index is found, whatever its hash begins with, and nothing else.
func TestIndexFind(t *testing.T) {
	for _, begin := range [][2]byte{{0, 0}, {0, 1}, {0x7f, 0xff}, {0xff, 0xfe}, {0xff, 0xff}} {
		var entries []byte
		hash := func(i int) (h [16]byte) {
			copy(h[:], begin[:])
			h[2+i/3] = byte(1 + i%3) // three and three again, in no one's order
			return h
		}
		var all [][16]byte
		for i := range 12 {
			all = append(all, hash(i))
		}
		slices.SortFunc(all, func(a, b [16]byte) int { return bytes.Compare(a[:], b[:]) })
		for i, h := range all {
			entries = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(append(entries, h[:]...), uint64(100+i)), 5)
		}
		x := newIndex(entries)
		for i, h := range all {
			if at, ok := x.find(h); !ok || at != (place{int64(100 + i), 5}) {
				t.Errorf("%x: %v %v", h, at, ok)
			}
			for _, n := range []int{0, 1, 15} {
				other := h
				other[n]++
				if at, ok := x.find(other); ok && !slices.Contains(all, other) {
					t.Errorf("%x, which is not there, is at %v", other, at)
				}
			}
		}
	}
	if at, ok := (index{}).find([16]byte{1}); ok {
		t.Errorf("nothing holds an entry at %v", at)
	}
}

func BenchmarkIndexFind(b *testing.B) {
	all := make([][16]byte, 400_000)
	for i := range all {
		all[i] = sum(fmt.Append(nil, i))
	}
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b [16]byte) int { return bytes.Compare(a[:], b[:]) })
	var entries []byte
	for _, h := range sorted {
		entries = append(append(entries, h[:]...), make([]byte, indexEntry-len(h))...)
	}
	x := newIndex(entries)
	for i := 0; b.Loop(); i++ {
		if _, ok := x.find(all[i%len(all)]); !ok {
			b.Fatal(i)
		}
	}
}
