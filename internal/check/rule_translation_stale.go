package check

import (
	"balagh/internal/archive"
	"balagh/internal/diag"
)

var ruleTranslationStale = register(diag.Rule{
	Name: "translation-stale", Severity: diag.Warning,
	Title: diag.Text{AR: "ترجمة تغير أصلها بعدها", FR: "Une traduction dont l’original a changé depuis", EN: "A translation whose original has changed since"},
	About: diag.Text{
		AR: "يحفظ الحقل translated_from بصمة كلمات الأصل يوم تُرجم: العنوان والملخص والمتن وما إليها. لا يغيرها تعديل موضوع أو تاريخ أو طريقة تقطيع الأسطر. راجع الترجمة على الأصل، ثم سجل ذلك: balagh translated.",
		FR: "Le champ translated_from garde l’empreinte des mots de l’original au jour de la traduction : titre, résumé, texte. Un thème, une date ou d’autres coupures de ligne n’y changent rien. Relisez la traduction sur l’original, puis notez-le : balagh translated.",
		EN: "The field translated_from keeps a print of the original's words as they were translated: title, summary, text. A tag, a date or other line ends do not change it. Read the translation against the original again, then record it: balagh translated.",
	},
	Bad:  "# fr.md\ntranslated_from = \"1:0a1b2c3d4e5f\"",
	Good: "# fr.md\ntranslated_from = \"1:94d2f80c6b17\"",
})

var translationStaleText = diag.Text{
	AR: "تغير النص الأصلي ({0}) بعد هذه الترجمة", FR: "le texte original ({0}) a changé depuis cette traduction", EN: "the original text ({0}) has changed since this translation",
}

// translationStale warns of translations made from other words than the
// original's.
func translationStale(r *archive.Release, report func(diag.Diagnostic)) {
	for _, e := range r.Editions {
		if !r.Stale(e) {
			continue
		}
		report(diag.Diagnostic{
			Path: e.Path, Field: "translated_from", Rule: ruleTranslationStale.Name, Severity: ruleTranslationStale.Severity, Message: translationStaleText,
			Args: []string{r.Original.Path},
		})
	}
}
