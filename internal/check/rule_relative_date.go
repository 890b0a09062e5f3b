package check

import (
	"strings"

	"balagh/internal/diag"
)

var ruleRelativeDate = register(diag.Rule{
	Name: "relative-date", Severity: diag.Note,
	Title: diag.Text{AR: "تاريخ بالنسبة إلى يوم النشر", FR: "Date relative au jour de publication", EN: "A date relative to the day of publication"},
	About: diag.Text{
		AR: "«اليوم الثلاثاء» و«الأسبوع المقبل» مفهومان يوم النشر، ثم يفقدان معناهما لمن يقرأ البلاغ في الأرشيف بعد سنة. اكتب التاريخ: «الثلاثاء 17 يونيو 2025». ولا ينبه إلى كلام منقول بين علامتي تنصيص.",
		FR: "« Aujourd’hui » et « la semaine prochaine » se comprennent le jour de la publication, mais plus rien ne les éclaire pour qui lit le communiqué un an après. Écrivez la date : « le mardi 17 juin 2025 ». Les paroles citées ne sont pas signalées.",
		EN: "“Today” and “next week” are clear on the day of publication and mean nothing to who reads the release a year later. Write the date: “Tuesday 17 June 2025”. Quoted words are not reported.",
	},
	Bad:  "نظمت التعاضدية، اليوم الثلاثاء بسلا، لقاء تواصليا",
	Good: "نظمت التعاضدية، يوم الثلاثاء 1 يوليوز 2025 بسلا، لقاء تواصليا",
})

var relativeText = diag.Text{AR: "عبارة ‹{0}› تفقد معناها في الأرشيف: اكتب التاريخ", FR: "‹{0}› n’aura plus de sens dans les archives : écrivez la date", EN: "{0} will mean nothing in the archive: write the date"}

var (
	relativeWordsAR = []string{
		"اليوم", "يومه", "أمس", "غد", "غدا", "غدًا", "المقبل", "القادم", "الماضي", "المنصرم", "الجاري", "المقبلة", "القادمة", "الماضية", "المنصرمة",
	}
	relativeWordsFR = []string{
		"hui", "hier", "Hier", "demain", "Demain", "matin", "soir", "semaine", "prochain", "prochaine", "dernier", "dernière", "cours",
	}
)

// relativeArabic is asked at words that may belong to a relative date.
func relativeArabic(in *edition, p *passage, w word) {
	before, next := strings.TrimPrefix(p.wordBefore(w.start), "و"), p.wordAfter(w.end)
	after := p.string(next)
	from, until, said := w.start, w.end, false
	weekday := weekdayNumberAR(after) >= 0
	if weekday {
		until = next.end
	}
	switch p.string(w) {
	case "اليوم":
		said = weekday
		switch before {
		case "صباح", "مساء", "زوال", "ظهر", "عشية", "ليلة", "فجر", "بعد":
			said = weekday || !strings.HasPrefix(after, "ال")
		}
	case "يومه":
		said = weekday
	case "أمس":
		said = weekday || !strings.HasPrefix(after, "ال") && before != "في"
	case "غد":
		said = before == "يوم" || before == "بعد"
	case "غدا", "غدًا":
		said = weekday
	case "المقبلة", "القادمة", "الماضية", "المنصرمة":
		said, from = strings.HasSuffix(before, "السنة"), w.start-len(before)-1
	default:
		weekday := weekdayNumberAR(before) >= 0
		said = weekday || strings.HasSuffix(before, "الأسبوع") || strings.HasSuffix(before, "الشهر") || strings.HasSuffix(before, "العام") && p.string(w) != "الجاري"
		from, until = w.start-len(before)-1, w.end
	}
	in.relative(p, said, max(from, 0), until)
}

// relativeFrench is the like for French.
func relativeFrench(in *edition, p *passage, w word) {
	before := p.wordBefore(w.start)
	from, said := w.start, false
	until := w.end
	switch strings.ToLower(p.string(w)) {
	case "hui":
		start := w.start
		for _, apostrophe := range []string{"’", "'"} {
			if rest := p.text[:start]; strings.HasSuffix(string(rest[max(0, start-12):]), "ujourd"+apostrophe) {
				from = p.wordStart(start - len(apostrophe))
				r := p.before(from)
				said = r != '’' && r != '\''
			}
		}
		if next := p.wordAfter(w.end); said && weekdayNumberFR(p.string(next)) >= 0 {
			until = next.end
		}
	case "hier":
		r := p.before(w.start)
		said = r != '’' && r != '\'' && r != '-'
	case "demain":
		said = before != "de" && before != "et"
	case "matin", "soir":
		said, from = (before == "ce" || before == "Ce") && p.after(w.end) != '-', w.start-len(before)-1 // «ce soir-là»
	case "semaine":
		if before == "cette" && p.after(w.end) != '-' {
			from = w.start - len(before) - 1
			switch p.wordBefore(from) {
			case "de", "durant", "dès", "pendant", "depuis":
				said = true
			}
		}
	case "cours":
		if before == "en" {
			from = w.start - len(before) - 1
			period := p.wordBefore(from)
			said = period == "mois" || period == "semaine"
			from -= len(period) + 1
		}
	default: // prochain, dernier
		period := strings.ToLower(before)
		said = period == "semaine" || period == "mois" || period == "an" || period == "année" || weekdayNumberFR(period) >= 0
		from = w.start - len(before) - 1
	}
	in.relative(p, said, max(from, 0), until)
}

// relative reports words that stand for a date, unless the date follows or
// someone else speaks.
func (in *edition) relative(p *passage, said bool, from, until int) {
	if !said || in.count[ruleRelativeDate] >= mostOf || isDigit(p.after(p.gapAfter(until))) || p.quotedAt(from) {
		return
	}
	in.add(p, finding{rule: ruleRelativeDate, message: relativeText, args: []string{string(p.text[from:until])}, start: from, end: until})
}
