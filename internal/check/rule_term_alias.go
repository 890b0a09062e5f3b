package check

import "balagh/internal/diag"

// Raised by package archive.
var _ = register(diag.Rule{
	Name: "term-alias", Severity: diag.Note, Fix: diag.Safe,
	Title: diag.Text{AR: "كلمة تُفهم على أنها كلمة أخرى", FR: "Un mot lu comme un autre", EN: "A word read as another"},
	About: diag.Text{
		AR: "فُهمت الكلمة، لأنها اسم آخر أو كتابة أخرى لكلمة من قوائم site.toml. المعرف أوضح وأبقى: يستبدلها check --fix به داخل علامتي التنصيص.",
		FR: "Le mot est compris : c’est un autre nom, ou une autre graphie, d’une entrée des listes de site.toml. L’identifiant est plus sûr et plus durable : check --fix l’écrit à sa place, entre les guillemets.",
		EN: "The word was understood: it is another name or spelling of an entry of site.toml's lists. The id is plainer and lasts longer: check --fix writes it instead, between the quotation marks.",
	},
	Bad:  "tags = [\"الحماية الاجتماعية\"]",
	Good: "tags = [\"protection-sociale\"]",
})
