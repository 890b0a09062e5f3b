package serve

import (
	"strings"
	"time"

	"balagh/internal/diag"
	"balagh/internal/lang"
)

// speaker says things in the language of the desk.
type speaker struct {
	Lang, Dir string
	dates     *lang.Locale // of the site; nil where the site lacks the language
	zone      *time.Location
	now       time.Time
}

// Say is a sentence of the desk, filled.
func (s *speaker) Say(name string, args ...string) string {
	text, ok := deskTexts[name]
	if !ok {
		panic("internal error: the desk has no words for " + name)
	}
	return text.In(s.Lang, args)
}

// Count is a counted word of the desk.
func (s *speaker) Count(name string, n int) string { return deskCounts[s.Lang].Count(name, n) }

// Number is a number the desk prints.
func (s *speaker) Number(n int) string { return deskCounts[s.Lang].Number(n) }

// all joins what there is to say with the comma of the language.
func (s *speaker) all(parts ...string) string { return strings.Join(parts, comma.In(s.Lang, nil)) }

// day is a date in words.
func (s *speaker) day(t time.Time, precision string) string {
	t = t.In(s.zone)
	switch {
	case s.dates != nil:
		return s.dates.Date(t, precision)
	case s.Lang == "en" && precision == "year":
		return t.Format("2006")
	case s.Lang == "en" && (precision == "month" || precision == "circa"):
		return t.Format("January 2006")
	case s.Lang == "en":
		return t.Format("Monday 2 January 2006")
	}
	return t.Format(time.DateOnly)
}

// moment is a date and an hour on the site's clocks.
func (s *speaker) moment(t time.Time) string {
	return s.Say("moment", s.day(t, "day"), t.In(s.zone).Format("15:04"))
}

// until says how long it is until a moment, in the two units that matter: days
// and hours, hours and minutes, or days alone from a week on.
func (s *speaker) until(t time.Time) string {
	d := t.Sub(s.now)
	minutes := int(d / time.Minute)
	days, hours := minutes/(24*60), minutes/60%24
	switch {
	case d <= 0:
		return s.Say("past")
	case minutes == 0:
		return s.Say("in-no-time")
	case days >= 7 || days > 0 && hours == 0:
		return s.Say("in", s.Count("days", days))
	case days > 0:
		return s.Say("in-two", s.Count("days", days), s.Count("hours", hours))
	case hours > 0 && minutes%60 == 0:
		return s.Say("in", s.Count("hours", hours))
	case hours > 0:
		return s.Say("in-two", s.Count("hours", hours), s.Count("minutes", minutes%60))
	}
	return s.Say("in", s.Count("minutes", minutes))
}

// remarks counts what there is to say of a text; "" is nothing.
func (s *speaker) remarks(errs, warnings, notes int) []tally {
	var out []tally
	for _, c := range []tally{{"error", "errors", errs}, {"warning", "warnings", warnings}, {"note", "notes", notes}} {
		if c.N > 0 {
			c.Text = s.Count(c.Text, c.N)
			out = append(out, c)
		}
	}
	return out
}

// tally is a number of remarks of one severity, in words.
type tally struct {
	Kind, Text string
	N          int
}

// severity names how grave a remark is.
func (s *speaker) severity(d *diag.Diagnostic) string { return s.Say(d.Severity.String()) }
