package pages

import (
	"cmp"
	"slices"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/lang"
)

// sitemapSize is how many addresses a part of the sitemap holds. Parts are cut
// within a year and a language, oldest first, so that a full one never changes.
// With 250 one release more writes at most 120 KB into each language's, and the
// index of 100,000 releases has some 120 KB: both grow with the other's decline.
const sitemapSize = 250

// newsSize is how many entries a news sitemap may have.
const newsSize = 1000

// sitemaps plans the index, its parts and the news sitemap.
func (p *planner) sitemaps() {
	var parts []*part
	for _, l := range p.site.Languages {
		parts = append(parts, p.listParts(l)...)
		for _, y := range p.calendar() {
			parts = append(parts, p.yearParts(l, y)...)
		}
	}
	for _, part := range parts {
		p.add(Page{Path: part.path, Kind: KindSitemap, origin: part})
	}
	p.add(Page{Path: "sitemap.xml", Kind: KindIndex, origin: lone(func() any {
		d := &SitemapPage{}
		for _, part := range parts {
			d.URLs = append(d.URLs, Address{URL: p.abs("/" + part.path), Modified: p.changed(part.modified)})
		}
		return d
	})})
	p.news()
}

// part is one file of the sitemap: of lists, with the standing pages in one of
// them, or of releases.
type part struct {
	path     string
	modified archive.Moment
	lang     *lang.Locale
	lists    []listed
	standing bool
	releases []*archive.Release
}

func (m *part) data(p *planner, _ *Page) any {
	urls := p.room.addresses.take(len(m.lists) + len(m.releases))
	for _, of := range m.lists {
		urls = append(urls, Address{URL: p.abs("/" + m.lang.Code + "/" + of.below), Modified: p.changed(of.modified), Alternates: p.everyLanguage(of.below)})
	}
	if m.standing {
		urls = append(urls, p.standingAddresses(m.lang)...)
	}
	for _, r := range m.releases {
		urls = append(urls, p.addressed(m.lang, r, r.Modified()))
	}
	return &SitemapPage{URLs: urls}
}

func partPath(code, name string, number int) string {
	s := "sitemaps/" + code + "-" + name
	if number > 1 {
		s += "-" + itoa(number)
	}
	return s + ".xml"
}

// listParts hold the pages that are no release, by what they list: one term
// more shifts no address of another part.
func (p *planner) listParts(l *lang.Locale) []*part {
	all := slices.Clone(p.maps[l.Code]) // no spare room
	// Full pages never change and are listed in the order they were filled, so
	// that another one comes last.
	slices.SortStableFunc(all, func(a, b listed) int {
		if a.full && b.full {
			return cmp.Or(cmp.Compare(a.newest.Sec, b.newest.Sec), strings.Compare(a.below, b.below))
		}
		return strings.Compare(a.kind(), b.kind())
	})
	var out []*part
	for len(all) > 0 {
		kind := all[0].kind()
		n := slices.IndexFunc(all, func(m listed) bool { return m.kind() != kind })
		if n < 0 {
			n = len(all)
		}
		number := 0
		for c := range slices.Chunk(all[:n], sitemapSize) {
			number++
			newest := slices.MaxFunc(c, func(a, b listed) int { return cmp.Compare(a.modified.Sec, b.modified.Sec) })
			out = append(out, &part{
				path: partPath(l.Code, kind, number), modified: newest.modified, lang: l, lists: c, standing: kind == "pages" && number == 1,
			})
		}
		all = all[n:]
	}
	return out
}

// kind names the part of the sitemap a list stands in.
func (m listed) kind() string {
	top, rest, _ := strings.Cut(m.below, "/")
	switch {
	case m.full:
		return "full"
	case rest != "": // below a vocabulary or a year
		if top[0] >= '0' && top[0] <= '9' {
			return "months"
		}
		return top
	case top != "" && top[0] >= '0' && top[0] <= '9':
		return "months"
	}
	return "pages"
}

func (p *planner) standingAddresses(l *lang.Locale) []Address {
	var urls []Address
	for _, r := range p.Public.Standing {
		if e := r.In(l.Code); e != nil && !e.Draft {
			urls = append(urls, p.addressed(l, r, r.Updated))
		}
	}
	return urls
}

func (p *planner) yearParts(l *lang.Locale, y *yearOf) []*part {
	absent := func(r *archive.Release) bool {
		e := r.In(l.Code)
		return e == nil || e.Draft
	}
	rs := y.all
	if slices.ContainsFunc(rs, absent) {
		rs = slices.Clip(slices.DeleteFunc(slices.Clone(rs), absent))
	}
	var out []*part
	for c := range slices.Chunk(rs, sitemapSize) {
		newest := slices.MaxFunc(c, func(a, b *archive.Release) int { return cmp.Compare(a.Modified().Sec, b.Modified().Sec) })
		out = append(out, &part{path: partPath(l.Code, itoa(y.year), len(out)+1), modified: newest.Modified(), lang: l, releases: c})
	}
	return out
}

// addressed is a release, or a standing page, in one of its languages.
func (p *planner) addressed(l *lang.Locale, r *archive.Release, modified archive.Moment) Address {
	all := p.alternates(r)
	return Address{URL: all[in(all, l)].URL, Modified: p.changed(modified), Alternates: all}
}

// in finds a language in a hreflang set; -1: it is not there.
func in(all []Alternate, l *lang.Locale) int {
	return slices.IndexFunc(all, func(a Alternate) bool { return a.Hreflang == l.Code })
}

// alternates is the hreflang set of a release.
func (p *planner) alternates(r *archive.Release) []Alternate {
	out := p.room.alternates.take(len(r.Editions) + 1)
	for _, e := range r.Editions {
		out = append(out, Alternate{e.Lang.Code, p.addressOf(p.site.BaseURL, r, e.Lang.Code)})
	}
	best := r.Best(p.site.Default().Code).Lang
	if i := in(out, best); i >= 0 {
		return append(out, Alternate{"x-default", out[i].URL})
	}
	return append(out, Alternate{"x-default", p.addressOf(p.site.BaseURL, r, best.Code)})
}

func (p *planner) changed(m archive.Moment) string {
	if !m.Set {
		return ""
	}
	return p.stamp(m)
}

// news plans the news sitemap: the releases of the last two days. It is left out
// when there are none, as its schema wants an entry.
func (p *planner) news() {
	d := &NewsPage{}
	for _, r := range slices.Backward(p.Public.Listed) {
		if !r.News || r.Draft {
			continue
		}
		for _, e := range r.Editions {
			if !e.Draft && len(d.Entries) < newsSize {
				d.Entries = append(d.Entries, NewsEntry{
					URL: p.abs(r.Address(e.Lang.Code)), Name: p.sites[e.Lang.Code].Title, Lang: e.Lang.Code,
					Published: p.stamp(r.Date), Title: e.Title,
				})
			}
		}
	}
	if len(d.Entries) > 0 {
		p.add(Page{Path: "news-sitemap.xml", Kind: KindNews, origin: lone(func() any { return d })})
	}
}
