package diag

import "slices"

// Order puts errors before warnings before notes and, within each, files that
// changed before the others: of a long list only the first few are read. Places
// stay in the order of Sort. changed may be nil.
func Order(ds []Diagnostic, changed func(path string) bool) []Diagnostic {
	sorted := Sort(slices.Clone(ds))
	out := make([]Diagnostic, 0, len(sorted))
	take := func(s Severity, wanted func(path string) bool) {
		for i := range sorted {
			if d := &sorted[i]; d.Severity == s && wanted(d.Path) {
				out = append(out, *d)
			}
		}
	}
	for s := Error; s >= Note; s-- {
		if changed == nil {
			take(s, func(string) bool { return true })
			continue
		}
		take(s, changed)
		take(s, func(path string) bool { return !changed(path) })
	}
	return out
}

// Totals counts remarks.
type Totals struct{ Errors, Warnings, Notes, Fixable, Files int }

// Total counts remarks, before repeats are summed up.
func Total(ds []Diagnostic) Totals {
	var t Totals
	files := map[string]bool{}
	for i := range ds {
		switch files[ds[i].Path] = true; ds[i].Severity {
		case Error:
			t.Errors++
		case Warning:
			t.Warnings++
		default:
			t.Notes++
		}
		if ds[i].Fixable() {
			t.Fixable++
		}
	}
	t.Files = len(files)
	return t
}

// List is what the written forms are made from: remarks in the order they are
// shown, and what some forms need besides.
type List struct {
	Diagnostics []Diagnostic
	Prints      []string // of each remark, a name that survives an edit elsewhere in its file
	Totals      Totals   // of all, summed up or not
	Known       int      // remarks a baseline tolerates
	Rules       []*Rule  // all there are, by name
	Lang        string
	Version     string                    // of the program
	Prefix      string                    // of the site in its repository: "" or "newsroom/"
	Source      func(path string) *Source // nil where a file cannot be read
	Failure     string                    // what kept the run from its end; "" nothing did
}
