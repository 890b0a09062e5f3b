package render

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"balagh/internal/lang"
	"balagh/internal/output"
	"balagh/internal/pages"
)

// layoutKinds are the kinds that layouts/KIND.html makes.
var layoutKinds = []pages.Kind{
	pages.KindChoice, pages.KindHome, pages.KindRelease, pages.KindStanding, pages.KindList, pages.KindYear,
	pages.KindArchive, pages.KindTerms, pages.KindRegions, pages.KindChanges, pages.KindNotFound, pages.KindRedirect,
	pages.KindDigest,
}

// alone are the kinds whose layout is a whole document of its own.
var alone = []pages.Kind{pages.KindChoice, pages.KindNotFound, pages.KindRedirect, pages.KindDigest}

type setName struct {
	kind pages.Kind
	code string
}

// set is the layout of one kind in one language.
type set struct {
	funcs  *funcs // and the templates
	entry  string // the template to run
	key    output.Key
	once   sync.Once
	layout *layout
}

// ready gives the entry, compiled when its first page is made: a build that
// changes nothing compiles nothing. All pages of a kind have one type of data.
func (s *set) ready(data any) *layout {
	s.once.Do(func() { s.layout = s.funcs.compile(s.entry, reflect.TypeOf(data)) })
	return s.layout
}

// layoutFile is one layout, minified.
type layoutFile struct {
	name, text, written string
	others              bool // it may show strings of another language
}

// readLayouts reads every layout in the order of its name.
func readLayouts(fsys fs.FS) ([]layoutFile, error) {
	var files []layoutFile
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		if info, err := fs.Stat(fsys, p); err != nil || !info.Mode().IsRegular() {
			return fmt.Errorf("layouts/%s: not a regular file of the site", p) // a pipe would be waited for without end
		}
		text, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		small, err := minifyLayout(string(text))
		if err != nil {
			return fmt.Errorf("layouts/%s: %w", p, err)
		}
		files = append(files, layoutFile{p, small, string(text), asking.MatchString(small)})
		return nil
	})
	slices.SortFunc(files, func(a, b layoutFile) int { return strings.Compare(a.name, b.name) })
	return files, err
}

// newSet parses what a kind is made of: its own layout, the partials and, unless
// it stands alone, the base. Only those decide its key: an edit of another
// layout moves no page of this kind.
func (r *Renderer) newSet(files []layoutFile, kind pages.Kind, l *lang.Locale, all []*lang.Locale) (*set, error) {
	own := string(kind) + ".html"
	entry := "base"
	if slices.Contains(alone, kind) {
		entry = string(kind)
	}
	// Not own: html/template empties a template when one of its name is added.
	t := template.New("").Option("missingkey=error")
	f := &funcs{renderer: r, locale: l, all: all, template: t, partials: map[string]*layout{}}
	s := &set{funcs: f, entry: entry}
	t.Funcs(f.table())
	var used []layoutFile
	found := false
	for _, file := range files {
		if file.name != own && !strings.HasPrefix(file.name, "partials/") && (file.name != "base.html" || entry != "base") {
			continue
		}
		found = found || file.name == own
		if _, err := t.New(file.name).Parse(fixed(file.text, l)); err != nil {
			return nil, fmt.Errorf("layouts/%s: %w", file.name, f.asWritten(file, err))
		}
		used = append(used, file)
	}
	if !found {
		return nil, fmt.Errorf("layouts/%s: there is no such file", own)
	}
	if t.Lookup(entry) == nil {
		return nil, fmt.Errorf("layouts/%s: it must define %q", own, entry)
	}
	if (entry == "base" || kind == pages.KindDigest) && !slices.ContainsFunc(used, func(f layoutFile) bool { return f.others }) {
		all = []*lang.Locale{l}
	}
	var texts []string
	for _, u := range used {
		texts = append(texts, u.name, u.text)
	}
	s.key = output.KeyOf(texts, all)
	return s, nil
}

// asking finds the function that gives a string of any language.
var asking = regexp.MustCompile(`\btr\s`)

// asWritten finds a mistake again in the layout as it was written: the minified
// text has other lines.
func (f *funcs) asWritten(file layoutFile, err error) error {
	if _, again := template.New(file.name).Funcs(f.table()).Parse(file.written); again != nil {
		return again
	}
	return err
}

var fixedString = regexp.MustCompile(`\{\{t "([^"]+)"\}\}`)

// fixed writes the strings that take no words into the layout, once for all
// pages. They stand in text and in quoted attributes only, where one escaping
// serves both.
func fixed(text string, l *lang.Locale) string {
	return fixedString.ReplaceAllStringFunc(text, func(action string) string {
		return template.HTMLEscapeString(l.Text(fixedString.FindStringSubmatch(action)[1]))
	})
}

// Key returns the hash of the layouts and strings that make a kind in a
// language; the writers of feeds and sitemaps are the engine's own.
func (r *Renderer) Key(p *pages.Page) output.Key {
	if s := r.sets[setName{p.Kind, code(p.Lang)}]; s != nil {
		return s.key
	}
	return output.Key{}
}

// ErrNoPartial is returned by a layout that asks for a partial there is not.
var ErrNoPartial = errors.New("no such partial")
