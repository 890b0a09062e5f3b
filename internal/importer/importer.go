// Package importer makes draft releases of texts that were written elsewhere:
// plain text, saved web pages, WordPress exports (WXR) and REST answers.
//
// In come files; out come folders below content/, each edition a draft, and a
// Report. Three rules are kept. Nothing is lost silently: every word of a source
// stands in the edition or is counted among what was dropped, by kind and with a
// sample. Nothing is decided silently: what the program guessed carries, as a
// comment in the front matter, the sentence it was taken from. Nothing of a
// person's is touched: an edition that is there already, however it was edited
// since, stays as it is, and nothing is written outside the site.
//
// An export is read three times, item by item: for what its items say of each
// other (languages, pictures), for the place of each, and for the texts. So memory
// does not grow with the texts, and a link to a later one leads to it.
package importer

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"balagh/internal/config"
)

// File is one source. It may be opened more than once.
type File struct {
	Name  string // as it is shown, "/" between folders
	Open  func() (io.ReadCloser, error)
	Size  int64      // in bytes; 0: not known
	Media []*os.Root // where pictures and documents beside it are looked for
}

// Options say what to import, and into which site.
type Options struct {
	Root   *os.Root // the site's folder
	Site   *config.Site
	Files  []File
	From   string // "text", "html", "wordpress", "json"; empty: by each file's content
	Lang   string // of comments in the files and of nothing else: "ar", "fr" or "en"
	Now    time.Time
	DryRun bool

	// Progress is called while exports are read ("read export", in MiB) and as items are
	// done ("write texts"); nil: nobody watches.
	Progress func(stage string, done, total int)

	// audit sees the words of each item, for the test that none is lost.
	audit func(source, kept, dropped string)
}

// Kinds are the values of Options.From.
var Kinds = []string{"text", "html", "wordpress", "json"}

// Run imports every file. A source that cannot be read or understood is an entry
// of the report; the error is the machine's alone.
func Run(ctx context.Context, o Options) (*Report, error) {
	r := &run{Options: o, report: &Report{DryRun: o.DryRun, Items: []Item{}, Notes: []Note{}}, words: newWords(o.Site), spellings: o.Site.Spellings(),
		taken: map[string]bool{}, planned: map[string]bool{}, refused: map[string]bool{}, groups: map[string]string{}, exports: newExports()}
	if err := r.known(ctx); err != nil {
		return nil, err
	}
	sources, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range sources {
		if err := r.file(ctx, s); err != nil {
			return r.report, err
		}
	}
	r.report.finish()
	return r.report, nil
}

// run is the state of one import.
type run struct {
	Options
	report    *Report
	words     *words            // the names of the site's vocabularies
	spellings map[string]string // of names, for addresses
	library   *library          // editions that are in the site, or will be
	addresses *addresses        // of the site, and of the sources
	taken     map[string]bool   // ids of bundles, those made now among them
	planned   map[string]bool   // editions made now
	refused   map[string]bool   // items, by key, of which nothing is made
	groups    map[string]string // a pair of languages → the folder it was given
	exports   *exports          // of WordPress, what their items say of each other
	planning  bool              // items are only looked at: nothing is said of them
	done      int
}

// opened is a file whose kind is known. Of an export the places are settled.
type opened struct {
	File
	source
	total  int
	places []place
}

// source reads one kind of file item by item.
type source interface {
	// index reads what items say of each other and returns how many there are.
	index(ctx context.Context, r io.Reader) (int, error)
	// items calls yield for each item; it stops at the first error.
	items(ctx context.Context, r io.Reader, yield func(*item) error) error
}

// open finds the kind of each file, and reads the exports for what their items say
// of each other and where they belong.
func (r *run) open(ctx context.Context) ([]*opened, error) {
	var out []*opened
	for _, f := range r.Files {
		kind := r.From
		if kind == "" {
			var err error
			if kind, err = detect(f); err != nil {
				return nil, fmt.Errorf("read %s: %w", f.Name, err)
			}
		}
		s := &opened{File: f, source: r.source(kind, f)}
		err := r.read(f, "read export", func(in io.Reader) (err error) {
			s.total, err = s.index(ctx, in)
			return err
		})
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	r.planning = true
	for _, s := range out {
		if _, alone := s.source.(*single); alone {
			continue
		}
		if err := r.plan(ctx, s); err != nil {
			return nil, err
		}
	}
	r.planning = false
	return out, nil
}

func (r *run) file(ctx context.Context, s *opened) error {
	n := 0
	return r.read(s.File, "", func(in io.Reader) error {
		return s.items(ctx, in, func(it *item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			it.file, it.media = s.Name, s.Media
			var pl *place
			if n < len(s.places) && s.places[n].key == it.key { // else the file changed while it was read
				pl = &s.places[n]
			}
			n++
			if err := r.item(it, pl); err != nil {
				return err
			}
			r.done++
			if r.Progress != nil {
				r.Progress("write texts", r.done, max(s.total, r.done))
			}
			return nil
		})
	})
}

func (r *run) source(kind string, f File) source {
	note := func(what string, args ...string) {
		if !r.planning {
			r.report.note(f.Name, what, args...)
		}
	}
	switch kind {
	case "wordpress":
		return &wordpress{name: f.Name, site: r.Site, note: note, exports: r.exports}
	case "json":
		return &rest{name: f.Name, site: r.Site, note: note, first: r.exports.firsts}
	default:
		return &single{name: f.Name, html: kind == "html", said: r.From != ""}
	}
}

func (r *run) read(f File, stage string, use func(io.Reader) error) error {
	in, err := f.Open()
	if err != nil {
		return fmt.Errorf("read %s: %w", f.Name, err)
	}
	defer in.Close()
	if stage == "" || r.Progress == nil || f.Size < 1<<20 {
		return use(in)
	}
	return use(&watched{Reader: in, tell: func(read int64) { r.Progress(stage, int(read>>20), int(f.Size>>20)) }})
}

// watched tells how much was read, at each mebibyte.
type watched struct {
	io.Reader
	n    int64
	tell func(int64)
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if before := w.n >> 20; before != (w.n+int64(n))>>20 {
		w.tell(w.n + int64(n))
	}
	w.n += int64(n)
	return n, err
}
