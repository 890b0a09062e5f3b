package archive

import "balagh/internal/diag"

var (
	originalTwice     = diag.Text{AR: "نسختان تحملان original = true؛ الأخرى: {0}", FR: "deux versions portent original = true ; l’autre : {0}", EN: "two editions say original = true; the other: {0}"}
	sharedDiffers     = diag.Text{AR: "‹{0}› يخالف ما في {1}: تُكتب المعطيات المشتركة مرة واحدة، هناك", FR: "‹{0}› diffère de {1} : les faits communs s’écrivent une seule fois, là-bas", EN: "{0} differs from {1}: shared facts are written once, there"}
	attachmentUnknown = diag.Text{AR: "المرفق ‹{0}› غير مذكور في {1}", FR: "la pièce jointe ‹{0}› n’est pas dans {1}", EN: "attachment {0} is not in {1}"}
	sameID            = diag.Text{AR: "المعرف ‹{0}› مستعمل من قبل في {1}", FR: "l’identifiant ‹{0}› est déjà pris par {1}", EN: "id {0} is already that of {1}"}
	sameAddress       = diag.Text{AR: "العنوان ‹{0}› مستعمل من قبل في {1}", FR: "l’adresse ‹{0}› est déjà prise par {1}", EN: "address {0} is already that of {1}"}
	slugReserved      = diag.Text{AR: "الاسم ‹{0}› محجوز لعناوين الأرشيف", FR: "le nom ‹{0}› est réservé aux adresses des archives", EN: "the name {0} is kept for addresses of the archive"}
	unknownContact    = diag.Text{AR: "جهة اتصال غير معروفة ‹{0}›", FR: "contact inconnu ‹{0}›", EN: "unknown contact {0}"}
	thereIs           = diag.Text{AR: "يوجد ‹{1}›", FR: "il y a ‹{1}›", EN: "there is {1}"}
	termAlias         = diag.Text{AR: "يُفهم ‹{0}› على أنه ‹{1}›", FR: "‹{0}› est lu ‹{1}›", EN: "{0} is read as {1}"}
	termDivided       = diag.Text{AR: "قُسمت ‹{0}›: اختر {1}", FR: "‹{0}› a été partagée : choisissez {1}", EN: "{0} was divided: choose {1}"}
	noRelease         = diag.Text{AR: "لا يوجد بلاغ بالمعرف ‹{0}›", FR: "aucun communiqué d’identifiant ‹{0}›", EN: "no release has the id {0}"}
	noTarget          = diag.Text{AR: "لا يوجد بلاغ ولا صفحة في ‹{0}›", FR: "aucun communiqué ni page à ‹{0}›", EN: "no release or page at {0}"}
	noAnchor          = diag.Text{AR: "لا يوجد عنوان فرعي بالمعرف ‹#{0}›", FR: "aucun intertitre d’ancre ‹#{0}›", EN: "no heading has the anchor #{0}"}
	noFile            = diag.Text{AR: "لا يوجد ‹{0}› في هذا المجلد", FR: "il n’y a pas de ‹{0}› dans ce dossier", EN: "there is no {0} in this folder"}
	linkWithheld      = diag.Text{AR: "البلاغ ‹{0}› غير منشور بعد: يظهر الرابط نصا إلى أن يُنشر", FR: "‹{0}› n’est pas encore public : le lien reste du texte jusque-là", EN: "{0} is not public yet: the link stays text until it is"}
	fileMissing       = diag.Text{AR: "الملف ‹{0}› غير موجود", FR: "‹{0}› est introuvable", EN: "{0} is not there"}
	unusedFile        = diag.Text{AR: "لا تستعمل أي نسخة الملف ‹{0}›؛ لن يُنشر", FR: "aucune version n’utilise ‹{0}› ; il ne sera pas publié", EN: "no edition uses {0}; it will not be published"}

	unknownTerm = map[string]diag.Text{
		"tags":    {AR: "موضوع غير معروف ‹{0}›", FR: "thème inconnu ‹{0}›", EN: "unknown tag {0}"},
		"regions": {AR: "جهة غير معروفة ‹{0}›", FR: "région inconnue ‹{0}›", EN: "unknown region {0}"},
		"people":  {AR: "شخصية غير معروفة ‹{0}›", FR: "personnalité inconnue ‹{0}›", EN: "unknown person {0}"},
		"series":  {AR: "سلسلة غير معروفة ‹{0}›", FR: "série inconnue ‹{0}›", EN: "unknown series {0}"},
	}
)
