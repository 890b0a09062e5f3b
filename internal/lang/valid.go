package lang

import "unicode/utf8"

// ValidUTF8 is utf8.Valid, faster on text in which most letters take two bytes.
// ASCII takes no branch of its own, which in French would be guessed wrong.
func ValidUTF8(s []byte) bool {
	i, due := 0, uint64(0) // due are the bytes ahead that must go on with a character
	for ; i+8 <= len(s); i += 8 {
		x := eight(s, i)
		high := x & highs
		lead := high & (x << 1)
		three := lead & (x << 2)
		if same(x&^ones, 0xC0) != 0 || three != 0 && three&(x<<3)|same(x, 0xE0)|same(x, 0xED) != 0 {
			break // four bytes, or a lead behind which not everything may follow
		}
		if high&^lead != due|lead<<8|three<<16 {
			return false
		}
		due = lead>>56 | three>>48
	}
	if due != 0 {
		for i--; !utf8.RuneStart(s[i]); i-- {
		}
	}
	return utf8.Valid(s[i:])
}
