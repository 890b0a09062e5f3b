// Package render makes the bytes of a page.
//
// In come a planned page and the bodies' HTML by hash; out come minified HTML,
// XML or JSON. A layout receives the page's data and can ask for nothing else:
// its functions are pure and bound to one language. Layouts are minified once,
// when they are loaded, so that no page is parsed again, and compiled when the
// first page is made; html/template runs those that cannot be, and gives the
// same bytes for all.
package render

import (
	"errors"
	"fmt"
	"io/fs"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// Bodies gives the HTML of a body by its hash, appended to buf.
type Bodies interface {
	Get(hash [16]byte, buf []byte) ([]byte, error)
}

// Renderer holds the layouts of every kind and language, ready to run.
type Renderer struct {
	sets      map[setName]*set
	bodies    Bodies
	fragments fragments // what recurs on many pages
}

// New loads the layouts. A layout that cannot be parsed is an error naming its
// file and line.
func New(layouts fs.FS, locales []*lang.Locale, bodies Bodies) (*Renderer, error) {
	r := &Renderer{sets: map[setName]*set{}, bodies: bodies}
	files, err := readLayouts(layouts)
	if err != nil {
		return nil, err
	}
	for _, l := range locales {
		for _, kind := range layoutKinds {
			s, err := r.newSet(files, kind, l, locales)
			if err != nil {
				return nil, err
			}
			r.sets[setName{kind, l.Code}] = s
		}
	}
	for _, kind := range []pages.Kind{pages.KindChoice, pages.KindNotFound} {
		r.sets[setName{kind, ""}] = r.sets[setName{kind, locales[0].Code}]
	}
	return r, nil
}

// Page appends the bytes of a page, which has these data, to dst. Files that are
// copied are not its business.
func (r *Renderer) Page(dst []byte, p *pages.Page, data any) ([]byte, error) {
	switch d := data.(type) {
	case *pages.TextPage:
		return append(dst, d.Text...), nil
	case *pages.SitemapPage:
		if p.Kind == pages.KindIndex {
			return sitemapIndex(dst, d), nil
		}
		return sitemap(dst, d), nil
	case *pages.NewsPage:
		return newsSitemap(dst, d), nil
	case *pages.FeedPage:
		return r.feed(dst, p, d)
	}
	s := r.sets[setName{p.Kind, code(p.Lang)}]
	if s == nil {
		panic("internal error: no layout for " + string(p.Kind) + " in " + code(p.Lang))
	}
	out, err := s.ready(data).run(dst, data)
	if gone := new(bodyError); errors.As(err, &gone) {
		err = gone // wherever the layout asked for it
	}
	if err != nil {
		return nil, fmt.Errorf("layouts/%s.html: %w", p.Kind, err)
	}
	return out, nil
}

func (r *Renderer) feed(dst []byte, p *pages.Page, d *pages.FeedPage) ([]byte, error) {
	switch p.Kind {
	case pages.KindRSS:
		return rss(dst, d), nil
	case pages.KindJSONFeed:
		return jsonFeed(dst, d)
	}
	return r.atom(dst, d)
}

func code(l *lang.Locale) string {
	if l == nil {
		return ""
	}
	return l.Code
}
