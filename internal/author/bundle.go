package author

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

// Version is one edition of a folder with the text it was read from.
type Version struct {
	*content.Edition
	Text *content.Text
}

// Bundle is one folder as its author wrote it.
type Bundle struct {
	Dir      string
	Kind     content.Kind
	Versions []Version // in the order of the site's languages
	Original *Version
	Remarks  []diag.Diagnostic // on all of its editions
}

// In returns the version of a language, or nil.
func (b *Bundle) In(code string) *Version {
	for i := range b.Versions {
		if b.Versions[i].Lang == code {
			return &b.Versions[i]
		}
	}
	return nil
}

// Missing returns the languages of the site the bundle lacks.
func (b *Bundle) Missing(site *config.Site) []string {
	var out []string
	for _, l := range site.Languages {
		if b.In(l.Code) == nil {
			out = append(out, l.Code)
		}
	}
	return out
}

// ErrNone is a path that leads to no release or standing page.
var ErrNone = errors.New("no release or page")

// Find returns the folder that a writer means by a path from the site's folder,
// with or without content/ before it, by the path of an edition, or by an id; and
// the language of the edition, "" when it is the folder that was named.
func Find(site *config.Site, fsys fs.FS, name string) (dir, code string, err error) {
	name = strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
	for _, l := range site.Languages {
		if base := path.Base(name); base == l.Code+".md" || base == "index."+l.Code+".md" {
			name, code = path.Dir(name), l.Code
		}
	}
	if !strings.Contains(name, "/") {
		ids, err := IDs(fsys)
		if err != nil {
			return "", "", err
		}
		if dir, ok := ids[name]; ok {
			return dir, code, nil
		}
		return "", "", ErrNone
	}
	if !strings.HasPrefix(name, "content/") {
		name = "content/" + name
	}
	depth := strings.Count(name, "/")
	if !(strings.HasPrefix(name, releases+"/") && depth == 3 || strings.HasPrefix(name, pages+"/") && depth == 2) {
		return "", "", ErrNone
	}
	if info, err := fs.Stat(fsys, name); err != nil || !info.IsDir() {
		return "", "", ErrNone
	}
	return name, code, nil
}

// mostRead is the size of the largest edition that is opened.
const mostRead = 32 << 20

// Open reads the editions of a folder.
func Open(site *config.Site, fsys fs.FS, dir string) (*Bundle, error) {
	b := &Bundle{Dir: dir}
	if strings.HasPrefix(dir, pages+"/") {
		b.Kind = content.Standing
	}
	for _, l := range site.Languages {
		for _, base := range []string{l.Code + ".md", "index." + l.Code + ".md"} {
			name := dir + "/" + base
			info, err := fs.Stat(fsys, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err == nil && (!info.Mode().IsRegular() || info.Size() > mostRead) {
				err = errors.New("no regular file of the size of a text")
			}
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", name, cause(err))
			}
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", name, cause(err))
			}
			e, t, remarks := content.Read(site, b.Kind, name, l.Code, text)
			b.Remarks = append(b.Remarks, remarks...)
			if e != nil {
				b.Versions = append(b.Versions, Version{e, t})
			}
			break
		}
	}
	for i := range b.Versions {
		if v := &b.Versions[i]; b.Original == nil || v.Front.Original && !b.Original.Front.Original {
			b.Original = v
		}
	}
	if b.Original == nil && diag.Count(b.Remarks, diag.Error) == 0 {
		return nil, ErrNone
	}
	return b, nil
}

// cause is what went wrong without the machine's path.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
