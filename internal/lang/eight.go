package lang

import "encoding/binary"

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
