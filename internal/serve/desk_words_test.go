package serve

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"balagh/internal/lang"
)

var placeholder = regexp.MustCompile(`\{[0-9n]?\}`)

// Every sentence is there in three languages, in their letters, with the same
// words to fill in.
func TestDeskTexts(t *testing.T) {
	for name, text := range deskTexts {
		want := placeholder.FindAllString(text.EN, -1)
		for code, s := range map[string]string{"ar": text.AR, "fr": text.FR, "en": text.EN} {
			got := placeholder.FindAllString(s, -1)
			slices.Sort(got)
			if s == "" || !slices.Equal(got, want) {
				t.Errorf("%s in %s: %q has %v, want %v", name, code, s, got, want)
			}
			letters := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
			if words := strings.ContainsFunc(text.EN, unicode.IsLetter); letters != (code == "ar" && words) {
				t.Errorf("%s in %s: %q is in other letters", name, code, s)
			}
			if code == "fr" && regexp.MustCompile(`[^\x{00a0}\x{202f}][:;!?»]`).MatchString(s) {
				t.Errorf("%s: %q may break before a mark", name, s)
			}
		}
	}
	for code, l := range deskCounts {
		for name := range deskCounts["ar"].Strings {
			for _, form := range lang.Categories(l.Plural) {
				if l.Strings[name][form] == "" {
					t.Errorf("%s in %s has no form for %s", name, code, form)
				}
			}
		}
	}
}

func TestDeskCounts(t *testing.T) {
	tests := []struct {
		word       string
		n          int
		ar, fr, en string
	}{
		{"errors", 0, "لا أخطاء", "0 erreur", "0 errors"}, {"errors", 1, "خطأ واحد", "1 erreur", "1 error"}, {"errors", 2, "خطآن", "2 erreurs", "2 errors"},
		{"errors", 7, "7 أخطاء", "7 erreurs", "7 errors"}, {"texts", 11, "11 نصا", "11 textes", "11 texts"}, {"texts", 100, "100 نص", "100 textes", "100 texts"},
		{"texts", 10000, "10.000 نص", "10\u202f000 textes", "10,000 texts"}, {"warnings", 12, "12 تنبيها", "12 avertissements", "12 warnings"}, {"notes", 3, "3 ملاحظات", "3 remarques", "3 notes"},
	}
	for _, tt := range tests {
		for code, want := range map[string]string{"ar": tt.ar, "fr": tt.fr, "en": tt.en} {
			if got := (&speaker{Lang: code}).Count(tt.word, tt.n); got != want {
				t.Errorf("%d %s in %s: %q, want %q", tt.n, tt.word, code, got, want)
			}
		}
	}
}

func TestUntil(t *testing.T) {
	tests := []struct {
		d      time.Duration
		ar, fr string
	}{
		{-time.Minute, "حانت ساعته", "l’heure est passée"},
		{30 * time.Second, "بعد أقل من دقيقة", "dans moins d’une minute"},
		{2 * time.Minute, "بعد دقيقتين", "dans 2 minutes"},
		{time.Hour, "بعد ساعة واحدة", "dans 1 heure"},
		{3*time.Hour + 11*time.Minute, "بعد 3 ساعات و11 دقيقة", "dans 3 heures et 11 minutes"},
		{24 * time.Hour, "بعد يوم واحد", "dans 1 jour"},
		{51*time.Hour + 59*time.Minute, "بعد يومين و3 ساعات", "dans 2 jours et 3 heures"},
		{12*24*time.Hour + 5*time.Hour, "بعد 12 يوما", "dans 12 jours"},
	}
	for _, tt := range tests {
		for code, want := range map[string]string{"ar": tt.ar, "fr": tt.fr} {
			say := &speaker{Lang: code, zone: time.UTC, now: noon}
			if got := say.until(noon.Add(tt.d)); got != want {
				t.Errorf("%v in %s: %q, want %q", tt.d, code, got, want)
			}
		}
	}
}

// Dates are in the words of the site's language, on the site's clocks; English
// has its own, and a language the site lacks is left to numbers.
func TestMoments(t *testing.T) {
	zone := time.FixedZone("", 3600)
	months := &lang.Locale{Months: [12]string{7: "غشت"}, Days: [7]string{5: "الجمعة"}, DayPattern: "{weekday} {day} {month} {year}"}
	at := time.Date(2026, 8, 14, 8, 5, 0, 0, time.UTC)
	for _, tt := range []struct {
		say  speaker
		want string
	}{
		{speaker{Lang: "ar", dates: months, zone: zone}, "الجمعة 14 غشت 2026 على الساعة 09:05"},
		{speaker{Lang: "en", zone: zone}, "Friday 14 August 2026 at 09:05"},
		{speaker{Lang: "fr", zone: zone}, "2026-08-14 à 09:05"},
	} {
		if got := tt.say.moment(at); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
