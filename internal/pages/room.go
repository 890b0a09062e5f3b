package pages

// Outlines makes outlines of pages, one after the other, in room that serves each:
// their data are hashed and forgotten, and a large archive has hundreds of
// thousands of pages. The zero Outlines is ready; it is one goroutine's at a time.
type Outlines struct {
	of      *planner
	planner planner // the same, but that items are their key alone
}

// Of is the Data of a page to be hashed and shown to no layout: it has the same
// key, and each Item in it is nothing but its key. It is good until the next.
func (o *Outlines) Of(p *Page) any {
	if o.of != p.planner {
		o.of, o.planner = p.planner, *p.planner
		o.planner.items.outline = true
	}
	o.planner.room.clear()
	return p.origin.data(&o.planner, p)
}

// room is where the parts of a page's data are made: all new, unless it is cleared
// for each page.
type room struct {
	releases   shelf[ReleasePage]
	articles   shelf[newsArticle]
	crumbs     shelf[breadcrumb]
	lists      shelf[breadcrumbList]
	links      shelf[Link]
	alternates shelf[Alternate]
	switches   shelf[Switch]
	addresses  shelf[Address]
	items      shelf[*Item]
	objects    shelf[any]
}

// clear takes back all that was given, to give it again.
func (r *room) clear() {
	r.releases.clear()
	r.articles.clear()
	r.crumbs.clear()
	r.lists.clear()
	r.links.clear()
	r.alternates.clear()
	r.switches.clear()
	r.addresses.clear()
	r.items.clear()
	r.objects.clear()
}

// shelf gives slices of one type. The zero shelf makes each anew.
type shelf[T any] struct {
	again bool
	used  []T
}

func (s *shelf[T]) clear() { s.again, s.used = true, s.used[:0] }

// take gives an empty slice with room for n.
func (s *shelf[T]) take(n int) []T {
	if !s.again {
		return make([]T, 0, n)
	}
	if cap(s.used)-len(s.used) < n {
		s.used = make([]T, 0, 2*cap(s.used)+n)
	}
	from := len(s.used)
	s.used = s.used[:from+n]
	return s.used[from:from:len(s.used)]
}

// keep gives a place that holds a value.
func (s *shelf[T]) keep(v T) *T { return &append(s.take(1), v)[0] }
