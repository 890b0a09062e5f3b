package check

import (
	"bytes"

	"balagh/internal/content"
	"balagh/internal/diag"
)

var ruleByteOrderMark = register(diag.Rule{
	Name: "byte-order-mark", Severity: diag.Note, Fix: diag.Safe,
	Title: diag.Text{AR: "علامة خفية في أول الملف", FR: "Une marque invisible en tête de fichier", EN: "An invisible mark at the start of the file"},
	About: diag.Text{
		AR: "تضع بعض البرامج على ويندوز العلامة U+FEFF في أول الملف. يقرأ balagh الملف على كل حال، غير أن أدوات أخرى قد لا ترى سطر +++ الأول بسببها. احذفها، أو احفظ الملف بترميز «UTF-8 دون BOM».",
		FR: "Certains logiciels sous Windows placent U+FEFF en tête de fichier. balagh lit le fichier malgré elle, mais d’autres outils peuvent ne pas voir la première ligne +++. Supprimez-la, ou enregistrez en « UTF-8 sans BOM ».",
		EN: "Some programs on Windows put U+FEFF at the start of a file. balagh reads the file all the same, but other tools may not see the first line +++. Delete it, or save the file as \"UTF-8 without BOM\".",
	},
	Bad:  "U+FEFF+++\ntitle = \"لقاء تواصلي بالعيون\"\n+++",
	Good: "+++\ntitle = \"لقاء تواصلي بالعيون\"\n+++",
})

var byteOrderMarkText = diag.Text{AR: "علامة خفية (U+FEFF) في أول الملف", FR: "marque invisible (U+FEFF) en tête de fichier", EN: "invisible mark (U+FEFF) at the start of the file"}

func byteOrderMark(t *content.Text, report func(diag.Diagnostic)) {
	const bom = "\uFEFF"
	if src := t.Source; bytes.HasPrefix(src.Text, []byte(bom)) {
		report(diag.Diagnostic{
			Path: src.Path, Rule: ruleByteOrderMark.Name, Severity: ruleByteOrderMark.Severity, Message: byteOrderMarkText,
			Start: src.Pos(0), End: src.Pos(len(bom)), Edits: []diag.Edit{{Start: 0, End: len(bom)}}, Safe: true,
		})
	}
}
