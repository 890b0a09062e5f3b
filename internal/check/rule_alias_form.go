package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "alias-form", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "عنوان قديم على غير الصورة المطلوبة", FR: "Une ancienne adresse mal écrite", EN: "An old address in the wrong form"},
	About: diag.Text{
		AR: "يُكتب في aliases مسار يبدأ بشرطة مائلة، كما كان في الموقع القديم، دون اسم الموقع ولا علامة ? أو # ولا فراغ. منه يُحوَّل القارئ إلى الصفحة الجديدة. احذف ما زاد.",
		FR: "aliases contient un chemin qui commence par /, tel qu’il était sur l’ancien site, sans le nom du site, ni ?, ni #, ni espace. De là, le lecteur est conduit à la nouvelle page. Retirez le surplus.",
		EN: "aliases holds a path that begins with /, as it was on the old site, without the site's name, ?, # or a space. From there a reader is led to the new page. Take out what is too much.",
	},
	Bad:  "aliases = [\"https://ancien.example.org/بلاغ?p=9\"]",
	Good: "aliases = [\"/بلاغ-9\"]",
})
