package build

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"balagh/internal/archive"
	"balagh/internal/cache"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/images"
	"balagh/internal/output"
	"balagh/internal/pages"
	"balagh/internal/render"
)

// Session keeps a site between one save and the next, for the preview. Refresh
// resolves the whole anew, through what was read before; Edit shows a save at
// once where it can. Both return a Snapshot and change none that was returned
// before. Neither may be called by two goroutines at once, but Edit may be called
// while a Refresh is under way.
type Session struct {
	options       Options
	engine        output.Key
	pictureEngine output.Key
	layouts       fs.FS
	webp          *images.Encoder

	sources *sources // of the last refresh; nil before the first that found a site
	meaning output.Key
	memory  *memory
	parsed  atomic.Int64
}

// OpenSession prepares a preview: of the options, the target and what only a
// commit needs stay unused, and Drafts shows scheduled releases, too.
func OpenSession(ctx context.Context, o Options) (*Session, error) {
	s := &Session{options: o, memory: newMemory(), layouts: overlay{sub(o.Site, "layouts"), sub(o.Defaults, "layouts")}}
	var err error
	if s.engine, err = Engine(o.Defaults); err != nil {
		return nil, err
	}
	if s.pictureEngine, err = pictureEngine(o.Defaults); err != nil {
		return nil, err
	}
	if o.WebP {
		if s.webp, err = images.FindEncoder(ctx); err != nil {
			return nil, fmt.Errorf("WebP: %w", err)
		}
	}
	return s, nil
}

// Close writes down what was read, for the next build.
func (s *Session) Close(now time.Time) error {
	if s.sources == nil {
		return nil
	}
	if err := s.sources.trim(); err != nil {
		return err
	}
	return s.sources.save(now)
}

// Parsed is how many editions were read and parsed so far.
func (s *Session) Parsed() int { return int(s.parsed.Load()) }

// Refresh lists the site, reads what changed, and resolves and plans everything
// anew, as it is at a moment. Where site.toml or a layout cannot be read, the
// pages stay those of was, which may be nil, and the Snapshot says why. The error
// is the machine's failure, a wrong option, or a PanicError: a preview outlives a
// bug that one text brings out.
func (s *Session) Refresh(ctx context.Context, was *Snapshot, at time.Time) (next *Snapshot, err error) {
	defer func() {
		if p := recover(); p != nil {
			next, err = nil, &PanicError{Value: p}
		}
	}()
	r := &run{options: s.options, engine: s.engine, pictureEngine: s.pictureEngine, layouts: s.layouts, webp: s.webp}
	r.options.At = at
	site, remarks, err := config.Load(r.options.Site, r.layouts)
	if err != nil {
		return nil, err
	}
	if site == nil {
		content.Locate(r.options.Site, remarks)
		return was.stays(diag.Sort(remarks)), nil
	}
	r.site = site
	if err := r.overrides(); err != nil {
		return nil, err
	}
	broken := r.openBaseline()
	said := newRemarks(r.options.Site, site, 0)
	said.add(slices.Concat(remarks, broken))
	if err := s.open(r, said); err != nil {
		return nil, err
	}
	r.renderer, err = render.New(r.layouts, site.Languages, r.sources)
	if err != nil {
		return was.stays([]diag.Diagnostic{layoutFault(r.layouts, err)}), nil
	}
	return s.resolve(ctx, r, was)
}

// open gives a run the session's sources, anew where site.toml now gives texts
// another meaning.
func (s *Session) open(r *run, said *remarks) (err error) {
	key := meaning(r.site, s.engine)
	switch {
	case s.sources == nil:
		r.sources, err = openSources(r.options.Site, r.options.Dir, r.site, s.engine, said)
		if err != nil {
			return err
		}
	case key != s.meaning:
		r.sources = s.sources.again(r.site, said)
		r.sources.record = cache.LoadRecord(filepath.Join(s.options.Dir, memoryDir, "sources"), key)
	default:
		r.sources = s.sources.again(r.site, said)
	}
	if key != s.meaning {
		s.memory.forget()
	}
	s.sources, s.meaning = r.sources, key
	return nil
}

// resolve takes a run to a Snapshot.
func (s *Session) resolve(ctx context.Context, r *run, was *Snapshot) (*Snapshot, error) {
	report := newReport(s.options.Phase)
	r.listing, r.outdated = content.List(r.options.Site, r.site), s.memory.outdated
	report.phase("list")
	arch, assets, err := r.resolve(ctx, reading{s.memory, r.sources}, archive.Options{
		At: r.options.At, Drafts: r.options.Drafts, Early: r.options.Drafts,
	}, report)
	s.parsed.Add(r.sources.read.Load())
	if err != nil {
		return nil, err
	}
	report.phase("archive")
	static, err := r.static(report)
	if err != nil {
		return was.stays([]diag.Diagnostic{{Path: "static", Severity: diag.Error, Message: diag.Plain, Args: []string{err.Error()}}}), nil
	}
	r.layOut(arch, assets, static)
	report.add(samePath(r.plan))
	r.plan = slices.CompactFunc(r.plan, func(a, b pages.Page) bool { return a.Path == b.Path })
	report.phase("plan")
	return newSnapshot(r, arch, report), nil
}

// Edit shows one edition as it is written now, in the pages of its release
// alone: everything else is as it was until the next Refresh. It is false where
// only a Refresh can tell what the edit means, or say which bug it brought out.
func (s *Session) Edit(was *Snapshot, name string) (next *Snapshot, ok bool) {
	defer func() {
		if recover() != nil {
			next, ok = nil, false
		}
	}()
	if was == nil || was.run == nil {
		return nil, false
	}
	info, err := fs.Stat(s.options.Site, name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	kind, code, ok := editionOf(was.run.site, name)
	if !ok {
		return nil, false
	}
	text, err := fs.ReadFile(s.options.Site, name)
	if err != nil {
		return nil, false
	}
	src := was.run.sources.again(was.run.site, newRemarks(s.options.Site, was.run.site, 0))
	e, t, remarks := content.Read(was.run.site, kind, name, code, text)
	h := s.memory.learn(src, name, stamp(info.Size(), info.ModTime()), e, t, remarks)
	s.parsed.Add(1)
	if src.failed != nil {
		return nil, false
	}
	src.remarks.edition(name, h.file.Wishes, slices.Clone(h.file.Remarks))
	if h.broken {
		return was.edited(name, src.remarks.sorted(), nil), true
	}
	release, more, ok := was.archive.Revise(h.file.Edition, h.file.Facts)
	if !ok {
		return nil, false
	}
	src.remarks.add(slices.DeleteFunc(more, func(d diag.Diagnostic) bool { return d.Path != name }))
	return was.edited(name, src.remarks.sorted(), was.run.revise(release)), true
}

// editionOf tells what kind of text a file is, by its name.
func editionOf(site *config.Site, name string) (kind content.Kind, code string, ok bool) {
	for _, l := range site.Languages {
		if base := path.Base(name); base == l.Code+".md" || base == "index."+l.Code+".md" {
			code = l.Code
		}
	}
	switch parts := strings.Split(name, "/"); {
	case code == "":
		return 0, "", false
	case len(parts) == 5 && strings.HasPrefix(name, "content/releases/"):
		return content.Release, code, true
	case len(parts) == 4 && strings.HasPrefix(name, "content/pages/"):
		return content.Standing, code, true
	}
	return 0, "", false
}

// IsEdition reports whether a file of the site is one language of a release.
func (s *Snapshot) IsEdition(name string) bool {
	if s == nil || s.run == nil {
		return false
	}
	_, _, ok := editionOf(s.run.site, name)
	return ok
}
