package pages

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"balagh/internal/archive"
)

func TestRelease(t *testing.T) {
	plan := everything(t, host).plan()
	ar, fr := at[*ReleasePage](t, plan, "ar/2025/kamil/index.html"), at[*ReleasePage](t, plan, "fr/2025/kamil/index.html")
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"own language", ar.Picture.Alt, Phrase{Text: "قاعة"}},
		{"marked in French", fr.Picture.Alt, Phrase{"قاعة", "ar-MA", "rtl"}},
		{"topic in French", fr.Topics[0].Text, Phrase{Text: "Santé"}},
		{"topic without a French name", fr.Topics[1].Text, Phrase{"الحياة", "ar-MA", "rtl"}},
		{"region's page", fr.Regions[0].URL, "/fr/regions/oriental/"},
		{"date", ar.Date, Date{Machine: "2025-06-17", Year: 2025, Month: 6, Day: 17, Weekday: 2, Precision: "day"}},
		{"published", ar.Published, "2025-06-17T00:00:00+01:00"},
		{"modified", ar.Modified, "2025-06-20T00:00:00+01:00"},
		{"notices", ar.Notices[0].Kind, "corrected"},
		{"file", fr.Files[0].Type, "PDF"},
		{"source", fr.Source.Name, Phrase{"العلم", "ar-MA", "rtl"}},
		{"part", ar.Series.Part, 2},
		{"part before", ar.Series.Before.URL, "/ar/2025/awwal/"},
		{"older", ar.Older.URL, "/ar/2025/awwal/"},
		{"newer in the other language", fr.Newer.Hreflang, "ar"},
		{"link", ar.Body.Fills[0], `href="/ar/2025/awwal/#%D8%A7%D9%84%D8%A8%D8%B1%D9%86%D8%A7%D9%85%D8%AC"`},
		{"event", ar.Event.State, "over"},
		{"national", ar.National, true},
		{"indexed", ar.NoIndex, false},
		{"feed links", len(ar.Site.Feeds), 3},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestWithdrawnRelease(t *testing.T) {
	plan := everything(t, host).plan()
	i := slices.IndexFunc(plan, func(p Page) bool { return p.Path == "fr/2025/masahub/index.html" })
	d := plan[i].Data().(*ReleasePage)
	if !d.NoIndex || !d.Withdrawn || d.Notices[0].Kind != "withdrawn" || d.Notices[0].Text != (Phrase{"خطأ في الأرقام", "ar-MA", "rtl"}) {
		t.Errorf("%+v", d.Notices)
	}
	for _, s := range texts(t, plan[i]) {
		if strings.Contains(s, "Résumé masahub") && s != d.Summary || strings.Contains(s, "Début") {
			t.Errorf("the page still says %q", s)
		}
	}
	if d.Picture != nil || d.Image.URL != host+siteCard || len(d.Body.Fills) > 0 {
		t.Error("its text or picture is shown")
	}
}

func TestLinkToOtherLanguage(t *testing.T) {
	m := everything(t, host)
	r := m.public.Releases[61]
	var french *archive.Release
	for _, o := range m.public.Releases {
		if o.ID == "faransi" {
			french = o
		}
	}
	r.In("ar").Holes = []archive.Hole{
		{Link: &archive.Target{Release: french, Lang: "fr"}}, {Link: &archive.Target{Release: french, Lang: "fr"}, After: true},
		{Link: &archive.Target{Dead: true}}, {Link: &archive.Target{Dead: true}, After: true},
		{Link: &archive.Target{Anchor: `a"b`}}, {Link: &archive.Target{Anchor: "x"}, After: true},
		{Link: &archive.Target{File: "a b&c.pdf"}}, {Image: ""},
	}
	want := []string{
		`href="/fr/2025/faransi/" hreflang="fr"`, ` (لغة النص: <bdi lang="fr" dir="ltr">Français</bdi>)`, "", "", `href="#a%22b"`, "", `href="/media/2025/kamil/a%20b&amp;c.pdf"`, `src=""`,
	}
	got := at[*ReleasePage](t, m.plan(), "ar/2025/kamil/index.html").Body.Fills
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	// Feeds lead away from the site, so their links are whole.
	feed := at[*FeedPage](t, m.plan(), "ar/feed.xml")
	for _, e := range feed.Entries {
		if strings.HasSuffix(e.URL, "/kamil/") && e.Body.Fills[0] != `href="`+host+`/fr/2025/faransi/" hreflang="fr"` {
			t.Errorf("%q", e.Body.Fills)
		}
	}
}

func TestDates(t *testing.T) {
	p := &planner{site: newsroom(t, host)}
	ramadan := archive.Moment{Sec: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC).Unix(), Set: true}
	summer := archive.Moment{Sec: time.Date(2026, 7, 1, 23, 30, 0, 0, time.UTC).Unix(), Set: true}
	for _, c := range []struct {
		at        archive.Moment
		precision string
		want      string
	}{
		{ramadan, "day", "2026-03-02T09:30:00Z"},
		{summer, "day", "2026-07-02T00:30:00+01:00"}, // already the next day there
		{archive.Moment{Sec: ramadan.Sec - 34200, Day: true, Set: true}, "day", "2026-03-02"},
		{summer, "month", "2026-07"},
		{summer, "circa", "2026-07"},
		{summer, "year", "2026"},
	} {
		if got := p.date(c.at, c.precision); got.Machine != c.want {
			t.Errorf("%s: %s, want %s", c.precision, got.Machine, c.want)
		}
	}
	if p.datePointer(archive.Moment{}) != nil {
		t.Error("no moment has no date")
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{"قاعة", 4, "قاعة"},
		{"قاعة جديدة للمنخرطين", 12, "قاعة جديدة…"},
		{"قاعة، جديدة", 7, "قاعة…"},
		{"قاعة القراءة", 12, "قاعة القراءة"},
		{"قاعة القراءة", 11, "قاعة…"},
		{"à Salé, été", 8, "à Salé…"},
		{"abcdefgh", 3, "abc…"},
		{"", 3, ""},
	} {
		if got := shorten(c.s, c.most); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"/ar/2024/x/": "/ar/2024/x/", "/بلاغ/": "/%D8%A8%D9%84%D8%A7%D8%BA/", "/a b.pdf": "/a%20b.pdf", "/50%.pdf": "/50%25.pdf", "/a?b#c": "/a%3Fb%23c", `/"<>`: "/%22%3C%3E", "/a'b&c=d": "/a'b&c=d",
	} {
		if got := escape(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	for _, c := range "\x00\x1f \"<>%\\^{|}?#`é" {
		if got := escape("/a" + string(c)); got != "/a"+url.PathEscape(string(c)) {
			t.Errorf("%q: %s", c, got)
		}
	}
}

// JSON-LD says in machines' words what the page says.
func TestStructuredData(t *testing.T) {
	d := at[*ReleasePage](t, everything(t, host).plan(), "fr/2025/kamil/index.html")
	data, err := json.Marshal(d.JSON)
	if err != nil {
		t.Fatal(err)
	}
	var objects []map[string]any
	if err := json.Unmarshal(data, &objects); err != nil {
		t.Fatal(err)
	}
	article, crumbs := objects[0], objects[1]
	for key, want := range map[string]string{
		"@context": "https://schema.org", "@type": "NewsArticle", "headline": d.Title, "datePublished": d.Published, "dateModified": d.Modified, "inLanguage": "fr", "mainEntityOfPage": d.Canonical,
	} {
		if article[key] != want {
			t.Errorf("%s is %v, want %s", key, article[key], want)
		}
	}
	places, people, note := article["contentLocation"].([]any), article["mentions"].([]any), article["correction"].([]any)[0].(map[string]any)
	if where := places[0].(map[string]any); where["@type"] != "AdministrativeArea" || where["name"] != "L’Oriental" || where["url"] != host+"/fr/regions/oriental/" ||
		fmt.Sprint(where["identifier"]) != "map[@type:PropertyValue propertyID:ISO 3166-2 value:MA-02]" {
		t.Errorf("%v", where)
	}
	if who := people[0].(map[string]any); who["@type"] != "Person" || who["name"] != "رشيد الأطرسي" || who["jobTitle"] != "Directeur" || who["url"] != host+"/fr/people/rachid/" {
		t.Errorf("%v", who)
	}
	if note["@type"] != "CorrectionComment" || note["text"] != "تصحيح fr" {
		t.Errorf("%v", note)
	}
	list := crumbs["itemListElement"].([]any)
	if last := list[len(list)-1].(map[string]any); len(list) < 2 || last["item"] != d.Canonical || last["position"] != float64(len(list)) {
		t.Errorf("%v", crumbs)
	}
}

func TestHosting(t *testing.T) {
	plan := everything(t, host).plan()
	for path, want := range map[string][]string{
		"robots.txt":               {"User-agent: *\nAllow: /\n", "Sitemap: https://news.example.org/sitemap.xml\n"},
		".well-known/security.txt": {"Contact: mailto:security@example.org\n", "Expires: 2027-12-30T23:00:00Z\n", "Preferred-Languages: ar, fr\n", "Canonical: https://news.example.org/.well-known/security.txt\n"},
		"_headers":                 {"Content-Security-Policy: default-src 'none'", "frame-ancestors 'none'", "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"},
		"_nginx.conf":              {"error_page 404 /404.html;", `location = "/قديم/ar/" { return 301 /ar/2025/kamil/; }`, `if ($http_accept_language ~* "^ar\b") { return 302 /ar/; }`},
		"manifest.webmanifest":     {`"lang":"ar-MA"`, `"dir":"rtl"`, `"start_url":"/"`, `"src":"/icon.svg"`},
	} {
		text := at[*TextPage](t, plan, path).Text
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s holds no %q:\n%s", path, w, text)
			}
		}
		if strings.Contains(text, "unsafe") {
			t.Errorf("%s allows what is unsafe", path)
		}
	}
	if r := at[*RedirectPage](t, plan, "قديم/fr/index.html"); r.URL != "/fr/2025/kamil/" || r.Canonical != host+"/fr/2025/kamil/" || r.Dir != "ltr" {
		t.Errorf("%+v", r)
	}
}
