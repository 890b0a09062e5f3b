package check

import (
	"encoding/binary"
	"math/bits"
)

// edges tells by two bytes whether a character begins with the first that is no
// letter: a word ends before it. The first byte is the lower one of the index, and
// the second matters only where the first has an alphabet of its own.
type edges [1 << 16]uint8

// newEdges returns the table for letters of one byte and of two.
func newEdges(alone *[256]bool, pair *[256][256]bool) *edges {
	t := new(edges)
	for first := range 256 {
		if goesOn := first >= 0x80 && first < 0xC0; goesOn || alone[first] {
			continue
		}
		for second := range 256 {
			if !pair[first][second] {
				t[second<<8|first] = 1
			}
		}
	}
	return t
}

// block is how many bytes are looked at before the edges among them are: a bit for
// each.
const block = 64

// from finds the edges in the block that begins at an offset, the lowest bit being
// the first byte's. All that is behind the text is edges, so that its last word ends.
// There is no branch in it: at the end of a word a processor guesses wrong, and
// every byte of an archive is passed here.
func (t *edges) from(text []byte, offset int) uint64 {
	var last [block + 1]byte
	b := text[offset:]
	if len(b) < len(last) {
		copy(last[:], b)
		b = last[:]
	}
	b = b[:len(last)]
	first, second := uint64(0), uint64(0) // halves, of which neither waits for the other
	for i := range block / 2 {
		first = first<<1 | uint64(t[binary.LittleEndian.Uint16(b[i:])])
		second = second<<1 | uint64(t[binary.LittleEndian.Uint16(b[block/2+i:])])
	}
	return bits.Reverse64(first<<(block/2) | second)
}

// width is the length of the character that begins with a byte.
func width(c byte) int {
	switch {
	case c < 0xC0:
		return 1
	case c < 0xE0:
		return 2
	case c < 0xF0:
		return 3
	}
	return 4
}

// endings notes how some words end, so that most others are told from them without
// being looked up: a bit for each of many hashes.
type endings [1 << (hashBits - 6)]uint64

const hashBits = 16 // few enough to stay at hand, so many that hardly a word is asked for in vain

func (t *endings) add(word string) {
	h := hash(ending([]byte(word), 0, len(word)))
	t[h>>6] |= 1 << (h & 63)
}

// may reports whether a word that ends so may be one of them.
func (t *endings) may(ending uint64) bool {
	h := hash(ending)
	return t[h>>6]>>(h&63)&1 != 0
}

func hash(ending uint64) uint64 { return ending * 0x9E3779B97F4A7C15 >> (64 - hashBits) }

// ending returns the last eight bytes of a word, which are four letters of Arabic,
// or all of it.
func ending(text []byte, from, to int) uint64 {
	if to < 8 {
		return firstEnding(text[:to], from)
	}
	return binary.LittleEndian.Uint64(text[to-8:]) >> (beforeEnding[byte(to-from)] & 63)
}

// beforeEnding is how many bits of the eight bytes before the end of a word are not
// its ending, by its length; no word we know is longer.
var beforeEnding = func() (t [256]uint8) {
	for length := range t {
		t[length] = uint8(8 * (8 - min(max(length, 1), 8)))
	}
	return
}()

// firstEnding is ending where no eight bytes stand before the end.
func firstEnding(text []byte, from int) (bytes uint64) {
	for i, c := range text[from:] {
		bytes |= uint64(c) << (8 * i)
	}
	return bytes
}
