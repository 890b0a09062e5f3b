package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"balagh/internal/build"
	"balagh/internal/config"
	"balagh/internal/diag"
)

type statusFlags struct {
	at        string
	all, json bool
}

func statusCommand(t *terminal) *cobra.Command {
	var f statusFlags
	c := &cobra.Command{
		Use:   "status",
		Short: "Say what waits: hours, drafts, translations",
		Long: "status tells what is scheduled and for when, what is a draft, which translations are\n" +
			"missing, under way or older than their originals and what moved there (where the\n" +
			"site is in a git repository), what expires, was corrected or withdrawn, and when the\n" +
			"site next changes without an edit. It writes nothing, and its exit code is 0.",
		Example: "  balagh status\n  balagh status --all --lang ar\n  balagh status --json",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runStatus(c.Context(), t, f) },
	}
	c.Flags().StringVar(&f.at, "at", "", "the state at this `moment` (default: SOURCE_DATE_EPOCH, then now)")
	c.Flags().BoolVar(&f.all, "all", false, "name everything; else the first 20 of a kind")
	c.Flags().BoolVar(&f.json, "json", false, "as JSON, everything included")
	return c
}

// statusMost is how many of a kind are named without --all; corrections older
// than correctedFor are past.
const (
	statusMost   = 20
	correctedFor = 30 * 24 * time.Hour
)

func runStatus(ctx context.Context, t *terminal, f statusFlags) error {
	o, root, err := t.source(f.at)
	if err != nil {
		return err
	}
	defer root.Close()
	r, err := build.Check(ctx, o)
	switch {
	case errors.Is(err, build.ErrAt):
		return usageError{errors.New(atForm.In(t.lang, nil))}
	case err != nil:
		return err
	case r.Language == "": // there is no site to speak of
		diag.WriteLines(t.err, diag.Order(r.Diagnostics, nil), t.lang)
		return errProblems
	}
	site, _, err := build.LoadSite(o.Site, o.Defaults)
	if err != nil {
		return err
	}
	if site == nil { // changed since the check
		return errProblems
	}
	s := &status{terminal: t, ctx: ctx, report: r, site: site, most: statusMost}
	if f.all || f.json {
		s.most = math.MaxInt
	}
	s.history = &history{terminal: t, ctx: ctx, site: site, root: root}
	if f.json {
		return s.json()
	}
	s.text()
	return nil
}

type status struct {
	*terminal
	ctx     context.Context
	report  *build.Report
	site    *config.Site
	history *history
	most    int
}

// part is one kind of thing to follow: its heading, and a line for each.
func (s *status) part(head diag.Text, lines []func() string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(s.out, "\n%s\n", head.In(s.lang, []string{strconv.Itoa(len(lines))}))
	for i, line := range lines {
		if i == s.most {
			fmt.Fprintf(s.out, "  %s\n", moreText.In(s.lang, []string{strconv.Itoa(len(lines) - i)}))
			return
		}
		fmt.Fprintf(s.out, "  %s\n", line())
	}
}

func (s *status) text() {
	r := s.report
	n := r.Tally
	fmt.Fprintln(s.out, tallyText.In(s.lang, []string{strconv.Itoa(n.Releases), strconv.Itoa(n.Standing), strconv.Itoa(n.Complete)}))
	var scheduled, drafts, missing, waiting, stale, unrecorded, expiring, corrected, withdrawn []func() string
	var hours []build.State
	add := func(to *[]func() string, line func() string) { *to = append(*to, line) }
	for _, st := range r.States {
		if !st.Until.IsZero() && !st.Draft {
			hours = append(hours, st)
		}
		if st.Draft {
			add(&drafts, func() string { return st.Path })
		}
		if len(st.Missing) > 0 {
			add(&missing, func() string { return st.Path + sep(s.lang) + s.names(st.Missing) })
		}
		for _, code := range st.Waiting {
			add(&waiting, func() string { return st.Path + sep(s.lang) + s.names([]string{code}) })
		}
		for _, old := range st.Stale {
			add(&stale, func() string { return s.staleLine(st, old) })
		}
		for _, p := range st.Unrecorded {
			add(&unrecorded, func() string { return p })
		}
		if !st.Expires.IsZero() {
			add(&expiring, func() string { return st.Path + sep(s.lang) + s.when(st.Expires) })
		}
		if !st.Corrected.IsZero() && r.At.Sub(st.Corrected) < correctedFor {
			add(&corrected, func() string { return st.Path + sep(s.lang) + st.Corrected.Format(time.DateOnly) })
		}
		if !st.Withdrawn.IsZero() {
			add(&withdrawn, func() string { return st.Path + sep(s.lang) + st.Withdrawn.Format(time.DateOnly) })
		}
	}
	slices.SortStableFunc(hours, func(a, b build.State) int { return a.Until.Compare(b.Until) })
	for _, st := range hours {
		add(&scheduled, func() string { return st.Path + sep(s.lang) + s.when(st.Until) })
	}
	s.part(scheduledHead, scheduled)
	s.part(draftsHead, drafts)
	s.part(missingHead, missing)
	s.part(waitingHead, waiting)
	s.part(staleHead, stale)
	s.part(unrecordedHead, unrecorded)
	s.part(expiringHead, expiring)
	s.part(correctedHead, corrected)
	s.part(withdrawnHead, withdrawn)
	s.end()
}

// end says what comes next.
func (s *status) end() {
	r := s.report
	fmt.Fprintln(s.out)
	if r.Next.IsZero() {
		fmt.Fprintln(s.out, nothingNext.In(s.lang, nil))
	} else {
		fmt.Fprintln(s.out, nextText.In(s.lang, []string{moment(r, r.Next)})+sep(s.lang)+until(s.lang, r.Next.Sub(r.At)))
	}
	if n := r.Count(diag.Error); n > 0 {
		s.say(statusErrors, strconv.Itoa(n))
		s.hint(plain, "balagh check")
	}
}

// when is a moment in the site's zone and how far it is.
func (s *status) when(at time.Time) string {
	return moment(s.report, at) + sep(s.lang) + until(s.lang, at.Sub(s.report.At))
}

func (s *status) names(codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, s.site.Language(c).Name)
	}
	return strings.Join(out, sep(s.lang))
}

func (s *status) staleLine(st build.State, old build.Stale) string {
	moved := s.history.moved(st.Original, old.From)
	if len(moved) == 0 {
		return old.Path
	}
	return old.Path + sep(s.lang) + movedText.In(s.lang, []string{strings.Join(moved, ", ")})
}

// statusJSON is the state as machines read it.
type statusJSON struct {
	Version  int         `json:"version"`
	At       time.Time   `json:"at"`
	Releases int         `json:"releases"`
	Pages    int         `json:"pages"`
	Complete int         `json:"complete"`
	Errors   int         `json:"errors"`
	Next     *time.Time  `json:"next"`
	States   []stateJSON `json:"states"`
}

type stateJSON struct {
	ID         string      `json:"id"`
	Path       string      `json:"path"`
	Original   string      `json:"original"`
	Title      string      `json:"title"`
	Draft      bool        `json:"draft"`
	Until      *time.Time  `json:"until,omitempty"`
	Expires    *time.Time  `json:"expires,omitempty"`
	Withdrawn  *time.Time  `json:"withdrawn,omitempty"`
	Corrected  *time.Time  `json:"corrected,omitempty"`
	Missing    []string    `json:"missing"`
	Waiting    []string    `json:"waiting"`
	Stale      []staleJSON `json:"stale"`
	Unrecorded []string    `json:"unrecorded"`
}

type staleJSON struct {
	Path  string   `json:"path"`
	Lang  string   `json:"lang"`
	Moved []string `json:"moved"` // empty when the version it was made from is not known
}

func (s *status) json() error {
	r := s.report
	point := func(at time.Time) *time.Time {
		if at.IsZero() {
			return nil
		}
		at = at.In(r.Zone())
		return &at
	}
	j := statusJSON{
		Version: 1, At: r.At.In(r.Zone()).Truncate(time.Second), Releases: r.Tally.Releases, Pages: r.Tally.Standing, Complete: r.Tally.Complete,
		Errors: r.Count(diag.Error), Next: point(r.Next), States: []stateJSON{},
	}
	for _, st := range r.States {
		out := stateJSON{
			ID: st.ID, Path: st.Path, Original: st.Original, Title: st.Title, Draft: st.Draft, Until: point(st.Until), Expires: point(st.Expires),
			Withdrawn: point(st.Withdrawn), Corrected: point(st.Corrected),
			Missing: list(st.Missing), Waiting: list(st.Waiting), Stale: []staleJSON{}, Unrecorded: list(st.Unrecorded),
		}
		for _, old := range st.Stale {
			out.Stale = append(out.Stale, staleJSON{Path: old.Path, Lang: old.Lang, Moved: list(s.history.moved(st.Original, old.From))})
		}
		j.States = append(j.States, out)
	}
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false)
	return e.Encode(j)
}
