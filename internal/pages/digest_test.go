package pages

import (
	"path"
	"strings"
	"testing"
	"time"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/output"
)

// letterOf makes the newsletter of a language from one day until before another.
func (m *maker) letterOf(code, since, until string, change func(*Letter)) *DigestPage {
	day := func(s string) time.Time { return time.Unix(m.moment(s).Sec, 0).In(m.site.Zone) }
	q := Letter{Lang: m.site.Language(code), Since: day(since), Until: day(until)}
	if change != nil {
		change(&q)
	}
	m.plan() // gathers the groups
	return Digest(Input{Public: m.public}, q)
}

// letters is an archive around one month.
func letters(t testing.TB) *maker {
	m := newMaker(t, host+"/presse")
	m.add("qabla", "2026-05-31", "ar", "fr")
	m.add("awwal", "2026-06-01", "ar", "fr").Tags = []*config.Term{m.site.Tags.Get("sante")}
	m.add("arabi", "2026-06-10", "ar").Regions = []*config.Term{m.site.Regions.Get("oriental")}
	hour := m.add("faransi", "2026-06-10", "fr")
	hour.Date = archive.Moment{Sec: hour.Date.Sec + 9*3600, Set: true}
	last := m.add("akhir", "2026-06-30", "ar", "fr")
	last.Date = archive.Moment{Sec: last.Date.Sec + 24*3600 - 1, Set: true}
	for _, e := range last.Editions {
		e.Place = "سلا"
	}
	m.add("baada", "2026-07-01", "ar", "fr")
	return m
}

func shown(d *DigestPage) string {
	var out []string
	for _, g := range d.Groups {
		out = append(out, g.Date.Machine+":")
		for _, i := range g.Items {
			s := path.Base(i.URL)
			if i.Date != nil {
				s += "@" + i.Date.Machine
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// A month holds its first and its last moment there, by day, newest first; a
// longer period is grouped by month.
func TestDigestPeriod(t *testing.T) {
	for _, c := range []struct {
		code, since, until string
		shown, title, view string
		count              int
	}{
		{"ar", "2026-06-01", "2026-07-01", "2026-06-30: akhir 2026-06-10: faransi arabi 2026-06-01: awwal", "النشرة الإخبارية: يونيو 2026", "/ar/2026/06/", 4},
		{"fr", "2026-06-01", "2026-07-01", "2026-06-30: akhir 2026-06-10: faransi arabi 2026-06-01: awwal", "Lettre d’information\u00a0: juin 2026", "/fr/2026/06/", 4},
		{"ar", "2026-06-01", "2026-06-02", "2026-06-01: awwal", "النشرة الإخبارية: الاثنين 1 يونيو 2026", "/ar/2026/", 1},
		{"fr", "2026-06-01", "2026-06-11", "2026-06-10: faransi arabi 2026-06-01: awwal", "Lettre d’information\u00a0: du 1er juin 2026 au 10 juin 2026", "/fr/2026/", 3},
		{"ar", "2026-05-31", "2026-07-02", "2026-07: baada@2026-07-01 2026-06: akhir@2026-06-30T23:59:59+01:00 faransi@2026-06-10T09:00:00+01:00 arabi@2026-06-10 awwal@2026-06-01 2026-05: qabla@2026-05-31",
			"النشرة الإخبارية: من 31 ماي 2026 إلى 1 يوليوز 2026", "/ar/2026/", 6},
		{"ar", "2024-01-01", "2024-02-01", "", "النشرة الإخبارية: يناير 2024", "/ar/archive/", 0},
	} {
		d := letters(t).letterOf(c.code, c.since, c.until, nil)
		if got := shown(d); got != c.shown || d.Title != c.title || d.View != host+"/presse"+c.view || d.Count != c.count {
			t.Errorf("%s %s–%s: %s, %q, %s, %d", c.code, c.since, c.until, got, d.Title, d.View, d.Count)
		}
	}
}

// A release of the other language is there with its own title, marked.
func TestDigestOtherLanguage(t *testing.T) {
	d := letters(t).letterOf("ar", "2026-06-10", "2026-06-11", nil)
	i := d.Groups[0].Items
	if i[0].Language != "Français" || i[0].Title.Tag != "fr" || i[0].Title.Dir != "ltr" || i[0].URL != host+"/presse/fr/2026/faransi/" || i[0].Place != "" {
		t.Errorf("%+v", i[0])
	}
	if i[1].Language != "" || i[1].Title.Tag != "" || i[1].URL != host+"/presse/ar/2026/arabi/" {
		t.Errorf("%+v", i[1])
	}
}

func TestDigestTerms(t *testing.T) {
	m := letters(t)
	for _, c := range []struct {
		code        string
		tag, region string
		shown       string
		about, view string
	}{
		{"ar", "sante", "", "2026-06-01: awwal", "الصحة", "/ar/tags/sante/"},
		{"fr", "", "oriental", "2026-06-10: arabi", "L’Oriental", "/fr/regions/oriental/"},
		{"fr", "vie", "", "", "الحياة", "/fr/archive/"},
		{"ar", "sante", "oriental", "", "الصحة — الشرق", "/ar/tags/sante/"},
	} {
		d := m.letterOf(c.code, "2026-06-01", "2026-07-01", func(q *Letter) { q.Tag, q.Region = m.site.Tags.Get(c.tag), m.site.Regions.Get(c.region) })
		if got := shown(d); got != c.shown || d.About.Text != c.about || d.View != host+"/presse"+c.view || !strings.Contains(d.Subject, c.about) {
			t.Errorf("%s %s %s: %s, %q, %s, %q", c.code, c.tag, c.region, got, d.About.Text, d.View, d.Subject)
		}
	}
}

// The subject is one short line whatever the site is called, and the period is
// never cut off it.
func TestDigestSubject(t *testing.T) {
	for title, want := range map[string]string{
		"أخبار التعاضدية":             "النشرة الإخبارية: يونيو 2026 — أخبار التعاضدية",
		"أخبار\r\nBcc: x@example.org": "النشرة الإخبارية: يونيو 2026 — أخبار  Bcc: x@example.org",
		strings.Repeat("أخبار ", 20):  "النشرة الإخبارية: يونيو 2026",
		"Canal+":                      "النشرة الإخبارية: يونيو 2026 — \u2068Canal+\u2069",
	} {
		m := letters(t)
		m.site.Title["ar"] = title
		if d := m.letterOf("ar", "2026-06-01", "2026-07-01", nil); d.Subject != want {
			t.Errorf("%q: %q, want %q", title, d.Subject, want)
		}
	}
}

// Most leaves out the oldest and says so, and long words are cut.
func TestDigestMost(t *testing.T) {
	m := letters(t)
	m.public.Listed[4].Editions[0].Title = strings.Repeat("كلمة ", 500) + "\n"
	d := m.letterOf("ar", "2026-06-01", "2026-07-01", func(q *Letter) { q.Most = 2 })
	if got := shown(d); got != "2026-06-30: akhir 2026-06-10: faransi" || !d.More || d.Count != 4 {
		t.Errorf("%s, more %v, %d", got, d.More, d.Count)
	}
	if title := []rune(d.Groups[0].Items[0].Title.Text); len(title) > titleMost+1 {
		t.Errorf("a title of %d letters", len(title))
	}
	if d.Preheader == "" || len([]rune(d.Preheader)) > previewMost*2 || !strings.HasPrefix(d.Preheader, "4 بلاغات — ") {
		t.Errorf("preheader %q", d.Preheader)
	}
}

// The monthly page is planned for every language where there is a month, and
// linked; only what it shows moves its key.
func TestMonthlyPage(t *testing.T) {
	m := letters(t)
	if has(m.plan(), "ar/digest/index.html") {
		t.Error("a page that nobody asked for")
	}
	m.public.Month = m.public.Listed[1:5]
	plan := m.plan()
	for code, title := range map[string]string{"ar": "النشرة الإخبارية: يونيو 2026", "fr": "Lettre d’information\u00a0: juin 2026"} {
		d := at[*ListPage](t, plan, code+"/digest/index.html")
		if d.Title != title || d.Count != 4 || len(d.Items) != 4 || d.What != "digest" || d.Older != nil || len(d.Alternates) != 3 {
			t.Errorf("%s: %+v", code, d)
		}
		s := d.Site.Standing
		if len(s) != 1 || s[0].URL != "/presse/"+code+"/digest/" {
			t.Errorf("%s: the footer has %+v", code, s)
		}
	}
	if !strings.Contains(strings.Join(texts(t, plan[indexOf(plan, "sitemaps/ar-pages.xml")]), " "), "/presse/ar/digest/") {
		t.Error("the sitemap does not name it")
	}
	before := keys(plan)["ar/digest/index.html"]
	m.add("jadid", "2026-07-02", "ar", "fr")
	if keys(m.plan())["ar/digest/index.html"] != before {
		t.Error("a release of another month moves its key")
	}
	m.public.Listed[2].Editions[0].Summary = "خبر آخر"
	if keys(m.plan())["ar/digest/index.html"] == before {
		t.Error("a release of its month does not move its key")
	}
	m.fill(70, "ar")
	m.public.Month = m.public.Listed[7:]
	if d := at[*ListPage](t, m.plan(), "ar/digest/index.html"); len(d.Items) != 49 || d.Count != 70 || d.Older == nil || d.Older.URL != "/presse/ar/2024/01/" {
		t.Errorf("a large month: %d of %d, %+v", len(d.Items), d.Count, d.Older)
	}
}

func indexOf(plan []Page, path string) int {
	for i := range plan {
		if plan[i].Path == path {
			return i
		}
	}
	return -1
}

// A newsletter's data hold no pointer to the archive and nothing a key would
// leave out.
func TestDigestIsClosed(t *testing.T) {
	d := letters(t).letterOf("ar", "2026-06-01", "2026-07-01", nil)
	if output.KeyOf(d) != output.KeyOf(letters(t).letterOf("ar", "2026-06-01", "2026-07-01", nil)) {
		t.Error("the same newsletter has two keys")
	}
}
