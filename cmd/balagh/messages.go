package main

import "balagh/internal/diag"

var (
	plain         = diag.Text{AR: "{0}", FR: "{0}", EN: "{0}"}
	internalError = diag.Text{AR: "خلل في البرنامج: {0}", FR: "défaut du programme : {0}", EN: "internal error: {0}"}
	interrupted   = diag.Text{AR: "توقف العمل؛ بقي الموقع كما كان", FR: "interrompu ; le site est resté tel qu’il était", EN: "interrupted; the site is as it was"}
	seeHelp       = diag.Text{AR: "{0} --help", FR: "{0} --help", EN: "{0} --help"}
	foreignFile   = diag.Text{AR: "‹{0}› ليس من صنع balagh وهو في مكان صفحة", FR: "‹{0}› n’a pas été écrit par balagh et occupe la place d’une page", EN: "{0} was not made by balagh and stands where a page must go"}
	strayFile     = diag.Text{AR: "‹{0}› قد يكون صفحة سُحبت، ولم يعد السجل يذكرها", FR: "‹{0}› est peut-être une page retirée dont le registre ne sait plus rien", EN: "{0} may be a page that was withdrawn, which the manifest no longer names"}
	foreignMore   = diag.Text{AR: "… وملفات أخرى ليست من صنع balagh: {0}", FR: "… autres fichiers que balagh n’a pas écrits : {0}", EN: "… more files balagh did not make: {0}"}
	foreignWhy    = diag.Text{AR: "سجل المجلد تالف: {0}", FR: "le registre du dossier est abîmé : {0}", EN: "the folder's manifest is damaged: {0}"}
	foreignHint   = diag.Text{AR: "انقل هذه الملفات، أو اختر مجلدا آخر: --out DIR", FR: "déplacez ces fichiers, ou choisissez un autre dossier : --out DIR", EN: "move these files away, or choose another folder: --out DIR"}

	failedText   = diag.Text{AR: "أخطاء: {0}، تنبيهات: {1}؛ لم يُكتب شيء وبقي الموقع كما كان", FR: "erreurs : {0}, avertissements : {1} ; rien n’a été écrit, le site est resté tel qu’il était", EN: "errors: {0}, warnings: {1}; nothing was written and the site is as it was"}
	warningsText = diag.Text{AR: "تنبيهات: {0}، ملاحظات: {1}", FR: "avertissements : {0}, remarques : {1}", EN: "warnings: {0}, notes: {1}"}
	builtText    = diag.Text{AR: "{0}: الجديد {1}، المعدل {2}، ما لم يتغير {3}، المحذوف {4} ({5} ثانية)", FR: "{0} : nouveaux {1}, modifiés {2}, inchangés {3}, supprimés {4} ({5} s)", EN: "{0}: {1} new, {2} changed, {3} unchanged, {4} removed ({5} s)"}
	nothingText  = diag.Text{AR: "{0}: لم يتغير شيء، الملفات {1} ({2} ثانية)", FR: "{0} : rien n’a changé, {1} fichiers ({2} s)", EN: "{0}: nothing changed, {1} files ({2} s)"}
	removedText  = diag.Text{AR: "محذوف: /{0}", FR: "supprimé : /{0}", EN: "removed: /{0}"}
	moreText     = diag.Text{AR: "… و{0} غيرها", FR: "… et {0} de plus", EN: "… and {0} more"}
	draftText    = diag.Text{AR: "غير منشور: {0}، مسودة", FR: "retenu : {0}, brouillon", EN: "withheld: {0}, draft"}
	heldText     = diag.Text{AR: "غير منشور: {0}، إلى {1}", FR: "retenu : {0}, jusqu’au {1}", EN: "withheld: {0}, until {1}"}
	nextText     = diag.Text{AR: "يتغير الموقع دون تعديل في {0}", FR: "le site changera sans retouche le {0}", EN: "the site will change without an edit on {0}"}
	repairedText = diag.Text{AR: "سجل المجلد تالف فأعيد بناؤه: {0}", FR: "le registre du dossier était abîmé et a été refait : {0}", EN: "the folder's manifest was damaged and is made anew: {0}"}

	outInside   = diag.Text{AR: "--out {0}: مجلد الموقع نفسه أو مجلد يحتويه", FR: "--out {0} : c’est le dossier du site ou un dossier qui le contient", EN: "--out {0}: this is the site's own folder, or one that holds it"}
	outSource   = diag.Text{AR: "--out {0}: المجلد {1} مصدر الموقع لا ناتجه", FR: "--out {0} : {1} est une source du site, pas sa sortie", EN: "--out {0}: {1} is a source of the site, not its output"}
	initExists  = diag.Text{AR: "المجلد ‹{0}› ليس فارغا", FR: "le dossier ‹{0}› n’est pas vide", EN: "folder {0} is not empty"}
	initDone    = diag.Text{AR: "أُنشئ موقع جديد في {0}", FR: "nouveau site dans {0}", EN: "a new site is in {0}"}
	initHint    = diag.Text{AR: "balagh -C {0} build", FR: "balagh -C {0} build", EN: "balagh -C {0} build"}
	atForm      = diag.Text{AR: "اكتب --at هكذا: 2025-07-01 أو 2025-07-01T09:00", FR: "écrivez --at ainsi : 2025-07-01 ou 2025-07-01T09:00", EN: "write --at as 2025-07-01 or 2025-07-01T09:00"}
	epochForm   = diag.Text{AR: "SOURCE_DATE_EPOCH ليس عددا: {0}", FR: "SOURCE_DATE_EPOCH n’est pas un nombre : {0}", EN: "SOURCE_DATE_EPOCH is no number: {0}"}
	baseURLForm = diag.Text{AR: "--base-url {0}: اكتب عنوانا كاملا مثل https://news.example.org", FR: "--base-url {0} : écrivez une adresse complète comme https://news.example.org", EN: "--base-url {0}: write a whole address such as https://news.example.org"}
)
