package images

import (
	"bytes"
	"testing"
)

// A JPEG is made at the finest step that is light enough, though not every step
// is tried.
func TestFinestStep(t *testing.T) {
	img := photograph(480, 320, 7)
	weight := func(q int) int { return len(jpegAt(t, img, q)) }
	for _, c := range []struct{ first, least, most, want int }{
		{quality, leastQuality, weight(80), 80},
		{quality, leastQuality, weight(80) - 1, 74},
		{quality, leastQuality, weight(62), 62},
		{quality, leastQuality, weight(56) + 20, 56},
		{quality, leastQuality, weight(50), 50},
		{quality, leastQuality, 10, 50}, // as light as it becomes
		{cardQuality, 5, weight(48), 48},
		{cardQuality, 5, weight(12), 12},
		{cardQuality, 5, 1, 5},
	} {
		out, err := encodeJPEG(img, nil, c.first, c.least, c.most)
		if err != nil || !bytes.Equal(out, jpegAt(t, img, c.want)) {
			t.Errorf("at most %d bytes: %d, want the %d of quality %d; %v", c.most, len(out), weight(c.want), c.want, err)
		}
	}
}

// Steps are passed over only where it is plain that they will not be enough.
func TestCoarser(t *testing.T) {
	for _, c := range []struct{ q, least, weight, most, want int }{
		{80, 50, 1001, 1000, 74}, {80, 50, 1190, 1000, 74}, {80, 50, 1210, 1000, 68}, {80, 50, 1840, 1000, 50}, {80, 50, 1 << 30, 1, 50},
		{56, 50, 1001, 1000, 50}, {84, 5, 300_000, cardBytes, 78}, {84, 5, 900_000, cardBytes, 24}, {6, 5, 300_000, cardBytes, 5},
	} {
		if got := coarser(c.q, c.least, c.weight, c.most); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}
