package serve

import (
	"errors"
	"fmt"
	"html"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"balagh/internal/build"
	"balagh/internal/output"
)

// A page is told to load again when its file is saved, and then says what was
// saved; one page is rendered for it.
func TestSaveReloadsThePage(t *testing.T) {
	p := newNewsroom(t).serve(nil)
	b, other := p.browse("/ar/2025/bulletin-001/"), p.browse("/fr/2025/bulletin-001/")
	p.write(p.name(1)+"/ar.md", arabic(1, "نص آخر للبلاغ."))
	b.hear("that the page is another", func(w word) bool { return w.Reload })
	if body := p.get("/ar/2025/bulletin-001/"); !strings.Contains(body, "نص آخر للبلاغ.") {
		t.Errorf("the page does not show what was saved:\n%s", body)
	}
	// The other language shows none of it, and is left alone.
	p.write(p.name(1)+"/fr.md", "+++\ntitle = \"Communiqué 1\"\n+++\n\nUn autre texte.\n")
	other.hear("that the page is another", func(w word) bool { return w.Reload })
	if body := p.get("/fr/2025/bulletin-001/"); !strings.Contains(body, "Un autre texte.") {
		t.Errorf("the page does not show what was saved:\n%s", body)
	}
}

// The work of one save is counted: one edition parsed and one page rendered before
// the browser is told, however large the archive is.
func TestSaveIsCounted(t *testing.T) {
	for _, size := range []int{5, 60} {
		n := newNewsroom(t)
		for i := range size {
			n.release(i)
		}
		o := n.options()
		s, err := newServer(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.session.Close(noon) })
		const page = "ar/2025/bulletin-001/index.html"
		f, _ := s.state.Load().File(page)
		if _, err := s.memory.get(s.state.Load(), f); err != nil {
			t.Fatal(err)
		}
		v := &viewer{page: page, key: f.Key.String()}
		s.look(v)
		parsed, made := s.session.Parsed(), s.memory.made.Load()
		n.write(n.name(1)+"/ar.md", arabic(1, "نص آخر للبلاغ."))
		fl := newFollower(s)
		fl.changed(change{paths: []string{n.name(1) + "/ar.md"}})
		if told := s.look(v); !told.Reload {
			t.Error("the browser is not told")
		}
		if a, b := s.session.Parsed()-parsed, s.memory.made.Load()-made; a != 1 || b != 1 {
			t.Errorf("%d releases: parsed %d editions and rendered %d pages, want 1 and 1", size, a, b)
		}
	}
}

// A save that comes while everything is being resolved is not undone by what was
// read before it.
func TestSaveDuringARefresh(t *testing.T) {
	n := newNewsroom(t)
	s, err := newServer(t.Context(), n.options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.session.Close(noon) })
	f := newFollower(s)
	f.refresh(t.Context())
	before := <-f.done
	n.write(n.name(1)+"/ar.md", arabic(1, "نص حُفظ في الأثناء."))
	f.changed(change{paths: []string{n.name(1) + "/ar.md"}})
	f.refreshed(before)
	if data, err := s.state.Load().Bytes("ar/2025/bulletin-001/index.html"); err != nil || !strings.Contains(string(data), "نص حُفظ في الأثناء.") {
		t.Errorf("the save is undone: %v", err)
	}
	if !f.again {
		t.Error("no refresh is due")
	}
}

// A file that is met half-way through being saved is given a moment.
func TestHalfSavedFile(t *testing.T) {
	n := newNewsroom(t)
	s, err := newServer(t.Context(), n.options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.session.Close(noon) })
	f := newFollower(s)
	f.patience = 2 * time.Second
	n.write(n.name(1)+"/ar.md", "")
	time.AfterFunc(10*time.Millisecond, func() { n.write(n.name(1)+"/ar.md", arabic(1, "نص كامل.")) })
	f.changed(change{paths: []string{n.name(1) + "/ar.md"}})
	state := s.state.Load()
	if data, err := state.Bytes("ar/2025/bulletin-001/index.html"); err != nil || !strings.Contains(string(data), "نص كامل.") || len(state.Mistakes()) > 0 {
		t.Errorf("half of a file was taken for the whole: %v", state.Mistakes())
	}
}

// What a refresh leaves behind is collected after it: a save that came during the
// collection of the next would have to wait for it.
func TestRefreshIsCollected(t *testing.T) {
	s, err := newServer(t.Context(), newNewsroom(t).options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.session.Close(noon) })
	time.Sleep(2 * settled) // what other tests left
	forced := func() uint32 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.NumForcedGC
	}
	before, f := forced(), newFollower(s)
	f.refresh(t.Context())
	f.refreshed(<-f.done)
	until(t, "it is collected", func() bool { return forced() > before })
}

// Hundreds of files that change at once, as git changes them, are one refresh.
func TestManySavesAreOneRefresh(t *testing.T) {
	n := newNewsroom(t)
	const releases = 120
	for i := range releases {
		n.release(i)
	}
	var refreshes atomic.Int32
	p := n.serve(func(o *Options) {
		o.Build.Phase = func(name string) {
			if name == "plan" {
				refreshes.Add(1)
			}
		}
	})
	for i := range releases {
		n.write(n.name(i)+"/ar.md", arabic(i, "نص من فرع آخر."))
		n.write(n.name(i)+"/fr.md", "+++\ntitle = \"Autre branche\"\n+++\n\nTexte.\n")
	}
	until(t, "all of them are shown", func() bool {
		for i := range releases {
			if f, ok := p.state.Load().File(fmt.Sprintf("fr/2025/bulletin-%03d/index.html", i)); !ok || !strings.Contains(p.get("/"+f.Path), "Autre branche") {
				return false
			}
		}
		return true
	})
	if got := refreshes.Load(); got > 4 { // the first load is one; a slow machine may part the rest
		t.Errorf("refreshed %d times for one checkout", got)
	}
}

// What is served after all is resolved is what a build writes, apart from the
// preview's own script.
func TestServedEqualsBuilt(t *testing.T) {
	n := newNewsroom(t)
	p := n.serve(nil)
	n.write(n.name(1)+"/ar.md", arabic(1, "نص آخر، [هنا](/releases/2025/bulletin-002)."))
	n.write(n.name(2)+"/ar.md", strings.Replace(arabic(2, "نص"), "رقم", "برقم", 1))
	n.write(n.name(7)+"/ar.md", arabic(7, "بلاغ جديد."))
	until(t, "everything is resolved", func() bool {
		return strings.Contains(p.get("/ar/"), "برقم 2") && strings.Contains(p.get("/ar/"), "رقم 7")
	})

	p.equalsBuilt()
}

// equalsBuilt wants every file to be served as a build writes it.
func (p *preview) equalsBuilt() {
	t := p.t
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	o := p.newsroom.options().Build
	o.Target, o.At, o.Now = output.NewFolder(out), noon, time.Now()
	if r, err := build.Run(t.Context(), o); err != nil || r.Failed {
		t.Fatal(err, r.Diagnostics)
	}
	for _, name := range p.state.Load().Paths() {
		want, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
			continue
		}
		got := p.get("/" + name)
		if isHTML(name) {
			// The policy is the preview's own; TestPolicyIsLoosened is about it.
			got = policyMeta.ReplaceAllString(undressed.ReplaceAllString(got, ""), "")
			want = policyMeta.ReplaceAll(want, nil)
		}
		if got != string(want) {
			t.Errorf("/%s is not what a build writes:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// A mistake is laid over the page it is about, in the page's language, and goes
// when it is mended; the page stays.
func TestMistakeIsShownInTheLanguageOfThePage(t *testing.T) {
	tests := []struct{ lang, file, good, bad, want, message string }{
		{"ar", "ar.md", arabic(1, "نص البلاغ."), strings.Replace(arabic(1, "نص البلاغ."), "\"sante\"", "\"santé publique\"", 1),
			`lang="ar" dir="rtl"`, "أخطاء في هذه الصفحة"},
		{"fr", "fr.md", "+++\ntitle = \"Communiqué 1\"\n+++\n\nTexte.\n", "+++\ntitle = \"Communiqué 1\n+++\n\nTexte.\n", `lang="fr" dir="ltr"`, "Des erreurs sur cette page"},
	}
	for _, tt := range tests {
		t.Run(tt.lang, func(t *testing.T) {
			p := newNewsroom(t).serve(nil)
			file := p.name(1) + "/" + tt.file
			p.write(file, tt.good)
			address := "/" + tt.lang + "/2025/bulletin-001/"
			until(t, "all is calm", func() bool { return p.state.Load().Remarks(file) == nil })
			b := p.browse(address)
			p.write(file, tt.bad)
			told := b.hear("of the mistake", func(w word) bool { return w.Marks != nil && strings.Contains(*w.Marks, file) })
			for _, want := range []string{tt.want, tt.message, file + ":", "<mark>"} {
				if !strings.Contains(*told.Marks, want) {
					t.Errorf("the marks do not hold %q:\n%s", want, *told.Marks)
				}
			}
			if body := p.get(address); !strings.Contains(body, "</main>") {
				t.Errorf("the last good page is gone:\n%s", body)
			}
			elsewhere := p.browse("/" + tt.lang + "/2025/bulletin-002/")
			elsewhere.hear("of a mistake elsewhere", func(w word) bool {
				return w.Marks != nil && strings.Contains(*w.Marks, elsewhereCount.In(tt.lang, []string{"1"})) && !strings.Contains(*w.Marks, file)
			})
			p.write(file, tt.good)
			b.hear("that it is mended", func(w word) bool { return w.Marks != nil && *w.Marks == "" || w.Reload })
			fresh := p.browse(address)
			until(t, "nothing is left of it", func() bool { return len(p.state.Load().Mistakes()) == 0 })
			fresh.stop()
		})
	}
}

// A change of the style sheet is told as such; any other file of static/ by its
// address.
func TestStyleIsSwapped(t *testing.T) {
	n := newNewsroom(t)
	n.write("static/style.css", "body{margin:1px}")
	n.write("static/print.css", "body{margin:1px}")
	p := n.serve(nil)
	b := p.browse("/ar/2025/bulletin-001/")
	from := p.state.Load().Stylesheet()
	n.write("static/style.css", "body{margin:2px}")
	w := b.hear("of the style", func(w word) bool { return len(w.Styles) > 0 || w.Reload })
	if to := p.state.Load().Stylesheet(); w.Reload || w.Styles[0] != [2]string{from, to} || from == to {
		t.Errorf("told %+v, want the swap of %s for %s", w, from, to)
	}
	n.write("static/print.css", "body{margin:2px}")
	w = b.hear("of the file", func(w word) bool { return len(w.Files) > 0 || w.Reload })
	if w.Reload || w.Files[0] != "/print.css" {
		t.Errorf("told %+v, want the file /print.css", w)
	}
}

// A layout that fails is told on the page, which stays as it was.
func TestLayoutFaultIsShown(t *testing.T) {
	p := newNewsroom(t).serve(nil)
	b := p.browse("/fr/2025/bulletin-001/")
	p.write("layouts/release.html", "{{define \"main\"}}<p>{{.Nowhere}}</p>{{end}}")
	b.hear("of the layout", func(w word) bool {
		if w.Reload {
			t.Error("the page is loaded again, and cannot be made")
		}
		return w.Marks != nil && strings.Contains(*w.Marks, "layouts/release.html:1:23")
	})
	if body := p.get("/fr/2025/bulletin-001/"); !strings.Contains(body, "Texte du communiqué.") {
		t.Errorf("the last good page is gone:\n%s", body)
	}
	if resp, body := p.ask("GET", "/fr/2025/bulletin-002/", nil); resp.StatusCode != 500 || !strings.Contains(body, "reload.js") {
		t.Errorf("a page that was never made: %s\n%s", resp.Status, body)
	}
	p.remove("layouts/release.html")
	b.hear("that it is mended", func(w word) bool { return w.Reload || w.Marks != nil && *w.Marks == "" })
}

// What readers do not see yet is marked in the page's language, and shown to
// them when its hour comes.
func TestWhatWaitsIsMarked(t *testing.T) {
	n := newNewsroom(t)
	n.write(n.name(8)+"/ar.md", strings.Replace(arabic(8, "نص"), "date", "publish_at = 2026-07-01T09:00:00\ndate", 1))
	n.write(n.name(8)+"/fr.md", "+++\ntitle = \"Bientôt\"\n+++\n\nTexte.\n")
	n.write(n.name(9)+"/ar.md", strings.Replace(arabic(9, "نص"), "date", "draft = true\ndate", 1))
	p := n.serve(nil)
	for address, want := range map[string]string{
		"/ar/2025/bulletin-008/": "مجدول: يظهر للقراء يوم الأربعاء 1 يوليوز 2026 على الساعة 09:00",
		"/fr/2025/bulletin-008/": "Programmé\u00a0: paraît le mercredi 1er juillet 2026 à 09:00",
		"/ar/2025/bulletin-009/": "مسودة: لا يراها القراء",
	} {
		if body := html.UnescapeString(p.get(address)); !strings.Contains(body, `data-marks="`) || !strings.Contains(body, want) {
			t.Errorf("%s is not marked from the beginning", address)
		}
		p.browse(address).hear(want, func(w word) bool { return w.Marks != nil && strings.Contains(*w.Marks, want) })
	}
	b := p.browse("/fr/2025/bulletin-008/")
	b.hear("of the hour", func(w word) bool { return w.Marks != nil })
	p.pass(200 * 24 * time.Hour)
	b.hear("that the hour has come", func(w word) bool {
		return w.Reload || w.Marks != nil && !strings.Contains(*w.Marks, "class=\"bar\"")
	})

	public := n.serve(func(o *Options) { o.Build.Drafts = false })
	for _, i := range []int{8, 9} {
		if resp, _ := public.ask("GET", fmt.Sprintf("/ar/2025/bulletin-%03d/", i), nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("bulletin %d: %s, want it hidden from readers", i, resp.Status)
		}
	}
}

// A site that cannot be read at all is shown as soon as it can.
func TestStartsWithABrokenSite(t *testing.T) {
	n := newNewsroom(t)
	n.write("site.toml", "title = ")
	p := n.serve(nil)
	resp, _ := p.ask("GET", "/ar/", nil)
	if resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("%s, want 503", resp.Status)
	}
	b := p.browse("/ar/")
	b.hear("why", func(w word) bool { return w.Marks != nil && strings.Contains(*w.Marks, "site.toml:1") })
	n.write("site.toml", siteTOML)
	b.hear("that there is a site", func(w word) bool { return w.Reload })
	p.get("/ar/")
}

// A new release appears where it belongs, and one that is removed goes.
func TestFoldersComeAndGo(t *testing.T) {
	p := newNewsroom(t).serve(nil)
	b := p.browse("/ar/2025/bulletin-005/") // which there is none of
	p.release(5)
	b.hear("that there is a page", func(w word) bool { return w.Reload })
	until(t, "the list shows it", func() bool { return strings.Contains(p.get("/ar/"), "بلاغ رقم 5") })
	b = p.browse("/ar/2025/bulletin-005/")
	p.rename(p.name(5), "content/releases/2025/autre-nom")
	b.hear("that it is gone", func(w word) bool { return w.Reload })
	until(t, "it has its other name", func() bool {
		resp, _ := p.ask("GET", "/ar/2025/autre-nom/", nil)
		return resp.StatusCode == 200
	})
	b = p.browse("/ar/2025/autre-nom/")
	p.write("content/releases/2025/autre-nom/ar.md", arabic(5, "كُتب في المجلد بعد نقله."))
	b.hear("that it was edited under its other name", func(w word) bool { return w.Reload })
	p.remove("content/releases/2025/autre-nom")
	until(t, "it is gone", func() bool {
		resp, _ := p.ask("GET", "/ar/2025/autre-nom/", nil)
		return resp.StatusCode == 404
	})
}

func TestPorts(t *testing.T) {
	a, err := listen("", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := listen("", 0)
	if err != nil || a.Addr().String() == b.Addr().String() {
		t.Fatalf("a second preview: %v", err)
	}
	defer b.Close()
	_, taken, _ := strings.Cut(a.Addr().String(), ":")
	port, err := strconv.Atoi(taken)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := listen("", port); !errors.Is(err, ErrPort) {
		t.Errorf("a port that is taken and was asked for: %v", err)
	}
}
