package pages

import (
	"balagh/internal/archive"
	"balagh/internal/images"
)

// origin is what a page is made from: a place in the archive, from which its data
// are made when they are wanted. There are some three pages for each release, so
// that whatever one holds is held a hundred thousand times.
type origin interface {
	data(*planner, *Page) any
}

// sourced is an origin that lies in a file of the site.
type sourced interface {
	source(*Page) string
}

// Data makes anew what the layout receives; it is pure.
func (p *Page) Data() any { return p.origin.data(p.planner, p) }

// Source says of a copied file or a picture where its bytes are, below the site.
func (p *Page) Source() string {
	if s, ok := p.origin.(sourced); ok {
		return s.source(p)
	}
	return ""
}

// Wanted names the edition whose alias a redirect is.
func (p *Page) Wanted() string {
	if a, ok := p.origin.(aliases); ok {
		return a.move(int(p.number)).wanted
	}
	return ""
}

// lone is the origin of a page of which a language has one.
type lone func() any

func (f lone) data(*planner, *Page) any { return f() }

// text is the origin of a file of plain text.
type text func() string

func (f text) data(*planner, *Page) any { return &TextPage{Text: f()} }

// edition is a release or standing page in the language of its page.
type edition struct{ *archive.Release }

func (r edition) data(p *planner, page *Page) any {
	e := r.In(page.Lang.Code)
	if r.Standing {
		return p.standingPage(page.Lang, r.Release, e)
	}
	return p.releasePage(page.Lang, r.Release, e)
}

// data makes the page of a list that the page's number tells: 0 is the newest.
func (d *list) data(p *planner, page *Page) any {
	return p.listPage(page.Lang, d, pageOf(d.base, len(d.releases), int(page.number)))
}

// aliases are the former addresses of a release, in all its editions; the page's
// number tells which.
type aliases struct{ *archive.Release }

func (r aliases) data(p *planner, page *Page) any {
	m, l := r.move(int(page.number)), page.Lang
	return &RedirectPage{Tag: l.Tag, Dir: l.Dir, Title: m.title, URL: p.path(m.to), Canonical: p.abs(m.to)}
}

// static is a file of static/.
type static struct{ *Static }

func (s static) data(*planner, *Page) any { return &CopyPage{Sum: s.Sum} }

func (s static) source(*Page) string { return s.Source }

// beside are the files beside a release: the page's number tells which of those
// it uses, and which of what is made of that.
type beside struct{ *archive.Release }

// madeMost is how many pictures one may be made into, at most.
const madeMost = 32

func (r beside) name(page *Page) string { return r.Used()[page.number/madeMost] }

func (r beside) source(page *Page) string { return r.Dir + "/" + r.name(page) }

func (r beside) data(p *planner, page *Page) any {
	if page.Kind == KindImage {
		return &ImagePage{p.specs(r.Release, r.name(page))[page.number%madeMost]}
	}
	a, _ := p.asset(r.Release, r.name(page))
	return &CopyPage{Sum: a.Sum}
}

// card is the share card of pages without a picture.
type card struct{}

func (card) data(*planner, *Page) any { return &ImagePage{images.SiteCard()} }
