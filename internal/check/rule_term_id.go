package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "term-id", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "معرف كلمة لا يصلح عنوانا", FR: "Un identifiant qui ne peut être une adresse", EN: "An id that cannot be an address"},
	About: diag.Text{
		AR: "يصير معرف الموضوع أو الجهة أو السلسلة جزءا من عنوان صفحته: حروف a-z صغيرة وأرقام وشرطات. الاسم العربي يُكتب في ar.",
		FR: "L’identifiant d’un thème, d’une région ou d’une série entre dans l’adresse de sa page : a-z, chiffres et tirets. Le nom arabe s’écrit dans ar.",
		EN: "The id of a tag, region or series becomes part of its page's address: a-z, digits and hyphens. The Arabic name is written in ar.",
	},
	Bad:  "[tags.\"الحكامة\"]\nfr = \"Gouvernance\"",
	Good: "[tags.gouvernance]\nar = \"الحكامة\"\nfr = \"Gouvernance\"",
})
