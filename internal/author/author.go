// Package author makes the files that a writer or a translator begins with, and
// writes down what a translation was made from.
//
// In come a site and what the writer answered; out come editions ready for
// content.Write, valid as they stand: a draft with a comment above each field, a
// translation with the original's words where the new ones belong. A file that
// exists is only ever edited in place, every other byte of it as it was. Nothing
// here reads a terminal or a clock.
package author

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

// Roots of the two kinds of bundle.
const (
	releases = "content/releases"
	pages    = "content/pages"
)

// IDs returns the folder of every release and standing page, by id. A folder
// without an edition counts: its name is taken, too.
func IDs(fsys fs.FS) (map[string]string, error) {
	out := map[string]string{}
	list := func(dir string) ([]string, error) {
		entries, err := fs.ReadDir(fsys, dir)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		var names []string
		for _, e := range entries {
			if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
				names = append(names, e.Name())
			}
		}
		return names, err
	}
	years, err := list(releases)
	if err != nil {
		return nil, err
	}
	dirs := []string{pages}
	for _, y := range years {
		dirs = append(dirs, releases+"/"+y)
	}
	for _, dir := range dirs {
		names, err := list(dir)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			out[name] = dir + "/" + name
		}
	}
	return out, nil
}

// SlugForm is how the name of a folder is written.
var SlugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ID proposes the id of a new release or standing page from its title: Latin
// letters, and a number behind them where an address of the site has that name.
func ID(site *config.Site, kind content.Kind, title string, taken map[string]string) string {
	base := lang.Slug(title, site.Spellings())
	if base == "" {
		base = [...]string{"communique", "nouvelle-page"}[kind]
	}
	id := base
	for n := 2; taken[id] != "" || Kept(kind, id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// Kept reports names that are addresses of the archive: a month below a year, a
// year or a list below a language.
func Kept(kind content.Kind, id string) bool {
	digits := strings.Trim(id, "0123456789") == ""
	if kind == content.Release {
		return digits && len(id) <= 2
	}
	switch id {
	case "archive", "tags", "regions", "series", "people", "corrections", "search", "page":
		return true
	}
	return digits && len(id) == 4
}

// Folder returns where a new bundle goes.
func Folder(kind content.Kind, year int, id string) string {
	if kind == content.Standing {
		return path.Join(pages, id)
	}
	return path.Join(releases, strconv.Itoa(year), id)
}

// Draft is a new edition with what there is to say of it before it is written.
type Draft struct {
	Path    string
	Text    []byte
	Remarks []diag.Diagnostic
}

// Judge reads a new text as the site will, so that nothing is written that the
// next check refuses.
func Judge(site *config.Site, kind content.Kind, name, code string, text []byte) Draft {
	_, _, remarks := content.Read(site, kind, name, code, text)
	return Draft{Path: name, Text: text, Remarks: remarks}
}
