package build

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// aged is a site whose last build can be relied upon, with its report.
func aged(t *testing.T) (*site, string, *Report) {
	t.Helper()
	s := newTestSite(t)
	for n := range 3 {
		s.release(n)
	}
	out := filepath.Join(t.TempDir(), "public")
	first := s.build(out)
	if second := s.build(out); !second.Same || second.Pages != first.Pages || second.Recalled != first.Read || second.Unchanged != first.Pages {
		t.Fatalf("a second build planned anew: %+v", second)
	}
	return s, out, first
}

// Whatever a build is made from, a change of it is seen.
func TestUnchangedSeesEveryInput(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *site, out string, o *Options)
	}{
		{"an edition", func(s *site, _ string, _ *Options) {
			s.write("content/releases/2025/bulletin-001/ar.md", "+++\ntitle = \"عنوان آخر\"\ndate = 2025-01-02\n+++\nنص.\n")
		}},
		{"a new file beside it", func(s *site, _ string, _ *Options) { s.write("content/releases/2025/bulletin-001/x.pdf", "%PDF-") }},
		{"a folder that is empty", func(s *site, _ string, _ *Options) {
			os.MkdirAll(filepath.Join(s.dir, "content/releases/2025/فارغ"), 0o777)
		}},
		{"an edition gone", func(s *site, _ string, _ *Options) { s.remove("content/releases/2025/bulletin-001/fr.md") }},
		{"site.toml", func(s *site, _ string, _ *Options) {
			text, _ := os.ReadFile(filepath.Join(s.dir, "site.toml"))
			s.write("site.toml", string(text)+"\n# تعليق\n")
		}},
		{"a layout of the site", func(s *site, _ string, _ *Options) {
			s.write("layouts/partials/pager.html", `{{define "pager"}}{{end}}`)
		}},
		{"a string of the site", func(s *site, _ string, _ *Options) { s.write("layouts/x.html", ``) }},
		{"a static file", func(s *site, _ string, _ *Options) { s.write("static/x.txt", "x") }},
		{"a static file gone", func(s *site, _ string, _ *Options) { s.remove("static/fixed.txt") }},
		{"the moment, before", func(_ *site, _ string, o *Options) { o.At = o.At.Add(-time.Second) }},
		{"drafts", func(_ *site, _ string, o *Options) { o.Drafts = true }},
		{"strictness", func(_ *site, _ string, o *Options) { o.Strict = true }},
		{"the address", func(_ *site, _ string, o *Options) { o.BaseURL = "https://example.org/x" }},
		{"everything anew", func(_ *site, _ string, o *Options) { o.Full = true }},
		{"the target", func(_ *site, out string, _ *Options) { os.RemoveAll(out) }},
		{"the target's manifest", func(_ *site, out string, _ *Options) {
			os.Remove(filepath.Join(out, ".balagh/manifest/index"))
		}},
		{"the word of the last build", func(s *site, _ string, _ *Options) {
			name := filepath.Join(s.dir, memoryDir, lastFile)
			text, _ := os.ReadFile(name)
			text[len(text)-1] ^= 1
			os.WriteFile(name, text, 0o666)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, out, _ := aged(t)
			s.write("static/fixed.txt", "x")
			s.build(out)
			if r := s.build(out); !r.Same {
				t.Fatal("not the same before the change")
			}
			o := s.options(out)
			c.change(s, out, &o)
			if r, _ := Run(t.Context(), o); r.Same {
				t.Error("the build did not see it")
			}
		})
	}
}

// A build in the same span of the release clock is the same; at its end it is not.
func TestUnchangedKeepsTheHour(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	s.write("content/releases/2025/ghadan/ar.md", "+++\ntitle = \"غدا\"\ndate = 2025-03-01\npublish_at = 2026-06-01T09:00:00+01:00\n+++\nنص.\n")
	out := filepath.Join(t.TempDir(), "public")
	o := s.options(out)
	due := time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		at       time.Time
		same     bool
		releases int
	}{
		{due.Add(-48 * time.Hour), false, 1}, {due.Add(-time.Second), true, 1}, {due, false, 2}, {due.Add(time.Hour), true, 2}, {due.Add(-time.Hour), false, 1},
	} {
		o.At = c.at
		r, err := Run(t.Context(), o)
		if err != nil || r.Same != c.same || r.Releases != c.releases {
			t.Errorf("at %s: same %v with %d releases, want %v with %d (%v)", c.at, r.Same, r.Releases, c.same, c.releases, err)
		}
	}
}

// What changed a moment before a build can change again within the same tick of
// the clock, so nothing is taken for granted after it.
func TestUnchangedDoesNotTrustTheYoung(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	out := filepath.Join(t.TempDir(), "public")
	name := filepath.Join(s.dir, "content/releases/2025/bulletin-001/ar.md")
	o := s.options(out)
	os.Chtimes(name, o.Now.Add(-time.Second), o.Now.Add(-time.Second))
	for range 2 {
		if r, err := Run(t.Context(), o); err != nil || r.Same {
			t.Errorf("same: %v (%v)", r.Same, err)
		}
	}
}

// Without any memory, as on a machine that builds for the first time, every text
// is read, and nothing is made that the target holds.
func TestWithoutMemoryNothingIsMadeTwice(t *testing.T) {
	s, out, first := aged(t)
	before := tree(t, out)
	s.remove(memoryDir)
	r := s.build(out)
	if r.Same || r.Read != first.Read || r.Recalled != 0 {
		t.Errorf("read %d and recalled %d editions of %d", r.Read, r.Recalled, first.Read)
	}
	if r.Made+r.Written+r.PartsRead+r.PartsWritten+r.Decoded != 0 || r.Unchanged != first.Pages {
		t.Errorf("made %d, wrote %d, decoded %d, unchanged %d of %d", r.Made, r.Written, r.Decoded, r.Unchanged, first.Pages)
	}
	if d := differ(before, tree(t, out)); d != nil {
		t.Error(d)
	}
}
