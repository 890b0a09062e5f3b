package check

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	balagh "balagh"
	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/content"
)

func newsroom(t testing.TB) *config.Site {
	t.Helper()
	const text = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار", fr = "Actualités" }
languages = [{ code = "ar", name = "العربية" }, { code = "fr", name = "Français" }]
[series.liqaat]
ar = "اللقاءات"
[series.ayyam]
ar = "الأيام"
`
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(text)}}, layouts)
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site
}

// releaseOf is a release of a folder's year and a date, in some languages.
func releaseOf(site *config.Site, id string, year int, date string, codes ...string) *archive.Release {
	r := &archive.Release{ID: id, Dir: "content/releases/" + id, Year: year}
	if date != "" {
		at, err := time.Parse(time.RFC3339, date)
		if err != nil {
			panic("internal error: " + err.Error())
		}
		r.Date = content.Moment{Sec: at.Unix(), Set: true}
	}
	for _, code := range codes {
		r.Editions = append(r.Editions, &archive.Edition{Lang: site.Language(code), Path: id + "/" + code + ".md", Extras: archive.NoExtras})
	}
	r.Original = r.Editions[0]
	return r
}

// said runs the rules and gives what some of them say.
func said(site *config.Site, rules string, all ...*archive.Release) []string {
	var out []string
	for _, d := range run(site, &archive.Archive{All: all, Public: &archive.Public{Site: site}}) {
		if slices.Contains(strings.Fields(rules), d.Rule) {
			out = append(out, strings.Join([]string{d.Path, d.Field, d.Severity.String(), d.Rule, strings.Join(d.Args, " ")}, "|"))
		}
	}
	return out
}

// A date outside its folder's year is judged on the site's clocks.
func TestDateFolder(t *testing.T) {
	site := newsroom(t)
	standing := releaseOf(site, "about", 0, "2025-01-01T00:00:00Z", "ar")
	standing.Standing = true
	got := said(site, "date-folder",
		releaseOf(site, "same", 2025, "2025-06-17T00:00:00Z", "ar"),
		releaseOf(site, "other", 2024, "2025-06-17T00:00:00Z", "ar", "fr"),
		releaseOf(site, "eve", 2026, "2025-12-31T23:00:00Z", "ar"),    // midnight in Casablanca
		releaseOf(site, "before", 2026, "2025-12-31T22:59:59Z", "fr"), // a second earlier
		releaseOf(site, "undated", 2024, "", "ar"),
		standing,
	)
	want := []string{"other/ar.md|date|warning|date-folder|2024 2025", "before/fr.md|date|warning|date-folder|2026 2025"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Without the site's first language there is a warning, without another a note.
func TestTranslationMissing(t *testing.T) {
	site := newsroom(t)
	const date = "2025-06-17T00:00:00Z"
	got := said(site, "translation-missing",
		releaseOf(site, "both", 2025, date, "ar", "fr"), releaseOf(site, "arabic", 2025, date, "ar"), releaseOf(site, "french", 2025, date, "fr"),
	)
	want := []string{"arabic/ar.md||note|translation-missing|Français", "french/fr.md||warning|translation-missing|العربية"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A part belongs to a series, and to one release of it.
func TestSeriesPart(t *testing.T) {
	site := newsroom(t)
	part := func(id, series string, n int) *archive.Release {
		r := releaseOf(site, id, 2025, "2025-06-17T00:00:00Z", "ar", "fr")
		r.Series, r.Part = site.Series.Get(series), n
		return r
	}
	got := said(site, "series-part",
		part("a", "liqaat", 1), part("b", "liqaat", 3), part("c", "ayyam", 3), part("d", "liqaat", 3), part("e", "", 2), part("f", "liqaat", 0), part("g", "liqaat", 0), part("h", "liqaat", 3),
	)
	want := []string{"d/ar.md|part|warning|series-part|3 b", "e/ar.md|part|warning|series-part|2", "h/ar.md|part|warning|series-part|3 b"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
