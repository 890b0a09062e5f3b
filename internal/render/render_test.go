package render

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	balagh "balagh"
	"balagh/internal/config"
	"balagh/internal/lang"
	"balagh/internal/pages"
)

// locales are Arabic and French as the built-in strings files have them.
func locales(t testing.TB) []*lang.Locale {
	t.Helper()
	const text = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار", fr = "Actualités" }
languages = [{ code = "ar", locale = "ar-MA", name = "العربية" }, { code = "fr", name = "Français" }]
`
	site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(text)}}, builtIn(t))
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site.Languages
}

// builtIn are the layouts of the program.
func builtIn(t testing.TB) fs.FS {
	t.Helper()
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	return layouts
}

// over are the built-in layouts with some files of a site's own.
func over(t testing.TB, own map[string]string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	layouts := builtIn(t)
	err := fs.WalkDir(layouts, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(layouts, p)
		files[p] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range own {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// bodies is a pack of one text under every hash but 0xFF….
type bodies string

var errGone = errors.New("gone")

func (b bodies) Get(hash [16]byte, buf []byte) ([]byte, error) {
	if hash[0] == 0xFF {
		return nil, errGone
	}
	return append(buf, b...), nil
}

const text = "<p>نص «البلاغ»</p>"

func newRenderer(t testing.TB, layouts fs.FS) *Renderer {
	t.Helper()
	r, err := New(layouts, locales(t), bodies(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// whole is a page with its data.
type whole struct {
	*pages.Page
	data any
}

func page(kind pages.Kind, l *lang.Locale, data any) whole {
	return whole{&pages.Page{Path: "x", Kind: kind, Lang: l}, data}
}

// by makes the page.
func (p whole) by(r *Renderer) ([]byte, error) { return r.Page(nil, p.Page, p.data) }

func render(t testing.TB, r *Renderer, kind pages.Kind, l *lang.Locale, data any) string {
	t.Helper()
	out, err := page(kind, l, data).by(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func head(l *lang.Locale) pages.Head {
	return pages.Head{Site: pages.NewSite(pages.SiteData{Lang: l.Code, Tag: l.Tag, Dir: l.Dir, Title: "أخبار", Home: "/" + l.Code + "/"}), Title: "قاعة"}
}

func TestPage(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	ar := locales(t)[0]
	out := render(t, r, pages.KindStanding, ar, &pages.StandingPage{Head: head(ar), Summary: `<script>alert("x")</script> & «س»`, Body: pages.Body{Hash: [16]byte{1}}})
	for _, want := range []string{`<html lang="ar-MA" dir="rtl">`, `<div class="body">` + text + `</div>`, "&lt;script&gt;", "<title>قاعة — أخبار</title>"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	if strings.Contains(out, "<script>alert") {
		t.Error("an author's words are HTML")
	}
	// What was there stays: the caller's buffer is appended to.
	got, err := r.Page([]byte("before "), &pages.Page{Kind: pages.KindText}, &pages.TextPage{Text: "بعد"})
	if err != nil || string(got) != "before بعد" {
		t.Errorf("%q %v", got, err)
	}
	for _, kind := range []pages.Kind{pages.KindSitemap, pages.KindIndex} {
		got, err := r.Page([]byte("before "), &pages.Page{Kind: kind}, &pages.SitemapPage{})
		if err != nil || !strings.HasPrefix(string(got), "before <?xml") {
			t.Errorf("%s: %q %v", kind, got, err)
		}
	}
}

// A body that cannot be read is the machine's failure, said with the page.
func TestMissingBody(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	ar := locales(t)[0]
	gone := pages.Body{Hash: [16]byte{0xFF}}
	for kind, data := range map[pages.Kind]any{
		pages.KindStanding: &pages.StandingPage{Head: head(ar), Body: gone},
		pages.KindAtom:     &pages.FeedPage{Entries: []pages.Entry{{Body: &gone}}},
	} {
		if _, err := page(kind, ar, data).by(r); !errors.Is(err, errGone) {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

func TestOneFileOverridden(t *testing.T) {
	own := newRenderer(t, over(t, map[string]string{"partials/header.html": `{{define "header"}}<p class="own">{{.Title}}</p>{{end}}`}))
	std := newRenderer(t, builtIn(t))
	for _, l := range locales(t) {
		data := &pages.TermsPage{Head: head(l)}
		a, b := render(t, std, pages.KindTerms, l, data), render(t, own, pages.KindTerms, l, data)
		if strings.Contains(a, `class="own"`) || !strings.Contains(b, `<p class="own">أخبار</p>`) {
			t.Errorf("%s: %s", l.Code, b)
		}
		if strings.ReplaceAll(b, `<p class="own">أخبار</p>`, `<p class="name"><a href="/`+l.Code+`/">أخبار</a></p>`) != a {
			t.Errorf("%s: the other files changed too", l.Code)
		}
		// A page that has no header keeps its key.
		p, q := page(pages.KindTerms, l, data), page(pages.KindTerms, l, data)
		if std.Key(p.Page) == own.Key(q.Page) {
			t.Error("the key does not know the layout")
		}
	}
}

// An edit of one kind's layout changes the key of that kind alone; one of a
// string, those of its language alone.
func TestKeys(t *testing.T) {
	ls := locales(t)
	keys := func(r *Renderer) map[string]string {
		out := map[string]string{}
		for _, kind := range layoutKinds {
			for _, l := range ls {
				out[string(kind)+" "+l.Code] = r.Key(page(kind, l, nil).Page).String()
			}
		}
		return out
	}
	before := keys(newRenderer(t, builtIn(t)))
	year, err := fs.ReadFile(builtIn(t), "year.html")
	if err != nil {
		t.Fatal(err)
	}
	after := keys(newRenderer(t, over(t, map[string]string{"year.html": strings.Replace(string(year), "<h1>", `<h1 class="x">`, 1)})))
	for name, key := range after {
		if (key != before[name]) != strings.HasPrefix(name, "year ") {
			t.Errorf("year.html edited: key of %s changed: %v", name, key != before[name])
		}
	}
	changed := *ls[1]
	changed.Strings = maps.Clone(changed.Strings)
	changed.Strings["home"] = lang.Forms{"other": "Entrée"}
	r, err := New(builtIn(t), []*lang.Locale{ls[0], &changed}, bodies(text))
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range keys(r) {
		kind, code, _ := strings.Cut(name, " ")
		all := kind == "choice" || kind == "404" || kind == "redirect" // these hold all languages
		if (key != before[name]) != (code == "fr" || all) {
			t.Errorf("a French string edited: key of %s changed: %v", name, key != before[name])
		}
	}
}

// A layout that cannot be used is named with its file and line.
func TestBrokenLayouts(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"release.html", "{{define \"main\"}}\n<p>{{if .Title}}</p>\n{{end}}", "layouts/release.html: template: release.html:3"},
		{"partials/menu.html", "{{define \"menu\"}}\n\n{{nosuch .}}{{end}}", "layouts/partials/menu.html: template: partials/menu.html:3: function \"nosuch\" not defined"},
	} {
		_, err := New(over(t, map[string]string{c.name: c.text}), locales(t), bodies(text))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	files := over(t, nil).(fstest.MapFS)
	delete(files, "year.html")
	if _, err := New(files, locales(t), bodies(text)); err == nil || err.Error() != "layouts/year.html: there is no such file" {
		t.Errorf("a layout missing: %v", err)
	}
	if _, err := New(over(t, map[string]string{"404.html": "{{define \"x\"}}{{end}}"}), locales(t), bodies(text)); err == nil || !strings.HasPrefix(err.Error(), "layouts/404.html: it must define \"404\"") {
		t.Errorf("no entry: %v", err)
	}
	// What only running shows is an error too, with the layout's name.
	ar := locales(t)[0]
	for text, want := range map[string]string{
		`{{define "main"}}{{.Titel}}{{end}}`:          "Titel",
		`{{define "main"}}{{once "nosuch" .}}{{end}}`: "no such partial: nosuch",
		`{{define "main"}}{{index .Terms 7}}{{end}}`:  "terms.html",
	} {
		r := newRenderer(t, over(t, map[string]string{"terms.html": text}))
		_, err := page(pages.KindTerms, ar, &pages.TermsPage{Head: head(ar)}).by(r)
		if err == nil || !strings.HasPrefix(err.Error(), "layouts/terms.html: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// A renderer serves all workers at once and always gives the same bytes.
func TestConcurrent(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	ar := locales(t)[0]
	data := &pages.StandingPage{Head: head(ar), Body: pages.Body{Hash: [16]byte{1}, Fills: []string{}}}
	want := render(t, newRenderer(t, builtIn(t)), pages.KindStanding, ar, data)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 50 {
				if out, err := page(pages.KindStanding, ar, data).by(r); err != nil || string(out) != want {
					t.Errorf("%v %s", err, out)
					return
				}
			}
		})
	}
	wg.Wait()
}
