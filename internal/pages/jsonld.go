package pages

import (
	"balagh/internal/config"
	"balagh/internal/lang"
)

// JSON-LD as search engines read it: https://schema.org/NewsArticle,
// https://developers.google.com/search/docs/appearance/structured-data/article.
// Its words are as their authors wrote them, without isolates: machines compare a
// headline with the heading of the page, a name with names they know. So are the
// titles of the news sitemap.

const schemaOrg = "https://schema.org"

type newsArticle struct {
	Context   string        `json:"@context"`
	Type      string        `json:"@type"`
	Headline  string        `json:"headline"`
	Summary   string        `json:"description,omitempty"`
	Published string        `json:"datePublished,omitempty"`
	Modified  string        `json:"dateModified,omitempty"`
	Language  string        `json:"inLanguage"`
	Author    organization  `json:"author"`
	Publisher organization  `json:"publisher"`
	Image     []imageObject `json:"image,omitempty"`
	Page      string        `json:"mainEntityOfPage"`
	Keywords  []string      `json:"keywords,omitempty"`
	Places    []place       `json:"contentLocation,omitempty"`
	People    []person      `json:"mentions,omitempty"`
	Notes     []correction  `json:"correction,omitempty"`
}

// collectionPage is the page of a region or a person.
type collectionPage struct {
	Context  string `json:"@context"`
	Type     string `json:"@type"`
	Name     string `json:"name"`
	URL      string `json:"url"`
	Language string `json:"inLanguage"`
	About    any    `json:"about"`
}

type place struct {
	Type string        `json:"@type"`
	Name string        `json:"name"`
	URL  string        `json:"url,omitempty"`
	ID   *propertyCode `json:"identifier,omitempty"`
}

type propertyCode struct {
	Type   string `json:"@type"`
	Scheme string `json:"propertyID"`
	Value  string `json:"value"`
}

type person struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	URL    string `json:"url,omitempty"`
	Office string `json:"jobTitle,omitempty"`
}

type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// imageObject is a picture; its sides are Distances, which have a unit.
type imageObject struct {
	Type    string `json:"@type"`
	URL     string `json:"url"`
	Width   string `json:"width"`
	Height  string `json:"height"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"creditText,omitempty"`
	Notice  string `json:"copyrightNotice,omitempty"`
}

type correction struct {
	Type string `json:"@type"`
	Text string `json:"text"`
	Date string `json:"datePublished"`
}

type breadcrumbList struct {
	Context string       `json:"@context"`
	Type    string       `json:"@type"`
	Items   []breadcrumb `json:"itemListElement"`
}

type breadcrumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

type webSite struct {
	Context   string       `json:"@context"`
	Type      string       `json:"@type"`
	Name      string       `json:"name"`
	URL       string       `json:"url"`
	Language  []string     `json:"inLanguage"`
	Publisher organization `json:"publisher"`
}

func pixels(n int) string { return itoa(n) + " px" }

// place tells a region; the code says by which list, as others number them too.
func (p *planner) place(l *lang.Locale, t *config.Term) place {
	n := p.terms[termName{l.Code, t}]
	out := place{Type: "AdministrativeArea", Name: n.link.Text.Text, URL: n.whole}
	if t.ISO != "" {
		out.ID = &propertyCode{"PropertyValue", "ISO 3166-2", t.ISO}
	}
	return out
}

func (p *planner) person(l *lang.Locale, t *config.Term) person {
	n := p.terms[termName{l.Code, t}]
	return person{"Person", n.link.Text.Text, n.whole, p.words(t.Office, l.Code).Text}
}

// about is what a list tells of that is a thing in the world; else nil.
func (p *planner) about(l *lang.Locale, what string, t *config.Term) any {
	switch what {
	case "region":
		return p.place(l, t)
	case "person":
		return p.person(l, t)
	}
	return nil
}
