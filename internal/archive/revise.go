package archive

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// Revise resolves one edition again as it is written now, beside everything else
// as it was: a preview shows it at once, and the whole archive anew a moment
// later. The release is a new one; the archive stays as it is. It is false where
// the edit reaches further than the pages of its release: another date, term,
// picture or address moves what stands on pages of others.
func (a *Archive) Revise(now *content.Edition, facts markdown.Packed) (*Release, []diag.Diagnostic, bool) {
	d := a.maker.byDir[strings.TrimPrefix(path.Dir(now.Path), "content/")]
	if d == nil || !a.maker.public[d.Release] {
		return nil, nil, false
	}
	at := slices.IndexFunc(d.Editions, func(e *Edition) bool { return e.Path == now.Path })
	if at < 0 || !sameFacts(&d.Editions[at].wrote.Front, &now.Front) {
		return nil, nil, false
	}
	m := *a.maker
	m.bodies, m.guesses, m.spare = map[*content.Edition]markdown.Packed{now: facts}, new(guesses), nil
	next := &draft{Release: bare(d.Release), bundle: d.bundle, from: d.from}
	if d.from.Path == now.Path {
		next.from = now
	}
	for i, e := range d.Editions {
		w := e.wrote
		if i == at {
			w = now
		} else {
			m.bodies[w] = e.facts
		}
		n := m.edition(e.Lang, w, next.from)
		next.Editions = append(next.Editions, n)
		if w == next.from {
			next.Original = n
		}
	}
	for _, e := range d.waits {
		c := *e
		c.Holes = nil
		next.waits = append(next.waits, &c)
	}
	m.terms(next)
	m.links(next)
	return next.Release, m.remarks, slices.Equal(next.Used(), d.Used())
}

// bare copies a release without what is resolved again.
func bare(r *Release) *Release {
	c := *r
	c.Editions, c.Original, c.used = nil, nil, nil
	c.Place = 0
	c.Tags, c.Regions, c.People, c.Series, c.Contacts = nil, nil, nil, nil, nil
	return &c
}

// sameFacts reports whether two front matters differ in words alone. Whether
// there is a title decides whether a draft of a translation is shown; whether an
// original is named, whether that is read with its digest.
func sameFacts(a, b *content.FrontMatter) bool {
	return (a.Title == "") == (b.Title == "") && (a.TranslatedFrom == "") == (b.TranslatedFrom == "") && reflect.DeepEqual(factsOf(a), factsOf(b))
}

// factsOf takes the words out of a front matter.
func factsOf(f *content.FrontMatter) content.FrontMatter {
	c := *f
	c.Title, c.Summary, c.Kicker, c.Slogan, c.Place = "", "", "", "", ""
	c.Source.Name, c.Source.Place = "", ""
	c.Image.Alt, c.Image.Caption, c.Image.Credit = "", "", ""
	c.Withdrawn.Reason = ""
	c.Corrections, c.TranslatedFrom, c.Levels, c.Written = nil, "", nil, 0
	c.Attachments = nil
	for _, a := range f.Attachments {
		c.Attachments = append(c.Attachments, content.Attachment{File: a.File})
	}
	return c
}
