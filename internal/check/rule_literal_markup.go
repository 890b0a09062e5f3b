package check

import "balagh/internal/diag"

var ruleLiteralMarkup = register(diag.Rule{
	Name: "literal-markup", Severity: diag.Warning,
	Title: diag.Text{AR: "نجوم ستظهر في الصفحة", FR: "Des astérisques qui resteront visibles", EN: "Asterisks that will show on the page"},
	About: diag.Text{
		AR: "لا يظهر النص بالخط الغليظ إذا كان بعد العلامة ** الأولى أو قبل الأخيرة فراغ، أو كانت إحداهما دون الأخرى. ألصق العلامتين بالكلمات، وأخرج الفراغ وعلامة الترقيم منهما.",
		FR: "** ne met rien en gras si une espace suit la première ou précède la dernière, ou si l’une est seule. Collez les signes aux mots ; sortez-en l’espace et la ponctuation.",
		EN: "** makes nothing bold if a space follows the first or precedes the last, or if one stands alone. Put the signs close to the words, with the space and the punctuation outside.",
	},
	Bad:  "** شعار اللقاء ** جودة الخدمات",
	Good: "**شعار اللقاء** جودة الخدمات",
})

var literalMarkupText = diag.Text{AR: "ستظهر ‹{0}› في الصفحة", FR: "‹{0}› restera visible sur la page", EN: "{0} will show on the page"}
