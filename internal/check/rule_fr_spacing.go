package check

import (
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleFrSpacing = register(diag.Rule{
	Name: "fr-spacing", Severity: diag.Note, Fix: diag.Safe,
	Title: diag.Text{AR: "فراغات علامات الترقيم الفرنسية", FR: "Espace insécable devant un signe double ou dans les guillemets", EN: "The no-break spaces of French punctuation"},
	About: diag.Text{
		AR: "تسبق العلامات ; ! ? : في الفرنسية فراغات غير قابلة للكسر، وكذلك ما بداخل « »: فراغ ضيق U+202F، وقبل النقطتين فراغ U+00A0. والفراغ العادي يترك العلامة وحدها في أول السطر. يضبط ذلك في site.toml بالإعداد french: القيمة imprimerie لهذا العرف، وeu لنص بلا فراغات، وoff لتعطيل القاعدة.",
		FR: "En français, ; ! ? : sont précédés d’une espace insécable, et « » en contiennent : une fine (U+202F), ou une espace mots insécable (U+00A0) devant le deux-points. Une espace ordinaire laisse le signe seul en début de ligne. Le réglage french de site.toml vaut imprimerie pour cet usage, eu pour un texte sans espaces, off pour ne rien dire.",
		EN: "In French a no-break space stands before ; ! ? : and inside « »: a thin one (U+202F), or U+00A0 before a colon. A plain space leaves the mark alone at the start of a line. The setting french in site.toml is imprimerie for this custom, eu for no spaces at all, off for silence.",
	},
	Bad:  "Trois missions : écouter, informer ; servir !",
	Good: "Trois missions\u00a0: écouter, informer\u202f; servir\u202f!",
})

var (
	frSpaceBeforeText = diag.Text{AR: "فراغ غير قابل للكسر قبل ‹{0}› في الفرنسية", FR: "espace insécable avant ‹{0}›", EN: "a no-break space stands before {0} in French"}
	frSpaceAfterText  = diag.Text{AR: "فراغ غير قابل للكسر بعد ‹{0}› في الفرنسية", FR: "espace insécable après ‹{0}›", EN: "a no-break space stands after {0} in French"}
	frNoSpaceText     = diag.Text{AR: "لا فراغ مع ‹{0}› وفق إعداد الموقع", FR: "pas d’espace avec ‹{0}›, selon le réglage du site", EN: "no space with {0}, as the site has it"}
)

const (
	thinSpace = "\u202f"
	wideSpace = "\u00a0"
)

func isFrenchMark(r rune) bool { return r == ';' || r == '!' || r == '?' || r == ':' }

// frSpacing reports marks of French punctuation with a plain space or none.
func frSpacing(in *edition, p *passage, i int) int {
	switch c := p.text[i]; {
	case in.site.Checks.French == "off":
	case isFrenchMark(rune(c)):
		if p.endsWord(i) {
			in.frBefore(p, i, i+1)
		}
	case c == 0xC2 && i+1 < len(p.text) && p.text[i+1] == 0xBB:
		in.frBefore(p, i, i+2)
	case c == 0xC2 && i+1 < len(p.text) && p.text[i+1] == 0xAB:
		in.frAfter(p, i, i+2)
	}
	return i + 1
}

// endsWord reports a mark that is punctuation: not that of an hour, an address or
// a word, and not the second of two.
func (p *passage) endsWord(i int) bool {
	next := rune(0)
	if i+1 < len(p.text) {
		next, _ = utf8.DecodeRune(p.text[i+1:])
	}
	switch {
	case next == 0, next == '\n', next == mark, isGap(next), isFrenchMark(next), closing(next), next == '…', next == '.', next == ',':
	default:
		return false
	}
	prev := p.before(p.gapBefore(i))
	if p.text[i] == ':' && isDigit(prev) && isDigit(p.after(p.gapAfter(i+1))) {
		return false // a scale
	}
	switch prev {
	case 0, '\n', opaque, '(', '[', '.', '…', '-', '«', '“', '"':
		return false
	default:
		return !isFrenchMark(prev) && !isArabic(prev) && !isVowelSign(prev)
	}
}

// frBefore looks at the space before a mark.
func (in *edition) frBefore(p *passage, at, end int) {
	start := p.gapBefore(at)
	prev := p.before(start)
	if prev == 0 || prev == '\n' || prev == opaque && start == at || isArabic(prev) {
		return
	}
	become := thinSpace
	if p.text[at] == ':' {
		become = wideSpace
	}
	in.frGap(p, start, at, start, end, become, frSpaceBeforeText, p.text[at:end])
}

// frAfter looks at the space behind an opening quotation mark.
func (in *edition) frAfter(p *passage, at, end int) {
	stop := p.gapAfter(end)
	next := p.after(stop)
	if next == 0 || next == '\n' || next == opaque && stop == end || isArabic(next) {
		return
	}
	in.frGap(p, end, stop, at, stop, thinSpace, frSpaceAfterText, p.text[at:end])
}

// frGap compares a gap with what it should be. Either no-break space is accepted
// for the other.
func (in *edition) frGap(p *passage, from, until, start, end int, become string, message diag.Text, sign []byte) {
	switch got := p.text[from:until]; {
	case in.site.Checks.French == "eu":
		if len(got) == 0 {
			return
		}
		become, message = "", frNoSpaceText
	case string(got) == thinSpace || string(got) == wideSpace:
		return
	}
	in.add(p, finding{rule: ruleFrSpacing, message: message, args: []string{string(sign)}, start: start, end: end, changes: []change{{from, until, become}}})
}
