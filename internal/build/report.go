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
	Diagnostics []diag.Diagnostic // of a build, at most a thousand of one rule below errors
	Known       []diag.Diagnostic // remarks the baseline tolerates
	Failed      bool              // mistakes stopped the build; the target was not touched
	Language    string            // the site's first; "" when there is no site to speak of

	Same     bool // nothing a build is made from has changed since the last: nothing was planned
	Releases int  // public, in the plan
	Pages    int  // planned files
	Read     int  // editions read and parsed in this run
	Recalled int  // editions known from an earlier run

	New, Changed, Removed []string // paths, sorted
	Made                  int      // files rendered or copied
	Decoded               int      // pictures
	Written               int      // of those, files whose bytes differ
	Bytes                 int64    // in these
	Unchanged             int
	PartsRead             int // of the target's manifest
	PartsWritten          int
	Repaired              []string // what of the manifest could not be read

	Current map[string]Version // of a check: by path, translations made from what their originals say now
	Digests map[string]string  // of a check: by path, what each original says now

	States []State   // of a check: what there is to follow, by path
	Tally  Tally     // of a check
	At     time.Time // of a check: the moment it was made for

	Withheld []archive.Withheld
	Next     time.Time // when a build would next differ without an edit; zero: never
	Phases   []Phase

	manifest output.Key      // digest of what the target says it holds
	dropped  [diag.Error]int // remarks not in Diagnostics, by severity
	sums     map[string]uint32
	zone     *time.Location
	start    time.Time
	equal    map[string]bool // paths that were made and came out as they were
	ended    func(phase string)
}

// Phase is how long one part of a build took.
type Phase struct {
	Name string
	Took time.Duration
}

func newReport(ended func(phase string)) *Report {
	return &Report{start: time.Now(), zone: time.UTC, equal: map[string]bool{}, ended: ended}
}

// Zone is the site's time zone.
func (r *Report) Zone() *time.Location { return r.zone }

// AsRead reports whether the text of an edition is still the one that the
// remarks are about.
func (r *Report) AsRead(path string, text []byte) bool {
	was, ok := r.sums[path]
	return ok && was == sum(text)
}

// Count returns how many remarks there are of a severity.
func (r *Report) Count(s diag.Severity) int {
	n := diag.Count(r.Diagnostics, s)
	if s < diag.Error {
		n += r.dropped[s]
	}
	return n
}

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
	if r.ended != nil {
		r.ended(name)
	}
}

func (r *Report) add(remarks []diag.Diagnostic) {
	r.Diagnostics = diag.Sort(append(r.Diagnostics, remarks...))
	r.Failed = r.Failed || diag.Count(remarks, diag.Error) > 0
}

func (r *Report) failed(strict bool) bool {
	r.Failed = r.Failed || strict && r.Count(diag.Warning) > 0
	return r.Failed
}

// broken takes back what was to be made, for pictures that cannot be.
func (r *Report) broken(remarks []diag.Diagnostic) {
	r.New, r.Changed, r.Removed, r.Made = nil, nil, nil, 0
	r.add(remarks)
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
	r.Unchanged, r.PartsRead, r.manifest = c.Unchanged, held.PartsRead(), held.Digest()
	r.Repaired = held.Whys()
}

func (r *Report) put(path string, written bool) {
	r.Made++
	if !written {
		r.equal[path] = true
	}
}

// stats keeps what the commit counted. A file made anew that came out as it was
// has not changed for a reader.
func (r *Report) stats(s output.Stats) {
	r.Written, r.Bytes, r.PartsWritten, r.manifest = s.Written, s.Bytes, s.PartsWritten, s.Manifest
	all := len(r.Changed)
	r.Changed = slices.DeleteFunc(r.Changed, func(p string) bool { return r.equal[p] })
	r.Unchanged += all - len(r.Changed)
}

// A Version is the words that a translation was made from.
type Version struct {
	Original string // path of the original edition
	Digest   string // of its words
}

// versions are what translations were made from, by their paths, where that is
// still what their originals say; and what each original says now.
func versions(all []*archive.Release) (current map[string]Version, now map[string]string) {
	current, now = map[string]Version{}, map[string]string{}
	for _, r := range all {
		digest := r.Original.Wrote().Digest
		now[r.Original.Path] = digest
		for _, e := range r.Editions {
			if from := e.Wrote().Front.TranslatedFrom; e != r.Original && from != "" && from == digest {
				current[e.Path] = Version{Original: r.Original.Path, Digest: digest}
			}
		}
	}
	return current, now
}
