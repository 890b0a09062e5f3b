package schema

import (
	"balagh/internal/content"
	"balagh/internal/diag"
)

// FrontMatter returns the schema of what stands between the lines +++ of an
// edition.
func FrontMatter(o Options) map[string]any {
	m := &maker{o}
	return m.root(diag.Text{AR: "ترويسة نسخة من بلاغ أو صفحة", FR: "En-tête d’une version de communiqué ou de page", EN: "Front matter of an edition of a release or page"}, frontMatter)
}

var frontMatter = field{required: []string{"title"}, fields: []field{
	{name: "title", about: diag.Text{AR: "العنوان: سطر واحد بلا نقطة في آخره", FR: "le titre, en une ligne, sans point final", EN: "the title: one line, no full stop"}},
	{name: "date", kind: date, about: diag.Text{AR: "يوم البلاغ؛ لا يُنشر قبله", FR: "jour du communiqué ; il n’est pas public avant", EN: "the day of the release; it is not public before"}},
	{name: "date_precision", kind: choice, none: true, words: content.Precisions(), about: diag.Text{AR: "دقة التاريخ المعروض", FR: "précision de la date affichée", EN: "how precisely the date is shown"}},
	{name: "updated", kind: date, none: true, about: diag.Text{AR: "يوم آخر تحيين", FR: "jour de la dernière mise à jour", EN: "the day of the last update"}},
	{name: "publish_at", kind: date, none: true, about: diag.Text{AR: "لا يُنشر قبل هذه الساعة", FR: "retenu jusqu’à cette heure", EN: "withheld until this hour"}},
	{name: "expires", kind: date, none: true, about: diag.Text{AR: "بعده يخرج من القوائم ويبقى عنوانه", FR: "après quoi il quitte les listes et garde son adresse", EN: "from then on it leaves the lists and keeps its address"}},
	{name: "draft", kind: boolean, about: diag.Text{AR: "مسودة لا تُنشر؛ في ترجمة تحجب تلك الترجمة وحدها", FR: "brouillon, non publié ; dans une traduction, retient cette version seule", EN: "a draft, not published; in a translation it withholds that edition alone"}},
	{name: "summary", about: diag.Text{AR: "الملخص: جملة أو جملتان", FR: "résumé en une ou deux phrases", EN: "a summary of a sentence or two"}},
	{name: "kicker", about: diag.Text{AR: "السطر الذي فوق العنوان", FR: "la ligne au-dessus du titre", EN: "the line above the title"}},
	{name: "slogan", about: diag.Text{AR: "شعار اللقاء", FR: "le mot d’ordre", EN: "the slogan"}},
	{name: "place", about: diag.Text{AR: "المدينة التي صدر منها البلاغ", FR: "la ville d’où part le communiqué", EN: "the city of the dateline"}},
	{name: "regions", kind: terms, vocabulary: "regions", about: diag.Text{AR: "الجهات", FR: "les régions", EN: "the regions"}},
	{name: "tags", kind: terms, vocabulary: "tags", about: diag.Text{AR: "المواضيع", FR: "les thèmes", EN: "the topics"}},
	{name: "people", kind: terms, vocabulary: "people", about: diag.Text{AR: "شخصيات ورد ذكرها", FR: "les personnalités citées", EN: "people who are named"}},
	{name: "scope", kind: choice, none: true, words: content.Scopes(), about: diag.Text{AR: "جهوي أو وطني", FR: "régional ou national", EN: "regional or national"}},
	{name: "series", kind: term, none: true, vocabulary: "series", about: diag.Text{AR: "السلسلة", FR: "la série", EN: "the series"}},
	{name: "part", kind: integer, about: diag.Text{AR: "رقمه في السلسلة", FR: "son rang dans la série", EN: "its number in the series"}},
	{name: "event", kind: table, about: diag.Text{AR: "الحدث", FR: "l’événement", EN: "the event"}, fields: []field{
		{name: "start", kind: date, about: diag.Text{AR: "بدايته", FR: "son début", EN: "its start"}},
		{name: "end", kind: date, about: diag.Text{AR: "نهايته", FR: "sa fin", EN: "its end"}},
		{name: "edition", kind: integer, about: diag.Text{AR: "رقم الدورة", FR: "numéro de l’édition", EN: "number of the edition"}},
	}},
	{name: "source", kind: table, about: diag.Text{AR: "من نشره أولا", FR: "qui l’a publié d’abord", EN: "the outlet that published it first"}, fields: []field{
		{name: "name", about: diag.Text{AR: "اسمه", FR: "son nom", EN: "its name"}},
		{name: "place", about: diag.Text{AR: "مدينته", FR: "sa ville", EN: "its city"}},
		{name: "url", pattern: "^https?://", about: diag.Text{AR: "عنوان المقال", FR: "adresse de l’article", EN: "address of the article"}},
	}},
	{name: "image", kind: table, about: diag.Text{AR: "صورة البلاغ", FR: "l’image du communiqué", EN: "the picture of the release"}, fields: []field{
		{name: "src", pattern: plainName, about: diag.Text{AR: "ملف من هذا المجلد", FR: "un fichier de ce dossier", EN: "a file of this folder"}},
		{name: "alt", about: diag.Text{AR: "وصف الصورة لمن لا يراها", FR: "ce qu’elle montre, pour qui ne la voit pas", EN: "what it shows, for those who cannot see it"}},
		{name: "caption", about: diag.Text{AR: "شرح تحتها", FR: "sa légende", EN: "its caption"}},
		{name: "credit", about: diag.Text{AR: "صاحبها", FR: "son auteur", EN: "whose it is"}},
	}},
	{name: "attachments", kind: rows, about: diag.Text{AR: "وثائق للتحميل", FR: "documents à télécharger", EN: "documents to download"}, required: []string{"file"}, fields: []field{
		{name: "file", pattern: `^[^/\\]*[^/\\\s][^/\\]*$`, about: diag.Text{AR: "ملف من هذا المجلد", FR: "un fichier de ce dossier", EN: "a file of this folder"}},
		{name: "title", about: diag.Text{AR: "اسمه عند القراء", FR: "son nom pour les lecteurs", EN: "its name for readers"}},
	}},
	{name: "contacts", kind: contact, about: diag.Text{AR: "من يتصل بهم الصحفيون", FR: "à qui la presse s’adresse", EN: "whom the press can reach"}},
	{name: "related", kind: texts, about: diag.Text{AR: "بلاغات في الموضوع نفسه، بأسماء مجلداتها", FR: "communiqués liés, par leurs noms de dossier", EN: "related releases, by the names of their folders"}},
	{name: "corrections", kind: rows, about: diag.Text{AR: "ما صُحح في هذه النسخة", FR: "ce qui a été rectifié dans cette version", EN: "what was corrected in this edition"}, required: []string{"date", "text"}, fields: []field{
		{name: "date", kind: date, about: diag.Text{AR: "يوم التصحيح", FR: "jour du rectificatif", EN: "the day of the correction"}},
		{name: "text", pattern: `\S`, about: diag.Text{AR: "ما صُحح", FR: "ce qui a été rectifié", EN: "what was corrected"}},
	}},
	{name: "withdrawn", kind: table, about: diag.Text{AR: "سحب البلاغ: يبقى عنوانه وسبب سحبه", FR: "retrait : l’adresse et le motif restent", EN: "withdrawn: address and reason stay"}, fields: []field{
		{name: "date", kind: date, about: diag.Text{AR: "يوم السحب", FR: "jour du retrait", EN: "the day of the withdrawal"}},
		{name: "reason", about: diag.Text{AR: "سبب السحب", FR: "motif du retrait", EN: "the reason"}},
	}},
	{name: "slug", pattern: idForm, none: true, about: diag.Text{AR: "آخر العنوان، بدل اسم المجلد", FR: "fin de l’adresse, au lieu du nom du dossier", EN: "the end of the address, instead of the folder's name"}},
	{name: "aliases", kind: texts, about: diag.Text{AR: "عناوين قديمة تبدأ بـ /", FR: "anciennes adresses, qui commencent par /", EN: "old addresses, which begin with /"}},
	{name: "original", kind: boolean, about: diag.Text{AR: "هذه النسخة هي الأصل", FR: "cette version est l’original", EN: "this edition is the original"}},
	{name: "translated_from", pattern: "^(1:[0-9a-f]{12})?$", about: diag.Text{AR: "بصمة الأصل الذي تُرجم؛ يكتبها balagh translated", FR: "empreinte de l’original traduit ; balagh translated l’écrit", EN: "the print of the original that was translated; balagh translated writes it"}},
	{name: "check", kind: levels, about: diag.Text{AR: "ما يريده هذا الملف من القواعد", FR: "ce que ce fichier veut des règles", EN: "what this file wants of the rules"}},
}}

const (
	idForm    = "^[a-z0-9]+(-[a-z0-9]+)*$"
	plainName = `^[^/\\]*$`
)
