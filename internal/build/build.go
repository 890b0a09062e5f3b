// Package build runs the stages in order: it is the program as one function.
//
// In come a site's folder, the built-in defaults, a target and a moment; out
// come a Report and, in the target, the site. Every stage returns its own type
// and never reaches back. An author's mistake ends the build before the target
// is touched.
package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"balagh/internal/archive"
	"balagh/internal/check"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/output"
	"balagh/internal/pages"
	"balagh/internal/render"
)

// Options say what to build, from what, into what.
type Options struct {
	Site     fs.FS  // the site's folder; a link that leads out of it must be refused
	Dir      string // the same as a path, for the memory of what was read
	Defaults fs.FS  // layouts/, static/ and the program's own source
	Target   output.Target
	At       time.Time // the moment the site is shown at
	AtText   string    // the same as written, in the site's time zone; "" keeps At
	Now      time.Time // of the machine, for the memory alone
	BaseURL  string    // instead of site.toml's; "" keeps it
	Drafts   bool
	Full     bool                                // make every file anew
	Strict   bool                                // a warning is an error
	Progress func(stage string, done, total int) // may be nil; called from several goroutines
}

// Run builds the site. The error is the machine's failure or a wrong target;
// mistakes of the authors are in the Report, and then nothing was touched.
func Run(ctx context.Context, o Options) (*Report, error) {
	report := newReport()
	engine, err := Engine(o.Defaults)
	if err != nil {
		return report, err
	}
	layouts := overlay{sub(o.Site, "layouts"), sub(o.Defaults, "layouts")}
	site, remarks, err := config.Load(o.Site, layouts)
	report.add(remarks)
	if err != nil || site == nil {
		return report, err
	}
	if o.BaseURL != "" {
		if err := site.SetBaseURL(o.BaseURL); err != nil {
			return report, fmt.Errorf("%w: %w", ErrBaseURL, err)
		}
	}
	if o.AtText != "" {
		if o.At, err = parseMoment(o.AtText, site.Zone); err != nil {
			return report, err
		}
	}
	report.zone = site.Zone
	src, err := openSources(o.Site, o.Dir, site, engine)
	if err != nil {
		return report, err
	}
	defer src.pack.Close()
	report.phase("site")

	bundles, remarks, err := content.Load(ctx, o.Site, site, src)
	report.add(remarks)
	if err != nil {
		return report, err
	}
	report.Read, report.Recalled = int(src.read.Load()), int(src.recall.Load())
	report.phase("content")

	arch, remarks := archive.New(site, bundles, src.bodies, archive.Options{At: o.At, Drafts: o.Drafts})
	remarks = append(remarks, check.Run(site, arch)...)
	content.Locate(o.Site, remarks)
	report.add(remarks)
	assets, remarks := src.assets(arch.All)
	report.add(remarks)
	report.archive(arch)
	report.phase("archive")
	if report.failed(o.Strict) {
		return report, src.save(o.Now)
	}

	static, files, err := statics(overlay{sub(o.Site, "static"), sub(o.Defaults, "static")})
	if err != nil {
		return report, err
	}
	renderer, err := render.New(layouts, site.Languages, src)
	if err != nil {
		return report, err
	}
	plan := pages.Plan(pages.Input{Public: arch.Public, Assets: assets, Static: static})
	if twice := samePath(plan); len(twice) > 0 {
		report.add(twice)
		return report, src.save(o.Now)
	}
	m := &maker{options: o, engine: engine, renderer: renderer, files: files, plan: plan}
	entries := m.entries()
	report.Pages = len(plan)
	report.phase("plan")

	if err := m.commit(ctx, entries, report); err != nil {
		return report, err
	}
	report.phase("write")
	if err := src.trim(); err != nil {
		return report, err
	}
	return report, src.save(o.Now)
}

// Errors of the options themselves.
var (
	ErrAt      = errors.New("no moment")
	ErrBaseURL = errors.New("no base address")
)

// parseMoment reads a moment: with an offset, or as the site's clocks show it.
func parseMoment(s string, zone *time.Location) (time.Time, error) {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return at, nil
	}
	for _, form := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		if at, err := time.ParseInLocation(form, s, zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %q", ErrAt, s)
}

var addressTwice = diag.Text{
	AR: "صفحتان للعنوان نفسه: /{0}", FR: "deux pages à la même adresse : /{0}", EN: "two pages at one address: /{0}",
}

// samePath finds addresses that two pages claim, as an alias or a file of
// static/ may.
func samePath(plan []pages.Page) []diag.Diagnostic {
	var out []diag.Diagnostic
	for i := 1; i < len(plan); i++ {
		if plan[i].Path == plan[i-1].Path {
			out = append(out, diag.Diagnostic{
				Path: cmp.Or(plan[i].Source, plan[i-1].Source, config.File), Rule: "slug-duplicate", Severity: diag.Error,
				Message: addressTwice, Args: []string{plan[i].Path},
			})
		}
	}
	return out
}

// maker makes the files that differ.
type maker struct {
	options  Options
	engine   output.Key
	renderer *render.Renderer
	files    map[string][]byte // of static/, made small
	plan     []pages.Page      // sorted by path
}

// entries works out the key of every planned file, in parallel.
func (m *maker) entries() []output.Entry {
	out := make([]output.Entry, len(m.plan))
	parallel(len(m.plan), func(i int) error {
		p := &m.plan[i]
		e := output.Entry{Path: p.Path, Tier: p.Tier}
		if p.Kind == pages.KindCopy {
			e.Key = output.KeyOf(string(p.Kind), p.Data())
		} else {
			e.Key = output.KeyOf(m.engine, string(p.Kind), m.renderer.Key(p), p.Data())
		}
		out[i] = e
		return nil
	})
	return out
}

// commit compares the plan with what the target holds and makes what differs.
func (m *maker) commit(ctx context.Context, entries []output.Entry, report *Report) error {
	target := m.options.Target
	held, err := target.Open(ctx)
	if err != nil {
		return err
	}
	defer target.Close()
	compare := output.Compare
	if m.options.Full {
		compare = output.CompareAll
	}
	changes, err := compare(entries, held)
	if err != nil {
		return err
	}
	report.compare(changes, held)
	if changes.Empty() {
		return nil
	}
	batch, err := target.Begin(ctx, changes)
	if err != nil {
		return err
	}
	defer batch.Abort()
	make := slices.Concat(changes.New, changes.Changed)
	slices.SortFunc(make, func(a, b output.Entry) int { return strings.Compare(a.Path, b.Path) })
	var mu sync.Mutex
	done := 0
	err = parallel(len(make), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := m.bytes(make[i].Path)
		if err != nil {
			return err
		}
		written, err := batch.Put(make[i], data)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		report.put(make[i].Path, written)
		if done++; m.options.Progress != nil {
			m.options.Progress("write", done, len(make))
		}
		return nil
	})
	if err != nil {
		return err
	}
	stats, err := batch.Commit(ctx)
	report.stats(stats)
	return err
}

// bytes makes one file of the plan.
func (m *maker) bytes(path string) ([]byte, error) {
	i, ok := slices.BinarySearchFunc(m.plan, path, func(p pages.Page, s string) int { return strings.Compare(p.Path, s) })
	if !ok {
		panic("internal error: no planned page at " + path)
	}
	p := &m.plan[i]
	if p.Kind != pages.KindCopy {
		data, err := m.renderer.Page(p)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", path, err)
		}
		return data, nil
	}
	return m.copied(p)
}

// parallel calls do for 0 … n-1 on all processors and returns the first error.
// A panic in a worker is returned as one, so that the caller can say it and
// leave the target whole.
func parallel(n int, do func(i int) error) error {
	var wg sync.WaitGroup
	var once sync.Once
	var failed error
	next := make(chan int)
	stop := make(chan struct{})
	fail := func(err error) {
		once.Do(func() { failed = err; close(stop) })
	}
	for range min(runtime.GOMAXPROCS(0), max(n, 1)) {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					fail(&PanicError{Value: p})
				}
			}()
			for i := range next {
				if err := do(i); err != nil {
					fail(err)
				}
			}
		})
	}
feed:
	for i := range n {
		select {
		case next <- i:
		case <-stop:
			break feed
		}
	}
	close(next)
	wg.Wait()
	return failed
}

// PanicError is our own bug, caught in a worker.
type PanicError struct{ Value any }

func (e *PanicError) Error() string { return Brief(e.Value) }

// Brief says what a panic was in one line.
func Brief(p any) string {
	line, _, _ := strings.Cut(fmt.Sprint(p), "\n")
	return strings.TrimPrefix(line, "internal error: ")
}

var errStale = errors.New("changed while the site was being built; build again")
