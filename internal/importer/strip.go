package importer

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// stripper takes from a tree what is no text of an article, and accounts for it.
type stripper struct {
	l    *ledger
	d    *document
	base *url.URL // of the page; nil: not known
	// picture puts a file beside the text; "" if it is not at hand.
	picture func(p picture, written string) string
	// document is the like for a file that is linked to.
	document func(address, written, title string) string
	// inside is the address in this site of what an old address means; "" if it
	// means nothing here.
	inside func(address string) string
}

// unwanted are elements that are dropped with all they hold, and their name in
// the report.
var unwanted = map[atom.Atom]string{
	atom.Script: "script", atom.Style: "style", atom.Template: "script", atom.Noscript: "script", atom.Svg: "drawing", atom.Canvas: "drawing", atom.Math: "formula",
	atom.Iframe: "embedded", atom.Frame: "embedded", atom.Frameset: "embedded", atom.Object: "embedded", atom.Embed: "embedded", atom.Applet: "embedded",
	atom.Video: "embedded", atom.Audio: "embedded", atom.Nav: "navigation", atom.Aside: "navigation", atom.Footer: "navigation",
	atom.Form: "form", atom.Input: "form", atom.Button: "form", atom.Select: "form", atom.Textarea: "form", atom.Dialog: "form", atom.Noembed: "script", atom.Noframes: "script",
	atom.Head: "head", atom.Title: "head", atom.Link: "head", atom.Meta: "head", atom.Base: "head", atom.Plaintext: "script", atom.Xmp: "script", atom.Map: "embedded", atom.Datalist: "form",
}

// children strips what is below an element.
func (s *stripper) children(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		s.node(c)
		c = next
	}
}

func (s *stripper) node(n *html.Node) {
	switch n.Type {
	case html.CommentNode:
		s.l.dropAs("comment", "", n.Data)
		n.Parent.RemoveChild(n)
		return
	case html.TextNode:
		n.Data = mendText(strings.ReplaceAll(n.Data, "\n", " "), s.l)
		return
	case html.ElementNode:
	default:
		return
	}
	if what := s.unwanted(n); what != "" {
		s.remove(n, what)
		return
	}
	s.attributes(n)
	if n.DataAtom == atom.Img {
		s.image(n)
		return
	}
	s.children(n)
	switch n.DataAtom {
	case atom.A:
		s.link(n)
	case atom.H1:
		n.DataAtom, n.Data = atom.H2, "h2"
	case atom.Sub, atom.Sup:
		s.l.dropAs("raised", "", textOf(n))
		unwrap(n)
	case atom.Bdo:
		s.l.dropAs("direction", "", textOf(n))
		unwrap(n)
	case atom.Figcaption:
		n.DataAtom, n.Data = atom.P, "p"
	case atom.Font, atom.Center, atom.U, atom.Big, atom.Small, atom.Span, atom.Ins, atom.Mark, atom.Figure, atom.Bdi, atom.Tt, atom.Label, atom.Fieldset, atom.Details, atom.Summary, atom.Picture:
		if n.DataAtom == atom.Details || n.DataAtom == atom.Summary || n.DataAtom == atom.Center || n.DataAtom == atom.Fieldset || n.DataAtom == atom.Figure {
			n.DataAtom, n.Data = atom.Div, "div"
		} else {
			unwrap(n)
		}
	}
}

// unwanted says why an element is dropped whole; "" if it stays.
func (s *stripper) unwanted(n *html.Node) string {
	if what := unwanted[n.DataAtom]; what != "" {
		return what
	}
	if attr(n, "hidden") != "" || hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" && n.DataAtom != atom.Img || strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "display:none") {
		return "hidden"
	}
	if furnitureClass(attr(n, "class")) || furnitureClass(attr(n, "id")) || attr(n, "role") == "navigation" || attr(n, "role") == "complementary" {
		return "navigation"
	}
	if isBlock(n.DataAtom) && n.DataAtom != atom.Blockquote {
		if text := lineOf(n); lineKey(text) != "" && isFurniture(text) {
			return "furniture"
		}
	}
	return ""
}

// lineOf is the text of an element that holds one short line, else "".
func lineOf(n *html.Node) string {
	var b strings.Builder
	blocks := 0
	walk(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if c != n && c.Type == html.ElementNode && (!isInline(c.DataAtom) || c.DataAtom == atom.Img) {
			blocks++
		}
		return blocks == 0 && b.Len() <= 4*longestFurniture
	})
	if blocks > 0 || b.Len() > 4*longestFurniture {
		return ""
	}
	return strings.TrimSpace(b.String())
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Section:
		return true
	}
	return false
}

// furnitureWords stand in classes and ids of what surrounds an article.
var furnitureWords = []string{
	"share", "sharedaddy", "social", "related", "relatedposts", "yarpp", "breadcrumb", "breadcrumbs", "cookie", "cookies", "newsletter", "sidebar", "comments", "comment",
	"respond", "navigation", "nav", "menu", "advert", "ads", "banner", "pagination", "addtoany", "screen-reader-text", "post-navigation", "author-box", "tags-links", "wp-block-buttons",
}

func furnitureClass(value string) bool {
	for _, c := range strings.Fields(strings.ToLower(value)) {
		for _, w := range furnitureWords {
			if c == w || strings.HasPrefix(c, w+"-") || strings.HasPrefix(c, w+"_") || strings.HasSuffix(c, "-"+w) || strings.HasSuffix(c, "_"+w) {
				return true
			}
		}
	}
	return false
}

// remove drops an element with all it holds.
func (s *stripper) remove(n *html.Node, what string) {
	text := textOf(n)
	switch what {
	case "script", "style":
		s.l.dropAs(what, "", text) // not words for a reader
	case "embedded":
		s.l.dropAs(what, text, first(attr(n, "src"), attr(n, "data"), sourceOf(n), text))
	default:
		s.l.drop(what, text)
	}
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

func sourceOf(n *html.Node) string {
	src := ""
	walk(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Source && src == "" {
			src = attr(c, "src")
		}
		return true
	})
	return src
}

// attributes keeps what Markdown can say and names handlers of scripts.
func (s *stripper) attributes(n *html.Node) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(strings.ToLower(a.Key), "on"):
			s.l.dropAs("handler", "", a.Key+"="+a.Val)
		case a.Key == "href", a.Key == "src", a.Key == "alt", a.Key == "title", a.Key == "data-src", a.Key == "data-lazy-src", a.Key == "colspan", a.Key == "rowspan":
			kept = append(kept, a)
		case a.Key == "start" && n.DataAtom == atom.Ol:
			a.Val = strings.Join(tokens(a.Val), "")
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}

// link keeps an address that leads somewhere from anywhere, and a document at
// hand; of other links the words stay.
func (s *stripper) link(n *html.Node) {
	href := strings.TrimSpace(attr(n, "href"))
	n.Attr = nil
	address := s.resolve(href)
	if href == "" || strings.HasPrefix(href, "#") || strings.TrimSpace(textOf(n)) == "" && !hasImage(n) {
		if href != "" {
			s.l.dropAs("link", "", href)
		}
		unwrap(n)
		return
	}
	if isDocument(href) {
		if file := s.document(first(address, href), href, textOf(n)); file != "" {
			n.Attr = []html.Attribute{{Key: "href", Val: file}}
			return
		}
	}
	if address == "" || len(address) > longestAddress || hasImage(n) {
		what := "link"
		if scheme, _, ok := strings.Cut(strings.ToLower(strings.Map(visible, href)), ":"); ok && scheme != "http" && scheme != "https" {
			what = "unsafe-link"
		}
		s.l.dropAs(what, "", href)
		unwrap(n)
		return
	}
	if here := s.inside(address); here != "" {
		s.l.mend("inside", 1)
		if _, anchor, ok := strings.Cut(address, "#"); ok {
			s.l.dropAs("anchor", "", "#"+anchor)
		}
		address = here
	}
	n.Attr = []html.Attribute{{Key: "href", Val: address}}
}

// longestAddress is what browsers and servers take, in bytes.
const longestAddress = 4096

func visible(r rune) rune {
	if r <= ' ' {
		return -1
	}
	return r
}

// resolve makes a whole address of one a page holds; "" if it leads nowhere.
func (s *stripper) resolve(href string) string {
	u, err := url.Parse(strings.Map(visible, href))
	if err != nil {
		return ""
	}
	if s.base != nil {
		u = s.base.ResolveReference(u)
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "", u.Scheme == "tel":
		return u.String()
	}
	return ""
}

func hasImage(n *html.Node) bool {
	found := false
	walk(n, func(c *html.Node) bool {
		found = found || c.DataAtom == atom.Img
		return !found
	})
	return found
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// image puts the file beside the text, or takes the picture out and says so.
func (s *stripper) image(n *html.Node) {
	src := first(attr(n, "data-src"), attr(n, "data-lazy-src"), attr(n, "src"))
	alt := strings.TrimSpace(attr(n, "alt"))
	p := picture{address: first(s.resolve(src), src), alt: alt}
	file := ""
	if src != "" && !strings.HasPrefix(src, "data:") {
		file = s.picture(p, src)
	}
	if file == "" {
		s.l.dropAs("picture", alt, first(clip(p.address, sampleLength), alt, "?"))
		n.Parent.RemoveChild(n)
		return
	}
	n.Attr = []html.Attribute{{Key: "src", Val: file}, {Key: "alt", Val: mendText(alt, s.l)}}
	if caption := captionOf(n); caption != nil {
		text := strings.Join(strings.Fields(mendText(textOf(caption), s.l)), " ")
		s.d.moved = append(s.d.moved, text)
		n.Attr = append(n.Attr, html.Attribute{Key: "title", Val: text})
		for caption.FirstChild != nil { // emptied, not taken out: whoever walks here may stand on it
			caption.RemoveChild(caption.FirstChild)
		}
	}
}

// captionOf is the caption of the figure an image stands alone in: words only, for
// it goes into the title of the image, which holds no link. nil: there is none.
func captionOf(n *html.Node) *html.Node {
	up := n.Parent
	for up != nil && up.DataAtom != atom.Figure {
		up = up.Parent
	}
	if up == nil {
		return nil
	}
	var captions []*html.Node
	images, others := 0, 0
	walk(up, func(c *html.Node) bool {
		switch {
		case c.DataAtom == atom.Img:
			images++
		case c.DataAtom == atom.Figcaption && strings.TrimSpace(textOf(c)) != "":
			captions = append(captions, c)
			walk(c, func(in *html.Node) bool {
				if in.DataAtom == atom.A || in.DataAtom == atom.Img {
					others++
				}
				return true
			})
		}
		return true
	})
	if len(captions) != 1 || images != 1 || others > 0 {
		return nil
	}
	return captions[0]
}

// unwrap puts the children of an element in its place.
func unwrap(n *html.Node) {
	if n.Parent == nil {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
		c = next
	}
	n.Parent.RemoveChild(n)
}

func isDocument(href string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	switch strings.ToLower(extension(u.Path)) {
	case ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".csv", ".zip", ".rtf":
		return true
	}
	return false
}
