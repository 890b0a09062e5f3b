package check

import (
	"fmt"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleOddSpace = register(diag.Rule{
	Name: "odd-space", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{AR: "فراغ غير عادي بين كلمتين عربيتين", FR: "Espace inhabituelle entre deux mots arabes", EN: "An unusual space between two Arabic words"},
	About: diag.Text{
		AR: "الفراغ غير القابل للكسر وعلامة الجدولة والفراغ الذي لا عرض له تأتي مع النص المنسوخ من الويب أو من معالج النصوص. تبدو كالفراغ العادي، لكنها تمنع السطر من الانكسار في موضعه وتجعل البحث يخطئ الكلمتين.",
		FR: "Espaces insécables, tabulations et espaces sans largeur arrivent avec un texte copié du web ou d’un traitement de texte. Elles ressemblent à une espace ordinaire, mais empêchent la ligne de se couper au bon endroit et la recherche de trouver les deux mots.",
		EN: "No-break spaces, tabs and spaces without width come with text copied from the web or a word processor. They look like a plain space, but keep the line from breaking where it should and a search from finding the two words.",
	},
	Bad:  "موظفي\u00a0الإدارات العمومية",
	Good: "موظفي الإدارات العمومية",
})

var oddSpaceText = diag.Text{AR: "فراغ غير عادي ‹{0}› بين كلمتين", FR: "espace inhabituelle ‹{0}› entre deux mots", EN: "unusual space {0} between two words"}

// oddSpace reports a gap that holds another space than the plain one. Between a
// number and its unit, or around Latin words, such a space has its uses.
func oddSpace(in *edition, p *passage, g gap) {
	if !arabicOrSign(g.prev) && !arabicStop(g.prev) && g.prev != '؛' && g.prev != ':' || !isArabic(g.next) {
		return
	}
	name, wide := "", false
	for i := g.start; i < g.end; {
		r, n := utf8.DecodeRune(p.text[i:])
		if r != ' ' && name == "" {
			name = fmt.Sprintf("U+%04X", r)
		}
		wide = wide || r != 0x200B && r != 0xFEFF
		i += n
	}
	f := finding{rule: ruleOddSpace, message: oddSpaceText, args: []string{name}, start: g.start, end: g.end, replace: to(" ")}
	f.unsure = !wide // it may part two words or break one
	in.add(p, f)
}
