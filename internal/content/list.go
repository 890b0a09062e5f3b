package content

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"balagh/internal/config"
	"balagh/internal/diag"
)

// editionFile is one ar.md to read.
type editionFile struct {
	bundle  *Bundle
	path    string
	lang    string
	size    int64
	changed time.Time
}

// Listing is what stands in content/, unread.
type Listing struct {
	fsys    fs.FS
	site    *config.Site
	bundles []*Bundle
	files   []editionFile
	remarks []diag.Diagnostic
}

// List lists content/. What has no place there is remarked on when the listing
// is loaded.
func List(fsys fs.FS, site *config.Site) *Listing {
	l := &Listing{fsys: fsys, site: site}
	l.list()
	return l
}

// Stamp hashes the name, size and time of everything that is listed, and returns
// the latest of the times: two listings of one stamp are of the same files.
func (l *Listing) Stamp() (sum [32]byte, latest time.Time) {
	h := sha256.New()
	var line []byte
	put := func(name string, size int64, changed time.Time) {
		line = strconv.AppendQuote(line[:0], name)
		line = strconv.AppendInt(append(line, ' '), size, 10)
		line = strconv.AppendInt(append(line, ' '), changed.UnixNano(), 10)
		h.Write(append(line, '\n'))
		if changed.After(latest) {
			latest = changed
		}
	}
	for _, b := range l.bundles {
		put(b.Dir, int64(len(b.Files)), time.Time{})
		for _, f := range b.Files {
			put(f.Name, f.Size, f.ModTime)
		}
	}
	for _, f := range l.files {
		put(f.path, f.size, f.changed)
	}
	for _, d := range l.remarks {
		put(d.Path+" "+d.Rule+" "+strings.Join(d.Args, " "), int64(d.Severity), time.Time{})
	}
	h.Sum(sum[:0])
	return sum, latest
}

func (l *Listing) remark(p, rule string, s diag.Severity, m diag.Text, args ...string) *diag.Diagnostic {
	l.remarks = append(l.remarks, diag.Diagnostic{Path: p, Rule: rule, Severity: s, Message: m, Args: args})
	return &l.remarks[len(l.remarks)-1]
}

func (l *Listing) list() {
	for _, e := range l.folder("content") {
		if !(e.dir && (e.name == "releases" || e.name == "pages")) {
			l.remark("content/"+e.name, "bundle-place", diag.Warning, bundlePlace)
		}
	}
	l.years()
	l.bundlesIn(pagesDir, Standing, 0)
}

// years lists the years side by side: most of the time the system is asked.
func (l *Listing) years() {
	years := l.folder(releasesDir)
	parts := make([]*Listing, len(years))
	var wg sync.WaitGroup
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, year := range years {
		parts[i] = &Listing{fsys: l.fsys, site: l.site}
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			parts[i].year(year)
		})
	}
	wg.Wait()
	bundles, files := 0, 0
	for _, p := range parts {
		bundles, files = bundles+len(p.bundles), files+len(p.files)
	}
	l.bundles, l.files = slices.Grow(l.bundles, bundles), slices.Grow(l.files, files)
	for _, p := range parts {
		l.bundles = append(l.bundles, p.bundles...)
		l.files = append(l.files, p.files...)
		l.remarks = append(l.remarks, p.remarks...)
	}
}

// year lists one year; the listing is of that alone.
func (l *Listing) year(e entry) {
	dir := releasesDir + "/" + e.name
	n, err := strconv.Atoi(e.name)
	if err != nil || !e.dir || !yearForm.MatchString(e.name) {
		l.remark(dir, "bundle-place", diag.Warning, bundlePlace)
		return
	}
	fsys, leave := hold(l.fsys, dir)
	defer leave()
	l.fsys = fsys
	l.bundlesIn(dir, Release, n)
}

func (l *Listing) bundlesIn(dir string, kind Kind, year int) {
	entries := l.folder(dir)
	l.bundles = slices.Grow(l.bundles, len(entries))
	l.files = slices.Grow(l.files, len(entries)*len(l.site.Languages)) // most are in all of them
	for _, e := range entries {
		if !e.dir {
			l.remark(dir+"/"+e.name, "bundle-place", diag.Warning, bundlePlace)
			continue
		}
		l.bundle(&Bundle{ID: e.name, Dir: dir + "/" + e.name, Kind: kind, Year: year})
	}
}

// bundle sorts a folder's entries into editions and other files.
func (l *Listing) bundle(b *Bundle) {
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

func (l *Listing) take(b *Bundle, code string, e entry) {
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

func (l *Listing) other(b *Bundle, e entry) {
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
func (l *Listing) folder(dir string) []entry {
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

func (l *Listing) entry(dir string, d fs.DirEntry) (entry, bool) {
	e := entry{name: d.Name(), dir: d.IsDir(), regular: d.Type().IsRegular()}
	if d.IsDir() {
		return e, true
	}
	var info fs.FileInfo
	var err error
	if d.Type()&fs.ModeSymlink != 0 {
		p := dir + "/" + d.Name()
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
		l.remark(dir+"/"+d.Name(), "unreadable", diag.Error, unreadable, d.Name(), reason(err))
		return e, false
	}
	e.size, e.changed = info.Size(), info.ModTime()
	return e, true
}
