package pages

import (
	"cmp"
	"slices"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/images"
	"balagh/internal/lang"
	"balagh/internal/output"
)

// Input is all the plan is made from.
type Input struct {
	Public *archive.Public
	Assets map[string]Asset // files beside releases, by path below the site
	Static []Static         // in the order of their paths
	WebP   string           // the version of the encoder; "" makes no WebP
}

// Asset is what the plan needs to know of a file beside a release.
type Asset struct {
	Sum     [32]byte
	Bytes   int64
	Picture images.Facts // of a document none
}

// Static is a file of static/: where its bytes are and where they go.
type Static struct {
	Source string // "static/icon.svg"
	Path   string // "icon.svg"; the style sheet's name holds its hash
	Sum    [32]byte
}

// Plan lists every file of the site, sorted by path.
func Plan(in Input) []Page {
	plan, _ := PlanRevisable(in)
	return plan
}

// PlanRevisable is Plan with a way to plan the pages of one release again, as
// archive.Revise gives it, beside everything else as it was planned.
func PlanRevisable(in Input) ([]Page, func(*archive.Release) []Page) {
	p := &planner{
		Input: in, site: in.Public.Site,
		sites: map[string]*Site{}, items: map[itemKey]*Item{}, shown: map[*config.Term]bool{},
	}
	for _, gs := range [][]*archive.Group{p.Public.Tags, p.Public.Regions, p.Public.Series, p.Public.People} {
		for _, g := range gs {
			p.shown[g.Term] = true
		}
	}
	for _, l := range p.site.Languages {
		p.sites[l.Code] = p.newSite(l)
	}
	for _, r := range p.Public.Listed {
		if r.Scope == "national" {
			p.nation++
		}
	}
	p.calendar()
	for _, l := range p.site.Languages {
		for _, r := range p.Public.Releases {
			p.newItem(l.Code, r)
		}
	}
	for _, l := range p.site.Languages {
		p.lang(l)
	}
	p.media()
	p.choice()
	p.notFound()
	p.sitemaps()
	p.redirects()
	p.hosting()
	for _, s := range in.Static {
		p.add(Page{Path: s.Path, Kind: KindCopy, Tier: output.Assets, Source: s.Source, Data: func() any { return &CopyPage{Sum: s.Sum} }})
	}
	slices.SortFunc(p.pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	plan := p.pages
	p.pages = nil
	return plan, p.revised
}

// revised plans the pages of a release alone.
func (p *planner) revised(r *archive.Release) []Page {
	again := *p
	again.pages = nil
	for _, e := range r.Editions {
		again.edition(e.Lang, r, e)
	}
	return again.pages
}

type itemKey struct {
	code    string
	release *archive.Release
}

type planner struct {
	Input
	site   *config.Site
	sites  map[string]*Site // by language
	items  map[itemKey]*Item
	shown  map[*config.Term]bool // terms that have a page
	pages  []Page
	byYear []*yearOf
	maps   []listed // list pages for the sitemap
	nation int      // listed releases of national scope
}

func (p *planner) add(page Page) { p.pages = append(p.pages, page) }

// html plans an HTML page at an address below the base.
func (p *planner) html(l *lang.Locale, kind Kind, address string, data func() any) {
	p.add(Page{Path: strings.TrimPrefix(address, "/") + "index.html", Kind: kind, Lang: l, Tier: output.Pages, Data: data})
}

// lang plans everything of one language.
func (p *planner) lang(l *lang.Locale) {
	for _, r := range slices.Concat(p.Public.Releases, p.Public.Standing) {
		if e := r.In(l.Code); e != nil {
			p.edition(l, r, e)
		}
	}
	p.home(l)
	p.years(l)
	p.groups(l, "tags", p.Public.Tags)
	p.regions(l)
	p.groups(l, "series", p.Public.Series)
	p.groups(l, "people", p.Public.People)
	p.corrections(l)
	p.monthly(l)
	p.feeds(l)
}

// edition plans the page of one edition.
func (p *planner) edition(l *lang.Locale, r *archive.Release, e *archive.Edition) {
	if r.Standing {
		p.standing(l, r, e)
	} else {
		p.release(l, r, e)
	}
}

// newSite gathers what every page of a language shows.
func (p *planner) newSite(l *lang.Locale) *Site {
	c, code := p.site, l.Code
	home := "/" + code + "/"
	s := &Site{}
	s.SiteData = SiteData{
		Lang: code, Tag: l.Tag, Dir: l.Dir, Name: l.Name, Locale: openGraphLocale(l),
		Title: c.Title[code], Organization: p.words(c.Organization, code), Description: p.words(c.Description, code),
		Home: p.path(home), Archive: p.path(home + "archive/"),
		Corrections: p.path(home + "corrections/"), Manifest: p.path("/manifest.webmanifest"), About: p.words(c.About, code),
	}
	for vocabulary, address := range map[string]*string{"tags": &s.Tags, "regions": &s.Regions, "series": &s.Series, "people": &s.People} {
		if p.hasIndex(vocabulary) {
			*address = p.path(home + vocabulary + "/")
		}
	}
	if s.Organization.Text == "" {
		s.Organization.Text = s.Title
	}
	for _, f := range p.Static {
		address := p.path("/" + f.Path)
		switch f.Source {
		case "static/style.css":
			s.Stylesheet = address
		case "static/icon.svg":
			s.Icons.SVG = address
		case "static/favicon.ico":
			s.Icons.ICO = address
		case "static/apple-touch-icon.png":
			s.Icons.Touch = address
		}
	}
	if p.newest(code) != nil {
		s.Feeds = []Feed{
			p.feedLink(l, "feed.xml", "application/atom+xml", s.Title),
			p.feedLink(l, "rss.xml", "application/rss+xml", s.Title),
			p.feedLink(l, "feed.json", "application/feed+json", s.Title),
		}
	}
	for _, r := range p.Public.Standing {
		if e := r.In(code); e != nil {
			s.Standing = append(s.Standing, Link{URL: p.path(r.Address(code)), Text: Phrase{Text: e.Title}})
		}
	}
	if len(p.Public.Month) > 0 {
		s.Standing = append(s.Standing, Link{URL: p.path(home + "digest/"), Text: Phrase{Text: l.Text("digest")}})
	}
	for _, a := range c.Social {
		s.Social = append(s.Social, Link{URL: a.URL, Text: Phrase{Text: a.Name}})
	}
	s.Contacts = p.contacts(c.Contacts, code)
	s.key = output.KeyOf(s.SiteData)
	return s
}

// newest returns the newest listed release that exists in a language, or nil.
func (p *planner) newest(code string) *archive.Release {
	for _, r := range slices.Backward(p.Public.Listed) {
		if r.In(code) != nil {
			return r
		}
	}
	return nil
}

func openGraphLocale(l *lang.Locale) string {
	if len(l.Code) == 2 {
		return l.Code + "_" + strings.ToUpper(l.Code) // ar_AR, fr_FR: what share crawlers know
	}
	return strings.ReplaceAll(l.Tag, "-", "_")
}

func (p *planner) contacts(from []*config.Contact, code string) []Contact {
	var out []Contact
	for _, c := range from {
		k := Contact{Name: p.words(c.Name, code), Address: p.words(c.Address, code), Phone: c.Phone, Email: c.Email}
		if c.Phone != "" {
			k.PhoneURL = "tel:" + strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' || r == '+' {
					return r
				}
				return -1
			}, c.Phone)
		}
		if c.Email != "" {
			k.EmailURL = "mailto:" + c.Email
		}
		out = append(out, k)
	}
	return out
}

// phrase marks a text that is not in the page's language.
func (p *planner) phrase(s, in, code string) Phrase {
	if l := p.site.Language(in); s != "" && in != code && l != nil {
		return Phrase{Text: s, Tag: l.Tag, Dir: l.Dir}
	}
	return Phrase{Text: s}
}

func (p *planner) words(w config.Words, code string) Phrase {
	s, in := w.In(code, p.site.Languages)
	return p.phrase(s, in, code)
}

// date tells a moment as exactly as it is known.
func (p *planner) date(m archive.Moment, precision string) Date {
	t := m.In(p.site.Zone)
	d := Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day(), Weekday: int(t.Weekday()), Precision: precision}
	switch {
	case precision == "year":
		d.Machine = t.Format("2006")
	case precision == "month" || precision == "circa":
		d.Machine = t.Format("2006-01")
	case m.Day:
		d.Machine = t.Format("2006-01-02")
	default:
		d.Machine = p.stamp(m)
	}
	return d
}

func (p *planner) datePointer(m archive.Moment) *Date {
	if !m.Set {
		return nil
	}
	d := p.date(m, "day")
	return &d
}

// stamp is a moment with its offset, for machines.
func (p *planner) stamp(m archive.Moment) string {
	return m.In(p.site.Zone).Format("2006-01-02T15:04:05Z07:00")
}

// item returns the release as lists of a language show it; nil for none. All
// items are made before any page's data, which are made in parallel.
func (p *planner) item(code string, r *archive.Release) *Item {
	if r == nil {
		return nil
	}
	return p.items[itemKey{code, r}]
}

func (p *planner) newItem(code string, r *archive.Release) {
	e := r.Best(code)
	i := &Item{}
	i.ItemData = ItemData{
		URL: p.path(r.Address(e.Lang.Code)), Title: p.phrase(e.Title, e.Lang.Code, code),
		Summary: p.phrase(lead(e), e.Lang.Code, code), Date: p.date(r.Date, r.Precision), Part: r.Part,
	}
	if e.Lang.Code != code {
		i.Hreflang, i.Language = e.Lang.Code, e.Lang.Name
	} else {
		i.Place = e.Place
	}
	i.key = output.KeyOf(i.ItemData)
	p.items[itemKey{code, r}] = i
}

// lead is what a list or a shared link says of a release: its summary, else the
// beginning of its text.
func lead(e *archive.Edition) string {
	if e.Summary != "" {
		return e.Summary
	}
	return shorten(e.Lead, 220)
}

// shorten cuts a text at a word.
func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ،؛,;:.") + "…"
}
