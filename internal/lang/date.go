package lang

import (
	"strconv"
	"time"
)

// Date writes a date as a reader of the language expects it. The precision is
// that of the front matter: "day" or "" names the weekday, day, month and year,
// "month" and "year" less, "circa" a month that is only likely. The fields are
// those of t's own zone; no clock and no other zone is asked.
func (l *Locale) Date(t time.Time, precision string) string {
	return l.DateWith(t, precision, l.First)
}

// DateWith is Date with another mark on the first of a month, for a medium that
// raises it: "<sup>er</sup>" instead of "er".
func (l *Locale) DateWith(t time.Time, precision, first string) string {
	switch precision {
	case "year":
		return l.datePattern(l.YearPattern, t, first)
	case "month":
		return l.MonthYear(t)
	case "circa":
		return fill(l.CircaPattern, func(name string) (string, bool) {
			return l.MonthYear(t), name == "date"
		})
	}
	return l.datePattern(l.DayPattern, t, first)
}

// Month returns the month's name.
func (l *Locale) Month(m time.Month) string { return l.Months[m-time.January] }

// MonthYear writes the month and year of a date.
func (l *Locale) MonthYear(t time.Time) string {
	return l.datePattern(l.MonthPattern, t, l.First)
}

func (l *Locale) datePattern(pattern string, t time.Time, first string) string {
	return fill(pattern, func(name string) (string, bool) {
		switch name {
		case "weekday":
			return l.Days[t.Weekday()], true
		case "day":
			if t.Day() == 1 {
				return "1" + first, true
			}
			return strconv.Itoa(t.Day()), true
		case "month":
			return l.Month(t.Month()), true
		case "year":
			return strconv.Itoa(t.Year()), true
		}
		return "", false
	})
}
