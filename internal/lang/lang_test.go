package lang

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The tables of the site's strings files, as they must come out.
var (
	arabic = &Locale{
		Code: "ar", Tag: "ar-MA", Dir: "rtl", Plural: "arabic", Group: ".", Decimal: ",",
		Months:     [12]string{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"},
		Days:       [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		DayPattern: "{weekday} {day} {month} {year}", MonthPattern: "{month} {year}", YearPattern: "{year}", CircaPattern: "حوالي {date}",
		Strings: map[string]Forms{
			"releases": {"zero": "لا بلاغات", "one": "بلاغ واحد", "two": "بلاغان", "few": "{n} بلاغات", "many": "{n} بلاغا", "other": "{n} بلاغ"},
			"page":     {"other": "الصفحة {0} من {1}"},
		},
	}
	french = &Locale{
		Code: "fr", Tag: "fr", Dir: "ltr", Plural: "french", First: "er", Group: "\u202f", Decimal: ",",
		Months:     [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		Days:       [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
		DayPattern: "{weekday} {day} {month} {year}", MonthPattern: "{month} {year}", YearPattern: "{year}", CircaPattern: "vers {date}",
		Strings: map[string]Forms{
			"releases": {"one": "{n} communiqué", "other": "{n} communiqués"},
			"page":     {"other": "Page {0} sur {1}"},
			"bare":     {"one": "un seul"},
		},
	}
	amazigh = &Locale{
		Code: "zgh", Tag: "zgh", Dir: "ltr", Plural: "none",
		Months:     [12]string{"ⵉⵏⵏⴰⵢⵔ", "ⴱⵕⴰⵢⵕ", "ⵎⴰⵕⵚ", "ⵉⴱⵔⵉⵔ", "ⵎⴰⵢⵢⵓ", "ⵢⵓⵏⵢⵓ", "ⵢⵓⵍⵢⵓⵣ", "ⵖⵓⵛⵜ", "ⵛⵓⵜⴰⵏⴱⵉⵔ", "ⴽⵜⵓⴱⵔ", "ⵏⵓⵡⴰⵏⴱⵉⵔ", "ⴷⵓⵊⴰⵏⴱⵉⵔ"},
		Days:       [7]string{"ⴰⵙⴰⵎⴰⵙ", "ⴰⵢⵏⴰⵙ", "ⴰⵙⵉⵏⴰⵙ", "ⴰⴽⵕⴰⵙ", "ⴰⴽⵡⴰⵙ", "ⴰⵙⵉⵎⵡⴰⵙ", "ⴰⵙⵉⴹⵢⴰⵙ"},
		DayPattern: "{weekday} {day} {month} {year}", MonthPattern: "{month} {year}", YearPattern: "{year}", CircaPattern: "~ {date}",
	}
)

func TestCategory(t *testing.T) {
	for _, c := range []struct {
		rule string
		want map[string][]int
	}{
		{"arabic", map[string][]int{
			"zero": {0}, "one": {1, -1}, "two": {2, -2}, "few": {3, 10, 103, 110, 1003, -3}, "many": {11, 26, 99, 111, 199, -11},
			"other": {100, 101, 102, 200, 1000, 1001, 100_000, -100_000},
		}},
		{"french", map[string][]int{"one": {0, 1, -1}, "other": {2, 10, 100, 101, -2, math.MinInt}}},
		{"english", map[string][]int{"one": {1, -1}, "other": {0, 2, 101}}},
		{"none", map[string][]int{"other": {0, 1, 2, 100}}},
		{"unheard of", map[string][]int{"other": {0, 1, 2}}},
	} {
		l := &Locale{Plural: c.rule}
		for want, numbers := range c.want {
			for _, n := range numbers {
				if got := l.Category(n); got != want {
					t.Errorf("%s: %d is %s, want %s", c.rule, n, got, want)
				}
			}
		}
	}
}

func TestCategories(t *testing.T) {
	if got := strings.Join(PluralRules(), " "); got != "arabic english french none" {
		t.Errorf("rules: %s", got)
	}
	for _, rule := range PluralRules() {
		names := Categories(rule)
		l := &Locale{Plural: rule}
		for n := range 1200 {
			if c := l.Category(n); !strings.Contains(strings.Join(names, " "), c) {
				t.Fatalf("%s: %d is %s, not one of %v", rule, n, c, names)
			}
		}
	}
	if got := Categories("unheard of"); got != nil {
		t.Errorf("an unknown rule has categories %v", got)
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		l    *Locale
		n    int
		want string
	}{
		{arabic, 0, "لا بلاغات"}, {arabic, 1, "بلاغ واحد"}, {arabic, 2, "بلاغان"}, {arabic, 3, "3 بلاغات"},
		{arabic, 11, "11 بلاغا"}, {arabic, 100, "100 بلاغ"}, {arabic, 1250, "1.250 بلاغا"}, {arabic, 12003, "12.003 بلاغات"},
		{french, 0, "0 communiqué"}, {french, 1, "1 communiqué"}, {french, 2, "2 communiqués"}, {french, 1250, "1\u202f250 communiqués"},
	} {
		if got := c.l.Count("releases", c.n); got != c.want {
			t.Errorf("%s: %d is %q, want %q", c.l.Code, c.n, got, c.want)
		}
	}
	if got := arabic.Count("page", 3); got != "الصفحة {0} من {1}" {
		t.Errorf("a missing form falls back to other: %q", got)
	}
	if got := french.Count("bare", 5); got != "bare" {
		t.Errorf("with neither form nor other, the key: %q", got)
	}
	if got := arabic.Count("nothing", 3); got != "nothing" {
		t.Errorf("a missing key is itself: %q", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		l    *Locale
		key  string
		args []string
		want string
	}{
		{arabic, "page", []string{"2", "7"}, "الصفحة 2 من 7"},
		{french, "page", []string{"2", "7"}, "Page 2 sur 7"},
		{french, "page", []string{"{1}", "{0}"}, "Page {1} sur {0}"}, // words are not filled again
		{french, "page", nil, "Page {0} sur {1}"},
		{arabic, "nothing", []string{"x"}, "nothing"},
		{&Locale{}, "page", nil, "page"},
		{&Locale{Strings: map[string]Forms{"odd": {"other": "{ {0} } {x} {0"}}}, "odd", []string{"بلاغ"}, "{ بلاغ } {x} {0"},
	} {
		if got := c.l.Text(c.key, c.args...); got != c.want {
			t.Errorf("%q of %v is %q, want %q", c.key, c.args, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		n      int
		ar, fr string
	}{
		{0, "0", "0"}, {7, "7", "7"}, {999, "999", "999"}, {1000, "1.000", "1\u202f000"}, {1250, "1.250", "1\u202f250"},
		{35000, "35.000", "35\u202f000"}, {1234567, "1.234.567", "1\u202f234\u202f567"},
		{-7, "-7", "-7"}, {-999, "-999", "-999"}, {-1250, "-1.250", "-1\u202f250"}, {-123456, "-123.456", "-123\u202f456"},
	} {
		if ar, fr := arabic.Number(c.n), french.Number(c.n); ar != c.ar || fr != c.fr {
			t.Errorf("%d is %q and %q, want %q and %q", c.n, ar, fr, c.ar, c.fr)
		}
		if got := amazigh.Number(c.n); got != strconv.Itoa(c.n) {
			t.Errorf("without a mark %d is %q", c.n, got)
		}
	}
	if got := strings.ReplaceAll(arabic.Number(math.MinInt), ".", ""); got != strconv.Itoa(math.MinInt) {
		t.Errorf("the least number is %s", got)
	}
}

// The golden months: go-playground/locales, for one, names seven of them wrong.
func TestMonths(t *testing.T) {
	want := [12][3]string{
		{"الأربعاء 15 يناير 2025", "mercredi 15 janvier 2025", "ⴰⴽⵕⴰⵙ 15 ⵉⵏⵏⴰⵢⵔ 2025"},
		{"السبت 15 فبراير 2025", "samedi 15 février 2025", "ⴰⵙⵉⴹⵢⴰⵙ 15 ⴱⵕⴰⵢⵕ 2025"},
		{"السبت 15 مارس 2025", "samedi 15 mars 2025", "ⴰⵙⵉⴹⵢⴰⵙ 15 ⵎⴰⵕⵚ 2025"},
		{"الثلاثاء 15 أبريل 2025", "mardi 15 avril 2025", "ⴰⵙⵉⵏⴰⵙ 15 ⵉⴱⵔⵉⵔ 2025"},
		{"الخميس 15 ماي 2025", "jeudi 15 mai 2025", "ⴰⴽⵡⴰⵙ 15 ⵎⴰⵢⵢⵓ 2025"},
		{"الأحد 15 يونيو 2025", "dimanche 15 juin 2025", "ⴰⵙⴰⵎⴰⵙ 15 ⵢⵓⵏⵢⵓ 2025"},
		{"الثلاثاء 15 يوليوز 2025", "mardi 15 juillet 2025", "ⴰⵙⵉⵏⴰⵙ 15 ⵢⵓⵍⵢⵓⵣ 2025"},
		{"الجمعة 15 غشت 2025", "vendredi 15 août 2025", "ⴰⵙⵉⵎⵡⴰⵙ 15 ⵖⵓⵛⵜ 2025"},
		{"الاثنين 15 شتنبر 2025", "lundi 15 septembre 2025", "ⴰⵢⵏⴰⵙ 15 ⵛⵓⵜⴰⵏⴱⵉⵔ 2025"},
		{"الأربعاء 15 أكتوبر 2025", "mercredi 15 octobre 2025", "ⴰⴽⵕⴰⵙ 15 ⴽⵜⵓⴱⵔ 2025"},
		{"السبت 15 نونبر 2025", "samedi 15 novembre 2025", "ⴰⵙⵉⴹⵢⴰⵙ 15 ⵏⵓⵡⴰⵏⴱⵉⵔ 2025"},
		{"الاثنين 15 دجنبر 2025", "lundi 15 décembre 2025", "ⴰⵢⵏⴰⵙ 15 ⴷⵓⵊⴰⵏⴱⵉⵔ 2025"},
	}
	for i, row := range want {
		date := time.Date(2025, time.January+time.Month(i), 15, 23, 59, 0, 0, time.UTC)
		for j, l := range []*Locale{arabic, french, amazigh} {
			if got := l.Date(date, "day"); got != row[j] {
				t.Errorf("%s: %s, want %s", l.Code, got, row[j])
			}
			if got := l.Month(date.Month()); !strings.Contains(row[j], got) || got == "" {
				t.Errorf("%s: month %d is %q", l.Code, i+1, got)
			}
		}
	}
}

func TestDate(t *testing.T) {
	friday := time.Date(2025, time.December, 12, 10, 0, 0, 0, time.UTC)
	first := time.Date(2025, time.July, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		l         *Locale
		t         time.Time
		precision string
		want      string
	}{
		{arabic, friday, "", "الجمعة 12 دجنبر 2025"},
		{arabic, first, "day", "الثلاثاء 1 يوليوز 2025"},
		{arabic, friday, "month", "دجنبر 2025"},
		{arabic, friday, "year", "2025"},
		{arabic, friday, "circa", "حوالي دجنبر 2025"},
		{french, friday, "", "vendredi 12 décembre 2025"},
		{french, first, "day", "mardi 1er juillet 2025"},
		{french, first, "month", "juillet 2025"},
		{french, first, "circa", "vers juillet 2025"},
		{amazigh, first, "circa", "~ ⵢⵓⵍⵢⵓⵣ 2025"},
	} {
		if got := c.l.Date(c.t, c.precision); got != c.want {
			t.Errorf("%s %q is %q, want %q", c.l.Code, c.precision, got, c.want)
		}
	}
	if got := french.DateWith(first, "", "<sup>er</sup>"); got != "mardi 1<sup>er</sup> juillet 2025" {
		t.Errorf("with a raised mark: %q", got)
	}
	if got := arabic.MonthYear(friday); got != "دجنبر 2025" {
		t.Errorf("MonthYear is %q", got)
	}
	// The day is that of the date's own zone: midnight in Casablanca is not yet in UTC.
	midnight := time.Date(2025, time.July, 1, 0, 30, 0, 0, time.FixedZone("", 3600))
	if got := arabic.Date(midnight, ""); got != "الثلاثاء 1 يوليوز 2025" {
		t.Errorf("just after midnight is %q", got)
	}
}
