package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/diag"
	"balagh/internal/images"
	"balagh/internal/pages"
)

var (
	imageBroken     = diag.Text{AR: "‹{0}› ليست صورة يمكن عرضها", FR: "‹{0}› n’est pas une image affichable", EN: "{0} is no picture that can be shown"}
	imageLarge      = diag.Text{AR: "الصورة ‹{0}› أكبر من اللازم", FR: "l’image ‹{0}› est trop grande", EN: "picture {0} is too large"}
	imageCut        = diag.Text{AR: "الصورة ‹{0}› ناقصة: ينتهي ملفها قبل تمامه", FR: "l’image ‹{0}› est incomplète : le fichier s’arrête trop tôt", EN: "picture {0} is incomplete: the file ends too early"}
	imageMovingWebP = diag.Text{
		AR: "الصورة ‹{0}› من نوع WebP متحرك، ولا يمكن عرضها: احفظها صورة ثابتة",
		FR: "l’image ‹{0}› est un WebP animé, qui ne peut pas être affiché : enregistrez-la en image fixe",
		EN: "picture {0} is a moving WebP, which cannot be shown: save it as a still picture",
	}
	imageNamed = diag.Text{
		AR: "نوع الصورة ‹{0}› هو {1}، بخلاف اسمها", FR: "l’image ‹{0}› est en réalité un fichier {1}", EN: "picture {0} is {1} whatever its name",
	}
	imageMoving = diag.Text{
		AR: "الصورة ‹{0}› متحركة، ولا يعرض منها إلا أولها", FR: "l’image ‹{0}› est animée ; seule sa première vue est montrée", EN: "picture {0} moves; only its first frame is shown",
	}
	imagePrint = diag.Text{
		AR: "ألوان الصورة ‹{0}› معدة للطباعة (CMYK)، وقد تظهر بغيرها على الشاشة",
		FR: "l’image ‹{0}› est aux couleurs de l’impression (CMJN) ; elles peuvent différer à l’écran",
		EN: "picture {0} is in the colours of print (CMYK); they may differ on a screen",
	}
	fileGone = diag.Text{AR: "تعذرت قراءة ‹{0}›: {1}", FR: "impossible de lire ‹{0}› : {1}", EN: "cannot read {0}: {1}"}
)

// asset is what the record says of a file beside a release.
type asset struct {
	Asset   pages.Asset
	Remarks []diag.Diagnostic
}

// assets looks into every file that an edition uses: its hash, and what a
// picture is, without decoding it.
func (s *sources) assets(all []*archive.Release) (map[string]pages.Asset, []diag.Diagnostic) {
	var paths []string
	shown := map[string]bool{}
	for _, r := range all {
		for _, name := range r.Used() {
			p := r.Dir + "/" + name
			paths = append(paths, p)
			shown[p] = shows(r, name)
		}
	}
	found := make([]asset, len(paths))
	parallel(len(paths), func(i int) error {
		found[i] = s.asset(paths[i])
		return nil
	})
	out := map[string]pages.Asset{}
	var remarks []diag.Diagnostic
	for i, a := range found {
		if shown[paths[i]] && a.Asset.Picture.Format == "" && len(a.Remarks) == 0 {
			a = refused(paths[i], imageBroken) // a document, which may well be linked
		}
		remarks = append(remarks, a.Remarks...)
		if diag.Count(a.Remarks, diag.Error) == 0 {
			out[paths[i]] = a.Asset
		}
	}
	return out, remarks
}

// shows reports whether a release shows a file as a picture.
func shows(r *archive.Release, name string) bool {
	return r.Image == name || slices.ContainsFunc(r.Editions, func(e *archive.Edition) bool {
		return slices.ContainsFunc(e.Holes, func(h archive.Hole) bool { return h.Link == nil && h.Image == name })
	})
}

func (s *sources) asset(p string) asset {
	info, err := fs.Stat(s.fsys, p)
	if err != nil {
		return refused(p, fileGone, reason(err))
	}
	if !info.Mode().IsRegular() {
		return refused(p, imageBroken)
	}
	if info.Size() > images.MaxBytes {
		return refused(p, imageLarge)
	}
	at := stamp(info.Size(), info.ModTime())
	var known asset
	if s.lookUp(p, at, func(data []byte) bool {
		rest, ok := decode(data, &known)
		return ok && len(rest) == 0
	}) {
		return known
	}
	if info.Size() > heavy {
		if fault := s.glance(p); fault != nil {
			return refused(p, *fault)
		}
	}
	data, err := fs.ReadFile(s.fsys, p)
	if err != nil {
		return refused(p, fileGone, reason(err))
	}
	a := inspect(p, data)
	s.writeDown(p, at, &a)
	return a
}

// heavy is so many bytes that a picture is not read before its head is.
const heavy = 1 << 20

// glance reads the head of a picture, so that a hostile one is refused before
// the rest of it is held.
func (s *sources) glance(p string) *diag.Text {
	if !images.IsPicture(p) {
		return nil
	}
	f, err := s.fsys.Open(p)
	if err != nil {
		return nil // said when it is read
	}
	defer f.Close()
	if _, err := images.Probe(f); err != nil {
		fault := pictureFault(err)
		return &fault
	}
	return nil
}

// inspect tells what a file is. What begins as a picture is one, whatever its
// name: its metadata must not be published either.
func inspect(p string, data []byte) asset {
	a := asset{Asset: pages.Asset{Sum: sha256.Sum256(data), Bytes: int64(len(data))}}
	if !images.IsPicture(p) && !images.Looks(data) {
		return a
	}
	f, err := images.Inspect(data)
	if err != nil {
		return refused(p, pictureFault(err))
	}
	a.Asset.Picture = f
	note := func(message diag.Text, args ...string) {
		n := remark(p, message, args...)
		n.Severity = diag.Note
		a.Remarks = append(a.Remarks, n)
	}
	if images.Format(p) != f.Format {
		note(imageNamed, strings.ToUpper(f.Format))
	}
	if f.Moving {
		note(imageMoving)
	}
	if f.Print {
		note(imagePrint)
	}
	return a
}

// pictureFault says what is wrong with a picture.
func pictureFault(err error) diag.Text {
	switch {
	case errors.Is(err, images.ErrTooLarge):
		return imageLarge
	case errors.Is(err, images.ErrCut):
		return imageCut
	case errors.Is(err, images.ErrMoving):
		return imageMovingWebP
	}
	return imageBroken
}

func refused(p string, message diag.Text, args ...string) asset {
	return asset{Remarks: []diag.Diagnostic{remark(p, message, args...)}}
}

func remark(p string, message diag.Text, args ...string) diag.Diagnostic {
	return diag.Diagnostic{Path: p, Rule: "image-broken", Severity: diag.Error, Message: message, Args: append([]string{path.Base(p)}, args...)}
}

func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// copied reads a file that is published as it is, and wants it to be the one
// that was planned.
func (r *run) copied(p *pages.Page, planned *pages.CopyPage) ([]byte, error) {
	source := p.Source()
	if data, ok := r.files[source]; ok {
		return data, nil
	}
	data, err := fs.ReadFile(r.options.Site, source)
	if err != nil {
		return nil, fmt.Errorf("read %s: %s", source, reason(err))
	}
	if sha256.Sum256(data) != planned.Sum {
		return nil, fmt.Errorf("%s %w", source, errStale)
	}
	return data, nil
}
