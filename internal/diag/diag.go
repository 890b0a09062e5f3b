// Package diag holds what balagh tells the authors of a site: remarks on a
// place in a file, in the language of whoever reads them.
//
// In come a Text in three languages, the words that fill it and a place; out
// come the written forms of a sorted list. Loaders and rules return diagnostics
// and never print; only the command prints.
package diag

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Severity says how grave a remark is.
type Severity int

// An Error stops a build before the target is touched; a Warning is counted and
// named; a Note informs.
const (
	Note Severity = iota
	Warning
	Error
)

// String returns the name used in every written form.
func (s Severity) String() string {
	return [...]string{"note", "warning", "error"}[s]
}

// Text is one sentence in the three languages of the people balagh speaks to.
// {0}, {1} … stand for the words of Diagnostic.Args.
type Text struct{ AR, FR, EN string }

// In returns the sentence in a language ("ar", "fr", else English), filled.
func (t Text) In(lang string, args []string) string {
	return t.fill(lang, args, Visible)
}

// fill is In with a say in how each word is shown.
func (t Text) fill(lang string, args []string, show func(string) string) string {
	s := t.EN
	switch lang {
	case "ar":
		s = t.AR
	case "fr":
		s = t.FR
	}
	if len(args) == 0 || !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", show(brief(a)))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// longestWord is how much of what a message quotes is shown, in letters: the
// rest helps nobody.
const longestWord = 300

func brief(s string) string {
	n := 0
	for i := range s {
		if n++; n > longestWord {
			return s[:i] + "…"
		}
	}
	return s
}

// IsZero reports whether there is no sentence.
func (t Text) IsZero() bool { return t == Text{} }

// Diagnostic is one remark: where, which rule, what, and how to mend it.
type Diagnostic struct {
	Path     string // relative to the site, with "/"
	Rule     string // kebab-case name, the entry of docs/rules.md
	Severity Severity
	Message  Text
	Hint     Text     // zero: none
	Args     []string // fill both texts
	Field    string   // front-matter place not looked up yet, as "image.alt" or "tags[2]"
	Body     Range    // place in the body not looked up yet
	Start    Pos      // zero: the whole file
	End      Pos      // exclusive
	Edits    []Edit   // what would mend it; of a place not looked up yet, the new text alone
	Safe     bool     // the edits may be made without asking
	More     int      // how many remarks like it this one sums up
}

// Fixable reports whether check --fix mends it.
func (d *Diagnostic) Fixable() bool { return d.Safe && len(d.Edits) > 0 }

// Range is a span of bytes, the end exclusive.
type Range struct{ Start, End int }

// Sort orders remarks as Compare does, and drops exact repeats.
func Sort(ds []Diagnostic) []Diagnostic {
	if !ordered(ds) {
		own, order := slices.Clone(ds), make([]*Diagnostic, len(ds)) // a remark is large to be moved about
		for i := range own {
			order[i] = &own[i]
		}
		slices.SortStableFunc(order, Compare)
		for i, d := range order {
			ds[i] = *d
		}
	}
	return slices.CompactFunc(ds, func(a, b Diagnostic) bool {
		return a.Path == b.Path && a.Start == b.Start && a.Rule == b.Rule &&
			a.Message == b.Message && slices.Equal(a.Args, b.Args)
	})
}

func ordered(ds []Diagnostic) bool {
	for i := 1; i < len(ds); i++ {
		if Compare(&ds[i-1], &ds[i]) > 0 {
			return false
		}
	}
	return true
}

// Compare orders two remarks by path, line, column and rule.
func Compare(a, b *Diagnostic) int {
	if c := cmp.Compare(a.Path, b.Path); c != 0 {
		return c // nearly always, where there are many
	}
	return cmp.Or(
		cmp.Compare(a.Start.Line, b.Start.Line),
		cmp.Compare(a.Start.Column, b.Start.Column),
		cmp.Compare(a.Rule, b.Rule),
		slices.Compare(a.Args, b.Args),
	)
}

// Count returns how many remarks have the severity.
func Count(ds []Diagnostic, s Severity) int {
	n := 0
	for _, d := range ds {
		if d.Severity == s {
			n++
		}
	}
	return n
}
