package archive

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	balagh "balagh"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

const siteText = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار", fr = "Actualités" }
languages = [{ code = "ar" }, { code = "fr" }]
[contacts.press]
ar = "الصحافة"
[contacts.nord]
ar = "الشمال"
[tags.sante]
ar = "الصحة"
fr = "Santé"
[tags.vie]
ar = "الحياة"
[regions.casablanca-settat]
ar = "الدار البيضاء - سطات"
former = ["دكالة - عبدة"]
[regions.marrakech-safi]
ar = "مراكش - آسفي"
former = ["دكالة - عبدة"]
[series.liqaat]
ar = "اللقاءات"
[people.rachid]
ar = "رشيد الأطرسي"
`

// files is a content folder: texts by path below content/.
type files map[string]string

// bodies parses what is read and remembers nothing.
type bodies struct {
	sync.Mutex
	of map[*content.Edition]markdown.Packed
}

func (*bodies) Recall(string, int64, time.Time, bool) (*content.Edition, []diag.Diagnostic, bool) {
	return nil, nil, false
}

func (b *bodies) Learn(_ string, _ int64, _ time.Time, e *content.Edition, t *content.Text, remarks []diag.Diagnostic) (*content.Edition, []diag.Diagnostic) {
	if e != nil {
		b.Lock()
		defer b.Unlock()
		b.of[e] = markdown.Parse(t.Body, markdown.Style{}).Pack(e.Front.Summary != "")
	}
	return e, remarks
}

func newsroom(t testing.TB) *config.Site {
	t.Helper()
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(siteText)}}, layouts)
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site
}

// resolve makes the archive of a content folder at a moment and gives what was
// said of it, a line to a remark, with its place.
func resolve(t testing.TB, in files, at string, drafts bool) (*Archive, []string) {
	t.Helper()
	return resolveOn(t, newsroom(t), in, at, drafts)
}

func resolveOn(t testing.TB, site *config.Site, in files, at string, drafts bool) (*Archive, []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for p, text := range in {
		fsys["content/"+p] = &fstest.MapFile{Data: []byte(text)}
	}
	moment, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	b := &bodies{of: map[*content.Edition]markdown.Packed{}}
	bundles, remarks, err := content.Load(context.Background(), content.List(fsys, site), b)
	if err != nil {
		t.Fatal(err)
	}
	a, more := New(site, bundles, b.of, Options{At: moment, Drafts: drafts})
	content.Locate(fsys, more)
	return a, told(append(remarks, more...))
}

func told(ds []diag.Diagnostic) []string {
	var out []string
	for _, d := range diag.Sort(ds) {
		p := strings.TrimPrefix(d.Path, "content/")
		out = append(out, fmt.Sprintf("%s:%d:%d %s %s %s", p, d.Start.Line, d.Start.Column, d.Severity, d.Rule, d.Message.In("en", d.Args)))
	}
	return out
}

// page is an edition: front matter and text.
func page(front, body string) string { return "+++\n" + front + "\n+++\n" + body }

func release(title, front string) string {
	return page("title = \""+title+"\"\n"+front, "نص.")
}

func find(t testing.TB, a *Archive, id string) *Release {
	t.Helper()
	for _, r := range a.All {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no release %s", id)
	return nil
}

func ids(rs []*Release) string {
	var out []string
	for _, r := range rs {
		if r == nil {
			out = append(out, "-")
			continue
		}
		out = append(out, r.ID)
	}
	return strings.Join(out, " ")
}

const noon = "2026-07-01T12:00:00Z"

func TestPairing(t *testing.T) {
	a, remarks := resolve(t, files{
		"releases/2025/both/ar.md":   release("قاعة", `date = 2025-06-17`),
		"releases/2025/both/fr.md":   release("Salle", ``),
		"releases/2025/french/fr.md": release("Salle", `date = 2025-06-18`),
		"releases/2025/marked/ar.md": release("قاعة", ``),
		"releases/2025/marked/fr.md": release("Salle", "date = 2025-06-19\noriginal = true\nslug = \"salle\""),
		"releases/2025/twice/ar.md":  release("قاعة", "date = 2025-06-20\noriginal = true"),
		"releases/2025/twice/fr.md":  release("Salle", "original = true"),
		"releases/2025/nodate/ar.md": release("قاعة", ``),
		"releases/2025/nodate/fr.md": release("Salle", `date = 2025-06-20`),
		"pages/about/ar.md":          release("من نحن", ``),
	}, noon, false)
	want := []string{
		"releases/2025/nodate/ar.md:2:1 error field-required date is missing",
		"releases/2025/nodate/fr.md:3:8 error translation-differs date differs from content/releases/2025/nodate/ar.md: shared facts are written once, there",
		"releases/2025/twice/fr.md:3:12 error original-twice two editions say original = true; the other: content/releases/2025/twice/ar.md",
	}
	if !slices.Equal(remarks, want) {
		t.Errorf("%s", strings.Join(remarks, "\n"))
	}
	both, marked, french := find(t, a, "both"), find(t, a, "marked"), find(t, a, "french")
	if both.Original.Lang.Code != "ar" || marked.Original.Lang.Code != "fr" || french.Original.Lang.Code != "fr" {
		t.Error("wrong originals")
	}
	if got := both.In("ar").Title + both.In("fr").Title; got != "قاعةSalle" || both.Editions[0].Lang.Code != "ar" {
		t.Errorf("editions %q", got)
	}
	if marked.Date.Sec == 0 || marked.Address("ar") != "/ar/2025/salle/" {
		t.Errorf("facts of the marked original: %v %s", marked.Date, marked.Address("ar"))
	}
	if french.In("ar") != nil || french.Best("ar").Title != "Salle" || both.Best("fr").Title != "Salle" {
		t.Error("the best edition is the reader's, else the original")
	}
	if about := find(t, a, "about"); !about.Standing || about.Listed() || about.Address("ar") != "/ar/about/" {
		t.Errorf("%+v", about)
	}
	if got := ids(a.Public.Standing); got != "about" {
		t.Errorf("standing %q", got)
	}
}

func TestInherited(t *testing.T) {
	a, remarks := resolve(t, files{
		"releases/2025/x/ar.md": page(`title = "قاعة"
date = 2025-06-17
kicker = "خبر"
source = { name = "العلم", place = "الرباط", url = "https://example.org" }
image = { src = "p.jpg", alt = "القاعة", caption = "شرح", credit = "رشيد" }
attachments = [{ file = "a.pdf", title = "تقرير" }, { file = "b.pdf" }]
corrections = [{ date = 2025-06-20, text = "ثان" }, { date = 2025-06-19, text = "أول" }]
aliases = ["/قديم/"]
withdrawn = { date = 2025-07-01, reason = "سبب" }`, "نص."),
		"releases/2025/x/fr.md": page(`title = "Salle"
source = { name = "Al Alam" }
image = { alt = "La salle" }
attachments = [{ file = "b.pdf", title = "Annexe" }]`, ""),
		"releases/2025/x/p.jpg": "x", "releases/2025/x/a.pdf": "x", "releases/2025/x/b.pdf": "x",
	}, noon, false)
	if len(remarks) > 0 {
		t.Fatalf("%q", remarks)
	}
	r := find(t, a, "x")
	ar, fr := r.In("ar"), r.In("fr")
	for _, c := range []struct {
		name      string
		got, want Phrase
	}{
		{"own name", fr.SourceName, Phrase{"Al Alam", "fr"}},
		{"inherited place", fr.SourcePlace, Phrase{"الرباط", "ar"}},
		{"own alt", fr.Alt, Phrase{"La salle", "fr"}},
		{"inherited caption", fr.Caption, Phrase{"شرح", "ar"}},
		{"inherited credit", fr.Credit, Phrase{"رشيد", "ar"}},
		{"original's alt", ar.Alt, Phrase{"القاعة", "ar"}},
		{"inherited reason", fr.Reason, Phrase{"سبب", "ar"}},
		{"inherited title", fr.Titles[0], Phrase{"تقرير", "ar"}},
		{"own title by file", fr.Titles[1], Phrase{"Annexe", "fr"}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if fr.Kicker != "" || len(fr.Corrections) > 0 || len(fr.Aliases) > 0 {
		t.Error("a kicker, corrections and aliases belong to their edition")
	}
	if ar.Corrections[0].Text != "أول" {
		t.Error("corrections stand in the order of their dates")
	}
	if fr.Text != [16]byte{} || ar.Text == [16]byte{} || ar.Lead != "نص." {
		t.Error("an empty body has no text")
	}
	if got := strings.Join(r.Used(), " "); got != "a.pdf b.pdf p.jpg" {
		t.Errorf("used %q", got)
	}
	if got := r.Modified().In(time.UTC).Format(time.DateOnly); got != "2025-06-30" { // 1 July there
		t.Errorf("modified %s", got)
	}
}

// A translation may repeat a shared fact in any spelling, and only if it is equal.
func TestRepeatedFacts(t *testing.T) {
	const facts = `title = "قاعة"
date = 2026-03-02T09:00:00
tags = ["sante", "vie"]
regions = ["marrakech-safi"]
people = ["rachid"]
contacts = ["press"]
related = ["y"]
series = "liqaat"
part = 2
scope = "regional"
event = { start = 2026-03-02, end = 2026-03-03, edition = 1 }
source = { url = "https://example.org" }
image = { src = "p.jpg" }
attachments = [{ file = "a.pdf" }]
date_precision = "day"
slug = "qaa"`
	for _, c := range []struct{ front, want string }{
		{`date = 2026-03-02T10:00:00+01:00`, ""},
		{`date = 2026-03-02T09:00:00Z`, ""},
		{`date = "2026-03-02 09:00"`, ""},
		{`date = "2026-03-02T11:00:00+02:00"`, ""},
		{`date = 2026-03-02T09:00:00+01:00`, "3:8 error translation-differs date"},
		{`date = 2026-03-02`, "3:8 error translation-differs date"},
		{`tags = ["الصحة", "الحياة"]`, ""},
		{`tags = ["vie", "sante"]`, "3:8 error translation-differs tags"},
		{`tags = ["sante"]`, "3:8 error translation-differs tags"},
		{`tags = []`, "3:8 error translation-differs tags"},
		{`regions = ["مراكش–آسفي"]`, ""},
		{`regions = ["casablanca-settat"]`, "3:11 error translation-differs regions"},
		{`people = ["رشيد الأطرسي"]`, ""},
		{`contacts = ["nord"]`, "3:12 error translation-differs contacts"},
		{`related = ["y"]`, ""},
		{`related = []`, "3:11 error translation-differs related"},
		{`series = "liqaat"`, ""},
		{`part = 3`, "3:8 error translation-differs part"},
		{`scope = "national"`, "3:9 error translation-differs scope"},
		{`event = { start = "2026-03-02" }`, ""},
		{`event = { start = 2026-03-02T00:00:00 }`, ""},
		{`event = { end = 2026-03-04 }`, "3:17 error translation-differs event.end"},
		{`event = { edition = 2 }`, "3:21 error translation-differs event.edition"},
		{`source = { url = "https://example.com" }`, "3:18 error translation-differs source.url"},
		{`image = { src = "q.jpg" }`, "3:17 error translation-differs image.src"},
		{`attachments = [{ file = "b.pdf" }]`, "3:25 error translation-differs attachment b.pdf"},
		{`date_precision = "month"`, "3:18 error translation-differs date_precision"},
		{`slug = "salle"`, "3:8 error translation-differs slug"},
		{`draft = false`, ""},
		{`draft = true`, ""},
		{`publish_at = 2026-03-02`, "3:14 error translation-differs publish_at"},
		{`updated = 2026-04-01`, "3:11 error translation-differs updated"},
		{`withdrawn = { date = 2026-04-01 }`, "3:22 error translation-differs withdrawn.date"},
	} {
		_, remarks := resolve(t, files{
			"releases/2026/x/ar.md": page(facts, "نص."), "releases/2026/x/fr.md": release("Salle", c.front),
			"releases/2026/y/ar.md": release("آخر", `date = 2026-01-01`), "releases/2026/x/p.jpg": "x", "releases/2026/x/a.pdf": "x",
		}, noon, false)
		remarks = slices.DeleteFunc(remarks, func(s string) bool { return strings.Contains(s, " note ") })
		want := 0
		if c.want != "" {
			want = 1
		}
		if len(remarks) != want || want == 1 && !strings.HasPrefix(remarks[0], "releases/2026/x/fr.md:"+c.want) {
			t.Errorf("%s: %q, want %q", c.front, remarks, c.want)
		}
	}
}

func TestTerms(t *testing.T) {
	a, remarks := resolve(t, files{
		"releases/2025/x/ar.md": release("قاعة", `date = 2025-06-17
tags = ["الصحة", "sante", "santé", "سياحة", "vi"]
regions = ["جهة مراكش ـ آسفي", "دكالة عبدة"]
people = ["رشيد الاطرسي", "فلان"]
series = "liqaa"
contacts = ["pres"]
related = ["x", "z"]`),
	}, noon, false)
	want := []string{
		"releases/2025/x/ar.md:4:9 note term-alias الصحة is read as sante",
		"releases/2025/x/ar.md:4:27 note term-alias santé is read as sante",
		"releases/2025/x/ar.md:4:36 error unknown-tag unknown tag سياحة",
		"releases/2025/x/ar.md:4:45 error unknown-tag unknown tag vi",
		"releases/2025/x/ar.md:5:12 note region-alias جهة مراكش ـ آسفي is read as marrakech-safi",
		"releases/2025/x/ar.md:5:32 error unknown-region دكالة عبدة was divided: choose casablanca-settat, marrakech-safi",
		"releases/2025/x/ar.md:6:11 note term-alias رشيد الاطرسي is read as rachid",
		"releases/2025/x/ar.md:6:27 error unknown-person unknown person فلان",
		"releases/2025/x/ar.md:7:10 error unknown-series unknown series liqaa",
		"releases/2025/x/ar.md:8:13 error unknown-contact unknown contact pres",
		"releases/2025/x/ar.md:9:17 error link-broken no release has the id z",
	}
	if !slices.Equal(remarks, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(remarks, "\n"), strings.Join(want, "\n"))
	}
	r := find(t, a, "x")
	if len(r.Tags) != 1 || len(r.Regions) != 1 || len(r.People) != 1 || len(r.Related) > 0 {
		t.Errorf("%v %v %v %v", r.Tags, r.Regions, r.People, ids(r.Related))
	}
	// Every region has its group, only used topics have one.
	if p := a.Public; len(p.Tags) != 1 || len(p.Regions) != 2 || len(p.Regions[0].Releases) != 0 || ids(p.Regions[1].Releases) != "x" {
		t.Errorf("groups: %v", p.Tags)
	}
}

func TestUnique(t *testing.T) {
	_, remarks := resolve(t, files{
		"releases/2024/qaa/ar.md":   release("قاعة", `date = 2024-06-17`),
		"releases/2025/qaa/ar.md":   release("قاعة", `date = 2025-06-17`),
		"releases/2025/liqa/ar.md":  release("لقاء", "date = 2025-06-17\nslug = \"qaa\""),
		"releases/2025/a/ar.md":     release("أ", "date = 2025-06-17\naliases = [\"/قديم\", \"/ar/2025/b\"]"),
		"releases/2025/b/ar.md":     release("ب", "date = 2025-06-17\naliases = [\"/قديم/\"]"),
		"releases/2025/12/ar.md":    release("شهر", `date = 2025-06-17`),
		"releases/2025/123/ar.md":   release("عدد", `date = 2025-06-17`),
		"pages/search/ar.md":        release("بحث", ``),
		"pages/2025/ar.md":          release("سنة", ``),
		"pages/about/ar.md":         release("من نحن", ``),
		"pages/maison/ar.md":        release("الدار", `slug = "about"`),
		"pages/qaa/ar.md":           release("القاعة", ``),
		"releases/2025/page/ar.md":  release("صفحة", `date = 2025-06-17`),
		"releases/2025/page/fr.md":  release("Page", ``),
		"releases/2025/autre/fr.md": release("Autre", "date = 2025-06-17\nslug = \"page\""),
	}, noon, false)
	want := []string{
		"pages/2025/ar.md:2:1 error slug-duplicate the name 2025 is kept for addresses of the archive",
		"pages/maison/ar.md:3:8 error slug-duplicate address /ar/about/ is already that of content/pages/about/ar.md",
		"pages/qaa/ar.md:0:0 error slug-duplicate id qaa is already that of content/releases/2024/qaa",
		"pages/search/ar.md:2:1 error slug-duplicate the name search is kept for addresses of the archive",
		"releases/2025/12/ar.md:2:1 error slug-duplicate the name 12 is kept for addresses of the archive",
		"releases/2025/a/ar.md:4:21 error slug-duplicate address /ar/2025/b is already that of content/releases/2025/b/ar.md",
		"releases/2025/b/ar.md:4:12 error slug-duplicate address /قديم/ is already that of content/releases/2025/a/ar.md",
		"releases/2025/page/fr.md:2:1 error slug-duplicate address /fr/2025/page/ is already that of content/releases/2025/autre/fr.md",
		"releases/2025/qaa/ar.md:0:0 error slug-duplicate id qaa is already that of content/releases/2024/qaa",
		"releases/2025/qaa/ar.md:2:1 error slug-duplicate address /ar/2025/qaa/ is already that of content/releases/2025/liqa/ar.md",
	}
	if !slices.Equal(remarks, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(remarks, "\n"), strings.Join(want, "\n"))
	}
}

// A draft may wait for its date, as imported texts do; a preview
// shows it without one, and readers never do.
func TestUndatedDraft(t *testing.T) {
	for _, tt := range []struct {
		front, want string
		drafts      bool
	}{
		{"draft = true", "releases/2025/qaa/ar.md:2:1 warning field-required date is missing", false},
		{"draft = true", "releases/2025/qaa/ar.md:2:1 warning field-required date is missing", true},
		{"draft = false", "releases/2025/qaa/ar.md:2:1 error field-required date is missing", false},
	} {
		a, remarks := resolve(t, files{"releases/2025/qaa/ar.md": release("قاعة", tt.front)}, noon, tt.drafts)
		if !slices.Equal(remarks, []string{tt.want}) {
			t.Errorf("%s, drafts shown %v: %q, want %s", tt.front, tt.drafts, remarks, tt.want)
		}
		// Where it is shown it stands in the year of its folder, and not in 1970.
		r := a.All[0]
		if shown := r.Date.Set && r.Date.In(a.Public.Site.Zone).Year() == 2025 && r.Precision == "year"; shown != tt.drafts {
			t.Errorf("%s, drafts shown %v: %+v %s", tt.front, tt.drafts, r.Date, r.Precision)
		}
	}
}

// A translation that is a draft waits alone: the release is public without it,
// its files too, and only a build that shows drafts has it, once it has a title.
func TestTranslationWaits(t *testing.T) {
	in := files{
		"releases/2026/x/ar.md": page("title = \"لقاء\"\ndate = 2026-03-01", "نص."), "releases/2026/x/p.jpg": "x",
		"releases/2026/x/fr.md": page("title = \"Rencontre\"\ndraft = true", "![une salle](p.jpg) [x](rien.pdf)"),
		"releases/2026/y/ar.md": page("title = \"قاعة\"\ndate = 2026-03-02\ndraft = true", "نص."),
		"releases/2026/y/fr.md": page("title = \"\"\ndraft = true", ""),
	}
	a, remarks := resolve(t, in, noon, false)
	if len(a.Public.Releases) != 1 || a.Public.Releases[0].In("fr") != nil || len(a.Public.Releases[0].Used()) != 0 || !slices.Equal(a.Public.Releases[0].Waiting, []string{"fr"}) {
		t.Errorf("%+v", a.Public.Releases)
	}
	var held []string
	for _, w := range a.Withheld {
		held = append(held, w.Path)
	}
	if want := []string{"content/releases/2026/x/fr.md", "content/releases/2026/y"}; !slices.Equal(held, want) {
		t.Errorf("%q, want %q", held, want)
	}
	if len(remarks) != 1 || !strings.Contains(remarks[0], "fr.md:5:25 error link-broken") {
		t.Errorf("%q", remarks)
	}
	a, _ = resolve(t, in, noon, true)
	if len(a.Public.Releases) != 2 || a.Public.Releases[0].In("fr") == nil || !a.Public.Releases[0].In("fr").Draft || a.Public.Releases[0].In("ar").Draft || a.Public.Releases[1].In("fr") != nil {
		t.Errorf("%+v", a.Public.Releases)
	}
	in["releases/2026/y/ar.md"] = page("title = \"\"\ndate = 2026-03-02\ndraft = true", "نص.")
	if _, remarks = resolve(t, in, noon, false); len(remarks) != 2 || !strings.Contains(remarks[1], "y/ar.md:2:9 error field-required") {
		t.Errorf("%q", remarks)
	}
}
