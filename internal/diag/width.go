package diag

import "unicode"

// Cells are counted by grapheme clusters, as terminals draw them: a letter with
// its vowel signs is one, an ideograph or a picture two.

// cluster returns the length in bytes of the first grapheme cluster of s and the
// cells it takes. It knows what occurs in press releases, not every script.
func cluster(s string) (bytes, cells int) {
	var before rune
	flags := 0
	for i, r := range s {
		switch {
		case i == 0:
			cells = runeCells(r)
		case joins(r), before == 0x200D && pictograph(r):
			if r == 0xFE0F && cells == 1 {
				cells = 2 // shown as a picture
			}
		case flag(before) && flag(r) && flags == 1:
		default:
			return i, cells
		}
		if flag(r) {
			flags++
			cells = 2
		}
		before = r
	}
	return len(s), cells
}

// width is how many cells s takes.
func width(s string) int {
	n := 0
	for len(s) > 0 {
		bytes, cells := cluster(s)
		n += cells
		s = s[bytes:]
	}
	return n
}

// joins reports whether a character belongs to the one before it.
func joins(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == 0x200D || r >= 0x1F3FB && r <= 0x1F3FF)
}

func flag(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

func pictograph(r rune) bool { return r >= 0x2190 && r <= 0x2BFF || r >= 0x1F000 && r <= 0x1FAFF }

func runeCells(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0x303E, r >= 0x3041 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3,
		r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6,
		r >= 0x1F300 && r <= 0x1F64F, r >= 0x1F680 && r <= 0x1F6FF, r >= 0x1F900 && r <= 0x1FAFF, r >= 0x20000 && r <= 0x3FFFD:
		return 2
	}
	return 1
}

// rightToLeft reports whether s holds a letter of a script written from the right.
func rightToLeft(s string) bool {
	for _, r := range s {
		if r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFE || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF {
			return true
		}
	}
	return false
}
