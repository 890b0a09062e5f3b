package archive

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/markdown"
)

// Options are what besides the content decides what is public.
type Options struct {
	At     time.Time // the moment of the build, read once
	Drafts bool      // show drafts
	Early  bool      // show what waits for its hour
}

// New resolves the archive. bodies holds the facts of every edition's body that
// could be read.
// Remarks name fields and spans; content.Locate finds their places.
func New(site *config.Site, bundles []*content.Bundle, bodies map[*content.Edition]markdown.Packed, o Options) (*Archive, []diag.Diagnostic) {
	n := len(bundles)
	m := &maker{
		site: site, bodies: bodies, options: o, guesses: new(guesses),
		drafts: make([]*draft, n), byDir: make(map[string]*draft, n), byID: make(map[string]*draft, n),
	}
	m.beside(func(m *maker, i int) { m.drafts[i] = m.draft(bundles[i]) })
	for _, d := range m.drafts {
		m.byDir[strings.TrimPrefix(d.Dir, "content/")] = d
	}
	m.unique()
	m.beside(func(m *maker, i int) { m.terms(m.drafts[i]) })
	a := &Archive{Public: &Public{Site: site}, All: make([]*Release, n)}
	for i, d := range m.drafts {
		a.All[i] = d.Release
	}
	m.part(a)
	m.beside(func(m *maker, i int) { m.links(m.drafts[i]) })
	p := a.Public
	p.Tags = groups(site.Tags, p.Listed, func(r *Release) []*config.Term { return r.Tags }, false)
	p.Regions = groups(site.Regions, p.Listed, func(r *Release) []*config.Term { return r.Regions }, true)
	p.People = groups(site.People, p.Listed, func(r *Release) []*config.Term { return r.People }, false)
	p.Series = groups(site.Series, p.Listed, func(r *Release) []*config.Term {
		if r.Series == nil {
			return nil
		}
		return []*config.Term{r.Series}
	}, false)
	parts(p)
	m.neighbours(p)
	remarks := m.remarks
	m.remarks, m.guesses, a.maker = nil, nil, m
	return a, remarks
}

// draft is a release in the making with the words it is made from.
type draft struct {
	*Release
	bundle *content.Bundle
	from   *content.Edition // the original as written
	waits  []*Edition       // translations that are drafts: judged, and shown nowhere
	until  time.Time        // withheld until; zero: not scheduled
}

type maker struct {
	site    *config.Site
	bodies  map[*content.Edition]markdown.Packed
	options Options
	drafts  []*draft
	byDir   map[string]*draft // "releases/2024/x"
	byID    map[string]*draft
	ids     []string
	public  map[*Release]bool
	guesses *guesses
	spare   *Extras // room for those of the next edition
	remarks []diag.Diagnostic
}

func (m *maker) remark(path, field, rule string, s diag.Severity, message diag.Text, args ...string) *diag.Diagnostic {
	m.remarks = append(m.remarks, diag.Diagnostic{Path: path, Field: field, Rule: rule, Severity: s, Message: message, Args: args})
	return &m.remarks[len(m.remarks)-1]
}

// draft pairs the editions of one bundle.
func (m *maker) draft(b *content.Bundle) *draft {
	original := m.original(b)
	f := &original.Front
	r := &Release{
		ID: b.ID, Dir: b.Dir, Year: b.Year, Slug: b.ID, Standing: b.Kind == content.Standing,
		Draft: f.Draft, Date: f.Date, Precision: cmp.Or(f.DatePrecision, "day"), Updated: f.Updated,
		Withdrawn: f.Withdrawn.Date, Part: f.Part, Scope: f.Scope, Event: f.Event,
		SourceURL: f.Source.URL, Image: f.Image.Src,
	}
	if f.Slug != "" {
		r.Slug = f.Slug
	}
	for _, a := range f.Attachments {
		r.Attachments = append(r.Attachments, a.File)
	}
	if f.Wrote("withdrawn") && !f.Withdrawn.Date.Set {
		m.remark(original.Path, "withdrawn", "field-required", diag.Error, diag.FieldRequired, "withdrawn.date")
	}
	r.Unread = b.Unread
	if f.Draft && f.Title == "" && len(b.Unread) == 0 { // a draft of a translation may lack it
		m.remark(original.Path, "title", "field-required", diag.Error, diag.FieldRequired, "title")
	}
	if !r.Standing && !f.Date.Set && !f.Wrote("date") && len(b.Unread) == 0 {
		m.remark(original.Path, "date", "field-required", undated(f.Draft), diag.FieldRequired, "date")
	}
	if !r.Standing && !f.Date.Set && m.options.Drafts { // it stands in the year of its folder
		start := time.Date(b.Year, time.January, 1, 0, 0, 0, 0, m.site.Zone)
		r.Date, r.Precision = Moment{Sec: start.Unix(), Day: true, Set: true}, "year"
	}
	d := &draft{Release: r, bundle: b, from: original}
	for _, loc := range m.site.Languages {
		for _, w := range b.Editions {
			if w.Lang == loc.Code {
				e := m.edition(loc, w, original)
				if w != original && w.Front.Draft && !(m.options.Drafts && w.Front.Title != "") {
					d.waits = append(d.waits, e)
					r.Waiting = append(r.Waiting, loc.Code)
					continue
				}
				r.Editions = append(r.Editions, e)
				if w == original {
					r.Original = e
				}
			}
		}
	}
	return d
}

// undated says how bad it is that a release has no date. A draft may wait for it,
// as imported texts do: no newsroom must stop for one of them, and a preview shows
// it all the same.
func undated(draft bool) diag.Severity {
	if draft {
		return diag.Warning
	}
	return diag.Error
}

// original is the edition that holds the shared facts.
func (m *maker) original(b *content.Bundle) *content.Edition {
	var marked, first *content.Edition
	for _, loc := range m.site.Languages {
		for _, e := range b.Editions {
			if e.Lang != loc.Code {
				continue
			}
			if first == nil {
				first = e
			}
			if e.Front.Original && marked != nil {
				m.remark(e.Path, "original", "original-twice", diag.Error, originalTwice, marked.Path)
			} else if e.Front.Original {
				marked = e
			}
		}
	}
	return cmp.Or(marked, first)
}

// unique refuses two bundles of one id and two pages of one address.
func (m *maker) unique() {
	addresses := make(map[string]string, len(m.drafts)*len(m.site.Languages))
	for _, d := range m.drafts {
		if first, taken := m.byID[d.ID]; taken {
			m.remark(d.Original.Path, "", "slug-duplicate", diag.Error, sameID, d.ID, first.Dir)
		} else {
			m.byID[d.ID] = d
			m.ids = append(m.ids, d.ID)
		}
		if d.Standing && reserved(d.Slug) || !d.Standing && len(d.Slug) <= 2 && strings.Trim(d.Slug, "0123456789") == "" {
			m.remark(d.Original.Path, "slug", "slug-duplicate", diag.Error, slugReserved, d.Slug)
		}
		for _, e := range d.Editions {
			at := d.Address(e.Lang.Code)
			if first, taken := addresses[lang.Fold(at)]; taken {
				m.remark(e.Path, "slug", "slug-duplicate", diag.Error, sameAddress, at, first)
				continue
			}
			addresses[lang.Fold(at)] = e.Path // of two spellings a reader types either
			addresses[at] = e.Path
		}
	}
	for _, d := range m.drafts {
		for _, e := range d.Editions {
			for i, alias := range e.Aliases {
				at := strings.TrimSuffix(alias, "/") + "/"
				if first, taken := addresses[at]; taken {
					m.remark(e.Path, indexed("aliases", i), "slug-duplicate", diag.Error, sameAddress, alias, first)
				} else {
					addresses[at] = e.Path
				}
			}
		}
	}
	slices.Sort(m.ids)
}

// Address returns the path of an edition below the site's base, with slashes at
// both ends.
func (r *Release) Address(code string) string {
	if r.Standing {
		return "/" + code + "/" + r.Slug + "/"
	}
	return "/" + code + "/" + itoa(r.Year) + "/" + r.Slug + "/"
}

// reserved reports whether a standing page's slug is an address of the archive.
func reserved(slug string) bool {
	switch slug {
	case "archive", "tags", "regions", "series", "people", "corrections", "search", "page":
		return true
	}
	return len(slug) == 4 && strings.Trim(slug, "0123456789") == ""
}
