package serve

import (
	"net/url"
	"testing"
)

// BenchmarkDesk measures what the desk of 10,000 releases costs: a page of the
// list, a search, one release, and the first page after a save, with the save, and
// after a refresh, for which the archive is set in order anew.
func BenchmarkDesk(b *testing.B) {
	n := newNewsroom(b)
	for i := range 10_000 {
		n.release(i)
	}
	s, err := newServer(b.Context(), n.options())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.session.Close(noon) })
	for name, page := range map[string][2]string{"list": {"", ""}, "search": {"", "q=بلاغ"}, "last page": {"", "page=101"}, "release": {"release", "dir=" + n.name(1)}, "after a save": {"", ""}, "after a refresh": {"", ""}} {
		q, err := url.ParseQuery(page[1])
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				switch name {
				case "after a save":
					next, ok := s.session.Edit(s.state.Load(), n.name(1)+"/ar.md")
					if !ok {
						b.Fatal("the save is not shown at once")
					}
					s.publish(next)
				case "after a refresh":
					s.books.last = nil
				}
				s.deskBody(page[0], q)
			}
		})
	}
}
