package config

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/toml"
)

// locale reads layouts/i18n/CODE.toml: a [locale] table and the strings.
func (l *loader) locale(row *toml.Table, code string) (*lang.Locale, error) {
	loc := &lang.Locale{Dir: "ltr", Plural: "none", Strings: map[string]lang.Forms{}}
	name := "i18n/" + code + ".toml"
	text, err := fs.ReadFile(l.layouts, name)
	if errors.Is(err, fs.ErrNotExist) {
		row.Remark("code", diag.Diagnostic{Rule: "language-strings", Severity: diag.Error, Message: languageStrings, Args: []string{code}})
		return loc, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read layouts/%s: %w", name, err)
	}
	doc, remarks := toml.Parse(diag.NewSource("layouts/"+name, text), 0, len(text))
	l.remarks = append(l.remarks, remarks...)
	if doc == nil {
		return loc, nil
	}
	root := doc.Table(l.remark)
	l.tables(root.Sub("locale"), loc, "layouts/"+name)
	for _, key := range root.Keys() {
		if key != "locale" {
			l.forms(root, key, loc)
		}
	}
	root.Finish(lang.Nearest)
	return loc, nil
}

func (l *loader) tables(t *toml.Table, loc *lang.Locale, path string) {
	if t == nil {
		l.remark(diag.Diagnostic{Path: path, Rule: "language-strings", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{"locale"}})
		return
	}
	loc.Dir = t.Text("dir")
	if loc.Dir != "rtl" && loc.Dir != "ltr" {
		t.Remark("dir", diag.Diagnostic{Rule: "language-strings", Severity: diag.Error, Message: languageDir, Args: []string{loc.Dir}})
	}
	loc.Plural = t.Text("plural")
	if !slices.Contains(lang.PluralRules(), loc.Plural) {
		t.Remark("plural", diag.Diagnostic{Rule: "language-strings", Severity: diag.Error, Message: languagePlural, Args: []string{loc.Plural, strings.Join(lang.PluralRules(), " ")}})
		loc.Plural = "" // no form can be judged
	}
	l.names(t, "months", loc.Months[:])
	l.names(t, "days", loc.Days[:])
	loc.First = t.Text("first")
	loc.Group, loc.Decimal = rawText(t, "group"), rawText(t, "decimal")
	loc.DayPattern = l.pattern(t, "day", "{day}", "{month}", "{year}")
	loc.MonthPattern = l.pattern(t, "month", "{month}", "{year}")
	loc.YearPattern = l.pattern(t, "year", "{year}")
	loc.CircaPattern = l.pattern(t, "circa", "{date}")
}

// pattern reads a date pattern, which must name its parts: a date without a
// year would be wrong on every page.
func (l *loader) pattern(t *toml.Table, key string, parts ...string) string {
	s := t.Text(key)
	if t.Has(key) && !t.IsText(key) {
		return "" // reported
	}
	for _, part := range parts {
		if !strings.Contains(s, part) {
			t.Remark(key, diag.Diagnostic{Rule: "language-strings", Severity: diag.Error, Message: languagePattern, Args: []string{t.Path(key), strings.Join(parts, " ")}})
			break
		}
	}
	return s
}

// rawText keeps white space: a separator may be a no-break space.
func rawText(t *toml.Table, key string) string {
	t.Text(key)
	return t.Raw(key)
}

func (l *loader) names(t *toml.Table, key string, into []string) {
	names := t.Texts(key)
	if len(names) != len(into) {
		t.Remark(key, diag.Diagnostic{Rule: "language-strings", Severity: diag.Error, Message: languageTable, Args: []string{t.Path(key), strconv.Itoa(len(into))}})
		return
	}
	copy(into, names)
}

// forms reads one interface string: a text, or a table of plural forms.
func (l *loader) forms(t *toml.Table, key string, loc *lang.Locale) {
	if !t.IsTable(key) {
		t.Text(key)
		loc.Strings[key] = lang.Forms{"other": t.Raw(key)}
		return
	}
	sub := t.Sub(key)
	forms := lang.Forms{}
	accepted := lang.Categories(loc.Plural)
	for _, c := range sub.Keys() {
		forms[c] = sub.Text(c)
		if accepted != nil && !slices.Contains(accepted, c) {
			sub.RemarkKey(c, diag.Diagnostic{Rule: "language-strings", Severity: diag.Error, Message: languageForms, Args: []string{c, strings.Join(accepted, " ")}})
		}
	}
	loc.Strings[key] = forms
}
