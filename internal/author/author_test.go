package author

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	balagh "balagh"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

const siteText = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار", fr = "Actualités" }
languages = [{ code = "ar" }, { code = "fr" }]
[tags.mutualite]
ar = "التعاضد"
fr = "Mutualité"
[tags.couverture-sante]
ar = "التغطية الصحية"
fr = "Couverture santé"
aliases = ["Couverture maladie"]
[regions.dakhla-oued-ed-dahab]
ar = "الداخلة - وادي الذهب"
fr = "Dakhla-Oued Ed-Dahab"
[regions.casablanca-settat]
ar = "الدار البيضاء - سطات"
fr = "Casablanca-Settat"
former = ["دكالة - عبدة"]
[regions.marrakech-safi]
ar = "مراكش - آسفي"
fr = "Marrakech-Safi"
former = ["دكالة - عبدة"]
`

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

func day(site *config.Site, y int, m time.Month, d int) content.Moment {
	return content.Moment{Sec: time.Date(y, m, d, 0, 0, 0, 0, site.Zone).Unix(), Day: true, Set: true}
}

func TestDay(t *testing.T) {
	site := newsroom(t)
	now := time.Date(2026, 11, 30, 23, 30, 0, 0, time.UTC) // already December in Casablanca
	for _, c := range []struct{ text, want string }{
		{"2026-12-01", "2026-12-01"}, {"1/12/2026", "2026-12-01"}, {" 01.12.2026 ", "2026-12-01"},
		{"اليوم", "2026-12-01"}, {"غدا", "2026-12-02"}, {"aujourd'hui", "2026-12-01"}, {"Demain", "2026-12-02"}, {"tomorrow", "2026-12-02"},
		{"1 دجنبر 2026", "2026-12-01"}, {"الثلاثاء 1 دجنبر 2026", "2026-12-01"}, {"15 غشت 2026", "2026-08-15"}, {"١٥ غشت ٢٠٢٦", "2026-08-15"},
		{"1er décembre 2026", "2026-12-01"}, {"mardi 1 decembre 2026", "2026-12-01"}, {"31 février 2026", ""},
		{"2026-12-01T09:00", "2026-12-01 09:00"}, {"2026-12-01 09:00:30", "2026-12-01 09:00"}, {"2026-12-01T09:00:00Z", "2026-12-01 10:00"},
		{"", ""}, {"12/2026", ""}, {"2026-13-01", ""}, {"hier", ""},
	} {
		m, ok := Day(site, c.text, now)
		got := ""
		if ok && m.Day {
			got = m.In(site.Zone).Format(time.DateOnly)
		} else if ok {
			got = m.In(site.Zone).Format("2006-01-02 15:04")
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTerms(t *testing.T) {
	site := newsroom(t)
	for _, c := range []struct {
		in      string
		want    []string
		unclear []Unclear
	}{
		{"", nil, nil},
		{"1، 2", []string{"mutualite", "couverture-sante"}, nil},
		{"٢, 2", []string{"couverture-sante"}, nil},
		{"التعاضد؛ couverture maladie", []string{"mutualite", "couverture-sante"}, nil},
		{"تعاض", []string{"mutualite"}, nil},
		{"صحية", nil, []Unclear{{"صحية", nil}}},
		{"الصحية", []string{"couverture-sante"}, nil},
		{"mutualté", nil, []Unclear{{"mutualté", []string{"mutualite"}}}},
		{"3, رياضة", nil, []Unclear{{"3", nil}, {"رياضة", nil}}},
	} {
		got, unclear := Terms(site.Tags, c.in)
		if !reflect.DeepEqual(got, c.want) || !reflect.DeepEqual(unclear, c.unclear) {
			t.Errorf("%q: %q %q, want %q %q", c.in, got, unclear, c.want, c.unclear)
		}
	}
	if _, unclear := Terms(site.Regions, "دكالة عبدة"); len(unclear) != 1 || len(unclear[0].May) != 2 {
		t.Errorf("a divided region is %q", unclear)
	}
}

func TestID(t *testing.T) {
	site := newsroom(t)
	for _, c := range []struct {
		kind  content.Kind
		title string
		want  string
	}{
		{content.Release, "لقاء بالداخلة", "laka-dakhla"},
		{content.Release, "Rencontre", "rencontre-3"},
		{content.Release, "⵿", "communique"},
		{content.Release, "12", "12-2"},
		{content.Standing, "2026", "2026-2"},
		{content.Standing, "Search", "search-2"},
		{content.Standing, "؟", "nouvelle-page"},
	} {
		got := ID(site, c.kind, c.title, map[string]string{"rencontre": "content/pages/rencontre", "rencontre-2": "content/releases/2020/rencontre-2"})
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	site := newsroom(t)
	fsys := fstest.MapFS{
		"content/releases/2026/liqa/ar.md": {}, "content/releases/2026/vide/x.jpg": {}, "content/pages/about/index.fr.md": {}, "content/notes.md": {},
	}
	for _, c := range []struct{ name, want string }{
		{"liqa", "content/releases/2026/liqa "}, {"content/releases/2026/liqa/", "content/releases/2026/liqa "},
		{"./releases/2026/liqa/fr.md", "content/releases/2026/liqa fr"}, {"about", "content/pages/about "},
		{"content/pages/about/index.fr.md", "content/pages/about fr"}, {`content\pages\about`, "content/pages/about "}, {"vide", "content/releases/2026/vide "},
		{"content/releases/2026", ""}, {"content", ""}, {"../liqa/x", ""}, {"content/notes.md", ""}, {"x", ""}, {"", ""},
	} {
		dir, code, err := Find(site, fsys, c.name)
		got := ""
		if err == nil {
			got = dir + " " + code
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}

// A new file is one the site accepts, in every language of a writer, whatever was
// answered.
func TestWrite(t *testing.T) {
	site := newsroom(t)
	for _, writer := range []string{"ar", "fr", "en"} {
		for _, kind := range []content.Kind{content.Release, content.Standing} {
			for _, code := range []string{"ar", "fr"} {
				n := &New{Kind: kind, Lang: code, ID: "liqa", Front: content.FrontMatter{Title: `لقاء "بالداخلة"`, Draft: true}}
				if kind == content.Release {
					n.Front.Date, n.Front.Tags = day(site, 2026, 12, 1), []string{"mutualite"}
				}
				d, err := Write(site, n, writer)
				if err != nil || len(d.Remarks) > 0 {
					t.Fatalf("%v %v\n%s", err, d.Remarks, d.Text)
				}
				e, _, _ := content.Read(site, kind, d.Path, code, d.Text)
				if e.Front.Title != n.Front.Title || e.Front.Original != (code == "fr") || !e.Front.Draft || !e.Front.Date.Same(n.Front.Date) {
					t.Errorf("%+v\n%s", e.Front, d.Text)
				}
				// Without the signs of a comment the examples are fields, too.
				var bare []string
				for line := range strings.Lines(string(d.Text)) {
					if rest, ok := strings.CutPrefix(line, "# "); ok && (strings.Contains(rest, " = ") && !strings.Contains(rest, "draft") || strings.HasPrefix(rest, "[")) {
						line = rest
					}
					bare = append(bare, line)
				}
				_, _, remarks := content.Read(site, kind, d.Path, code, []byte(strings.Join(bare, "")))
				if len(remarks) > 0 {
					t.Errorf("%v\n%s", remarks[0].Message.In("en", remarks[0].Args), strings.Join(bare, ""))
				}
			}
		}
	}
}

const originalFile = `+++
title = "لقاء بالداخلة"
date = 2026-03-24
summary = "ملخص طويل"
place = "الداخلة"
source = { name = "العلم", url = "https://example.org/" }
attachments = [{ file = "a.pdf", title = "البلاغ" }, { file = "b.pdf" }]
[image]
src = "p.jpg"
alt = "قاعة"
[withdrawn]
date = 2026-04-01
reason = "خطأ"
+++

فقرة أولى
في سطرين.

<!-- balagh: off latin-comma -->

- بند

  تتمته

- بند آخر
## عنوان

` + "```\nشيفرة\n\n--> نهاية\n```" + `

> قول

> قول آخر
`

// readBundle reads editions of one folder, by language.
func readBundle(t testing.TB, site *config.Site, texts map[string]string) *Bundle {
	t.Helper()
	fsys := fstest.MapFS{}
	for code, text := range texts {
		fsys["content/releases/2026/liqa/"+code+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	b, err := Open(site, fsys, "content/releases/2026/liqa")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTranslate(t *testing.T) {
	site := newsroom(t)
	b := readBundle(t, site, map[string]string{"ar": originalFile})
	if !reflect.DeepEqual(b.Missing(site), []string{"fr"}) {
		t.Fatal(b.Missing(site))
	}
	d, err := Translate(site, b, "fr", "fr")
	if err != nil || len(d.Remarks) > 0 || d.Path != "content/releases/2026/liqa/fr.md" {
		t.Fatalf("%v %v %s\n%s", err, d.Remarks, d.Path, d.Text)
	}
	want := strings.NewReplacer("DIGEST", b.Original.Digest, "~", " ", "¤", " ").Replace(`+++
# Traduction de ar.md. Remplissez entre les guillemets~; l’original est au-dessus de chaque champ.
# Puis traduisez chaque paragraphe sous son commentaire. La page ne montre pas les commentaires.
# original¤: لقاء بالداخلة
title = ""
# Brouillon¤: cette version n’est pas publique tant que cette ligne est là~; l’original n’en dépend pas.
draft = true
# original¤: ملخص طويل
summary = ""
# original¤: الداخلة
place = ""
# Empreinte de l’original traduit. Le programme l’écrit.
translated_from = "DIGEST"

[source]
# original¤: العلم
name = ""

[image]
# original¤: قاعة
alt = ""

# a.pdf: البلاغ
[[attachments]]
file = "a.pdf"
title = ""

[withdrawn]
# original¤: خطأ
reason = ""
+++

<!-- balagh: original
فقرة أولى
في سطرين.
-->


<!-- balagh: original
- بند

  تتمته

- بند آخر
## عنوان
-->


<!-- balagh: original
` + "```" + `
شيفرة

-- > نهاية
` + "```" + `
-->


<!-- balagh: original
> قول
-->


<!-- balagh: original
> قول آخر
-->
`)
	if got := string(d.Text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRecord(t *testing.T) {
	site := newsroom(t)
	const guided = "\n<!-- balagh: original\nفقرة\n\n## عنوان\n-->\n\n\nUn paragraphe.\n\n<!-- balagh: original\nآخر\n-->\n\nUn autre.\n"
	for _, c := range []struct{ text, want string }{
		{"+++\ntitle = \"Rencontre\" # court\nplace = \"Dakhla\"\n+++\nTexte.", "+++\ntitle = \"Rencontre\" # court\ntranslated_from = \"DIGEST\"\nplace = \"Dakhla\"\n+++\nTexte."},
		{"+++\r\ntitle = \"Rencontre\"\r\n+++\r\nTexte.\r\n", "+++\r\ntitle = \"Rencontre\"\r\ntranslated_from = \"DIGEST\"\r\n+++\r\nTexte.\r\n"},
		{"\ufeff+++\ntitle = '''\nRen\ncontre'''\n[image]\nalt = \"x\"\n+++\n", "\ufeff+++\ntitle = '''\nRen\ncontre'''\ntranslated_from = \"DIGEST\"\n[image]\nalt = \"x\"\n+++\n"},
		{"+++\ntranslated_from='1:000000000000'  # avant\ntitle = \"R\"\n+++\n", "+++\ntranslated_from=\"DIGEST\"  # avant\ntitle = \"R\"\n+++\n"},
		{"+++\ntitle = \"R\"\ndraft = true\n+++\n" + guided, "+++\ntitle = \"R\"\ntranslated_from = \"DIGEST\"\ndraft = true\n+++\n\nUn paragraphe.\n\nUn autre.\n"},
		{"+++\ntitle = \"R\"\n+++\n<!-- balagh: original\nrien", "+++\ntitle = \"R\"\ntranslated_from = \"DIGEST\"\n+++\n<!-- balagh: original\nrien"},
	} {
		b := readBundle(t, site, map[string]string{"ar": originalFile, "fr": c.text})
		got, err := Record(site, b, b.In("fr"))
		if want := strings.ReplaceAll(c.want, "DIGEST", b.Original.Digest); err != nil || string(got) != want {
			t.Errorf("%v\ngot  %q\nwant %q", err, got, want)
		}
	}
	b := readBundle(t, site, map[string]string{"ar": originalFile, "fr": "+++\ntitle = \"\"\ndraft = true\n+++\n"})
	if _, err := Record(site, b, b.In("fr")); err != ErrUnfinished {
		t.Error(err)
	}
}

// Whatever a translation holds, recording it changes translated_from and nothing
// else that is read, and a second time changes nothing.
func FuzzRecord(f *testing.F) {
	site := newsroom(f)
	f.Add("title = \"R\"\n", "Texte.\n")
	f.Add("title = '''\na''' # x\ntranslated_from = \"1:000000000000\"\n[image]\nalt = \"y\"\n", "\r\n+++\r\nx")
	f.Add("\"title\" = \"\"\"\nلقاء\"\"\"\r\n", "نص, نص")
	f.Fuzz(func(t *testing.T, front, body string) {
		text := "+++\n" + front + "\n+++\n" + body
		if strings.Contains(body, guideMark) {
			return
		}
		v, plain, remarks := content.Read(site, content.Release, "content/releases/2026/x/fr.md", "fr", []byte(text))
		if v == nil || diag.Count(remarks, diag.Error) > 0 || v.Front.Title == "" {
			return
		}
		o, words, _ := content.Read(site, content.Release, "content/releases/2026/x/ar.md", "ar", []byte(originalFile))
		b := &Bundle{Original: &Version{o, words}}
		got, err := Record(site, b, &Version{v, plain})
		if err != nil {
			t.Fatal(err)
		}
		e, again, _ := content.Read(site, content.Release, v.Path, "fr", got)
		was, is := v.Front, e.Front
		if is.TranslatedFrom != o.Digest || !bytes.Equal(plain.Body, again.Body) {
			t.Fatalf("%q", got)
		}
		was.TranslatedFrom, is.TranslatedFrom, was.Written, is.Written = "", "", 0, 0
		if !reflect.DeepEqual(was, is) {
			t.Fatalf("%+v\n%+v", was, is)
		}
		if twice, _ := Record(site, b, &Version{e, again}); !bytes.Equal(twice, got) {
			t.Fatalf("%q\n%q", got, twice)
		}
	})
}

// An edition made ready for an editor in the browser reads the same, whatever its
// line ends and wherever its slug stands.
func TestPrepare(t *testing.T) {
	site := newsroom(t)
	for _, c := range []struct{ name, ar, want string }{
		{"none", "+++\n# من\ntitle = \"لقاء\" # عنوان\ndate = 2025-06-17\n+++\nنص.\n", "+++\n# من\ntitle = \"لقاء\" # عنوان\nslug = \"liqa\"\ndate = 2025-06-17\n+++\nنص.\n"},
		{"empty", "+++\ntitle = \"لقاء\"\ndate = 2025-06-17\nslug = ''\n+++\n", "+++\ntitle = \"لقاء\"\ndate = 2025-06-17\nslug = \"liqa\"\n+++\n"},
		{"its own", "+++\nslug = \"x\"\ntitle = \"لقاء\"\ndate = 2025-06-17\n+++\n", ""},
		{"Windows", "+++\r\ntitle = \"لقاء\"\r\ndate = 2025-06-17\r\n+++\r\n", "+++\r\ntitle = \"لقاء\"\r\nslug = \"liqa\"\r\ndate = 2025-06-17\r\n+++\r\n"},
		{"no title yet", "+++\ndraft = true\ndate = 2025-06-17\n+++\n", ""},
	} {
		fsys := fstest.MapFS{"content/releases/2025/liqa/ar.md": {Data: []byte(c.ar)}}
		b, err := Open(site, fsys, "content/releases/2025/liqa")
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		name, text := Prepare(b, b.Original)
		if c.want == "" {
			c.want = c.ar
		}
		if name != "content/releases/2025/liqa/index.ar.md" || string(text) != c.want {
			t.Errorf("%s: %s %q, want %q (%v)", c.name, name, text, c.want, b.Remarks)
		}
		if e, _, _ := content.Read(site, b.Kind, name, "ar", text); e == nil || e.Digest != b.Original.Digest {
			t.Errorf("%s: another text: %q", c.name, text)
		}
	}
}
