package check

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleDetachedWaw = register(diag.Rule{
	Name: "detached-waw", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{
		AR: "واو عطف مفصولة عن الكلمة التي بعدها",
		FR: "Waw de coordination détaché du mot qui le suit",
		EN: "The conjunction waw is parted from its word",
	},
	About: diag.Text{
		AR: "واو العطف حرف واحد يلتصق بما بعده: «والوفاة» لا «و الوفاة». وإذا فصلت جاز أن تبقى وحدها في آخر السطر، وأخطأها البحث في النص. أما الواو التي تعد حرفا من حروف الهجاء فلا ينبه إليها.",
		FR: "La conjonction و se soude au mot qui la suit : والوفاة et non و الوفاة. Détachée, elle peut rester seule en fin de ligne et gêne la recherche. Un waw cité comme lettre de l’alphabet n’est pas signalé.",
		EN: "The conjunction و is written together with the next word: والوفاة, not و الوفاة. Parted, it may stay alone at the end of a line and spoils searching. A waw named as a letter of the alphabet is not reported.",
	},
	Bad:  "منحة التقاعد و الوفاة",
	Good: "منحة التقاعد والوفاة",
})

var detachedWawText = diag.Text{AR: "الواو متصلة بما بعدها: ‹{0}›", FR: "le waw se soude au mot suivant : ‹{0}›", EN: "waw clings to the next word: {0}"}

// detachedWaw is asked at each word that is a waw alone.
func detachedWaw(in *edition, p *passage, w word) {
	end := p.gapAfter(w.end)
	if end == w.end || !p.waw(w.end) {
		return
	}
	next := p.skipMarks(end)
	if !p.longAfter(next) {
		return
	}
	f := finding{rule: ruleDetachedWaw, message: detachedWawText, start: w.start, end: end}
	f.args = []string{brief(string(p.text[w.start:w.end]) + string(p.text[next:wordEnd(p.text, next)]))}
	if next == end { // emphasis signs might no longer begin anything behind a letter
		f.changes = []change{{w.end, end, ""}}
	}
	in.add(p, f)
}

// waw reports whether the word that ends at an offset is the conjunction alone:
// not one letter in a row of letters, and not the letter's name.
func (p *passage) waw(end int) bool {
	start := p.wordStart(end)
	if s := string(p.text[start:end]); s != "و" && s != "وَ" {
		return false
	}
	r := p.before(start)
	if r == '\\' || r == opaque || isLatin(r) || isDigit(r) || r == 0x0640 {
		return false
	}
	before := p.wordBefore(start)
	return utf8.RuneCountInString(before) != 1 && !strings.HasSuffix(before, "حرف") && !strings.HasSuffix(before, "الحرفان")
}
