package lang

import (
	"math"
	"slices"
)

// A plural rule is chosen by name in a strings file. It says which forms a
// counted string may have and which of them a number takes.
type pluralRule struct {
	name       string
	categories []string
	pick       func(n int) string
}

var pluralRules = []pluralRule{
	{"arabic", []string{"zero", "one", "two", "few", "many", "other"}, pickArabic},
	{"english", []string{"one", "other"}, pickEnglish},
	{"french", []string{"one", "other"}, pickFrench},
	{"none", []string{"other"}, func(int) string { return "other" }},
}

// PluralRules returns the names a strings file may give as its plural rule, in
// alphabetical order.
func PluralRules() []string {
	names := make([]string, len(pluralRules))
	for i, r := range pluralRules {
		names[i] = r.name
	}
	return names
}

// Categories returns the forms a counted string may have under a plural rule,
// from the smallest number up; nil for a name that is no rule.
func Categories(rule string) []string {
	if r := ruleNamed(rule); r != nil {
		return slices.Clone(r.categories)
	}
	return nil
}

// Category returns the plural form the number takes: zero, one, two, few, many
// or other. The sign does not count; a rule that is not known has only other.
func (l *Locale) Category(n int) string {
	r := ruleNamed(l.Plural)
	if r == nil {
		return "other"
	}
	if n == math.MinInt {
		n++ // has no positive twin
	}
	return r.pick(max(n, -n))
}

func ruleNamed(name string) *pluralRule {
	for i := range pluralRules {
		if pluralRules[i].name == name {
			return &pluralRules[i]
		}
	}
	return nil
}

func pickArabic(n int) string {
	switch rest := n % 100; {
	case n == 0:
		return "zero"
	case n == 1:
		return "one"
	case n == 2:
		return "two"
	case rest >= 3 && rest <= 10:
		return "few"
	case rest >= 11:
		return "many"
	}
	return "other"
}

func pickFrench(n int) string {
	if n <= 1 {
		return "one"
	}
	return "other"
}

func pickEnglish(n int) string {
	if n == 1 {
		return "one"
	}
	return "other"
}
