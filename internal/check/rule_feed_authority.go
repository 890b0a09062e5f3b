package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "feed-authority", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "feed_authority على غير الصورة المطلوبة", FR: "feed_authority n’a pas la forme voulue", EN: "feed_authority in the wrong form"},
	About: diag.Text{
		AR: "هو الجزء الثابت من معرفات الخلاصات: اسم نطاق تملكه، وفاصلة، وسنة كان فيها لك. لا تغيره أبدا بعد النشر، وإلا تلقى المشتركون الأرشيف كله من جديد.",
		FR: "C’est la part fixe des identifiants des fils : un nom de domaine à vous, une virgule, une année où il l’était. Ne le changez plus après la publication, ou les abonnés recevraient de nouveau toutes les archives.",
		EN: "It is the fixed part of the feeds' ids: a domain of yours, a comma, a year in which it was yours. Never change it once published, or subscribers receive the whole archive again.",
	},
	Bad:  "feed_authority = \"https://news.example.org\"",
	Good: "feed_authority = \"news.example.org,2023\"",
})
