package check

import "balagh/internal/diag"

// Raised by package build.
var _ = register(diag.Rule{
	Name: "image-broken", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "ملف ليس صورة يمكن عرضها", FR: "Un fichier qui n’est pas une image affichable", EN: "A file that is no picture to show"},
	About: diag.Text{
		AR: "الملف تالف، أو صورة من نوع آخر باسم jpg، أو أكبر من اللازم. افتحه في برنامج صور واحفظه من جديد بصيغة JPEG أو PNG بحجم معقول.",
		FR: "Le fichier est abîmé, d’un autre format sous le nom de jpg, ou trop grand. Ouvrez-le dans un logiciel d’images et enregistrez-le de nouveau en JPEG ou PNG, à une taille raisonnable.",
		EN: "The file is damaged, of another format under the name of jpg, or too large. Open it in an image program and save it anew as JPEG or PNG, at a reasonable size.",
	},
	Bad:  "salle.jpg  # HEIC",
	Good: "salle.jpg  # JPEG",
})
