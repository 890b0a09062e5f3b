package check

import "balagh/internal/diag"

var ruleUnclosedBlock = register(diag.Rule{
	Name: "unclosed-block", Severity: diag.Warning,
	Title: diag.Text{AR: "كتلة مفتوحة لا تُغلق", FR: "Un bloc ouvert et jamais fermé", EN: "A block that is opened and never closed"},
	About: diag.Text{
		AR: "ثلاث علامات ` أو تعليق <!-- بلا إغلاق يبتلع كل ما بعده إلى آخر النص. أغلق الكتلة بالعلامات نفسها في سطر وحدها، أو احذف فتحها.",
		FR: "Trois ` ou un commentaire <!-- sans fermeture avalent tout le reste du texte. Fermez le bloc par les mêmes signes, seuls sur une ligne, ou supprimez son ouverture.",
		EN: "Three ` or a comment <!-- without an end swallow all the rest of the text. Close the block with the same signs on a line of their own, or delete its opening.",
	},
	Bad:  "```\nجدول الأعمال",
	Good: "```\nجدول الأعمال\n```",
})

var unclosedBlockText = diag.Text{AR: "الكتلة المفتوحة هنا غير مغلقة: ‹{0}›", FR: "le bloc ouvert ici n’est jamais fermé : ‹{0}›", EN: "the block opened here is never closed: {0}"}
