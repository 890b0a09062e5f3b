package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	balagh "balagh"
	"balagh/internal/author"
	"balagh/internal/build"
	"balagh/internal/config"
	"balagh/internal/diag"
)

// workshop is a site opened by a command that writes content.
type workshop struct {
	*terminal
	root *os.Root
	site *config.Site
	ids  map[string]string // the folder of each id that is taken
	now  time.Time
}

// openWorkshop reads what a site is. Mistakes of site.toml are said, and end the
// command.
func openWorkshop(t *terminal) (*workshop, error) {
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return nil, err
	}
	w := &workshop{terminal: t, root: root}
	if err := w.load(); err != nil {
		root.Close()
		return nil, err
	}
	return w, nil
}

func (w *workshop) load() error {
	site, remarks, err := build.LoadSite(w.root.FS(), balagh.Files)
	if err != nil {
		return err
	}
	if site == nil {
		diag.WriteLines(w.err, diag.Order(remarks, nil), w.lang)
		return errProblems
	}
	w.site = site
	if w.ids, err = author.IDs(w.root.FS()); err != nil {
		return err
	}
	w.now, err = epoch(time.Now(), os.Getenv("SOURCE_DATE_EPOCH"), w.lang)
	return err
}

// usage is a wrong command line, said in the language of the person.
func (t *terminal) usage(text diag.Text, args ...string) error {
	return usageError{errors.New(text.In(t.lang, args))}
}

// find is the folder a path of the command line means.
func (w *workshop) find(name string) (dir, code string, err error) {
	wanted := name
	if filepath.IsAbs(name) {
		site, err := filepath.Abs(w.dir)
		if err != nil {
			return "", "", err
		}
		if real, err := filepath.EvalSymlinks(site); err == nil {
			site = real
		}
		if real, err := filepath.EvalSymlinks(name); err == nil {
			name = real
		}
		if name, err = filepath.Rel(site, name); err != nil || !filepath.IsLocal(name) {
			return "", "", w.usage(noSuchPath, wanted)
		}
	}
	dir, code, err = author.Find(w.site, w.root.FS(), filepath.ToSlash(name))
	if errors.Is(err, author.ErrNone) {
		return "", "", w.usage(noSuchPath, wanted)
	}
	return dir, code, err
}

// open reads a folder whose mistakes, if any, end the command.
func (w *workshop) open(dir string) (*author.Bundle, error) {
	b, err := author.Open(w.site, w.root.FS(), dir)
	if errors.Is(err, author.ErrNone) {
		return nil, w.usage(noSuchPath, dir)
	}
	if err != nil {
		return nil, err
	}
	if diag.Count(b.Remarks, diag.Error) > 0 {
		diag.WriteLines(w.err, diag.Sort(b.Remarks), w.lang)
		return nil, errProblems
	}
	return b, nil
}

// completeTerms proposes the ids of a vocabulary, with their labels.
func completeTerms(t *terminal, of func(*config.Site) *config.Vocabulary) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var out []string
		if w, err := openWorkshop(t.silent()); err == nil {
			defer w.root.Close()
			for _, term := range of(w.site).Terms {
				label, _ := term.Label.In(t.lang, w.site.Languages)
				out = append(out, cobra.CompletionWithDesc(term.ID, label))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeLanguages proposes the languages of the site.
func completeLanguages(t *terminal) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var out []string
		if w, err := openWorkshop(t.silent()); err == nil {
			defer w.root.Close()
			for _, l := range w.site.Languages {
				out = append(out, cobra.CompletionWithDesc(l.Code, l.Name))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeBundles proposes the folders of releases and standing pages.
func completeBundles(t *terminal) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return completeLanguages(t)(nil, nil, "")
		}
		var out []string
		if w, err := openWorkshop(t.silent()); err == nil {
			defer w.root.Close()
			for _, dir := range w.ids {
				if strings.HasPrefix(dir, typed) {
					out = append(out, dir)
				}
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// silent is a terminal that says nothing: a shell asks for completions.
func (t *terminal) silent() *terminal {
	s := *t
	s.err, s.out = io.Discard, io.Discard
	return &s
}
