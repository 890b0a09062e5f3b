package build

import (
	"slices"
	"time"

	"balagh/internal/archive"
	"balagh/internal/config"
)

// State is what there is to follow of one release or standing page. One of which
// there is nothing to say has none.
type State struct {
	ID       string
	Path     string // of its folder
	Original string // path of the edition that holds the facts
	Title    string // of the original
	Standing bool

	Draft     bool
	Until     time.Time // withheld until; zero: not scheduled
	Expires   time.Time // still to come; zero: never
	Withdrawn time.Time
	Corrected time.Time // the latest correction

	Missing    []string // languages without an edition
	Waiting    []string // languages whose translation is a draft of its own
	Stale      []Stale
	Unrecorded []string // paths of translations that do not say what they were made from
}

// Stale is a translation made from other words than the original's.
type Stale struct {
	Path string
	Lang string
	From string // digest of the words it was made from
}

// Tally counts the whole archive.
type Tally struct {
	Releases int // withheld ones included
	Standing int
	Complete int // releases and pages that have every language, none older than its original
}

// states says what there is to follow of an archive, in the order of its paths.
func states(site *config.Site, a *archive.Archive, at time.Time) (out []State, n Tally) {
	until := map[string]time.Time{}
	for _, w := range a.Withheld {
		until[w.Path] = w.Until
	}
	for _, r := range a.All {
		s := stateOf(site, r, at)
		s.Until = until[r.Dir]
		if r.Standing {
			n.Standing++
		} else {
			n.Releases++
		}
		behind := len(s.Missing)+len(s.Waiting)+len(s.Stale) > 0
		if !behind {
			n.Complete++
		}
		if behind || len(s.Unrecorded) > 0 || s.Draft || !s.Until.IsZero() || !s.Expires.IsZero() || !s.Withdrawn.IsZero() || !s.Corrected.IsZero() {
			out = append(out, s)
		}
	}
	return out, n
}

func stateOf(site *config.Site, r *archive.Release, at time.Time) State {
	wrote := r.Original.Wrote()
	s := State{
		ID: r.ID, Path: r.Dir, Original: r.Original.Path, Title: r.Original.Title, Standing: r.Standing,
		Draft: wrote.Front.Draft, Waiting: r.Waiting,
	}
	if e := wrote.Front.Expires; e.Set && e.In(site.Zone).After(at) {
		s.Expires = e.In(site.Zone)
	}
	if r.Withdrawn.Set {
		s.Withdrawn = r.Withdrawn.In(site.Zone)
	}
	for _, l := range site.Languages {
		if r.In(l.Code) == nil && !slices.Contains(r.Waiting, l.Code) && !slices.Contains(r.Unread, l.Code) {
			s.Missing = append(s.Missing, l.Code)
		}
	}
	for _, e := range r.Editions {
		for _, c := range e.Corrections {
			if on := c.Date.In(site.Zone); on.After(s.Corrected) {
				s.Corrected = on
			}
		}
		from := e.Wrote().Front.TranslatedFrom
		switch {
		case e == r.Original:
		case from == "":
			s.Unrecorded = append(s.Unrecorded, e.Path)
		case r.Stale(e):
			s.Stale = append(s.Stale, Stale{Path: e.Path, Lang: e.Lang.Code, From: from})
		}
	}
	return s
}
