package pages

import (
	"html"
	"net/url"
	"path"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/images"
	"balagh/internal/lang"
)

func (p *planner) releasePage(l *lang.Locale, r *archive.Release, e *archive.Edition) *ReleasePage {
	code := l.Code
	d := p.room.releases.keep(ReleasePage{
		Head: p.editionHead(l, r, e), Kicker: e.Kicker, Place: e.Place, Date: p.date(r.Date, r.Precision),
		Summary: e.Summary, Slogan: e.Slogan, Withdrawn: r.Withdrawn.Set, National: r.Scope == "national",
		Topics: p.termLinks(code, r.Tags), Regions: p.termLinks(code, r.Regions),
		Older: p.item(code, r.Older), Newer: p.item(code, r.Newer),
		Event: p.event(r), Series: p.series(code, r), Source: p.source(code, r, e),
		Notices: p.notices(code, r, e), Contacts: p.contacts(r.Contacts, code),
	})
	if r.Updated.Set {
		d.Updated = p.datePointer(r.Updated)
	}
	for _, t := range r.People {
		d.People = append(d.People, Person{Link: p.termLink(code, t), Office: p.words(t.Office, code)})
	}
	for _, c := range e.Corrections {
		d.Changes = append(d.Changes, Change{Date: p.date(c.Date, "day"), Text: c.Text})
	}
	d.Related = p.room.items.take(len(r.Related))
	for _, o := range r.Related {
		d.Related = append(d.Related, p.item(code, o))
	}
	if r.Withdrawn.Set {
		d.Body = Body{Empty: true}
		return d
	}
	d.Picture, d.Files = p.picture(code, r, e), p.files(code, r, e)
	d.Body = p.body(l, r, e, p.path, false)
	return d
}

// editionHead makes the head of a page that exists in some languages.
func (p *planner) editionHead(l *lang.Locale, r *archive.Release, e *archive.Edition) Head {
	h := Head{
		Site: p.sites[l.Code], Title: e.Title, Description: shorten(p.describe(r, e), 200), Type: "article",
		NoIndex: r.Expires.Set || r.Withdrawn.Set || e.Draft, Alternates: p.alternates(r),
		Switches: p.room.switches.take(len(p.site.Languages) - 1), Locales: p.room.words.take(len(p.site.Languages) - 1), JSON: p.room.objects.take(2),
	}
	for _, o := range p.site.Languages {
		i := in(h.Alternates, o)
		switch {
		case o == l:
			h.Canonical = h.Alternates[i].URL
		case i >= 0:
			h.Switches = append(h.Switches, Switch{Tag: o.Tag, Dir: o.Dir, Name: o.Name, URL: p.relative(h.Alternates[i].URL)})
			h.Locales = append(h.Locales, p.sites[o.Code].Locale)
		default:
			h.Switches = append(h.Switches, Switch{Tag: o.Tag, Dir: o.Dir, Name: o.Name, URL: p.path("/" + o.Code + "/"), Missing: true})
		}
	}
	h.Image = p.share(l, r, e)
	var between []Link
	if r.Standing {
		h.Type = "website"
	} else {
		h.Published, h.Modified = p.stamps(r)
		h.JSON = append(h.JSON, p.article(l, r, e, &h))
		if year, ok := p.dated[yearIn{l.Code, r.Year}]; ok {
			between = append(p.room.links.take(1), year)
		}
	}
	p.crumbs(l, &h, Phrase{Text: e.Title}, between)
	return h
}

// stamps are when a release was published and when it was last changed: of most
// the same.
func (p *planner) stamps(r *archive.Release) (published, modified string) {
	published = p.stamp(r.Date)
	if m := r.Modified(); m != r.Date {
		return published, p.stamp(m)
	}
	return published, published
}

// describe is what machines say of a page: its lead, or why it no longer stands.
func (p *planner) describe(r *archive.Release, e *archive.Edition) string {
	if r.Withdrawn.Set {
		return e.Reason.Text
	}
	return lead(e)
}

// notices are what a reader must know before reading, the gravest first.
func (p *planner) notices(code string, r *archive.Release, e *archive.Edition) []Notice {
	var out []Notice
	if e.Draft {
		out = append(out, Notice{Kind: "draft"})
	}
	if r.Withdrawn.Set {
		out = append(out, Notice{Kind: "withdrawn", Date: p.datePointer(r.Withdrawn), Text: p.phrase(e.Reason.Text, e.Reason.Lang, code)})
	}
	if r.Expires.Set {
		out = append(out, Notice{Kind: "expired", Date: p.datePointer(r.Expires)})
	}
	if n := len(e.Corrections); n > 0 {
		out = append(out, Notice{Kind: "corrected", Date: p.datePointer(e.Corrections[n-1].Date)})
	}
	return out
}

func (p *planner) source(code string, r *archive.Release, e *archive.Edition) *Source {
	if e.SourceName.Text == "" && r.SourceURL == "" {
		return nil
	}
	s := &Source{
		Name: p.phrase(e.SourceName.Text, e.SourceName.Lang, code), Place: p.phrase(e.SourcePlace.Text, e.SourcePlace.Lang, code), URL: r.SourceURL,
	}
	if s.Name.Text == "" {
		if u, err := url.Parse(r.SourceURL); err == nil {
			s.Name = Phrase{Text: u.Hostname()}
		}
	}
	return s
}

func (p *planner) event(r *archive.Release) *Event {
	if r.EventState == "" && r.Event.Edition == 0 {
		return nil
	}
	e := &Event{Start: p.datePointer(r.Event.Start), End: p.datePointer(r.Event.End), Edition: r.Event.Edition, State: r.EventState}
	if e.Start != nil && e.End != nil && *e.Start == *e.End {
		e.End = nil
	}
	return e
}

func (p *planner) series(code string, r *archive.Release) *Series {
	if r.Series == nil {
		return nil
	}
	return &Series{
		Link: p.termLink(code, r.Series), Part: r.Part,
		Before: p.item(code, r.PartBefore), After: p.item(code, r.PartBehind),
	}
}

func (p *planner) termLinks(code string, terms []*config.Term) []Link {
	out := p.room.links.take(len(terms))
	for _, t := range terms {
		out = append(out, p.termLink(code, t))
	}
	return out
}

// termName is a term in a language.
type termName struct {
	code string
	term *config.Term
}

// named is a link to a term, and its address with the host.
type named struct {
	link  Link
	whole string
}

func (p *planner) nameTerms(code string) {
	for _, v := range []*config.Vocabulary{p.site.Tags, p.site.Regions, p.site.Series, p.site.People} {
		for _, t := range v.Terms {
			n := named{link: Link{Text: p.words(t.Label, code)}}
			if p.shown[t] {
				n.link.URL = p.path(termAddress(code, v.Name, t.ID))
				n.whole = p.whole(n.link.URL)
			}
			p.terms[termName{code, t}] = n
		}
	}
}

// termLink names a term; it leads to the term's page where there is one.
func (p *planner) termLink(code string, t *config.Term) Link { return p.terms[termName{code, t}].link }

func (p *planner) files(code string, r *archive.Release, e *archive.Edition) []File {
	var out []File
	for i, name := range r.Attachments {
		a, ok := p.asset(r, name)
		if !ok {
			continue
		}
		title, bytes := Phrase{Text: name}, a.Bytes
		if a.Picture.Format != "" {
			name, bytes = images.Bare(a.Picture, a.Sum).Name(name), int64(a.Picture.Stripped)
		}
		if i < len(e.Titles) && e.Titles[i].Text != "" {
			title = p.phrase(e.Titles[i].Text, e.Titles[i].Lang, code)
		}
		out = append(out, File{
			URL: p.path(mediaAddress(r, name)), Title: title, Bytes: bytes,
			Type: strings.ToUpper(strings.TrimPrefix(path.Ext(name), ".")),
		})
	}
	return out
}

// body fills the holes of an edition's HTML. address turns an address of the
// site into what a link holds: below the base on pages, absolute in feeds.
func (p *planner) body(l *lang.Locale, r *archive.Release, e *archive.Edition, address func(string) string, feed bool) Body {
	if e.Text == [16]byte{} {
		return Body{Empty: true}
	}
	b := Body{Hash: e.Text}
	for _, h := range e.Holes {
		b.Fills = append(b.Fills, p.fill(l, r, h, address, feed))
	}
	return b
}

// fill is what stands in one hole, escaped.
func (p *planner) fill(l *lang.Locale, r *archive.Release, h archive.Hole, address func(string) string, feed bool) string {
	switch {
	case h.Link == nil:
		return p.imageAttributes(r, h.Image, address, feed)
	case !h.After:
		return p.linkAttributes(l, r, *h.Link, address)
	case h.Link.Release != nil && h.Link.Lang != l.Code:
		return " (" + p.leadsTo(l, p.site.Language(h.Link.Lang)) + ")"
	}
	return ""
}

// leadsTo says that a link leads to a text in another language; that
// language's own name is marked as being in it.
func (p *planner) leadsTo(l, other *lang.Locale) string {
	name := "<bdi " + attr("lang", other.Tag) + " " + attr("dir", other.Dir) + ">" + html.EscapeString(other.Name) + "</bdi>"
	const here = "\uE000" // of private use: in no strings file
	return strings.ReplaceAll(html.EscapeString(l.Text("in_language", here)), here, name)
}

// linkAttributes are those of an internal link; one that leads to what is not
// public has none, and so is text.
func (p *planner) linkAttributes(l *lang.Locale, r *archive.Release, t archive.Target, address func(string) string) string {
	anchor := ""
	if t.Anchor != "" {
		anchor = (&url.URL{Fragment: t.Anchor}).String()
	}
	switch {
	case t.Dead:
		return ""
	case t.File != "":
		return attr("href", address(p.fileAddress(r, t.File)))
	case t.Release == nil:
		return attr("href", anchor)
	}
	s := attr("href", address(t.Release.Address(t.Lang))+anchor)
	if t.Lang != l.Code {
		s += " " + attr("hreflang", t.Lang)
	}
	return s
}

func (p *planner) standingPage(l *lang.Locale, r *archive.Release, e *archive.Edition) *StandingPage {
	return &StandingPage{
		Head: p.editionHead(l, r, e), Kicker: e.Kicker, Summary: e.Summary, Picture: p.picture(l.Code, r, e),
		Body: p.body(l, r, e, p.path, false), Files: p.files(l.Code, r, e), Updated: p.datePointer(r.Updated), Draft: e.Draft,
	}
}
