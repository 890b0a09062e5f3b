package content

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
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
	// Recall returns an edition whose file still has this size and time.
	Recall(path string, size int64, changed time.Time) (*Edition, []diag.Diagnostic, bool)
	// Learn receives an edition read anew with its text, which it must not
	// retain. The body is parsed and judged here, in the worker that read it;
	// what there is to say comes back with the remarks given. A nil edition could
	// not be understood.
	Learn(path string, size int64, changed time.Time, e *Edition, t *Text, remarks []diag.Diagnostic) []diag.Diagnostic
}

// Load lists content/ and reads every edition in it, in parallel. Bundles come
// in the order of their paths, whatever the order of the file system.
func Load(ctx context.Context, fsys fs.FS, site *config.Site, m Memory) ([]*Bundle, []diag.Diagnostic, error) {
	l := &lister{fsys: fsys, site: site}
	if err := l.list(); err != nil {
		return nil, nil, err
	}
	per := make([][]diag.Diagnostic, len(l.files))
	editions := make([]*Edition, len(l.files))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), max(len(l.files), 1)) {
		wg.Go(func() {
			for i := range next {
				editions[i], per[i] = l.edition(l.files[i], m)
			}
		})
	}
	for i := range l.files {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
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

// editionFile is one ar.md to read.
type editionFile struct {
	bundle  *Bundle
	path    string
	lang    string
	size    int64
	changed time.Time
}

type lister struct {
	fsys    fs.FS
	site    *config.Site
	bundles []*Bundle
	files   []editionFile
	remarks []diag.Diagnostic
}

func (l *lister) remark(p, rule string, s diag.Severity, m diag.Text, args ...string) *diag.Diagnostic {
	l.remarks = append(l.remarks, diag.Diagnostic{Path: p, Rule: rule, Severity: s, Message: m, Args: args})
	return &l.remarks[len(l.remarks)-1]
}

func (l *lister) list() error {
	for _, e := range l.folder("content") {
		if !(e.dir && (e.name == "releases" || e.name == "pages")) {
			l.remark("content/"+e.name, "bundle-place", diag.Warning, bundlePlace)
		}
	}
	for _, year := range l.folder(releasesDir) {
		dir := releasesDir + "/" + year.name
		if !year.dir || !yearForm.MatchString(year.name) {
			l.remark(dir, "bundle-place", diag.Warning, bundlePlace)
			continue
		}
		n := 0
		fmt.Sscan(year.name, &n)
		l.bundlesIn(dir, Release, n)
	}
	l.bundlesIn(pagesDir, Standing, 0)
	return nil
}

func (l *lister) bundlesIn(dir string, kind Kind, year int) {
	for _, e := range l.folder(dir) {
		if !e.dir {
			l.remark(dir+"/"+e.name, "bundle-place", diag.Warning, bundlePlace)
			continue
		}
		l.bundle(&Bundle{ID: e.name, Dir: dir + "/" + e.name, Kind: kind, Year: year})
	}
}

// bundle sorts a folder's entries into editions and other files.
func (l *lister) bundle(b *Bundle) {
	if !slugForm.MatchString(b.ID) {
		// An odd but harmless name makes a long address; a space or a sign in it
		// would make one that breaks.
		severity := diag.Error
		if nameForm.MatchString(b.ID) {
			severity = diag.Warning
		}
		l.remark(b.Dir, "slug-form", severity, folderName, b.ID)
	}
	entries := l.folder(b.Dir)
	found := 0
	for _, loc := range l.site.Languages {
		var taken []entry
		for _, e := range entries {
			if e.name == loc.Code+".md" || e.name == "index."+loc.Code+".md" {
				taken = append(taken, e)
			}
		}
		found += len(taken)
		if len(taken) == 2 {
			l.remark(b.Dir+"/"+taken[1].name, "unknown-file", diag.Error, twoEditions, taken[0].name, taken[1].name)
		}
		if len(taken) > 0 {
			l.take(b, loc.Code, taken[0])
		}
	}
	for _, e := range entries {
		l.other(b, e)
	}
	if found == 0 {
		var names []string
		for _, loc := range l.site.Languages {
			names = append(names, loc.Code+".md")
		}
		l.remark(b.Dir, "bundle-place", diag.Warning, emptyFolder, strings.Join(names, ", "))
		return
	}
	l.bundles = append(l.bundles, b)
}

func (l *lister) take(b *Bundle, code string, e entry) {
	p := b.Dir + "/" + e.name
	switch {
	case e.dir || !e.regular:
		l.remark(p, "not-a-file", diag.Error, diag.NotAFile, e.name)
	case e.size > maxSize:
		l.remark(p, "file-size", diag.Error, tooLarge, maxSizeWords)
	default:
		l.files = append(l.files, editionFile{bundle: b, path: p, lang: code, size: e.size, changed: e.changed})
	}
}

func (l *lister) other(b *Bundle, e entry) {
	for _, loc := range l.site.Languages {
		if e.name == loc.Code+".md" || e.name == "index."+loc.Code+".md" {
			return
		}
	}
	p := b.Dir + "/" + e.name
	switch {
	case e.dir || !e.regular:
		l.remark(p, "unknown-file", diag.Warning, diag.NotAFile, e.name)
	case strings.EqualFold(path.Ext(e.name), ".md"):
		d := l.remark(p, "unknown-file", diag.Warning, unknownEdition, e.name)
		for _, loc := range l.site.Languages {
			if strings.EqualFold(e.name, loc.Code+".md") {
				d.Hint, d.Args = diag.DidYouMean, append(d.Args, loc.Code+".md")
			}
		}
	default:
		b.Files = append(b.Files, File{Name: e.name, Size: e.size, ModTime: e.changed})
	}
}

// entry is what a folder says of one of its names; links are followed.
type entry struct {
	name         string
	dir, regular bool
	size         int64
	changed      time.Time
}

// folder lists a folder sorted by name. Names that begin with a dot are the
// machine's, not the author's, and are passed over.
func (l *lister) folder(dir string) []entry {
	list, err := fs.ReadDir(l.fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		l.remark(dir, "unreadable", diag.Error, unreadable, path.Base(dir), reason(err))
		return nil
	}
	out := make([]entry, 0, len(list))
	for _, d := range list {
		if strings.HasPrefix(d.Name(), ".") || strings.HasSuffix(d.Name(), "~") {
			continue
		}
		if e, ok := l.entry(dir, d); ok {
			out = append(out, e)
		}
	}
	return out
}

func (l *lister) entry(dir string, d fs.DirEntry) (entry, bool) {
	e := entry{name: d.Name(), dir: d.IsDir(), regular: d.Type().IsRegular()}
	if d.IsDir() {
		return e, true
	}
	p := dir + "/" + d.Name()
	var info fs.FileInfo
	var err error
	if d.Type()&fs.ModeSymlink != 0 {
		info, err = fs.Stat(l.fsys, p) // refuses what leads outside the site
		if err != nil {
			l.remark(p, "path-escape", diag.Error, linkLeaves, d.Name())
			return e, false
		}
		e.dir, e.regular = info.IsDir(), info.Mode().IsRegular()
	} else if info, err = d.Info(); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return e, false // gone since it was listed
		}
		l.remark(p, "unreadable", diag.Error, unreadable, d.Name(), reason(err))
		return e, false
	}
	e.size, e.changed = info.Size(), info.ModTime()
	return e, true
}

// edition reads one file, or recalls it.
func (l *lister) edition(f editionFile, m Memory) (*Edition, []diag.Diagnostic) {
	if e, remarks, ok := m.Recall(f.path, f.size, f.changed); ok {
		return e, remarks
	}
	text, err := fs.ReadFile(l.fsys, f.path)
	if err != nil {
		return nil, []diag.Diagnostic{{
			Path: f.path, Rule: "unreadable", Severity: diag.Error, Message: unreadable, Args: []string{path.Base(f.path), reason(err)},
		}}
	}
	e, t, remarks := Read(l.site, f.bundle.Kind, f.path, f.lang, text)
	return e, m.Learn(f.path, f.size, f.changed, e, t, remarks)
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
