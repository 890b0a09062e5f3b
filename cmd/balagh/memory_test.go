package main

import "testing"

func TestHeapGrowth(t *testing.T) {
	const mib = 1 << 20
	for _, c := range []struct {
		live uint64
		want int // per cent
	}{
		{0, 3100},       // a small site: nothing to collect below the floor
		{16 * mib, 700}, // 16 to 128 MiB
		{64 * mib, 100}, // 64 to 128 MiB
		{100 * mib, 50}, // above the floor by half of what is in use
		{600 * mib, 41}, // up to the ceiling of 850 MiB
		{800 * mib, 15}, // and where that is too near, a little above
		{1 << 40, 14},
	} {
		if got := growth(c.live); got != c.want {
			t.Errorf("with %d MiB in use the heap may grow by %d %%, want %d", c.live/mib, got, c.want)
		}
	}
}
