package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// link writes a link of this site with two holes and another one in full. The
// text of a refused link stays.
func (r *renderer) link(n *ast.Link) {
	dest := string(plain(n.Destination))
	start, end := r.position(n.Destination, n.Pos())
	kind := judge(dest)
	if kind == refused {
		r.remark(UnsafeLink, dest, start, end)
	}
	if kind == refused || r.inLink {
		r.inlines(n)
		return
	}
	index := len(r.body.Links)
	l := Link{Dest: dest, Text: string(squeezed(r.plain(n))), Start: start, End: end, Internal: kind == internal}
	r.addLink(l)
	r.out = append(r.out, "<a "...)
	if l.Internal {
		r.addHole(LinkStart, index)
	} else {
		r.href(dest)
	}
	if len(n.Title) > 0 {
		r.out = append(r.out, ` title="`...)
		r.attribute(r.style.Text(string(plain(n.Title))))
		r.out = append(r.out, '"')
	}
	r.out = append(r.out, '>')
	r.inLink = true
	if r.style.Language == "ar" && len(dest) >= 4 && strings.EqualFold(dest[:4], "tel:") && !strings.ContainsFunc(l.Text, isArabic) {
		r.phone(n)
	} else {
		r.inlines(n)
	}
	r.inLink = false
	r.out = append(r.out, "</a>"...)
	if l.Internal {
		r.addHole(LinkEnd, index)
	}
}

// phone writes the number of a link that calls it.
func (r *renderer) phone(n *ast.Link) {
	r.opaque(func() {
		r.out = append(r.out, `<bdi dir="ltr">`...)
		r.inlines(n)
		r.out = append(r.out, "</bdi>"...)
	})
}

// bare writes an address that is its own text. It reads from left to right in
// every language.
func (r *renderer) bare(n *ast.AutoLink) {
	label := n.Label(r.src)
	dest := string(n.URL(r.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	start, end := r.position(label, n.Pos())
	kind := judge(dest)
	if kind != external {
		r.remark(UnsafeLink, dest, start, end)
	}
	if kind != external || r.inLink {
		r.opaque(func() { r.text(label) })
		return
	}
	r.addLink(Link{Dest: dest, Text: string(label), Start: start, End: end, Bare: true})
	r.opaque(func() {
		r.out = append(r.out, "<a "...)
		r.href(dest)
		r.out = append(r.out, ` dir="ltr">`...)
		r.text(label)
		r.out = append(r.out, "</a>"...)
	})
}

func (r *renderer) href(dest string) {
	r.out = append(r.out, `href="`...)
	r.out = appendHref(r.out, dest)
	r.out = append(r.out, '"')
}

func (r *renderer) addLink(l Link) {
	r.body.Links = append(r.body.Links, l)
	r.spend(len(l.Dest) + len(l.Text))
}

func (r *renderer) addHole(kind HoleKind, index int) {
	r.out = append(r.out, hole)
	r.body.Holes = append(r.body.Holes, Hole{kind, index})
}

// position returns where part stands in the source: the parser hands out
// slices of it, so the room left behind part tells. A copy has no place of its
// own and gets the one of its node.
func (r *renderer) position(part []byte, node int) (start, end int) {
	if len(part) > 0 {
		i := cap(r.src) - cap(part)
		if 0 <= i && i+len(part) <= len(r.src) && &r.src[i] == &part[0] {
			return i, i + len(part)
		}
	}
	return max(node, 0), max(node, 0)
}

// figure writes an image that stands alone; its title becomes the caption.
func (r *renderer) figure(n *ast.Image) {
	r.markup("<figure>")
	if r.img(n, false) && len(n.Title) > 0 {
		r.markup("<figcaption>")
		r.beginLine()
		r.text(plain(n.Title))
		r.endLine()
		r.markup("</figcaption>")
	}
	r.markup("</figure>")
}

func (r *renderer) image(n *ast.Image) { r.img(n, true) }

// img writes an image, with its title where nothing else shows it. Of a refused
// one only the alternative text is shown.
func (r *renderer) img(n *ast.Image, title bool) bool {
	i := Image{Src: string(plain(n.Destination)), Alt: string(squeezed(r.plain(n))), Title: string(plain(n.Title))}
	i.Start, i.End = r.position(n.Destination, n.Pos())
	switch judge(i.Src) {
	case refused:
		r.remark(UnsafeLink, i.Src, i.Start, i.End)
		r.text([]byte(i.Alt))
		return false
	case external:
		r.remark(ExternalImage, i.Src, i.Start, i.End)
	case internal:
		i.Internal = true
	}
	r.body.Images = append(r.body.Images, i)
	r.spend(len(i.Src) + len(i.Alt) + len(i.Title))
	r.sign(object)
	r.out = append(r.out, "<img "...)
	r.addHole(ImageHole, len(r.body.Images)-1)
	r.out = append(r.out, ` alt="`...)
	r.attribute(r.style.Text(i.Alt))
	if title && i.Title != "" {
		r.out = append(r.out, `" title="`...)
		r.attribute(r.style.Text(i.Title))
	}
	r.out = append(r.out, `" loading="lazy" decoding="async">`...)
	return true
}
