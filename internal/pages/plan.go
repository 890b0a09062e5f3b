package pages

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/images"
	"balagh/internal/lang"
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
		Input: in, site: in.Public.Site, maps: map[string][]listed{},
		sites: map[string]*Site{}, organizations: map[string]organization{}, shown: map[*config.Term]bool{}, terms: map[termName]named{}, dated: map[yearIn]Link{},
		cards: map[string]*ShareImage{},
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
	for _, l := range p.site.Languages {
		p.organizations[l.Code] = newOrganization(p.sites[l.Code].Organization.Text, p.whole(p.sites[l.Code].Home))
		p.cards[l.Code] = p.newSiteShare(l)
		p.nameTerms(l.Code)
		p.nameYears(l)
	}
	p.items = p.newItems()
	p.pages = make([]Page, 0, 3*len(p.Public.Releases)) // about as many as there will be
	for _, l := range p.site.Languages {
		p.lang(l)
	}
	p.media()
	p.choice()
	p.notFound()
	p.sitemaps()
	p.redirects()
	p.hosting()
	for i := range in.Static {
		p.add(Page{Path: in.Static[i].Path, Kind: KindCopy, origin: static{&in.Static[i]}})
	}
	plan := inOrder(p.pages)
	p.pages, p.maps = nil, nil
	return plan, p.revised
}

// inOrder returns pages sorted by path, without spare room. Each half is sorted
// beside the other.
func inOrder(pages []Page) []Page {
	byPath := func(a, b Page) int { return cmp.Compare(a.Path, b.Path) }
	a, b := pages[:len(pages)/2], pages[len(pages)/2:]
	var wg sync.WaitGroup
	wg.Go(func() { slices.SortFunc(a, byPath) })
	slices.SortFunc(b, byPath)
	wg.Wait()
	out := make([]Page, 0, len(pages))
	for len(a) > 0 && len(b) > 0 {
		first := &a
		if byPath(b[0], a[0]) < 0 {
			first = &b
		}
		out = append(out, (*first)[0])
		*first = (*first)[1:]
	}
	return append(append(out, a...), b...)
}

// revised plans the pages of a release alone.
func (p *planner) revised(r *archive.Release) []Page {
	again := *p
	again.pages = nil
	for _, e := range r.Editions {
		again.edition(e.Lang, r)
	}
	return again.pages
}

type planner struct {
	Input
	site   *config.Site
	items  items
	room   room
	shown  map[*config.Term]bool // terms that have a page
	pages  []Page
	byYear []*yearOf
	maps   map[string][]listed // list pages for the sitemap, by language
	nation int                 // listed releases of national scope

	// What stands on most pages of a language is made once.
	sites         map[string]*Site
	organizations map[string]organization
	terms         map[termName]named
	dated         map[yearIn]Link // to the years that have a page
	cards         map[string]*ShareImage
}

// add plans a page. What it returns is good until the next one.
func (p *planner) add(page Page) *Page {
	page.planner = p
	p.pages = append(p.pages, page)
	return &p.pages[len(p.pages)-1]
}

const index = "index.html"

// html plans an HTML page at an address below a language's.
func (p *planner) html(l *lang.Locale, kind Kind, below string, s origin, number int) *Page {
	return p.add(Page{Path: l.Code + "/" + below + index, Kind: kind, Lang: l, origin: s, number: int32(number)})
}

// below is the address of an HTML page below its language's.
func below(page *Page) string { return page.Path[len(page.Lang.Code)+1 : len(page.Path)-len(index)] }

// lang plans everything of one language.
func (p *planner) lang(l *lang.Locale) {
	for _, r := range slices.Concat(p.Public.Releases, p.Public.Standing) {
		if r.In(l.Code) != nil {
			p.edition(l, r)
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
func (p *planner) edition(l *lang.Locale, r *archive.Release) {
	kind := KindRelease
	if r.Standing {
		kind = KindStanding
	}
	p.add(Page{Path: r.Address(l.Code)[1:] + index, Kind: kind, Lang: l, origin: edition{r}})
}

// newSite gathers what every page of a language shows.
func (p *planner) newSite(l *lang.Locale) *Site {
	c, code := p.site, l.Code
	home := "/" + code + "/"
	s := SiteData{
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
	return NewSite(s)
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
	if len(s) <= most {
		return s
	}
	end, n := len(s), 0
	for i := range len(s) {
		if !utf8.RuneStart(s[i]) {
			continue
		}
		if n++; n > most {
			end = i
			break
		}
	}
	if end == len(s) {
		return s
	}
	cut := s[:end]
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ،؛,;:.") + "…"
}
