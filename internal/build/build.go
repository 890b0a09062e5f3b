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
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"balagh/internal/archive"
	"balagh/internal/check"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/images"
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
	WebP     bool                                // offer pictures as WebP, too; cwebp must be on the PATH
	Baseline *check.Baseline                     // known remarks, instead of those site.toml names; may be nil
	Progress func(stage string, done, total int) // may be nil; called from several goroutines
	Phase    func(name string)                   // may be nil; called as each phase ends
}

// Run builds the site. The error is the machine's failure or a wrong target;
// mistakes of the authors are in the Report, and then nothing was touched.
func Run(ctx context.Context, o Options) (*Report, error) {
	report := newReport(o.Phase)
	r, err := open(ctx, o, report, false)
	if r == nil {
		return report, err
	}
	defer r.sources.pack.Close()
	if same, err := r.unchanged(ctx, report); same || err != nil {
		return report, err
	}
	if err := r.read(ctx, report, false); err != nil {
		return report, err
	}
	if report.failed(o.Strict) {
		return report, r.sources.save(o.Now)
	}
	r.renderer, err = render.New(r.layouts, r.site.Languages, r.sources)
	if err != nil {
		return report, err
	}
	if err := r.commit(ctx, report); errors.Is(err, errBroken) {
		report.broken(r.broken)
		return report, r.sources.save(o.Now)
	} else if err != nil {
		return report, err
	}
	report.phase("write")
	if err := r.sources.trim(); err != nil {
		return report, err
	}
	r.remember(report, report.manifest)
	return report, r.sources.save(o.Now)
}

// Check runs every check of a build and makes nothing.
func Check(ctx context.Context, o Options) (*Report, error) {
	report := newReport(o.Phase)
	r, err := open(ctx, o, report, true)
	if r == nil {
		return report, err
	}
	defer r.sources.pack.Close()
	if err := r.read(ctx, report, true); err != nil {
		return report, err
	}
	report.failed(o.Strict)
	return report, r.sources.save(o.Now)
}

// run is one build under way: what the stages before the target have made.
type run struct {
	options   Options
	engine    output.Key
	site      *config.Site
	baseline  *check.Baseline // nil: none
	listing   *content.Listing
	inputKey  output.Key // of all that the site is made from
	inputAged bool       // all of it is old enough to be known again by its times
	sources   *sources
	layouts   fs.FS
	files     map[string][]byte // of static/, made small
	input     pages.Input       // what the plan is made from
	plan      []pages.Page      // sorted by path; nil when there are errors
	revise    func(*archive.Release) []pages.Page
	renderer  *render.Renderer
	outdated  func(path string) bool // in a preview: the file says something else by now; nil: none does

	pictureEngine output.Key
	webp          *images.Encoder
	decoded       atomic.Int64 // pictures
	mu            sync.Mutex
	broken        []diag.Diagnostic // pictures that could not be decoded
}

// open reads what a site is and lists what stands in it. To check is to hold
// every remark. The run is nil when there is no site to speak of.
func open(ctx context.Context, o Options, report *Report, checking bool) (*run, error) {
	engine, err := Engine(o.Defaults)
	if err != nil {
		return nil, err
	}
	r := &run{options: o, engine: engine, layouts: overlay{sub(o.Site, "layouts"), sub(o.Defaults, "layouts")}}
	if r.pictureEngine, err = pictureEngine(o.Defaults); err != nil {
		return nil, err
	}
	if o.WebP {
		if r.webp, err = images.FindEncoder(ctx); err != nil {
			return nil, fmt.Errorf("WebP: %w", err)
		}
	}
	site, remarks, err := config.Load(o.Site, r.layouts)
	if err != nil || site == nil {
		report.add(remarks)
		return nil, err
	}
	r.site, report.zone, report.Language = site, site.Zone, site.Default().Code
	if err := r.overrides(); err != nil {
		return nil, err
	}
	broken := r.openBaseline()
	most := remarksKept
	if checking || r.baseline != nil { // which remarks are known is told from all of a file
		most = 0
	}
	said := newRemarks(o.Site, site, most)
	said.add(slices.Concat(remarks, broken))
	r.sources, err = openSources(o.Site, o.Dir, site, engine, said)
	if err != nil {
		return nil, err
	}
	report.phase("site")
	if checking {
		r.sources.sums = map[string]uint32{}
	}
	r.listing = content.List(o.Site, site)
	if r.inputKey, r.inputAged, err = r.inputs(r.listing); err != nil {
		return nil, errors.Join(err, r.sources.pack.Close())
	}
	report.phase("list")
	return r, nil
}

// overrides are what the command line says instead of site.toml.
func (r *run) overrides() (err error) {
	if o := &r.options; o.BaseURL != "" {
		if err := r.site.SetBaseURL(o.BaseURL); err != nil {
			return fmt.Errorf("%w: %w", ErrBaseURL, err)
		}
	}
	if o := &r.options; o.AtText != "" {
		o.At, err = parseMoment(o.AtText, r.site.Zone)
	}
	return err
}

// read takes the listing to a plan, with everything there is to say of it.
func (r *run) read(ctx context.Context, report *Report, checking bool) error {
	arch, assets, err := r.resolve(ctx, r.sources, archive.Options{At: r.options.At, Drafts: r.options.Drafts}, report)
	if err != nil {
		return err
	}
	if checking {
		report.Current, report.Digests = versions(arch.All)
		report.States, report.Tally = states(r.site, arch, r.options.At)
		report.At = r.options.At
		report.sums = r.sources.sums
	}
	arch.Forget()
	r.sources.bodies, r.sources.sums = nil, nil
	report.phase("archive")
	if report.Failed {
		return nil
	}
	static, err := r.static(report)
	if err != nil || report.Failed {
		return err
	}
	r.layOut(arch, assets, static)
	report.add(samePath(r.plan))
	return nil
}

// openBaseline finds the remarks that are known and tolerated.
func (r *run) openBaseline() (broken []diag.Diagnostic) {
	if r.baseline = r.options.Baseline; r.baseline == nil {
		r.baseline, broken = check.SiteBaseline(r.options.Site, r.site)
	}
	return broken
}

// settle ends the gathering of remarks and sets aside what the baseline knows.
func (r *run) settle(report *Report) {
	settled, dropped := r.sources.remarks.all()
	if r.baseline != nil {
		settled, report.Known = r.baseline.Part(settled)
	}
	report.dropped = dropped
	report.add(settled)
}

// Errors of the options themselves.
var (
	ErrAt      = errors.New("no moment")
	ErrBaseURL = errors.New("no base address")
)

// parseMoment reads a moment: with an offset, or as the site's clocks show it.
func parseMoment(s string, zone *time.Location) (time.Time, error) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if at, err := time.Parse(form, s); err == nil {
			return at, nil
		}
	}
	for _, form := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		if at, err := time.ParseInLocation(form, s, zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %q", ErrAt, s)
}

var addressTwice = diag.Text{
	AR: "صفحتان للعنوان نفسه: /{0}", FR: "deux pages à la même adresse : /{0}", EN: "two pages at one address: /{0}",
}

// samePath finds addresses that two pages claim, or that are a page and a folder
// of pages at once, as an alias or a file of static/ may make them.
func samePath(plan []pages.Page) []diag.Diagnostic {
	var out []diag.Diagnostic
	twice := func(p, q *pages.Page) {
		out = append(out, diag.Diagnostic{
			Path: cmp.Or(p.Wanted(), q.Wanted(), p.Source(), q.Source(), config.File), Rule: "slug-duplicate", Severity: diag.Error,
			Message: addressTwice, Args: []string{q.Path},
		})
	}
	for i, first := 1, 0; i < len(plan); i++ {
		if plan[i].Path == plan[first].Path {
			twice(&plan[i], &plan[first])
		} else {
			first = i
		}
	}
	for i := range plan {
		if plan[i].Kind != pages.KindRedirect && plan[i].Kind != pages.KindCopy {
			continue // only their paths are anyone's choice
		}
		for dir := path.Dir(plan[i].Path); dir != "."; dir = path.Dir(dir) {
			if n, found := search(plan, dir); found {
				twice(&plan[i], &plan[n])
			}
		}
	}
	return out
}

// search looks for a path in a plan.
func search(plan []pages.Page, name string) (int, bool) {
	return slices.BinarySearchFunc(plan, name, func(p pages.Page, name string) int { return strings.Compare(p.Path, name) })
}

// entries lists every planned file. Their keys, which want the data of each, are
// worked out in parallel if there is something to compare them with; else they
// come with the bytes, so that the data are made once.
func (r *run) entries(keyed bool) ([]output.Entry, error) {
	out := make([]output.Entry, len(r.plan))
	for i := range r.plan {
		p := &r.plan[i]
		out[i] = output.Entry{Path: p.Path, Tier: p.Tier()}
	}
	if !keyed {
		return out, nil
	}
	return out, parallel(len(out), func(i int) error {
		maker := makers.Get().(*pages.Maker)
		defer makers.Put(maker)
		out[i].Key = r.key(&r.plan[i], maker.Outline(&r.plan[i]))
		return nil
	})
}

// key hashes all that determines the bytes of a planned file, which has these data.
func (r *run) key(p *pages.Page, data any) output.Key {
	switch p.Kind {
	case pages.KindCopy:
		return output.KeyOf(string(p.Kind), data)
	case pages.KindImage:
		return output.KeyOf(r.pictureEngine, string(p.Kind), data)
	}
	return output.KeyOf(r.engine, string(p.Kind), r.renderer.Key(p), data)
}

// parallel calls do for 0 … n-1 on all processors and returns the first error.
// A panic in a worker is returned as one, so that the caller can say it and
// leave the target whole.
func parallel(n int, do func(i int) error) error {
	var wg sync.WaitGroup
	var once sync.Once
	var failed error
	var next atomic.Int64 // beyond n once one has failed
	fail := func(err error) {
		once.Do(func() { failed = err; next.Store(int64(n)) })
	}
	for range min(runtime.GOMAXPROCS(0), max(n, 1)) {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					fail(&PanicError{Value: p})
				}
			}()
			for i := next.Add(1); i <= int64(n); i = next.Add(1) {
				if err := do(int(i - 1)); err != nil {
					fail(err)
				}
			}
		})
	}
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
