package e2e

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// site is a source folder and what was built from it.
type site struct {
	name, src, out, base string
}

// now is inside the news window of one release of testdata/more, after the
// expiry of another, and before the one that is withheld.
const now = "2025-07-05T12:00"

const home = "https://news.example.org"

// The three sites that most tests read, each built once: the sample as it is in
// the repository; the sample with every state and length a page can have; the
// latter under a path of its host.
var (
	sample = once("sample", home, func(dir string) error { return copySample(dir) })
	full   = once("full", home, copyFull)
	press  = once("press", "https://example.org/press", copyFull)
)

func once(name, base string, fill func(dir string) error, flags ...string) func(t *testing.T) *site {
	var s *site
	var failed error
	var do sync.Once
	return func(t *testing.T) *site {
		t.Helper()
		do.Do(func() {
			s = &site{name, filepath.Join(work, name, "src"), filepath.Join(work, name, "out"), base}
			if failed = fill(s.src); failed != nil {
				return
			}
			r := balagh(t, s.src, append([]string{"build", "--out", s.out, "--base-url", base, "--at", now}, flags...)...)
			if r.code != 0 {
				failed = fmt.Errorf("build: exit %d\n%s", r.code, r.stderr)
			}
		})
		if failed != nil {
			t.Fatal(failed)
		}
		return s
	}
}

func copySample(dir string) error {
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(root, "content"))); err != nil {
		return err
	}
	text, err := os.ReadFile(filepath.Join(root, "site.toml"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "site.toml"), text, 0o644)
}

// bulk is more than one page of a list holds.
const bulk = 55

// copyFull adds testdata/more to the sample, and so many short releases of one
// topic, region, month and series that each of their lists is cut.
func copyFull(dir string) error {
	if err := copySample(dir); err != nil {
		return err
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "more"))); err != nil {
		return err
	}
	for i := 1; i <= bulk; i++ {
		folder := filepath.Join(dir, "content", "releases", "2022", fmt.Sprintf("bulletin-%02d", i))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		ar := fmt.Sprintf("+++\ntitle = \"النشرة رقم %d\"\ndate = 2022-05-%02d\ntags = [\"mutualite\"]\n"+
			"regions = [\"oriental\"]\npeople = [\"moulay-ibrahim-el-othmani\"]\nseries = \"rencontres-regionales\"\npart = %d\n"+
			"[[corrections]]\ndate = 2022-06-01\ntext = \"صحح رقم النشرة.\"\n+++\n\nنص قصير للنشرة رقم %d.\n", i, i%28+1, i+100, i)
		fr := fmt.Sprintf("+++\ntitle = \"Bulletin numéro %d\"\n"+
			"[[corrections]]\ndate = 2022-06-01\ntext = \"Numéro rectifié.\"\n+++\n\nTexte court du bulletin %d.\n", i, i)
		for name, text := range map[string]string{"ar.md": ar, "fr.md": fr} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// files lists what was published, sorted, with / between folders. What the
// target remembers is not of it.
func (s *site) files(t *testing.T) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(s.out), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && p == ".balagh" {
			return fs.SkipDir
		}
		if err == nil && !d.IsDir() {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func (s *site) with(t *testing.T, suffix string) []string {
	t.Helper()
	return slices.DeleteFunc(s.files(t), func(p string) bool { return !strings.HasSuffix(p, suffix) })
}

func (s *site) read(t *testing.T, p string) string {
	t.Helper()
	return read(t, filepath.Join(s.out, filepath.FromSlash(p)))
}

// address is where a file is published, without the host.
func (s *site) address(p string) string {
	u, err := url.Parse(s.base)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return u.Path + "/" + strings.TrimSuffix(p, "index.html")
}

// file is what an address leads to: a published file, or "" and false.
func (s *site) file(u *url.URL, have map[string]bool) (string, bool) {
	base, err := url.Parse(s.base)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	p, below := strings.CutPrefix(u.Path, base.Path+"/")
	if !below {
		return "", false
	}
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	return p, have[path.Clean(p)] && path.Clean(p) == p
}

func (s *site) set(t *testing.T) map[string]bool {
	t.Helper()
	have := map[string]bool{}
	for _, p := range s.files(t) {
		have[p] = true
	}
	return have
}

// tree is every file of a folder with its bytes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && path.Base(p) != "lock" {
			out[p] = read(t, filepath.Join(dir, p))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// published is the tree of a site without what the target remembers.
func published(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := tree(t, dir)
	for p := range all {
		if strings.HasPrefix(p, ".balagh/") {
			delete(all, p)
		}
	}
	return all
}

// differ lists the paths in which two trees are not equal, sorted.
func differ(a, b map[string]string) []string {
	var out []string
	for p, text := range a {
		if other, ok := b[p]; !ok || other != text {
			out = append(out, p)
		}
	}
	for p := range b {
		if _, ok := a[p]; !ok {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

// report is what build --json says of a run.
type report struct {
	Made, Written, Unchanged int
	New, Changed, Removed    []string
}

func (r result) report(t *testing.T) report {
	t.Helper()
	var out report
	if err := json.Unmarshal(r.must(t).stdout, &out); err != nil {
		t.Fatalf("%v: %s", err, r.stdout)
	}
	return out
}
