package check

import (
	"strconv"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

var ruleDateRange = register(diag.Rule{
	Name: "date-range", Severity: diag.Warning,
	Title: diag.Text{AR: "سنة خارج سنوات الموقع", FR: "Une année hors de celles du site", EN: "A year outside those of the site"},
	About: diag.Text{
		AR: "سنة مثل 1446 سنة هجرية في الغالب، وسنة مثل 2205 خطأ في الكتابة؛ وكلتاهما تضع البلاغ في طرف الأرشيف حيث لا يجده أحد. اكتب التاريخ الميلادي. تُضبط السنوات المقبولة في site.toml بالحقل check.years.",
		FR: "Une année comme 1446 est sans doute hégirienne, une année comme 2205 une faute de frappe ; l’une et l’autre rangent le communiqué au bout des archives, où personne ne le trouvera. Écrivez la date grégorienne. Les années admises se règlent dans site.toml par check.years.",
		EN: "A year such as 1446 is most likely a Hijri year, one such as 2205 a slip; both put the release at the end of the archive, where nobody finds it. Write the Gregorian date. The years accepted are set in site.toml by check.years.",
	},
	Bad:  "date = 1446-04-05",
	Good: "date = 2024-10-09",
})

var (
	dateRangeText = diag.Text{AR: "السنة ‹{0}› خارج سنوات الموقع ({1}-{2})", FR: "l’année ‹{0}› est hors de celles du site ({1}-{2})", EN: "the year {0} is outside those of the site ({1}-{2})"}
	hijriYearText = diag.Text{AR: "تبدو السنة ‹{0}› هجرية", FR: "l’année ‹{0}› semble hégirienne", EN: "the year {0} looks like a Hijri year"}
	hijriYearHint = diag.Text{AR: "اكتب التاريخ الميلادي", FR: "écrivez la date grégorienne", EN: "write the Gregorian date"}
)

// dateRange warns of years no release of the site can have, and reports whether
// the release's own date is one: it then says nothing of its folder.
func dateRange(site *config.Site, r *archive.Release, report func(diag.Diagnostic)) (own bool) {
	for _, m := range []struct {
		field string
		content.Moment
	}{{"date", r.Date}, {"updated", r.Updated}, {"event.start", r.Event.Start}, {"event.end", r.Event.End}} {
		if !m.Set {
			continue
		}
		year := m.In(site.Zone).Year()
		first, last := site.Checks.Years[0], site.Checks.Years[1]
		if year >= first && year <= last {
			continue
		}
		own = own || m.field == "date"
		d := diag.Diagnostic{
			Path: r.Original.Path, Field: m.field, Rule: ruleDateRange.Name, Severity: ruleDateRange.Severity, Message: dateRangeText,
			Args: []string{strconv.Itoa(year), strconv.Itoa(first), strconv.Itoa(last)},
		}
		if year >= 1300 && year <= 1500 {
			d.Message, d.Hint, d.Args = hijriYearText, hijriYearHint, d.Args[:1]
		}
		report(d)
	}
	return own
}
