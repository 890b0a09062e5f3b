package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "bundle-place", Severity: diag.Warning,
	Title: diag.Text{AR: "شيء في content/ ليس بلاغا ولا صفحة", FR: "Un élément de content/ qui n’est ni communiqué ni page", EN: "Something in content/ that is neither a release nor a page"},
	About: diag.Text{
		AR: "كل بلاغ مجلد: releases/السنة/الاسم، وفيه ar.md أو fr.md. ما سوى ذلك يُهمل ولا يُنشر: ملف خارج مجلده، أو سنة ليست من أربعة أرقام، أو مجلد بلا نص. انقله إلى موضعه أو احذفه.",
		FR: "Chaque communiqué est un dossier : releases/AAAA/nom, avec ar.md ou fr.md. Le reste est ignoré et n’est pas publié : un fichier hors dossier, une année qui n’a pas quatre chiffres, un dossier sans texte. Déplacez-le ou supprimez-le.",
		EN: "Each release is a folder: releases/YYYY/name, with ar.md or fr.md in it. Anything else is ignored and not published: a file without its folder, a year that has not four digits, a folder without a text. Move it or delete it.",
	},
	Bad:  "content/releases/2024/note.md",
	Good: "content/releases/2024/note/ar.md",
})
