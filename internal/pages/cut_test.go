package pages

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Every item stands on exactly one page; full pages hold 25 and the newest from
// 25 to 49, once there are so many.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		n, full int
		newest  int // items on the page under the bare address
	}{
		{0, 0, 0}, {1, 0, 1}, {24, 0, 24}, {25, 0, 25}, {49, 0, 49}, {50, 1, 25}, {51, 1, 26}, {74, 1, 49}, {75, 2, 25}, {76, 2, 26}, {99, 2, 49},
		{100, 3, 25}, {101, 3, 26}, {1000, 39, 25}, {1024, 39, 49}, {1025, 40, 25},
	} {
		if got := fullPages(c.n); got != c.full {
			t.Errorf("%d: %d full pages, want %d", c.n, got, c.full)
		}
		pages := cut("tags/sante/", c.n)
		next := 0
		for i, p := range pages[:len(pages)-1] {
			if p.from != next || p.to-p.from != listSize || p.number != i+1 || p.below != fmt.Sprintf("tags/sante/%d/", i+1) {
				t.Errorf("%d: page %d is %+v", c.n, i+1, p)
			}
			next = p.to
		}
		last := pages[len(pages)-1]
		if last.from != next || last.to != c.n || last.to-last.from != c.newest || last.number != 0 || last.below != "tags/sante/" {
			t.Errorf("%d: newest is %+v", c.n, last)
		}
	}
}

// The pages of a list are a chain from the newest to the oldest and back.
func TestCutChain(t *testing.T) {
	for _, base := range []string{"", "2024/10/", "series/liqaat/"} {
		pages := cut(base, 130)
		byAddress := map[string]page{}
		for _, p := range pages {
			byAddress[p.below] = p
		}
		if len(byAddress) != len(pages) {
			t.Fatalf("%q: an address twice", base)
		}
		seen, at := 0, base
		for {
			p, ok := byAddress[at]
			if !ok {
				t.Fatalf("%q: nothing at %q", base, at)
			}
			seen++
			if p.older == "" {
				break
			}
			if older := byAddress[p.older]; older.newer != at {
				t.Fatalf("%q: %q leads to %q, which leads back to %q", base, at, p.older, older.newer)
			}
			at = p.older
		}
		if seen != len(pages) {
			t.Errorf("%q: %d of %d pages reached", base, seen, len(pages))
		}
	}
	// Numbers below the home page would be years.
	if p := cut("", 50)[0]; p.below != "page/1/" {
		t.Errorf("older pages of the home page stand at %q", p.below)
	}
}

// Items appended at the end never change a full page, nor where it is, but for
// the newest full page's way on.
func TestFullPagesNeverChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, more := rapid.IntRange(0, 2000).Draw(t, "items"), rapid.IntRange(1, 200).Draw(t, "more")
		before, after := cut("x/", n), cut("x/", n+more)
		for i, p := range before[:len(before)-1] {
			q := after[i]
			if i+1 == len(before)-1 {
				p.newer, q.newer = "", "" // the newest full page may get a full page after it
			}
			if p != q {
				t.Fatalf("%d items: %+v; %d items: %+v", n, p, n+more, q)
			}
		}
		sum := 0
		for _, p := range after {
			sum += p.to - p.from
		}
		if sum != n+more {
			t.Fatalf("%d items on the pages of %d", sum, n+more)
		}
	})
}

// One more release changes a bounded number of files of any archive, and of
// those that were full none but the two at the seam.
func TestOneMoreRelease(t *testing.T) {
	changed := func(n int) int {
		m := newMaker(t, host)
		m.fill(n, "ar", "fr")
		before := keys(m.plan())
		m.fill(1, "ar", "fr")
		after := keys(m.plan())
		count := 0
		for path, key := range after {
			if before[path] != key {
				count++
			}
		}
		for path := range before {
			if _, ok := after[path]; !ok {
				t.Errorf("%d: %s went", n, path)
			}
		}
		return count
	}
	counts := map[int]int{}
	for _, n := range []int{30, 60, 200, 600} {
		counts[n] = changed(n)
	}
	if most := slices.Max(slices.Collect(maps.Values(counts))); most > 45 {
		t.Errorf("files changed by one release: %v", counts)
	}
	if counts[600] > counts[200]+8 {
		t.Errorf("the number grows with the archive: %v", counts)
	}
}
