// Package pages is the plan: every address of the site, the layout it takes and
// the data the layout receives, and nothing else.
//
// In comes the public part of the archive, out comes the complete list of pages.
// Nothing is rendered here and no file is read. A page is closed: its data hold
// everything it shows, so that the hash of the data says whether the page
// changed. Data are made when asked for and hold no pointer to the archive; until
// then a page is its path and its place in the archive.
package pages

import (
	"balagh/internal/lang"
	"balagh/internal/output"
)

// Page is one planned file of the site.
type Page struct {
	Path string       // below the output folder, "ar/2024/x/index.html"
	Kind Kind         // which layout or writer makes it
	Lang *lang.Locale // the page's language; nil where it has none

	planner *planner
	origin  origin
	number  int32 // of the page, where its origin has several
}

// Tier says when the page is published among the others.
func (p *Page) Tier() output.Tier {
	switch p.Kind {
	case KindCopy, KindImage:
		return output.Assets
	case KindRedirect, KindAtom, KindRSS, KindJSONFeed, KindSitemap, KindIndex, KindNews, KindText:
		return output.Indexes
	}
	return output.Pages
}

// Kind names the layout (layouts/KIND.html) or the writer of a page.
type Kind string

// The kinds of page. Those below KindRedirect are made by writers, not layouts.
const (
	KindChoice   Kind = "choice"
	KindHome     Kind = "home"
	KindRelease  Kind = "release"
	KindStanding Kind = "standing"
	KindList     Kind = "list"
	KindYear     Kind = "year"
	KindArchive  Kind = "archive"
	KindTerms    Kind = "terms"
	KindRegions  Kind = "regions"
	KindChanges  Kind = "corrections"
	KindNotFound Kind = "404"
	KindRedirect Kind = "redirect"
	KindDigest   Kind = "digest" // of a newsletter; never planned

	KindAtom     Kind = "atom"
	KindRSS      Kind = "rss"
	KindJSONFeed Kind = "jsonfeed"
	KindSitemap  Kind = "sitemap"
	KindIndex    Kind = "sitemapindex"
	KindNews     Kind = "newssitemap"
	KindText     Kind = "text"
	KindCopy     Kind = "copy"
	KindImage    Kind = "image"
)

// Site is what all pages of one language show. It is shared and hashed once.
type Site struct {
	SiteData
	key output.Key
}

// NewSite makes a site that knows its key.
func NewSite(d SiteData) *Site { return &Site{d, output.KeyOf(d)} }

// Key returns the hash of the site's data, worked out once.
func (s *Site) Key() output.Key { return s.key }

// SiteData is what a Site shows.
type SiteData struct {
	Lang, Tag, Dir, Name string
	Title                string
	Organization         Phrase
	Description          Phrase
	Home                 string // address of the language's home page
	Archive, Corrections string
	Tags, Regions        string // "" for a vocabulary that nothing uses
	Series, People       string
	Search               string // "" where the site has no search page
	Stylesheet           string
	Icons                Icons
	Manifest             string
	Feeds                []Feed // of the whole language
	Nav                  []Link
	Standing             []Link // standing pages, for the footer
	Social               []Link
	Contacts             []Contact
	About                Phrase
	Locale               string // og:locale
}

// Icons are the addresses of the site's icons; "" for one it does not have.
type Icons struct{ SVG, ICO, Touch string }

// Phrase is a text and, when it is not in the page's language, the language it
// is in. Layouts mark it.
type Phrase struct{ Text, Tag, Dir string }

// Link leads to a page. Current marks the page itself, Hreflang a page in
// another language.
type Link struct {
	URL      string
	Text     Phrase
	Hreflang string
	Current  bool
}

// Feed is a feed a page announces.
type Feed struct {
	URL, Type, Title, Tag string
	Canonical             string // with the host: only so is an address beside an hreflang valid
}

// Contact is one way to reach the press office.
type Contact struct {
	Name, Address   Phrase
	Phone, PhoneURL string
	Email, EmailURL string
}

// Alternate is one member of a page's hreflang set; the address is absolute.
type Alternate struct{ Hreflang, URL string }

// Switch is one entry of the language switch. Missing: this page does not exist
// in that language and the link leads to its home page.
type Switch struct {
	Tag, Dir, Name, URL string
	Missing             bool
}

// Date is a date as a layout shows it.
type Date struct {
	Machine   string // for <time datetime>: as exact as is known
	Year      int
	Month     int
	Day       int
	Weekday   int
	Precision string
}

// Head is what every HTML page has.
type Head struct {
	Site        *Site
	Title       string   // of the page alone
	TitleLang   Phrase   // of a title in another language: its Tag and Dir
	Locales     []string // og:locale of its translations
	Description string
	Canonical   string // absolute
	Alternates  []Alternate
	Switches    []Switch
	Crumbs      []Link
	Feeds       []Feed // besides the site's
	NoIndex     bool
	Type        string // og:type
	Published   string
	Modified    string
	Image       *ShareImage
	JSON        []LinkedData
}

// ShareImage is the picture of a shared link; the address is absolute.
type ShareImage struct {
	URL           string
	Type          string // "image/jpeg"
	Alt           string
	Width, Height int
}

// Body is the text of a release: the name of its HTML in the pack and what goes
// into its holes.
type Body struct {
	Hash  [16]byte
	Fills []string
	Empty bool
}

// Item is a release in a list. Its key stands for it wherever it is shown, and is
// worked out once; in an outline that is all there is of it.
type Item struct {
	*ItemData
	key output.Key
}

// NewItem makes an item that knows its key.
func NewItem(d ItemData) *Item { return &Item{&d, output.KeyOf(d)} }

// Key returns the hash of the item, worked out once.
func (i *Item) Key() output.Key { return i.key }

// ItemData is what an Item shows.
type ItemData struct {
	URL      string
	Title    Phrase
	Hreflang string // of a release that does not exist in the page's language
	Language string // that language's own name
	Summary  Phrase
	Place    string
	Date     Date
	Part     int
}
