package config

import (
	"slices"
	"strconv"
	"strings"

	"balagh/internal/diag"
	"balagh/internal/toml"
)

// Levels reads the lists off, note, warning and error of a check table.
func Levels(t *toml.Table) []Level {
	var out []Level
	for _, level := range []string{"off", "note", "warning", "error"} {
		for i, rule := range t.Texts(level) {
			out = append(out, Level{Rule: rule, Level: level, Field: t.Path(level) + "[" + strconv.Itoa(i) + "]"})
		}
	}
	return out
}

// checks reads the site's wishes and the settings of single rules.
func (l *loader) checks(t *toml.Table) {
	c := &l.site.Checks
	*c = Checks{Years: [2]int{1950, 2100}, Quotes: "guillemets", French: "imprimerie"}
	if t == nil {
		return
	}
	l.site.Levels = Levels(t)
	if years := t.Ints("years"); len(years) == 2 && years[0] <= years[1] {
		c.Years = [2]int(years)
	} else if t.Has("years") {
		t.Remark("years", diag.Diagnostic{Rule: "field-type", Severity: diag.Error, Message: yearsForm})
	}
	l.oneOf(t, "quotes", &c.Quotes, "guillemets", "curly")
	l.oneOf(t, "french", &c.French, "imprimerie", "eu", "off")
	c.Public, c.Baseline = t.Bool("public"), t.Text("baseline")
}

// oneOf reads a setting that is one of a few words.
func (l *loader) oneOf(t *toml.Table, key string, into *string, accepted ...string) {
	s := t.Text(key)
	switch {
	case s == "":
	case slices.Contains(accepted, s):
		*into = s
	default:
		t.Remark(key, diag.Diagnostic{Rule: "field-type", Severity: diag.Error, Message: diag.NotAccepted, Args: []string{t.Path(key), s, strings.Join(accepted, ", ")}})
	}
}
