package archive

import (
	"slices"
	"time"

	"balagh/internal/content"
)

// newsWindow is how long a release stands in the news sitemap: the two days its
// readers look back.
const newsWindow = 48 * time.Hour

// part decides what is public at the moment of the build. Every state that time
// changes is resolved here, together with the moment at which it changes: pages
// see states, never a clock.
func (m *maker) part(a *Archive) {
	m.public = map[*Release]bool{}
	at := m.options.At
	for _, d := range m.drafts {
		f := &d.from.Front
		d.until = d.hour(f, m.site.Zone)
		switch {
		case f.Draft && !m.options.Drafts:
			a.Withheld = append(a.Withheld, Withheld{ID: d.ID, Path: d.Dir, Draft: true})
			continue
		case d.until.After(at):
			a.Withheld = append(a.Withheld, Withheld{ID: d.ID, Path: d.Dir, Until: d.until})
			a.next(at, d.until)
			if !m.options.Early {
				continue
			}
			d.Until = d.until
		}
		m.state(a, d)
		m.public[d.Release] = true
		for _, e := range d.waits {
			a.Withheld = append(a.Withheld, Withheld{ID: d.ID, Path: e.Path, Draft: true})
		}
		if d.Standing {
			a.Public.Standing = append(a.Public.Standing, d.Release)
			continue
		}
		a.Public.Releases = append(a.Public.Releases, d.Release)
	}
	slices.SortFunc(a.Public.Releases, inTime)
	for i, r := range a.Public.Releases {
		r.Place = i + 1
		if r.Listed() {
			a.Public.Listed = append(a.Public.Listed, r)
		}
	}
	if m.site.Monthly {
		m.month(a)
	}
}

// month finds the latest month that is over and has listed releases, and the
// moment at which the next such month will be.
func (m *maker) month(a *Archive) {
	var latest time.Time
	for _, r := range a.Public.Listed {
		day := r.Date.In(m.site.Zone)
		end := time.Date(day.Year(), day.Month()+1, 1, 0, 0, 0, 0, m.site.Zone)
		switch {
		case end.After(m.options.At):
			a.next(m.options.At, end)
			continue
		case end.After(latest):
			latest, a.Public.Month = end, nil
		}
		a.Public.Month = append(a.Public.Month, r) // in order of time, so all of one month
	}
}

// hour is the moment from which a release is public.
func (d *draft) hour(f *content.FrontMatter, zone *time.Location) time.Time {
	switch {
	case f.PublishAt.Set:
		return f.PublishAt.In(zone)
	case f.Date.Set:
		return f.Date.In(zone)
	}
	return time.Time{}
}

// state resolves what time makes of a public release.
func (m *maker) state(a *Archive, d *draft) {
	at, zone, f := m.options.At, m.site.Zone, &d.from.Front
	if f.Expires.Set {
		if end := f.Expires.In(zone); end.After(at) {
			a.next(at, end)
		} else {
			d.Expires = f.Expires
		}
	}
	if d.Standing {
		return
	}
	if end := d.until.Add(newsWindow); end.After(at) && d.Listed() && !d.Draft {
		d.News = true
		a.next(at, end)
	}
	d.EventState = m.event(a, f.Event)
}

// event tells whether an event is still to come, running or over; a bare day
// runs to its midnight.
func (m *maker) event(a *Archive, e content.Event) string {
	at, zone := m.options.At, m.site.Zone
	start, end := e.Start, e.End
	if !start.Set && !end.Set {
		return ""
	}
	last := end
	if !end.Set {
		last = start
	}
	over := last.In(zone)
	if last.Day {
		over = over.AddDate(0, 0, 1)
	}
	switch {
	case !over.After(at):
		return "over"
	case start.Set && start.In(zone).After(at):
		a.next(at, start.In(zone))
		return "coming"
	}
	a.next(at, over)
	return "running"
}

// next keeps the earliest moment after the build at which something changes.
func (a *Archive) next(at, then time.Time) {
	if then.After(at) && (a.Next.IsZero() || then.Before(a.Next)) {
		a.Next = then
	}
}
