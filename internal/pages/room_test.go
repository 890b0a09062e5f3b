package pages

import (
	"slices"
	"testing"
)

// What a shelf gives never runs into what it gave before, however much is asked
// for, and begins again once it is cleared.
func TestShelf(t *testing.T) {
	var fresh, again shelf[string]
	again.clear()
	for round := range 3 {
		for _, s := range []*shelf[string]{&fresh, &again} {
			var all [][]string
			for n := range 40 {
				part := s.take(n)
				if len(part) != 0 || cap(part) != n {
					t.Fatalf("asked for %d: %d of %d", n, len(part), cap(part))
				}
				for range n + 1 { // one too many
					part = append(part, string(rune('ا'+n)))
				}
				all = append(all, part)
			}
			for n, part := range all {
				if slices.ContainsFunc(part, func(v string) bool { return v != string(rune('ا'+n)) }) {
					t.Errorf("round %d: %d of %d are %q", round, len(part), n, part)
				}
			}
		}
		again.clear()
	}
	if cap(fresh.used) != 0 {
		t.Error("a shelf that is never cleared keeps what it gave")
	}
	if n := testing.AllocsPerRun(100, func() { again.clear(); again.keep("سلا"); again.take(30) }); n > 0 {
		t.Errorf("%v allocations in room that was given before", n)
	}
	again.clear()
	if first, next := again.keep("سلا"), again.keep("فاس"); *first != "سلا" || *next != "فاس" {
		t.Errorf("%q, %q", *first, *next)
	}
}
