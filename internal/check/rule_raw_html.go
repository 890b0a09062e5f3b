package check

import "balagh/internal/diag"

var ruleRawHTML = register(diag.Rule{
	Name: "raw-html", Severity: diag.Error,
	Title: diag.Text{AR: "شيفرة HTML في النص", FR: "Du HTML dans le texte", EN: "HTML in the text"},
	About: diag.Text{
		AR: "لا تصل شيفرة HTML من النص إلى الصفحة: تظهر للقارئ كما كُتبت، فلا يضيع شيء ولا يتسلل شيء. اكتب بعلامات Markdown: **غليظ**، و[نص](رابط)، و![وصف](صورة). ولا يُقبل إلا تعليق يبدأ بـ balagh:.",
		FR: "Aucun HTML du texte n’atteint la page : il s’affiche tel quel, pour que rien ne se perde ni ne s’infiltre. Écrivez en Markdown : **gras**, [texte](lien), ![description](image). Seuls les commentaires balagh: sont admis.",
		EN: "No HTML of the text reaches the page: it is shown as it is written, so that nothing is lost and nothing slips in. Write Markdown: **bold**, [text](link), ![description](picture). Only comments that begin with balagh: are accepted.",
	},
	Bad:  "<b>لقاء تواصلي</b> بالعيون",
	Good: "**لقاء تواصلي** بالعيون",
})

var rawHTMLText = diag.Text{AR: "شيفرة HTML غير مقبولة هنا: ‹{0}›", FR: "HTML non admis ici : ‹{0}›", EN: "HTML is not allowed here: {0}"}
