package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "web-address", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "عنوان ويب غير كامل", FR: "Une adresse web incomplète", EN: "A web address that is not whole"},
	About: diag.Text{
		AR: "يُكتب رابط الحساب كاملا كما ينسخ من المتصفح، وأوله https://.",
		FR: "L’adresse d’un compte s’écrit en entier, telle qu’on la copie du navigateur, https:// compris.",
		EN: "The address of an account is written whole, as it is copied from the browser, https:// included.",
	},
	Bad:  "url = \"facebook.com/mgpap\"",
	Good: "url = \"https://facebook.com/mgpap\"",
})
