package main

import (
	"strconv"
	"strings"

	"balagh/internal/cms"
	"balagh/internal/diag"
	"balagh/internal/importer"
	"balagh/internal/serve"
)

// flagTexts are what flags say of themselves. What stands in backquotes names the
// value. Arabic has none: in a line that begins with a flag its value's name must
// be Latin, or the two would change places; it is then the English one.
var flagTexts = []diag.Text{
	{EN: "help for this command", FR: "aide de cette commande", AR: "شرح هذا الأمر"},
	{EN: "work in this `folder`", FR: "travailler dans ce `dossier`", AR: "العمل في هذا المجلد"},
	{
		EN: "language of messages: ar, fr or en (default: BALAGH_LANG, then the locale)",
		FR: "`langue` des messages : ar, fr ou en (par défaut : BALAGH_LANG, puis la locale)",
		AR: "لغة الرسائل: ar أو fr أو en (وإلا فقيمة BALAGH_LANG ثم لغة النظام)",
	},
	{
		EN: "show the site at this `moment` (default: SOURCE_DATE_EPOCH, then now)",
		FR: "montrer le site à ce `moment` (par défaut : SOURCE_DATE_EPOCH, puis maintenant)",
		AR: "عرض الموقع كما يكون في هذا الوقت (وإلا فقيمة SOURCE_DATE_EPOCH ثم الآن)",
	},
	{
		EN: "show the site at this `moment` (default: SOURCE_DATE_EPOCH, then now, as it passes)",
		FR: "montrer le site à ce `moment` (par défaut : SOURCE_DATE_EPOCH, puis maintenant, à mesure que le temps passe)",
		AR: "عرض الموقع كما يكون في هذا الوقت (وإلا فقيمة SOURCE_DATE_EPOCH ثم الآن، مع مرور الوقت)",
	},
	{
		EN: "check the site at this `moment` (default: SOURCE_DATE_EPOCH, then now)",
		FR: "vérifier le site à ce `moment` (par défaut : SOURCE_DATE_EPOCH, puis maintenant)",
		AR: "فحص الموقع كما يكون في هذا الوقت (وإلا فقيمة SOURCE_DATE_EPOCH ثم الآن)",
	},
	{
		EN: "make it as of this `moment` (default: SOURCE_DATE_EPOCH, then now)",
		FR: "la faire telle qu’à ce `moment` (par défaut : SOURCE_DATE_EPOCH, puis maintenant)",
		AR: "صنع النشرة كما تكون في هذا الوقت (وإلا فقيمة SOURCE_DATE_EPOCH ثم الآن)",
	},
	{
		EN: "the state at this `moment` (default: SOURCE_DATE_EPOCH, then now)",
		FR: "l’état à ce `moment` (par défaut : SOURCE_DATE_EPOCH, puis maintenant)",
		AR: "الحال كما تكون في هذا الوقت (وإلا فقيمة SOURCE_DATE_EPOCH ثم الآن)",
	},
	{EN: "publish under this `address` instead of site.toml's", FR: "publier à cette `adresse` au lieu de celle de site.toml", AR: "النشر تحت هذا العنوان بدل عنوان site.toml"},
	{EN: "show drafts, marked", FR: "montrer les brouillons, marqués", AR: "عرض المسودات وعليها علامة"},
	{EN: "make every file anew", FR: "refaire tous les fichiers", AR: "صنع كل الملفات من جديد"},
	{EN: "report as JSON", FR: "rapport en JSON", AR: "تقرير بصيغة JSON"},
	{EN: "as JSON, everything included", FR: "en JSON, sans rien omettre", AR: "بصيغة JSON، وفيها كل شيء"},
	{EN: "`folder` to write", FR: "`dossier` à écrire", AR: "المجلد الذي يُكتب فيه الموقع"},
	{EN: "`folder` to compare", FR: "`dossier` à comparer", AR: "المجلد الذي يُقارن"},
	{EN: "`folder` to write into", FR: "`dossier` où écrire", AR: "المجلد الذي تُكتب فيه الملفات"},
	{EN: "`folder` to write into; static/admin is published", FR: "`dossier` où écrire ; static/admin est publié", AR: "المجلد الذي تُكتب فيه الملفات؛ أما static/admin فيُنشر"},
	{EN: "write CPU and memory profiles into this `folder`", FR: "écrire des profils du processeur et de la mémoire dans ce `dossier`", AR: "كتابة قياسات المعالج والذاكرة في هذا المجلد"},
	{EN: "treat a warning as an error", FR: "traiter un avertissement comme une erreur", AR: "معاملة التنبيه معاملة الخطأ"},
	{EN: "offer the releases' pictures as WebP, too; cwebp must be on the PATH", FR: "offrir aussi les images des communiqués en WebP ; cwebp doit être dans le PATH", AR: "تقديم صور البلاغات بصيغة WebP أيضا؛ يجب أن يكون cwebp في PATH"},

	{EN: "pass over the remarks known to this `file`", FR: "passer les remarques connues de ce `fichier`", AR: "السكوت عن الملاحظات المعروفة في هذا الملف"},
	{EN: "write today's remarks to this `file`, to pass over them later", FR: "écrire les remarques d’aujourd’hui dans ce `fichier`, pour les passer ensuite", AR: "كتابة ملاحظات اليوم في هذا الملف، للسكوت عنها فيما بعد"},
	{EN: "show what --fix would do and what else is proposed; write nothing", FR: "montrer ce que ferait --fix et ce qui est proposé en plus, sans rien écrire", AR: "عرض ما يفعله --fix وما يُقترح معه، دون كتابة شيء"},
	{EN: "check as if drafts were shown", FR: "vérifier comme si les brouillons étaient montrés", AR: "الفحص كأن المسودات معروضة"},
	{EN: "exit with 1 from this `level` on: error, warning or note", FR: "sortir avec 1 à partir de ce `niveau` : error, warning ou note", AR: "الخروج برمز 1 ابتداء من هذه الدرجة: error أو warning أو note"},
	{EN: "mend what is safe to mend", FR: "corriger ce qui peut l’être sans risque", AR: "إصلاح ما يُصلح بأمان"},
	{EN: "`form` of the report: " + strings.Join(formats, ", "), FR: "`forme` du rapport : " + strings.Join(formats, ", "), AR: "صيغة التقرير: " + strings.Join(formats, "، ")},
	{EN: "keep quoted Arabic from moving its neighbours: auto, on or off", FR: "empêcher l’arabe cité de déplacer ses voisins : auto, on ou off", AR: "منع العربية المقتبسة من تحريك ما يجاورها: auto أو on أو off"},
	{EN: "tell the files changed since this git `revision` first", FR: "dire d’abord les fichiers changés depuis ce `commit` de git", AR: "ذكر الملفات المعدلة منذ هذه المراجعة في git أولا"},
	{EN: "the same as --fail-on warning", FR: "comme --fail-on warning", AR: "مثل --fail-on warning"},
	{EN: "write a Markdown report to this `file`", FR: "écrire un rapport en Markdown dans ce `fichier`", AR: "كتابة تقرير بصيغة Markdown في هذا الملف"},

	{EN: "`id` of the editor as an application of GitLab or Gitea", FR: "`identifiant` de l’éditeur comme application de GitLab ou Gitea", AR: "معرف المحرر بصفته تطبيقا في GitLab أو Gitea"},
	{EN: "`where` the editor keeps texts: " + strings.Join(cms.Backends, ", "), FR: "`lieu` où l’éditeur garde les textes : " + strings.Join(cms.Backends, ", "), AR: "حيث يحفظ المحرر النصوص: " + strings.Join(cms.Backends, "، ")},
	{EN: "`branch` the editor writes to", FR: "`branche` où l’éditeur écrit", AR: "الفرع الذي يكتب فيه المحرر"},
	{EN: "`editor`: " + strings.Join(cms.Editors, ", "), FR: "`nom` de l’éditeur : " + strings.Join(cms.Editors, ", "), AR: "المحرر: " + strings.Join(cms.Editors, "، ")},
	{EN: "`address` of a forge of your own, or of the proxy", FR: "`adresse` de votre propre forge, ou du proxy", AR: "عنوان منصة git خاصة بك، أو عنوان الوسيط proxy"},
	{EN: "repository, `owner/name`", FR: "dépôt, `owner/name`", AR: "المستودع، هكذا: owner/name"},
	{EN: "name the texts there are as the editors want them, and write the folder's name into each", FR: "nommer les textes existants comme le veulent les éditeurs, et y écrire le nom du dossier", AR: "تسمية النصوص الموجودة كما يريدها المحرران، وكتابة اسم المجلد في كل منها"},
	{EN: "fetch the editor's program with npm, pinned and checked", FR: "télécharger le programme de l’éditeur avec npm, en version fixée et vérifiée", AR: "جلب برنامج المحرر عبر npm، بإصدار محدد متحقق منه"},

	{
		EN: "`language` of the newsletter and of messages (default: a newsletter for each language of the site)",
		FR: "`langue` de la lettre et des messages (par défaut : une lettre pour chaque langue du site)",
		AR: "لغة النشرة والرسائل (وإلا فنشرة لكل لغة من لغات الموقع)",
	},
	{EN: "releases of this `region` only", FR: "`nom` d’une région : ses communiqués seulement", AR: "بلاغات هذه الجهة وحدها"},
	{EN: "releases of this `topic` only", FR: "`nom` d’un thème : ses communiqués seulement", AR: "بلاغات هذا الموضوع وحده"},
	{EN: "first `day` (default: the first of the last month that is over)", FR: "premier `jour` (par défaut : le premier du dernier mois écoulé)", AR: "أول يوم (وإلا فأول يوم من آخر شهر انقضى)"},
	{EN: "last `day` (default: the last of that month; with --since, today)", FR: "dernier `jour` (par défaut : le dernier de ce mois ; avec --since, aujourd’hui)", AR: "آخر يوم (وإلا فآخر يوم من ذلك الشهر؛ ومع --since اليوم)"},

	{EN: "say what would be written; write nothing", FR: "dire ce qui serait écrit, sans rien écrire", AR: "ذكر ما كان سيُكتب، دون كتابة شيء"},
	{EN: "`kind` of the files: " + strings.Join(importer.Kinds, ", ") + " (default: what each holds)", FR: "`sorte` de fichiers : " + strings.Join(importer.Kinds, ", ") + " (par défaut : selon leur contenu)", AR: "نوع الملفات: " + strings.Join(importer.Kinds, "، ") + " (وإلا فبحسب ما في كل منها)"},
	{EN: "look for pictures and documents in this `folder`, too", FR: "chercher aussi les images et les documents dans ce `dossier`", AR: "البحث عن الصور والوثائق في هذا المجلد أيضا"},
	{EN: "write the report to this `file` (default: standard output)", FR: "écrire le rapport dans ce `fichier` (par défaut : la sortie standard)", AR: "كتابة التقرير في هذا الملف (وإلا فعلى الشاشة)"},

	{EN: "ask for what is not given; --ask=false takes what is proposed", FR: "demander ce qui n’est pas donné ; --ask=false prend ce qui est proposé", AR: "السؤال عما لم يُعط؛ ومع --ask=false يؤخذ بالمقترح"},
	{EN: "begin as a draft", FR: "commencer comme brouillon", AR: "البدء بمسودة"},
	{EN: "begin ready to be published", FR: "commencer prêt à publier", AR: "البدء بنص جاهز للنشر"},
	{EN: "say what was written as JSON", FR: "dire en JSON ce qui a été écrit", AR: "ذكر ما كُتب بصيغة JSON"},
	{EN: "`code` of the language of the original (default: by the letters of the title)", FR: "`code` de la langue de l’original (par défaut : d’après les lettres du titre)", AR: "رمز لغة الأصل (وإلا فبحسب حروف العنوان)"},
	{EN: "withhold it until this `moment`: 2026-12-01T09:00", FR: "le retenir jusqu’à ce `moment` : 2026-12-01T09:00", AR: "حجبه إلى هذا الوقت: 2026-12-01T09:00"},
	{EN: "`name` of the folder and of the address (default: from the title)", FR: "`nom` du dossier et fin de l’adresse (par défaut : tiré du titre)", AR: "اسم المجلد وآخر العنوان (وإلا فمن عنوان النص)"},
	{EN: "a `sentence` or two for lists and shared links", FR: "une `phrase` ou deux pour les listes et les liens partagés", AR: "جملة أو جملتان للقوائم ولمن يتلقى الرابط"},
	{EN: "its `title`", FR: "son `titre`", AR: "العنوان"},
	{EN: "its `day`: 2026-12-01, 1/12/2026, \"1 décembre 2026\" (default: today)", FR: "son `jour` : 2026-12-01, 1/12/2026, \"1 décembre 2026\" (par défaut : aujourd’hui)", AR: "اليوم: 2026-12-01 أو 1/12/2026 أو \"1 دجنبر 2026\" (وإلا فاليوم)"},
	{EN: "its `number` in the series", FR: "son `rang` dans la série", AR: "رقمه في السلسلة"},
	{EN: "the `city` of the dateline", FR: "la `ville` d’où il part", AR: "المدينة التي صدر منها"},
	{EN: "a `region`: id, label or alias; may be repeated", FR: "`nom` d’une région : identifiant, libellé ou autre nom ; peut être répété", AR: "جهة: معرفها أو اسمها أو صيغة أخرى له؛ ولك أن تكرر الخيار"},
	{EN: "a `topic`: id, label or alias; may be repeated", FR: "`nom` d’un thème : identifiant, libellé ou autre nom ; peut être répété", AR: "موضوع: معرفه أو اسمه أو صيغة أخرى له؛ ولك أن تكرر الخيار"},
	{EN: "regional or national", FR: "`mot` : regional ou national", AR: "جهوي (regional) أو وطني (national)"},
	{EN: "the `series` it belongs to", FR: "`nom` de la série dont il fait partie", AR: "السلسلة التي هو منها"},

	{EN: "listen on this `address` (default: this machine alone)", FR: "écouter à cette `adresse` (par défaut : cette machine seule)", AR: "الاستماع على هذا العنوان (وإلا فلهذا الجهاز وحده)"},
	{EN: "listen on this `port` (default: the first free one from " + strconv.Itoa(serve.FirstPort) + ")", FR: "écouter sur ce `port` (par défaut : le premier libre à partir de " + strconv.Itoa(serve.FirstPort) + ")", AR: "الاستماع على هذا المنفذ (وإلا فأول منفذ حر ابتداء من " + strconv.Itoa(serve.FirstPort) + ")"},
	{EN: "show what readers see: no drafts and nothing before its hour", FR: "montrer ce que voient les lecteurs : ni brouillons, ni rien avant l’heure", AR: "عرض ما يراه القراء: بلا مسودات ولا شيء قبل ساعته"},
	{EN: "open a browser", FR: "ouvrir un navigateur", AR: "فتح متصفح"},

	{EN: "name everything; else the first 20 of a kind", FR: "tout nommer ; sinon les 20 premiers de chaque sorte", AR: "ذكر كل شيء؛ وإلا فأول 20 من كل نوع"},
	{EN: "every translation that has no print yet", FR: "toutes les traductions encore sans empreinte", AR: "كل ترجمة لا بصمة لها بعد"},
	{EN: "say what was recorded as JSON", FR: "dire en JSON ce qui a été noté", AR: "ذكر ما سُجل بصيغة JSON"},
	{EN: "without descriptions", FR: "sans descriptions", AR: "بلا شروح"},
}
