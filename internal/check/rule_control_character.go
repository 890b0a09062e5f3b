package check

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// The body pass finds those of the body. Raw ones in front matter are no TOML and
// are reported as toml-syntax; what is left there are escapes and the few that
// TOML allows.
var ruleControlCharacter = register(diag.Rule{
	Name: "control-character", Severity: diag.Error, Fix: diag.Safe,
	Title: diag.Text{AR: "محرف خفي لا يكون في نص", FR: "Un caractère invisible qui n’a pas sa place dans un texte", EN: "An invisible character that belongs in no text"},
	About: diag.Text{
		AR: "تأتي هذه المحارف من نسخ نص من PDF أو من برنامج قديم، ولا تقبلها صفحات الويب. يحذفها check --fix من النص الجاري. أما U+FFFD (�) فيدل على حرف ضاع عند تحويل الترميز: ارجع إلى الأصل واكتب الحرف.",
		FR: "Ces caractères viennent d’un copier-coller depuis un PDF ou un vieux logiciel ; une page web ne les admet pas. check --fix les retire du texte courant. U+FFFD (�) marque une lettre perdue dans une conversion : reprenez l’original et récrivez-la.",
		EN: "Such characters come from text copied out of a PDF or an old program; a web page does not allow them. check --fix takes them out of running text. U+FFFD (�) marks a letter lost in a conversion: go back to the original and write the letter.",
	},
	Bad:  "استقبلت الرباط U+0002المندوبين.",
	Good: "استقبلت الرباط المندوبين.",
})

var (
	controlText = diag.Text{AR: "محرف خفي ‹{0}›", FR: "caractère invisible ‹{0}›", EN: "invisible character {0}"}
	lostText    = diag.Text{AR: "حرف ضائع ‹{0}›: اكتب الحرف الأصلي", FR: "lettre perdue ‹{0}› : récrivez la lettre d’origine", EN: "a lost letter {0}: write the letter that stood here"}
)

// controlCharacters tells those the body pass saw. Only in running text is one
// taken out unasked, and never the sign of a lost letter.
func controlCharacters(t *content.Text, b *markdown.Body, report func(diag.Diagnostic)) {
	for _, r := range b.Remarks {
		if r.Kind != markdown.ControlCharacter {
			continue
		}
		d := inBody(t, ruleControlCharacter, controlText, r.Start, r.End, r.Text)
		if r.Text == "U+FFFD" {
			d.Message, d.Edits = lostText, nil
		} else {
			d.Safe = inProse(b, r.Start, r.End)
		}
		report(d)
	}
}

// controlInValue tells those of a front-matter value.
func controlInValue(t *content.Text, v value, report func(diag.Diagnostic)) {
	for i, r := range v.text {
		if !control(r) {
			continue
		}
		d := inValue(t, v, ruleControlCharacter, controlText, i, i+utf8.RuneLen(r))
		d.Safe = len(d.Edits) > 0
		if r == utf8.RuneError {
			d.Message, d.Edits, d.Safe = lostText, nil, false
		}
		report(d)
		if strings.Count(v.text, string(r)) > most {
			return // one is enough of a value that is all of them
		}
	}
}

func control(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < ' ' || r >= 0x7F && r <= 0x9F || r == utf8.RuneError:
		return true
	}
	return r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE
}
