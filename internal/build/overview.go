package build

import (
	"cmp"
	"slices"
	"time"

	"balagh/internal/archive"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

// Entry is one release or standing page as an editor oversees it, whatever its
// hour.
type Entry struct {
	ID       string
	Dir      string // "content/releases/2024/x"
	Standing bool
	Status   Status
	Until    time.Time // of what is scheduled
	Editions []EditionEntry
	Waiting  []*lang.Locale // languages whose translation is a draft of its own
	Unread   []*lang.Locale // languages whose file cannot be understood
	Missing  []*lang.Locale // other languages of the site it is not in
	Errors   int
	Warnings int
	Notes    int

	Date      time.Time // in the site's zone; zero: it has none
	Precision string    // of Date, as lang.Locale.Date takes it
	Withdrawn bool
	Expired   bool
	Corrected bool // in one language at least
	Waits     []Wait
}

// Status tells whether readers see a release.
type Status string

// The three states of a release.
const (
	Draft     Status = "draft"
	Scheduled Status = "scheduled"
	Public    Status = "public"
)

// EditionEntry is one language of an Entry.
type EditionEntry struct {
	Lang     *lang.Locale
	Path     string // of its file
	Title    string
	Page     string // address in the preview, with the base path; "" where it has none
	Original bool
	Draft    bool
	Stale    bool // its original has changed since it was translated
	Recorded bool // says what it was translated from
}

// Overview lists every release, the newest first, and then the standing pages.
func (s *Snapshot) Overview() []Entry {
	if s.archive == nil {
		return nil
	}
	held := map[string]archive.Withheld{}
	for _, w := range s.archive.Withheld {
		held[w.Path] = w
	}
	all := slices.Clone(s.archive.All)
	slices.SortStableFunc(all, func(a, b *archive.Release) int {
		if a.Standing != b.Standing {
			if a.Standing {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.Date.Sec, a.Date.Sec), cmp.Compare(a.ID, b.ID))
	})
	out := make([]Entry, len(all))
	for i, r := range all {
		out[i] = s.entry(r, held[r.Dir])
	}
	return out
}

// Since returns the folders of those entries that may not be as they were: those
// of texts edited since. It is false where the archive was resolved anew, and
// everything may be different.
func (s *Snapshot) Since(was *Snapshot) (dirs []string, ok bool) {
	if s.archive == nil || was == nil || s.archive != was.archive {
		return nil, false
	}
	for _, fresh := range []map[string][]diag.Diagnostic{was.fresh, s.fresh} {
		for name := range fresh {
			if dir := folderOf(name); dir != "" && !slices.Contains(dirs, dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs, true
}

// Entry is the entry of one folder, as Overview has it.
func (s *Snapshot) Entry(dir string) (Entry, bool) {
	if s.archive == nil {
		return Entry{}, false
	}
	at := slices.IndexFunc(s.archive.All, func(r *archive.Release) bool { return r.Dir == dir })
	if at < 0 {
		return Entry{}, false
	}
	var held archive.Withheld
	if w := slices.IndexFunc(s.archive.Withheld, func(w archive.Withheld) bool { return w.Path == dir }); w >= 0 {
		held = s.archive.Withheld[w]
	}
	return s.entry(s.archive.All[at], held), true
}

func (s *Snapshot) entry(r *archive.Release, w archive.Withheld) Entry {
	e := Entry{ID: r.ID, Dir: r.Dir, Standing: r.Standing, Status: Public, Until: w.Until}
	switch {
	case r.Draft:
		e.Status = Draft
	case !w.Until.IsZero():
		e.Status = Scheduled
	}
	e.Withdrawn, e.Expired, e.Waits = r.Withdrawn.Set, r.Expires.Set, s.waits(r, e.Status, w.Until)
	if r.Date.Set {
		e.Date, e.Precision = r.Date.In(s.run.site.Zone), r.Precision
	}
	for _, l := range s.run.site.Languages {
		ed := r.In(l.Code)
		switch {
		case ed == nil && slices.Contains(r.Waiting, l.Code):
			e.Waiting = append(e.Waiting, l)
			continue
		case ed == nil && slices.Contains(r.Unread, l.Code):
			e.Unread = append(e.Unread, l)
			continue
		case ed == nil:
			e.Missing = append(e.Missing, l)
			continue
		}
		e.Corrected = e.Corrected || len(ed.Corrections) > 0
		own := EditionEntry{
			Lang: l, Path: ed.Path, Title: ed.Title, Original: ed == r.Original, Draft: ed.Draft,
			Recorded: ed.Wrote().Front.TranslatedFrom != "", Stale: r.Stale(ed),
		}
		if address := r.Address(l.Code); s.planned(address[1:]+"index.html") != nil {
			own.Page = s.run.site.BasePath + address
		}
		e.Editions = append(e.Editions, own)
	}
	for _, name := range s.names(r.Dir) {
		of := s.Remarks(name)
		e.Errors += diag.Count(of, diag.Error)
		e.Warnings += diag.Count(of, diag.Warning)
		e.Notes += diag.Count(of, diag.Note)
	}
	return e
}

// States says what there is to follow of the archive, as status does.
func (s *Snapshot) States() ([]State, Tally) {
	if s.archive == nil {
		return nil, Tally{}
	}
	return states(s.run.site, s.archive, s.at)
}
