package author

import (
	"strings"
	"time"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

// New is what a writer says of a release or standing page before it is written.
// All but the title may be left out.
type New struct {
	Kind  content.Kind
	Lang  string // code of the original's language
	ID    string
	Front content.FrontMatter
}

// Write returns the first edition of a new release or page: the fields that were
// answered, and above each, or in its place, what it is for and an example, in
// the language of the writer ("ar", "fr", else English).
func Write(site *config.Site, n *New, writer string) (Draft, error) {
	d := &content.Draft{Front: n.Front, Comments: map[string]string{}}
	// The site takes the first of its languages for the original unless told.
	d.Front.Original = n.Lang != site.Default().Code
	year := 0
	if n.Kind == content.Release {
		year = n.Front.Date.In(site.Zone).Year()
	}
	say := func(field string, text diag.Text, args ...string) { d.Comments[field] = text.In(writer, args) }
	if n.Kind == content.Standing {
		say("", pageHead)
	} else {
		say("", releaseHead)
	}
	for _, f := range guide {
		if n.Kind == content.Standing && !f.standing || f.name == "draft" && !n.Front.Draft {
			continue
		}
		if f.always || !wrote(&d.Front, f.name) {
			say(f.name, f.text, example(site, f))
		}
	}
	if d.Front.Original {
		say("original", originalComment, n.Lang+".md")
	}
	text, err := content.Format(d, site.Zone)
	if err != nil {
		return Draft{}, err
	}
	return Judge(site, n.Kind, Folder(n.Kind, year, n.ID)+"/"+n.Lang+".md", n.Lang, text), nil
}

// wrote reports whether a field of the new file has a value, which then needs no
// example in its place.
func wrote(f *content.FrontMatter, field string) bool {
	switch field {
	case "summary":
		return f.Summary != ""
	case "kicker":
		return f.Kicker != ""
	case "place":
		return f.Place != ""
	case "regions":
		return len(f.Regions) > 0
	case "tags":
		return len(f.Tags) > 0
	case "people":
		return len(f.People) > 0
	case "series":
		return f.Series != ""
	case "publish_at":
		return f.PublishAt.Set
	}
	return false
}

// example fills the hole of a field's comment: an id of this site.
func example(site *config.Site, f fieldGuide) string {
	if v := vocabulary(site, f.name); v != nil && len(v.Terms) > 0 {
		return v.Terms[0].ID
	}
	return f.name
}

func vocabulary(site *config.Site, field string) *config.Vocabulary {
	switch field {
	case "tags":
		return site.Tags
	case "regions":
		return site.Regions
	case "people":
		return site.People
	case "series":
		return site.Series
	}
	return nil
}

// Day reads a day as a writer types it: 2026-12-01, 1/12/2026, «1 دجنبر 2026»,
// "1er décembre 2026", or a word for today or tomorrow. A time may follow the
// first form.
func Day(site *config.Site, s string, now time.Time) (content.Moment, bool) {
	s = strings.TrimSpace(s)
	now = now.In(site.Zone)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, site.Zone)
	day := func(at time.Time) (content.Moment, bool) {
		return content.Moment{Sec: at.Unix(), Day: true, Set: true}, true
	}
	switch strings.ToLower(s) {
	case "اليوم", "aujourd’hui", "aujourd'hui", "today":
		return day(today)
	case "غدا", "غدًا", "demain", "tomorrow":
		return day(today.AddDate(0, 0, 1))
	}
	for _, form := range []string{"2006-01-02", "2/1/2006", "2-1-2006", "2.1.2006"} {
		if at, err := time.ParseInLocation(form, s, site.Zone); err == nil {
			return day(at)
		}
	}
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		if at, err := time.ParseInLocation(form, s, site.Zone); err == nil {
			return content.Moment{Sec: at.Unix(), Set: true}, true
		}
	}
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return content.Moment{Sec: at.Unix(), Set: true}, true
	}
	if at, ok := spelled(site, s); ok {
		return day(at)
	}
	return content.Moment{}, false
}
