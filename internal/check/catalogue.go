package check

import (
	"maps"
	"slices"
	"strings"

	"balagh/internal/diag"
)

// catalogue is every rule there is, gathered from the rule files; catalogue_test
// wants each to be complete in three languages and each remark to name one.
var catalogue = map[string]*diag.Rule{}

// register adds a rule to the catalogue.
func register(r diag.Rule) *diag.Rule {
	if catalogue[r.Name] != nil {
		panic("internal error: two rules are called " + r.Name)
	}
	catalogue[r.Name] = &r
	return &r
}

// Rules returns every rule, by name.
func Rules() []*diag.Rule {
	out := slices.Collect(maps.Values(catalogue))
	slices.SortFunc(out, func(a, b *diag.Rule) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Find returns a rule by its name, nil when there is none.
func Find(name string) *diag.Rule { return catalogue[name] }

// Lookup returns the rule of a remark; a remark of a rule there is not is our bug.
func Lookup(name string) *diag.Rule {
	if r := Find(name); r != nil {
		return r
	}
	panic("internal error: no rule is called " + name)
}

// Names returns the names of all rules, sorted.
func Names() []string { return slices.Sorted(maps.Keys(catalogue)) }
