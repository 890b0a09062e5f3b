package build

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/diag"
	"balagh/internal/images"
	"balagh/internal/pages"
	"balagh/internal/render"
)

var (
	imageBroken = diag.Text{AR: "‹{0}› ليست صورة يمكن عرضها", FR: "‹{0}› n’est pas une image affichable", EN: "{0} is no picture that can be shown"}
	imageLarge  = diag.Text{AR: "الصورة ‹{0}› أكبر من اللازم", FR: "l’image ‹{0}› est trop grande", EN: "picture {0} is too large"}
	fileGone    = diag.Text{AR: "تعذرت قراءة ‹{0}›: {1}", FR: "impossible de lire ‹{0}› : {1}", EN: "cannot read {0}: {1}"}
)

// asset is what the record says of a file beside a release.
type asset struct {
	Asset   pages.Asset
	Remarks []diag.Diagnostic
}

// assets looks into every file that an edition uses: its hash, and the size of
// a picture, without decoding it.
func (s *sources) assets(all []*archive.Release) (map[string]pages.Asset, []diag.Diagnostic) {
	out := map[string]pages.Asset{}
	var remarks []diag.Diagnostic
	for _, r := range all {
		for _, name := range r.Used() {
			a := s.asset(r.Dir + "/" + name)
			remarks = append(remarks, a.Remarks...)
			if len(a.Remarks) == 0 {
				out[r.Dir+"/"+name] = a.Asset
			}
		}
	}
	return out, remarks
}

func (s *sources) asset(p string) asset {
	info, err := fs.Stat(s.fsys, p)
	if err != nil {
		return refused(p, fileGone, diag.Error, reason(err))
	}
	if !info.Mode().IsRegular() {
		return refused(p, imageBroken, diag.Error)
	}
	if info.Size() > images.MaxBytes {
		return refused(p, imageLarge, diag.Error)
	}
	at := stamp(info.Size(), info.ModTime())
	if data, ok := s.record.Get(p, at); ok {
		var a asset
		if decode(data, &a) == nil {
			return a
		}
	}
	data, err := fs.ReadFile(s.fsys, p)
	if err != nil {
		return refused(p, fileGone, diag.Error, reason(err))
	}
	a := asset{Asset: pages.Asset{Sum: sha256.Sum256(data), Bytes: int64(len(data))}}
	if images.IsPicture(p) {
		size, err := images.Probe(bytes.NewReader(data))
		switch {
		case errors.Is(err, images.ErrTooLarge):
			a = refused(p, imageLarge, diag.Error)
		case err != nil:
			a = refused(p, imageBroken, diag.Error)
		}
		a.Asset.Width, a.Asset.Height = size.Width, size.Height
	}
	if data, err := encode(&a); err == nil {
		s.record.Put(p, at, data)
	}
	return a
}

func refused(p string, message diag.Text, severity diag.Severity, args ...string) asset {
	return asset{Remarks: []diag.Diagnostic{{
		Path: p, Rule: "image-broken", Severity: severity, Message: message, Args: append([]string{path.Base(p)}, args...),
	}}}
}

func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// statics are the files of static/, made small where their kind allows, with
// the name of the style sheet holding its hash so that it can be kept for ever.
func statics(fsys fs.FS) ([]pages.Static, map[string][]byte, error) {
	var out []pages.Static
	bytesOf := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(d.Name(), ".") && d.Name() != "." && d.Name() != ".well-known"
		if d.IsDir() {
			if hidden {
				return fs.SkipDir
			}
			return nil
		}
		if hidden || !d.Type().IsRegular() {
			return nil
		}
		data, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		small, err := render.Minify(p, data)
		if err != nil {
			return fmt.Errorf("static/%s: %w", p, err)
		}
		sum := sha256.Sum256(small)
		to := p
		if p == "style.css" {
			to = fmt.Sprintf("assets/style.%x.css", sum[:6])
		}
		source := "static/" + p
		bytesOf[source] = small
		out = append(out, pages.Static{Source: source, Path: to, Sum: sum})
		return nil
	})
	return out, bytesOf, err
}

// copied reads a file that is published as it is, and wants it to be the one
// that was planned.
func (r *run) copied(p *pages.Page) ([]byte, error) {
	if data, ok := r.files[p.Source]; ok {
		return data, nil
	}
	data, err := fs.ReadFile(r.options.Site, p.Source)
	if err != nil {
		return nil, fmt.Errorf("read %s: %s", p.Source, reason(err))
	}
	if want := p.Data().(*pages.CopyPage).Sum; sha256.Sum256(data) != want {
		return nil, fmt.Errorf("%s %w", p.Source, errStale)
	}
	return data, nil
}
