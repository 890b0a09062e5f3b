package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "site-missing", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "لا يوجد site.toml في المجلد", FR: "Pas de site.toml dans le dossier", EN: "No site.toml in the folder"},
	About: diag.Text{
		AR: "يقرأ balagh الموقع من المجلد الذي تعمل فيه، أو من الذي يسميه الخيار -C. انتقل إلى مجلد الموقع، أو ابدأ موقعا جديدا: balagh init.",
		FR: "balagh lit le site du dossier où vous êtes, ou de celui que nomme -C. Allez dans le dossier du site, ou commencez-en un : balagh init.",
		EN: "balagh reads the site of the folder you are in, or of the one -C names. Go to the site's folder, or start a site: balagh init.",
	},
	Bad:  "balagh build",
	Good: "balagh -C newsroom build",
})
