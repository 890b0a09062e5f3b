package archive

import (
	"fmt"
	"testing"
	"time"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// What it costs to resolve an archive of two thousand releases in two languages,
// each with terms and two links, for each release.
func BenchmarkNew(b *testing.B) {
	site := newsroom(b)
	var bundles []*content.Bundle
	bodies := map[*content.Edition]markdown.Packed{}
	for i := range 2000 {
		dir := fmt.Sprintf("content/releases/%d/liqaa-%04d", 2016+i/200, i)
		bundle := &content.Bundle{ID: fmt.Sprintf("liqaa-%04d", i), Dir: dir, Year: 2016 + i/200}
		for _, code := range []string{"ar", "fr"} {
			text := fmt.Sprintf("+++\ntitle = \"لقاء %d\"\nsummary = \"Rencontre avec les délégués de la région\"\ndate = %d-03-%02d\n"+
				"regions = [\"casablanca-settat\"]\ntags = [\"sante\"]\n+++\n\nنص [سابق](../liqaa-%04d).\n", i, 2016+i/200, 1+i%28, i/200*200)
			e, body, remarks := content.Read(site, content.Release, dir+"/"+code+".md", code, []byte(text))
			if e == nil {
				b.Fatal(remarks)
			}
			bundle.Editions = append(bundle.Editions, e)
			bodies[e] = markdown.Parse(body.Body, StyleOf(site, code)).Pack(true)
		}
		bundles = append(bundles, bundle)
	}
	o := Options{At: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}
	var a *Archive
	var remarks []diag.Diagnostic
	b.ReportAllocs()
	for b.Loop() {
		a, remarks = New(site, bundles, bodies, o)
	}
	if n := len(a.Public.Listed); n != len(bundles) || len(remarks) > 0 || len(a.Public.Listed[n-1].Related) != relatedMost {
		b.Fatalf("%d releases, %v", n, remarks)
	}
}
