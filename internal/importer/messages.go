package importer

import "balagh/internal/diag"

// word looks a sentence up; a name without one is a gap in the tables below.
func word(table map[string]diag.Text, name string) diag.Text {
	t, ok := table[name]
	if !ok {
		panic("internal error: the importer has no words for " + name)
	}
	return t
}

func guessText(how string) diag.Text { return word(guesses, how) }
func lossText(what string) diag.Text { return word(lossNames, what) }
func mendName(what string) diag.Text { return word(mendNames, what) }
func noteText(what string) diag.Text { return word(notes, what) }
func whyText(why string) diag.Text   { return word(whys, why) }
func statusText(s string) diag.Text  { return word(statuses, s) }

// guesses say how a value was come by, above the field and in the report.
var guesses = map[string]diag.Text{
	"title-composed":   {AR: "عنوان مؤقت من أول النص: اكتب عنوانك", FR: "titre provisoire tiré du début du texte : écrivez le vôtre", EN: "a working title from the beginning of the text: write your own"},
	"slogan":           {AR: "شعار بين علامتي تنصيص في النص", FR: "slogan cité dans le texte", EN: "a slogan quoted in the text"},
	"summary":          {AR: "ملخص مقترح من الجملة الأولى", FR: "résumé proposé d’après la première phrase", EN: "a summary proposed from the first sentence"},
	"date-source":      {AR: "التاريخ كما في المصدر", FR: "date donnée par la source", EN: "the date as the source gives it"},
	"date-written":     {AR: "تاريخ مستنتج من النص", FR: "date devinée d’après le texte", EN: "guessed: a date written in the text"},
	"date-weekday":     {AR: "تاريخ مستنتج: السنة غير مذكورة، ويوم الأسبوع يوافقها", FR: "date devinée : l’année n’est pas indiquée, le jour de la semaine lui convient", EN: "guessed: the year is not said, the weekday fits it"},
	"date-open":        {AR: "السنة غير مذكورة: تحقق منها ثم اكتب التاريخ", FR: "l’année n’est pas indiquée : vérifiez-la, puis écrivez la date", EN: "the year is not said: find it out, then write the date"},
	"date-unsure":      {AR: "تاريخ في النص قد لا يكون تاريخ البلاغ: تحقق منه", FR: "une date du texte, peut-être pas celle du communiqué : vérifiez-la", EN: "a date of the text, maybe not that of the release: make sure"},
	"date-unknown":     {AR: "التاريخ غير معروف: اكتبه قبل النشر", FR: "date inconnue : écrivez-la avant de publier", EN: "the date is not known: write it before you publish"},
	"folder":           {AR: "المجلد في سنة {0} مؤقتا: انقله إلى سنة البلاغ إن كانت غيرها", FR: "dossier placé en {0} en attendant : mettez-le dans l’année du communiqué si c’en est une autre", EN: "the folder stands in {0} for now: move it to the year of the release if that is another"},
	"mismatch":         {AR: "يوم الأسبوع المذكور لا يوافق هذا التاريخ", FR: "le jour de la semaine écrit ne convient pas à cette date", EN: "the weekday that is written does not fit this date"},
	"other-date":       {AR: "تاريخ آخر في النص", FR: "autre date du texte", EN: "another date in the text"},
	"term":             {AR: "مذكور في النص", FR: "nommé dans le texte", EN: "named in the text"},
	"category":         {AR: "تصنيف المصدر", FR: "catégorie de la source", EN: "a category of the source"},
	"series":           {AR: "سلسلة ورقم مستنتجان من النص", FR: "série et numéro devinés d’après le texte", EN: "series and part guessed from the text"},
	"event":            {AR: "يوم حدث مذكور في النص", FR: "jour de l’événement, d’après le texte", EN: "a day of the event, from the text"},
	"event-start-open": {AR: "بداية الحدث مذكورة بلا سنة: اكتبها بعد التاريخ", FR: "début de l’événement dit sans année : écrivez-le une fois la date connue", EN: "the event begins on a day without its year: write it once the date is known"},
	"event-end-open":   {AR: "نهاية الحدث مذكورة بلا سنة: اكتبها بعد التاريخ", FR: "fin de l’événement dite sans année : écrivez-la une fois la date connue", EN: "the event ends on a day without its year: write it once the date is known"},
	"edition":          {AR: "رقم دورة مذكور في النص", FR: "numéro de l’édition, d’après le texte", EN: "the number of the edition, from the text"},
	"scope-national":   {AR: "موعد وطني مذكور في النص", FR: "un rendez-vous national, d’après le texte", EN: "a national occasion, from the text"},
	"scope-regional":   {AR: "محطة جهوية من جولة أوسع", FR: "étape régionale d’une tournée plus large", EN: "a regional stage of a wider tour"},
	"place":            {AR: "مكان مستنتج من النص", FR: "lieu deviné d’après le texte", EN: "a place guessed from the text"},
	"source":           {AR: "ناشر مستنتج", FR: "source devinée", EN: "an outlet guessed from the source"},
	"protected":        {AR: "كان محميا بكلمة سر في المصدر", FR: "était protégé par un mot de passe à la source", EN: "was behind a password at the source"},
	"future":           {AR: "كان مجدولا في المصدر إلى {0}", FR: "était programmé à la source pour le {0}", EN: "was scheduled at the source for {0}"},
	"was":              {AR: "حالته في المصدر: {0}", FR: "état à la source : {0}", EN: "its state at the source: {0}"},
}

var lossNames = map[string]diag.Text{
	"furniture":   {AR: "أسطر من الصفحة لا من النص", FR: "lignes de la page, non du texte", EN: "lines of the page, not of the text"},
	"after":       {AR: "ما بعد المقال", FR: "ce qui suit l’article", EN: "what follows the article"},
	"outside":     {AR: "ما هو خارج المقال", FR: "ce qui est hors de l’article", EN: "what is outside the article"},
	"dateline":    {AR: "سطر تاريخ النشر", FR: "ligne de la date de publication", EN: "the line of the publication date"},
	"repeated":    {AR: "عنوان مكرر", FR: "titre répété", EN: "a title repeated"},
	"navigation":  {AR: "قوائم وأزرار مشاركة وما حول المقال", FR: "menus, boutons de partage, entourage de l’article", EN: "menus, share buttons, what surrounds the article"},
	"script":      {AR: "برمجة", FR: "scripts", EN: "scripts"},
	"style":       {AR: "تنسيق", FR: "feuilles de style", EN: "styles"},
	"embedded":    {AR: "محتوى مضمن من موقع آخر", FR: "contenu incorporé", EN: "embedded content"},
	"form":        {AR: "استمارات وأزرار", FR: "formulaires et boutons", EN: "forms and buttons"},
	"drawing":     {AR: "رسوم", FR: "dessins", EN: "drawings"},
	"formula":     {AR: "صيغ رياضية", FR: "formules", EN: "formulas"},
	"hidden":      {AR: "محتوى مخفي", FR: "contenu caché", EN: "hidden content"},
	"head":        {AR: "رأس الصفحة", FR: "en-tête de la page", EN: "the head of the page"},
	"comment":     {AR: "تعليقات في الترميز", FR: "commentaires du code", EN: "comments in the markup"},
	"handler":     {AR: "أوامر برمجية في العناصر", FR: "gestionnaires de script", EN: "script handlers"},
	"link":        {AR: "روابط لا تؤدي إلى شيء (بقي نصها)", FR: "liens qui ne mènent nulle part (le texte reste)", EN: "links that lead nowhere (their words stay)"},
	"unsafe-link": {AR: "روابط خطرة (بقي نصها)", FR: "liens dangereux (le texte reste)", EN: "unsafe links (their words stay)"},
	"picture":     {AR: "صور غير متوفرة", FR: "images absentes", EN: "pictures not at hand"},
	"attachment":  {AR: "ملفات مرفقة في المصدر لا تظهر في النص", FR: "fichiers joints à la source, absents du texte", EN: "files attached at the source that the text does not show"},
	"shortcode":   {AR: "رموز إضافات", FR: "codes d’extensions", EN: "codes of plug-ins"},
	"raised":      {AR: "حروف مرفوعة أو منخفضة كُتبت عادية", FR: "exposants et indices écrits sur la ligne", EN: "raised or lowered letters, written on the line"},
	"direction":   {AR: "اتجاه مفروض على النص", FR: "sens d’écriture imposé", EN: "a forced direction of text"},
	"excerpt":     {AR: "مقتطف مقطوع", FR: "extrait coupé", EN: "a clipped excerpt"},
	"anchor":      {AR: "مواضع داخل نصوص مستوردة (بقي الرابط إلى النص)", FR: "repères à l’intérieur de textes importés (le lien vers le texte reste)", EN: "places within imported texts (the link to the text stays)"},
	"alias":       {AR: "عنوان قديم يملكه نص آخر", FR: "ancienne adresse déjà prise par un autre texte", EN: "an old address that another text has"},
}

var mendNames = map[string]diag.Text{
	"control":    {AR: "محارف تحكم محذوفة", FR: "caractères de contrôle retirés", EN: "control characters taken out"},
	"direction":  {AR: "محارف اتجاه خفية محذوفة", FR: "caractères de direction retirés", EN: "invisible direction characters taken out"},
	"hidden":     {AR: "محارف خفية محذوفة", FR: "caractères invisibles retirés", EN: "invisible characters taken out"},
	"shapes":     {AR: "حروف منسوخة من PDF", FR: "lettres copiées d’un PDF", EN: "letters copied from a PDF"},
	"composed":   {AR: "حروف مركبة", FR: "lettres composées", EN: "letters composed"},
	"tatweel":    {AR: "كشيدة محذوفة", FR: "tatouils retirés", EN: "tatweels taken out"},
	"spaces":     {AR: "فراغات", FR: "espaces", EN: "spaces"},
	"marks":      {AR: "فراغ قبل علامة ترقيم", FR: "espaces devant une ponctuation", EN: "spaces before a mark"},
	"entities":   {AR: "رموز HTML", FR: "entités HTML", EN: "HTML entities"},
	"glued":      {AR: "فقرات مفصولة", FR: "paragraphes séparés", EN: "paragraphs parted"},
	"wrapped":    {AR: "أسطر موصولة", FR: "lignes rejointes", EN: "lines joined"},
	"paragraphs": {AR: "فقرات بلا علامات", FR: "paragraphes sans balises", EN: "paragraphs without tags"},
	"inside":     {AR: "روابط إلى نصوص مستوردة صارت روابط داخلية", FR: "liens vers des textes importés, devenus internes", EN: "links to imported texts, now links within the site"},
	"nesting":    {AR: "عناصر متداخلة بلا نهاية", FR: "éléments emboîtés sans fin", EN: "elements nested without end"},
	"encoding":   {AR: "الترميز: {0}", FR: "encodage : {0}", EN: "encoding: {0}"},
}

var notes = map[string]diag.Text{
	"other-type":      {AR: "{0}: {1} من نوع ‹{2}› لم تُستورد، أولها «{3}»", FR: "{0} : {1} de type ‹{2}› non importés, dont « {3} »", EN: "{0}: {1} of type {2} not imported, the first “{3}”"},
	"comments":        {AR: "{0}: تعليقات القراء وعناوينهم لم تُستورد ({2})", FR: "{0} : commentaires de lecteurs et leurs adresses non importés ({2})", EN: "{0}: readers' comments and their addresses not imported ({2})"},
	"authors":         {AR: "{0}: حسابات الكتاب وعناوينهم لم تُستورد ({2})", FR: "{0} : comptes d’auteurs et leurs adresses non importés ({2})", EN: "{0}: accounts of authors and their addresses not imported ({2})"},
	"maybe-more":      {AR: "{0}: عدد النصوص {2} بالضبط، فقد تكون للجواب صفحات أخرى: نزّلها بإضافة &page=2", FR: "{0} : {2} textes exactement, la réponse a peut-être d’autres pages : téléchargez-les avec &page=2", EN: "{0}: exactly {2} texts, so the answer may have more pages: download them with &page=2"},
	"control":         {AR: "{0}: محارف ممنوعة محذوفة ({2})", FR: "{0} : caractères interdits retirés ({2})", EN: "{0}: forbidden characters taken out ({2})"},
	"cut-off":         {AR: "{0}: تعذرت القراءة بعد النص رقم {2}: {3}", FR: "{0} : illisible après le texte n° {2} : {3}", EN: "{0}: cannot be read after item {2}: {3}"},
	"no-post":         {AR: "{0}: العنصر رقم {2} ليس مقالا", FR: "{0} : l’élément n° {2} n’est pas un article", EN: "{0}: element {2} is no post"},
	"terms-by-number": {AR: "{2}: تصنيفات بأرقام فقط ({3})؛ نزّل الملف من جديد مع _embed", FR: "{2} : catégories par numéros seulement ({3}) ; téléchargez de nouveau avec _embed", EN: "{2}: categories by number only ({3}); download again with _embed"},
}

var whys = map[string]diag.Text{
	"empty":         {AR: "لا نص فيه", FR: "il ne contient pas de texte", EN: "it holds no text"},
	"no-text":       {AR: "ليس ملفا نصيا", FR: "ce n’est pas un fichier de texte", EN: "it is no text file"},
	"too-large":     {AR: "أكبر من أي بلاغ", FR: "plus grand que tout communiqué", EN: "larger than any press release"},
	"too-complex":   {AR: "ترميز لا يُقرأ", FR: "code illisible", EN: "markup that cannot be read"},
	"status":        {AR: "حالته في المصدر: {0}", FR: "état à la source : {0}", EN: "its state at the source: {0}"},
	"language":      {AR: "لغته ‹{0}› ليست من لغات الموقع", FR: "sa langue ‹{0}› n’est pas du site", EN: "its language {0} is none of the site's"},
	"copy":          {AR: "نسخة من نص آخر لم تُترجم بعد", FR: "c’est la copie d’un autre texte, pas encore traduite", EN: "it is the copy of another text, not yet translated"},
	"edition-taken": {AR: "يوجد نص في هذا المكان", FR: "un texte occupe déjà cette place", EN: "a text stands there already"},
}

var statuses = map[string]diag.Text{
	"written": {AR: "{0}: كُتب {1}", FR: "{0} : écrit dans {1}", EN: "{0}: written to {1}"},
	"planned": {AR: "{0}: سيُكتب {1}", FR: "{0} : irait dans {1}", EN: "{0}: would be written to {1}"},
	"present": {AR: "{0}: موجود من قبل، {1}", FR: "{0} : déjà là, {1}", EN: "{0}: already there, {1}"},
	"changed": {AR: "{0}: تغير في المصدر بعد استيراده؛ لم يُمس {1}", FR: "{0} : modifié à la source depuis l’import ; {1} n’a pas été touché", EN: "{0}: changed at the source since it was imported; {1} was left alone"},
	"refused": {AR: "{0}: لم يُستورد: {2}", FR: "{0} : non importé : {2}", EN: "{0}: not imported: {2}"},
}

var (
	titleLine   = diag.Text{AR: "العنوان: «{0}»", FR: "titre : « {0} »", EN: "title: “{0}”"}
	wasLine     = diag.Text{AR: "لم يكن منشورا في المصدر: {0}", FR: "non publié à la source : {0}", EN: "not public at the source: {0}"}
	keptLine    = diag.Text{AR: "كلمات المتن: {0}", FR: "mots du texte : {0}", EN: "words of the body: {0}"}
	guessLine   = diag.Text{AR: "اقتراح {0} = {1} ({2})", FR: "proposé : {0} = {1} ({2})", EN: "proposed: {0} = {1} ({2})"}
	wantedLine  = diag.Text{AR: "ناقص: {0} ({1})", FR: "manque : {0} ({1})", EN: "missing: {0} ({1})"}
	undatedLine = diag.Text{AR: "بلا تاريخ: {0}. لا يُنشر نص منها حتى يُكتب تاريخه", FR: "sans date : {0}. Aucun ne sera publié avant d’en avoir une", EN: "without a date: {0}. None is published before it has one"}
	fromLine    = diag.Text{AR: "«{0}»", FR: "« {0} »", EN: "“{0}”"}
	droppedLine = diag.Text{AR: "متروك: {0} (العدد {1}، الكلمات {2}): «{3}»", FR: "laissé : {0} (nombre {1}, mots {2}) : « {3} »", EN: "dropped: {0} (count {1}, words {2}): “{3}”"}
	mendedLine  = diag.Text{AR: "مصحح: {0} ({1})", FR: "corrigé : {0} ({1})", EN: "mended: {0} ({1})"}
	fileLine    = diag.Text{AR: "ملف بجانب النص: {0}", FR: "fichier à côté du texte : {0}", EN: "file beside the text: {0}"}
	missingLine = diag.Text{AR: "ملف غير متوفر: {0}", FR: "fichier absent : {0}", EN: "file not at hand: {0}"}
	unknownLine = diag.Text{AR: "تصنيف لا يعرفه الموقع: {0}", FR: "catégorie inconnue du site : {0}", EN: "category the site does not have: {0}"}
	unknownNear = diag.Text{AR: "تصنيف لا يعرفه الموقع: {0}؛ هل هو {1}؟", FR: "catégorie inconnue du site : {0} ; est-ce {1} ?", EN: "category the site does not have: {0}; is it {1}?"}
	pairText    = diag.Text{AR: "قد يكونان بلاغا واحدا بلغتين: {0} و{1}", FR: "peut-être un même communiqué en deux langues : {0} et {1}", EN: "maybe one release in two languages: {0} and {1}"}
	totals      = diag.Text{AR: "مكتوب: {0}، موجود من قبل: {1}، متغير في المصدر: {2}، غير مستورد: {3}", FR: "écrits : {0}, déjà là : {1}, modifiés à la source : {2}, non importés : {3}", EN: "written: {0}, already there: {1}, changed at the source: {2}, not imported: {3}"}
	totalsDry   = diag.Text{AR: "سيُكتب: {0}، موجود من قبل: {1}، متغير في المصدر: {2}، غير مستورد: {3}؛ لم يُكتب شيء", FR: "à écrire : {0}, déjà là : {1}, modifiés à la source : {2}, non importés : {3} ; rien n’a été écrit", EN: "to write: {0}, already there: {1}, changed at the source: {2}, not imported: {3}; nothing was written"}
)
