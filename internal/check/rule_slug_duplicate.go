package check

import "balagh/internal/diag"

// Raised by packages archive and build.
var _ = register(diag.Rule{
	Name: "slug-duplicate", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "صفحتان لعنوان واحد", FR: "Deux pages à la même adresse", EN: "Two pages at one address"},
	About: diag.Text{
		AR: "اسم المجلد هو معرف البلاغ في الموقع كله، ولا يشترك بلاغان في معرف ولا في عنوان، ولو اختلفا في الهمزة أو في كبر الحرف. وبعض الأسماء محجوز لصفحات الأرشيف. غيّر اسم أحد المجلدين، أو الحقل slug، أو العنوان القديم aliases.",
		FR: "Le nom du dossier est l’identifiant du communiqué dans tout le site ; deux communiqués ne partagent ni identifiant ni adresse, même à un accent ou une capitale près. Certains noms sont réservés aux pages des archives. Changez le nom d’un dossier, slug ou aliases.",
		EN: "The folder's name is the release's id in the whole site; no two releases share an id or an address, not even with another accent or case. Some names are kept for pages of the archive. Change the name of one folder, slug or aliases.",
	},
	Bad:  "content/releases/2023/rencontre/\ncontent/releases/2024/rencontre/",
	Good: "content/releases/2023/rencontre-agadir/\ncontent/releases/2024/rencontre-rabat/",
})
