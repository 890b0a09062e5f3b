package check

import "balagh/internal/diag"

var ruleUnknownRule = register(diag.Rule{
	Name: "unknown-rule", Severity: diag.Warning,
	Title: diag.Text{AR: "اسم قاعدة أو درجة غير معروفة في إعدادات الفحص", FR: "Nom de règle ou niveau inconnu dans les réglages des contrôles", EN: "A setting of the checks names no rule or level"},
	About: diag.Text{
		AR: "تُضبط القواعد في site.toml وفي الترويسة وبتعليق قبل الفقرة. والاسم المكتوب خطأ لا يعطل شيئا، ولذلك يُنبه إليه. الدرجات هي off وnote وwarning وerror.",
		FR: "Les règles se règlent dans site.toml, dans l’en-tête et par un commentaire avant un bloc. Un nom mal écrit ne désactive rien : il est donc signalé. Les niveaux sont off, note, warning et error.",
		EN: "Rules are set in site.toml, in front matter and by a comment before a block. A misspelt name silences nothing, so it is reported. The levels are off, note, warning and error.",
	},
	Bad:  "<!-- balagh: off detached-wow -->",
	Good: "<!-- balagh: off detached-waw -->",
})

var ruleUnusedSuppression = register(diag.Rule{
	Name: "unused-suppression", Severity: diag.Note,
	Title: diag.Text{AR: "قاعدة معطلة لم يكن لديها ما تقوله", FR: "Une règle désactivée qui n’avait rien à dire", EN: "A silenced rule had nothing to say"},
	About: diag.Text{
		AR: "يبقى التعطيل بعد إصلاح النص فيخفي الخطأ التالي. احذفه.",
		FR: "Le texte a été corrigé et la désactivation est restée : elle cacherait la faute suivante. Supprimez-la.",
		EN: "The text was mended and the suppression stayed: it would hide the next mistake. Delete it.",
	},
	Bad:  "[check]\noff = [\"latin-comma\"]",
	Good: "",
})

var (
	unknownRuleText  = diag.Text{AR: "لا توجد قاعدة باسم ‹{0}›", FR: "aucune règle ne s’appelle ‹{0}›", EN: "no rule is called {0}"}
	unknownLevelText = diag.Text{AR: "درجة غير معروفة ‹{0}›؛ المقبول: off, note, warning, error", FR: "niveau inconnu ‹{0}› ; admis : off, note, warning, error", EN: "unknown level {0}; accepted: off, note, warning, error"}
	unusedText       = diag.Text{AR: "لم يكن للقاعدة ‹{0}› ما تقوله هنا: احذف التعطيل", FR: "la règle ‹{0}› n’avait rien à dire ici : supprimez la désactivation", EN: "rule {0} had nothing to say here: delete the suppression"}
)
