package check

import "balagh/internal/diag"

var ruleImageExternal = register(diag.Rule{
	Name: "image-external", Severity: diag.Error,
	Title: diag.Text{AR: "صورة على موقع آخر", FR: "Une image d’un autre site", EN: "A picture on another site"},
	About: diag.Text{
		AR: "لا تطلب صفحات الموقع شيئا من خادم آخر: قد تختفي الصورة أو تتغير، ويعرف صاحبها من يقرأ. احفظ الصورة في مجلد البلاغ بعد التأكد من حق نشرها، واكتب اسمها.",
		FR: "Les pages ne demandent rien à un autre serveur : l’image pourrait disparaître ou changer, et son propriétaire saurait qui lit. Enregistrez-la dans le dossier, si vous avez le droit de la publier, et écrivez son nom.",
		EN: "The pages ask nothing of another server: the picture might vanish or change, and its owner would know who reads. Save it in the folder, if you have the right to publish it, and write its name.",
	},
	Bad:  "![قاعة اللقاء](https://example.org/salle.jpg)",
	Good: "![قاعة اللقاء](salle.jpg)",
})

var imageExternalText = diag.Text{AR: "الصورة ‹{0}› على موقع آخر: ضعها في مجلد البلاغ", FR: "l’image ‹{0}› est sur un autre site : mettez-la dans le dossier", EN: "image {0} is on another site: put it into the folder"}
