package pages

import (
	"cmp"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/lang"
)

// JSON-LD as search engines read it: https://schema.org/NewsArticle,
// https://developers.google.com/search/docs/appearance/structured-data/article.
// Its words are as their authors wrote them, without isolates: machines compare a
// headline with the heading of the page, a name with names they know. So are the
// titles of the news sitemap.

// organization is who publishes, in one language.
type organization struct {
	url  string
	data LinkedData
}

func newOrganization(name, url string) organization {
	var w linked
	w.data = append(w.data, `{"@type":"Organization"`...)
	w.text("name", name)
	w.text("url", url)
	return organization{url, w.done()}
}

// article is a release.
func (p *planner) article(l *lang.Locale, r *archive.Release, e *archive.Edition, h *Head) LinkedData {
	org := p.organizations[l.Code]
	w := p.linked("NewsArticle")
	w.text("headline", e.Title)
	w.optional("description", h.Description)
	w.optional("datePublished", h.Published)
	w.optional("dateModified", h.Modified)
	w.text("inLanguage", l.Tag)
	w.object("author", org.data)
	w.object("publisher", org.data)
	p.pictureObjects(&w, r, e, h)
	w.text("mainEntityOfPage", h.Canonical)
	w.list("keywords", len(r.Tags), func(i int) { w.text("", p.words(r.Tags[i].Label, l.Code).Text) })
	w.list("contentLocation", len(r.Regions), func(i int) { p.place(&w, "", l, r.Regions[i]) })
	w.list("mentions", len(r.People), func(i int) { p.person(&w, "", l, r.People[i]) })
	w.list("correction", len(e.Corrections), func(i int) {
		c := e.Corrections[i]
		w.open("", "CorrectionComment")
		w.text("text", c.Text)
		w.text("datePublished", p.stamp(c.Date))
		w.close()
	})
	return w.done()
}

// place tells a region; the code says by which list, as others number them too.
func (p *planner) place(w *linked, field string, l *lang.Locale, t *config.Term) {
	n := p.terms[termName{l.Code, t}]
	w.open(field, "AdministrativeArea")
	w.text("name", n.link.Text.Text)
	w.optional("url", n.whole)
	if t.ISO != "" {
		w.open("identifier", "PropertyValue")
		w.text("propertyID", "ISO 3166-2")
		w.text("value", t.ISO)
		w.close()
	}
	w.close()
}

func (p *planner) person(w *linked, field string, l *lang.Locale, t *config.Term) {
	n := p.terms[termName{l.Code, t}]
	w.open(field, "Person")
	w.text("name", n.link.Text.Text)
	w.optional("url", n.whole)
	w.optional("jobTitle", p.words(t.Office, l.Code).Text)
	w.close()
}

// pictureObjects are the pictures of a release for search engines: the card,
// and the picture whole.
func (p *planner) pictureObjects(w *linked, r *archive.Release, e *archive.Edition, h *Head) {
	card := imageObject{url: h.Image.URL, width: h.Image.Width, height: h.Image.Height}
	all := []imageObject{card}
	if o, ok := p.offer(r, r.Image); ok && !r.Withdrawn.Set {
		a, _ := p.asset(r, r.Image)
		whole := imageObject{
			url: p.abs(o.largest), width: o.width, height: o.height,
			caption: e.Caption.Text, credit: cmp.Or(e.Credit.Text, a.Picture.Rights.Credit), notice: a.Picture.Rights.Copyright,
		}
		if h.Image.URL != p.abs(siteCard) {
			card.caption, card.credit, card.notice = whole.caption, whole.credit, whole.notice
		}
		all = []imageObject{card, whole}
	}
	w.list("image", len(all), func(i int) { all[i].write(w) })
}

// imageObject is a picture; its sides are Distances, which have a unit.
type imageObject struct {
	url                     string
	width, height           int
	caption, credit, notice string
}

func (i imageObject) write(w *linked) {
	w.open("", "ImageObject")
	w.text("url", i.url)
	w.text("width", itoa(i.width), " px")
	w.text("height", itoa(i.height), " px")
	w.optional("caption", i.caption)
	w.optional("creditText", i.credit)
	w.optional("copyrightNotice", i.notice)
	w.close()
}

// breadcrumbs are the way to a page, itself the last.
func (p *planner) breadcrumbs(crumbs []Link) LinkedData {
	w := p.linked("BreadcrumbList")
	w.list("itemListElement", len(crumbs), func(i int) {
		w.open("", "ListItem")
		w.number("position", i+1)
		w.text("name", crumbs[i].Text.Text)
		w.text("item", p.site.BaseURL, strings.TrimPrefix(crumbs[i].URL, p.site.BasePath))
		w.close()
	})
	return w.done()
}

// collection is the page of a region or a person, with what that is; nil of other
// lists, which are of no thing in the world.
func (p *planner) collection(l *lang.Locale, d *list, canonical string) LinkedData {
	if d.what != "region" && d.what != "person" {
		return nil
	}
	w := p.linked("CollectionPage")
	w.text("name", d.title.Text)
	w.text("url", canonical)
	w.text("inLanguage", l.Tag)
	if d.what == "region" {
		p.place(&w, "about", l, d.term)
	} else {
		p.person(&w, "about", l, d.term)
	}
	return w.done()
}

// webSite is the site, on a page that speaks some of its languages.
func (p *planner) webSite(s *Site, url string, languages ...*lang.Locale) LinkedData {
	w := p.linked("WebSite")
	w.text("name", s.Title)
	w.text("url", url)
	w.list("inLanguage", len(languages), func(i int) { w.text("", languages[i].Tag) })
	w.object("publisher", p.organizations[s.Lang].data)
	return w.done()
}
