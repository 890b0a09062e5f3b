package importer

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"balagh/internal/lang"
)

// page takes a web page apart.
func page(text string, it *item, s *stripper) error {
	doc, err := parse(text, s.l)
	if err != nil {
		return err
	}
	f := pageFacts(doc)
	it.title = first(it.title, f.title)
	it.excerpt = first(it.excerpt, f.description)
	it.link = first(it.link, f.address)
	it.outlet = f.site
	s.d.lang = f.lang
	if it.date.IsZero() && !f.date.IsZero() {
		it.date, it.dateKnown, it.dated = f.date, true, f.dated
	}
	it.picture = picture{address: first(it.picture.address, f.image), alt: it.picture.alt}
	s.base, _ = url.Parse(it.link)
	if it.link == "" {
		s.base = nil
	}
	root := articleRoot(doc)
	s.outside(doc, root)
	return s.convert(root, it)
}

// outside drops all of a page but the article, by what it is.
func (s *stripper) outside(n, root *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c == root:
		case contains(c, root):
			s.outside(c, root)
		case c.Type == html.TextNode:
			if strings.TrimSpace(c.Data) != "" {
				s.l.drop("outside", c.Data)
			}
		case c.Type == html.CommentNode:
			s.l.dropAs("comment", "", c.Data)
		case c.Type == html.ElementNode:
			what := s.unwanted(c)
			switch what {
			case "":
				what = "outside"
			case "head":
				s.head(c)
			}
			if strings.TrimSpace(textOf(c)) != "" || what != "outside" && what != "head" {
				s.remove(c, what)
			}
		}
		c = next
	}
}

// head accounts for what the head of a page holds beside its title.
func (s *stripper) head(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if what := s.unwanted(c); c.Type == html.ElementNode && what != "" && what != "head" {
			s.remove(c, what)
		}
		c = next
	}
}

func contains(n, inner *html.Node) bool {
	for ; inner != nil; inner = inner.Parent {
		if inner == n {
			return true
		}
	}
	return false
}

// fragment takes the HTML of a post apart.
func fragment(text string, it *item, s *stripper) error {
	doc, err := parse("<body>"+text, s.l) // else a comment in front would stand outside
	if err != nil {
		return err
	}
	if it.link != "" {
		s.base, _ = url.Parse(it.link)
	}
	root := articleRoot(doc)
	for root.Parent != nil && root.DataAtom != atom.Body { // a post is all its own
		root = root.Parent
	}
	return s.convert(root, it)
}

// convert strips the tree of an article and writes it as Markdown.
func (s *stripper) convert(root *html.Node, it *item) error {
	s.children(root)
	s.headline(root, it)
	s.d.paragraphs = blocks(root)
	md, err := toMarkdown(root)
	if err != nil {
		return err
	}
	s.d.body = repair(md)
	s.d.title = strings.TrimSpace(s.d.title)
	s.d.finish(s.l)
	return nil
}

// headline takes a first heading that repeats the title out of the text; where
// the page has no title, it is the title.
func (s *stripper) headline(root *html.Node, it *item) {
	title := titleOf(it, s.l)
	var head *html.Node
	walk(root, func(n *html.Node) bool {
		if head == nil && (n.DataAtom == atom.H2 || n.DataAtom == atom.H3) {
			head = n
		}
		return head == nil
	})
	if head != nil {
		if text := strings.Join(strings.Fields(textOf(head)), " "); text != "" {
			switch {
			case title == "":
				title = text
				fallthrough
			case lineKey(text) == lineKey(title):
				s.d.moved = append(s.d.moved, text)
				head.Parent.RemoveChild(head)
			}
		}
	}
	s.d.title = title
}

// titleOf is the title that a source gives, as plain text.
func titleOf(it *item, l *ledger) string {
	return strings.TrimSpace(mendText(strings.Join(strings.Fields(unescape(plainTags(it.title), l)), " "), l))
}

var tagForm = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// plainTags takes tags out of a title.
func plainTags(s string) string { return tagForm.ReplaceAllString(s, "") }

// blocks are the paragraphs of a tree as plain text.
func blocks(root *html.Node) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		block := n.Type == html.ElementNode && !isInline(n.DataAtom) && n.DataAtom != atom.Img
		if block {
			flush()
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
		if block {
			flush()
		}
	}
	visit(root)
	flush()
	return out
}

func toMarkdown(root *html.Node) (out string, err error) {
	conv := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false)), table.NewTablePlugin()))
	// A page that the library cannot take is one text less, not the end of an
	// import of thousands.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errTooDeep, p)
		}
	}()
	md, err := conv.ConvertNode(root)
	return string(bytes.TrimSpace(md)), err
}

var linkForm = regexp.MustCompile(`\]\(([^()\s<>]+)\)`)

// repair writes addresses with their Arabic letters, as writers read them.
func repair(md string) string {
	md = linkForm.ReplaceAllStringFunc(md, func(link string) string {
		address := link[2 : len(link)-1]
		plain, err := url.PathUnescape(address)
		if err != nil || strings.ContainsFunc(plain, func(r rune) bool {
			return r <= ' ' || strings.ContainsRune(`()<>[]"\%?#`+"`", r) && !strings.ContainsRune(address, r) || !unicode.IsPrint(r)
		}) || !lang.IsNFC(plain) {
			return link
		}
		return "](" + plain + ")"
	})
	lines := strings.Split(md, "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "+++" {
			lines[i] = `\+++`
		}
		lines[i] = strings.TrimRight(lines[i], " ")
		if strings.HasSuffix(line, "  ") && strings.TrimSpace(line) != "" {
			lines[i] += `\` // a line break that can be seen
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
