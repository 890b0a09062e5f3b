package schema

import (
	"testing"
	"testing/fstest"
	"time"

	"balagh/internal/author"
	"balagh/internal/content"
)

// What a writer and a translator begin with fits the schema before a word is
// written.
func TestFreshFilesFit(t *testing.T) {
	site := sampleSite(t)
	s := compile(t, FrontMatter(Options{Lang: "ar", Site: site}))
	day := content.Moment{Sec: time.Date(2026, 3, 2, 0, 0, 0, 0, site.Zone).Unix(), Day: true, Set: true}
	fields := content.FrontMatter{
		Title: "وكالة", Date: day, Draft: true, Place: "أكادير", Summary: "ملخص", Kicker: "تمهيد",
		Source: content.Source{Name: "العلم", URL: "https://example.org/"}, Image: content.Image{Src: "a.jpg", Alt: "صورة"},
		Attachments: []content.Attachment{{File: "a.pdf", Title: "وثيقة"}},
	}
	for _, n := range []author.New{
		{Kind: content.Release, Lang: "ar", ID: "wakala", Front: fields},
		{Kind: content.Release, Lang: "fr", ID: "agence", Front: content.FrontMatter{Title: "Agence", Date: day}},
		{Kind: content.Standing, Lang: "ar", ID: "man", Front: content.FrontMatter{Title: "من نحن", Draft: true}},
	} {
		d, err := author.Write(site, &n, "ar")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(values(t, front(string(d.Text)))); err != nil {
			t.Errorf("%v\n%s", err, d.Text)
		}
		dir := author.Folder(n.Kind, 2026, n.ID)
		b, err := author.Open(site, fstest.MapFS{d.Path: {Data: d.Text}}, dir)
		if err != nil {
			t.Fatal(err)
		}
		d, err = author.Translate(site, b, b.Missing(site)[0], "fr")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(values(t, front(string(d.Text)))); err != nil {
			t.Errorf("%v\n%s", err, d.Text)
		}
	}
}
