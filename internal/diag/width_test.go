package diag

import "testing"

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"بلاغ", 4},
		{"بَلَاغٌ", 4},          // vowel signs take no cell
		{"e\u0301té", 3},        // nor do accents
		{"会见", 4},               // two cells each
		{"🇲🇦", 2},               // two letters, one flag
		{"👩\u200d⚕\ufe0f x", 4}, // joined pictures are one
		{"a\u200bb", 2},         // no width at all
	} {
		if got := width(c.text); got != c.want {
			t.Errorf("width(%q) = %d, want %d", c.text, got, c.want)
		}
	}
}
