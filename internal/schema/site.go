package schema

import "balagh/internal/diag"

// Site returns the schema of site.toml.
func Site(o Options) map[string]any {
	m := &maker{o}
	return m.root(diag.Text{AR: "إعدادات موقع balagh", FR: "Configuration d’un site balagh", EN: "Configuration of a balagh site"}, siteToml)
}

var siteToml = field{required: []string{"base_url", "time_zone", "title", "languages"}, fields: []field{
	{name: "base_url", pattern: "^https?://", about: diag.Text{AR: "عنوان الموقع", FR: "l’adresse du site", EN: "the address of the site"}},
	{name: "feed_authority", pattern: `^[a-z0-9.@-]+,[0-9]{4}(-[0-9]{2}){0,2}$`, about: diag.Text{AR: "نطاق تملكه وسنة؛ لا يُغير أبدا", FR: "un domaine à vous et une année ; ne jamais changer", EN: "a domain of yours and a year; never change it"}},
	{name: "time_zone", about: diag.Text{AR: "المنطقة الزمنية، مثل Africa/Casablanca", FR: "fuseau horaire, par exemple Africa/Casablanca", EN: "the time zone, such as Africa/Casablanca"}},
	{name: "title", kind: words, about: diag.Text{AR: "اسم الموقع بكل لغة", FR: "nom du site dans chaque langue", EN: "name of the site in each language"}},
	{name: "description", kind: words, about: diag.Text{AR: "وصف الموقع بكل لغة", FR: "description du site dans chaque langue", EN: "description of the site in each language"}},
	{name: "organization", kind: words, about: diag.Text{AR: "اسم المؤسسة بكل لغة", FR: "nom de l’institution dans chaque langue", EN: "name of the organisation in each language"}},
	{name: "about", kind: words, about: diag.Text{AR: "الفقرة التي تختم كل بلاغ", FR: "le paragraphe qui clôt chaque communiqué", EN: "the paragraph that closes every release"}},
	{name: "languages", kind: rows, about: diag.Text{AR: "لغات الموقع؛ أولاها الأصلية", FR: "langues du site ; la première est celle des originaux", EN: "languages of the site; the first is the default"}, required: []string{"code"}, fields: []field{
		{name: "code", pattern: "^[a-z]{2,3}(-[a-z0-9]+)*$", about: diag.Text{AR: "رمز اللغة في أسماء الملفات والعناوين", FR: "code dans les noms de fichiers et les adresses", EN: "its code in file names and addresses"}},
		{name: "locale", about: diag.Text{AR: "رمزها للمتصفحات، مثل ar-MA", FR: "code pour les navigateurs, par exemple ar-MA", EN: "its tag for browsers, such as ar-MA"}},
		{name: "name", about: diag.Text{AR: "اسمها بلغتها", FR: "son nom dans cette langue", EN: "its own name"}},
	}},
	{name: "contacts", kind: byID, pattern: "", languages: true, about: diag.Text{AR: "من يتصل بهم الصحفيون، بمعرفاتهم", FR: "contacts de presse, par identifiant", EN: "press contacts, by id"}, fields: []field{
		{name: "phone", about: diag.Text{AR: "الهاتف", FR: "téléphone", EN: "telephone"}},
		{name: "email", about: diag.Text{AR: "البريد الإلكتروني", FR: "courriel", EN: "e-mail"}},
		{name: "address", kind: words, about: diag.Text{AR: "العنوان البريدي", FR: "adresse postale", EN: "postal address"}},
	}},
	{name: "social", kind: rows, about: diag.Text{AR: "حسابات المؤسسة", FR: "comptes de l’institution", EN: "accounts of the organisation"}, fields: []field{
		{name: "name", about: diag.Text{AR: "الاسم المعروض", FR: "nom affiché", EN: "the name that is shown"}},
		{name: "url", pattern: "^https?://", about: diag.Text{AR: "العنوان", FR: "adresse", EN: "address"}},
	}},
	{name: "security", kind: table, about: diag.Text{AR: "محتوى security.txt", FR: "contenu de security.txt", EN: "what security.txt says"}, required: []string{"expires"}, fields: []field{
		{name: "contact", about: diag.Text{AR: "الجهة التي تُبلَّغ عن الثغرات", FR: "à qui signaler une faille", EN: "whom to tell of a weakness"}},
		{name: "expires", kind: date, about: diag.Text{AR: "صالح إلى", FR: "valable jusqu’au", EN: "valid until"}},
	}},
	{name: "digest", kind: table, about: diag.Text{AR: "النشرة الإخبارية", FR: "la lettre d’information", EN: "the newsletter"}, fields: []field{
		{name: "monthly", kind: boolean, about: diag.Text{AR: "صفحة لآخر شهر انقضى", FR: "une page du dernier mois écoulé", EN: "a page of the latest month that is over"}},
	}},
	{name: "publish", kind: table, about: diag.Text{AR: "محجوز", FR: "réservé", EN: "reserved"}},
	{name: "check", kind: levels, about: diag.Text{AR: "ما يريده الموقع من القواعد", FR: "ce que le site veut des règles", EN: "what the site wants of the rules"}, fields: []field{
		{name: "years", kind: years, about: diag.Text{AR: "أول سنة وآخر سنة لبلاغ", FR: "première et dernière année d’un communiqué", EN: "the first and last year of a release"}},
		{name: "quotes", kind: choice, words: []string{"guillemets", "curly"}, about: diag.Text{AR: "علامتا التنصيص في العربية", FR: "guillemets de l’arabe", EN: "quotation marks of Arabic"}},
		{name: "french", kind: choice, words: []string{"imprimerie", "eu", "off"}, about: diag.Text{AR: "فراغات الفرنسية قبل العلامات", FR: "espaces devant les signes en français", EN: "spaces before French marks"}},
		{name: "public", kind: boolean, about: diag.Text{AR: "يقرأ المستودع من شاء", FR: "le dépôt est lisible par tous", EN: "anyone can read the repository"}},
		{name: "baseline", about: diag.Text{AR: "ملف الملاحظات المعروفة", FR: "fichier des remarques connues", EN: "file of known remarks"}},
	}},
	{name: "tags", kind: byID, pattern: idForm, languages: true, about: diag.Text{AR: "المواضيع", FR: "les thèmes", EN: "topics"}, fields: termFields},
	{name: "regions", kind: byID, pattern: idForm, languages: true, about: diag.Text{AR: "الجهات", FR: "les régions", EN: "regions"}, fields: append([]field{
		{name: "former", kind: texts, about: diag.Text{AR: "أسماء قديمة", FR: "anciens noms", EN: "former names"}},
		{name: "iso", about: diag.Text{AR: "رمز ISO 3166-2", FR: "code ISO 3166-2", EN: "ISO 3166-2 code"}},
		{name: "tile", kind: tile, about: diag.Text{AR: "الصف والعمود في الخريطة", FR: "ligne et colonne sur la carte", EN: "row and column on the map"}},
	}, termFields...)},
	{name: "series", kind: byID, pattern: idForm, languages: true, about: diag.Text{AR: "السلاسل", FR: "les séries", EN: "series"}, fields: termFields},
	{name: "people", kind: byID, pattern: idForm, languages: true, about: diag.Text{AR: "الشخصيات", FR: "les personnalités", EN: "people"}, fields: append([]field{
		{name: "office", kind: words, about: diag.Text{AR: "الصفة", FR: "la fonction", EN: "the office"}},
	}, termFields...)},
}}

var termFields = []field{
	{name: "aliases", kind: texts, about: diag.Text{AR: "صيغ أخرى للاسم نفسه", FR: "autres formes du même nom", EN: "other wordings of the same name"}},
	{name: "description", kind: words, about: diag.Text{AR: "وصف بكل لغة", FR: "description dans chaque langue", EN: "a description in each language"}},
}
