package check

import (
	"unicode/utf8"

	"balagh/internal/diag"
	"balagh/internal/lang"
)

var rulePresentationForms = register(diag.Rule{
	Name: "presentation-forms", Severity: diag.Note, Fix: diag.Safe,
	Title: diag.Text{AR: "حروف عربية منسوخة من ملف PDF", FR: "Lettres arabes copiées d’un PDF", EN: "Arabic letters copied from a PDF"},
	About: diag.Text{
		AR: "يخزن بعض ملفات PDF شكل الحرف لا الحرف نفسه: فالباء في أول الكلمة رمز، وفي وسطها رمز آخر. يظهر النص سليما، لكن البحث لا يعثر عليه وقارئ الشاشة قد يخطئ في نطقه. وتقبل العبارات المرسومة في رمز واحد مثل ﷺ وﷲ، والقوسان المزهران.",
		FR: "Certains PDF enregistrent la forme d’une lettre et non la lettre : un bā’ initial est un autre signe qu’un bā’ médian. Le texte semble bon, mais une recherche ne le trouve pas et un lecteur d’écran peut mal le dire. Les formules en un seul signe, comme ﷺ ou ﷲ, et les parenthèses ornées sont admises.",
		EN: "Some PDF files keep the shape of a letter instead of the letter: an initial ba is another sign than a medial one. The text looks right, but no search finds it and a screen reader may misread it. Phrases in one sign, such as ﷺ and ﷲ, and ornate brackets are accepted.",
	},
	Bad:  "ﺍﻟﺘﻌﺎﺿﺪﻳﺔ ﺍﻟﻌﺎﻣﺔ",
	Good: "التعاضدية العامة",
})

var presentationText = diag.Text{AR: "حروف منسوخة من PDF: اكتب ‹{0}›", FR: "lettres copiées d’un PDF : écrivez ‹{0}›", EN: "letters copied from a PDF: write {0}"}

// presentationForms reports runs of letters written by their shapes.
func presentationForms(in *edition, p *passage) {
	for i := p.index(0xEF, 0); i >= 0; i = p.index(0xEF, i) {
		start := i
		for i < len(p.text) {
			r, n := utf8.DecodeRune(p.text[i:])
			if !isShape(r) {
				break
			}
			i += n
		}
		if i == start {
			i++
			continue
		}
		become := lang.Letters(string(p.text[start:i]))
		in.add(p, finding{rule: rulePresentationForms, message: presentationText, args: []string{brief(become)}, start: start, end: i, replace: &become})
	}
}

// isShape tells letters by their shapes from signs of their own: symbols,
// phrases and ornate brackets.
func isShape(r rune) bool {
	return r >= 0xFB50 && r <= 0xFBB1 || r >= 0xFBD3 && r <= 0xFD3D || r >= 0xFD50 && r <= 0xFDC7 || r >= 0xFE70 && r <= 0xFEFC
}
