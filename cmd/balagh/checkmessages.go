package main

import "balagh/internal/diag"

var (
	checkClean   = diag.Text{AR: "لا أخطاء ولا تنبيهات ولا ملاحظات", FR: "rien à signaler", EN: "nothing to report"}
	checkCounts  = diag.Text{AR: "أخطاء: {0}، تنبيهات: {1}، ملاحظات: {2}، ملفات: {3}", FR: "erreurs : {0}, avertissements : {1}, remarques : {2}, fichiers : {3}", EN: "errors: {0}, warnings: {1}, notes: {2}, files: {3}"}
	fixableText  = diag.Text{AR: "يمكن إصلاح {0} منها تلقائيا", FR: "corrigeables automatiquement : {0}", EN: "can be mended automatically: {0}"}
	fixHint      = diag.Text{AR: "balagh check --fix", FR: "balagh check --fix", EN: "balagh check --fix"}
	knownText    = diag.Text{AR: "ملاحظات معروفة من قبل وغير معروضة: {0}", FR: "remarques déjà connues, non montrées : {0}", EN: "known before and not shown: {0}"}
	mendedText   = diag.Text{AR: "إصلاحات: {0}، ملفات: {1}", FR: "corrections : {0}, fichiers : {1}", EN: "mended: {0}, files: {1}"}
	changedText  = diag.Text{AR: "تغير ‹{0}› بعد قراءته فلم يُمس؛ أعد الأمر", FR: "‹{0}› a changé depuis sa lecture et n’a pas été touché ; relancez la commande", EN: "{0} changed since it was read and was left alone; run the command again"}
	baselineDone = diag.Text{AR: "كُتبت الملاحظات المعروفة في {0}", FR: "remarques connues notées dans {0}", EN: "known remarks are in {0}"}

	moreRemarks = diag.Text{AR: "… و{0} غيرها؛ كلها في balagh check", FR: "… et {0} de plus ; toutes : balagh check", EN: "… and {0} more; all of them: balagh check"}

	wordForm        = diag.Text{AR: "--{0} {1}: المقبول {2}", FR: "--{0} {1} : valeurs admises, {2}", EN: "--{0} {1}: accepted are {2}"}
	diffAlone       = diag.Text{AR: "لا يجتمع --diff و--format {0}", FR: "--diff et --format {0} ne vont pas ensemble", EN: "--diff and --format {0} do not go together"}
	baselineRefused = diag.Text{AR: "--baseline {0}: {1}", FR: "--baseline {0} : {1}", EN: "--baseline {0}: {1}"}
	noGit           = diag.Text{AR: "--since {0}: البرنامج git غير مثبت", FR: "--since {0} : git n’est pas installé", EN: "--since {0}: git is not installed"}
	noRepository    = diag.Text{AR: "--since {0}: الموقع ليس في مستودع git", FR: "--since {0} : le site n’est pas dans un dépôt git", EN: "--since {0}: the site is in no git repository"}
	noRevision      = diag.Text{AR: "--since {0}: لا يعرف git مراجعة بهذا الاسم", FR: "--since {0} : git ne connaît pas cette révision", EN: "--since {0}: git knows no such revision"}

	ruleNear        = diag.Text{AR: "لا توجد قاعدة باسم ‹{0}›؛ هل تقصد ‹{1}›؟", FR: "aucune règle ne s’appelle ‹{0}› ; vouliez-vous dire ‹{1}› ?", EN: "no rule is called {0}; did you mean {1}?"}
	ruleUnknown     = diag.Text{AR: "لا توجد قاعدة باسم ‹{0}›؛ قائمتها: balagh explain", FR: "aucune règle ne s’appelle ‹{0}› ; la liste : balagh explain", EN: "no rule is called {0}; balagh explain lists them"}
	explainSafe     = diag.Text{AR: "الإصلاح: balagh check --fix", FR: "Corriger : balagh check --fix", EN: "Mend: balagh check --fix"}
	explainProposal = diag.Text{AR: "الإصلاح: يقترحه balagh check --diff، والقرار لك", FR: "Corriger : balagh check --diff propose, vous décidez", EN: "Mend: balagh check --diff proposes, you decide"}
	explainByHand   = diag.Text{AR: "الإصلاح: باليد", FR: "Corriger : à la main", EN: "Mend: by hand"}
	explainHard     = diag.Text{AR: "لا يمكن تعطيل هذه القاعدة: لا يُبنى الموقع بدونها", FR: "Cette règle ne peut pas être désactivée : le site ne se construit pas sans elle", EN: "This rule cannot be silenced: the site cannot be built without it"}
	explainOff      = diag.Text{AR: "لتعطيلها في نص: check = { off = [\"{0}\"] }، وقبل فقرة: <!-- balagh: off {0} -->", FR: "La désactiver dans un texte : check = { off = [\"{0}\"] } ; avant un bloc : <!-- balagh: off {0} -->", EN: "Silence it in a text: check = { off = [\"{0}\"] }; before a block: <!-- balagh: off {0} -->"}
	explainQuiet    = diag.Text{AR: "لا تعمل إلا بطلب، في site.toml: [check] note = [\"{0}\"]", FR: "Elle ne parle que sur demande, dans site.toml : [check] note = [\"{0}\"]", EN: "It speaks only on request, in site.toml: [check] note = [\"{0}\"]"}
	explainBad      = diag.Text{AR: "خطأ:", FR: "À éviter :", EN: "Wrong:"}
	explainGood     = diag.Text{AR: "صواب:", FR: "Bien :", EN: "Right:"}
)
