package importer

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"time"

	"balagh/internal/config"
	"balagh/internal/lang"
)

// wordpress reads an export (WXR) of any version. Elements are known by their
// local names: the address of the namespace differs from export to export.
type wordpress struct {
	name string
	site *config.Site
	note func(what string, args ...string)

	*exports
	base     string
	controls int
	authors  int
	second   bool
}

// exports is what items say of each other, in all parts of an export: one may hold
// the post, another its picture or its translation. Numbers are those of a site.
type exports struct {
	pictures map[string]picture // attachments by number
	children map[string][]string
	groups   map[string][]*item // editions of one text, without their texts
	pairs    map[string]string  // a post's number → its group, from terms of Polylang
	langs    map[string]string
	firsts   map[string]*item // of REST, the first of each group
}

func newExports() *exports {
	return &exports{pictures: map[string]picture{}, children: map[string][]string{}, groups: map[string][]*item{}, pairs: map[string]string{}, langs: map[string]string{}, firsts: map[string]*item{}}
}

// at is a number of this export's site.
func (w *wordpress) at(id string) string { return w.base + "#" + id }

func (w *wordpress) index(ctx context.Context, r io.Reader) (int, error) {
	total := 0
	err := w.each(ctx, r, func(e *entry) error {
		total++
		if e.Type == "attachment" && e.ID != "" {
			_, excerpt := e.content()
			w.pictures[w.at(e.ID)] = picture{address: first(e.URL, e.Guid), alt: e.meta("_wp_attachment_image_alt"), caption: excerpt, title: clip(string(e.Title), 200)}
			if e.Parent != "" && e.Parent != "0" {
				w.children[w.at(e.Parent)] = append(w.children[w.at(e.Parent)], e.ID)
			}
			return nil
		}
		if it := w.item(e); it != nil && it.group != "" && it.refusal == "" {
			it.content, it.excerpt, it.terms = "", "", nil
			it.title = clip(it.title, 200)
			w.groups[it.group] = append(w.groups[it.group], it)
		}
		return nil
	})
	for _, members := range w.groups {
		w.order(members)
	}
	w.second = true
	return total, err
}

// order puts the edition that holds the facts first: the first of the site's
// languages.
func (w *wordpress) order(members []*item) {
	rank := func(it *item) int {
		for i, l := range w.site.Languages {
			if l.Code == it.lang {
				return i
			}
		}
		return len(w.site.Languages)
	}
	for i := 1; i < len(members); i++ {
		for j := i; j > 0 && rank(members[j]) < rank(members[j-1]); j-- {
			members[j], members[j-1] = members[j-1], members[j]
		}
	}
}

func (w *wordpress) items(ctx context.Context, r io.Reader, yield func(*item) error) error {
	comments := 0
	err := w.each(ctx, r, func(e *entry) error {
		comments += len(e.Comments)
		it := w.item(e)
		if it == nil {
			if e.Type != "attachment" {
				w.note("other-type", cmp.Or(e.Type, "?"), clip(string(e.Title), sampleLength))
			}
			return nil
		}
		if members := w.groups[it.group]; len(members) > 0 && members[0].key != it.key {
			it.first = members[0]
		}
		return yield(it)
	})
	if comments > 0 {
		w.note("comments", itoa(comments))
	}
	if w.authors > 0 {
		w.note("authors", itoa(w.authors))
	}
	if w.controls > 0 {
		w.note("control", itoa(w.controls))
	}
	return err
}

// item makes an item of a post or page; nil: it is something else.
func (w *wordpress) item(e *entry) *item {
	if e.Type != "post" && e.Type != "page" && e.Type != "" {
		return nil
	}
	it := &item{shown: w.name, form: postForm, title: string(e.Title), link: whole(e.Link), own: true, status: cmp.Or(e.Status, "?"), protected: e.Password != "", standing: e.Type == "page"}
	it.content, it.excerpt = e.content()
	switch e.Status {
	case "trash", "auto-draft", "inherit":
		it.refusal = "status " + e.Status
	}
	if e.meta("_icl_lang_duplicate_of") != "" {
		it.refusal = first(it.refusal, "copy")
	}
	host := w.base
	if u, err := url.Parse(first(it.link, w.base)); err == nil && u.Host != "" {
		host = u.Host
	}
	switch {
	case e.ID != "":
		it.key = "wordpress:" + host + "#" + e.ID
		it.shown += " #" + e.ID
	case first(e.Guid, e.Link) != "":
		it.key = "wordpress:" + first(e.Guid, e.Link)
	default:
		it.seal()
		it.key = "wordpress:" + host + "#" + it.digest
	}
	it.site = first(it.link, w.base)
	it.slug, _ = url.PathUnescape(e.Name)
	it.date, it.dateKnown = w.date(e)
	it.dated = first(e.Date, e.PubDate)
	for _, c := range e.Terms {
		switch c.Domain {
		case "language":
			it.lang = c.Nicename
		case "post_translations":
			it.group = "polylang:" + w.at(c.Nicename)
		case "category", "post_tag", "tag":
			slug, _ := url.PathUnescape(clip(c.Nicename, longest))
			it.terms = append(it.terms, term{clip(c.Name, longest), slug})
		}
	}
	it.lang = first(it.lang, w.langs[w.at(e.ID)], e.meta("_wpml_import_language_code"), addressLanguage(it.link, w.site))
	if group := e.meta("_wpml_import_translation_group"); it.group == "" && group != "" {
		it.group = "wpml:" + w.at(group)
	}
	it.group = first(it.group, w.pairs[w.at(e.ID)])
	it.picture = w.pictures[w.at(e.meta("_thumbnail_id"))]
	for _, id := range w.children[w.at(e.ID)] {
		it.files = append(it.files, w.pictures[w.at(id)])
	}
	it.attached = func(id string) (picture, bool) { p, ok := w.pictures[w.at(id)]; return p, ok }
	it.seal()
	return it
}

// date reads the site's own time, for post_date has no zone; zeros are none.
func (w *wordpress) date(e *entry) (time.Time, bool) {
	for _, s := range []string{e.Date, e.GMT} {
		if t, err := time.ParseInLocation("2006-01-02 15:04:05", strings.TrimSpace(s), w.site.Zone); err == nil && t.Year() > 1900 && t.Year() < 2200 {
			if s == e.GMT && s != e.Date {
				t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
			}
			return t, true
		}
	}
	if t, err := time.Parse(time.RFC1123Z, strings.TrimSpace(e.PubDate)); err == nil && t.Year() > 1900 {
		return t, true
	}
	return time.Time{}, false
}

// addressLanguage is the language an address names: /fr/… or ?lang=fr.
func addressLanguage(link string, site *config.Site) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	segment, _, _ := strings.Cut(strings.TrimPrefix(path.Clean("/"+u.Path), "/"), "/")
	for _, l := range site.Languages {
		if l.Code == segment || l.Code == u.Query().Get("lang") {
			return l.Code
		}
	}
	return ""
}

// each streams the items of an export; one is held in memory at a time.
func (w *wordpress) each(ctx context.Context, r io.Reader, use func(*entry) error) error {
	w.controls, w.authors = 0, 0
	d := xml.NewDecoder(newCleaned(r, &w.controls))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) { return lang.DecodeReader(label, in) }
	n := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return w.broken(err, n)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		switch start.Name.Local {
		case "item":
			var e entry
			if err := d.DecodeElement(&e, &start); err != nil {
				return w.broken(err, n)
			}
			n++
			if err := use(&e); err != nil {
				return err
			}
		case "term":
			var t termEntry
			if err := d.DecodeElement(&t, &start); err != nil {
				return w.broken(err, n)
			}
			if t.Taxonomy == "post_translations" && !w.second {
				for code, id := range phpMap(t.Description) {
					w.pairs[w.at(id)], w.langs[w.at(id)] = "polylang:"+w.at(t.Slug), code
				}
			}
		case "author": // of the site: name and e-mail
			w.authors++
		case "base_site_url", "base_blog_url":
			var base string
			if d.DecodeElement(&base, &start) == nil && w.base == "" {
				w.base = strings.TrimSpace(base)
			}
		}
	}
}

// broken notes where an export can be read no further. What came before counts.
// A failure of the machine is an error.
func (w *wordpress) broken(err error, n int) error {
	var syntax *xml.SyntaxError
	var pathError interface{ Timeout() bool }
	if errors.As(err, &pathError) {
		return fmt.Errorf("read %s: %w", w.name, err)
	}
	if w.second {
		reason := err.Error()
		if errors.As(err, &syntax) {
			reason = syntax.Error()
		}
		w.note("cut-off", itoa(n), reason)
	}
	return nil
}
