package check

import "balagh/internal/diag"

var ruleStraightQuotes = register(diag.Rule{
	Name: "straight-quotes", Severity: diag.Note, Fix: diag.Proposal,
	Title: diag.Text{AR: "علامتا تنصيص مستقيمتان في نص عربي", FR: "Guillemets droits dans un texte arabe", EN: "Straight quotation marks in Arabic text"},
	About: diag.Text{
		AR: "لا تبين العلامة \" أين يبدأ الكلام المنقول وأين ينتهي، وهي مفتاح في لوحة المفاتيح لا علامة ترقيم. اكتب «…»، أو “…” إذا اختار الموقع ذلك في site.toml بالإعداد quotes. ولا ينبه إلى ما يحيط بكلمات لاتينية.",
		FR: "Le signe \" ne dit pas si la citation s’ouvre ou se ferme : c’est une touche de clavier, non un signe de ponctuation. Écrivez «…», ou “…” si le site l’a choisi dans site.toml par le réglage quotes. Ce qui entoure des mots latins n’est pas signalé.",
		EN: "The sign \" does not say whether a quotation opens or closes: it is a key, not a mark of punctuation. Write «…», or “…” where the site chose that in site.toml with quotes. Marks around Latin words are not reported.",
	},
	Bad:  "تحت شعار \"جودة الخدمات مسؤوليتنا\"",
	Good: "تحت شعار «جودة الخدمات مسؤوليتنا»",
})

var straightQuotesText = diag.Text{AR: "استعمل ‹{0}› للاقتباس", FR: "pour citer en arabe, écrivez ‹{0}›", EN: "quote with {0} in Arabic"}

// straightQuotes reports pairs of straight quotation marks around Arabic, and
// single ones before or behind it.
func straightQuotes(in *edition, p *passage) {
	open, shut := "«", "»"
	if in.site.Checks.Quotes == "curly" {
		open, shut = "“", "”"
	}
	for i := p.index('"', 0); i >= 0; i = p.index('"', i+1) {
		if !p.straightPairs() {
			if (isArabic(p.after(i+1)) || arabicOrSign(p.before(i))) && !isDigit(p.before(i)) {
				in.add(p, finding{rule: ruleStraightQuotes, message: straightQuotesText, args: []string{open + "…" + shut}, start: i, end: i + 1})
			}
			continue
		}
		if isDigit(p.before(i)) {
			continue // inches
		}
		j := p.index('"', i+1)
		if j < 0 {
			return
		}
		if first, last := p.after(p.gapAfter(i+1)), p.before(p.gapBefore(j)); isArabic(first) || arabicOrSign(last) {
			in.add(p, finding{
				rule: ruleStraightQuotes, message: straightQuotesText, args: []string{open + "…" + shut}, start: i, end: j + 1,
				changes: []change{{i, i + 1, open}, {j, j + 1, shut}},
			})
		}
		i = j
	}
}
