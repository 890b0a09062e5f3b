package main

import "testing"

func TestMemoryIsTuned(t *testing.T) {
	const mib = 1 << 20
	for _, c := range []struct {
		live    uint64
		growth  int // per cent
		preview int
		limit   int64
	}{
		{0, 3100, 3100, 850 * mib},        // a small site: nothing to collect below the floor
		{16 * mib, 700, 700, 850 * mib},   // 16 to 128 MiB
		{64 * mib, 100, 300, 850 * mib},   // 64 to 128 MiB
		{100 * mib, 100, 300, 850 * mib},  // above the floor to twice what is in use
		{280 * mib, 100, 165, 850 * mib},  // in a preview as far as seven eighths of the limit
		{600 * mib, 100, 100, 850 * mib},  // as far as the limit lets it
		{910 * mib, 100, 100, 1040 * mib}, // which gives way before it is in the way
	} {
		if g, p, l := growth(c.live, false), growth(c.live, true), limit(c.live); g != c.growth || p != c.preview || l != c.limit {
			t.Errorf("with %d MiB in use: growth %d %%, %d %% in a preview, limit %d MiB; want %d, %d and %d", c.live/mib, g, p, l/mib, c.growth, c.preview, c.limit/mib)
		}
	}
}
