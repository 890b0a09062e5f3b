package pages

// Maker makes what pages show, one page after the other, in room that serves each:
// it is hashed, shown to a layout and forgotten, and a large archive has hundreds
// of thousands of pages. The zero Maker is ready; it is one goroutine's at a time.
type Maker struct {
	of      *planner
	planner planner // the same, with room of its own
}

// Data is the Data of a page, good until the next.
func (m *Maker) Data(p *Page) any { return m.make(p, false) }

// Outline is the Data of a page to be hashed and shown to no layout: it has the
// same key, and each Item in it is nothing but its key. It is good until the next.
func (m *Maker) Outline(p *Page) any { return m.make(p, true) }

func (m *Maker) make(p *Page, outline bool) any {
	if m.of != p.planner {
		m.of, m.planner = p.planner, *p.planner
	}
	m.planner.items.outline = outline
	m.planner.room.clear()
	return p.origin.data(&m.planner, p)
}

// room is where the parts of a page's data are made: all new, unless it is cleared
// for each page.
type room struct {
	releases   shelf[ReleasePage]
	listings   shelf[ListPage]
	links      shelf[Link]
	alternates shelf[Alternate]
	switches   shelf[Switch]
	addresses  shelf[Address]
	items      shelf[*Item]
	objects    shelf[LinkedData]
	linked     shelf[byte]
	words      shelf[string]
}

// clear takes back all that was given, to give it again.
func (r *room) clear() {
	r.releases.clear()
	r.listings.clear()
	r.links.clear()
	r.alternates.clear()
	r.switches.clear()
	r.addresses.clear()
	r.items.clear()
	r.objects.clear()
	r.linked.clear()
	r.words.clear()
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
	if s.used == nil || cap(s.used)-len(s.used) < n {
		s.used = make([]T, 0, 2*cap(s.used)+n)
	}
	from := len(s.used)
	s.used = s.used[:from+n]
	return s.used[from:from:len(s.used)]
}

// keep gives a place that holds a value.
func (s *shelf[T]) keep(v T) *T { return &append(s.take(1), v)[0] }
