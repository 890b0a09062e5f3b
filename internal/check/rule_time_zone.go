package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "time-zone", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "منطقة زمنية غير معروفة", FR: "Un fuseau horaire inconnu", EN: "An unknown time zone"},
	About: diag.Text{
		AR: "تُقرأ التواريخ والساعات بتوقيت الموقع، ومنه يُعرف متى يُنشر بلاغ مجدول. اكتب الاسم كما في قاعدة IANA: القارة/المدينة.",
		FR: "Les dates et les heures se lisent à l’heure du site, qui décide aussi quand paraît un communiqué programmé. Écrivez le nom de la base IANA : continent/ville.",
		EN: "Dates and hours are read by the site's clock, which also decides when a scheduled release appears. Write the name of the IANA database: continent/city.",
	},
	Bad:  "time_zone = \"Maroc\"",
	Good: "time_zone = \"Africa/Casablanca\"",
})
