package check

import (
	"strings"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

var ruleTranslationUnfinished = register(diag.Rule{
	Name: "translation-unfinished", Severity: diag.Warning,
	Title: diag.Text{AR: "ترجمة ما زال فيها نص الأصل", FR: "Une traduction qui contient encore le texte de l’original", EN: "A translation that still holds the text of its original"},
	About: diag.Text{
		AR: "يضع الأمر balagh new translation كل فقرة من الأصل في تعليق لا يظهر في الصفحة، ليكتب المترجم تحته. فإن لم تعد النسخة مسودة وبقي فيها تعليق، فالأرجح أن فقرة لم تترجم. ترجم ما بقي، ثم سجل الترجمة وأزل التعليقات: balagh translated.",
		FR: "La commande balagh new translation met chaque paragraphe de l’original dans un commentaire que la page ne montre pas, pour que l’on traduise dessous. Quand la version n’est plus un brouillon et qu’il en reste un, un paragraphe n’est sans doute pas traduit. Traduisez ce qui manque, puis notez la traduction, ce qui ôte les commentaires : balagh translated.",
		EN: "The command balagh new translation puts each paragraph of the original into a comment that no page shows, for the translation to be written below it. When the edition is no draft any more and a comment is left, a paragraph is most likely not translated. Translate what is left, then record the translation, which takes the comments away: balagh translated.",
	},
	Bad:  "<!-- balagh: original\nانعقد اللقاء بالعيون.\n-->",
	Good: "La rencontre s’est tenue à Laâyoune.",
})

var translationUnfinishedText = diag.Text{
	AR: "ما زال نص الأصل هنا بلا ترجمة مسجلة", FR: "le texte de l’original est encore là", EN: "the text of the original still stands here",
}

// translationUnfinished warns once of an edition that is no draft and still holds
// the original's text to translate from.
func translationUnfinished(e *content.Edition, t *content.Text, b *markdown.Body) []diag.Diagnostic {
	if e.Front.Draft {
		return nil
	}
	for i := range b.Directives {
		if d := &b.Directives[i]; guide(d) {
			start, end := t.Place(d.Start, d.Start+len("<!--"))
			return []diag.Diagnostic{{
				Path: e.Path, Rule: ruleTranslationUnfinished.Name, Severity: ruleTranslationUnfinished.Severity, Message: translationUnfinishedText, Start: start, End: end,
			}}
		}
	}
	return nil
}

// guide reports a comment that holds the original's text: no wish of a rule.
func guide(d *markdown.Directive) bool {
	return d.Text == "original" || strings.HasPrefix(d.Text, "original ")
}
