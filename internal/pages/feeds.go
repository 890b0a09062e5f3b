package pages

import (
	"cmp"
	"slices"

	"balagh/internal/archive"
	"balagh/internal/lang"
)

// feedSize is how many releases a feed holds.
const feedSize = 20

// tag is a tag: URI (RFC 4151) of the site: it names a thing for ever, whatever
// its address becomes.
func (p *planner) tag(specific string) string {
	return "tag:" + p.site.FeedAuthority + ":" + specific
}

// feeds plans the feeds of a language: all releases in three formats, and one
// for each topic, region and series.
func (p *planner) feeds(l *lang.Locale) {
	s := p.sites[l.Code]
	main := feed{l: l, title: lang.Isolate(s.Title, l.Dir), below: "", releases: p.inLanguage(l, p.Public.Listed)}
	if len(main.releases) == 0 {
		return // RFC 4287 wants the time of an entry; a feed of nothing has none
	}
	p.feed(main, "feed.xml", KindAtom, true)
	p.feed(main, "rss.xml", KindRSS, false)
	p.feed(main, "feed.json", KindJSONFeed, false)
	for _, v := range []struct {
		name   string
		groups []*archive.Group
	}{{"tags", p.Public.Tags}, {"regions", p.Public.Regions}, {"series", p.Public.Series}} {
		for _, g := range v.groups {
			label := p.words(g.Term.Label, l.Code)
			f := feed{
				l: l, title: lang.Join(l.Dir, l.Text("title_separator"), lang.Run{Text: s.Title}, lang.Run{Text: label.Text, Dir: label.Dir}),
				below: v.name + "/" + g.Term.ID + "/", releases: p.inLanguage(l, g.Releases),
			}
			if len(f.releases) > 0 {
				p.feed(f, "feed.xml", KindAtom, false)
			}
		}
	}
}

// feed is the newest releases of a list, newest first.
type feed struct {
	l        *lang.Locale
	title    string
	below    string
	releases []*archive.Release
}

// feedLink announces a feed of a language, named by its place below its home.
func (p *planner) feedLink(l *lang.Locale, file, kind, title string) Feed {
	address := "/" + l.Code + "/" + file
	return Feed{URL: p.path(address), Canonical: p.abs(address), Type: kind, Title: title, Tag: l.Code}
}

// inLanguage returns the newest releases that exist in a language, newest first:
// a feed never holds an entry in another.
func (p *planner) inLanguage(l *lang.Locale, all []*archive.Release) []*archive.Release {
	var newest []*archive.Release
	// Series are in the order of their parts, so the newest must be looked for.
	if !slices.IsSortedFunc(all, byDate) {
		all = slices.SortedStableFunc(slices.Values(all), byDate)
	}
	for _, r := range slices.Backward(all) {
		if r.In(l.Code) == nil {
			continue
		}
		if newest = append(newest, r); len(newest) == feedSize {
			break
		}
	}
	return newest
}

func byDate(a, b *archive.Release) int {
	return cmp.Or(cmp.Compare(a.Date.Sec, b.Date.Sec), cmp.Compare(a.ID, b.ID))
}

func (p *planner) feed(f feed, file string, kind Kind, full bool) {
	address := "/" + f.l.Code + "/" + f.below
	p.add(Page{Path: address[1:] + file, Kind: kind, Lang: f.l, origin: lone(func() any {
		s := p.sites[f.l.Code]
		d := &FeedPage{
			Tag: f.l.Tag, Dir: f.l.Dir, Title: f.title, Subtitle: lang.Isolate(s.Description.Text, cmp.Or(s.Description.Dir, f.l.Dir)), Author: s.Organization.Text,
			ID: p.tag("feed/" + f.l.Code + "/" + f.below), Self: p.abs(address + file), Home: p.abs(address), Icon: p.whole(s.Icons.Touch),
		}
		var updated archive.Moment
		for _, r := range f.releases {
			d.Entries = append(d.Entries, p.entry(f.l, r, full))
			if m := r.Modified(); m.Sec > updated.Sec {
				updated = m
			}
		}
		d.Updated = p.stamp(updated)
		return d
	})})
}

func (p *planner) entry(l *lang.Locale, r *archive.Release, full bool) Entry {
	e := r.In(l.Code)
	out := Entry{
		ID: p.tag("release/" + l.Code + "/" + r.ID), URL: p.abs(r.Address(l.Code)), Title: lang.Isolate(e.Title, l.Dir),
		Published: p.stamp(r.Date), Updated: p.stamp(r.Modified()), Summary: lang.Isolate(lead(e), l.Dir),
	}
	for _, t := range r.Tags {
		out.Tags = append(out.Tags, p.words(t.Label, l.Code).Text)
	}
	for _, c := range e.Corrections {
		out.Notes = append(out.Notes, l.Text("correction_dated", l.Date(c.Date.In(p.site.Zone), "day"), c.Text))
	}
	if pic := p.picture(l.Code, r, e); pic != nil {
		out.Image = &ShareImage{URL: p.whole(pic.Largest), Alt: pic.Alt.Text, Width: pic.Width, Height: pic.Height}
	}
	if full {
		b := p.body(l, r, e, p.abs, true)
		out.Body = &b
	}
	return out
}
