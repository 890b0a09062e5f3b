package build

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"balagh/internal/check"
	"balagh/internal/config"
	"balagh/internal/diag"
)

// Remarks that would not be held are counted without being looked at, and what is
// gathered is the same; errors, and what a file wants of the rules, are looked at.
func TestRemarksAreCountedUnseen(t *testing.T) {
	files := map[string][]diag.Diagnostic{}
	for i := range 100 {
		path := fmt.Sprintf("content/releases/2024/لقاء-%02d/ar.md", i)
		for line := range i % 4 {
			files[path] = append(files[path],
				diag.Diagnostic{Path: path, Rule: "latin-comma", Severity: diag.Warning, Start: diag.Pos{Line: 9 + line, Column: 3}},
				diag.Diagnostic{Path: path, Rule: "relative-date", Severity: diag.Note, Start: diag.Pos{Line: 9 + line, Column: 9}},
			)
		}
	}
	paths := slices.Sorted(maps.Keys(files))
	plain := newRemarks(fstest.MapFS{}, &config.Site{}, 7)
	for _, p := range paths {
		plain.add(slices.Clone(files[p]))
	}
	want, wantDropped := plain.all()
	for seed := range uint64(5) {
		order := slices.Clone(paths)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		c, unseen := newRemarks(fstest.MapFS{}, &config.Site{}, 7), 0
		for _, p := range order {
			if c.counted(p, nil, tallied(files[p])) {
				unseen++
			} else {
				c.add(slices.Clone(files[p]))
			}
		}
		if got, dropped := c.all(); !reflect.DeepEqual(got, want) || dropped != wantDropped || unseen < 30 {
			t.Errorf("%d remarks, %v besides, %d files unseen; want %d and %v", len(got), dropped, unseen, len(want), wantDropped)
		}
		for _, p := range paths {
			c.add(slices.Clone(files[p]))
		}
		last := "content/releases/2025/لقاء/ar.md"
		for _, s := range []struct {
			name   string
			wishes []check.Wish
			said   []tally
			want   bool
		}{
			{"what is held of enough", nil, []tally{{"latin-comma", diag.Warning, 2}}, true},
			{"nothing", nil, nil, true},
			{"an error", nil, []tally{{"latin-comma", diag.Warning, 2}, {"latin-comma", diag.Error, 1}}, false},
			{"another rule", nil, []tally{{"latin-comma", diag.Warning, 2}, {"double-space", diag.Note, 1}}, false},
			{"a wish", []check.Wish{{Rule: "hamza", Level: "off"}}, []tally{{"latin-comma", diag.Warning, 2}}, false},
		} {
			before := c.dropped
			if got := c.counted(last, s.wishes, s.said); got != s.want || (c.dropped != before) != (got && len(s.said) > 0) {
				t.Errorf("%s: counted unseen %v, %v besides", s.name, got, c.dropped)
			}
		}
	}
	if all := newRemarks(fstest.MapFS{}, &config.Site{}, 0); all.counted(paths[0], nil, nil) {
		t.Error("a check, which holds all, was told nothing")
	}
}

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
