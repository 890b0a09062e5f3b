package pages

import (
	"slices"

	"balagh/internal/archive"
	"balagh/internal/lang"
)

// home plans the home page of a language and the older pages of its list.
func (p *planner) home(l *lang.Locale) {
	all := p.Public.Listed
	older := &list{what: "all", base: "", title: Phrase{Text: l.Text("releases_all")}, releases: all}
	for _, c := range cut("", len(all)) {
		var page *Page
		if c.number > 0 {
			page = p.html(l, KindList, c.below, older, c.number)
		} else {
			page = p.html(l, KindHome, "", lone(func() any { return p.homePage(l) }), 0)
		}
		p.mappedPage(page, all[c.from:c.to])
	}
}

func (p *planner) homePage(l *lang.Locale) *HomePage {
	all, s := p.Public.Listed, p.sites[l.Code]
	c := pageOf("", len(all), 0)
	d := &HomePage{
		Head: p.everywhere(l, Phrase{Text: s.Title}, s.Description.Text, ""), Items: p.slice(l.Code, all[c.from:c.to], false),
		Topics: p.counts(l, "tags", p.Public.Tags), Map: p.mapOf(l),
	}
	if len(d.Items) > 0 {
		d.Lead, d.Items = d.Items[0], d.Items[1:]
	}
	d.Older, _ = p.pager(l, c)
	d.JSON = append(d.JSON, p.webSite(s, d.Canonical, l))
	return d
}

// yearOf is a year of the archive with the listed releases of each month.
type yearOf struct {
	year   int
	months [13][]*archive.Release // by month, from 1
	all    []*archive.Release
}

// calendar sorts the listed releases by the year of their address and the month
// of their date, oldest year first.
func (p *planner) calendar() []*yearOf {
	if p.byYear != nil {
		return p.byYear
	}
	years := map[int]*yearOf{}
	p.byYear = []*yearOf{}
	for _, r := range p.Public.Listed {
		y := years[r.Year]
		if y == nil {
			y = &yearOf{year: r.Year}
			years[r.Year] = y
			p.byYear = append(p.byYear, y)
		}
		m := int(r.Date.In(p.site.Zone).Month())
		y.months[m] = append(y.months[m], r)
		y.all = append(y.all, r)
	}
	slices.SortFunc(p.byYear, func(a, b *yearOf) int { return a.year - b.year })
	return p.byYear
}

// years plans the archive of a language: all years, each year, each month.
func (p *planner) years(l *lang.Locale) {
	years := p.calendar()
	title := l.Text("archive")
	index := Link{URL: p.path("/" + l.Code + "/archive/"), Text: Phrase{Text: title}}
	p.mappedPage(p.html(l, KindArchive, "archive/", lone(func() any {
		d := &ArchivePage{Head: p.everywhere(l, Phrase{Text: title}, l.Text("archive_intro"), "archive/"), Count: len(p.Public.Listed)}
		for _, y := range slices.Backward(years) {
			d.Years = append(d.Years, YearRow{Link: p.yearLink(l, y.year), Count: len(y.all), Months: p.months(l, y)})
		}
		return d
	}), 0), p.Public.Listed)
	for i, y := range years {
		p.year(l, years, i, index)
		for m := 1; m <= 12; m++ {
			if len(y.months[m]) > 0 {
				p.list(l, &list{
					what: "month", base: monthBelow(y.year, m), title: Phrase{Text: p.month(l, y.year, m)},
					crumbs: []Link{index, p.yearLink(l, y.year)}, releases: y.months[m],
				})
			}
		}
	}
}

func (p *planner) year(l *lang.Locale, years []*yearOf, i int, index Link) {
	y := years[i]
	below := itoa(y.year) + "/"
	p.mappedPage(p.html(l, KindYear, below, lone(func() any {
		title := l.Text("year_title", itoa(y.year))
		d := &YearPage{
			Head: p.everywhere(l, Phrase{Text: title}, title, below, index), Year: y.year, Count: len(y.all), Months: p.months(l, y),
		}
		if i > 0 {
			before := p.yearLink(l, years[i-1].year)
			d.Before = &before
		}
		if i+1 < len(years) {
			after := p.yearLink(l, years[i+1].year)
			d.After = &after
		}
		return d
	}), 0), y.all)
}

// yearIn is a year in a language.
type yearIn struct {
	code string
	year int
}

// nameYears makes the links to the years of a language, one of which stands on the
// page of each release.
func (p *planner) nameYears(l *lang.Locale) {
	for _, y := range p.calendar() {
		p.dated[yearIn{l.Code, y.year}] = p.yearLink(l, y.year)
	}
}

func (p *planner) yearLink(l *lang.Locale, year int) Link {
	return Link{URL: p.path("/" + l.Code + "/" + itoa(year) + "/"), Text: Phrase{Text: itoa(year)}}
}

func monthBelow(year, month int) string {
	s := itoa(month)
	if month < 10 {
		s = "0" + s
	}
	return itoa(year) + "/" + s + "/"
}

// months are the months of a year that have releases.
func (p *planner) months(l *lang.Locale, y *yearOf) []Month {
	var out []Month
	for m := 1; m <= 12; m++ {
		if n := len(y.months[m]); n > 0 {
			out = append(out, Month{Month: m, URL: p.path("/" + l.Code + "/" + monthBelow(y.year, m)), Count: n})
		}
	}
	return out
}
