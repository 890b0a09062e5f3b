package check

import "balagh/internal/diag"

var ruleUnsafeLink = register(diag.Rule{
	Name: "unsafe-link", Severity: diag.Error,
	Title: diag.Text{AR: "رابط من نوع مرفوض", FR: "Un lien d’une forme refusée", EN: "A link of a form that is refused"},
	About: diag.Text{
		AR: "تُقبل http وhttps وmailto وtel وحدها، والروابط الداخلية. ما يبدأ بـ javascript: أو data: أو file: قد يُشغل برنامجا عند القارئ أو لا يفتح عنده شيئا. يبقى نص الرابط في الصفحة. اكتب عنوان ويب كاملا.",
		FR: "Seuls http, https, mailto, tel et les liens internes sont admis. javascript:, data: ou file: pourrait lancer un programme chez le lecteur, ou ne rien ouvrir. Le texte du lien reste sur la page. Écrivez une adresse web complète.",
		EN: "Only http, https, mailto, tel and internal links are accepted. javascript:, data: or file: could run a program at the reader's, or open nothing. The link's text stays on the page. Write a whole web address.",
	},
	Bad:  "[التقرير](file:///C:/rapport.pdf)",
	Good: "[التقرير](rapport.pdf)",
})

var unsafeLinkText = diag.Text{AR: "رابط مرفوض: ‹{0}›", FR: "lien refusé : ‹{0}›", EN: "refused link: {0}"}
