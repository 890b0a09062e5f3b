package check

import "balagh/internal/diag"

// Raised by packages content and archive.
var _ = register(diag.Rule{
	Name: "unknown-file", Severity: diag.Warning,
	Title: diag.Text{AR: "ملف في مجلد البلاغ لا يستعمله أحد", FR: "Un fichier du dossier que rien n’utilise", EN: "A file of the folder that nothing uses"},
	About: diag.Text{
		AR: "لا يُنشر من المجلد إلا ما تستعمله نسخة: صورة تظهر أو وثيقة مرفقة. والملف AR.md أو es.md ليس نسخة من نسخ الموقع. وجود ar.md وindex.ar.md معا خطأ، إذ لا يُعرف أيهما المقصود. أضف الملف إلى النص، أو صحح اسمه، أو احذفه.",
		FR: "Du dossier n’est publié que ce qu’une version utilise : une image montrée, une pièce jointe. AR.md ou es.md n’est pas une version du site. ar.md et index.ar.md ensemble sont une erreur : on ne sait lequel est le bon. Citez le fichier, corrigez son nom ou supprimez-le.",
		EN: "Of a folder only what an edition uses is published: a picture shown, a document attached. AR.md or es.md is no edition of the site. ar.md and index.ar.md together are an error, since nobody can tell which is meant. Use the file, correct its name or delete it.",
	},
	Bad:  "content/releases/2024/rencontre/AR.md",
	Good: "content/releases/2024/rencontre/ar.md",
})
