package main

import "balagh/internal/diag"

// commandTexts are what commands say of themselves, first in a line, then at
// length. French is broken into lines when it is shown; Arabic stands a sentence
// a line, for a line that is broken loses its direction.
var commandTexts = []diag.Text{
	{
		EN: "Compile Markdown press releases into a bilingual static archive",
		FR: "Faire de communiqués en Markdown une archive statique bilingue",
		AR: "صنع أرشيف ثابت بلغتين من بلاغات مكتوبة بصيغة Markdown",
	}, {
		EN: "balagh compiles Markdown press releases with TOML front matter into a bilingual (Arabic, French) static news archive with topic and region indexes.",
		FR: "balagh fait de communiqués en Markdown, avec un en-tête TOML, une archive statique en deux langues (arabe, français), avec des index par thème et par région.",
		AR: "يصنع balagh من بلاغات مكتوبة بصيغة Markdown، لها ترويسة TOML، أرشيفا ثابتا بالعربية والفرنسية، وفيه فهارس للمواضيع والجهات.",
	}, {
		EN: "Make the site: only what differs",
		FR: "Construire le site : seulement ce qui diffère",
		AR: "بناء الموقع: ما اختلف منه وحده",
	}, {
		EN: "build makes the site in a folder. It plans every page, compares the plan with what the folder remembers, makes only what differs and switches it in as a whole. A mistake in a file stops it before the folder is touched.",
		FR: "build construit le site dans un dossier. Il prévoit chaque page, compare ce plan à ce que le dossier a en mémoire, ne fait que ce qui diffère et met le tout en place d’un seul coup. Une faute dans un fichier l’arrête avant qu’il ne touche au dossier.",
		AR: "يبني build الموقع في مجلد.\nيضع خطة كل الصفحات ويقارنها بما يتذكره المجلد، ولا يصنع إلا ما اختلف، ثم يضعه في مكانه دفعة واحدة.\nوالخطأ في ملف يوقفه قبل أن يمس المجلد.",
	}, {
		EN: "Tell every mistake, and mend what is safe to mend",
		FR: "Dire chaque faute, et corriger ce qui peut l’être sans risque",
		AR: "ذكر كل خطأ، وإصلاح ما يُصلح بأمان",
	}, {
		EN: "check reads the whole site as build does and tells all there is to say of it: errors first, and with --since the files that changed first. It writes nothing but what --fix mends. The exit code does not depend on the format.",
		FR: "check lit tout le site comme build et dit tout ce qu’il y a à en dire : les erreurs d’abord, et avec --since les fichiers modifiés d’abord. Il n’écrit rien d’autre que ce que --fix corrige. Le code de sortie ne dépend pas de la forme.",
		AR: "يقرأ check الموقع كله كما يقرؤه build ويذكر كل ما يقال فيه: الأخطاء أولا، ومع --since الملفات المعدلة أولا.\nولا يكتب إلا ما يصلحه --fix.\nولا يتغير رمز الخروج بتغير صيغة التقرير.",
	}, {
		EN: "Write the configuration of an editor in the browser",
		FR: "Écrire la configuration d’un éditeur dans le navigateur",
		AR: "كتابة إعدادات محرر يعمل في المتصفح",
	}, {
		EN: "cms writes the configuration of Sveltia or Decap, editors in the browser that keep what is written in git: one form for both languages, with the tags, regions, series and people of site.toml as choices. The folder is not published unless it is one of static/. --prepare makes the texts there are such as these editors see; their pages stay as they were.",
		FR: "cms écrit la configuration de Sveltia ou de Decap, éditeurs dans le navigateur qui gardent les textes dans git : un seul formulaire pour les deux langues, où les thèmes, régions, séries et personnalités de site.toml sont des choix. Le dossier n’est pas publié, à moins d’être dans static/. --prepare rend les textes existants tels que ces éditeurs les voient ; leurs pages restent ce qu’elles étaient.",
		AR: "يكتب cms إعدادات Sveltia أو Decap، وهما محرران في المتصفح يحفظان النصوص في git: استمارة واحدة للغتين، ومواضيع site.toml وجهاته وسلاسله وشخصياته خيارات فيها.\nلا يُنشر المجلد إلا إذا كان داخل static/\u200E.\nويجعل --prepare النصوص الموجودة كما يراها هذان المحرران، وتبقى صفحاتها كما كانت.",
	}, {
		EN: "Make the newsletter of a period; never send it",
		FR: "Faire la lettre d’information d’une période, sans l’envoyer",
		AR: "صنع النشرة الإخبارية لفترة، دون إرسالها",
	}, {
		EN: "digest makes a newsletter of the releases of a period, in each language of the site: a message in HTML, the same as plain text, and its subject. It shows what the public site shows and nothing else. Sending it is left to people.",
		FR: "digest fait une lettre d’information des communiqués d’une période, dans chaque langue du site : un message en HTML, le même en texte simple, et son objet. Elle montre ce que montre le site public et rien d’autre. L’envoi vous revient.",
		AR: "يصنع digest من بلاغات فترة نشرة إخبارية بكل لغة من لغات الموقع: رسالة HTML، ومثلها نصا خالصا، وموضوعها.\nليس فيها إلا ما يظهر في الموقع للعموم.\nأما الإرسال فيقوم به الناس.",
	}, {
		EN: "Say what a rule is about, or list all rules",
		FR: "Dire de quoi parle une règle, ou lister les règles",
		AR: "شرح قاعدة، أو سرد كل القواعد",
	}, {
		EN: "explain says what a rule catches, why it matters and how to mend it, with an example. Without a name it lists all rules. --lang chooses the language.",
		FR: "explain dit ce qu’une règle relève, pourquoi, et comment y remédier, avec un exemple. Sans nom, il donne la liste des règles. --lang choisit la langue.",
		AR: "يشرح explain ما تنبه إليه القاعدة وسببه وطريقة إصلاحه، مع مثال.\nوبلا اسم يسرد القواعد كلها.\nوتُختار اللغة بـ --lang.",
	}, {
		EN: "Make drafts of texts, web pages and WordPress exports",
		FR: "Faire des brouillons de textes, pages web et exports WordPress",
		AR: "صنع مسودات من نصوص وصفحات ويب وملفات WordPress",
	}, {
		EN: "import reads plain text, saved web pages, WordPress exports (WXR) and answers of WordPress's REST interface, and writes each text as a draft below content/. It tells what it kept, guessed, mended and dropped. It never overwrites, asks nothing of the network, and importing the same file again changes nothing.",
		FR: "import lit du texte simple, des pages web enregistrées, des exports WordPress (WXR) et les réponses de son interface REST, et écrit chaque texte comme brouillon sous content/. Il dit ce qu’il a gardé, deviné, corrigé et laissé. Il n’écrase jamais rien, ne demande rien au réseau, et importer deux fois le même fichier ne change rien.",
		AR: "يقرأ import نصوصا خالصة وصفحات ويب محفوظة وملفات WordPress (من نوع WXR) وأجوبة واجهته REST، ويكتب كل نص مسودة تحت content/\u200E.\nيذكر ما أبقاه وما خمنه وما أصلحه وما تركه.\nلا يكتب فوق ملف موجود، ولا يطلب شيئا من الشبكة، ولا يتغير شيء إذا أعيد استيراد الملف نفسه.",
	}, {
		EN: "Start a new site",
		FR: "Commencer un nouveau site",
		AR: "إنشاء موقع جديد",
	}, {
		EN: "init writes a small working site: site.toml with the regions of Morocco, a first release in Arabic and French, and a page about the site. It never overwrites.",
		FR: "init écrit un petit site complet : site.toml avec les régions du Maroc, un premier communiqué en arabe et en français, et une page sur le site. Il n’écrase jamais rien.",
		AR: "يكتب init موقعا صغيرا كاملا: site.toml وفيه جهات المغرب، وبلاغا أول بالعربية والفرنسية، وصفحة عن الموقع.\nولا يكتب فوق ملف موجود.",
	}, {
		EN: "Begin a release, a page or a translation",
		FR: "Commencer un communiqué, une page ou une traduction",
		AR: "بدء بلاغ أو صفحة أو ترجمة",
	}, {
		EN: "new writes the file that a text begins with: its fields explained in your language, its folder named, a draft until you say otherwise. It never overwrites.",
		FR: "new écrit le fichier par lequel un texte commence : ses champs expliqués dans votre langue, son dossier nommé, et un brouillon tant que vous n’en décidez pas autrement. Il n’écrase jamais rien.",
		AR: "يكتب new الملف الذي يبدأ به النص: حقوله مشروحة بلغتك، ومجلده مسمى، وهو مسودة إلى أن تقول غير ذلك.\nولا يكتب فوق ملف موجود.",
	}, {
		EN: "Begin a standing page: asks for what it needs",
		FR: "Commencer une page permanente : demande ce qu’il faut",
		AR: "بدء صفحة قارة، بأسئلة عما تحتاجه",
	}, {
		EN: "page asks for title, language and summary and writes content/pages/NAME/LANGUAGE.md as a draft.",
		FR: "page demande le titre, la langue et le résumé, et écrit content/pages/NOM/LANGUE.md comme brouillon.",
		AR: "يسأل page عن العنوان واللغة والملخص، ويكتب content/pages/NAME/LANGUAGE.md مسودة.",
	}, {
		EN: "Begin a release: asks for what it needs",
		FR: "Commencer un communiqué : demande ce qu’il faut",
		AR: "بدء بلاغ، بأسئلة عما يحتاجه",
	}, {
		EN: "release asks for title, language, day, place, regions, topics and summary, each with a proposal, and writes content/releases/YEAR/NAME/LANGUAGE.md as a draft. What a flag gives is not asked. Where nobody sits at a terminal nothing is asked: the title must then be given.",
		FR: "release demande le titre, la langue, le jour, la ville, les régions, les thèmes et le résumé, en proposant une réponse, et écrit content/releases/ANNÉE/NOM/LANGUE.md comme brouillon. Ce qu’une option donne n’est pas demandé. Là où personne n’est au terminal, rien n’est demandé : le titre doit alors être donné.",
		AR: "يسأل release عن العنوان واللغة واليوم والمدينة والجهات والمواضيع والملخص، ويقترح لكل سؤال جوابا، ويكتب content/releases/YEAR/NAME/LANGUAGE.md مسودة.\nلا يسأل عما أُعطي بخيار.\nوحيث لا يوجد أحد أمام الطرفية لا يسأل عن شيء، فلا بد من إعطاء العنوان.",
	}, {
		EN: "Begin the translation of a release or page",
		FR: "Commencer la traduction d’un communiqué ou d’une page",
		AR: "بدء ترجمة بلاغ أو صفحة",
	}, {
		EN: "translation writes the edition that PATH, a folder, a file or an id, lacks. Each text of the original stands above an empty one, the body paragraph by paragraph in comments that no page shows. The translation is a draft of its own: until the line draft = true is deleted, the original stays public without it.",
		FR: "translation écrit la version qui manque à PATH, dossier, fichier ou identifiant. Chaque texte de l’original est au-dessus d’un texte vide, et le corps est repris paragraphe par paragraphe dans des commentaires qu’aucune page ne montre. La traduction est un brouillon à part : tant que la ligne draft = true est là, l’original reste public sans elle.",
		AR: "يكتب translation النسخة الناقصة في PATH، وهو مجلد أو ملف أو معرف.\nكل نص من الأصل يقف فوق نص فارغ، والمتن فقرة فقرة في تعليقات لا تظهر في أي صفحة.\nوالترجمة مسودة قائمة بذاتها: ما دام السطر draft = true فيها بقي الأصل منشورا دونها.",
	}, {
		EN: "Print the JSON Schema of front matter or of site.toml",
		FR: "Écrire le JSON Schema de l’en-tête ou de site.toml",
		AR: "طباعة JSON Schema للترويسة أو لملف site.toml",
	}, {
		EN: "schema prints what an editor needs to complete and explain fields, as JSON Schema 2020-12. In a site it holds the ids of the site's vocabularies with their labels. --lang chooses the language of the descriptions.",
		FR: "schema écrit ce qu’il faut à un éditeur de texte pour compléter et expliquer les champs, en JSON Schema 2020-12. Dans un site, il contient les identifiants de ses vocabulaires avec leurs libellés. --lang choisit la langue des descriptions.",
		AR: "يطبع schema ما يحتاجه محرر النصوص ليكمل الحقول ويشرحها، بصيغة JSON Schema 2020-12.\nوفي موقع يضم معرفات مفرداته مع أسمائها.\nوتُختار لغة الشرح بـ --lang.",
	}, {
		EN: "Preview the site while you write",
		FR: "Voir le site pendant qu’on écrit",
		AR: "معاينة الموقع أثناء الكتابة",
	}, {
		EN: "serve shows the site in a browser and shows it anew at each save. Drafts and scheduled releases are shown and marked; a mistake is shown on the page it is about. Only this machine can open it.",
		FR: "serve montre le site dans un navigateur et le remontre à chaque enregistrement. Les brouillons et les communiqués programmés y sont, marqués ; une faute est montrée sur la page qu’elle concerne. Seule cette machine peut l’ouvrir.",
		AR: "يعرض serve الموقع في متصفح، ويعيد عرضه بعد كل حفظ.\nتظهر فيه المسودات والبلاغات المجدولة وعليها علامة، ويظهر الخطأ في الصفحة التي وقع فيها.\nولا يمكن فتحه إلا من هذا الجهاز.",
	}, {
		EN: "Say what waits: hours, drafts, translations",
		FR: "Dire ce qui attend : heures, brouillons, traductions",
		AR: "ذكر ما ينتظر: المواعيد والمسودات والترجمات",
	}, {
		EN: "status tells what is scheduled and for when, what is a draft, which translations are missing, under way or older than their originals and what moved there (where the site is in a git repository), what expires, was corrected or withdrawn, and when the site next changes without an edit. It writes nothing, and its exit code is 0.",
		FR: "status dit ce qui est programmé et pour quand, ce qui est brouillon, quelles traductions manquent, sont en cours ou plus anciennes que leur original, et ce qui y a changé (si le site est dans un dépôt git), ce qui arrive à échéance, a été rectifié ou retiré, et quand le site changera sans retouche. Il n’écrit rien, et son code de sortie est 0.",
		AR: "يذكر status ما ينتظر ساعته ومتى، والمسودات، والترجمات الناقصة أو التي لم تكتمل أو التي تغير أصلها وما تغير فيه (إذا كان الموقع في مستودع git)، وما تنتهي صلاحيته أو صُحح أو سُحب، ومتى يتغير الموقع دون تعديل.\nلا يكتب شيئا، ورمز خروجه 0.",
	}, {
		EN: "Record that a translation follows its original as it is now",
		FR: "Noter qu’une traduction suit son original tel qu’il est",
		AR: "تسجيل أن الترجمة توافق أصلها كما هو الآن",
	}, {
		EN: "translated writes into a translation the print of the original it was read against, and takes away the comments that held the original's paragraphs. Every other byte stays. PATH is the translation's file, or a folder or id for all of its translations. --all records every translation of the site that has no print yet; those that have fallen behind their originals are left, for nobody has read them again.",
		FR: "translated écrit dans une traduction l’empreinte de l’original auquel elle a été comparée, et ôte les commentaires qui en portaient les paragraphes. Le reste demeure, octet pour octet. PATH est le fichier de la traduction, ou un dossier ou identifiant pour toutes ses traductions. --all note toutes les traductions du site qui n’ont pas encore d’empreinte ; celles dont l’original a changé sont laissées, car personne ne les a relues.",
		AR: "يكتب translated في الترجمة بصمة الأصل الذي روجعت عليه، ويحذف التعليقات التي فيها فقرات الأصل.\nويبقى كل ما عدا ذلك كما هو.\nالمسار PATH هو ملف الترجمة، أو مجلد أو معرف لكل ترجماته.\nويسجل --all كل ترجمات الموقع التي لا بصمة لها، ويترك ما تغير أصله لأن أحدا لم يراجعه.",
	}, {
		EN: "Compare the site with one made anew, byte for byte",
		FR: "Comparer le site, octet pour octet, à un site refait",
		AR: "مقارنة الموقع ببناء جديد كامل، بايتا ببايت",
	}, {
		EN: "verify makes every file of the site anew, keeps none, and compares each with the one in the folder; then what the folder remembers with what a first build would write. It changes nothing. Give it the flags of the build it shall answer for.",
		FR: "verify refait chaque fichier du site, n’en garde aucun, et le compare à celui du dossier ; puis ce que le dossier a en mémoire à ce qu’écrirait une première construction. Il ne change rien. Donnez-lui les options de la construction à vérifier.",
		AR: "يصنع verify كل ملفات الموقع من جديد ولا يحفظ منها شيئا، ويقارن كلا منها بما في المجلد، ثم يقارن ما يتذكره المجلد بما يكتبه بناء أول.\nلا يغير شيئا.\nأعطه خيارات البناء الذي يُراد التحقق منه.",
	}, {
		EN: "Print the version, the engine's hash and the Go it was built with",
		FR: "Écrire la version, l’empreinte du moteur et la version de Go employée",
		AR: "طباعة الإصدار وبصمة المحرك وإصدار Go الذي بُني به",
	}, {
		EN: "Say how a command is used",
		FR: "Dire comment s’emploie une commande",
		AR: "شرح استعمال أمر",
	}, {
		EN: "Print the completion script of a shell",
		FR: "Écrire le script de complétion d’un interpréteur de commandes",
		AR: "طباعة سكربت الإكمال التلقائي لصدفة (shell)",
	}, {
		EN: "completion prints a script with which a shell completes commands, flags, folders of releases and the ids of the site's vocabularies. Load it when the shell starts.",
		FR: "completion écrit un script par lequel l’interpréteur complète les commandes, les options, les dossiers de communiqués et les identifiants des vocabulaires du site. Chargez-le au démarrage de l’interpréteur.",
		AR: "يطبع completion سكربتا تكمل به الصدفة الأوامر والخيارات ومجلدات البلاغات ومعرفات مفردات الموقع.\nيُحمَّل عند بدء الصدفة.",
	},
}
