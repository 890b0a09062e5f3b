package render_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	balagh "balagh"
	"balagh/internal/build"
	"balagh/internal/output"
)

// withLayouts is a site with layouts of its own.
type withLayouts struct {
	fs.FS
	own fstest.MapFS
}

func (s withLayouts) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "layouts/") && path.Ext(name) == ".html" {
		return s.own.Open(name)
	}
	return s.FS.Open(name)
}

// Every page of the sample site is the same whether a program makes it or
// html/template, which takes over where a layout holds what no program knows.
func TestSampleSiteBothWays(t *testing.T) {
	site := os.DirFS("../..")
	unknown := fstest.MapFS{}
	err := fs.WalkDir(site, "layouts", func(p string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		text, err := fs.ReadFile(site, p)
		own := regexp.MustCompile(`\{\{define "[^"]+"\}\}`).ReplaceAll(text, []byte(`$0{{if false}}{{print 0}}{{end}}`))
		unknown[p] = &fstest.MapFile{Data: own}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	programs, templates := buildSite(t, site), buildSite(t, withLayouts{site, unknown})
	compared := 0
	err = fs.WalkDir(programs, ".", func(p string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		a, err := fs.ReadFile(programs, p)
		if err != nil {
			return err
		}
		b, err := fs.ReadFile(templates, p)
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs:\n%s\n%s", p, a, b)
		}
		compared++
		return err
	})
	if err != nil || compared < 50 {
		t.Errorf("%d pages compared, %v", compared, err)
	}
}

// buildSite builds a site into a new folder.
func buildSite(t *testing.T, site fs.FS) fs.FS {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	report, err := build.Run(context.Background(), build.Options{
		Site: site, Dir: t.TempDir(), Defaults: balagh.Files, Target: output.NewFolder(out),
		At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Now: time.Now(),
	})
	if err != nil || report.Failed {
		t.Fatalf("%v %v", err, report.Diagnostics)
	}
	return os.DirFS(out)
}
