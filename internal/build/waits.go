package build

import (
	"slices"
	"time"

	"balagh/internal/archive"
	"balagh/internal/diag"
)

// Wait is a moment at which a release changes without an edit, and what then
// becomes of it. A draft waits for its author.
type Wait struct {
	Why   Reason
	Until time.Time // zero: for its author
}

// Reason is what a release waits for.
type Reason string

// The reasons of a Wait.
const (
	ForAuthor Reason = "author" // a draft
	ForWords  Reason = "words"  // one of its translations is a draft
	ForHour   Reason = "hour"   // publish_at, or a date to come
	ForExpiry Reason = "expiry" // expires: then gone from lists, with a notice
	ForEvent  Reason = "event"  // its event begins
	ForEnd    Reason = "end"    // its event is over
	ForNews   Reason = "news"   // leaves the news sitemap
)

// newsDays are those a release stands in the news sitemap, as the archive has it.
const newsDays = 2

// waits tells what a release waits for, as the archive decided it. What readers do
// not see yet waits for that alone.
func (s *Snapshot) waits(r *archive.Release, status Status, until time.Time) []Wait {
	switch status {
	case Draft:
		return []Wait{{ForAuthor, until}}
	case Scheduled:
		return append([]Wait{{ForHour, until}}, s.underWay(r)...)
	}
	out := s.underWay(r)
	zone, front := s.run.site.Zone, &r.Original.Wrote().Front
	if end := front.Expires; end.Set && !r.Expires.Set {
		out = append(out, Wait{ForExpiry, end.In(zone)})
	}
	switch e := r.Event; r.EventState {
	case "coming":
		out = append(out, Wait{ForEvent, e.Start.In(zone)})
	case "running":
		last := e.End
		if !last.Set {
			last = e.Start
		}
		over := last.In(zone)
		if last.Day {
			over = over.AddDate(0, 0, 1)
		}
		out = append(out, Wait{ForEnd, over})
	}
	if r.News {
		began := front.PublishAt
		if !began.Set {
			began = front.Date
		}
		out = append(out, Wait{ForNews, began.In(zone).Add(newsDays * 24 * time.Hour)})
	}
	return out
}

// underWay tells that a translation waits for its author, while its release does
// not.
func (s *Snapshot) underWay(r *archive.Release) []Wait {
	if len(r.Waiting) > 0 || slices.ContainsFunc(r.Editions, func(e *archive.Edition) bool { return e.Draft }) {
		return []Wait{{ForWords, time.Time{}}}
	}
	return nil
}

// About returns all remarks on the files of a release's folder, sorted.
func (s *Snapshot) About(dir string) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, name := range s.names(dir) {
		out = append(out, s.Remarks(name)...)
	}
	return diag.Sort(out)
}
