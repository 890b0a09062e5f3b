package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"balagh/internal/lang"
)

// months are folded names, Morocco's first, then its neighbours', French last.
var months = func() map[string]time.Month {
	out := map[string]time.Month{}
	for i, names := range []string{
		"يناير جانفي janvier janv january", "فبراير فيفري février fév february", "مارس mars march", "أبريل إبريل أفريل avril april", "ماي مايو mai may",
		"يونيو يونيه جوان juin june", "يوليوز يوليو يوليه جويلية juillet july", "غشت أغسطس أوت août august", "شتنبر سبتمبر septembre sept september",
		"أكتوبر octobre oct october", "نونبر نوفمبر novembre nov november", "دجنبر ديسمبر décembre déc december",
	} {
		for _, name := range strings.Fields(names) {
			out[lang.Fold(name)] = time.Month(i + 1)
		}
	}
	return out
}()

var weekdays = func() map[string]time.Weekday {
	out := map[string]time.Weekday{}
	for i, names := range []string{
		"الأحد dimanche sunday", "الاثنين الإثنين الإتنين lundi monday", "الثلاثاء mardi tuesday", "الأربعاء mercredi wednesday",
		"الخميس jeudi thursday", "الجمعة vendredi friday", "السبت samedi saturday",
	} {
		for _, name := range strings.Fields(names) {
			out[lang.Fold(name)] = time.Weekday(i)
		}
	}
	return out
}()

// found is a date as a text gives it.
type found struct {
	day     int
	month   time.Month
	year    int // 0: not said
	weekday time.Weekday
	named   bool // the weekday is said
	until   bool // it ends something
	from    string

	first      int // of a span that ends here, the day it begins; 0: no span
	firstMonth time.Month
}

var digitsDate = regexp.MustCompile(`\b(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))\b`)

// datesIn finds the dates of a sentence, in the order in which they stand.
func datesIn(sentence string) []found {
	ts := tokens(sentence)
	var out []found
	for i, t := range ts {
		m, ok := months[strings.TrimPrefix(t, "و")]
		if !ok {
			continue
		}
		d := found{month: m, from: sentence}
		before, after := at(ts, i-1), at(ts, i+1)
		if before == "شهر" || before == "من" {
			before = at(ts, i-2)
		}
		switch {
		case number(before) >= 1000: // «2023 مارس 24»
			d.year, d.day = number(before), number(after)
		default:
			d.day = number(dayWord(before))
			if y := number(after); y >= 1000 {
				d.year = y
			}
		}
		if d.day < 1 || d.day > 31 || d.year > 0 && !real(d) {
			continue
		}
		for back := 2; back <= 4 && !d.named; back++ {
			d.weekday, d.named = weekdays[strings.TrimPrefix(at(ts, i-back), "و")]
		}
		for back := 2; back <= 5; back++ {
			switch at(ts, i-back) {
			case "غايه", "حتي", "jusqu", "until":
				d.until = true
			}
		}
		d.first, d.firstMonth = span(ts, i, d)
		out = append(out, d)
	}
	return append(out, inDigits(sentence)...)
}

// dayWord takes from the number of a day what has grown to it.
func dayWord(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(s, "و"), "er"), "ème")
}

// span finds where a span of days begins that ends before the month at i:
// «من 17 إلى 18 يونيو», «يومي 17 و18 يونيو», «du 30 juin au 4 juillet».
func span(ts []string, i int, end found) (int, time.Month) {
	month, k := end.month, i-2
	joined := strings.HasPrefix(at(ts, i-1), "و")
	if w := at(ts, k); !joined && (w == "الي" || w == "au" || w == "et" || w == "و") {
		k--
		joined = true
	}
	if number(at(ts, k)) >= 1000 {
		k-- // the year of the first month
	}
	if m := months[at(ts, k)]; m != 0 {
		month, k = m, k-1
	}
	begin := number(dayWord(at(ts, k)))
	if !joined || begin < 1 || begin > 31 || month == end.month && begin >= end.day || month > end.month {
		return 0, 0
	}
	return begin, month
}

func inDigits(sentence string) []found {
	var out []found
	for _, m := range digitsDate.FindAllStringSubmatch(lang.Fold(sentence), -1) {
		d := found{year: number(m[1] + m[6]), month: time.Month(number(m[2] + m[5])), day: number(m[3] + m[4]), from: sentence}
		if real(d) {
			out = append(out, d)
		}
	}
	return out
}

func at(ts []string, i int) string {
	if i < 0 || i >= len(ts) {
		return ""
	}
	return ts[i]
}

func number(s string) int {
	if len(s) > 4 {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// real reports a day that the calendar has, in a year from which a release may
// come.
func real(d found) bool {
	if d.year < 1900 || d.year > 2200 || d.month < 1 || d.month > 12 || d.day < 1 {
		return false
	}
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC).Day() == d.day
}

// dating is the date proposed for a release, and how it was come by.
type dating struct {
	at       time.Time // where the date is not known, in the year of the folder
	how      string    // "written", "weekday", "year", "unknown"
	known    bool      // settled: a whole date where the release speaks of itself, or the only year its weekday fits
	from     string
	mismatch bool // the weekday that stands beside it is another
	years    []int
	others   []string
}

// date proposes one: that of the publication line, the first whole one in the
// text, or the first without a year in the latest year that its weekday fits.
func (d *document) date(now time.Time) dating {
	var all []found
	if d.dateline != "" {
		all = datesIn(d.dateline)
	}
	for _, s := range d.texts() {
		all = append(all, datesIn(s)...)
	}
	for _, f := range all {
		if f.year > 0 && !f.until && !day(f, now).After(now.AddDate(2, 0, 0)) {
			at := day(f, now)
			out := dating{at: at, how: "written", from: f.from, years: []int{f.year}, mismatch: f.named && at.Weekday() != f.weekday, others: others(all, f)}
			out.known = !out.mismatch && f.first == 0 && d.leads(f.from)
			return out
		}
	}
	for _, f := range all {
		if f.until {
			continue
		}
		if years := fitting(f, now); len(years) > 0 {
			out := dating{how: "year", from: f.from, years: years[:1], others: others(all, f)}
			if f.named {
				out.how, out.years, out.known = "weekday", years, len(years) == 1
			}
			f.year = years[0]
			out.at = day(f, now)
			return out
		}
	}
	y, m, dd := now.Date()
	return dating{at: time.Date(y, m, dd, 0, 0, 0, 0, now.Location()), how: "unknown", others: others(all, found{})}
}

// leads reports a sentence that speaks of the release itself: the publication line,
// the headline or the first paragraph. Further down stand dates of laws and speeches.
func (d *document) leads(s string) bool {
	lead := d.dateline + "\n" + d.title + "\n" + d.kicker
	if len(d.paragraphs) > 0 {
		lead += "\n" + d.paragraphs[0]
	}
	return strings.Contains(lead, s)
}

func day(f found, now time.Time) time.Time {
	return time.Date(f.year, f.month, f.day, 0, 0, 0, 0, now.Location())
}

// fitting lists the years of the last ten, newest first, in which a day without
// a year has been, on the weekday it is said to have.
func fitting(f found, now time.Time) []int {
	var out []int
	for y := now.Year(); y > now.Year()-10; y-- {
		f.year = y
		if at := day(f, now); real(f) && !at.After(now.AddDate(0, 1, 0)) && (!f.named || at.Weekday() == f.weekday) {
			out = append(out, y)
		}
	}
	return out
}

// others are sentences with further dates, for whoever checks the proposal.
func others(all []found, chosen found) []string {
	var out []string
	for _, f := range all {
		same := f.day == chosen.day && f.month == chosen.month && (f.year == chosen.year || f.year == 0)
		if f.from != chosen.from && !same && !slices.Contains(out, f.from) && len(out) < 3 {
			out = append(out, f.from)
		}
	}
	return out
}
