package lang

import (
	"encoding/binary"
	"math/bits"
)

// What every byte of an archive passes may look at eight of them at once: in Arabic
// a loop that branches at each letter spends its time on wrong guesses. Of eight
// bytes in a word, the results below have the high bit of each byte that answers.
const (
	highs = 0x8080808080808080
	ones  = 0x0101010101010101
)

// eight are the bytes at an offset, the first in the lowest place.
func eight(s []byte, i int) uint64 { return binary.LittleEndian.Uint64(s[i:]) }

// same tells the bytes that are c.
func same(x uint64, c byte) uint64 {
	x ^= ones * uint64(c)
	return ^((x&^highs + ^uint64(highs)) | x) & highs
}

// Characters counts the characters that begin in a piece of UTF-8, and those of them
// that are two units of UTF-16.
func Characters(s []byte) (begun, large int) {
	for ; len(s) >= 8; s = s[8:] {
		x := eight(s, 0)
		within := x &^ (x << 1) & highs
		begun += 8 - bits.OnesCount64(within)
		large += bits.OnesCount64(x & (x << 1) & (x << 2) & (x << 3) & highs)
	}
	for _, c := range s {
		if c < 0x80 || c >= 0xC0 {
			begun++
		}
		if c >= 0xF0 {
			large++
		}
	}
	return begun, large
}
