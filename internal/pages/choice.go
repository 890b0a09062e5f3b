package pages

import "balagh/internal/lang"

// choice plans the choice of languages.
func (p *planner) choice() {
	l := p.site.Default()
	p.add(Page{Path: index, Kind: KindChoice, origin: lone(func() any {
		s := p.sites[l.Code]
		d := &ChoicePage{
			Canonical: p.abs("/"), Stylesheet: s.Stylesheet, Icons: s.Icons, Name: s.Title, Locale: s.Locale, Image: p.siteShare(l),
		}
		for _, o := range p.site.Languages {
			t := p.sites[o.Code]
			d.Languages = append(d.Languages, Choice{Tag: o.Tag, Dir: o.Dir, Name: o.Name, URL: t.Home, Title: t.Title, Description: t.Description})
			d.Alternates = append(d.Alternates, Alternate{o.Code, p.abs("/" + o.Code + "/")})
			if o != l {
				d.Locales = append(d.Locales, t.Locale)
			}
		}
		d.Title, d.Description = p.inAll(l)
		d.Alternates = append(d.Alternates, Alternate{"x-default", d.Canonical})
		d.JSON = []LinkedData{p.webSite(s, d.Canonical, p.site.Languages...)}
		return d
	})})
}

// inAll names and describes the site in all its languages in one line, as it may
// stand where no markup can. What a language lacks is not said twice.
func (p *planner) inAll(l *lang.Locale) (title, description string) {
	var titles, descriptions []lang.Run
	for _, o := range p.site.Languages {
		s := p.sites[o.Code]
		titles = append(titles, lang.Run{Text: s.Title, Dir: o.Dir})
		if s.Description.Text != "" && s.Description.Tag == "" {
			descriptions = append(descriptions, lang.Run{Text: shorten(s.Description.Text, 200), Dir: o.Dir})
		}
	}
	return lang.Join(l.Dir, l.Text("title_separator"), titles...), lang.Join(l.Dir, " ", descriptions...)
}

// notFound plans the page of every address there is not, in all languages.
func (p *planner) notFound() {
	p.add(Page{Path: "404.html", Kind: KindNotFound, origin: lone(func() any {
		s := p.sites[p.site.Default().Code]
		d := &NotFoundPage{Title: s.Title, Stylesheet: s.Stylesheet, Icons: s.Icons}
		for _, o := range p.site.Languages {
			d.Languages = append(d.Languages, p.sites[o.Code])
		}
		return d
	})})
}
