package pages

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/lang"
)

// Letter says which newsletter is wanted: of a language, from one moment until
// before another, both of the site's time zone, of one topic and one region or
// of all. Most is how many releases it shows; 0 shows all.
type Letter struct {
	Lang         *lang.Locale
	Since, Until time.Time
	Tag, Region  *config.Term
	Most         int
}

// DigestPage is the data of layouts/digest.html and of the text beside it. It
// is read far from the site, so all its addresses are absolute.
type DigestPage struct {
	Tag, Dir  string
	Site      string
	Home      string
	Title     string // says the period
	About     Phrase // the topic or region it is of
	Subject   string // one line, as mail programs show it
	Preheader string // what they show beside the subject
	Count     int    // of all releases of the period
	Groups    []DigestGroup
	More      bool   // the period has releases that are not shown
	View      string // where the site lists the same releases
	From      Phrase // who publishes
	Contacts  []Contact
}

// DigestGroup is the releases of a day, or of a month where the period is longer
// than one, newest first.
type DigestGroup struct {
	Date  Date
	Items []DigestItem
}

// DigestItem is a release in a newsletter. Language names that of a release that
// does not exist in the reader's; Date is set where the group is a month.
type DigestItem struct {
	URL      string
	Title    Phrase
	Language string
	Place    string
	Date     *Date
	Lead     Phrase
}

// Lengths of what a newsletter says, in characters. Mail programs cut a subject
// at about so many, and a message of 100 KB.
const (
	subjectMost = 78
	titleMost   = 200
	previewMost = 140
)

// Digest makes the data of a newsletter. It knows the public archive only.
func Digest(in Input, q Letter) *DigestPage {
	p := &planner{Input: in, site: in.Public.Site}
	l, c := q.Lang, in.Public.Site
	releases := p.within(q)
	d := &DigestPage{
		Tag: l.Tag, Dir: l.Dir, Site: oneLine(c.Title[l.Code]), Home: p.abs("/" + l.Code + "/"), Title: oneLine(l.Text("digest_of", p.period(q))),
		Count: len(releases), View: p.abs("/" + l.Code + "/" + p.shelf(q, releases)), From: p.words(c.Organization, l.Code),
		Contacts: p.contacts(c.Contacts, l.Code),
	}
	for _, t := range []*config.Term{q.Tag, q.Region} {
		if t != nil {
			label := p.words(t.Label, l.Code)
			d.About = Phrase{Text: oneLine(join(l, l.Text("title_separator"), d.About, label))}
		}
	}
	d.Subject = subject(l, d)
	if q.Most > 0 && len(releases) > q.Most {
		releases, d.More = releases[len(releases)-q.Most:], true
	}
	d.Groups = p.digestGroups(q, releases)
	d.Preheader = preheader(l, d)
	return d
}

// within returns the listed releases of a period, oldest first.
func (p *planner) within(q Letter) (out []*archive.Release) {
	for _, r := range p.Public.Listed {
		at := r.Date.In(p.site.Zone)
		if at.Before(q.Since) || !at.Before(q.Until) || q.Tag != nil && !slices.Contains(r.Tags, q.Tag) || q.Region != nil && !slices.Contains(r.Regions, q.Region) {
			continue
		}
		out = append(out, r)
	}
	return out
}

// month reports whether the period is one month of the calendar.
func (q Letter) month() bool { return q.Since.Day() == 1 && q.Until.Equal(q.Since.AddDate(0, 1, 0)) }

// period names the days of a newsletter: a month, a day, or from one to another.
func (p *planner) period(q Letter) string {
	short := *q.Lang // a span of days needs no weekdays
	short.DayPattern = strings.Trim(strings.ReplaceAll(short.DayPattern, "{weekday}", ""), " ,،")
	last := q.Until.Add(-time.Nanosecond)
	switch {
	case q.month():
		return q.Lang.MonthYear(q.Since)
	case q.Since.YearDay() == last.YearDay() && q.Since.Year() == last.Year():
		return q.Lang.Date(q.Since, "day")
	}
	return q.Lang.Text("digest_span", short.Date(q.Since, "day"), short.Date(last, "day"))
}

// shelf is the page of the site, below the language's, that comes nearest to
// the newsletter: that of its topic or region, month, year, or all years.
func (p *planner) shelf(q Letter, releases []*archive.Release) string {
	year := func(r *archive.Release) bool { return r.Year != q.Since.Year() }
	switch {
	case q.Tag != nil && slices.ContainsFunc(p.Public.Tags, func(g *archive.Group) bool { return g.Term == q.Tag }):
		return "tags/" + q.Tag.ID + "/"
	case q.Region != nil && q.Tag == nil && p.hasIndex("regions"):
		return "regions/" + q.Region.ID + "/"
	case len(releases) == 0 || slices.ContainsFunc(releases, year):
		return "archive/"
	case q.month():
		return monthBelow(q.Since.Year(), int(q.Since.Month()))
	}
	return itoa(q.Since.Year()) + "/"
}

// digestGroups groups releases by day, or by month in a period of more than one.
func (p *planner) digestGroups(q Letter, releases []*archive.Release) (out []DigestGroup) {
	months := q.Until.After(q.Since.AddDate(0, 1, 0))
	for _, r := range slices.Backward(releases) {
		date := p.date(r.Date, r.Precision)
		head := date
		if months {
			head = Date{Machine: p.date(r.Date, "month").Machine, Year: date.Year, Month: date.Month, Day: 1, Precision: "month"}
		} else if r.Precision == "day" {
			head = p.date(archive.Moment{Sec: r.Date.Sec, Day: true, Set: true}, "day") // whatever the hour
		}
		if len(out) == 0 || out[len(out)-1].Date != head {
			out = append(out, DigestGroup{Date: head})
		}
		i := p.digestItem(q.Lang, r)
		if months {
			i.Date = &date
		}
		g := &out[len(out)-1]
		g.Items = append(g.Items, i)
	}
	return out
}

func (p *planner) digestItem(l *lang.Locale, r *archive.Release) DigestItem {
	e := r.Best(l.Code)
	own := func(s string, most int) Phrase { return p.phrase(shorten(oneLine(s), most), e.Lang.Code, l.Code) }
	i := DigestItem{URL: p.abs(r.Address(e.Lang.Code)), Title: own(e.Title, titleMost), Lead: own(lead(e), 220)}
	if e.Lang == l {
		i.Place = shorten(oneLine(e.Place), titleMost)
	} else {
		i.Language = e.Lang.Name
	}
	return i
}

// subject names the period first: a phone shows some forty letters of it.
func subject(l *lang.Locale, d *DigestPage) string {
	own := Phrase{Text: d.Title}
	for _, parts := range [][]Phrase{{own, d.About, {Text: d.Site}}, {own, d.About}} {
		if s := join(l, l.Text("title_separator"), parts...); utf8.RuneCountInString(s) <= subjectMost {
			return s
		}
	}
	return shorten(d.Title, subjectMost)
}

// preheader is the number of releases and the newest titles.
func preheader(l *lang.Locale, d *DigestPage) string {
	parts := []Phrase{{Text: l.Count("releases", d.Count)}}
	for _, g := range d.Groups {
		for _, i := range g.Items {
			if len(parts) < 3 {
				parts = append(parts, Phrase{Text: shorten(i.Title.Text, previewMost/2), Dir: i.Title.Dir})
			}
		}
	}
	return join(l, l.Text("title_separator"), parts...)
}

// join puts texts together where no markup can stand; empty ones are left out.
func join(l *lang.Locale, sep string, parts ...Phrase) string {
	var runs []lang.Run
	for _, p := range parts {
		if p.Text != "" {
			runs = append(runs, lang.Run{Text: p.Text, Dir: p.Dir})
		}
	}
	return lang.Isolate(lang.Join(l.Dir, sep, runs...), l.Dir)
}

// oneLine makes one line of a text: a second one would be a header of a mail.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s))
}

// monthly plans the page of the latest month that is over.
func (p *planner) monthly(l *lang.Locale) {
	all := p.Public.Month
	if len(all) == 0 {
		return
	}
	p.mappedPage(p.html(l, KindList, "digest/", lone(func() any {
		day := all[0].Date.In(p.site.Zone)
		c := page{below: "digest/", from: max(0, len(all)-(2*listSize-1)), to: len(all)}
		if c.from > 0 {
			c.older = monthBelow(all[0].Year, int(day.Month()))
		}
		month := p.month(l, day.Year(), int(day.Month()))
		return p.listPage(l, &list{
			what: "digest", base: "digest/", title: Phrase{Text: l.Text("digest_of", month)}, releases: all,
		}, c)
	}), 0), all)
}
