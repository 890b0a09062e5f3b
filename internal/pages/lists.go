package pages

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/lang"
)

// listSize is how many releases a full page of a list holds. Pages are numbered
// from the oldest, so a full page never changes; the newest page, under the bare
// address, holds the rest: from listSize to twice that less one, once there are
// so many.
const listSize = 25

// fullPages returns how many numbered pages a list of n has.
func fullPages(n int) int { return max(0, n/listSize-1) }

// page is one page of a list: items [from, to), counted from the oldest.
type page struct {
	below    string // address below the language's
	from, to int
	number   int // 0: the newest, under the bare address
	older    string
	newer    string
}

// cut parts a list of n into its pages, the newest last.
func cut(base string, n int) []page {
	pages := make([]page, 0, fullPages(n)+1)
	for i := 1; i <= fullPages(n); i++ {
		pages = append(pages, pageOf(base, n, i))
	}
	return append(pages, pageOf(base, n, 0))
}

// pageOf is a page of a list of n by its number. base is the address of the newest
// page below the language's; numbered pages stand below it, or below base+"page/"
// for the home page, whose numbers would be years.
func pageOf(base string, n, number int) page {
	numbered := base
	if base == "" {
		numbered = "page/"
	}
	at := func(i int) string { return numbered + itoa(i) + "/" }
	full := fullPages(n)
	if number == 0 {
		p := page{below: base, from: full * listSize, to: n, newer: base}
		if full > 0 {
			p.older = at(full)
		}
		return p
	}
	p := page{below: at(number), from: (number - 1) * listSize, to: number * listSize, number: number, newer: base}
	if number > 1 {
		p.older = at(number - 1)
	}
	if number < full {
		p.newer = at(number + 1)
	}
	return p
}

// listed is a page of a list for the sitemap: its address and when what it shows
// last changed.
type listed struct {
	below    string
	modified archive.Moment
	newest   archive.Moment // the date of its newest release: when it was full
	full     bool           // a numbered page, which never changes
}

// list describes one list of releases in one language.
type list struct {
	what      string
	base      string
	title     Phrase
	intro     Phrase
	office    Phrase
	term      *config.Term // none of a month
	crumbs    []Link
	releases  []*archive.Release // oldest first
	ascending bool               // shown oldest first, with part numbers
	feed      bool
}

// list plans the pages of a list.
func (p *planner) list(l *lang.Locale, d *list) {
	for _, c := range cut(d.base, len(d.releases)) {
		p.mappedPage(p.html(l, KindList, c.below, d, c.number), d.releases[c.from:c.to])
	}
}

func (p *planner) listPage(l *lang.Locale, d *list, c page) *ListPage {
	title, crumbs := d.title, d.crumbs
	if c.number > 0 {
		name := lang.Embed(lang.Run{Text: d.title.Text, Dir: d.title.Dir}, l.Dir)
		title = Phrase{Text: l.Text("list_older_title", name, l.Number(c.from+1), l.Number(c.to))}
		if d.base != "" {
			crumbs = append(slices.Clip(crumbs), Link{URL: p.path("/" + l.Code + "/" + d.base), Text: d.title})
		}
	}
	page := p.room.listings.keep(ListPage{
		Head: p.everywhere(l, title, cmp.Or(d.intro.Text, title.Text), c.below, crumbs...), What: d.what,
		Intro: d.intro, Office: d.office, Parts: d.ascending, Items: p.slice(l.Code, d.releases[c.from:c.to], d.ascending),
	})
	if d.feed && slices.ContainsFunc(d.releases, func(r *archive.Release) bool { return r.In(l.Code) != nil }) {
		page.Feeds = []Feed{p.feedLink(l, d.base+"feed.xml", "application/atom+xml", d.title.Text)}
	}
	page.Older, page.Newer = p.pager(l, c)
	if c.number > 0 {
		page.Numbers = &Span{c.from + 1, c.to}
	} else {
		page.Count = len(d.releases)
		if d.what == "region" {
			page.Map = p.where(l, d.term)
		}
	}
	if told := p.collection(l, d, page.Canonical); told != nil {
		page.JSON = append(page.JSON, told)
	}
	return page
}

// pager links a page to its neighbours; their texts are the layout's.
func (p *planner) pager(l *lang.Locale, c page) (older, newer *Link) {
	home := "/" + l.Code + "/"
	if c.older != "" {
		older = &Link{URL: p.path(home + c.older)}
	}
	if c.number > 0 {
		newer = &Link{URL: p.path(home + c.newer)}
	}
	return older, newer
}

// slice shows releases as items, newest first unless they ascend.
func (p *planner) slice(code string, rs []*archive.Release, ascending bool) []*Item {
	out := p.room.items.take(len(rs))
	for _, r := range rs {
		out = append(out, p.item(code, r))
	}
	if !ascending {
		slices.Reverse(out)
	}
	return out
}

// mappedPage remembers a page that lists releases for the sitemap.
func (p *planner) mappedPage(of *Page, rs []*archive.Release) {
	m := listed{below: below(of), full: of.number > 0}
	for _, r := range rs {
		if r.Date.Sec > m.newest.Sec || !m.newest.Set {
			m.newest = r.Date
		}
		if at := r.Modified(); at.Sec > m.modified.Sec {
			m.modified = at
		}
	}
	p.maps[of.Lang.Code] = append(p.maps[of.Lang.Code], m)
}

// hasIndex reports whether a vocabulary has a page of its terms.
func (p *planner) hasIndex(vocabulary string) bool {
	switch vocabulary {
	case "tags":
		return len(p.Public.Tags) > 0
	case "regions":
		return len(p.Public.Regions) > 0
	case "series":
		return len(p.Public.Series) > 0
	}
	return len(p.Public.People) > 0
}

// groups plans the index of a vocabulary and the page of each of its terms.
func (p *planner) groups(l *lang.Locale, vocabulary string, groups []*archive.Group) {
	if !p.hasIndex(vocabulary) {
		return
	}
	title := l.Text(vocabulary)
	index := Link{URL: p.path("/" + l.Code + "/" + vocabulary + "/"), Text: Phrase{Text: title}}
	p.mappedPage(p.html(l, KindTerms, vocabulary+"/", lone(func() any {
		return &TermsPage{
			Head: p.everywhere(l, Phrase{Text: title}, l.Text(vocabulary+"_intro"), vocabulary+"/"), What: vocabulary, Terms: p.counts(l, vocabulary, groups),
		}
	}), 0), p.Public.Listed)
	for _, g := range groups {
		p.term(l, vocabulary, index, g)
	}
}

func (p *planner) term(l *lang.Locale, vocabulary string, index Link, g *archive.Group) {
	what := map[string]string{"tags": "tag", "regions": "region", "series": "series", "people": "person"}[vocabulary]
	p.list(l, &list{
		what: what, term: g.Term, base: vocabulary + "/" + g.Term.ID + "/", title: p.words(g.Term.Label, l.Code),
		intro: p.words(g.Term.Description, l.Code), office: p.words(g.Term.Office, l.Code), crumbs: []Link{index},
		releases: g.Releases, ascending: vocabulary == "series", feed: vocabulary != "people",
	})
}

// counts lists terms with their numbers, in the order a reader looks them up.
func (p *planner) counts(l *lang.Locale, vocabulary string, groups []*archive.Group) []Count {
	out := make([]Count, 0, len(groups))
	for _, g := range groups {
		out = append(out, Count{
			Link: p.termLink(l.Code, g.Term), Count: len(g.Releases), Text: p.words(g.Term.Description, l.Code),
		})
	}
	slices.SortStableFunc(out, func(a, b Count) int { return lang.Compare(a.Link.Text.Text, b.Link.Text.Text) })
	return out
}

// corrected is a release with one of its corrections: where, and the number there.
type corrected struct {
	of     *archive.Release
	in     *archive.Edition
	number int
}

// corrections are those of a language, oldest first.
type corrections []corrected

// corrections plans the index of corrections of a language.
func (p *planner) corrections(l *lang.Locale) {
	var rows corrections
	for _, r := range p.Public.Listed {
		if e := r.In(l.Code); e != nil {
			for i := range e.Corrections {
				rows = append(rows, corrected{r, e, i})
			}
		}
	}
	at := func(r corrected) int64 { return r.in.Corrections[r.number].Date.Sec }
	slices.SortStableFunc(rows, func(a, b corrected) int {
		return cmp.Or(cmp.Compare(at(a), at(b)), strings.Compare(a.of.ID, b.of.ID), cmp.Compare(a.number, b.number))
	})
	for _, c := range cut("corrections/", len(rows)) {
		var of []*archive.Release
		for _, r := range rows[c.from:c.to] {
			of = append(of, r.of)
		}
		p.mappedPage(p.html(l, KindChanges, c.below, &rows, c.number), of)
	}
}

func (rows *corrections) data(p *planner, page *Page) any {
	l, all := page.Lang, *rows
	c := pageOf("corrections/", len(all), int(page.number))
	d := &ChangesPage{Head: p.everywhere(l, Phrase{Text: l.Text("corrections")}, l.Text("corrections_intro"), c.below)}
	for _, r := range slices.Backward(all[c.from:c.to]) {
		c := r.in.Corrections[r.number]
		d.Changes = append(d.Changes, Change{Date: p.date(c.Date, "day"), Text: c.Text, Item: p.item(l.Code, r.of)})
	}
	d.Older, d.Newer = p.pager(l, c)
	if c.number > 0 {
		d.Numbers = &Span{c.from + 1, c.to}
	} else {
		d.Count = len(all)
	}
	return d
}

// month names a month for a title.
func (p *planner) month(l *lang.Locale, year, month int) string {
	return l.MonthYear(time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC))
}
