package check

import "balagh/internal/diag"

// Raised by package archive.
var _ = register(diag.Rule{
	Name: "original-twice", Severity: diag.Error,
	Title: diag.Text{AR: "نسختان تقول كل منهما إنها الأصل", FR: "Deux versions qui se disent l’originale", EN: "Two editions that both say they are the original"},
	About: diag.Text{
		AR: "تُكتب المعطيات المشتركة مرة واحدة، في النسخة الأصلية. إن قالت نسختان original = true لم يُعرف أيهما يُؤخذ بها. أبق الحقل في واحدة.",
		FR: "Les faits communs s’écrivent une fois, dans la version originale. Si deux versions disent original = true, on ne sait laquelle suivre. Ne gardez le champ que dans une.",
		EN: "Shared facts are written once, in the original. If two editions say original = true, nobody knows which to follow. Keep the field in one of them.",
	},
	Bad:  "# ar.md\noriginal = true\n# fr.md\noriginal = true",
	Good: "# ar.md\noriginal = true",
})
