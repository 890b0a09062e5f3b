package build

import (
	"fmt"
	"testing"
	"time"

	"balagh/internal/content"
	"balagh/internal/diag"
)

// What it costs to recall a text of an earlier run, with remarks that are counted
// only, as those of most texts of a large archive are.
func BenchmarkRecall(b *testing.B) {
	s := newTestSite(b)
	r, err := open(b.Context(), s.options(""), newReport(nil), false)
	if err != nil {
		b.Fatal(err)
	}
	defer r.sources.pack.Close()
	changed := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	path := func(i int) string { return fmt.Sprintf("content/releases/2026/liqaa-%05d/ar.md", i) }
	sizes := make([]int64, 2000)
	for i := range sizes {
		text := fmt.Sprintf("+++\ntitle = \"لقاء تواصلي رقم %d مع مندوبي المنخرطين\"\nsummary = \"في إطار سياسة القرب، نظمت التعاضدية لقاء تواصليا.\"\ndate = 2026-02-01\n"+
			"place = \"الرباط\"\nregions = [\"rabat\"]\ntags = [\"sante\", \"vie\"]\nseries = \"liqaat\"\npart = 3\n+++\n\nحضر اللقاء 120 مندوبا و35 منخرطا يوم 17 يونيو.\n", i)
		e, t, _ := content.Read(r.site, content.Release, path(i), "ar", []byte(text))
		var said []diag.Diagnostic
		for n := range 3 {
			said = append(said, diag.Diagnostic{
				Path: path(i), Rule: "relative-date", Severity: diag.Note, Message: addressTwice, Args: []string{"الشهر المقبل"}, Start: diag.Pos{Line: n + 9, Column: 4},
			})
		}
		sizes[i] = int64(len(text))
		r.sources.learned(path(i), stamp(sizes[i], changed), e, t, said)
	}
	for n := range remarksKept { // as many are held as may be
		r.sources.remarks.add([]diag.Diagnostic{{Path: path(0), Rule: "relative-date", Severity: diag.Note, Start: diag.Pos{Line: n + 1}}})
	}
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		i := 1 + n%(len(sizes)-1)
		if k, ok := r.sources.recalled(path(i), stamp(sizes[i], changed), false); !ok || k.Remarks != nil {
			b.Fatalf("%s: recalled %v, remarks %v", path(i), ok, k.Remarks)
		}
	}
}
