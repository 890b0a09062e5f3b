package check

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"balagh/internal/config"
	"balagh/internal/diag"
)

// remarkAt is a remark on a byte of ar.md, for judging what becomes of it.
func remarkAt(rule string, offset int) diag.Diagnostic {
	return diag.Diagnostic{
		Path: "ar.md", Rule: rule, Severity: Lookup(rule).Severity,
		Start: diag.Pos{Offset: offset, Line: 1 + offset/10, Column: 1}, End: diag.Pos{Offset: offset + 1, Line: 1 + offset/10, Column: 2},
	}
}

func settled(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, strings.Join(append([]string{d.Severity.String(), d.Rule}, d.Args...), " "))
	}
	return strings.Join(out, "\n")
}

// settleAll settles the remarks on ar.md.
func settleAll(site *config.Site, wishes []Wish, ds []diag.Diagnostic) []diag.Diagnostic {
	s := NewSettler(site)
	s.Wish("ar.md", wishes)
	var out []diag.Diagnostic
	for _, d := range ds {
		if d, ok := s.Settle(d); ok {
			out = append(out, d)
		}
	}
	return diag.Sort(append(out, s.Unused()...))
}

func TestSettle(t *testing.T) {
	block := func(rule, level string) Wish { return Wish{Rule: rule, Level: level, From: 20, To: 40} }
	for _, c := range []struct {
		name   string
		site   []config.Level
		wishes []Wish
		rules  []diag.Diagnostic
		want   string
	}{
		{name: "nothing is wanted", rules: []diag.Diagnostic{remarkAt("latin-comma", 0), remarkAt("hamza", 5)}, want: "warning latin-comma"},
		{name: "the site asks for a quiet rule", site: []config.Level{{Rule: "hamza", Level: "error"}},
			rules: []diag.Diagnostic{remarkAt("hamza", 5)}, want: "error hamza"},
		{name: "the site silences, a file asks", site: []config.Level{{Rule: "latin-comma", Level: "off"}}, wishes: []Wish{{Rule: "latin-comma", Level: "note"}},
			rules: []diag.Diagnostic{remarkAt("latin-comma", 0)}, want: "note latin-comma"},
		{name: "a comment is about its block", wishes: []Wish{block("latin-comma", "off")},
			rules: []diag.Diagnostic{remarkAt("latin-comma", 0), remarkAt("latin-comma", 20), remarkAt("latin-comma", 39), remarkAt("latin-comma", 40)},
			want:  "warning latin-comma\nwarning latin-comma"},
		{name: "the narrower wins", wishes: []Wish{{Rule: "latin-comma", Level: "off"}, block("latin-comma", "error")},
			rules: []diag.Diagnostic{remarkAt("latin-comma", 0), remarkAt("latin-comma", 25)}, want: "error latin-comma"},
		{name: "an unused suppression", wishes: []Wish{{Rule: "latin-comma", Level: "off"}}, want: "note unused-suppression latin-comma"},
		{name: "a level unused is no mistake", wishes: []Wish{{Rule: "latin-comma", Level: "error"}}, want: ""},
		{name: "no such rule", site: []config.Level{{Rule: "latin-coma", Level: "off"}}, wishes: []Wish{{Rule: "xyz", Level: "off"}},
			want: "warning unknown-rule xyz\nwarning unknown-rule latin-coma latin-comma"},
		{name: "no such level", wishes: []Wish{{Rule: "latin-comma", Level: "quiet"}}, rules: []diag.Diagnostic{remarkAt("latin-comma", 0)},
			want: "warning unknown-rule quiet\nwarning latin-comma"},
		{name: "no rule named", wishes: []Wish{{Level: "off", From: 1, To: 2}}, want: "warning unknown-rule "},
		{name: "an error the build cannot do without", site: []config.Level{{Rule: "field-required", Level: "off"}}, wishes: []Wish{{Rule: "field-required", Level: "note"}},
			rules: []diag.Diagnostic{remarkAt("field-required", 0)}, want: "warning unknown-rule field-required\nerror field-required"},
		{name: "remarks on wishes may be silenced too", wishes: []Wish{{Rule: "unused-suppression", Level: "off"}, {Rule: "latin-comma", Level: "off"}}, want: ""},
	} {
		got := settled(settleAll(&config.Site{Levels: c.site}, c.wishes, c.rules))
		if got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}

// A baseline knows a remark wherever it moves to, and no other.
func TestBaseline(t *testing.T) {
	first, second := remarkAt("latin-comma", 3), remarkAt("latin-comma", 7)
	hard := remarkAt("field-required", 0)
	var b bytes.Buffer
	if err := WriteBaseline(&b, []diag.Diagnostic{first, hard}); err != nil {
		t.Fatal(err)
	}
	baseline, err := ReadBaseline(&b)
	if err != nil {
		t.Fatal(err)
	}
	moved := remarkAt("latin-comma", 90)
	others, known := baseline.Part([]diag.Diagnostic{hard, moved, second})
	if settled(others) != "error field-required\nwarning latin-comma" || settled(known) != "warning latin-comma" || known[0].Start != moved.Start {
		t.Errorf("others:\n%s\nknown:\n%s", settled(others), settled(known))
	}
	if _, err := ReadBaseline(strings.NewReader("نص آخر\n")); err == nil {
		t.Error("another file was taken for a baseline")
	}
}

func TestSiteBaseline(t *testing.T) {
	site := &config.Site{}
	fsys := fstest.MapFS{"بلاغات.txt": {Data: []byte(baselineHead + "\n")}, "site.toml": {Data: []byte("x")}, "dir/x": {}}
	for name, want := range map[string]string{
		"": "", "بلاغات.txt": "", "./بلاغات.txt": "",
		"غائب.txt": "error baseline-file غائب.txt", "site.toml": "error baseline-file site.toml", "dir": "error baseline-file dir", "../x": "error baseline-file ../x",
	} {
		site.Checks.Baseline = name
		b, remarks := SiteBaseline(fsys, site)
		if settled(remarks) != want || (b == nil) != (name == "" || want != "") {
			t.Errorf("%q: %v %q", name, b, settled(remarks))
		}
	}
}
