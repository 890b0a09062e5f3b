package build

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/output"
)

// defaults are the built-in layouts, static files and source, as embed.go
// carries them: read once, so that an edit during the tests moves no key.
var defaults = func() fs.FS {
	m := fstest.MapFS{}
	for _, dir := range []string{"layouts", "static", "internal/build"} {
		err := filepath.WalkDir(filepath.Join("../..", dir), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.Contains(p, "testdata") {
				return err
			}
			data, err := os.ReadFile(p)
			m[strings.TrimPrefix(filepath.ToSlash(p), "../../")] = &fstest.MapFile{Data: data, Mode: 0o644}
			return err
		})
		if err != nil {
			panic(err)
		}
	}
	return m
}()

// noon is the moment tests build at.
var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// site is a small newsroom on disk.
type site struct {
	t    testing.TB
	dir  string
	root *os.Root
	at   time.Time
}

const siteTOML = `base_url = "https://news.example.org/presse"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
[title]
ar = "غرفة الأخبار"
fr = "Salle de presse"
zgh = "ⵉⵏⵖⵎⵉⵙⵏ"
[[languages]]
code = "ar"
locale = "ar-MA"
name = "العربية"
[[languages]]
code = "fr"
locale = "fr"
name = "Français"
[tags.sante]
ar = "الصحة"
fr = "Santé"
[tags.partenariats]
ar = "الشراكات"
fr = "Partenariats"
[regions.souss-massa]
ar = "سوس - ماسة"
fr = "Souss-Massa"
iso = "MA-09"
tile = [3, 2]
[regions.oriental]
ar = "الشرق"
fr = "L’Oriental"
iso = "MA-02"
tile = [1, 4]
[series.rencontres]
ar = "لقاءات"
fr = "Rencontres"
[people.directrice]
ar = "المديرة"
fr = "La directrice"
`

func newTestSite(t testing.TB) *site {
	s := newSiteIn(t, t.TempDir())
	s.write("site.toml", siteTOML)
	s.write("content/pages/about/ar.md", "+++\ntitle = \"من نحن\"\n+++\n\nنص.\n")
	s.write("content/pages/about/fr.md", "+++\ntitle = \"Qui sommes-nous\"\n+++\n\nTexte.\n")
	return s
}

// newSiteIn is a site without a file.
func newSiteIn(t testing.TB, dir string) *site {
	s := &site{t: t, dir: dir, at: noon}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	s.root = root
	return s
}

// write writes a file; its time is old enough for the record of sources to
// trust it.
func (s *site) write(name, text string) {
	s.t.Helper()
	p := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(p, old, old); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) remove(name string) {
	s.t.Helper()
	if err := os.RemoveAll(filepath.Join(s.dir, filepath.FromSlash(name))); err != nil {
		s.t.Fatal(err)
	}
}

// release writes release number n in both languages, dated n days after the
// beginning of 2025.
func (s *site) release(n int) string {
	day := time.Date(2025, 1, 1, 9, 30, 0, 0, time.UTC).AddDate(0, 0, n)
	dir := fmt.Sprintf("content/releases/%d/bulletin-%03d", day.Year(), n)
	tag, region := [2]string{"sante", "partenariats"}[n%2], [2]string{"souss-massa", "oriental"}[n/2%2]
	series := ""
	if n%3 == 0 {
		series = fmt.Sprintf("series = \"rencontres\"\npart = %d\n", n/3+1)
	}
	s.write(dir+"/ar.md", fmt.Sprintf("+++\ntitle = \"بلاغ رقم %d\"\ndate = %s\nplace = \"أكادير\"\ntags = [\"%s\"]\nregions = [\"%s\"]\npeople = [\"directrice\"]\n%s+++\n\nنص البلاغ رقم %d.\n",
		n, day.Format(time.RFC3339), tag, region, series, n))
	s.write(dir+"/fr.md", fmt.Sprintf("+++\ntitle = \"Communiqué %d\"\nplace = \"Agadir\"\n+++\n\nTexte du communiqué %d.\n", n, n))
	return dir
}

// options build into a folder of the test.
func (s *site) options(out string) Options {
	return Options{
		Site: content.Folder(s.root), Dir: s.dir, Defaults: defaults, Target: output.NewFolder(out), At: s.at, Now: time.Now(),
	}
}

// build builds and wants no error.
func (s *site) build(out string) *Report {
	s.t.Helper()
	r, err := Run(context.Background(), s.options(out))
	if err != nil {
		s.t.Fatal(err)
	}
	if r.Failed {
		var b strings.Builder
		diag.WriteLines(&b, r.Diagnostics, "en")
		s.t.Fatal(b.String())
	}
	return r
}

// tree reads a built site, the target's own folder included.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		if rel, _ := filepath.Rel(dir, p); filepath.Base(p) != "lock" {
			out[filepath.ToSlash(rel)] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// differ lists the paths in which two trees differ.
func differ(a, b map[string]string) []string {
	var out []string
	for p, text := range a {
		if other, ok := b[p]; !ok {
			out = append(out, "only before: "+p)
		} else if other != text {
			out = append(out, "other bytes: "+p)
		}
	}
	for p := range b {
		if _, ok := a[p]; !ok {
			out = append(out, "only after: "+p)
		}
	}
	return out
}
