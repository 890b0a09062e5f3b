package check

import "balagh/internal/diag"

// Raised by package archive.
var _ = register(diag.Rule{
	Name: "unknown-tag", Severity: diag.Error, Fix: diag.Proposal,
	Title: diag.Text{AR: "موضوع غير معروف", FR: "Un thème inconnu", EN: "An unknown tag"},
	About: diag.Text{
		AR: "تُختار الكلمة من القائمة المغلقة [tags.…] في site.toml، بمعرفها أو باسمها في أي لغة، فلا يتفرق الموضوع الواحد على كلمات. تقترح الرسالة الأقرب إن وُجد. صحح الكلمة، أو أضفها إلى القائمة.",
		FR: "Le mot se prend dans la liste fermée [tags.…] de site.toml, par son identifiant ou son nom dans une langue : un sujet ne se disperse pas sous plusieurs mots. Le message propose le plus proche, s’il y en a un. Corrigez le mot, ou ajoutez-le à la liste.",
		EN: "The word is taken from the closed list [tags.…] of site.toml, by its id or its name in any language, so that one subject does not scatter over several words. The nearest is proposed, where one is near. Correct the word, or add it to the list.",
	},
	Bad:  "tags = [\"couverture-sant\"]",
	Good: "tags = [\"couverture-sante\"]",
})
