package check

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleMixedDigits = register(diag.Rule{
	Name: "mixed-digits", Severity: diag.Note, Fix: diag.Proposal,
	Title: diag.Text{AR: "نظامان للأرقام في نص واحد", FR: "Deux systèmes de chiffres dans un même texte", EN: "Two systems of digits in one text"},
	About: diag.Text{
		AR: "يجمع النص بين 2025 و٢٠٢٥. في المغرب تكتب الأرقام 0-9 في العربية أيضا، ولا يعثر من يبحث بأحد الشكلين على الآخر في بريده ولا في وثائقه. وحد الشكل في النص كله.",
		FR: "Le texte mêle 2025 et ٢٠٢٥. Au Maroc, l’arabe s’écrit aussi avec les chiffres 0-9, et qui cherche une forme ne trouve pas l’autre dans son courrier ou ses dossiers. Gardez un seul système dans tout le texte.",
		EN: "The text mixes 2025 and ٢٠٢٥. In Morocco Arabic too is written with 0-9, and who searches for one form finds the other neither in mail nor in files. Keep to one system in a text.",
	},
	Bad:  "من 17 إلى ١٨ يونيو 2025",
	Good: "من 17 إلى 18 يونيو 2025",
})

var mixedDigitsText = diag.Text{AR: "نظامان للأرقام في النص: اكتب ‹{1}› بدل ‹{0}›", FR: "deux systèmes de chiffres dans le texte : écrivez ‹{1}› au lieu de ‹{0}›", EN: "two systems of digits in the text: write {1} instead of {0}"}

// mixedDigits reports the numbers of an Arabic text that are not in the system of
// its country, if there are others that are.
func mixedDigits(in *edition) {
	if !in.arabic || !in.eastern {
		return
	}
	var latin, eastern []digits
	for i := range in.passages {
		p := &in.passages[i]
		p.digitRuns(func(d digits) {
			if d.eastern {
				eastern = append(eastern, d)
			} else {
				latin = append(latin, d)
			}
		})
	}
	if len(latin) == 0 || len(eastern) == 0 {
		return
	}
	wrong := eastern
	if !in.westernDigits() {
		wrong = latin
	}
	for _, d := range wrong {
		was := string(d.p.text[d.start:d.end])
		become := otherDigits(was)
		in.add(d.p, finding{rule: ruleMixedDigits, message: mixedDigitsText, args: []string{was, become}, start: d.start, end: d.end, replace: &become})
	}
}

// digits is a run of digits of one system.
type digits struct {
	p          *passage
	start, end int
	eastern    bool
}

// digitRuns hands over the numbers of a passage but those of Latin words, as in
// «COVID-19».
func (p *passage) digitRuns(do func(digits)) {
	for i := 0; i < len(p.text); {
		r, n := rune(p.text[i]), 1
		if r >= utf8.RuneSelf {
			if r != 0xD9 && r != 0xDB {
				i++
				continue
			}
			r, n = utf8.DecodeRune(p.text[i:])
		}
		if !isDigit(r) {
			i += n
			continue
		}
		d := digits{p: p, start: i, eastern: r > '9'}
		for isDigit(r) && r > '9' == d.eastern {
			i += n
			if r, n = utf8.DecodeRune(p.text[i:]); n == 0 {
				break
			}
		}
		d.end = i
		before := p.before(d.start)
		if before == '-' {
			before = p.before(d.start - 1)
		}
		if d.eastern || !isLatin(before) && !isLatin(p.after(d.end)) {
			do(d)
		}
	}
}

// westernDigits reports whether a locale writes Arabic with 0-9.
func (in *edition) westernDigits() bool {
	l := in.site.Language(in.lang)
	if l == nil {
		return true
	}
	_, country, _ := strings.Cut(l.Tag, "-")
	switch country {
	case "EG", "SA", "IQ", "SY", "JO", "LB", "SD", "YE", "OM", "QA", "BH", "KW", "PS":
		return false
	}
	return true
}

func otherDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		}
		return r - '0' + '٠'
	}, s)
}
