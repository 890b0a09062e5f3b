package render_test

import (
	"io/fs"
	"os"
	"path"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
)

// Layouts are minified when they are loaded, and no page after. A page may
// therefore hold a little that the minifier would still take out of it: never
// more than this share.
const spare = .03

func TestPagesAreMinified(t *testing.T) {
	out := buildSite(t, os.DirFS("../.."))
	m := minify.New()
	m.Add("text/html", &html.Minifier{KeepEndTags: true, KeepDocumentTags: true, KeepQuotes: true})
	var pages, have, could int
	var worst float64
	var name string
	err := fs.WalkDir(out, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		text, err := fs.ReadFile(out, p)
		if err != nil {
			return err
		}
		small, err := m.Bytes("text/html", text)
		if err != nil {
			return err
		}
		pages, have, could = pages+1, have+len(text), could+len(small)
		if share := 1 - float64(len(small))/float64(len(text)); share > worst {
			worst, name = share, p
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all := 1 - float64(could)/float64(have)
	t.Logf("%d pages, %d bytes; the minifier would take %.1f %% more, of %s %.1f %%", pages, have, 100*all, name, 100*worst)
	if all > spare || worst > 2*spare {
		t.Errorf("the minifier would take %.1f %% of all pages and %.1f %% of %s; at most %.0f %% and %.0f %%", 100*all, 100*worst, name, 100*spare, 200*spare)
	}
}
