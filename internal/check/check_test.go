package check

import (
	"slices"
	"strconv"
	"testing"

	"balagh/internal/archive"
	"balagh/internal/diag"
)

func TestEachKeepsTheOrderOfReleases(t *testing.T) {
	var all []*archive.Release
	var want []string
	for i := range 25 {
		id := strconv.Itoa(i)
		all, want = append(all, &archive.Release{ID: id}), append(want, id, id)
	}
	var got []string
	for _, d := range each(all, func(r *archive.Release, report func(diag.Diagnostic)) {
		report(diag.Diagnostic{Path: r.ID})
		report(diag.Diagnostic{Path: r.ID})
	}) {
		got = append(got, d.Path)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
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
	})
	t.Error("no panic came")
}
