package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "not-a-file", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "نسخة ليست ملفا عاديا", FR: "Une version qui n’est pas un fichier ordinaire", EN: "An edition that is no regular file"},
	About: diag.Text{
		AR: "يحمل الاسم ar.md مجلدا أو جهازا أو أنبوبا، لا ملفا فيه نص. ضع النص في ملف عادي بهذا الاسم.",
		FR: "Le nom ar.md désigne un dossier, un périphérique ou un tube, et non un fichier de texte. Mettez le texte dans un fichier ordinaire de ce nom.",
		EN: "The name ar.md stands for a folder, a device or a pipe, not for a file of text. Put the text into a regular file of that name.",
	},
	Bad:  "content/releases/2024/rencontre/ar.md/",
	Good: "content/releases/2024/rencontre/ar.md",
})
