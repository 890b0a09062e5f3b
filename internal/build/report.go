package build

import (
	"slices"
	"strings"
	"time"

	"balagh/internal/archive"
	"balagh/internal/diag"
	"balagh/internal/output"
)

// Report is what a build did and what there is to say of it.
type Report struct {
	Diagnostics []diag.Diagnostic
	Failed      bool // mistakes stopped the build; the target was not touched

	Releases int // public, in the plan
	Pages    int // planned files
	Read     int // editions read and parsed in this run
	Recalled int // editions known from an earlier run

	New, Changed, Removed []string // paths, sorted
	Made                  int      // files rendered or copied
	Written               int      // of those, files whose bytes differ
	Bytes                 int64    // in these
	Unchanged             int
	PartsRead             int // of the target's manifest
	PartsWritten          int
	Repaired              []string // what of the manifest could not be read

	Withheld []archive.Withheld
	Next     time.Time // when a build would next differ without an edit; zero: never
	Phases   []Phase

	zone  *time.Location
	start time.Time
	made  map[string]bool
}

// Phase is how long one part of a build took.
type Phase struct {
	Name string
	Took time.Duration
}

func newReport() *Report {
	return &Report{start: time.Now(), zone: time.UTC, made: map[string]bool{}}
}

// Zone is the site's time zone.
func (r *Report) Zone() *time.Location { return r.zone }

// Took is how long the build took so far.
func (r *Report) Took() time.Duration {
	var sum time.Duration
	for _, p := range r.Phases {
		sum += p.Took
	}
	return sum
}

func (r *Report) phase(name string) {
	r.Phases = append(r.Phases, Phase{name, time.Since(r.start) - r.Took()})
}

func (r *Report) add(remarks []diag.Diagnostic) {
	r.Diagnostics = diag.Sort(append(r.Diagnostics, remarks...))
	r.Failed = r.Failed || diag.Count(remarks, diag.Error) > 0
}

func (r *Report) failed(strict bool) bool {
	r.Failed = r.Failed || strict && diag.Count(r.Diagnostics, diag.Warning) > 0
	return r.Failed
}

func (r *Report) archive(a *archive.Archive) {
	r.Releases, r.Withheld, r.Next = len(a.Public.Releases), a.Withheld, a.Next
	slices.SortFunc(r.Withheld, func(a, b archive.Withheld) int { return strings.Compare(a.Path, b.Path) })
}

func (r *Report) compare(c *output.Changes, held *output.Manifest) {
	for _, e := range c.New {
		r.New = append(r.New, e.Path)
	}
	for _, o := range c.Removed {
		r.Removed = append(r.Removed, o.Path)
	}
	for _, e := range c.Changed {
		r.Changed = append(r.Changed, e.Path)
	}
	r.Unchanged, r.PartsRead = c.Unchanged, held.PartsRead()
	r.Repaired = held.Whys()
}

func (r *Report) put(path string, written bool) {
	r.Made++
	r.made[path] = written
}

// stats keeps what the commit counted. A file made anew that came out as it was
// has not changed for a reader.
func (r *Report) stats(s output.Stats) {
	r.Written, r.Bytes, r.PartsWritten = s.Written, s.Bytes, s.PartsWritten
	all := len(r.Changed)
	r.Changed = slices.DeleteFunc(r.Changed, func(p string) bool { return !r.made[p] })
	r.Unchanged += all - len(r.Changed)
}
