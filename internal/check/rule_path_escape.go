package check

import "balagh/internal/diag"

// Raised by packages content and archive.
var _ = register(diag.Rule{
	Name: "path-escape", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "مسار يخرج من مجلد البلاغ", FR: "Un chemin qui sort du dossier du communiqué", EN: "A path that leaves the release's folder"},
	About: diag.Text{
		AR: "الصور والمرفقات في مجلد البلاغ نفسه، باسمها وحده. المسار الذي يخرج منه قد ينشر ما ليس للنشر، وينكسر إذا نُقل المجلد. انسخ الملف إلى المجلد واكتب اسمه.",
		FR: "Images et pièces jointes sont dans le dossier du communiqué et s’écrivent par leur seul nom. Un chemin qui en sort pourrait publier ce qui ne doit pas l’être, et se brise quand le dossier bouge. Copiez le fichier dans le dossier et écrivez son nom.",
		EN: "Pictures and attachments lie in the release's own folder and are written by name alone. A path that leaves it might publish what is not meant to be, and breaks when the folder moves. Copy the file into the folder and write its name.",
	},
	Bad:  "![قاعة اللقاء](../../2023/x/salle.jpg)",
	Good: "![قاعة اللقاء](salle.jpg)",
})
