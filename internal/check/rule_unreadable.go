package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "unreadable", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "ملف أو مجلد تعذرت قراءته", FR: "Un fichier ou un dossier illisible", EN: "A file or folder that cannot be read"},
	About: diag.Text{
		AR: "رفض النظام فتحه، لنقص في الصلاحيات غالبا. لا يُبنى الموقع ناقصا دون علم أحد، ولذلك يتوقف البناء. أصلح الصلاحيات.",
		FR: "Le système refuse de l’ouvrir, le plus souvent faute de droits. Un site n’est jamais construit incomplet à l’insu de tous : la construction s’arrête. Rétablissez les droits.",
		EN: "The system refuses to open it, mostly for want of permissions. A site is never built incomplete without anyone knowing, so the build stops. Mend the permissions.",
	},
	Bad:  "chmod 000 ar.md",
	Good: "chmod 644 ar.md",
})
