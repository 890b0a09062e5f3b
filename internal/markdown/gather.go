package markdown

import (
	"crypto/sha256"
	"slices"
)

// emptied returns a body to gather the facts of the next text in: its lists have
// the room of those of the last one, and hold nothing of it.
func emptied(b Body) Body {
	return Body{
		Holes: reused(b.Holes), Links: reused(b.Links), Images: reused(b.Images), Headings: reused(b.Headings), Anchors: reused(b.Anchors),
		Directives: reused(b.Directives), Prose: reused(b.Prose), Remarks: reused(b.Remarks), lead: reused(b.lead),
	}
}

// reused empties a list; one that has grown large is given back.
func reused[T any](list []T) []T {
	clear(list)
	if cap(list) > 1<<12 {
		return nil
	}
	return list[:0]
}

// gather completes the body that was written.
func (r *renderer) gather() {
	b := &r.body
	b.HTML = r.out
	sum := sha256.Sum256(b.HTML)
	copy(b.Hash[:], sum[:])
	ranges := r.ranges
	for i := range b.Prose {
		if n := len(b.Prose[i].Text); n > 0 {
			b.Prose[i].Text, ranges = ranges[:n:n], ranges[n:]
		}
	}
}

// clone returns a body with lists of its own that are no larger than they must be.
func (b *Body) clone() Body {
	c := *b
	c.HTML, c.lead = own(b.HTML), own(b.lead)
	c.Holes, c.Links, c.Images, c.Headings, c.Anchors = own(b.Holes), own(b.Links), own(b.Images), own(b.Headings), own(b.Anchors)
	c.Directives, c.Prose, c.Remarks = own(b.Directives), own(b.Prose), own(b.Remarks)
	for i := range c.Prose {
		c.Prose[i].Text = own(c.Prose[i].Text)
	}
	return c
}

func own[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}
