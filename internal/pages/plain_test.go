package pages

import (
	"fmt"
	"strings"
	"testing"

	"balagh/internal/config"
)

// The choice of languages says what it is in each of them, in one line.
func TestChoiceIsDescribed(t *testing.T) {
	m := newMaker(t, host)
	m.site.Description = config.Words{"ar": "بلاغات.", "fr": "Communiqués (MGPAP)."}
	d := at[*ChoicePage](t, m.plan(), "index.html")
	if d.Title != "أخبار التعاضدية — Actualités" || d.Description != "بلاغات. \u2066Communiqués (MGPAP).\u2069" {
		t.Errorf("%+q %+q", d.Title, d.Description)
	}
	if d.Locale != "ar_AR" || fmt.Sprint(d.Locales) != "[fr_FR]" || d.Image == nil || d.Image.Type != "image/jpeg" || d.Name != "أخبار التعاضدية" {
		t.Errorf("%+v", d)
	}
	// What French lacks is shown in Arabic, marked, and not said twice.
	m.site.Description = config.Words{"ar": "بلاغات."}
	d = at[*ChoicePage](t, m.plan(), "index.html")
	if d.Description != "بلاغات." || d.Languages[1].Description != (Phrase{"بلاغات.", "ar-MA", "rtl"}) {
		t.Errorf("%+q %+v", d.Description, d.Languages[1])
	}
}

// A name of a term that a language lacks is marked wherever it is shown.
func TestTitleInAnotherLanguage(t *testing.T) {
	m := newMaker(t, host)
	m.fill(60, "ar", "fr")
	for _, r := range m.public.Listed {
		r.Tags = []*config.Term{m.site.Tags.Get("vie")}
	}
	plan := m.plan()
	d := at[*ListPage](t, plan, "fr/tags/vie/index.html")
	if d.TitleLang != (Phrase{Tag: "ar-MA", Dir: "rtl"}) || d.Crumbs[len(d.Crumbs)-1].Text != (Phrase{"الحياة", "ar-MA", "rtl"}) {
		t.Errorf("%+v", d.Head)
	}
	if d := at[*ListPage](t, plan, "ar/tags/vie/index.html"); d.TitleLang != (Phrase{}) {
		t.Errorf("%+v", d.Head)
	}
	if f := at[*FeedPage](t, plan, "fr/tags/vie/feed.xml"); f.Title != "Actualités — الحياة" {
		t.Errorf("%+q", f.Title)
	}
}

// A feed says in plain text what shows right in any reader.
func TestFeedsArePlain(t *testing.T) {
	m := newMaker(t, host)
	m.fill(1, "ar", "fr")
	m.site.Description = config.Words{"ar": "MGPAP تخبركم."}
	r := m.public.Listed[0]
	r.In("ar").Title, r.In("ar").Summary = "MGPAP توقع", "للاتصال: +212 5 37 71 12 34."
	r.In("fr").Title, r.In("fr").Summary = "Rencontre (Salé).", "Le journal العلم, 12 pages."
	plan := m.plan()
	for path, want := range map[string][3]string{
		"ar/feed.xml": {"\u2067MGPAP تخبركم.\u2069", "\u2067MGPAP توقع\u2069", "للاتصال: \u2068+212 5 37 71 12 34\u2069."},
		"fr/rss.xml":  {"\u2067MGPAP تخبركم.\u2069", "Rencontre (Salé).", "Le journal \u2068العلم\u2069, 12 pages."},
	} {
		f := at[*FeedPage](t, plan, path)
		if got := [3]string{f.Subtitle, f.Entries[0].Title, f.Entries[0].Summary}; got != want {
			t.Errorf("%s: %+q", path, got)
		}
	}
	// Machines compare these with the page.
	article := string(at[*ReleasePage](t, plan, "ar/2024/"+r.Slug+"/index.html").JSON[0])
	if !strings.Contains(article, `"headline":"MGPAP توقع","description":"للاتصال: +212 5 37 71 12 34."`) {
		t.Errorf("%+q", article)
	}
}
