package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "encoding", Severity: diag.Error, Fix: diag.Proposal, Hard: true,
	Title: diag.Text{AR: "ملف ليس بترميز UTF-8", FR: "Un fichier qui n’est pas en UTF-8", EN: "A file that is not UTF-8"},
	About: diag.Text{
		AR: "حُفظ الملف بترميز قديم، فتظهر حروفه رموزا. تذكر الرسالة الترميز الذي يُقرأ به الملف إن عُرف، ويعرض check --fix --diff النص بعد التحويل. راجعه، أو افتح الملف في محرر النصوص واحفظه بترميز UTF-8.",
		FR: "Le fichier a été enregistré dans un ancien encodage et ses lettres deviennent des signes. Le message dit, s’il le sait, dans lequel il se lit, et check --fix --diff montre le texte converti. Vérifiez-le, ou enregistrez le fichier en UTF-8 depuis votre éditeur.",
		EN: "The file was saved in an old encoding, and its letters turn into signs. The message names the one it reads well in, where that is known, and check --fix --diff shows the text converted. Read it over, or save the file as UTF-8 from your editor.",
	},
	Bad:  "title = \"ÈáÇÛ\"",
	Good: "title = \"بلاغ\"",
})
