package toml

import "balagh/internal/diag"

// wording is what balagh says of one kind of mistake, and how to mend it. The
// words stand in the order of a text: keys, values, strings, lists, the whole.
type wording struct{ message, hint diag.Text }

var (
	foreignKnown = wording{
		diag.Text{AR: "اسم الحقل ‹{0}› غير مكتوب بالحروف اللاتينية", FR: "le nom de champ ‹{0}› n’est pas en lettres latines simples", EN: "the field name ‹{0}› is not in plain Latin letters"},
		diag.Text{AR: "اكتب ‹{1}›", FR: "écrivez ‹{1}›", EN: "write ‹{1}›"},
	}
	foreignName = wording{
		foreignKnown.message,
		diag.Text{AR: "أسماء الحقول مثل title وdate وsummary", FR: "les champs s’appellent title, date, summary…", EN: "fields have names such as title, date, summary"},
	}
	keySpaces = wording{
		diag.Text{AR: "في اسم الحقل ‹{0}› فراغ", FR: "le nom de champ ‹{0}› contient une espace", EN: "the field name ‹{0}› contains a space"},
		diag.Text{AR: "اكتب ‹{1}›", FR: "écrivez ‹{1}›", EN: "write ‹{1}›"},
	}
	badName = wording{
		diag.Text{AR: "لا يبدأ اسم حقل بالعلامة ‹{0}›", FR: "un nom de champ ne commence pas par ‹{0}›", EN: "a field name does not begin with ‹{0}›"},
		statementForm,
	}
	noName = wording{
		diag.Text{AR: "اسم الحقل ناقص", FR: "il manque le nom du champ", EN: "the field name is missing"},
		statementForm,
	}
	comment = wording{
		diag.Text{AR: "لا يُكتب التعليق بهذه العلامة", FR: "un commentaire ne commence pas ainsi", EN: "a comment does not begin like this"},
		diag.Text{AR: "ابدأ التعليق بالعلامة ‹#›", FR: "commencez le commentaire par ‹#›", EN: "begin the comment with ‹#›"},
	}
	noEquals = wording{
		diag.Text{AR: "ليس السطر ‹{0}› على صورة: حقل = قيمة", FR: "la ligne ‹{0}› n’est pas de la forme : champ = valeur", EN: "the line ‹{0}› is not of the form: field = value"},
		diag.Text{AR: "يوضع النص بين علامتي ‹\"›، ويبدأ التعليق بالعلامة ‹#›", FR: "mettez un texte entre deux ‹\"› et commencez un commentaire par ‹#›", EN: "put a text between two ‹\"› and begin a comment with ‹#›"},
	}
	statementForm = diag.Text{AR: "اكتب مثلا: title = \"…\"", FR: "écrivez par exemple : title = \"…\"", EN: "write for example: title = \"…\""}
	colon         = wording{
		diag.Text{AR: "بعد ‹{0}› علامة ‹:› والمطلوب ‹=›", FR: "‹{0}› est suivi de ‹:› ; il faut ‹=›", EN: "‹{0}› is followed by ‹:›; it needs ‹=›"},
		diag.Text{AR: "اكتب: {0} = …", FR: "écrivez : {0} = …", EN: "write {0} = …"},
	}
	duplicate = wording{
		diag.Text{AR: "الحقل ‹{0}› مكتوب مرتين، أولاهما في السطر {1}", FR: "le champ ‹{0}› est écrit deux fois ; il l’est déjà à la ligne {1}", EN: "the field ‹{0}› is written twice; it is already on line {1}"},
		removeOne,
	}
	defined = wording{
		diag.Text{AR: "الحقل ‹{0}› مكتوب مرتين", FR: "le champ ‹{0}› est écrit deux fois", EN: "the field ‹{0}› is written twice"},
		removeOne,
	}
	removeOne = diag.Text{AR: "احذف أحدهما", FR: "supprimez l’un des deux", EN: "remove one of the two"}
	unjoined  = wording{
		diag.Text{AR: "تعذر إلحاق هذه القيمة بحقلها", FR: "cette valeur n’a pu être rattachée à son champ", EN: "this value could not be joined to its field"},
		diag.Text{AR: "اكتب الجدول كله بين ‹{› و‹}›", FR: "écrivez toute la table entre ‹{› et ‹}›", EN: "write the whole table between ‹{› and ‹}›"},
	}
	headerOpen = wording{
		diag.Text{AR: "عنوان الجدول ‹{0}› غير مغلق", FR: "l’en-tête ‹{0}› n’est pas fermé", EN: "the header ‹{0}› is not closed"},
		diag.Text{AR: "أغلقه بالعلامة ‹{1}›", FR: "fermez-le par ‹{1}›", EN: "close it with ‹{1}›"},
	}
)

var (
	noValue = wording{
		diag.Text{AR: "لا قيمة بعد هذه العلامة", FR: "il manque une valeur après ce signe", EN: "no value follows this sign"},
		diag.Text{AR: "اكتب القيمة أو احذف السطر", FR: "écrivez la valeur ou supprimez la ligne", EN: "write the value or remove the line"},
	}
	bareText = wording{
		diag.Text{AR: "النص ‹{0}› ليس بين علامتي تنصيص", FR: "le texte ‹{0}› n’est pas entre guillemets droits", EN: "the text ‹{0}› is not between quotation marks"},
		write,
	}
	boolean = wording{
		diag.Text{AR: "القيمة ‹{0}› غير معروفة: المطلوب true أو false", FR: "la valeur ‹{0}› est inconnue : il faut true ou false", EN: "the value ‹{0}› is unknown: it must be true or false"},
		write,
	}
	leadingZero = wording{
		diag.Text{AR: "لا يبدأ العدد بصفر: ‹{0}›", FR: "un nombre ne commence pas par zéro : ‹{0}›", EN: "a number does not begin with zero: ‹{0}›"},
		write,
	}
	tooLarge = wording{
		message: diag.Text{AR: "العدد ‹{0}› أكبر من اللازم", FR: "le nombre ‹{0}› est trop grand", EN: "the number ‹{0}› is too large"},
	}
	arabicDigits = wording{
		diag.Text{AR: "تُكتب القيمة ‹{0}› بالأرقام 0–9", FR: "la valeur ‹{0}› s’écrit avec les chiffres 0–9", EN: "the value ‹{0}› must be in the digits 0–9"},
		write,
	}
	dateOrder = wording{
		diag.Text{AR: "التاريخ ‹{0}› ليس على ترتيب: السنة-الشهر-اليوم", FR: "la date ‹{0}› n’est pas dans l’ordre année-mois-jour", EN: "the date ‹{0}› is not in the order year-month-day"},
		write,
	}
	dateUnsure = wording{
		dateOrder.message,
		diag.Text{AR: "اكتب {1}، أو {2} إن كان الشهر قبل اليوم", FR: "écrivez {1}, ou {2} si le mois précède le jour", EN: "write {1}, or {2} if the month comes first"},
	}
	dateInWords = wording{
		diag.Text{AR: "يُكتب التاريخ ‹{0}› بالأرقام", FR: "la date ‹{0}› doit s’écrire en chiffres", EN: "the date ‹{0}› must be written in digits"},
		dateForm,
	}
	noSuchDate = wording{
		diag.Text{AR: "لا وجود للتاريخ ‹{0}›", FR: "la date ‹{0}› n’existe pas", EN: "there is no such date as ‹{0}›"},
		dateForm,
	}
	badDate = wording{
		diag.Text{AR: "تعذرت قراءة التاريخ ‹{0}›", FR: "la date ‹{0}› est illisible", EN: "the date ‹{0}› cannot be read"},
		dateForm,
	}
	write    = diag.Text{AR: "اكتب {1}", FR: "écrivez {1}", EN: "write {1}"}
	dateForm = diag.Text{AR: "اكتب التاريخ هكذا: 2025-06-17", FR: "écrivez la date ainsi : 2025-06-17", EN: "write the date as 2025-06-17"}
	surplus  = wording{
		diag.Text{AR: "‹{0}› زائد في هذا الموضع", FR: "‹{0}› est de trop ici", EN: "‹{0}› is too much here"},
		diag.Text{AR: "لكل حقل سطر، ويبدأ التعليق بالعلامة ‹#›", FR: "un champ par ligne ; un commentaire commence par ‹#›", EN: "one field to a line; a comment begins with ‹#›"},
	}
	trailingComma = wording{
		diag.Text{AR: "لا توضع ‹{0}› في آخر القيمة", FR: "une valeur ne se termine pas par ‹{0}›", EN: "a value does not end with ‹{0}›"},
		removeComma,
	}
)

var (
	typographic = wording{
		diag.Text{AR: "علامة التنصيص ‹{0}› ليست العلامة المستقيمة ‹\"›", FR: "‹{0}› est un guillemet typographique ; il faut le guillemet droit ‹\"›", EN: "‹{0}› is a typographic quotation mark; it must be the straight ‹\"›"},
		write,
	}
	typographicInner = wording{
		typographic.message,
		diag.Text{AR: "ضع النص بين علامتي ‹\"› واستعمل «…» داخله", FR: "mettez le texte entre deux ‹\"› et employez « … » à l’intérieur", EN: "put the text between two ‹\"› and use “…” inside it"},
	}
	wrongClosing = wording{
		diag.Text{AR: "فُتح النص بالعلامة ‹{1}› وأُغلق بالعلامة ‹{0}›", FR: "le texte s’ouvre par ‹{1}› et se ferme par ‹{0}›", EN: "the text opens with ‹{1}› and closes with ‹{0}›"},
		diag.Text{AR: "أغلقه بالعلامة ‹{1}›", FR: "fermez-le par ‹{1}›", EN: "close it with ‹{1}›"},
	}
	quoteOpen = wording{
		diag.Text{AR: "علامة التنصيص المفتوحة في السطر {0} غير مغلقة", FR: "le guillemet ouvert à la ligne {0} n’est jamais fermé", EN: "the quotation mark opened on line {0} is never closed"},
		diag.Text{AR: "أغلق النص بالعلامة ‹{1}› في السطر نفسه، أو ضعه بين ‹{1}{1}{1}› إن امتد على أسطر", FR: "fermez le texte par ‹{1}› sur la même ligne, ou entourez-le de ‹{1}{1}{1}› s’il a plusieurs lignes", EN: "close the text with ‹{1}› on the same line, or put it between ‹{1}{1}{1}› if it has several lines"},
	}
	longOpen = wording{
		quoteOpen.message,
		diag.Text{AR: "أغلق النص بالعلامة ‹{1}›", FR: "fermez le texte par ‹{1}›", EN: "close the text with ‹{1}›"},
	}
	innerQuote = wording{
		diag.Text{AR: "علامة ‹\"› داخل النص تُنهيه قبل آخره", FR: "le guillemet ‹\"› à l’intérieur du texte le termine trop tôt", EN: "the mark ‹\"› inside the text ends it too early"},
		diag.Text{AR: "استعمل «…» داخل النص", FR: "employez « … » à l’intérieur du texte", EN: "use “…” inside the text"},
	}
	innerApostrophe = wording{
		diag.Text{AR: "علامة ‹'› داخل النص تُنهيه قبل آخره", FR: "l’apostrophe ‹'› à l’intérieur du texte le termine trop tôt", EN: "the mark ‹'› inside the text ends it too early"},
		diag.Text{AR: "ضع النص بين علامتي ‹\"›", FR: "mettez le texte entre deux ‹\"›", EN: "put the text between two ‹\"›"},
	}
	badEscape = wording{
		diag.Text{AR: "لا معنى للعلامة ‹{0}› داخل النص", FR: "‹{0}› n’a pas de sens à l’intérieur d’un texte", EN: "‹{0}› means nothing inside a text"},
		diag.Text{AR: "اكتب ‹\\\\› للشرطة المائلة العكسية نفسها", FR: "écrivez ‹\\\\› pour la barre oblique inverse elle-même", EN: "write ‹\\\\› for the backslash itself"},
	}
)

var (
	arabicComma = wording{
		diag.Text{AR: "لا تفصل الفاصلة ‹{0}› بين العناصر هنا", FR: "‹{0}› ne sépare pas les éléments", EN: "‹{0}› does not separate items"},
		diag.Text{AR: "استعمل الفاصلة ‹,›", FR: "employez la virgule ‹,›", EN: "use the comma ‹,›"},
	}
	missingComma = wording{
		diag.Text{AR: "تنقص الفاصلة ‹,› قبل هذا العنصر", FR: "il manque la virgule ‹,› avant cet élément", EN: "the comma ‹,› is missing before this item"},
		diag.Text{},
	}
	strayComma = wording{
		diag.Text{AR: "لا عنصر قبل الفاصلة ‹{0}›", FR: "aucun élément ne précède la virgule ‹{0}›", EN: "no item comes before the comma ‹{0}›"},
		removeComma,
	}
	bracketOpen = wording{
		diag.Text{AR: "العلامة ‹{0}› المفتوحة في السطر {1} غير مغلقة", FR: "le signe ‹{0}› ouvert à la ligne {1} n’est jamais fermé", EN: "the ‹{0}› opened on line {1} is never closed"},
		diag.Text{AR: "أضف ‹{2}› بعد آخر عنصر", FR: "ajoutez ‹{2}› après le dernier élément", EN: "add ‹{2}› after the last item"},
	}
	invisible = wording{
		diag.Text{AR: "محرف خفي في غير موضعه: {0}", FR: "caractère invisible mal placé : {0}", EN: "invisible character out of place: {0}"},
		remove,
	}
	control = wording{
		diag.Text{AR: "محرف تحكم غير مقبول: {0}", FR: "caractère de contrôle refusé : {0}", EN: "control character not accepted: {0}"},
		remove,
	}
	remove      = diag.Text{AR: "احذفه", FR: "supprimez-le", EN: "remove it"}
	removeComma = diag.Text{AR: "احذفها", FR: "supprimez-la", EN: "remove it"}
	notUTF8     = wording{
		diag.Text{AR: "النص ليس بترميز UTF-8: {0}", FR: "le texte n’est pas en UTF-8 : {0}", EN: "the text is not UTF-8: {0}"},
		diag.Text{AR: "احفظ الملف بترميز UTF-8", FR: "enregistrez le fichier en UTF-8", EN: "save the file as UTF-8"},
	}
	tooDeep = wording{
		message: diag.Text{AR: "تداخلت هنا جداول أو قوائم كثيرة", FR: "trop de tables ou de listes sont imbriquées ici", EN: "too many tables or lists are nested here"},
	}
	tooLong = wording{
		message: diag.Text{AR: "هذا النص أطول مما يُقبل (2 ميغابايت)", FR: "ce texte dépasse la longueur admise (2 Mo)", EN: "this text is longer than is accepted (2 MB)"},
	}
	general = wording{
		message: diag.Text{AR: "تعذرت قراءة هذا الموضع: {0}", FR: "ce passage est illisible : {0}", EN: "this cannot be read: {0}"},
	}
)
