package check

import "balagh/internal/diag"

// Raised by package archive.
var _ = register(diag.Rule{
	Name: "image-missing", Severity: diag.Error, Fix: diag.Proposal, Hard: true,
	Title: diag.Text{AR: "صورة أو مرفق غير موجود في المجلد", FR: "Une image ou une pièce jointe absente du dossier", EN: "A picture or attachment that is not in the folder"},
	About: diag.Text{
		AR: "اسم الملف في النص واسمه في المجلد واحد، حرفا حرفا: salle.jpg غير Salle.JPG على خادم الويب وإن بدا صحيحا على ويندوز. انسخ الملف إلى المجلد، أو صحح الاسم كما تقترح الرسالة.",
		FR: "Le nom écrit et celui du fichier sont les mêmes, lettre à lettre : salle.jpg n’est pas Salle.JPG sur un serveur, même si Windows les confond. Copiez le fichier dans le dossier, ou corrigez le nom comme le message le propose.",
		EN: "The name in the text and that of the file are the same, letter by letter: salle.jpg is not Salle.JPG on a web server, even if Windows says so. Copy the file into the folder, or correct the name as proposed.",
	},
	Bad:  "![قاعة اللقاء](salle.jpg)  # Salle.JPG",
	Good: "![قاعة اللقاء](Salle.JPG)",
})
