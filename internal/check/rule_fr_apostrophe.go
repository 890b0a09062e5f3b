package check

import (
	"strings"

	"balagh/internal/diag"
)

var ruleFrApostrophe = register(diag.Rule{
	Name: "fr-apostrophe", Severity: diag.Note, Fix: diag.Safe,
	Title: diag.Text{AR: "فاصلة عليا مستقيمة في نص فرنسي", FR: "Apostrophe droite dans un texte français", EN: "A straight apostrophe in French text"},
	About: diag.Text{
		AR: "الفاصلة العليا في الفرنسية هي ’ (U+2019)، أما ' فمفتاح في لوحة المفاتيح. ووجود الشكلين معا يجعل البحث عن «l’adhérent» يخطئ بعض مواضعه.",
		FR: "L’apostrophe française est ’ (U+2019) ; ' est une touche de clavier. Avec les deux formes dans un même site, une recherche de « l’adhérent » en manque la moitié.",
		EN: "The French apostrophe is ’ (U+2019); ' is a key. With both in one site, a search for “l’adhérent” misses half of them.",
	},
	Bad:  "l'adhérent d'aujourd'hui",
	Good: "l’adhérent d’aujourd’hui",
})

var frApostropheText = diag.Text{AR: "استعمل ‹’› بدل ‹'›", FR: "écrivez ‹’› au lieu de ‹'›", EN: "write ’ instead of '"}

// frApostrophe reports straight apostrophes between letters, and behind an
// elision whatever follows.
func frApostrophe(in *edition, p *passage) {
	for i := p.index('\'', 0); i >= 0; i = p.index('\'', i+1) {
		if !isLatin(p.before(i)) {
			continue
		}
		next := p.after(i + 1)
		switch strings.ToLower(string(p.text[p.wordStart(i):i])) {
		case "l", "d", "n", "s", "j", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu":
			if !isLatin(next) && !isDigit(next) && next != '«' && next != opaque && next != '"' && next != '“' {
				continue
			}
		default:
			if !isLatin(next) {
				continue
			}
		}
		in.add(p, finding{rule: ruleFrApostrophe, message: frApostropheText, start: i, end: i + 1, replace: to("’")})
	}
}
