package content

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/toml"
)

// Roots of the two kinds of bundle.
const (
	releasesDir  = "content/releases"
	pagesDir     = "content/pages"
	maxSize      = 32 << 20 // an edition larger than this is no press release
	maxSizeWords = "32 MiB"
)

var (
	yearForm = regexp.MustCompile(`^[12]\d{3}$`)
	nameForm = regexp.MustCompile(`^[\p{L}\p{N}_-]+$`)
)

// Memory gives back editions read in an earlier run and learns those read now.
// Its methods are called from several goroutines.
type Memory interface {
	// Recall returns an edition whose file still has this size and time; where named,
	// only one with its digest.
	Recall(path string, size int64, changed time.Time, named bool) (*Edition, []diag.Diagnostic, bool)
	// Learn receives an edition read anew with its text, which it must not
	// retain: the next one is read into the same bytes. The body is parsed and
	// judged here, in the worker that read it; what there is to say comes back with
	// the remarks given. A nil edition could not be understood. What comes back is
	// the edition that stands: this one, or for a preview the last that could be
	// understood.
	Learn(path string, size int64, changed time.Time, e *Edition, t *Text, remarks []diag.Diagnostic) (*Edition, []diag.Diagnostic)
}

// Load reads every edition of a listing, in parallel. Bundles come in the order
// of their paths, whatever the order of the file system. A panic of the reading,
// or of m, is the caller's, with the path of the file.
func Load(ctx context.Context, l *Listing, m Memory) ([]*Bundle, []diag.Diagnostic, error) {
	per := make([][]diag.Diagnostic, len(l.files))
	editions := make([]*Edition, len(l.files))
	var wg sync.WaitGroup
	var bug atomic.Pointer[string]
	var next atomic.Int64
	starts := l.starts()
	years, leave := l.holdYears()
	defer leave()
	site := beneath(l.fsys)
	defer site.Close() // which minds no nil
	for range min(runtime.GOMAXPROCS(0), len(starts)-1) {
		wg.Go(func() {
			r := loader{site: l.site, fsys: l.fsys, beneath: site, years: years, memory: m}
			for b := next.Add(1) - 1; b < int64(len(starts)-1) && ctx.Err() == nil; b = next.Add(1) - 1 {
				from, to := starts[b], starts[b+1]
				r.bundle(l.files[from:to], editions[from:to], per[from:to], &bug)
			}
		})
	}
	wg.Wait()
	if b := bug.Load(); b != nil {
		panic(*b)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	remarks := l.remarks
	for i, f := range l.files {
		remarks = append(remarks, per[i]...)
		if editions[i] != nil {
			f.bundle.Editions = append(f.bundle.Editions, editions[i])
		} else {
			f.bundle.Unread = append(f.bundle.Unread, f.lang)
		}
	}
	// A bundle none of whose editions could be read has been reported already.
	bundles := slices.DeleteFunc(l.bundles, func(b *Bundle) bool { return len(b.Editions) == 0 })
	return bundles, remarks, nil
}

// starts are where the files of each bundle begin, and the end of the last.
func (l *Listing) starts() []int {
	starts := make([]int, 0, len(l.bundles)+1)
	for i, f := range l.files {
		if i == 0 || f.bundle != l.files[i-1].bundle {
			starts = append(starts, i)
		}
	}
	return append(starts, len(l.files))
}

// loader reads one file after the other.
type loader struct {
	site    *config.Site
	fsys    fs.FS
	beneath *os.File // the site's folder; nil where quickly has no use for it
	years   map[string]fs.FS
	memory  Memory
	buf     []byte // of the file being read
}

// bundle reads the files of a bundle, the last language first: an original is the first
// of them, or says that it is one. So it is known of each whether a translation names
// the digest of its words, and only then, or where it says so, has it one: a digest
// costs as much as all else of reading.
func (l *loader) bundle(files []editionFile, editions []*Edition, remarks [][]diag.Diagnostic, bug *atomic.Pointer[string]) {
	named := false
	for i, f := range slices.Backward(files) {
		e, said := l.guarded(f, named, bug)
		named = named || e != nil && e.Front.TranslatedFrom != ""
		editions[i], remarks[i] = e, said
	}
}

// guarded reads one file. A panic on the way, which is our own bug, is kept for the
// caller of Load, who can say it and leave the site whole.
func (l *loader) guarded(f editionFile, named bool, bug *atomic.Pointer[string]) (*Edition, []diag.Diagnostic) {
	defer func() {
		if p := recover(); p != nil {
			said := fmt.Sprintf("%s: %v", f.path, p)
			bug.CompareAndSwap(nil, &said)
		}
	}()
	return l.edition(f, named)
}

// edition reads one file, or recalls it.
func (l *loader) edition(f editionFile, named bool) (*Edition, []diag.Diagnostic) {
	if e, remarks, ok := l.memory.Recall(f.path, f.size, f.changed, named); ok {
		return e, remarks
	}
	text, err := l.text(f)
	if errors.Is(err, errNotAFile) {
		return nil, []diag.Diagnostic{{Path: f.path, Rule: "not-a-file", Severity: diag.Error, Message: diag.NotAFile, Args: []string{path.Base(f.path)}}}
	}
	if err != nil {
		return nil, []diag.Diagnostic{{
			Path: f.path, Rule: "unreadable", Severity: diag.Error, Message: unreadable, Args: []string{path.Base(f.path), reason(err)},
		}}
	}
	if cap(text) <= mostKept {
		l.buf = text
	}
	e, t, remarks := read(l.site, f.bundle.Kind, f.path, f.lang, text)
	if e != nil && (named || e.Front.Original) {
		e.Digest = Digest(e, t.Body)
	}
	return l.memory.Learn(f.path, f.size, f.changed, e, t, remarks)
}

// text reads a file into the loader's buffer.
func (l *loader) text(f editionFile) ([]byte, error) {
	if text, ok := quickly(l.beneath, f.path, f.size, l.buf); ok {
		return text, nil
	}
	fsys, ok := l.years[path.Dir(f.bundle.Dir)]
	if !ok {
		fsys = l.fsys
	}
	return readFile(fsys, f.path, f.size, l.buf)
}

// reason is what went wrong without the path of the machine.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// Locate looks up the places of remarks that name only a front-matter field or
// a span of the body, by reading each file once more. A place is worked out only when there is
// something to say of it.
func Locate(fsys fs.FS, remarks []diag.Diagnostic) {
	byPath := map[string][]int{}
	for i, d := range remarks {
		if d.Start.Line == 0 && (d.Field != "" || d.Body != diag.Range{}) {
			byPath[d.Path] = append(byPath[d.Path], i)
		}
	}
	for p, at := range byPath {
		text, err := fs.ReadFile(fsys, p)
		if err != nil {
			continue // gone since it was read: the remark keeps its file
		}
		src := diag.NewSource(p, text)
		doc, body := document(src)
		for _, i := range at {
			if d := &remarks[i]; d.Field == "" && body != nil {
				d.Start, d.End = body.Place(d.Body.Start, d.Body.End)
				aim(d, body.Origin(d.Body.Start), body.Origin(d.Body.End))
			} else if doc != nil {
				d.Start, d.End = doc.At(d.Field)
				from, to := between(src.Text, doc, d.Field)
				aim(d, from, to)
			}
		}
	}
}

// aim gives an edit of a remark without a place the bytes it replaces, or drops
// it where the value cannot be told from its quotation marks.
func aim(d *diag.Diagnostic, start, end int) {
	switch {
	case len(d.Edits) == 0:
	case start == end:
		d.Edits, d.Safe = nil, false
	default:
		d.Edits = []diag.Edit{{Start: start, End: end, New: d.Edits[0].New}}
	}
}

// between returns where a text stands between its quotation marks, of one line
// and without escapes; nothing otherwise.
func between(text []byte, doc *toml.Doc, field string) (start, end int) {
	_, span, ok := doc.Place(field)
	if !ok || span.End-span.Start < 3 {
		return 0, 0
	}
	raw := text[span.Start:span.End]
	quote := raw[0]
	if quote != '"' && quote != '\'' || raw[len(raw)-1] != quote || bytes.ContainsAny(raw, "\\\n") || bytes.IndexByte(raw[1:len(raw)-1], quote) >= 0 {
		return 0, 0
	}
	return span.Start + 1, span.End - 1
}

// document takes an edition, or a TOML file, apart again.
func document(src *diag.Source) (*toml.Doc, *Text) {
	if path.Ext(src.Path) != ".md" {
		doc, _ := toml.Parse(src, 0, len(src.Text))
		return doc, nil
	}
	front, end, base, remark := split(src)
	if remark != nil {
		return nil, nil
	}
	body := &Text{Source: src, base: base}
	body.Body, body.cuts = plainLines(src.Text[base:])
	doc, _ := toml.Parse(src, front, end)
	return doc, body
}
