package e2e

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// page is one HTML file, parsed.
type page struct {
	path string
	root *html.Node
}

func (s *site) page(t *testing.T, p string) page {
	t.Helper()
	n, err := html.Parse(strings.NewReader(s.read(t, p)))
	if err != nil {
		t.Fatal(err)
	}
	return page{p, n}
}

func (s *site) pages(t *testing.T) []page {
	t.Helper()
	var out []page
	for _, p := range s.with(t, ".html") {
		out = append(out, s.page(t, p))
	}
	return out
}

// each calls f for every element in document order.
func (p page) each(f func(n *html.Node)) {
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode {
			f(n)
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// links are the addresses of <link> elements with a rel, by hreflang.
func (p page) links(rel string) map[string]string {
	out := map[string]string{}
	p.each(func(n *html.Node) {
		if n.Data == "link" && attr(n, "rel") == rel && attr(n, "type") == "" {
			out[attr(n, "hreflang")] = attr(n, "href")
		}
	})
	return out
}

func (p page) meta(name string) string {
	var out string
	p.each(func(n *html.Node) {
		if n.Data == "meta" && (attr(n, "name") == name || attr(n, "property") == name || attr(n, "http-equiv") == name) {
			out = attr(n, "content")
		}
	})
	return out
}

// metas are all values of a property, in document order.
func (p page) metas(property string) []string {
	var out []string
	p.each(func(n *html.Node) {
		if n.Data == "meta" && attr(n, "property") == property {
			out = append(out, attr(n, "content"))
		}
	})
	return out
}

func (p page) indexed() bool { return !strings.Contains(p.meta("robots"), "noindex") }

// stub reports whether the page only leads on to another.
func (p page) stub() bool { return p.meta("refresh") != "" }

func (p page) ids() map[string]bool {
	out := map[string]bool{}
	p.each(func(n *html.Node) { out[attr(n, "id")] = true })
	return out
}
