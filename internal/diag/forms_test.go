package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"
	"unicode/utf16"
)

// hostileList is what could break a form: names that are no text or give
// commands, places without a file, edits, characters of two UTF-16 units.
func hostileList() *List {
	text := "+++\nنص 🇲🇦, ثم\r\n"
	src := NewSource("", []byte(text))
	at := strings.Index(text, ",")
	rule := &Rule{Name: "latin-comma", Severity: Warning, Title: Text{AR: "فاصلة", EN: "comma"}, About: Text{AR: "شرح", EN: "about"}}
	quiet := &Rule{Name: "zz-quiet", Severity: Note, Quiet: true, Title: Text{AR: "صامتة", EN: "quiet"}, About: Text{AR: "شرح", EN: "about"}}
	l := &List{
		Lang: "ar", Rules: []*Rule{rule, quiet}, Version: "1", Prefix: "غرفة الأخبار/",
		Source: func(string) *Source { return src },
	}
	for i, p := range []string{"content/\xe9t\xe9/ar.md", "content/::error file=a,line=1::b\n::error::c/ar.md", "content/##[error]%0A/ar.md"} {
		l.Diagnostics = append(l.Diagnostics, Diagnostic{
			Path: p, Rule: rule.Name, Severity: Severity(2 - i), Message: commaText, Hint: commaText, Args: []string{"\x1b[31m,\r\n::error::d", "،"},
			Start: src.Pos(at), End: src.Pos(at + 1), Edits: []Edit{{at, at + 1, "،"}}, Safe: true,
		})
	}
	l.Diagnostics = append(l.Diagnostics, Diagnostic{Path: "site.toml", Rule: "not-registered", Severity: Note, Message: Text{AR: "الملف كله", EN: "whole file"}})
	for i := range l.Diagnostics {
		l.Prints = append(l.Prints, fmt.Sprint("print", i))
	}
	l.Totals = Total(l.Diagnostics)
	return l
}

func decodeAny(t *testing.T, text []byte) any {
	t.Helper()
	var v any
	d := json.NewDecoder(bytes.NewReader(text))
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if d.More() {
		t.Fatal("more than one value")
	}
	for _, r := range string(text) {
		if hidden(r) && r != '\n' {
			t.Errorf("raw U+%04X in JSON", r)
		}
	}
	return v
}

// dig walks into decoded JSON.
func dig(v any, steps ...any) any {
	for _, s := range steps {
		switch s := s.(type) {
		case string:
			v = v.(map[string]any)[s]
		case int:
			v = v.([]any)[s]
		}
	}
	return v
}

func TestSARIF(t *testing.T) {
	var b bytes.Buffer
	l := hostileList()
	if err := WriteSARIF(&b, l); err != nil {
		t.Fatal(err)
	}
	v := decodeAny(t, b.Bytes())
	run := dig(v, "runs", 0)
	if dig(v, "version") != "2.1.0" || dig(run, "columnKind") != "utf16CodeUnits" || dig(run, "tool", "driver", "name") != "balagh" {
		t.Error("version, columnKind and driver are required")
	}
	rules := dig(run, "tool", "driver", "rules").([]any)
	if len(rules) != 2 {
		t.Errorf("%d rules, want those that are silent too", len(rules))
	}
	for _, r := range rules {
		if dig(r, "id") == "" || dig(r, "shortDescription", "text") == "" || dig(r, "helpUri") != nil {
			t.Errorf("rule %v", r)
		}
	}
	results := dig(run, "results").([]any)
	if len(results) != len(l.Diagnostics) {
		t.Fatalf("%d results", len(results))
	}
	for i, r := range results {
		raw := dig(r, "locations", 0, "physicalLocation", "artifactLocation", "uri").(string)
		u, err := url.Parse(raw)
		if err != nil || u.IsAbs() || path.IsAbs(u.Path) || u.Path != l.Prefix+l.Diagnostics[i].Path {
			t.Errorf("uri %q: %v %q", raw, err, u.Path)
		}
		region := dig(r, "locations", 0, "physicalLocation", "region")
		for _, key := range []string{"startLine", "startColumn", "endLine", "endColumn"} {
			if dig(region, key).(float64) < 1 {
				t.Errorf("%s < 1", key)
			}
		}
		if dig(r, "partialFingerprints", "balagh/v1") != l.Prints[i] {
			t.Error("no fingerprint")
		}
	}
	region := dig(results[0], "locations", 0, "physicalLocation", "region")
	if want := float64(len(utf16.Encode([]rune("نص 🇲🇦"))) + 1); dig(region, "startColumn") != want {
		t.Errorf("column %v, want %v UTF-16 units", dig(region, "startColumn"), want)
	}
	if dig(results[0], "fixes", 0, "artifactChanges", 0, "replacements", 0, "insertedContent", "text") != "،" {
		t.Error("no fix")
	}
	if dig(results[3], "ruleIndex") != nil {
		t.Error("an index for a rule that is not listed")
	}
}

func TestSARIFWithoutRemarks(t *testing.T) {
	var b bytes.Buffer
	if err := WriteSARIF(&b, &List{Lang: "fr", Failure: "read content: \x1b input/output error"}); err != nil {
		t.Fatal(err)
	}
	run := dig(decodeAny(t, b.Bytes()), "runs", 0)
	if len(dig(run, "results").([]any)) != 0 || len(dig(run, "tool", "driver", "rules").([]any)) != 0 {
		t.Error("lists must be empty, not null")
	}
	if dig(run, "invocations", 0, "executionSuccessful") != false {
		t.Error("a failed run must say so")
	}
}

func TestGitHub(t *testing.T) {
	var b bytes.Buffer
	l := hostileList()
	for range 12 {
		l.Diagnostics = append(l.Diagnostics, l.Diagnostics[0])
	}
	if err := WriteGitHub(&b, l, Style{Isolates: true}); err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for line := range strings.Lines(b.String()) {
		line = strings.TrimSuffix(line, "\n")
		if !strings.HasPrefix(line, "::") {
			if line != githubRest.In("ar", []string{"3"}) {
				t.Errorf("stray line %q", line)
			}
			continue
		}
		command, rest, _ := strings.Cut(line[2:], " ")
		count[command]++
		properties, _, ok := strings.Cut(rest, "::")
		if !ok || strings.ContainsAny(line, "\r\x1b") {
			t.Errorf("broken command %q", line)
		}
		for p := range strings.SplitSeq(properties, ",") {
			key, _, _ := strings.Cut(p, "=")
			if !strings.Contains(" file line endLine col endColumn title ", " "+key+" ") {
				t.Errorf("property %q in %q", key, line)
			}
		}
	}
	if count["error"] != 10 || count["warning"] != 1 || count["notice"] != 2 {
		t.Errorf("annotations: %v", count)
	}
}

func TestGitLab(t *testing.T) {
	var b bytes.Buffer
	if err := WriteGitLab(&b, hostileList()); err != nil {
		t.Fatal(err)
	}
	seen := map[any]bool{}
	for _, issue := range decodeAny(t, b.Bytes()).([]any) {
		for _, key := range []string{"description", "check_name", "fingerprint", "severity"} {
			if dig(issue, key) == "" || dig(issue, key) == nil {
				t.Errorf("%s is missing", key)
			}
		}
		if dig(issue, "location", "lines", "begin").(float64) < 1 || dig(issue, "location", "path") == "" {
			t.Error("no place")
		}
		if seen[dig(issue, "fingerprint")] {
			t.Error("two issues of one fingerprint show once")
		}
		seen[dig(issue, "fingerprint")] = true
	}
	b.Reset()
	if err := WriteGitLab(&b, &List{}); err != nil || b.String() != "[]\n" {
		t.Errorf("%v %q", err, b.String())
	}
}

func TestSummaryStaysSmall(t *testing.T) {
	l := hostileList()
	for range 20000 {
		l.Diagnostics = append(l.Diagnostics, l.Diagnostics[0])
	}
	d := l.Diagnostics[0]
	d.Rule, d.Severity = "translation-missing", Note
	l.Diagnostics = append(l.Diagnostics, d)
	var b bytes.Buffer
	if err := WriteSummary(&b, l, Digest{Releases: 3, Withheld: []string{"غير منشور: x|y"}, Next: "2026"}); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 1<<20 {
		t.Errorf("%d bytes", b.Len())
	}
	for _, part := range []string{"## فحص البلاغات", "### الترجمات", "### غير منشور بعد", "x\\|y", "… و"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("%q is missing", part)
		}
	}
	for line := range strings.Lines(b.String()) {
		if strings.HasPrefix(line, "|") && strings.Count(line, "|")-strings.Count(line, `\|`) != 5 {
			t.Fatalf("a row of other than four cells: %q", line)
		}
	}
}

func TestOrder(t *testing.T) {
	ds := []Diagnostic{
		{Path: "a", Rule: "n", Severity: Note}, {Path: "a", Rule: "w", Severity: Warning}, {Path: "b", Rule: "e", Severity: Error},
		{Path: "c", Rule: "e", Severity: Error}, {Path: "c", Rule: "n", Severity: Note},
	}
	var got []string
	for _, d := range Order(ds, func(p string) bool { return p == "c" }) {
		got = append(got, d.Path+d.Rule)
	}
	if want := "ce be aw cn an"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", strings.Join(got, " "), want)
	}
}
