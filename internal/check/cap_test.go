package check

import (
	"strconv"
	"testing"

	"balagh/internal/diag"
)

func TestCap(t *testing.T) {
	const ar, fr = "content/releases/2024/x/ar.md", "content/releases/2024/x/fr.md"
	var ds []diag.Diagnostic
	add := func(path, rule string, n int, s diag.Severity) {
		for i := range n {
			ds = append(ds, diag.Diagnostic{Path: path, Rule: rule, Severity: s, Args: []string{"وسم" + strconv.Itoa(i)}, Start: diag.Pos{Line: i + 1}})
		}
	}
	add(ar, "unknown-tag", 10_000, diag.Error)
	add(ar, "term-alias", 21, diag.Note)
	add(fr, "slug-form", 25, diag.Warning)
	ds[len(ds)-1].Severity = diag.Error // hidden in the summary, it still stops a build
	got := Cap(ds)
	count := map[string]int{}
	for _, d := range got {
		count[d.Rule]++
	}
	if count["unknown-tag"] != 21 || count["term-alias"] != 21 || count["slug-form"] != 21 {
		t.Fatalf("remarks kept: %v", count)
	}
	last := got[20]
	if last.Message != manyMoreText || last.Args[0] != "9980" || last.Start.Line != 21 {
		t.Errorf("summary = %+v", last)
	}
	if s := got[len(got)-1]; s.Severity != diag.Error || s.Args[0] != "5" {
		t.Errorf("summary = %+v, want an error for 5", s)
	}
	if len(ds) != 10_000+21+25 || ds[20].Message == manyMoreText {
		t.Error("Cap changed its list")
	}
}
