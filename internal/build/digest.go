package build

import (
	"context"
	"errors"
	"fmt"
	"time"

	"balagh/internal/config"
	"balagh/internal/lang"
	"balagh/internal/pages"
	"balagh/internal/render"
)

// Letter is a newsletter of one language, ready to be written.
type Letter struct {
	Lang         string
	Since, Until time.Time // Until is the first moment after it
	Page         *pages.DigestPage
	HTML, Text   []byte
}

// LetterOptions say which newsletter is wanted. Days are written 2025-07-01;
// without any, it is of the last month that is over. Tag and Region are ids or
// labels; without Lang there is a letter for each language of the site.
type LetterOptions struct{ Lang, Since, Until, Tag, Region string }

// Errors of LetterOptions themselves. ErrTerm carries the name and the nearest id.
var (
	ErrDay      = errors.New("no day")
	ErrPeriod   = errors.New("the period ends before it begins")
	ErrLanguage = errors.New("no language of the site")
)

// TermError is a topic or region that site.toml does not have; Near is the id
// that was perhaps meant.
type TermError struct{ Vocabulary, Name, Near string }

func (e *TermError) Error() string { return "no " + e.Vocabulary + " " + e.Name }

// letterBytes is how large a letter may be: above 102 KB mail programs cut it.
const letterBytes = 100_000

// Digest makes the newsletters of a period from what is public. Nothing is
// written. As in Run, mistakes of the authors are in the Report.
func Digest(ctx context.Context, o Options, q LetterOptions) ([]Letter, *Report, error) {
	report := newReport(o.Phase)
	r, err := open(ctx, o, report, false)
	if r == nil {
		return nil, report, err
	}
	defer r.sources.pack.Close()
	want, locales, err := r.letter(q)
	if err != nil {
		return nil, report, err
	}
	if err := r.read(ctx, report, false); err != nil || report.Failed {
		return nil, report, err
	}
	if r.renderer, err = render.New(r.layouts, r.site.Languages, r.sources); err != nil {
		return nil, report, err
	}
	var out []Letter
	for _, want.Lang = range locales {
		made, err := r.compose(want)
		if err != nil {
			return nil, report, err
		}
		out = append(out, made)
	}
	return out, report, r.sources.save(o.Now)
}

// compose makes one letter, of so many releases as it has room for.
func (r *run) compose(want pages.Letter) (Letter, error) {
	out := Letter{Lang: want.Lang.Code, Since: want.Since, Until: want.Until}
	for {
		out.Page = pages.Digest(r.input, want)
		html, err := r.renderer.Page(nil, &pages.Page{Kind: pages.KindDigest, Lang: want.Lang}, out.Page)
		if err != nil {
			return out, err
		}
		if want.Most == 0 {
			want.Most = out.Page.Count
		}
		if len(html) <= letterBytes || want.Most < 2 {
			out.HTML, out.Text = html, render.Digest(nil, out.Page, want.Lang)
			return out, nil
		}
		want.Most = min(want.Most-1, want.Most*letterBytes/len(html))
	}
}

// letter understands what is wanted.
func (r *run) letter(q LetterOptions) (want pages.Letter, locales []*lang.Locale, err error) {
	if want.Tag, err = term(r.site.Tags, q.Tag); err != nil {
		return want, nil, err
	}
	if want.Region, err = term(r.site.Regions, q.Region); err != nil {
		return want, nil, err
	}
	locales = r.site.Languages
	if q.Lang != "" {
		l := r.site.Language(q.Lang)
		if l == nil {
			return want, nil, fmt.Errorf("%w: %q", ErrLanguage, q.Lang)
		}
		locales = []*lang.Locale{l}
	}
	want.Since, want.Until, err = period(q, r.options.At.In(r.site.Zone))
	return want, locales, err
}

// period is the days wanted: the last month that is over, unless the first or
// the last day is named. The first day is then that of the last one's month,
// the last day today.
func period(q LetterOptions, at time.Time) (since, until time.Time, err error) {
	zone := at.Location()
	until = time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, zone)
	since = until.AddDate(0, -1, 0)
	if q.Until != "" {
		last, err := time.ParseInLocation(time.DateOnly, q.Until, zone)
		if err != nil {
			return since, until, fmt.Errorf("%w: %q", ErrDay, q.Until)
		}
		since, until = time.Date(last.Year(), last.Month(), 1, 0, 0, 0, 0, zone), last.AddDate(0, 0, 1)
	} else if q.Since != "" {
		until = time.Date(at.Year(), at.Month(), at.Day()+1, 0, 0, 0, 0, zone)
	}
	if q.Since != "" {
		if since, err = time.ParseInLocation(time.DateOnly, q.Since, zone); err != nil {
			return since, until, fmt.Errorf("%w: %q", ErrDay, q.Since)
		}
	}
	if !since.Before(until) {
		return since, until, ErrPeriod
	}
	return since, until, nil
}

// term finds the one term of a name; "" is none.
func term(v *config.Vocabulary, name string) (*config.Term, error) {
	if name == "" {
		return nil, nil
	}
	if found := v.Find(name); len(found) == 1 {
		return found[0], nil
	}
	near, _ := v.Nearest(name)
	return nil, &TermError{v.Name, name, near}
}
