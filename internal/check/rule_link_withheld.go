package check

import "balagh/internal/diag"

// Raised by package archive.
var _ = register(diag.Rule{
	Name: "link-withheld", Severity: diag.Warning,
	Title: diag.Text{AR: "رابط إلى بلاغ لم يُنشر بعد", FR: "Un lien vers un communiqué pas encore public", EN: "A link to a release that is not public yet"},
	About: diag.Text{
		AR: "يظهر الرابط نصا عاديا حتى لا يكشف عنوان ما ينتظر ساعته، ثم يصير رابطا في أول بناء بعد نشره. لا شيء يُصلح إن كان ذلك مقصودا.",
		FR: "Le lien reste du texte, pour ne pas trahir l’adresse de ce qui attend son heure ; il devient un lien à la première construction qui suit. Il n’y a rien à corriger si c’est voulu.",
		EN: "The link stays plain text, so as not to give away the address of what waits for its hour; it becomes a link with the first build after it. There is nothing to mend if that is what you want.",
	},
	Bad:  "[البلاغ المقبل](../../2030/assises)",
	Good: "[بلاغ منشور](../../2025/assises)",
})
