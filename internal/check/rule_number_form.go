package check

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleNumberForm = register(diag.Rule{
	Name: "number-form", Severity: diag.Note, Fix: diag.Proposal,
	Title: diag.Text{AR: "طريقتان لكتابة الآلاف في نص واحد", FR: "Deux façons de grouper les milliers dans un texte", EN: "Two ways of grouping thousands in one text"},
	About: diag.Text{
		AR: "إذا كتب النص «35.000» ثم «12 500» تساءل القارئ: أهي نقطة آلاف أم فاصلة عشرية؟ اختر طريقة واحدة في النص كله. ولا ينظر إلى السنوات ولا إلى أرقام الهاتف ولا إلى أرقام القوانين.",
		FR: "Un texte qui écrit « 35.000 » puis « 12 500 » laisse le lecteur se demander si le point sépare des milliers ou des décimales. Gardez une seule façon ; en français, l’espace. Années, numéros de téléphone et numéros de lois ne sont pas regardés.",
		EN: "A text with “35.000” and “12 500” leaves its reader wondering whether the point parts thousands or decimals. Keep to one way; in French, the space. Years, telephone numbers and numbers of laws are not looked at.",
	},
	Bad:  "استفاد 35.000 منخرط و12 500 من ذوي الحقوق",
	Good: "استفاد 35.000 منخرط و12.500 من ذوي الحقوق",
})

var numberFormText = diag.Text{AR: "طريقتان لكتابة الآلاف: اكتب ‹{1}› بدل ‹{0}›", FR: "deux façons de grouper les milliers : écrivez ‹{1}› au lieu de ‹{0}›", EN: "two ways of grouping thousands: write {1} instead of {0}"}

// grouped is a number with marks between its thousands.
type grouped struct {
	p          *passage
	start, end int
	by         byte // ' ', '.' or ','
	separator  string
}

// numberForm reports the grouped numbers of an edition that are not grouped like
// its first; in French, not by spaces where there are such.
func numberForm(in *edition) {
	all, mixed, spaced := in.grouped, false, -1
	for i, g := range all {
		mixed = mixed || g.by != all[0].by
		if g.by == ' ' && spaced < 0 {
			spaced = i
		}
	}
	if !mixed {
		return
	}
	model := all[0]
	if in.french && spaced >= 0 {
		model = all[spaced]
	}
	for _, g := range all {
		if g.by == model.by {
			continue
		}
		was := string(g.p.text[g.start:g.end])
		become := strings.ReplaceAll(was, g.separator, model.separator)
		in.add(g.p, finding{rule: ruleNumberForm, message: numberFormText, args: []string{was, become}, start: g.start, end: g.end, replace: &become})
	}
}

// groupedNumber is asked at each number: it keeps those in groups of three, and
// returns where to go on.
func (in *edition) groupedNumber(p *passage, i int) int {
	g := grouped{p: p, start: i}
	next := p.number(&g)
	if g.by != 0 && (g.by != ',' || !in.french) && p.text[i] != '0' && !p.partOfMore(g) {
		in.grouped = append(in.grouped, g)
	}
	return next
}

// number reads a number and its groups and returns where to go on.
func (p *passage) number(g *grouped) int {
	end := p.plainDigits(g.start)
	if g.end = end; end-g.start > 3 {
		return end
	}
	for {
		r, n := utf8.DecodeRune(p.text[g.end:])
		by := byte(' ')
		switch r {
		case '.', ',':
			by = byte(r)
		case ' ', 0x00A0, 0x202F, 0x2009:
		default:
			return g.end
		}
		next := g.end + n
		if p.plainDigits(next)-next != 3 || g.by != 0 && g.by != by {
			return g.end
		}
		if g.by == 0 {
			g.by, g.separator = by, string(r)
		}
		g.end = next + 3
	}
}

func (p *passage) plainDigits(i int) int {
	for i < len(p.text) && p.text[i] >= '0' && p.text[i] <= '9' {
		i++
	}
	return i
}

// partOfMore reports a number that is part of something else: a telephone
// number, the number of a law, a decimal.
func (p *passage) partOfMore(g grouped) bool {
	switch r := p.before(g.start); {
	case isLatin(r), r == '+', r == '-', r == '.', r == ',', r == '/', r == opaque, r == '°', r == '#':
		return true
	case isGap(r):
		if b := p.before(p.gapBefore(g.start)); isDigit(b) || b == '°' || b == '+' {
			return true
		}
		switch p.wordBefore(g.start) {
		case "رقم", "قانون", "القانون", "مرسوم", "ظهير", "loi", "décret", "dahir", "article", "dossier":
			return true
		}
	}
	next, n := utf8.DecodeRune(p.text[g.end:])
	switch {
	case n == 0:
		return false
	case isLatin(next), next == '/', next == '-':
		return true
	case next == '.' || next == ',' || isGap(next):
		after := p.after(g.end + n)
		return isDigit(after) || g.by != ' ' && (after == '%' || after == '٪')
	}
	return g.by != ' ' && (next == '%' || next == '٪')
}
