package check

import "balagh/internal/diag"

// ruleBaseline is raised in package build, which reads the file.
var ruleBaseline = register(diag.Rule{
	Name: "baseline-file", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "ملف الملاحظات المعروفة غير موجود أو غير مقروء", FR: "Fichier des remarques connues absent ou illisible", EN: "The file of known remarks is missing or cannot be read"},
	About: diag.Text{
		AR: "عند استيراد أرشيف قديم تُسجل ملاحظاته مرة واحدة في ملف، فلا تحجب آلاف النصوص القديمة أخطاء اليوم. يُذكر الملف في check.baseline من site.toml. إذا لم يوجد أو تلف تعذر تمييز الملاحظات المعروفة. أعد كتابته بالأمر balagh check --write-baseline، أو احذف السطر.",
		FR: "À la reprise d’anciennes archives, leurs remarques sont notées une fois dans un fichier, pour que des milliers de vieux textes ne cachent pas les fautes du jour. site.toml le nomme dans check.baseline. S’il manque ou s’il est abîmé, on ne sait plus ce qui était connu. Réécrivez-le avec balagh check --write-baseline, ou supprimez la ligne.",
		EN: "When an old archive is brought in, its remarks are written down once in a file, so that thousands of old texts do not hide today's mistakes. site.toml names it in check.baseline. Where it is missing or damaged, nobody can tell what was known. Write it anew with balagh check --write-baseline, or delete the line.",
	},
	Bad:  "[check]\nbaseline = \"قديم.txt\"",
	Good: "[check]\nbaseline = \"baseline.txt\"",
})

var (
	baselineMissing = diag.Text{AR: "ملف الملاحظات المعروفة ‹{0}› غير موجود", FR: "le fichier des remarques connues ‹{0}› n’existe pas", EN: "the file of known remarks {0} does not exist"}
	baselineDamaged = diag.Text{AR: "‹{0}› ليس ملف ملاحظات معروفة", FR: "‹{0}› n’est pas un fichier de remarques connues", EN: "{0} is no file of known remarks"}
	baselineHint    = diag.Text{AR: "balagh check --write-baseline {0}", FR: "balagh check --write-baseline {0}", EN: "balagh check --write-baseline {0}"}
)
