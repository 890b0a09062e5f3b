package importer

import (
	"context"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	balagh "balagh"
	"balagh/internal/config"
	"balagh/internal/content"
)

// newsroom is the sample site without its releases.
func newsroom(t testing.TB) *config.Site {
	t.Helper()
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(balagh.Files, layouts)
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site
}

// now is after all dates of the samples.
var now = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// trial is one import into an empty folder.
type trial struct {
	t     testing.TB
	dir   string
	root  *os.Root
	o     Options
	words map[string][2]string // kept and dropped, by source
}

func newTrial(t testing.TB) *trial {
	t.Helper()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	tr := &trial{t: t, dir: dir, root: root, words: map[string][2]string{}}
	tr.o = Options{Root: root, Site: newsroom(t), Lang: "en", Now: now}
	tr.o.audit = func(source, kept, dropped string) { tr.words[source] = [2]string{kept, dropped} }
	return tr
}

func text(name, s string) File {
	return File{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s)), nil }}
}

// run imports files given as name and text in turn.
func (tr *trial) run(pairs ...string) *Report {
	tr.t.Helper()
	tr.o.Files = nil
	for i := 0; i < len(pairs); i += 2 {
		tr.o.Files = append(tr.o.Files, text(pairs[i], pairs[i+1]))
	}
	return tr.again()
}

func (tr *trial) again() *Report {
	tr.t.Helper()
	r, err := Run(context.Background(), tr.o)
	if err != nil {
		tr.t.Fatal(err)
	}
	for _, code := range []string{"ar", "fr", "en"} { // every word of the report exists
		if err := r.Text(io.Discard, code); err != nil {
			tr.t.Fatal(err)
		}
	}
	return r
}

// one imports a single text and reads it back.
func (tr *trial) one(name, s string) (Item, *content.Edition, string) {
	tr.t.Helper()
	r := tr.run(name, s)
	if len(r.Items) != 1 || r.Items[0].Status != "written" {
		tr.t.Fatalf("%+v %+v", r.Items, r.Notes)
	}
	e, body := tr.read(r.Items[0].Path)
	return r.Items[0], e, body
}

func (tr *trial) read(p string) (*content.Edition, string) {
	tr.t.Helper()
	file, err := tr.root.ReadFile(p)
	if err != nil {
		tr.t.Fatal(err)
	}
	kind := content.Release
	if strings.HasPrefix(p, "content/pages/") {
		kind = content.Standing
	}
	code := strings.TrimSuffix(filepath.Base(p), ".md")
	e, body, remarks := content.Read(tr.o.Site, kind, p, code, file)
	if e == nil || len(remarks) > 0 {
		tr.t.Fatalf("%v\n%s", remarks, file)
	}
	return e, strings.TrimSpace(string(body.Body))
}

// files are all files below the site.
func (tr *trial) files() []string {
	var out []string
	err := fs.WalkDir(tr.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		tr.t.Fatal(err)
	}
	return out
}

var (
	linkAddress = regexp.MustCompile(`\]\([^)\s]*\)`)
	pictureForm = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
	listNumber  = regexp.MustCompile(`(?m)^\s*\d+\. `)
)

// whole wants every word of a text in what was kept or in what was dropped, as
// often as it stands there, and no other.
func (tr *trial) whole(source, s string) {
	tr.t.Helper()
	w, ok := tr.words[source]
	if !ok {
		tr.t.Fatalf("%s was not imported", source)
	}
	kept := pictureForm.ReplaceAllString(w[0], "")
	kept = listNumber.ReplaceAllString(linkAddress.ReplaceAllString(kept, "]"), "")
	kept = strings.ReplaceAll(kept, "|", " ")
	want, got := tokens(html.UnescapeString(s)), slices.Concat(tokens(strings.ReplaceAll(kept, `\`, "")), tokens(w[1]))
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		tr.t.Errorf("%s: lost %q, invented %q\nkept: %s\ndropped: %s", source, minus(want, got), minus(got, want), w[0], w[1])
	}
}

// minus returns the words of a sorted list that another lacks.
func minus(a, b []string) []string {
	count := map[string]int{}
	for _, s := range b {
		count[s]++
	}
	var out []string
	for _, s := range a {
		if count[s]--; count[s] < 0 {
			out = append(out, s)
		}
	}
	return out
}

func lossOf(it Item, what string) Loss {
	for _, l := range it.Dropped {
		if l.What == what {
			return l
		}
	}
	return Loss{}
}
