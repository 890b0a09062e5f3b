package check

import "balagh/internal/diag"

var ruleFrQuotes = register(diag.Rule{
	Name: "fr-quotes", Severity: diag.Note, Fix: diag.Safe,
	Title: diag.Text{AR: "علامتا تنصيص مستقيمتان في نص فرنسي", FR: "Guillemets droits dans un texte français", EN: "Straight quotation marks in French text"},
	About: diag.Text{
		AR: "تستعمل الفرنسية « … » مع فراغ ضيق بداخلها، أما \" فمفتاح في لوحة المفاتيح لا يبين أين يبدأ الكلام المنقول. وداخل اقتباس آخر تستعمل “…”.",
		FR: "Le français cite entre « … », avec une espace fine à l’intérieur ; le signe \" ne dit pas si la citation s’ouvre ou se ferme. À l’intérieur d’une autre citation, on écrit “…”.",
		EN: "French quotes with « … » and thin spaces inside; the sign \" does not say whether a quotation opens or closes. Within another quotation it is “…”.",
	},
	Bad:  "les centres \"Amal\"",
	Good: "les centres «\u202fAmal\u202f»",
})

var frQuotesText = diag.Text{AR: "استعمل في الفرنسية ‹{0}›", FR: "citez entre ‹{0}›", EN: "French quotes with {0}"}

// frQuotes reports straight quotation marks. A pair is mended where it is clear
// which one opens.
func frQuotes(in *edition, p *passage) {
	for i := p.index('"', 0); i >= 0; i = p.index('"', i+1) {
		if isDigit(p.before(i)) {
			continue // inches
		}
		j := p.index('"', i+1)
		if j < 0 || !p.straightPairs() {
			in.add(p, finding{rule: ruleFrQuotes, message: frQuotesText, args: []string{"« … »"}, start: i, end: i + 1})
			continue
		}
		open, shut := in.frenchQuotes()
		if p.quotedAt(i) && !p.quoted {
			open, shut = "“", "”"
		}
		f := finding{rule: ruleFrQuotes, message: frQuotesText, args: []string{open + "…" + shut}, start: i, end: j + 1}
		if before, after := p.before(i), p.after(j+1); !isWordy(before) && !isWordy(after) && !isGap(p.after(i+1)) && !isGap(p.before(j)) {
			f.changes = []change{{i, i + 1, open}, {j, j + 1, shut}}
		}
		in.add(p, f)
		i = j
	}
}

func isWordy(r rune) bool { return isLatin(r) || isDigit(r) || isArabic(r) }

// frenchQuotes are the marks with the spaces the site wants in them.
func (in *edition) frenchQuotes() (open, shut string) {
	if in.site.Checks.French == "eu" {
		return "«", "»"
	}
	return "«" + thinSpace, thinSpace + "»"
}
