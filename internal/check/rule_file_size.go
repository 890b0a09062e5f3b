package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "file-size", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "نص أكبر من أن يكون بلاغا", FR: "Un texte trop grand pour un communiqué", EN: "A text too large for a press release"},
	About: diag.Text{
		AR: "لا يبلغ بلاغ مكتوب هذا الحجم: الغالب أن صورة أو ملفا آخر حُفظ بهذا الاسم. ضع النص وحده في الملف، وما عداه مرفقات.",
		FR: "Aucun communiqué n’atteint cette taille : une image ou un autre fichier a sans doute été enregistré sous ce nom. Ne gardez que le texte, et joignez le reste.",
		EN: "No written release reaches this size: most likely a picture or another file was saved under this name. Keep the text alone in the file and attach the rest.",
	},
	Bad:  "ar.md: 40 MiB",
	Good: "ar.md: 12 KiB",
})
