package importer

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// errTooDeep is a page that is no page: more elements, or deeper ones, than any
// writer makes.
var errTooDeep = errors.New("too many elements within each other")

const (
	deepest  = 200     // elements within each other
	mostTags = 400_000 // tags of one text
)

// parse reads HTML into a tree of bounded depth. What is nested deeper than any
// page loses those tags, never its words.
func parse(text string, l *ledger) (*html.Node, error) {
	if strings.Count(text, "<") > mostTags {
		return nil, errTooDeep
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err == nil {
		return doc, nil
	}
	flat, n := flatten(text)
	l.mend("nesting", n)
	return html.Parse(strings.NewReader(flat))
}

// flatten writes HTML again without the tags that open more than deepest
// elements within each other.
func flatten(text string) (string, int) {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	depth, over, n := 0, 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String(), n
		case html.StartTagToken:
			name, _ := z.TagName()
			switch {
			case isVoid(atom.Lookup(name)):
				b.Write(z.Raw())
			case depth >= deepest:
				over++
				n++
			default:
				depth++
				b.Write(z.Raw())
			}
		case html.EndTagToken:
			switch {
			case over > 0:
				over--
			case depth > 0:
				depth--
				b.Write(z.Raw())
			}
		default:
			b.Write(z.Raw())
		}
	}
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// facts are what the head of a page says of the text.
type facts struct {
	title, site, description, address, lang string
	date                                    time.Time
	dated                                   string
	image                                   string
}

// pageFacts reads meta tags, and the address and language of a page.
func pageFacts(doc *html.Node) facts {
	var f facts
	meta := map[string]string{}
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Html:
			f.lang = attr(n, "lang")
		case atom.Meta:
			key := strings.ToLower(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
			if meta[key] == "" {
				meta[key] = strings.TrimSpace(attr(n, "content"))
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				f.address = attr(n, "href")
			}
		case atom.Title:
			f.title = first(f.title, textOf(n))
		case atom.Time:
			if f.dated == "" {
				f.dated = attr(n, "datetime")
			}
		case atom.Script:
			if attr(n, "type") == "application/ld+json" {
				meta["ld"] = first(meta["ld"], published(textOf(n)))
			}
		}
		return true
	})
	f.site, f.description = meta["og:site_name"], first(meta["og:description"], meta["description"])
	f.title = first(meta["og:title"], withoutSite(f.title, f.site))
	f.address = whole(first(f.address, meta["og:url"]))
	f.image = meta["og:image"]
	f.dated = first(meta["article:published_time"], meta["datepublished"], meta["ld"], meta["date"], meta["dc.date"], f.dated)
	f.date = parseTime(f.dated)
	if f.date.IsZero() {
		f.dated = ""
	}
	return f
}

// withoutSite takes the outlet's name from the end of a page's title.
func withoutSite(title, site string) string {
	for _, dash := range []string{" - ", " | ", " – ", " — ", " « "} {
		if i := strings.LastIndex(title, dash); i > 0 && (site == "" || strings.EqualFold(strings.TrimSpace(title[i+len(dash):]), site)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// published finds datePublished in linked data.
func published(text string) string {
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		return ""
	}
	var look func(v any, depth int) string
	look = func(v any, depth int) string {
		if depth > 20 {
			return ""
		}
		switch v := v.(type) {
		case map[string]any:
			if s, ok := v["datePublished"].(string); ok {
				return s
			}
			for _, key := range []string{"@graph", "mainEntity"} {
				if s := look(v[key], depth+1); s != "" {
					return s
				}
			}
		case []any:
			for _, e := range v {
				if s := look(e, depth+1); s != "" {
					return s
				}
			}
		}
		return ""
	}
	return look(v, 0)
}

func parseTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil && t.Year() > 1900 && t.Year() < 2200 {
			return t
		}
	}
	return time.Time{}
}

// whole returns a web address if it is one.
func whole(s string) string {
	if u, err := url.Parse(strings.TrimSpace(s)); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return u.String()
	}
	return ""
}

// articleRoot finds the element that holds the text: one that says so, else the
// body.
func articleRoot(doc *html.Node) *html.Node {
	var best, body *html.Node
	score := 0
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.Body {
			body = n
		}
		if k := rootKind(n); k > 0 {
			if s := k * (letters(textOf(n)) + 1); s > score {
				best, score = n, s
			}
		}
		return true
	})
	if best != nil && 3*letters(textOf(best)) > 60 {
		return best
	}
	if body != nil {
		return body
	}
	return doc
}

// rootKind says how plainly an element claims to hold an article.
func rootKind(n *html.Node) int {
	for _, c := range strings.Fields(attr(n, "class")) {
		switch c {
		case "entry-content", "post-content", "article-content", "td-post-content", "article-body", "article__body", "post-body", "single-content":
			return 8
		}
	}
	switch {
	case strings.Contains(attr(n, "itemprop"), "articleBody"):
		return 8
	case n.DataAtom == atom.Article:
		return 3
	case n.DataAtom == atom.Main, attr(n, "role") == "main":
		return 2
	}
	return 0
}

func walk(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf returns the text of an element, blocks on lines of their own.
func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		block := n.Type == html.ElementNode && !isInline(n.DataAtom)
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if block {
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
		if block && n.FirstChild != nil {
			b.WriteByte('\n')
		}
	}
	visit(n)
	return strings.TrimSpace(b.String())
}

func isInline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S,
		atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr, atom.Acronym, atom.Big, atom.Tt:
		return true
	}
	return false
}

func first(values ...string) string {
	for _, v := range values {
		if s := strings.TrimSpace(v); s != "" {
			return s
		}
	}
	return ""
}
