package serve

import "balagh/internal/diag"

var (
	previewLabel   = diag.Text{AR: "المعاينة", FR: "Aperçu", EN: "Preview"}
	mistakesHere   = diag.Text{AR: "أخطاء في هذه الصفحة", FR: "Des erreurs sur cette page", EN: "Mistakes on this page"}
	mistakesAfter  = diag.Text{AR: "لا يُنشر الموقع قبل إصلاحها.", FR: "Le site ne peut pas être publié avant leur correction.", EN: "The site cannot be published until they are mended."}
	moreMistakes   = diag.Text{AR: "… و{0} غيرها", FR: "… et {0} de plus", EN: "… and {0} more"}
	closeLabel     = diag.Text{AR: "إخفاء", FR: "Masquer", EN: "Hide"}
	hintLabel      = diag.Text{AR: "اقتراح:", FR: "Piste :", EN: "Hint:"}
	fixLabel       = diag.Text{AR: "للإصلاح:", FR: "Pour corriger :", EN: "To mend it:"}
	errorsCount    = diag.Text{AR: "أخطاء: {0}", FR: "erreurs : {0}", EN: "errors: {0}"}
	warningsCount  = diag.Text{AR: "تنبيهات: {0}", FR: "avertissements : {0}", EN: "warnings: {0}"}
	elsewhereCount = diag.Text{AR: "أخطاء في غيرها: {0}", FR: "erreurs ailleurs : {0}", EN: "errors elsewhere: {0}"}
	comma          = diag.Text{AR: "، ", FR: ", ", EN: ", "}
	draftBar       = diag.Text{AR: "مسودة: لا يراها القراء", FR: "Brouillon : les lecteurs ne le voient pas", EN: "Draft: readers do not see it"}
	scheduledBar   = diag.Text{AR: "مجدول: يظهر للقراء يوم {0} على الساعة {1}", FR: "Programmé : paraît le {0} à {1}", EN: "Scheduled: appears on {0} at {1}"}
)

// spoken is a language that balagh speaks: one of these, else English.
func spoken(code string) string {
	if code == "ar" || code == "fr" {
		return code
	}
	return "en"
}

func direction(lang string) string {
	if lang == "ar" {
		return "rtl"
	}
	return "ltr"
}
