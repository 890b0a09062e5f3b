package check

import "balagh/internal/diag"

var ruleTooComplex = register(diag.Rule{
	Name: "too-complex", Severity: diag.Warning,
	Title: diag.Text{AR: "نص متداخل فوق الحد", FR: "Un texte trop imbriqué", EN: "A text nested beyond measure"},
	About: diag.Text{
		AR: "فيه من الاقتباسات المتداخلة أو العلامات ما لا يحتاجه بلاغ، وقد يكون ملفا آخر لُصق هنا. يظهر النص كاملا في فقرات عادية. بسّط بنيته.",
		FR: "Il contient plus de citations imbriquées ou de signes qu’un communiqué n’en demande ; un autre fichier a peut-être été collé ici. Le texte entier paraît en simples paragraphes. Simplifiez-le.",
		EN: "It holds more nested quotations or marks than any release needs; perhaps another file was pasted here. The whole text is shown as plain paragraphs. Make it simpler.",
	},
	Bad:  "> > > > > > > > > > …",
	Good: "> «لقاء مثمر»",
})

var tooComplexText = diag.Text{AR: "نص معقد البنية، يظهر فقرات عادية: {0}", FR: "texte trop imbriqué, montré en simples paragraphes : {0}", EN: "too deeply nested, shown as plain paragraphs: {0}"}
