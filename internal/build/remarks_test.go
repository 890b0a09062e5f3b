package build

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"balagh/internal/check"
	"balagh/internal/config"
	"balagh/internal/diag"
)

// A bounded gathering holds the first remarks of a rule by their files, whatever
// the order they came in, every error, and the true numbers.
func TestRemarksAreBounded(t *testing.T) {
	var all []diag.Diagnostic
	for i := range 100 {
		path := fmt.Sprintf("content/releases/2024/لقاء-%02d/ar.md", i)
		all = append(all,
			diag.Diagnostic{Path: path, Rule: "latin-comma", Severity: diag.Warning, Start: diag.Pos{Line: 9, Column: 3}},
			diag.Diagnostic{Path: path, Rule: "relative-date", Severity: diag.Note, Start: diag.Pos{Line: 9, Column: 9}},
			diag.Diagnostic{Path: path, Rule: "unknown-tag", Severity: diag.Error, Start: diag.Pos{Line: 2, Column: 1}},
		)
	}
	var first []diag.Diagnostic
	for seed := range uint64(300) {
		c := newRemarks(fstest.MapFS{}, &config.Site{}, 7)
		rnd := rand.New(rand.NewPCG(seed, 1))
		for _, i := range rnd.Perm(len(all)) {
			c.add(slices.Clone(all[i : i+1]))
		}
		got, dropped := c.all()
		if n := diag.Total(got); n.Warnings != 7 || n.Notes != 7 || n.Errors != 100 {
			t.Errorf("kept %+v", n)
		}
		if dropped != [diag.Error]int{diag.Note: 93, diag.Warning: 93} {
			t.Errorf("dropped %v", dropped)
		}
		if first == nil {
			first = got
		}
		if !slices.EqualFunc(got, first, func(a, b diag.Diagnostic) bool { return a.Path == b.Path && a.Rule == b.Rule }) {
			t.Error("what is kept depends on the order of coming")
		}
		if i := slices.IndexFunc(got, func(d diag.Diagnostic) bool { return d.Rule == "latin-comma" }); got[i].Path != all[0].Path {
			t.Errorf("the first of a rule is of %s", got[i].Path)
		}
	}

	c := newRemarks(fstest.MapFS{}, &config.Site{}, 0)
	c.edition(all[0].Path, []check.Wish{{Rule: "latin-comma", Level: "off", Field: "check.latin-comma"}}, slices.Clone(all))
	if got, _ := c.all(); len(got) != len(all)-1 {
		t.Errorf("%d remarks without a bound, want all %d but the silenced one", len(got), len(all))
	}
}
