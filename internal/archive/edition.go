package archive

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

func itoa(n int) string { return strconv.Itoa(n) }

func indexed(field string, i int) string { return field + "[" + itoa(i) + "]" }

// edition makes one language of a release: its own words, and the original's
// where a shared table has words the translation leaves out.
func (m *maker) edition(loc *lang.Locale, w, original *content.Edition) *Edition {
	f, o := &w.Front, &original.Front
	inherited := func(own, theirs string) Phrase {
		switch {
		case own != "":
			return Phrase{Text: own, Lang: loc.Code}
		case theirs != "":
			return Phrase{Text: theirs, Lang: original.Lang}
		}
		return Phrase{}
	}
	if m.spare == nil {
		m.spare = new(Extras)
	}
	x := m.spare
	*x = Extras{
		Kicker: f.Kicker, Slogan: f.Slogan,
		SourceName: inherited(f.Source.Name, o.Source.Name), SourcePlace: inherited(f.Source.Place, o.Source.Place),
		Alt: inherited(f.Image.Alt, o.Image.Alt), Caption: inherited(f.Image.Caption, o.Image.Caption),
		Credit:      inherited(f.Image.Credit, o.Image.Credit),
		Reason:      inherited(f.Withdrawn.Reason, o.Withdrawn.Reason),
		Corrections: f.Corrections, Aliases: f.Aliases,
	}
	for _, a := range o.Attachments {
		title := inherited("", a.Title)
		for _, own := range f.Attachments {
			if own.File == a.File && own.Title != "" {
				title = Phrase{Text: own.Title, Lang: loc.Code}
			}
		}
		x.Titles = append(x.Titles, title)
	}
	e := &Edition{
		Lang: loc, Path: w.Path, Draft: f.Draft || o.Draft, Title: f.Title, Summary: f.Summary, Place: f.Place,
		Extras: m.extras(), wrote: w, facts: m.bodies[w],
	}
	if facts, ok := e.Facts(); ok {
		e.Lead = strings.Clone(facts.Lead) // which would hold all of them
		if facts.Words || len(facts.Images) > 0 {
			e.Text = facts.Hash
		}
	}
	e.set(m.site, loc)
	if w != original {
		m.repeated(w, original)
	}
	return e
}

// extras returns what was put into the spare room, or what all editions without
// extras share.
func (m *maker) extras() *Extras {
	x := m.spare
	if reflect.ValueOf(x).Elem().IsZero() {
		return NoExtras
	}
	m.spare = nil
	return x
}

// shared are the facts written once, by the place they are written at. What is
// not here is language, or belongs to its edition. A credit and an outlet's
// place are language too: "Rabat" must not stand as «الرباط» on a French page.
var shared = []struct {
	field string
	of    func(*content.FrontMatter) any
}{
	{"date", func(f *content.FrontMatter) any { return instant(f.Date) }},
	{"date_precision", func(f *content.FrontMatter) any { return f.DatePrecision }},
	{"updated", func(f *content.FrontMatter) any { return instant(f.Updated) }},
	{"publish_at", func(f *content.FrontMatter) any { return instant(f.PublishAt) }},
	{"expires", func(f *content.FrontMatter) any { return instant(f.Expires) }},
	{"draft", func(f *content.FrontMatter) any { return f.Draft }},
	{"regions", func(f *content.FrontMatter) any { return f.Regions }},
	{"tags", func(f *content.FrontMatter) any { return f.Tags }},
	{"people", func(f *content.FrontMatter) any { return f.People }},
	{"scope", func(f *content.FrontMatter) any { return f.Scope }},
	{"series", func(f *content.FrontMatter) any { return f.Series }},
	{"part", func(f *content.FrontMatter) any { return f.Part }},
	{"event.start", func(f *content.FrontMatter) any { return instant(f.Event.Start) }},
	{"event.end", func(f *content.FrontMatter) any { return instant(f.Event.End) }},
	{"event.edition", func(f *content.FrontMatter) any { return f.Event.Edition }},
	{"source.url", func(f *content.FrontMatter) any { return f.Source.URL }},
	{"image.src", func(f *content.FrontMatter) any { return f.Image.Src }},
	{"contacts", func(f *content.FrontMatter) any { return f.Contacts }},
	{"related", func(f *content.FrontMatter) any { return f.Related }},
	{"withdrawn.date", func(f *content.FrontMatter) any { return instant(f.Withdrawn.Date) }},
	{"slug", func(f *content.FrontMatter) any { return f.Slug }},
}

// instant forgets how a moment was written: 09:00+01:00 is 08:00Z.
func instant(m content.Moment) any {
	if !m.Set {
		return nil
	}
	return m.Sec
}

// repeated wants every shared fact that a translation repeats to be equal.
func (m *maker) repeated(w, original *content.Edition) {
	for _, s := range shared {
		own, theirs := s.of(&w.Front), s.of(&original.Front)
		if s.field == "draft" && w.Front.Draft {
			continue // which withholds this edition alone
		}
		if empty(own) && !w.Front.Wrote(s.field) || reflect.DeepEqual(own, theirs) || empty(own) && empty(theirs) {
			continue
		}
		if names, ok := own.([]string); ok && m.sameTerms(s.field, names, theirs.([]string)) {
			continue
		}
		m.remark(w.Path, s.field, "translation-differs", diag.Error, sharedDiffers, s.field, original.Path)
	}
	for i, a := range w.Front.Attachments {
		if !slices.ContainsFunc(original.Front.Attachments, func(o content.Attachment) bool { return o.File == a.File }) {
			m.remark(w.Path, indexed("attachments", i)+".file", "translation-differs", diag.Error, attachmentUnknown, a.File, original.Path)
		}
	}
}

func empty(v any) bool {
	return v == nil || reflect.ValueOf(v).IsZero()
}

// sameTerms reports whether two lists name the same terms in the same order,
// perhaps by other names.
func (m *maker) sameTerms(field string, a, b []string) bool {
	v := m.vocabulary(field)
	if v == nil || len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := v.Find(a[i]), v.Find(b[i])
		if len(x) != 1 || len(y) != 1 || x[0] != y[0] {
			return false
		}
	}
	return true
}
