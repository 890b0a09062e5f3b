package check

import (
	"slices"
	"strings"

	"balagh/internal/diag"
)

// catalogue is every rule there is, gathered from the rule files; catalogue_test
// wants each to be complete in three languages and each remark to name one.
var catalogue []*diag.Rule

// register adds a rule to the catalogue.
func register(r diag.Rule) *diag.Rule {
	catalogue = append(catalogue, &r)
	return &r
}

// Rules returns every rule, by name.
func Rules() []*diag.Rule {
	out := slices.Clone(catalogue)
	slices.SortFunc(out, func(a, b *diag.Rule) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Lookup returns a rule by its name; a remark of a rule there is not is our bug.
func Lookup(name string) *diag.Rule {
	if r := find(name); r != nil {
		return r
	}
	panic("internal error: no rule is called " + name)
}

func find(name string) *diag.Rule {
	for _, r := range catalogue {
		if r.Name == name {
			return r
		}
	}
	return nil
}

func names() []string {
	var out []string
	for _, r := range catalogue {
		out = append(out, r.Name)
	}
	return out
}
