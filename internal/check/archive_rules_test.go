package check

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	balagh "balagh"
	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// memory reads everything and recalls nothing.
type memory struct {
	site   *config.Site
	mu     sync.Mutex
	bodies map[*content.Edition]markdown.Packed
	read   map[string]*content.Edition
}

func (m *memory) Recall(string, int64, time.Time, bool) (*content.Edition, []diag.Diagnostic, bool) {
	return nil, nil, false
}

func (m *memory) Learn(path string, _ int64, _ time.Time, e *content.Edition, t *content.Text, _ []diag.Diagnostic) (*content.Edition, []diag.Diagnostic) {
	if e == nil {
		return nil, nil
	}
	b := markdown.Parse(t.Body, markdown.Style{})
	_, e.Figures = Edition(nil, m.site, e, t, b)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bodies[e], m.read[path] = b.Pack(e.Front.Summary != ""), e
	return e, nil
}

const ruleSite = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار", fr = "Actualités" }
languages = [{ code = "ar", name = "العربية" }, { code = "fr", name = "Français" }]
[check]
years = [1990, 2030]
public = true
[tags.couverture-sante]
ar = "التغطية الصحية"
fr = "Couverture santé"
[regions.rabat-sale-kenitra]
ar = "الرباط - سلا - القنيطرة"
fr = "Rabat-Salé-Kénitra"
aliases = ["الرباط سلا تمارة"]
`

// saidOf loads a site's files, of the folder content/, and gives every remark of
// the archive and its rules, with its place and its edits.
func saidOf(t *testing.T, files map[string]string) ([]string, *memory) {
	t.Helper()
	fsys := fstest.MapFS{config.File: {Data: []byte(ruleSite)}}
	for name, text := range files {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(fsys, layouts)
	if site == nil || err != nil {
		t.Fatal(remarks, err)
	}
	m := &memory{site: site, bodies: map[*content.Edition]markdown.Packed{}, read: map[string]*content.Edition{}}
	bundles, remarks, err := content.Load(context.Background(), content.List(fsys, site), m)
	if err != nil {
		t.Fatal(err)
	}
	a, more := archive.New(site, bundles, m.bodies, archive.Options{At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	more = append(more, run(site, a)...)
	content.Locate(fsys, more)
	var out []string
	for _, d := range diag.Sort(append(remarks, more...)) {
		s := fmt.Sprintf("%s:%d:%d %s %s %s", strings.TrimPrefix(d.Path, "content/releases/"), d.Start.Line, d.Start.Column, d.Severity, d.Rule, strings.Join(d.Args, ", "))
		for _, e := range d.Edits {
			old := string(fsys[d.Path].Data[e.Start:e.End])
			s += fmt.Sprintf(" [%s→%s safe %v]", old, e.New, d.Safe)
		}
		out = append(out, s)
	}
	return out, m
}

func page(fields, body string) string { return "+++\ntitle = \"x\"\n" + fields + "\n+++\n\n" + body }

func TestArchiveRules(t *testing.T) {
	both := func(ar, fr string) map[string]string {
		return map[string]string{"releases/2024/a/ar.md": page("date = 2024-05-01", ar), "releases/2024/a/fr.md": page("", fr)}
	}
	other := page("date = 2024-01-01", "نص\n")
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"Hijri year", map[string]string{"releases/2024/a/ar.md": page("date = 1446-04-05", "")}, []string{
			"2024/a/ar.md:0:0 note translation-missing Français", "2024/a/ar.md:3:8 warning date-range 1446"}},
		{"year too late", map[string]string{"releases/2024/a/ar.md": page("date = 2024-04-05\nevent = { start = 2204-04-05 }", "")}, []string{
			"2024/a/ar.md:0:0 note translation-missing Français", "2024/a/ar.md:4:19 warning date-range 2204, 1990, 2030"}},
		{"scheduled", map[string]string{"releases/2026/a/ar.md": page("date = 2026-01-02T09:30:00", ""), "releases/2026/a/fr.md": page("", "")}, []string{
			"2026/a/ar.md:3:8 warning embargo-public 2026-01-02, 09:30", "2026/a/ar.md:3:8 note scheduled 2026-01-02, 09:30"}},
		{"scheduled by its hour", map[string]string{"releases/2025/a/ar.md": page("date = 2025-01-02\npublish_at = 2026-07-01T08:00:00Z", ""), "releases/2025/a/fr.md": page("", "")}, []string{
			"2025/a/ar.md:4:14 warning embargo-public 2026-07-01, 09:00", "2025/a/ar.md:4:14 note scheduled 2026-07-01, 09:00"}},
		{"a draft waits for nothing", map[string]string{"releases/2025/a/ar.md": page("date = 2025-01-02\ndraft = true", ""), "releases/2025/a/fr.md": page("", "")}, nil},
		{"same facts", both("استفاد 35.000 منخرط في 11 يوليوز 2024.", "35 000 adhérents le 11 juillet 2024."), nil},
		{"numbers", both("استفاد 35000 منخرط.", "30 000 adhérents."), []string{
			"2024/a/fr.md:0:0 warning translation-differs 35000, العربية, 30000, Français"}},
		{"dates", both("في 11 يوليوز.", "le 12 juillet."), []string{"2024/a/fr.md:0:0 warning translation-differs 11/7, العربية, 12/7, Français"}},
		{"a number in one", both("استفاد 35000 منخرط.", "Les adhérents."), []string{"2024/a/fr.md:0:0 warning translation-differs 35000, العربية"}},
		{"links", map[string]string{
			"releases/2024/a/ar.md": page("date = 2024-05-01", "[نص](../b) و[نص](/releases/2024/b#x)"), "releases/2024/a/fr.md": page("", "[texte](../b/fr.md)"),
			"releases/2024/b/ar.md": other, "releases/2024/b/fr.md": page("", "## x"),
		}, []string{"2024/a/ar.md:6:18 error link-broken x"}},
		{"links differ", map[string]string{
			"releases/2024/a/ar.md": page("date = 2024-05-01", "[نص](../b)"), "releases/2024/a/fr.md": page("", "[texte](../c)"),
			"releases/2024/b/ar.md": other, "releases/2024/b/fr.md": page("", ""), "releases/2024/c/ar.md": other, "releases/2024/c/fr.md": page("", ""),
		}, []string{"2024/a/fr.md:0:0 warning translation-differs /releases/2024/b, العربية, /releases/2024/c, Français"}},
		{"pictures of each language", map[string]string{
			"releases/2024/a/ar.md": page("date = 2024-05-01", "![خريطة](carte-ar.png)"), "releases/2024/a/fr.md": page("", "![carte](carte-fr.png)"),
			"releases/2024/a/carte-ar.png": "x", "releases/2024/a/carte-fr.png": "x",
		}, nil},
		{"pictures", map[string]string{
			"releases/2024/a/ar.md": page("date = 2024-05-01", "![خريطة](a.png)"), "releases/2024/a/fr.md": page("", "texte"), "releases/2024/a/a.png": "x",
		}, []string{"2024/a/fr.md:0:0 warning translation-differs a.png, العربية"}},
		{"terms", map[string]string{
			"releases/2024/a/ar.md": page("date = 2024-05-01\ntags = [\"couverture-sant\", 'التغطيه الصحية']\nregions = [\"الرباط سلا تمارة\", \"Tokyo\"]", ""), "releases/2024/a/fr.md": page("", ""),
		}, []string{
			"2024/a/ar.md:4:9 error unknown-tag couverture-sant, couverture-sante [couverture-sant→couverture-sante safe false]",
			"2024/a/ar.md:4:28 note term-alias التغطيه الصحية, couverture-sante [التغطيه الصحية→couverture-sante safe true]",
			"2024/a/ar.md:5:12 note region-alias الرباط سلا تمارة, rabat-sale-kenitra [الرباط سلا تمارة→rabat-sale-kenitra safe true]",
			"2024/a/ar.md:5:32 error unknown-region Tokyo",
		}},
		{"an escape is left alone", map[string]string{
			"releases/2024/a/ar.md": page("date = 2024-05-01\nregions = [\"Rabat Sal\\u00e9 K\\u00e9nitra\"]", ""), "releases/2024/a/fr.md": page("", ""),
		}, []string{"2024/a/ar.md:4:12 note region-alias Rabat Salé Kénitra, rabat-sale-kenitra"}},
		{"links mended", map[string]string{
			"releases/2024/a/ar.md": page("date = 2024-05-01", "[نص](../rencontre-delegue) ![x](Salle.jpg)"), "releases/2024/a/fr.md": page("", "[x](/releases/2023/rencontre-delegues) ![x](salle.jpg)"),
			"releases/2024/a/salle.jpg": "x", "releases/2022/rencontre-delegues/ar.md": page("date = 2022-01-01", ""), "releases/2022/rencontre-delegues/fr.md": page("", ""),
		}, []string{
			"2024/a/ar.md:6:6 error link-broken ../rencontre-delegue, /releases/2022/rencontre-delegues [../rencontre-delegue→/releases/2022/rencontre-delegues safe false]",
			"2024/a/ar.md:6:33 error image-missing Salle.jpg, salle.jpg [Salle.jpg→salle.jpg safe false]",
			"2024/a/fr.md:0:0 warning translation-differs /releases/2024/rencontre-delegue, العربية, /releases/2023/rencontre-delegues, Français",
			"2024/a/fr.md:0:0 warning translation-differs Salle.jpg, العربية, salle.jpg, Français",
			"2024/a/fr.md:6:5 error link-broken /releases/2023/rencontre-delegues, /releases/2022/rencontre-delegues [/releases/2023/rencontre-delegues→/releases/2022/rencontre-delegues safe false]",
		}},
		{"equal once folded", map[string]string{
			"releases/2024/الاجتماع/ar.md": page("date = 2024-05-01", ""), "releases/2024/الاجتماع/fr.md": page("", ""),
			"releases/2024/الإجتماع/ar.md": page("date = 2024-05-01", ""), "releases/2024/الإجتماع/fr.md": page("", ""),
		}, []string{
			"2024/الإجتماع:0:0 warning slug-form الإجتماع", "2024/الاجتماع:0:0 warning slug-form الاجتماع",
			"2024/الاجتماع/ar.md:2:1 error slug-duplicate /ar/2024/الاجتماع/, content/releases/2024/الإجتماع/ar.md",
			"2024/الاجتماع/fr.md:2:1 error slug-duplicate /fr/2024/الاجتماع/, content/releases/2024/الإجتماع/fr.md",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := saidOf(t, c.files)
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("said\n%s\nwant\n%s", g, w)
			}
		})
	}
}

// A translation is stale once a word of the original has moved, not before.
func TestTranslationStale(t *testing.T) {
	const ar = "استقبلت الرباط المندوبين.\n"
	_, m := saidOf(t, map[string]string{"releases/2024/a/ar.md": page("date = 2024-05-01", ar)})
	digest := content.Digest(m.read["content/releases/2024/a/ar.md"], []byte(ar))
	for _, c := range []struct{ fields, body, from, want string }{
		{"date = 2024-05-01", ar, digest, ""},
		{"date = 2024-05-02\ntags = [\"couverture-sante\"]", "استقبلت\nالرباط  المندوبين.", digest, ""},
		{"date = 2024-05-01", strings.Replace(ar, "الرباط", "سلا", 1), digest, "2024/a/fr.md:3:19 warning translation-stale content/releases/2024/a/ar.md"},
		{"date = 2024-05-01", ar, "1:abc", "2024/a/fr.md:3:19 warning translation-stale content/releases/2024/a/ar.md"},
	} {
		got, _ := saidOf(t, map[string]string{
			"releases/2024/a/ar.md": page(c.fields, c.body), "releases/2024/a/fr.md": page("translated_from = \""+c.from+"\"", "Texte.\n"),
		})
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%q from %q: said %q, want %q", c.body, c.from, s, c.want)
		}
	}
}

// Of ten thousand unknown words only the first are compared with the vocabulary.
func TestManyUnknownWords(t *testing.T) {
	words := make([]string, 10_000)
	for i := range words {
		words[i] = fmt.Sprintf("\"couverture-sant-%d\"", i)
	}
	got, _ := saidOf(t, map[string]string{"releases/2024/a/ar.md": page("date = 2024-05-01\ntags = ["+strings.Join(words, ",")+"]", "")})
	proposed := 0
	for _, s := range got {
		if strings.Contains(s, "→") {
			proposed++
		}
	}
	if len(got) != 10_001 || proposed != 20 {
		t.Errorf("%d remarks, %d with a proposal", len(got), proposed)
	}
}
