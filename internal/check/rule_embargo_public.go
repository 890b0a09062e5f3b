package check

import "balagh/internal/diag"

// Reported by scheduled, which knows what waits for its hour.
var ruleEmbargoPublic = register(diag.Rule{
	Name: "embargo-public", Severity: diag.Warning,
	Title: diag.Text{AR: "بلاغ مجدول في مستودع مفتوح للعموم", FR: "Un communiqué programmé dans un dépôt public", EN: "A scheduled release in a public repository"},
	About: diag.Text{
		AR: "يصرح site.toml بأن المستودع مفتوح (check.public = true)، فالنص مقروء لكل من يفتحه قبل ساعة نشره. احفظ البلاغ خارج المستودع إلى ساعته، أو اجعل المستودع خاصا.",
		FR: "site.toml dit le dépôt public (check.public = true) : quiconque l’ouvre lit le texte avant l’heure. Gardez le communiqué hors du dépôt jusque-là, ou rendez le dépôt privé.",
		EN: "site.toml says that the repository is public (check.public = true): whoever opens it reads the text before its hour. Keep the release out of the repository until then, or make the repository private.",
	},
	Bad:  "# site.toml: [check] public = true\npublish_at = 2030-06-17T09:00:00",
	Good: "# site.toml: [check] public = false\npublish_at = 2030-06-17T09:00:00",
})

var embargoPublicText = diag.Text{AR: "النص مقروء منذ الآن في المستودع، قبل موعد نشره: {0} على الساعة {1}", FR: "le texte est déjà lisible dans le dépôt, avant son heure : le {0} à {1}", EN: "the text can be read in the repository already, before its hour: {0} at {1}"}
