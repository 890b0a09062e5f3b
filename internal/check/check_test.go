package check

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"sync"
	"testing"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

// everything gathers what is handed on a part at a time.
type everything struct {
	mu   sync.Mutex
	said []diag.Diagnostic
	most int // handed on at once
}

func (e *everything) say(ds []diag.Diagnostic) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.said, e.most = append(e.said, ds...), max(e.most, len(ds))
}

// run gathers all that the rules of an archive say, in the order of its releases.
func run(site *config.Site, a *archive.Archive) []diag.Diagnostic {
	place := map[string]int{}
	for i, r := range a.All {
		for _, e := range r.Editions {
			place[e.Path] = i
		}
	}
	var all everything
	Run(site, a, all.say)
	slices.SortStableFunc(all.said, func(a, b diag.Diagnostic) int { return cmp.Compare(place[a.Path], place[b.Path]) })
	return all.said
}

// All that is said is handed on, each remark once and never many together.
func TestEachHandsOnWhatIsSaid(t *testing.T) {
	var all []*archive.Release
	want := map[string]int{}
	for i := range 3 * saidAtOnce {
		id := strconv.Itoa(i)
		all, want[id] = append(all, &archive.Release{ID: id}), 2
	}
	var e everything
	each(all, func(r *archive.Release, report func(diag.Diagnostic)) {
		report(diag.Diagnostic{Path: r.ID})
		report(diag.Diagnostic{Path: r.ID})
	}, e.say)
	got := map[string]int{}
	for _, d := range e.said {
		got[d.Path]++
	}
	if !maps.Equal(got, want) || e.most != saidAtOnce {
		t.Errorf("%v, of which %d at once", got, e.most)
	}
}

// A bug of a rule must not end the program where nobody can say so.
func TestEachHandsOnAPanic(t *testing.T) {
	all := []*archive.Release{{ID: "salima"}, {ID: "maksura"}, {ID: "akhira"}}
	defer func() {
		if p := recover(); p != "internal error: maksura" {
			t.Errorf("recovered %v", p)
		}
	}()
	each(all, func(r *archive.Release, _ func(diag.Diagnostic)) {
		if r.ID == "maksura" {
			panic("internal error: " + r.ID)
		}
	}, new(everything).say)
	t.Error("no panic came")
}
