package check

import "balagh/internal/diag"

// Raised by package toml.
var _ = register(diag.Rule{
	Name: "toml-syntax", Severity: diag.Error, Fix: diag.Proposal, Hard: true,
	Title: diag.Text{AR: "سطر من المعطيات تعذرت قراءته", FR: "Une ligne de données illisible", EN: "A line of data that cannot be read"},
	About: diag.Text{
		AR: "تُكتب المعطيات هكذا: الحقل، ثم =، ثم القيمة. النص بين علامتي \" مستقيمتين، والقائمة بين [ و] بفواصل لاتينية، والأرقام من 0 إلى 9. تقول الرسالة ما وُجد وما المطلوب؛ صحح السطر.",
		FR: "Une donnée s’écrit : champ, =, valeur. Un texte se met entre deux guillemets droits \", une liste entre [ et ] avec des virgules, les chiffres vont de 0 à 9. Le message dit ce qui a été trouvé et ce qu’il faut ; corrigez la ligne.",
		EN: "A datum is written: field, =, value. A text stands between two straight marks \", a list between [ and ] with commas, digits are 0 to 9. The message says what was found and what is needed; correct the line.",
	},
	Bad:  "title = “لقاء تواصلي بالعيون”",
	Good: "title = \"لقاء تواصلي بالعيون\"",
})
