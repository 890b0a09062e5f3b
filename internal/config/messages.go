package config

import "balagh/internal/diag"

var (
	siteMissing     = diag.Text{AR: "لا يوجد ملف site.toml في هذا المجلد", FR: "il n’y a pas de site.toml dans ce dossier", EN: "there is no site.toml in this folder"}
	siteMissingHint = diag.Text{AR: "انتقل إلى مجلد الموقع، أو ابدأ موقعا جديدا: balagh init DIR", FR: "allez dans le dossier du site, ou commencez-en un : balagh init DIR", EN: "go to the site's folder, or start a site: balagh init DIR"}
	languageCode    = diag.Text{AR: "‹{0}› ليس رمز لغة: اكتب ar أو fr أو zgh", FR: "‹{0}› n’est pas un code de langue : écrivez ar, fr, zgh…", EN: "{0} is no language code: write ar, fr, zgh…"}
	languageTwice   = diag.Text{AR: "اللغة ‹{0}› مذكورة مرتين", FR: "la langue ‹{0}› est donnée deux fois", EN: "language {0} is given twice"}
	languageStrings = diag.Text{AR: "لا يوجد ملف نصوص للغة ‹{0}›: layouts/i18n/{0}.toml", FR: "il n’y a pas de fichier de textes pour ‹{0}› : layouts/i18n/{0}.toml", EN: "there is no strings file for {0}: layouts/i18n/{0}.toml"}
	languageTable   = diag.Text{AR: "يجب أن يكون عدد الأسماء في ‹{0}›: {1}", FR: "‹{0}› doit contenir {1} noms", EN: "{0} must hold {1} names"}
	languagePlural  = diag.Text{AR: "قاعدة جمع غير معروفة ‹{0}›؛ المقبول: {1}", FR: "règle de pluriel inconnue ‹{0}› ; acceptées : {1}", EN: "unknown plural rule {0}; accepted: {1}"}
	languagePattern = diag.Text{AR: "يجب أن يحتوي ‹{0}› على {1}", FR: "‹{0}› doit contenir {1}", EN: "{0} must hold {1}"}
	languageDir     = diag.Text{AR: "اتجاه الكتابة إما rtl أو ltr، لا ‹{0}›", FR: "le sens d’écriture est rtl ou ltr, pas ‹{0}›", EN: "the direction is rtl or ltr, not {0}"}
	languageForms   = diag.Text{AR: "صيغة عدد غير معروفة ‹{0}›؛ المقبول: {1}", FR: "forme de nombre inconnue ‹{0}› ; acceptées : {1}", EN: "unknown plural form {0}; accepted: {1}"}
	baseURL         = diag.Text{AR: "يجب أن يكون base_url عنوانا كاملا مثل https://news.example.org، لا ‹{0}›", FR: "base_url doit être une adresse complète comme https://news.example.org, pas ‹{0}›", EN: "base_url must be a whole address such as https://news.example.org, not {0}"}
	feedDefault     = diag.Text{AR: "الحقل feed_authority ناقص: تتغير معرفات الخلاصات إذا تغير عنوان الموقع", FR: "il manque feed_authority : les identifiants des fils changeront si le site change d’adresse", EN: "feed_authority is missing: the feeds' ids will change if the site moves"}
	feedAuthority   = diag.Text{AR: "اكتب feed_authority هكذا: news.example.org,2023", FR: "écrivez feed_authority ainsi : news.example.org,2023", EN: "write feed_authority as news.example.org,2023"}
	timeZone        = diag.Text{AR: "منطقة زمنية غير معروفة ‹{0}›؛ مثال: Africa/Casablanca", FR: "fuseau horaire inconnu ‹{0}› ; par exemple Africa/Casablanca", EN: "unknown time zone {0}; for example Africa/Casablanca"}
	yearsForm       = diag.Text{AR: "اكتب years هكذا: [1990, 2030]", FR: "écrivez years ainsi : [1990, 2030]", EN: "write years as [1990, 2030]"}
	termID          = diag.Text{AR: "المعرف ‹{0}›: استعمل a-z وأرقاما وشرطات", FR: "identifiant ‹{0}› : employez a-z, chiffres et tirets", EN: "id {0}: use a-z, digits and hyphens"}
	regionTile      = diag.Text{AR: "اكتب tile هكذا: [الصف, العمود]، من 0 إلى 11", FR: "écrivez tile ainsi : [ligne, colonne], de 0 à 11", EN: "write tile as [row, column], from 0 to 11"}
)
