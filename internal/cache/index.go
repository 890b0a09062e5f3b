package cache

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"slices"
	"sort"
)

// The index of a pack stands in a file beside it, so that a pack of any size
// opens without being read:
//
//	indexMagic 16 | id of the pack 16 | length of the pack it covers 8 |
//	entries, sorted by hash: hash 16, offset 8, length 4 | checksum 4
//
// It is a help only: entries behind the covered length are found in the pack
// itself, and every entry is compared with its own head when it is read.
const (
	indexMagic = "balagh index v1\n"
	indexHead  = 40
	indexEntry = 28

	// Up to this many entries are left to be found in the pack, so that one
	// new body does not rewrite the index of a hundred thousand.
	unindexed = 256
)

// index is the entries of an index file, searched where they lie.
type index struct {
	entries []byte
	ends    []int32 // by the first two bytes of a hash, where the entries end that begin so
}

// newIndex notes where to look: a hash has any first bytes as often as any others,
// so that of a million entries there are some fifteen to search.
func newIndex(entries []byte) index {
	x := index{entries, make([]int32, 1<<16)}
	for i := range x.len() {
		hash, _ := x.at(i)
		x.ends[binary.BigEndian.Uint16(hash)] = int32(i + 1)
	}
	for b := 1; b < len(x.ends); b++ {
		x.ends[b] = max(x.ends[b], x.ends[b-1])
	}
	return x
}

func (x index) len() int { return len(x.entries) / indexEntry }

func (x index) at(i int) ([]byte, place) {
	e := x.entries[i*indexEntry : (i+1)*indexEntry]
	return e[:16], place{int64(binary.LittleEndian.Uint64(e[16:])), int32(binary.LittleEndian.Uint32(e[24:]))}
}

func (x index) find(h [16]byte) (place, bool) {
	if x.len() == 0 {
		return place{}, false
	}
	from, begins := 0, binary.BigEndian.Uint16(h[:])
	if begins > 0 {
		from = int(x.ends[begins-1])
	}
	end := int(x.ends[begins])
	i := from + sort.Search(end-from, func(i int) bool {
		hash, _ := x.at(from + i)
		return bytes.Compare(hash, h[:]) >= 0
	})
	if i == end {
		return place{}, false
	}
	hash, at := x.at(i)
	return at, bytes.Equal(hash, h[:])
}

func loadIndex(path string, id [16]byte) (x index, covered int64, ok bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		return index{}, 0, false
	}
	return parseIndex(data, id)
}

func parseIndex(data []byte, id [16]byte) (x index, covered int64, ok bool) {
	body := len(data) - 4
	if body < indexHead || (body-indexHead)%indexEntry != 0 ||
		string(data[:16]) != indexMagic || !bytes.Equal(data[16:32], id[:]) ||
		crc32.Checksum(data[:body], castagnoli) != binary.LittleEndian.Uint32(data[body:]) {
		return index{}, 0, false
	}
	covered = int64(binary.LittleEndian.Uint64(data[32:]))
	x = newIndex(data[indexHead:body])
	for i := range x.len() {
		if _, at := x.at(i); at.offset < packHead || at.length < 0 || at.length > maxEntry || at.offset > covered-entryHead-int64(at.length) {
			return index{}, 0, false
		}
	}
	return x, covered, covered >= packHead
}

type indexed struct {
	hash [16]byte
	place
}

// each goes through the entries of the pack, in no order.
func (p *Pack) each(do func(indexed)) {
	for i := range p.sorted.len() {
		hash, at := p.sorted.at(i)
		if _, newer := p.added[[16]byte(hash)]; !newer {
			do(indexed{[16]byte(hash), at})
		}
	}
	for h, at := range p.added {
		if at.length >= 0 {
			do(indexed{h, at})
		}
	}
}

// all lists the entries of the pack in an order.
func (p *Pack) all(order func(a, b indexed) int) []indexed {
	list := make([]indexed, 0, p.sorted.len()+len(p.added))
	p.each(func(e indexed) { list = append(list, e) })
	slices.SortFunc(list, order)
	return list
}

func byOffset(a, b indexed) int { return cmp.Compare(a.offset, b.offset) }
func byHash(a, b indexed) int   { return bytes.Compare(a.hash[:], b.hash[:]) }

func (p *Pack) saveIndex() error {
	if len(p.added) <= unindexed {
		return nil
	}
	list := p.all(byHash)
	out := make([]byte, 0, indexHead+len(list)*indexEntry+4)
	out = append(append(out, indexMagic...), p.id[:]...)
	out = binary.LittleEndian.AppendUint64(out, uint64(p.size))
	for _, e := range list {
		out = append(out, e.hash[:]...)
		out = binary.LittleEndian.AppendUint64(out, uint64(e.offset))
		out = binary.LittleEndian.AppendUint32(out, uint32(e.length))
	}
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(out, castagnoli))
	err := replace(p.path+".index", func(f *os.File) error {
		_, err := f.Write(out)
		return err
	})
	if err != nil {
		return fmt.Errorf("write the index of the cache: %w", err)
	}
	return nil
}
