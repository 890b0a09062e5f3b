package render

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// doc is an XML document in the making. It is compact: no white space stands
// between elements.
type doc struct{ b []byte }

func newDoc(dst []byte) *doc {
	return &doc{b: append(dst, `<?xml version="1.0" encoding="utf-8"?>`...)}
}

// open writes a start tag; attributes come as name, value pairs.
func (d *doc) open(name string, attrs ...string) {
	d.tag(name, attrs)
	d.b = append(d.b, '>')
}

func (d *doc) close(name string) {
	d.b = append(append(append(d.b, "</"...), name...), '>')
}

// empty writes an element without content.
func (d *doc) empty(name string, attrs ...string) {
	d.tag(name, attrs)
	d.b = append(d.b, "/>"...)
}

// text writes an element with text; nothing when the text is empty.
func (d *doc) text(name, text string, attrs ...string) {
	if text == "" {
		return
	}
	d.open(name, attrs...)
	d.escape(text)
	d.close(name)
}

func (d *doc) tag(name string, attrs []string) {
	d.b = append(append(d.b, '<'), name...)
	for i := 0; i < len(attrs); i += 2 {
		d.b = append(append(append(d.b, ' '), attrs[i]...), `="`...)
		d.escape(attrs[i+1])
		d.b = append(d.b, '"')
	}
}

// escape writes text; characters XML 1.0 does not know become U+FFFD.
func (d *doc) escape(s string) {
	from := 0
	for i, r := range s {
		written := "\uFFFD"
		switch {
		case r == '&':
			written = "&amp;"
		case r == '<':
			written = "&lt;"
		case r == '>':
			written = "&gt;"
		case r == '"':
			written = "&#34;"
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError:
		default:
			continue
		}
		d.b = append(append(d.b, s[from:i]...), written...)
		_, n := utf8.DecodeRuneInString(s[i:])
		from = i + n
	}
	d.b = append(d.b, s[from:]...)
}

// atom writes an Atom 1.0 feed (RFC 4287).
func (r *Renderer) atom(dst []byte, f *pages.FeedPage) ([]byte, error) {
	d := newDoc(dst)
	d.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", f.Tag)
	d.text("title", f.Title)
	d.text("subtitle", f.Subtitle)
	d.text("id", f.ID)
	d.empty("link", "rel", "self", "type", "application/atom+xml", "href", f.Self)
	d.empty("link", "rel", "alternate", "type", "text/html", "hreflang", f.Tag, "href", f.Home)
	d.text("updated", f.Updated)
	d.text("icon", f.Icon)
	d.open("author")
	d.text("name", f.Author)
	d.close("author")
	for i := range f.Entries {
		if err := r.atomEntry(d, f, &f.Entries[i]); err != nil {
			return nil, err
		}
	}
	d.close("feed")
	return d.b, nil
}

func (r *Renderer) atomEntry(d *doc, f *pages.FeedPage, e *pages.Entry) error {
	d.open("entry")
	d.text("title", e.Title)
	d.text("id", e.ID)
	d.empty("link", "rel", "alternate", "type", "text/html", "hreflang", f.Tag, "href", e.URL)
	d.text("published", e.Published)
	d.text("updated", e.Updated)
	for _, t := range e.Tags {
		d.empty("category", "term", t)
	}
	d.text("summary", e.Summary)
	if e.Body != nil {
		text, err := r.appendBody(nil, *e.Body)
		if err != nil {
			return err
		}
		var b strings.Builder
		b.WriteString(`<div lang="` + f.Tag + `" dir="` + f.Dir + `">`)
		for _, n := range e.Notes {
			b.WriteString("<p><strong>" + escapeHTML(n) + "</strong></p>")
		}
		b.Write(text)
		b.WriteString("</div>")
		d.text("content", b.String(), "type", "html")
	}
	d.close("entry")
	return nil
}

// rss writes an RSS 2.0 feed (https://www.rssboard.org/rss-specification).
func rss(dst []byte, f *pages.FeedPage) []byte {
	d := newDoc(dst)
	d.open("rss", "version", "2.0", "xmlns:atom", "http://www.w3.org/2005/Atom")
	d.open("channel")
	d.text("title", f.Title)
	d.text("link", f.Home)
	subtitle := f.Subtitle
	if subtitle == "" {
		subtitle = f.Title // the element must be there
	}
	d.text("description", subtitle)
	d.text("language", f.Tag)
	d.text("lastBuildDate", rfc822(f.Updated))
	d.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", f.Self)
	for _, e := range f.Entries {
		d.open("item")
		d.text("title", e.Title)
		d.text("link", e.URL)
		d.text("guid", e.ID, "isPermaLink", "false")
		d.text("pubDate", rfc822(e.Published))
		for _, t := range e.Tags {
			d.text("category", t)
		}
		var about []string
		for _, n := range e.Notes {
			about = append(about, lang.Isolate(n, f.Dir))
		}
		d.text("description", strings.Join(append(about, e.Summary), "\n"))
		d.close("item")
	}
	d.close("channel")
	d.close("rss")
	return d.b
}

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// sitemap writes one part (https://www.sitemaps.org/protocol.html) with the
// hreflang set of each address.
func sitemap(dst []byte, s *pages.SitemapPage) []byte {
	d := newDoc(dst)
	d.open("urlset", "xmlns", sitemapSpace, "xmlns:xhtml", "http://www.w3.org/1999/xhtml")
	for _, u := range s.URLs {
		d.open("url")
		d.text("loc", u.URL)
		d.text("lastmod", u.Modified)
		for _, a := range u.Alternates {
			d.empty("xhtml:link", "rel", "alternate", "hreflang", a.Hreflang, "href", a.URL)
		}
		d.close("url")
	}
	d.close("urlset")
	return d.b
}

func sitemapIndex(dst []byte, s *pages.SitemapPage) []byte {
	d := newDoc(dst)
	d.open("sitemapindex", "xmlns", sitemapSpace)
	for _, u := range s.URLs {
		d.open("sitemap")
		d.text("loc", u.URL)
		d.text("lastmod", u.Modified)
		d.close("sitemap")
	}
	d.close("sitemapindex")
	return d.b
}

func newsSitemap(dst []byte, s *pages.NewsPage) []byte {
	d := newDoc(dst)
	d.open("urlset", "xmlns", sitemapSpace, "xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")
	for _, e := range s.Entries {
		d.open("url")
		d.text("loc", e.URL)
		d.open("news:news")
		d.open("news:publication")
		d.text("news:name", e.Name)
		d.text("news:language", e.Lang)
		d.close("news:publication")
		d.text("news:publication_date", e.Published)
		d.text("news:title", e.Title)
		d.close("news:news")
		d.close("url")
	}
	d.close("urlset")
	return d.b
}
