package cms

import "balagh/internal/diag"

// The comments of config.yml.
var (
	headText = diag.Text{
		AR: "صُنع هذا الملف من site.toml؛ أعد الأمر balagh cms بعد كل تغيير في المواضيع أو الجهات أو السلاسل أو الشخصيات.",
		FR: "fait à partir de site.toml ; relancez balagh cms après tout changement des thèmes, régions, séries ou personnalités.",
		EN: "made from site.toml; run balagh cms again after a change of tags, regions, series or people.",
	}
	languageText = diag.Text{
		AR: "لغة واجهة المحرر. لا عربية في Decap.", FR: "La langue de l’interface. Decap n’a pas l’arabe.", EN: "The language of the editor's own words. Decap has no Arabic.",
	}
	mediaText = diag.Text{
		AR: "الملفات التي لا تخص نصا بعينه؛ أما صور النصوص فتوضع بجانبها.", FR: "Les fichiers d’aucun texte en particulier ; les images d’un texte sont posées à côté de lui.", EN: "Files of no text in particular; the pictures of a text lie beside it.",
	}
	slugText = diag.Text{
		AR: "العنوان العربي لا يصلح اسما للمجلد: يُكتب الاسم بالحروف اللاتينية في خانة خاصة.", FR: "Un titre arabe ne peut nommer un dossier : le nom est demandé à part, en lettres latines.", EN: "An Arabic title cannot name a folder: the name is asked for by itself, in Latin letters.",
	}
	i18nText = diag.Text{
		AR: "index.ar.md وindex.fr.md في مجلد واحد: نص واحد بلغتين.", FR: "index.ar.md et index.fr.md dans un dossier : un texte en deux langues.", EN: "index.ar.md and index.fr.md in one folder: one text in two languages.",
	}
	pathText = diag.Text{
		AR: "سنة المجلد سنة البلاغ: {{year}} قد تكون سنة الكتابة.", FR: "L’année du dossier est celle du communiqué : {{year}} pourrait être celle de la saisie.", EN: "The folder's year is the release's: {{year}} may be that of today.",
	}
	besideText = diag.Text{
		AR: "الصور والوثائق بجانب النص.", FR: "Images et documents à côté du texte.", EN: "Pictures and documents beside the text.",
	}
	slugFieldText = diag.Text{
		AR: "اسم المجلد، وهو آخر عنوان الصفحة: لا يُغيَّر بعد النشر.", FR: "Nom du dossier et fin de l’adresse : à ne plus changer une fois publié.", EN: "The folder's name and the end of the address: not to be changed once published.",
	}
	pkceText = diag.Text{
		AR: "سجّل المحرر تطبيقا في إعدادات المنصة واكتب معرفه هنا.", FR: "Déclarez l’éditeur comme application dans la forge et donnez ici son identifiant.", EN: "Register the editor as an application at the forge and write its id here.",
	}
	oauthText = diag.Text{
		AR: "يحتاج الدخول بحساب GitHub إلى خدمة OAuth (base_url)؛ ويكفي Sveltia رمز شخصي.", FR: "La connexion par GitHub demande un service OAuth (base_url) ; Sveltia se contente d’un jeton personnel.", EN: "Signing in with GitHub needs an OAuth service (base_url); Sveltia also takes a personal token.",
	}
	slugPattern = diag.Text{AR: "حروف لاتينية صغيرة وأرقام وشرطات، مثل rencontre-sale", FR: "minuscules latines, chiffres et tirets, comme rencontre-sale", EN: "small Latin letters, digits and hyphens, such as rencontre-sale"}
)

// The labels of the form.
var (
	releasesLabel = diag.Text{AR: "البلاغات", FR: "Communiqués", EN: "Releases"}
	releaseLabel  = diag.Text{AR: "بلاغ", FR: "Communiqué", EN: "Release"}
	pagesLabel    = diag.Text{AR: "الصفحات القارة", FR: "Pages permanentes", EN: "Standing pages"}
	pageLabel     = diag.Text{AR: "صفحة", FR: "Page", EN: "Page"}
	srcLabel      = diag.Text{AR: "الملف", FR: "Fichier", EN: "File"}
	altLabel      = diag.Text{AR: "وصف الصورة لمن لا يراها", FR: "Description pour qui ne voit pas l’image", EN: "Description for those who do not see it"}
	captionLabel  = diag.Text{AR: "التعليق", FR: "Légende", EN: "Caption"}
	creditLabel   = diag.Text{AR: "صاحب الصورة", FR: "Crédit", EN: "Credit"}
	fileLabel     = diag.Text{AR: "الوثيقة", FR: "Document", EN: "Document"}
	titleLabel    = diag.Text{AR: "عنوانها", FR: "Titre", EN: "Title"}

	fieldLabels = map[string]diag.Text{
		"title":           {AR: "العنوان", FR: "Titre", EN: "Title"},
		"slug":            {AR: "اسم المجلد", FR: "Nom du dossier", EN: "Folder name"},
		"date":            {AR: "التاريخ", FR: "Date", EN: "Date"},
		"place":           {AR: "المكان", FR: "Lieu", EN: "Place"},
		"summary":         {AR: "الملخص", FR: "Résumé", EN: "Summary"},
		"body":            {AR: "النص", FR: "Texte", EN: "Text"},
		"kicker":          {AR: "العنوان العلوي", FR: "Surtitre", EN: "Kicker"},
		"slogan":          {AR: "الشعار", FR: "Mot d’ordre", EN: "Slogan"},
		"image":           {AR: "الصورة", FR: "Image", EN: "Picture"},
		"regions":         {AR: "الجهات", FR: "Régions", EN: "Regions"},
		"tags":            {AR: "المواضيع", FR: "Thèmes", EN: "Tags"},
		"people":          {AR: "الشخصيات", FR: "Personnalités", EN: "People"},
		"scope":           {AR: "النطاق", FR: "Portée", EN: "Scope"},
		"series":          {AR: "السلسلة", FR: "Série", EN: "Series"},
		"part":            {AR: "رقم الحلقة", FR: "Numéro du volet", EN: "Part"},
		"date_precision":  {AR: "دقة التاريخ", FR: "Précision de la date", EN: "Precision of the date"},
		"updated":         {AR: "تاريخ التحيين", FR: "Mis à jour le", EN: "Updated"},
		"publish_at":      {AR: "لا يُنشر قبل", FR: "Ne pas publier avant", EN: "Not to be published before"},
		"expires":         {AR: "تنتهي صلاحيته في", FR: "Échéance", EN: "Expires"},
		"draft":           {AR: "مسودة", FR: "Brouillon", EN: "Draft"},
		"attachments":     {AR: "المرفقات", FR: "Pièces jointes", EN: "Attachments"},
		"contacts":        {AR: "جهات الاتصال", FR: "Contacts", EN: "Contacts"},
		"translated_from": {AR: "أصل الترجمة", FR: "Original traduit", EN: "Translated from"},
	}
	valueLabels = map[string]diag.Text{
		"regional": {AR: "جهوي", FR: "Régional", EN: "Regional"},
		"national": {AR: "وطني", FR: "National", EN: "National"},
		"day":      {AR: "اليوم معروف", FR: "Le jour est connu", EN: "The day is known"},
		"month":    {AR: "الشهر معروف", FR: "Le mois est connu", EN: "The month is known"},
		"year":     {AR: "السنة معروفة", FR: "L’année est connue", EN: "The year is known"},
		"circa":    {AR: "شهر تقريبي", FR: "Mois approximatif", EN: "About this month"},
	}
)

var noScript = diag.Text{AR: "يحتاج المحرر إلى جافاسكربت.", FR: "L’éditeur a besoin de JavaScript.", EN: "The editor needs JavaScript."}
