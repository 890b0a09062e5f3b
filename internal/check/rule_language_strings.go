package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "language-strings", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "ملف نصوص لغة غائب أو ناقص", FR: "Un fichier de textes absent ou incomplet", EN: "A strings file that is missing or incomplete"},
	About: diag.Text{
		AR: "تأخذ كل لغة كلمات الواجهة والشهور والأيام وصيغ التواريخ من layouts/i18n/الرمز.toml. انسخ ملف لغة قريبة وترجمه، وأكمل ما تسميه الرسالة.",
		FR: "Chaque langue tire les mots de l’interface, les mois, les jours et les formes de date de layouts/i18n/CODE.toml. Copiez le fichier d’une langue voisine, traduisez-le et complétez ce que nomme le message.",
		EN: "Each language takes the words of the interface, months, days and date patterns from layouts/i18n/CODE.toml. Copy the file of a near language, translate it and complete what the message names.",
	},
	Bad:  "# layouts/i18n/zgh.toml\n[locale]\nday = \"{day} {month}\"",
	Good: "# layouts/i18n/zgh.toml\n[locale]\nday = \"{day} {month} {year}\"",
})
