package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"balagh/internal/diag"
)

// session opens a preview of the site as readers see it.
func (s *site) session(drafts bool) (*Session, *Snapshot) {
	s.t.Helper()
	o := s.options("")
	o.Target, o.Drafts = nil, drafts
	session, err := OpenSession(s.t.Context(), o)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		if err := session.Close(time.Now()); err != nil {
			s.t.Error(err)
		}
	})
	return session, s.refresh(session, nil)
}

func (s *site) refresh(session *Session, was *Snapshot) *Snapshot {
	s.t.Helper()
	state, err := session.Refresh(context.Background(), was, s.at)
	if err != nil {
		s.t.Fatal(err)
	}
	return state
}

// shown are the bytes of every file a state shows.
func shown(t testing.TB, s *Snapshot) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range s.Paths() {
		data, err := s.Bytes(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = string(data)
	}
	return out
}

// published leaves out what a target keeps for itself.
func published(site map[string]string) map[string]string {
	for name := range site {
		if strings.HasPrefix(name, ".balagh/") {
			delete(site, name)
		}
	}
	return site
}

// After any edits, shown at once where that can be, a refresh shows what a build
// makes, byte for byte; what a build refuses is shown as far as it goes, and
// leaves nothing behind once it is taken back.
func TestPreviewEqualsBuild(t *testing.T) {
	edits := slices.DeleteFunc(slices.Clone(editNames), func(name string) bool {
		return name == "drafts" || name == "webp" || name == "other address" // options, which a preview keeps
	})
	rapid.Check(t, func(rt *rapid.T) {
		s := newSiteIn(t, scratch(t))
		e := &editor{site: s, T: rt, state: beginning(s.at)}
		e.sync()
		session, snapshot := s.session(false)
		out := filepath.Join(filepath.Dir(s.dir), "public")
		for range rapid.IntRange(2, 4).Draw(rt, "refreshes") {
			was := e.clone()
			for range rapid.IntRange(1, 6).Draw(rt, "edits") {
				everyEdit[rapid.SampledFrom(edits).Draw(rt, "edit")](e)
				before := e.disk
				e.sync()
				for name, text := range e.disk {
					if next, ok := session.Edit(snapshot, name); before[name] != text && ok {
						snapshot = next
					}
				}
			}
			s.at = e.hour
			snapshot = s.refresh(session, snapshot)
			o := s.options(out)
			o.At = e.hour
			r, err := Run(t.Context(), o)
			if err != nil {
				rt.Fatal(err)
			}
			if r.Failed != (len(snapshot.Mistakes()) > 0) {
				rt.Fatalf("a build fails: %v; the preview knows of %v", r.Failed, snapshot.Mistakes())
			}
			if r.Failed {
				shown(t, snapshot)
				e.state = was
				e.sync()
				continue
			}
			if d := differ(published(tree(t, out)), shown(t, snapshot)); d != nil {
				rt.Fatalf("the preview and a build differ: %v", d)
			}
		}
	})
}

const words = "+++\ntitle = \"%s\"\ndate = 2025-01-08T09:30:00Z\nplace = \"أكادير\"\ntags = [\"partenariats\"]\nregions = [\"oriental\"]\npeople = [\"directrice\"]\n+++\n\n%s\n"

// A save of words is shown at once, in the pages of its release alone: one
// edition is parsed, and the pages are those a build would make.
func TestEditIsShownAtOnce(t *testing.T) {
	for _, size := range []int{8, 40} {
		s := newTestSite(t)
		for n := range size {
			s.release(n)
		}
		const dir, page = "content/releases/2025/bulletin-007", "2025/bulletin-007/index.html"
		s.write(dir+"/ar.md", fmt.Sprintf(words, "بلاغ رقم 7", "نص البلاغ."))
		session, before := s.session(false)
		parsed := session.Parsed()
		s.write(dir+"/ar.md", fmt.Sprintf(words, "بلاغ رقم 7", "نص آخر، [هنا](/pages/about)."))
		after, ok := session.Edit(before, dir+"/ar.md")
		if !ok {
			t.Fatal("a new text is not shown at once")
		}
		if n := session.Parsed() - parsed; n != 1 {
			t.Errorf("%d releases: parsed %d editions, want 1", size, n)
		}
		var moved []string
		for _, name := range before.Paths() {
			f, _ := before.File(name)
			if g, _ := after.File(name); f.Key != g.Key {
				moved = append(moved, name)
			}
		}
		if want := []string{"ar/" + page}; !slices.Equal(moved, want) {
			t.Errorf("%d releases: the keys of %v moved, want %v", size, moved, want)
		}
		out := filepath.Join(t.TempDir(), "public")
		s.build(out)
		made, err := after.Bytes("ar/" + page)
		if err != nil || string(made) != s.page(out, "ar/"+page) {
			t.Errorf("the page is not what a build makes: %v", err)
		}
		if old, err := before.Bytes("ar/" + page); err != nil || strings.Contains(string(old), "نص آخر") {
			t.Errorf("the state before shows the edit: %v", err)
		}
	}
}

// What reaches further than the pages of a release is left to a refresh.
func TestEditKnowsItsReach(t *testing.T) {
	front := func(change ...string) string {
		return strings.NewReplacer(change...).Replace(fmt.Sprintf(words, "بلاغ", "نص"))
	}
	tests := []struct {
		name, text string
		atOnce     bool
	}{
		{"title", front("بلاغ", "بلاغ آخر"), true},
		{"summary", front("place", "summary = \"ملخص\"\nplace"), true},
		{"correction", front("place", "corrections = [{date = 2026-01-02, text = \"صُحح الرقم\"}]\nplace"), true},
		{"a link", front("نص", "[من نحن](/pages/about)"), true},
		{"a first digest", front("place", "translated_from = \"1:0123456789ab\"\nplace"), false},
		{"date", front("2025-01-08", "2025-01-09"), false},
		{"tag", front("\"partenariats\"", "\"sante\""), false},
		{"region", front("oriental", "souss-massa"), false},
		{"person", front("people = [\"directrice\"]\n", ""), false},
		{"series", front("place", "series = \"rencontres\"\npart = 9\nplace"), false},
		{"slug", front("place", "slug = \"nom\"\nplace"), false},
		{"alias", front("place", "aliases = [\"/قديم\"]\nplace"), false},
		{"draft", front("place", "draft = true\nplace"), false},
		{"hour", front("place", "publish_at = 2026-05-01T09:00:00\nplace"), false},
		{"expiry", front("place", "expires = 2026-05-01T09:00:00\nplace"), false},
		{"withdrawal", front("place", "withdrawn = {date = 2026-01-02, reason = \"خطأ\"}\nplace"), false},
		{"scope", front("place", "scope = \"national\"\nplace"), false},
		{"picture", front("نص", "![صورة](a.png)"), false},
		{"attachment", front("+++\n\n", "[[attachments]]\nfile = \"a.png\"\n+++\n\n"), false},
		{"related", front("place", "related = [\"bulletin-001\"]\nplace"), false},
		{"original", front("place", "original = true\nplace"), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newTestSite(t)
			s.release(1)
			s.release(7)
			const name = "content/releases/2025/bulletin-007/ar.md"
			s.write("content/releases/2025/bulletin-007/a.png", photo(t, 1, 40, 30))
			s.write(name, front())
			session, state := s.session(false)
			s.write(name, tt.text)
			if _, ok := session.Edit(state, name); ok != tt.atOnce {
				t.Errorf("shown at once: %v, want %v", ok, tt.atOnce)
			}
		})
	}
}

// A mistake is named and the last good page stays, at once and after a refresh,
// whatever else is edited; mending it leaves nothing behind.
func TestMistakeKeepsTheLastGoodPage(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	s.release(7)
	const name, page = "content/releases/2025/bulletin-007/ar.md", "ar/2025/bulletin-007/index.html"
	s.write(name, fmt.Sprintf(words, "بلاغ", "النص الأول."))
	session, state := s.session(false)
	good, err := state.Bytes(page)
	if err != nil {
		t.Fatal(err)
	}
	s.write(name, strings.Replace(fmt.Sprintf(words, "بلاغ", "النص الثاني."), "\"بلاغ\"", "\"بلاغ", 1))
	broken, ok := session.Edit(state, name)
	if !ok {
		t.Fatal("a mistake is not shown at once")
	}
	for when, state := range map[string]*Snapshot{"at once": broken, "after a refresh": s.refresh(session, state), "again": s.refresh(session, broken)} {
		of := state.Remarks(name)
		if diag.Count(of, diag.Error) == 0 || of[0].Start.Line != 2 {
			t.Errorf("%s: the mistake is not named at line 2: %+v", when, of)
		}
		if got, err := state.Bytes(page); err != nil || string(got) != string(good) {
			t.Errorf("%s: the last good page is gone: %v", when, err)
		}
		if n := len(state.Mistakes()); n == 0 {
			t.Errorf("%s: no mistakes", when)
		}
	}
	s.write(name, fmt.Sprintf(words, "بلاغ", "النص الثاني."))
	state = s.refresh(session, broken)
	if got, _ := state.Bytes(page); !strings.Contains(string(got), "النص الثاني") || len(state.Mistakes()) != 0 {
		t.Errorf("mended, and still: %v", state.Mistakes())
	}
}

// What cannot be read of the site's own files leaves the pages as they were.
func TestBrokenSiteKeepsItsPages(t *testing.T) {
	layout := "layouts/release.html"
	tests := []struct{ name, file, text, path, at string }{
		{"site.toml", "site.toml", strings.Replace(siteTOML, "[title]", "[title", 1), "site.toml", "4"},
		{"a layout that cannot be read", layout, "{{define \"main\"}}\n{{if}}{{end}}", layout, "2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newTestSite(t)
			s.release(1)
			session, state := s.session(false)
			before := shown(t, state)
			s.write(tt.file, tt.text)
			state = s.refresh(session, state)
			faults := state.Faults()
			if len(faults) == 0 || faults[0].Path != tt.path || fmt.Sprint(faults[0].Start.Line) != tt.at {
				t.Fatalf("faults %+v, want one of %s at line %s", faults, tt.path, tt.at)
			}
			if d := differ(before, shown(t, state)); d != nil {
				t.Error(d)
			}
			if tt.file == layout {
				s.remove(tt.file)
			} else {
				s.write(tt.file, siteTOML)
			}
			if state = s.refresh(session, state); len(state.Faults()) != 0 {
				t.Errorf("mended, and still: %v", state.Faults())
			}
		})
	}
}

// A layout that fails on some data is told with the place of what failed in the
// file as it was written.
func TestLayoutFaultHasItsPlace(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	s.write("layouts/release.html", "{{define \"main\"}}\n<p>{{.Head.Title}}</p>\n  <p>{{.Nowhere}}</p>\n{{end}}")
	_, state := s.session(false)
	_, err := state.Bytes("ar/2025/bulletin-001/index.html")
	if err == nil {
		t.Fatal("a field there is not was shown")
	}
	if d := state.Fault(err); d.Path != "layouts/release.html" || d.Start.Line != 3 || d.Start.Column != 8 {
		t.Errorf("the fault is at %s:%d:%d, want layouts/release.html:3:8: %v", d.Path, d.Start.Line, d.Start.Column, err)
	}
}

// A preview shows what readers do not see yet, and knows it; without drafts it
// shows what they see.
func TestPreviewShowsWhatWaits(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	text := fmt.Sprintf(words, "بلاغ", "نص")
	s.write("content/releases/2025/brouillon/ar.md", strings.Replace(text, "place", "draft = true\nplace", 1))
	s.write("content/releases/2025/programme/ar.md", strings.Replace(text, "place", "publish_at = 2026-03-12T09:00:00\nplace", 1))
	_, state := s.session(true)
	status := map[string]Status{}
	for _, e := range state.Overview() {
		status[e.ID] = e.Status
	}
	for id, want := range map[string]Status{"brouillon": Draft, "programme": Scheduled, "bulletin-001": Public} {
		p, ok := state.Place("ar/2025/" + id + "/index.html")
		if !ok || status[id] != want || p.Release.Draft != (want == Draft) || p.Release.Until.IsZero() != (want != Scheduled) {
			t.Errorf("%s is %s (draft %v, until %v), want %s", id, status[id], p.Release.Draft, p.Release.Until, want)
		}
	}
	if want := time.Date(2026, 3, 12, 9, 0, 0, 0, state.Site().Zone); !state.Next().Equal(want) {
		t.Errorf("the next moment is %v, want %v", state.Next(), want)
	}
	_, state = s.session(false)
	for _, id := range []string{"brouillon", "programme"} {
		if _, ok := state.File("ar/2025/" + id + "/index.html"); ok {
			t.Errorf("%s is shown to readers", id)
		}
	}
}

// A file that changed just before it was read may have changed once more within
// the same tick of the clock: it is read again.
func TestRefreshReadsYoungFilesAgain(t *testing.T) {
	s := newTestSite(t)
	const name, page = "content/releases/2025/bulletin-007/ar.md", "ar/2025/bulletin-007/index.html"
	for _, age := range []time.Duration{0, time.Hour} {
		at := time.Now().Add(-age)
		save := func(text string) {
			s.write(name, fmt.Sprintf(words, "بلاغ", text))
			if err := os.Chtimes(filepath.Join(s.dir, filepath.FromSlash(name)), at, at); err != nil {
				t.Fatal(err)
			}
		}
		save("النص الأول.")
		session, state := s.session(false)
		parsed := session.Parsed()
		save("النص الثان.") // as long as the first
		state = s.refresh(session, state)
		data, err := state.Bytes(page)
		if err != nil {
			t.Fatal(err)
		}
		if young := age == 0; strings.Contains(string(data), "النص الثان.") != young || (session.Parsed() > parsed) != young {
			t.Errorf("a file of %v ago: read again %v, want %v", age, !young, young)
		}
	}
}

// Where site.toml gives texts another meaning, all of them are read again.
func TestRefreshHearsOfAnotherTimeZone(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	s.write("content/releases/2025/bulletin-007/ar.md", strings.Replace(fmt.Sprintf(words, "بلاغ", "نص"), "T09:30:00Z", "", 1))
	session, state := s.session(false)
	s.write("site.toml", strings.Replace(siteTOML, "Africa/Casablanca", "Asia/Tokyo", 1))
	state = s.refresh(session, state)
	clean := filepath.Join(t.TempDir(), "public")
	s.build(clean)
	if d := differ(published(tree(t, clean)), shown(t, state)); d != nil {
		t.Error(d)
	}
}

// trap is a site with a text whose reading brings out a bug of our own.
type trap struct {
	fs.FS
	name string
}

func (f trap) Open(name string) (fs.File, error) {
	if name == f.name {
		panic("internal error: out of range")
	}
	return f.FS.Open(name)
}

// A preview outlives a bug that one text brings out: a save of it is not shown at
// once, a refresh names the text, and both work again when it is gone.
func TestSessionOutlivesABug(t *testing.T) {
	s := newTestSite(t)
	for i := range 3 {
		s.write(fmt.Sprintf("content/releases/2025/liqa-%d/ar.md", i), "+++\ntitle = \"لقاء\"\ndate = 2025-06-17\n+++\n\nنص.\n")
	}
	session, was := s.session(false)
	const name = "content/releases/2025/liqa-1/ar.md"
	sound := session.options.Site
	s.write(name, "+++\ntitle = \"لقاء\"\ndate = 2025-06-17\n+++\n\nنص آخر.\n")
	session.options.Site = trap{sound, name}
	if next, ok := session.Edit(was, name); ok || next != nil {
		t.Error("the save is shown")
	}
	next, err := session.Refresh(t.Context(), was, s.at)
	if own := new(PanicError); next != nil || !errors.As(err, &own) || err.Error() != name+": internal error: out of range" {
		t.Errorf("%v %v", next, err)
	}
	session.options.Site = sound
	if again, ok := session.Edit(was, name); !ok || len(again.Remarks(name)) > 0 {
		t.Errorf("%v", ok)
	}
	if fresh := s.refresh(session, was); len(fresh.Paths()) == 0 {
		t.Error("no page")
	}
}

// While a file cannot be understood, its mistake is all there is to say of it:
// remarks on the text that stands in its place would name what it no longer says.
func TestBrokenFileHearsOfItselfAlone(t *testing.T) {
	s := newTestSite(t)
	const name = "content/releases/2025/liqa/ar.md"
	s.write(name, "+++\ntitle = \"لقاء\"\ndate = 2025-06-17\ntags = [\"غير موجود\"]\n+++\n\nنص.\n")
	session, was := s.session(false)
	rules := func(s *Snapshot) (out []string) {
		for _, d := range s.Remarks(name) {
			out = append(out, d.Rule)
		}
		return out
	}
	if got := rules(was); !slices.Equal(got, []string{"translation-missing", "unknown-tag"}) {
		t.Fatal(got)
	}
	s.write(name, "+++\ntitle = \"لقاء\ndate = 2025-06-17\ntags = [\"غير موجود\"]\n+++\n\nنص.\n")
	if got := rules(s.refresh(session, was)); !slices.Equal(got, []string{"toml-syntax"}) {
		t.Errorf("broken: %q", got)
	}
	s.write(name, "+++\ntitle = \"لقاء ثان\"\ndate = 2025-06-17\ntags = [\"غير موجود\"]\n+++\n\nنص.\n")
	if got := rules(s.refresh(session, was)); !slices.Equal(got, []string{"translation-missing", "unknown-tag"}) {
		t.Errorf("mended: %q", got)
	}
}
