package check

import (
	"slices"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

var ruleTranslationMissing = register(diag.Rule{
	Name: "translation-missing", Severity: diag.Warning,
	Title: diag.Text{AR: "بلاغ تنقصه لغة من لغات الموقع", FR: "Un communiqué auquel manque une langue du site", EN: "A release lacks a language of the site"},
	About: diag.Text{
		AR: "غياب اللغة الأولى للموقع تنبيه، وغياب غيرها ملاحظة. يظهر البلاغ في قوائم اللغة الناقصة بعنوانه الأصلي مع إشارة إلى لغته. أضف الترجمة في المجلد نفسه: balagh new translation.",
		FR: "L’absence de la première langue du site est un avertissement, celle d’une autre une simple remarque. Le communiqué figure dans les listes de l’autre langue sous son titre d’origine, avec une mention. Ajoutez la traduction dans le même dossier : balagh new translation.",
		EN: "A missing first language of the site is a warning, another one a note. In the lists of the missing language the release stands under its own title, with a notice. Add the translation to the same folder: balagh new translation.",
	},
	Bad:  "content/releases/2024/rencontre/ar.md",
	Good: "content/releases/2024/rencontre/ar.md\ncontent/releases/2024/rencontre/fr.md",
})

var translationMissingText = diag.Text{
	AR: "لا توجد نسخة بهذه اللغة بعد: {0}", FR: "pas encore de version dans cette langue : {0}", EN: "not yet in this language: {0}",
}

// translationMissing warns of a release the site's first language lacks and
// notes the others it lacks.
func translationMissing(site *config.Site, r *archive.Release, report func(diag.Diagnostic)) {
	for i, l := range site.Languages {
		if r.In(l.Code) != nil || slices.Contains(r.Unread, l.Code) || slices.Contains(r.Waiting, l.Code) {
			continue
		}
		severity := diag.Note
		if i == 0 {
			severity = ruleTranslationMissing.Severity
		}
		report(diag.Diagnostic{
			Path: r.Original.Path, Rule: ruleTranslationMissing.Name, Severity: severity, Message: translationMissingText, Args: []string{l.Name},
		})
	}
}
