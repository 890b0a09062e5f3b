package check

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"balagh/internal/diag"
)

var ruleWeekdayMismatch = register(diag.Rule{
	Name: "weekday-mismatch", Severity: diag.Warning,
	Title: diag.Text{AR: "اسم يوم لا يوافق التاريخ", FR: "Jour de la semaine qui ne va pas avec la date", EN: "A weekday that does not go with its date"},
	About: diag.Text{
		AR: "إذا قال النص «الاثنين 17 يونيو 2025» وكان ذلك التاريخ يوم ثلاثاء، فأحدهما خطأ، وسيحضر الصحفيون في اليوم الخطأ. وإذا غابت السنة أخذت من تاريخ البلاغ، ولا يقال شيء عند الشك.",
		FR: "Si le texte dit « lundi 17 juin 2025 » alors que c’est un mardi, l’un des deux est faux, et la presse viendra le mauvais jour. Sans année, celle de la date du communiqué est prise ; dans le doute, rien n’est dit.",
		EN: "If a text says “Monday 17 June 2025” and that is a Tuesday, one of the two is wrong, and the press will come on the wrong day. Without a year, that of the release's date is taken; in doubt nothing is said.",
	},
	Bad:  "يوم الاثنين 17 يونيو 2025",
	Good: "يوم الثلاثاء 17 يونيو 2025",
})

var weekdayText = diag.Text{
	AR: "{0} يوم ‹{1}› لا ‹{2}›", FR: "le {0} est un ‹{1}›, pas un ‹{2}›", EN: "{0} is a {1}, not a {2}",
}

var (
	weekdaysAR = [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"}
	weekdaysFR = [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

	// Other spellings of the same days.
	weekdayVariants = map[string]int{"الاحد": 0, "الإثنين": 1, "الإتنين": 1, "الاربعاء": 3}

	weekdayWordsAR = func() (out []string) {
		for _, d := range weekdaysAR {
			out = append(out, d, "و"+d)
		}
		for d := range weekdayVariants {
			out = append(out, d)
		}
		return out
	}()
	weekdayWordsFR = func() (out []string) {
		for _, d := range weekdaysFR {
			out = append(out, d, strings.ToUpper(d[:1])+d[1:])
		}
		return out
	}()

	// Each month in Morocco's spelling first, then those of its neighbours.
	monthsAR = [12][]string{
		{"يناير", "جانفي"}, {"فبراير", "فيفري"}, {"مارس"}, {"أبريل", "ابريل", "إبريل", "أفريل"}, {"ماي", "مايو"}, {"يونيو", "يونيه", "جوان"},
		{"يوليوز", "يوليو", "يوليه", "جويلية"}, {"غشت", "أغسطس", "أوت"}, {"شتنبر", "سبتمبر"}, {"أكتوبر", "اكتوبر"}, {"نونبر", "نوفمبر"}, {"دجنبر", "ديسمبر"},
	}
	monthsFR = [12][]string{
		{"janvier"}, {"février", "fevrier"}, {"mars"}, {"avril"}, {"mai"}, {"juin"}, {"juillet"}, {"août", "aout"}, {"septembre"}, {"octobre"}, {"novembre"}, {"décembre", "decembre"},
	}
)

func weekdayNumberAR(s string) int {
	if n, ok := weekdayVariants[s]; ok {
		return n
	}
	return slices.Index(weekdaysAR[:], s)
}

func weekdayNumberFR(s string) int { return slices.Index(weekdaysFR[:], strings.ToLower(s)) }

func monthNumber(months *[12][]string, s string) time.Month {
	for i, names := range months {
		if slices.Contains(names, s) {
			return time.Month(i + 1)
		}
	}
	return 0
}

func weekdayArabic(in *edition, p *passage, w word) {
	s := p.string(w)
	n := weekdayNumberAR(s)
	if n < 0 {
		n = weekdayNumberAR(strings.TrimPrefix(s, "و"))
		w.start += len("و")
	}
	weekdayBefore(in, p, w, n, &monthsAR, &weekdaysAR)
}

func weekdayFrench(in *edition, p *passage, w word) {
	weekdayBefore(in, p, w, weekdayNumberFR(p.string(w)), &monthsFR, &weekdaysFR)
}

// weekdayBefore compares a weekday with the date that follows it.
func weekdayBefore(in *edition, p *passage, w word, weekday int, months *[12][]string, names *[7]string) {
	day, month, year, until := p.dateAfter(w.end, months)
	if day == 0 || weekday < 0 {
		return
	}
	right := 0
	if year > 0 {
		date := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		if date.Day() != day {
			return
		}
		right = int(date.Weekday())
	} else {
		var ok bool
		if right, ok = in.weekdayNear(day, month, weekday); !ok {
			return
		}
	}
	if right == weekday {
		return
	}
	date := strings.TrimLeft(string(p.text[w.end:until]), " ،,\u00a0\u202f")
	in.add(p, finding{rule: ruleWeekdayMismatch, message: weekdayText, args: []string{date, names[right], p.string(w)}, start: w.start, end: w.end})
}

// weekdayNear returns the weekday of a date without a year that must be of the
// release's own. If the weekday as written is right in another year from which
// the release may speak, ok is false.
func (in *edition) weekdayNear(day int, month time.Month, written int) (right int, ok bool) {
	f := in.front
	if !f.Date.Set || f.DatePrecision != "" && f.DatePrecision != "day" {
		return 0, false
	}
	release := f.Date.In(in.site.Zone)
	for year := release.Year() - 1; year <= release.Year()+1; year++ {
		date := time.Date(year, month, day, 12, 0, 0, 0, in.site.Zone)
		apart := date.Sub(release).Abs()
		switch {
		case date.Day() != day:
			return 0, false
		case year == release.Year():
			right, ok = int(date.Weekday()), apart < 200*24*time.Hour
		case int(date.Weekday()) == written && apart < 300*24*time.Hour:
			return 0, false
		}
		if !ok && year == release.Year() {
			return 0, false
		}
	}
	return right, ok
}

// dateAfter reads a day, a month in words and maybe a year; day is 0 if there is
// no date.
func (p *passage) dateAfter(i int, months *[12][]string) (day int, month time.Month, year, end int) {
	for _, comma := range []string{"،", ","} {
		if strings.HasPrefix(string(p.text[i:min(i+2, len(p.text))]), comma) {
			i += len(comma)
		}
	}
	start := p.gapAfter(i)
	if start == i {
		return 0, 0, 0, 0
	}
	day, i = p.integer(start, 2)
	if rest := string(p.text[i:min(i+2, len(p.text))]); day == 1 && rest == "er" {
		i += 2
	}
	name := p.wordAfter(i)
	month = monthNumber(months, p.string(name))
	if day < 1 || day > 31 || month == 0 {
		return 0, 0, 0, 0
	}
	year, end = p.integer(p.gapAfter(name.end), 4)
	if year < 1000 {
		// «17 يونيو 25» may be anything.
		return day, month, 0, name.end
	}
	return day, month, year, end
}

// integer reads a number of at most some digits, of either system.
func (p *passage) integer(i, most int) (n, end int) {
	from := i
	for i < len(p.text) {
		r := p.after(i)
		if !isDigit(r) || p.text[i] == mark {
			break
		}
		if r > '9' {
			d, _ := strconv.Atoi(otherDigits(string(r)))
			n, i = n*10+d, i+2
		} else {
			n, i = n*10+int(r-'0'), i+1
		}
		if n > 9999 {
			return 0, from
		}
	}
	if n >= 10 && most == 2 && n > 31 {
		return 0, from
	}
	return n, i
}
