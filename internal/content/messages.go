package content

import "balagh/internal/diag"

var (
	notStanding    = diag.Text{AR: "لا معنى للحقل ‹{0}› في صفحة قارة", FR: "‹{0}› n’a pas de sens sur une page permanente", EN: "{0} means nothing on a standing page"}
	dateOrder      = diag.Text{AR: "‹{0}› أسبق من ‹{1}›", FR: "‹{0}› précède ‹{1}›", EN: "{0} is earlier than {1}"}
	notPositive    = diag.Text{AR: "يجب أن يكون ‹{0}› عددا صحيحا يبدأ من 1", FR: "‹{0}› doit être un entier à partir de 1", EN: "{0} must be a whole number from 1"}
	aliasForm      = diag.Text{AR: "العنوان القديم ‹{0}› يجب أن يبدأ بـ / وأن يخلو من الفراغات و ? و # و ..", FR: "l’ancienne adresse ‹{0}› doit commencer par / et ne contenir ni espace, ni ?, ni #, ni ..", EN: "alias {0} must begin with / and hold no space, ?, # or .."}
	slugField      = diag.Text{AR: "اكتب slug بحروف a-z وأرقام وشرطات، لا ‹{0}›", FR: "écrivez slug en a-z, chiffres et tirets, pas ‹{0}›", EN: "write slug with a-z, digits and hyphens, not {0}"}
	folderName     = diag.Text{AR: "سم المجلد بحروف a-z وأرقام وشرطات، لا ‹{0}›", FR: "nommez le dossier en a-z, chiffres et tirets, pas ‹{0}›", EN: "name the folder with a-z, digits and hyphens, not {0}"}
	bundlePlace    = diag.Text{AR: "موضع غير متوقع: المنتظر releases/السنة/الاسم/ar.md أو pages/الاسم/ar.md", FR: "emplacement inattendu : attendu releases/AAAA/nom/ar.md ou pages/nom/ar.md", EN: "unexpected place: expected releases/YYYY/name/ar.md or pages/name/ar.md"}
	emptyFolder    = diag.Text{AR: "لا توجد في هذا المجلد أي نسخة ({0})", FR: "ce dossier ne contient aucune version ({0})", EN: "this folder holds no edition ({0})"}
	unknownEdition = diag.Text{AR: "الملف ‹{0}› مهمل", FR: "‹{0}› est ignoré", EN: "{0} is ignored"}
	twoEditions    = diag.Text{AR: "يوجد ‹{0}› و‹{1}› معا: احتفظ بأحدهما", FR: "‹{0}› et ‹{1}› existent tous deux : gardez-en un", EN: "both {0} and {1} exist: keep one"}
	linkLeaves     = diag.Text{AR: "الرابط الرمزي ‹{0}› يخرج من مجلد الموقع أو لا يؤدي إلى شيء", FR: "le lien symbolique ‹{0}› sort du site ou ne mène nulle part", EN: "the symbolic link {0} leaves the site or leads nowhere"}
	unreadable     = diag.Text{AR: "تعذرت قراءة ‹{0}›: {1}", FR: "impossible de lire ‹{0}› : {1}", EN: "cannot read {0}: {1}"}
	tooLarge       = diag.Text{AR: "الملف أكبر من {0}", FR: "le fichier dépasse {0}", EN: "the file is larger than {0}"}
	notUTF8        = diag.Text{AR: "الملف ليس بترميز UTF-8", FR: "le fichier n’est pas en UTF-8", EN: "the file is not UTF-8"}
	readsAs        = diag.Text{AR: "الملف ليس بترميز UTF-8؛ يُقرأ بترميز ‹{0}›", FR: "le fichier n’est pas en UTF-8 ; il se lit en ‹{0}›", EN: "the file is not UTF-8; it reads as {0}"}
	notDigest      = diag.Text{AR: "يُكتب translated_from هكذا: 1: ثم 12 رمزا من 0-9 وa-f؛ ويكتبه الأمر balagh translated", FR: "translated_from s’écrit 1: suivi de 12 signes de 0-9 et a-f ; la commande balagh translated l’écrit", EN: "translated_from is 1: and 12 signs of 0-9 and a-f; balagh translated writes it"}
	notUTF8Hint    = diag.Text{AR: "احفظه من جديد بترميز UTF-8", FR: "enregistrez-le de nouveau en UTF-8", EN: "save it again as UTF-8"}
	noFront        = diag.Text{AR: "يجب أن يبدأ الملف بسطر +++ (وُجد ‹{0}›)", FR: "le fichier doit commencer par une ligne +++ (trouvé : ‹{0}›)", EN: "the file must begin with a line +++ (found {0})"}
	emptyFile      = diag.Text{AR: "الملف فارغ: يجب أن يبدأ بسطر +++", FR: "le fichier est vide : il doit commencer par une ligne +++", EN: "the file is empty: it must begin with a line +++"}
	openFront      = diag.Text{AR: "الترويسة المفتوحة هنا بـ +++ غير مغلقة بسطر +++", FR: "l’en-tête ouvert ici par +++ n’est jamais fermé par une ligne +++", EN: "the front matter opened here is never closed by a line +++"}
)
