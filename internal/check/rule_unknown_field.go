package check

import "balagh/internal/diag"

// Raised by packages toml and content.
var _ = register(diag.Rule{
	Name: "unknown-field", Severity: diag.Error, Fix: diag.Proposal,
	Title: diag.Text{AR: "حقل لا يعرفه balagh", FR: "Un champ que balagh ne connaît pas", EN: "A field balagh does not know"},
	About: diag.Text{
		AR: "الحقل المكتوب خطأ لا أثر له: يبقى الملخص ناقصا والكاتب يظنه موجودا. صحح الاسم كما تقترح الرسالة، أو احذف السطر. أسماء الحقول كلها في دليل الإعدادات.",
		FR: "Un champ mal écrit est sans effet : le résumé manque, et l’auteur le croit là. Corrigez le nom comme le message le propose, ou supprimez la ligne. Tous les champs sont dans le guide de configuration.",
		EN: "A misspelt field has no effect: the summary is missing while its author believes it is there. Correct the name as proposed, or delete the line. All fields stand in the manual of the configuration.",
	},
	Bad:  "sumary = \"زيادة في منحة التقاعد\"",
	Good: "summary = \"زيادة في منحة التقاعد\"",
})
