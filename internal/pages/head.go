package pages

import (
	"strconv"

	"balagh/internal/lang"
)

func itoa(n int) string { return strconv.Itoa(n) }

// everywhere makes the head of a page that every language has, at an address
// below the language's own: "tags/couverture-sante/".
func (p *planner) everywhere(l *lang.Locale, title Phrase, description, below string, crumbs ...Link) Head {
	h := Head{
		Site: p.sites[l.Code], Title: title.Text, TitleLang: Phrase{Tag: title.Tag, Dir: title.Dir}, Description: shorten(description, 200), Type: "website",
		Canonical: p.abs("/" + l.Code + "/" + below), Image: p.siteShare(l),
	}
	h.Alternates = p.everyLanguage(below)
	h.Switches, h.Locales = p.room.switches.take(len(p.site.Languages)-1), p.room.words.take(len(p.site.Languages)-1)
	for _, o := range p.site.Languages {
		if o != l {
			h.Switches = append(h.Switches, Switch{Tag: o.Tag, Dir: o.Dir, Name: o.Name, URL: p.path("/" + o.Code + "/" + below)})
			h.Locales = append(h.Locales, p.sites[o.Code].Locale)
		}
	}
	p.crumbs(l, &h, title, crumbs)
	return h
}

// everyLanguage is the hreflang set of a page that every language has. That of
// the home pages ends in the choice of languages.
func (p *planner) everyLanguage(below string) []Alternate {
	out := p.room.alternates.take(len(p.site.Languages) + 1)
	for _, o := range p.site.Languages {
		out = append(out, Alternate{o.Code, p.abs("/" + o.Code + "/" + below)})
	}
	std := "/" + p.site.Default().Code + "/" + below
	if below == "" {
		std = "/"
	}
	return append(out, Alternate{"x-default", p.abs(std)})
}

// crumbs puts the way to a page in front of it and says it to machines too.
func (p *planner) crumbs(l *lang.Locale, h *Head, title Phrase, between []Link) {
	home := p.organizations[l.Code].url
	if h.Canonical == home {
		return
	}
	h.Crumbs = append(p.room.links.take(len(between)+2), Link{URL: h.Site.Home, Text: Phrase{Text: h.Site.Title}})
	h.Crumbs = append(h.Crumbs, between...)
	h.Crumbs = append(h.Crumbs, Link{URL: p.relative(h.Canonical), Text: title, Current: true})
	h.JSON = append(h.JSON, p.breadcrumbs(h.Crumbs))
}

// relative turns an absolute address of the site into what links hold.
func (p *planner) relative(abs string) string { return p.site.BasePath + abs[len(p.site.BaseURL):] }
