package check

import "balagh/internal/diag"

// Raised by packages config, content and archive.
var _ = register(diag.Rule{
	Name: "field-required", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "حقل لازم غير موجود", FR: "Un champ nécessaire absent", EN: "A field that is needed is missing"},
	About: diag.Text{
		AR: "لكل بلاغ عنوان وتاريخ، ولكل تصحيح تاريخه ونصه، وللموقع عنوانه ولغاته ومنطقته الزمنية؛ لا تُصنع صفحة دونها. أضف الحقل الذي تسميه الرسالة. غياب التاريخ عن مسودة، وغياب feed_authority، تنبيه.",
		FR: "Un communiqué a un titre et une date, une correction sa date et son texte, un site son adresse, ses langues et son fuseau ; sans eux aucune page ne se fait. Ajoutez le champ nommé. Un brouillon sans date et l’absence de feed_authority sont des avertissements.",
		EN: "A release has a title and a date, a correction its date and text, a site its address, languages and time zone; no page is made without them. Add the field that is named. A draft without a date and a missing feed_authority are warnings.",
	},
	Bad:  "title = \"لقاء تواصلي بالعيون\"",
	Good: "title = \"لقاء تواصلي بالعيون\"\ndate = 2023-11-15",
})
