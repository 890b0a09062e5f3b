package pages

import (
	"cmp"
	"slices"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/lang"
	"balagh/internal/output"
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
	var parts []part
	for _, l := range p.site.Languages {
		parts = append(parts, p.listParts(l)...)
		for _, y := range p.calendar() {
			parts = append(parts, p.yearParts(l, y)...)
		}
	}
	for _, part := range parts {
		p.add(Page{Path: part.path, Kind: KindSitemap, Tier: output.Indexes, Data: func() any { return &SitemapPage{URLs: part.addresses()} }})
	}
	p.add(Page{Path: "sitemap.xml", Kind: KindIndex, Tier: output.Indexes, Data: func() any {
		d := &SitemapPage{}
		for _, part := range parts {
			d.URLs = append(d.URLs, Address{URL: p.abs("/" + part.path), Modified: part.modified})
		}
		return d
	}})
	p.news()
}

// part is one file of the sitemap.
type part struct {
	path      string
	modified  string
	addresses func() []Address
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
func (p *planner) listParts(l *lang.Locale) []part {
	byKind := map[string][]listed{}
	var kinds []string
	for _, m := range p.maps {
		if m.code != l.Code {
			continue
		}
		kind := m.kind()
		if byKind[kind] == nil {
			kinds = append(kinds, kind)
		}
		byKind[kind] = append(byKind[kind], m)
	}
	slices.Sort(kinds)
	// Full pages never change and are listed in the order they were filled, so
	// that another one comes last.
	slices.SortStableFunc(byKind["full"], func(a, b listed) int {
		return cmp.Or(cmp.Compare(a.newest.Sec, b.newest.Sec), strings.Compare(a.below, b.below))
	})
	var out []part
	for _, kind := range kinds {
		number := 0
		for c := range slices.Chunk(byKind[kind], sitemapSize) {
			number++
			out = append(out, p.listPart(l, kind, number, c))
		}
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

func (p *planner) listPart(l *lang.Locale, kind string, number int, lists []listed) part {
	newest := slices.MaxFunc(lists, func(a, b listed) int { return cmp.Compare(a.modified.Sec, b.modified.Sec) })
	return part{path: partPath(l.Code, kind, number), modified: p.changed(newest.modified), addresses: func() []Address {
		var urls []Address
		for _, m := range lists {
			urls = append(urls, Address{URL: p.abs("/" + l.Code + "/" + m.below), Modified: p.changed(m.modified), Alternates: p.everyLanguage(m.below)})
		}
		if kind == "pages" && number == 1 {
			urls = append(urls, p.standingAddresses(l)...)
		}
		return urls
	}}
}

func (p *planner) standingAddresses(l *lang.Locale) []Address {
	var urls []Address
	for _, r := range p.Public.Standing {
		if e := r.In(l.Code); e != nil && !e.Draft {
			urls = append(urls, Address{URL: p.abs(r.Address(l.Code)), Modified: p.changed(r.Updated), Alternates: p.alternates(r)})
		}
	}
	return urls
}

func (p *planner) yearParts(l *lang.Locale, y *yearOf) []part {
	var rs []*archive.Release
	for _, r := range y.all {
		if e := r.In(l.Code); e != nil && !e.Draft {
			rs = append(rs, r)
		}
	}
	var out []part
	for c := range slices.Chunk(rs, sitemapSize) {
		newest := slices.MaxFunc(c, func(a, b *archive.Release) int { return cmp.Compare(a.Modified().Sec, b.Modified().Sec) })
		out = append(out, part{path: partPath(l.Code, itoa(y.year), len(out)+1), modified: p.changed(newest.Modified()), addresses: func() []Address {
			urls := make([]Address, 0, len(c))
			for _, r := range c {
				urls = append(urls, Address{URL: p.abs(r.Address(l.Code)), Modified: p.changed(r.Modified()), Alternates: p.alternates(r)})
			}
			return urls
		}})
	}
	return out
}

// alternates is the hreflang set of a release.
func (p *planner) alternates(r *archive.Release) []Alternate {
	out := make([]Alternate, 0, len(r.Editions)+1)
	for _, e := range r.Editions {
		out = append(out, Alternate{e.Lang.Code, p.abs(r.Address(e.Lang.Code))})
	}
	return append(out, Alternate{"x-default", p.abs(r.Address(r.Best(p.site.Default().Code).Lang.Code))})
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
		p.add(Page{Path: "news-sitemap.xml", Kind: KindNews, Tier: output.Indexes, Data: func() any { return d }})
	}
}
