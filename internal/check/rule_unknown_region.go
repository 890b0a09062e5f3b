package check

import "balagh/internal/diag"

// Raised by package archive.
var _ = register(diag.Rule{
	Name: "unknown-region", Severity: diag.Error, Fix: diag.Proposal,
	Title: diag.Text{AR: "جهة غير معروفة، أو جهة قُسمت", FR: "Une région inconnue, ou qui a été partagée", EN: "An unknown region, or one that was divided"},
	About: diag.Text{
		AR: "تُختار الكلمة من القائمة المغلقة [regions.…] في site.toml، بمعرفها أو باسمها في أي لغة، فلا يتفرق الموضوع الواحد على كلمات. الجهة القديمة التي قُسمت سنة 2015 لا تُحوَّل من تلقاء نفسها: تذكر الرسالة الجهات التي يُختار منها. تقترح الرسالة الأقرب إن وُجد. صحح الكلمة، أو أضفها إلى القائمة.",
		FR: "Le mot se prend dans la liste fermée [regions.…] de site.toml, par son identifiant ou son nom dans une langue : un sujet ne se disperse pas sous plusieurs mots. Une ancienne région partagée en 2015 n’est jamais convertie d’office : le message donne celles entre lesquelles choisir. Le message propose le plus proche, s’il y en a un. Corrigez le mot, ou ajoutez-le à la liste.",
		EN: "The word is taken from the closed list [regions.…] of site.toml, by its id or its name in any language, so that one subject does not scatter over several words. A former region that was divided in 2015 is never converted by itself: the message names those to choose from. The nearest is proposed, where one is near. Correct the word, or add it to the list.",
	},
	Bad:  "regions = [\"دكالة عبدة\"]",
	Good: "regions = [\"casablanca-settat\"]",
})
