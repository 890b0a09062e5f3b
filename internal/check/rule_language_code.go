package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "language-code", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "رمز لغة خاطئ أو مكرر", FR: "Un code de langue faux ou donné deux fois", EN: "A language code that is wrong or given twice"},
	About: diag.Text{
		AR: "رمز اللغة اسم ملفاتها (ar.md) وأول عناوينها (/ar/): حرفان أو ثلاثة صغيرة، ولكل لغة رمز واحد.",
		FR: "Le code d’une langue nomme ses fichiers (ar.md) et commence ses adresses (/ar/) : deux ou trois petites lettres, un seul code par langue.",
		EN: "The code of a language names its files (ar.md) and begins its addresses (/ar/): two or three small letters, one code to a language.",
	},
	Bad:  "code = \"AR\"",
	Good: "code = \"ar\"",
})
