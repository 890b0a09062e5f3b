package main

import "testing"

func TestMemoryIsTuned(t *testing.T) {
	const mib = 1 << 20
	for _, c := range []struct {
		live   uint64
		growth int // per cent
		limit  int64
	}{
		{0, 3100, 800 * mib},        // a small site: nothing to collect below the floor
		{16 * mib, 700, 800 * mib},  // 16 to 128 MiB
		{64 * mib, 100, 800 * mib},  // 64 to 128 MiB
		{100 * mib, 50, 800 * mib},  // above the floor by half of what is in use
		{600 * mib, 50, 800 * mib},  // as far as the limit lets it
		{910 * mib, 50, 1040 * mib}, // which gives way before it is in the way
	} {
		if g, l := growth(c.live), limit(c.live); g != c.growth || l != c.limit {
			t.Errorf("with %d MiB in use: growth %d %%, limit %d MiB; want %d and %d", c.live/mib, g, l/mib, c.growth, c.limit/mib)
		}
	}
}
