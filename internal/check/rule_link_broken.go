package check

import "balagh/internal/diag"

// Raised by package archive.
var _ = register(diag.Rule{
	Name: "link-broken", Severity: diag.Error, Fix: diag.Proposal,
	Title: diag.Text{AR: "رابط داخلي لا يؤدي إلى شيء", FR: "Un lien interne qui ne mène nulle part", EN: "An internal link that leads nowhere"},
	About: diag.Text{
		AR: "كل رابط إلى بلاغ أو صفحة أو عنوان فرعي أو ملف يُتحقق منه في كل لغة قبل النشر. اكتب المسار من مجلد البلاغ (../../2024/الاسم) أو من أول المحتوى (/releases/2024/الاسم). تذكر الرسالة الأقرب إن وُجد.",
		FR: "Chaque lien vers un communiqué, une page, un intertitre ou un fichier est vérifié dans chaque langue avant la publication. Écrivez le chemin depuis le dossier (../../2024/nom) ou depuis la racine (/releases/2024/nom). Le message donne le plus proche, s’il y en a un.",
		EN: "Every link to a release, a page, a heading or a file is followed in each language before anything is published. Write the path from the folder (../../2024/name) or from the root (/releases/2024/name). The nearest is named, where one is near.",
	},
	Bad:  "[اللقاء السابق](/releases/2024/rencontre-delegue)",
	Good: "[اللقاء السابق](/releases/2024/rencontre-delegues)",
})
