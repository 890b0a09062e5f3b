package pages

import (
	"html"
	"slices"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/images"
	"balagh/internal/lang"
)

// ImagePage is the data of a picture that is made: the spec decides its bytes.
type ImagePage struct{ Spec images.Spec }

// sizes tells a browser how wide a picture will stand: the column of text, or
// the screen without its margins.
const sizes = "(min-width: 44rem) 42rem, calc(100vw - 2rem)"

// columnWidth is the width that a reader without srcset is given.
const columnWidth = 800

// media plans the files beside the public releases: what is made of pictures,
// and documents as they are. A picture's own file, which may tell a place, is
// never published.
func (p *planner) media() {
	for _, r := range slices.Concat(p.Public.Releases, p.Public.Standing) {
		if r.Withdrawn.Set {
			continue
		}
		from := len(p.pages)
		for i, name := range r.Used() {
			a, ok := p.asset(r, name)
			switch {
			case !ok:
			case a.Picture.Format == "":
				p.add(Page{Path: mediaAddress(r, name)[1:], Kind: KindCopy, origin: beside{r}, number: int32(i * madeMost)})
			default:
				p.images(r, name, i, from)
			}
		}
	}
	p.add(Page{Path: siteCard[1:], Kind: KindImage, origin: card{}})
}

// images plans what is made of a picture, the file of a number beside a release
// whose pages begin at from: two files may be one picture.
func (p *planner) images(r *archive.Release, name string, number, from int) {
	specs := p.specs(r, name)
	if len(specs) > madeMost {
		panic("internal error: too much is made of " + name)
	}
	for i, s := range specs {
		path := mediaAddress(r, s.Name(name))[1:]
		if !slices.ContainsFunc(p.pages[from:], func(of Page) bool { return of.Path == path }) {
			p.add(Page{Path: path, Kind: KindImage, origin: beside{r}, number: int32(number*madeMost + i)})
		}
	}
}

// specs tells all that is made of a picture beside a release.
func (p *planner) specs(r *archive.Release, name string) (specs []images.Spec) {
	a, _ := p.asset(r, name)
	shown, linked := pictured(r, name)
	switch all := p.variants(r, name); {
	case shown:
		specs = all
	case linked:
		specs = all[len(all)-1:]
	}
	if card, ok := p.card(r); ok && name == r.Image {
		specs = append(specs, card)
	}
	if slices.Contains(r.Attachments, name) {
		specs = append(specs, images.Bare(a.Picture, a.Sum))
	}
	return specs
}

// pictured tells whether the pages of a release show a file, and whether they link
// to it.
func pictured(r *archive.Release, name string) (shown, linked bool) {
	shown = name == r.Image
	for _, e := range r.Editions {
		for _, h := range e.Holes {
			if h.Link == nil {
				shown = shown || name == h.Image
			} else {
				linked = linked || name == h.Link.File
			}
		}
	}
	return shown, linked
}

func (p *planner) asset(r *archive.Release, name string) (Asset, bool) {
	if name == "" {
		return Asset{}, false // as of most releases
	}
	a, ok := p.Assets[r.Dir+"/"+name]
	return a, ok
}

// variants are what is made of a picture for pages: the smallest first, and the
// largest JPEG or PNG last. The WebP before it is the largest, too.
func (p *planner) variants(r *archive.Release, name string) []images.Spec {
	a, ok := p.asset(r, name)
	if !ok || a.Picture.Format == "" {
		return nil
	}
	all := images.Variants(a.Picture, a.Sum, credit(r, name), p.WebP)
	slices.SortStableFunc(all, func(s, t images.Spec) int {
		return strings.Compare(t.Encoder, s.Encoder) // those of the encoder first
	})
	return all
}

// credit is what the release says of its own picture, in whichever edition.
func credit(r *archive.Release, name string) string {
	if name != r.Image {
		return ""
	}
	for _, e := range append([]*archive.Edition{r.Original}, r.Editions...) {
		if e != nil && e.Credit.Text != "" {
			return e.Credit.Text
		}
	}
	return ""
}

// offer is a picture as an <img> holds it; the addresses are of the site.
type offer struct {
	src, largest  string
	width, height int // of the largest
	set, webp     []Sized
}

func (p *planner) offer(r *archive.Release, name string) (o offer, ok bool) {
	all := p.variants(r, name)
	for _, s := range all {
		address := mediaAddress(r, s.Name(name))
		source := Sized{p.path(address), s.Width}
		if s.Encoder != "" {
			o.webp = append(o.webp, source)
			continue
		}
		o.set = append(o.set, source)
		if o.src == "" || s.Width <= columnWidth {
			o.src = address
		}
		o.largest, o.width, o.height = address, s.Width, s.Height
	}
	return o, len(all) > 0
}

// picture is the release's own picture, or nil.
func (p *planner) picture(code string, r *archive.Release, e *archive.Edition) *Picture {
	o, ok := p.offer(r, r.Image)
	if !ok {
		return nil
	}
	d := &Picture{
		URL: p.path(o.src), Width: o.width, Height: o.height, Largest: p.path(o.largest), WebP: o.webp,
		Alt: p.phrase(e.Alt.Text, e.Alt.Lang, code), Caption: p.phrase(e.Caption.Text, e.Caption.Lang, code), Credit: p.phrase(e.Credit.Text, e.Credit.Lang, code),
	}
	if len(o.set) > 1 {
		d.Set = o.set
	}
	if len(o.set)+len(o.webp) > 1 {
		d.Sizes = sizes
	}
	return d
}

// imageAttributes are those of a picture in a text. A feed, which is read far
// from the site, is given the largest and nothing to choose.
func (p *planner) imageAttributes(r *archive.Release, name string, address func(string) string, feed bool) string {
	o, ok := p.offer(r, name)
	if !ok {
		return attr("src", "")
	}
	size := ` width="` + itoa(o.width) + `" height="` + itoa(o.height) + `"`
	if feed {
		return attr("src", address(o.largest)) + size
	}
	s := attr("src", address(o.src))
	if len(o.set) > 1 {
		s += " " + attr("srcset", SrcSet(o.set)) + " " + attr("sizes", sizes)
	}
	return s + size + ` loading="lazy" decoding="async"`
}

// SrcSet writes the widths of a picture as the attribute srcset has them.
func SrcSet(all []Sized) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(s.URL + " " + itoa(s.Width) + "w")
	}
	return b.String()
}

// fileAddress is where a file beside a release is found: of a picture, its
// largest variant.
func (p *planner) fileAddress(r *archive.Release, name string) string {
	if o, ok := p.offer(r, name); ok {
		return o.largest
	}
	return mediaAddress(r, name)
}

// siteCard is the address of the card of pages without a picture.
var siteCard = "/assets/" + images.SiteCard().Name("")

// card is the share card cut out of the release's own picture.
func (p *planner) card(r *archive.Release) (images.Spec, bool) {
	a, ok := p.asset(r, r.Image)
	if !ok || a.Picture.Format == "" || r.Withdrawn.Set {
		return images.Spec{}, false
	}
	return images.Card(a.Picture, a.Sum, credit(r, r.Image))
}

// share is the picture of a link to a release.
func (p *planner) share(l *lang.Locale, r *archive.Release, e *archive.Edition) *ShareImage {
	s, ok := p.card(r)
	if !ok {
		return p.siteShare(l)
	}
	return &ShareImage{URL: p.abs(mediaAddress(r, s.Name(r.Image))), Type: "image/" + s.Format, Alt: e.Alt.Text, Width: s.Width, Height: s.Height}
}

// siteShare is the picture of a link to any other page; planners make it once.
func (p *planner) siteShare(l *lang.Locale) *ShareImage { return p.cards[l.Code] }

func (p *planner) newSiteShare(l *lang.Locale) *ShareImage {
	s := images.SiteCard()
	return &ShareImage{URL: p.abs(siteCard), Type: "image/" + s.Format, Alt: p.sites[l.Code].Title, Width: s.Width, Height: s.Height}
}

func attr(name, value string) string { return name + `="` + html.EscapeString(value) + `"` }
