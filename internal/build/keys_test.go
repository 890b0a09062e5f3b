package build

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"balagh/internal/output"
	"balagh/internal/pages"
	"balagh/internal/render"
)

// planned is what a build would make: each file's key and kind.
type planned struct {
	key  output.Key
	page pages.Page
}

// plan plans the site and makes nothing.
func (s *site) plan(o Options) map[string]planned {
	s.t.Helper()
	report := newReport(nil)
	r, err := open(s.t.Context(), o, report, false)
	if err != nil || r == nil {
		s.t.Fatalf("%v %+v", err, report.Diagnostics)
	}
	defer r.sources.pack.Close()
	if err := r.read(s.t.Context(), report, false); err != nil || report.Failed {
		s.t.Fatalf("%v %+v", err, report.Diagnostics)
	}
	if r.renderer, err = render.New(r.layouts, r.site.Languages, r.sources); err != nil {
		s.t.Fatal(err)
	}
	out := map[string]planned{}
	entries, err := r.entries(true)
	if err != nil {
		s.t.Fatal(err)
	}
	for i, e := range entries {
		out[e.Path] = planned{e.Key, r.plan[i]}
	}
	return out
}

// A first build learns the keys as it makes the files: they are those that the next
// one plans with.
func TestKeysOfAFirstBuild(t *testing.T) {
	s := rich(t)
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	plan := s.plan(s.options(""))
	target := output.NewFolder(out)
	held, err := target.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	records, err := held.Records()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if r.Key != plan[r.Path].key {
			t.Errorf("%s is held as %s and planned as %s", r.Path, r.Key, plan[r.Path].key)
		}
	}
	if n := len(records); n != len(plan) || n < 50 {
		t.Errorf("%d files are held, %d planned", n, len(plan))
	}
}

// What goes wrong with a key is said, and no target is looked at without it.
func TestKeyThatCannotBeMade(t *testing.T) {
	r := &run{plan: []pages.Page{{Path: "ar/index.html", Kind: pages.KindHome}}}
	if _, err := r.entries(true); !errors.As(err, new(*PanicError)) {
		t.Errorf("%v", err)
	}
	if list, err := r.entries(false); err != nil || len(list) != 1 || list[0] != (output.Entry{Path: "ar/index.html", Tier: output.Pages}) {
		t.Errorf("%v, %v", list, err)
	}
}

// rich is a site that has a page of every kind with a layout or a writer.
func rich(t testing.TB) *site {
	s := newTestSite(t)
	for n := range 4 {
		s.release(n)
	}
	dir := s.release(4)
	s.write(dir+"/ar.md", "+++\ntitle = \"بلاغ\"\ndate = 2026-03-10\ntags = [\"sante\"]\naliases = [\"/قديم\"]\nimage = { src = \"salle.jpg\", alt = \"القاعة\" }\n"+
		"attachments = [{ file = \"bilan.csv\", title = \"الحصيلة\" }]\ncorrections = [{ date = 2026-03-10, text = \"صُحح الرقم\" }]\n+++\n\nنص.\n")
	s.write(dir+"/salle.jpg", photo(t, 1, 900, 600))
	s.write(dir+"/bilan.csv", "a;b\n")
	s.write("static/carte.txt", "خريطة")
	return s
}

// over shows other files over the defaults.
func over(name, text string) fs.FS {
	m := maps.Clone(defaults.(fstest.MapFS))
	m[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	return m
}

func builtIn(t testing.TB, name string) string {
	t.Helper()
	text, err := fs.ReadFile(defaults, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var (
	alone   = []pages.Kind{pages.KindChoice, pages.KindNotFound, pages.KindRedirect}
	copied  = []pages.Kind{pages.KindCopy, pages.KindImage}
	writers = []pages.Kind{
		pages.KindAtom, pages.KindRSS, pages.KindJSONFeed, pages.KindSitemap, pages.KindIndex, pages.KindNews, pages.KindText,
	}
)

// laidOut reports whether a layout makes a page.
func laidOut(p pages.Page) bool {
	return !slices.Contains(writers, p.Kind) && !slices.Contains(copied, p.Kind)
}

func based(p pages.Page) bool { return laidOut(p) && !slices.Contains(alone, p.Kind) }

// Each input moves the keys of the pages it is shown on, and no other.
func TestKeysMoveWithTheirInputs(t *testing.T) {
	s := rich(t)
	options := func(defaults fs.FS) Options {
		o := s.options("")
		o.Defaults = defaults
		return o
	}
	before := s.plan(options(defaults))
	kinds := map[pages.Kind]bool{}
	for _, p := range before {
		kinds[p.page.Kind] = true
	}
	for _, name := range layoutNames(t) {
		if kind := pages.Kind(strings.TrimSuffix(name, ".html")); kind != "base" && kind != pages.KindDigest && !kinds[kind] {
			t.Errorf("the site has no page of kind %s", kind)
		}
	}
	for _, kind := range slices.Concat(writers, copied) {
		if !kinds[kind] {
			t.Errorf("the site has no page of kind %s", kind)
		}
	}
	moved := func(t *testing.T, o Options, must func(p pages.Page) bool) {
		t.Helper()
		for path, p := range s.plan(o) {
			was, ok := before[path]
			moves := !ok || was.key != p.key
			if want := must(p.page); moves != want {
				t.Errorf("%s moves: %v, want %v", path, moves, want)
			}
		}
	}
	none := func(pages.Page) bool { return false }

	for _, name := range layoutNames(t) {
		t.Run(name, func(t *testing.T) {
			kind := pages.Kind(strings.TrimSuffix(name, ".html"))
			must := func(p pages.Page) bool { return p.Kind == kind }
			if name == "base.html" {
				must = based
			}
			moved(t, options(over("layouts/"+name, builtIn(t, "layouts/"+name)+`{{define "more"}}س{{end}}`)), must)
		})
	}
	partials, err := fs.Glob(defaults, "layouts/partials/*.html")
	if err != nil || len(partials) < 10 {
		t.Fatalf("%d partials, %v", len(partials), err)
	}
	for _, name := range partials {
		t.Run(name, func(t *testing.T) {
			moved(t, options(over(name, builtIn(t, name)+`{{define "more"}}س{{end}}`)), laidOut)
		})
	}
	for _, code := range []string{"ar", "fr"} {
		name := "layouts/i18n/" + code + ".toml"
		t.Run(name, func(t *testing.T) {
			text := builtIn(t, name)
			at := strings.Index(text, "skip = \"")
			text = text[:at] + "skip = \"س " + text[at+len("skip = \""):]
			moved(t, options(over(name, text)), func(p pages.Page) bool {
				return laidOut(p) && (p.Lang == nil || p.Lang.Code == code || slices.Contains(alone, p.Kind))
			})
		})
	}
	for name, must := range map[string]func(pages.Page) bool{
		"go.mod":                            func(p pages.Page) bool { return p.Kind != pages.KindCopy },
		"go.sum":                            func(p pages.Page) bool { return p.Kind != pages.KindCopy },
		"internal/build/build.go":           func(p pages.Page) bool { return !slices.Contains(copied, p.Kind) },
		"internal/render/new.go":            func(p pages.Page) bool { return !slices.Contains(copied, p.Kind) },
		"internal/images/new.go":            func(p pages.Page) bool { return p.Kind != pages.KindCopy },
		"internal/build/build_test.go":      none,
		"internal/images/new_test.go":       none,
		"cmd/balagh/main.go":                none,
		"content/releases/2025/autre/ar.md": none, // of the sample, which the program may carry
		"layouts/notes.txt":                 none,
		"static/." + "hidden":               none,
	} {
		t.Run(name, func(t *testing.T) { moved(t, options(over(name, "other")), must) })
	}
	t.Run("static", func(t *testing.T) {
		moved(t, options(over("static/favicon.ico", "other")), func(p pages.Page) bool { return p.Path == "favicon.ico" })
		moved(t, options(over("static/style.css", "body{margin:0}")), func(p pages.Page) bool { // its name is on every page
			return laidOut(p) && p.Kind != pages.KindRedirect || strings.HasPrefix(p.Path, "assets/style.")
		})
	})
	t.Run("options", func(t *testing.T) {
		o := options(defaults)
		o.Full, o.Strict = true, false
		moved(t, o, none)
		o = options(defaults)
		o.BaseURL = "https://autre.example/presse"
		moved(t, o, func(p pages.Page) bool {
			return !slices.Contains(copied, p.Kind) && p.Path != "manifest.webmanifest" && !strings.HasPrefix(p.Path, "_") // these show no host
		})
	})
	t.Run("a picture", func(t *testing.T) {
		name := "content/releases/2025/bulletin-004/salle.jpg"
		s.write(name, photo(t, 2, 900, 600))
		defer s.write(name, photo(t, 1, 900, 600))
		moved(t, options(defaults), func(p pages.Page) bool { // its address holds its hash
			shown := strings.HasSuffix(p.Path, "/2025/bulletin-004/index.html") || strings.HasSuffix(p.Path, "/tags/sante/feed.xml") ||
				slices.Contains([]string{"feed.xml", "rss.xml", "feed.json"}, p.Path[3:])
			return p.Source() == name || shown
		})
	})
	t.Run("an attachment", func(t *testing.T) {
		name := "content/releases/2025/bulletin-004/bilan.csv"
		s.write(name, "c;d\n")
		defer s.write(name, "a;b\n")
		moved(t, options(defaults), func(p pages.Page) bool { return p.Source() == name })
	})
}

func layoutNames(t testing.TB) []string {
	t.Helper()
	found, err := fs.Glob(defaults, "layouts/*.html")
	if err != nil || len(found) < 10 {
		t.Fatalf("%d layouts, %v", len(found), err)
	}
	for i, f := range found {
		found[i] = strings.TrimPrefix(f, "layouts/")
	}
	return found
}

// A layout that shows strings of another language moves with them.
func TestKeysKnowStringsOfOthers(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	s.write("layouts/year.html", builtIn(t, "layouts/year.html")+`{{define "more"}}{{tr "fr" "home"}}{{end}}`)
	o := s.options("")
	before := s.plan(o)
	o.Defaults = over("layouts/i18n/fr.toml", strings.Replace(builtIn(t, "layouts/i18n/fr.toml"), `home = "`, `home = "Le seuil `, 1))
	after := s.plan(o)
	if before["ar/2025/index.html"].key == after["ar/2025/index.html"].key {
		t.Error("the Arabic year shows a French string and its key does not move with it")
	}
	if before["ar/2025/bulletin-001/index.html"].key != after["ar/2025/bulletin-001/index.html"].key {
		t.Error("an Arabic release moves with a French string")
	}
}
