package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"balagh/internal/diag"
	"balagh/internal/pages"
	"balagh/internal/render"
)

// statics are the files of static/, the site's over the built-in ones, made
// small where their kind allows. The name of the style sheet holds its hash, so
// that a browser can keep it for ever. What is no file of the site is reported.
func (r *run) statics() (list []pages.Static, bytesOf map[string][]byte, remarks []diag.Diagnostic, err error) {
	files := overlay{sub(r.options.Site, "static"), sub(r.options.Defaults, "static")}
	bytesOf = map[string][]byte{}
	err = fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(d.Name(), ".") && d.Name() != "." && d.Name() != ".well-known"
		switch {
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.IsDir() || hidden:
			return nil
		case !r.isFile(p, d):
			remarks = append(remarks, diag.Diagnostic{
				Path: "static/" + p, Rule: "not-a-file", Severity: diag.Error, Message: diag.NotAFile, Args: []string{d.Name()},
			})
			return nil
		}
		s, data, err := static(files, p)
		if err != nil {
			return err
		}
		bytesOf[s.Source] = data
		list = append(list, s)
		return nil
	})
	return list, bytesOf, remarks, err
}

// isFile follows a link, but not out of the site, and opens nothing: a pipe
// would be waited for without end.
func (r *run) isFile(p string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := fs.Stat(r.options.Site, "static/"+p)
	return err == nil && info.Mode().IsRegular()
}

func static(files fs.FS, p string) (pages.Static, []byte, error) {
	data, err := fs.ReadFile(files, p)
	if err != nil {
		return pages.Static{}, nil, err
	}
	small, err := render.Minify(p, data)
	if err != nil {
		return pages.Static{}, nil, fmt.Errorf("static/%s: %w", p, err)
	}
	s := pages.Static{Source: "static/" + p, Path: p, Sum: sha256.Sum256(small)}
	if p == "style.css" {
		s.Path = fmt.Sprintf("assets/style.%x.css", s.Sum[:6])
	}
	return s, small, nil
}
