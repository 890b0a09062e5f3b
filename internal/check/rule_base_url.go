package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "base-url", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "base_url ليس عنوانا كاملا", FR: "base_url n’est pas une adresse complète", EN: "base_url is no whole address"},
	About: diag.Text{
		AR: "تحتاج الخلاصات وخرائط الموقع وبطاقات المشاركة إلى العنوان الذي يُنشر تحته الموقع كاملا: https:// ثم اسم الخادم، وقد يليه مسار. لا ? فيه ولا #.",
		FR: "Les fils, le plan du site et les cartes de partage ont besoin de l’adresse complète de publication : https:// et le nom du serveur, au besoin un chemin. Ni ? ni #.",
		EN: "Feeds, sitemaps and share cards need the whole address the site is published under: https:// and the host, perhaps a path. No ? and no #.",
	},
	Bad:  "base_url = \"news.example.org\"",
	Good: "base_url = \"https://news.example.org\"",
})
