package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "front-matter-format", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "ترويسة ناقصة أو بصيغة أخرى", FR: "Un en-tête absent ou d’une autre forme", EN: "Front matter that is missing or in another form"},
	About: diag.Text{
		AR: "يبدأ كل ملف بسطر +++ وتليه المعطيات ثم سطر +++ ثم النص. السطر --- علامة صيغة أخرى (YAML) لا يقرؤها balagh. انقل المعطيات إلى صيغة title = \"…\" بين سطري +++.",
		FR: "Chaque fichier commence par une ligne +++, suivie des données, d’une ligne +++ puis du texte. La ligne --- est d’une autre forme (YAML), que balagh ne lit pas. Récrivez les données en title = \"…\" entre deux lignes +++.",
		EN: "Each file begins with a line +++, then the data, a line +++ and the text. The line --- belongs to another form (YAML), which balagh does not read. Write the data as title = \"…\" between two lines of +++.",
	},
	Bad:  "---\ntitle: لقاء تواصلي بالعيون\n---",
	Good: "+++\ntitle = \"لقاء تواصلي بالعيون\"\n+++",
})
