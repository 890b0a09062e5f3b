package serve

import (
	"net/url"

	"balagh/internal/build"
)

// waitsMost is how many moments and how many drafts the clock lists.
const waitsMost = 200

// waitsPage is the release clock: all that changes by itself, and the drafts.
type waitsPage struct {
	*deskHead
	Errors, SeeErrors    string   // what keeps the site from being published at its hours
	Due                  *waitRow // the first of Hours
	Hours, Drafts        []waitRow
	MoreHours, MoreDraft string
}

func (s *server) waitsPage(state *build.Snapshot, l *ledger, say *speaker) *waitsPage {
	p := &waitsPage{deskHead: s.head(state, say, "waits", "waits", nil)}
	if p.Errors, p.SeeErrors = say.blocked(l); len(l.apart) > 0 {
		p.SeeErrors = p.ToList
	}
	p.Title += say.Say("separator") + say.Say("title")
	for _, w := range l.hours[:min(len(l.hours), waitsMost)] {
		p.Hours = append(p.Hours, say.waitRow(&l.entries[w.entry], w.Wait))
	}
	if len(p.Hours) > 0 {
		p.Due = &p.Hours[0]
	}
	if more := len(l.hours) - waitsMost; more > 0 {
		p.MoreHours = say.Say("and-more", say.Number(more))
	}
	for _, w := range l.drafts[:min(len(l.drafts), waitsMost)] {
		p.Drafts = append(p.Drafts, say.waitRow(&l.entries[w.entry], w.Wait))
	}
	if more := len(l.drafts) - waitsMost; more > 0 {
		p.MoreDraft = say.Say("and-more", say.Number(more))
	}
	return p
}

// sidePage shows the pages of a text beside each other.
type sidePage struct {
	*deskHead
	row
	Width  string // "phone" or "desktop"
	Widths []choice
}

func (s *server) sidePage(state *build.Snapshot, e *build.Entry, say *speaker, width string) *sidePage {
	if width != "desktop" {
		width = "phone"
	}
	p := &sidePage{
		deskHead: s.head(state, say, "side", "side", url.Values{"dir": {e.Dir}, "width": {width}}), row: say.rowOf(e), Width: width,
	}
	p.Title = p.Lead.Title + say.Say("separator") + p.Title
	for _, w := range []string{"phone", "desktop"} {
		p.Widths = append(p.Widths, choice{
			Name: say.Say(w), Here: w == width, Address: address("side", say, url.Values{"dir": {e.Dir}, "width": {w}}),
		})
	}
	return p
}
