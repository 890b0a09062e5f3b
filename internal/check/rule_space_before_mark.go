package check

import (
	"bytes"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleSpaceBeforeMark = register(diag.Rule{
	Name: "space-before-mark", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{
		AR: "فراغ قبل علامة الترقيم أو داخل القوسين، أو لا فراغ بعدها",
		FR: "Espace avant un signe de ponctuation arabe, ou espace manquante après",
		EN: "A space before an Arabic mark, or none after it",
	},
	About: diag.Text{
		AR: "في العربية تلتصق الفاصلة والنقطة وعلامة الاستفهام بالكلمة التي قبلها ويأتي الفراغ بعدها، وتلتصق علامتا التنصيص والقوسان بما بينهما. وإذا سبق الفراغ العلامة جاز أن تنزل وحدها إلى أول السطر التالي. يكفي حذف الفراغ أو نقله إلى ما بعد العلامة.",
		FR: "En arabe, la virgule, le point et le point d’interrogation se collent au mot qui précède et l’espace vient après ; les guillemets et les parenthèses se collent à ce qu’ils entourent. Avec une espace avant, le signe peut passer seul au début de la ligne suivante. Il suffit de supprimer l’espace ou de la placer après le signe.",
		EN: "In Arabic a comma, a full stop and a question mark cling to the word before them and a space follows; quotation marks and brackets cling to what they enclose. With a space before it, a mark may fall alone on the next line. Delete the space, or move it behind the mark.",
	},
	Bad:  "حضر اللقاء المنخرطون ،وذوو حقوقهم .",
	Good: "حضر اللقاء المنخرطون، وذوو حقوقهم.",
})

var (
	spaceBeforeText = diag.Text{AR: "لا فراغ قبل ‹{0}›", FR: "pas d’espace avant ‹{0}› en arabe", EN: "no space before {0} in Arabic"}
	spaceAfterText  = diag.Text{AR: "اترك فراغا بعد ‹{0}›", FR: "il manque une espace après ‹{0}›", EN: "a space is missing after {0}"}
	spaceBothText   = diag.Text{AR: "لا فراغ قبل ‹{0}› وفراغ بعدها", FR: "pas d’espace avant ‹{0}›, mais une espace après", EN: "no space before {0}, but one after it"}
	spaceWithinText = diag.Text{AR: "لا فراغ بين ‹{0}› وما تحيط به", FR: "pas d’espace entre ‹{0}› et ce que ce signe entoure en arabe", EN: "no space between {0} and what it encloses in Arabic"}
)

// spaceBeforeMark reports a gap before a mark and says whether it did.
func spaceBeforeMark(in *edition, p *passage, g gap) bool {
	if !p.gapBeforeMark(g) {
		return false
	}
	at := p.skipMarks(g.end)
	end := at + runeLen(g.next)
	sign := string(g.next)
	if p.missingAfter(at, end) {
		f := finding{rule: ruleSpaceBeforeMark, message: spaceBothText, args: []string{sign}, start: g.start, end: end}
		if !g.marked {
			f.changes = []change{{g.start, g.end, ""}, {end, end, " "}}
		}
		in.add(p, f)
		return true
	}
	in.mend(p, ruleSpaceBeforeMark, spaceBeforeText, g, end, "", sign)
	return true
}

// gapBeforeMark reports whether a mark follows that should cling to what is
// before the gap.
func (p *passage) gapBeforeMark(g gap) bool {
	at := p.skipMarks(g.end)
	switch g.next {
	case '،', '؛', '؟':
		return arabicOrSign(g.prev) || isLatin(g.prev) || isDigit(g.prev) || closing(g.prev) || g.prev == '%' || g.prev == opaque
	case ',', ';', '?':
		return arabicOrSign(g.prev)
	case '.', ':', '!':
		if !arabicOrSign(g.prev) && !closing(g.prev) {
			return false
		}
		next := rune(0) // of the text as it is: «.» before a sign is no full stop
		if at+1 < len(p.text) {
			next, _ = utf8.DecodeRune(p.text[at+1:])
		}
		return next == 0 || next == '\n' || isGap(next) || arabicOrSign(next) || next == '»' || next == '”' || next == '"' || next == mark
	}
	return false
}

// spaceAfterMark reports a mark that clings to the next word.
func spaceAfterMark(in *edition, p *passage, at, end int) {
	if !p.missingAfter(at, end) {
		return
	}
	if start := p.gapBefore(at); start < at {
		if g, ok := p.gapAt(start); ok && p.gapBeforeMark(g) {
			return // said with the gap
		}
	}
	sign := string(p.text[at:end])
	in.add(p, finding{rule: ruleSpaceBeforeMark, message: spaceAfterText, args: []string{sign}, start: at, end: end, replace: to(sign + " ")})
}

// missingAfter reports whether the mark between two offsets needs a space behind
// it. Between digits, and in «م.م» and «ص.ب», it does not.
func (p *passage) missingAfter(at, end int) bool {
	if end >= len(p.text) || p.text[end] == ' ' || p.text[end] == mark {
		return false
	}
	next, _ := utf8.DecodeRune(p.text[end:])
	prev := p.letterBefore(p.gapBefore(at))
	if end-at == 1 {
		// «د.» is short for a title, and so is «ود.».
		return isArabic(next) && isArabic(prev) && p.lettersBefore(p.gapBefore(at), 3) && p.longAfter(end)
	}
	switch {
	case isArabic(next), next == '«', next == '“', next == '(', isLatin(next):
		return isArabic(prev) || isLatin(prev) || isDigit(prev) || closing(prev)
	case isDigit(next):
		return isArabic(prev) || closing(prev)
	}
	return false
}

// spaceWithin reports a gap just inside quotation marks or brackets around Arabic.
func spaceWithin(in *edition, p *passage, g gap) bool {
	switch {
	case isArabic(g.next) && p.opens(g.prev, g.start):
		g.marked = false
		in.mend(p, ruleSpaceBeforeMark, spaceWithinText, gap{start: g.start, end: g.end}, g.end, "", string(g.prev))
		return true
	case !g.marked && p.closes(g.next, g.end) && (arabicOrSign(g.prev) || arabicStop(g.prev) && isArabic(p.letterBefore(max(g.start-runeLen(g.prev), 0)))):
		in.mend(p, ruleSpaceBeforeMark, spaceWithinText, g, g.end+runeLen(g.next), "", string(g.next))
		return true
	}
	return false
}

func arabicStop(r rune) bool { return r == '.' || r == '؟' || r == '!' || r == '،' }

// opens reports whether the sign before an offset opens a quotation or bracket:
// nothing that it could close stands before it.
func (p *passage) opens(sign rune, end int) bool {
	at := end - runeLen(sign)
	switch {
	case at < 0 || p.text[end-1] == mark:
		return false
	case sign == '"':
		return p.straightPairs() && !isDigit(p.before(at)) && bytes.Count(p.text[:at], []byte{'"'})%2 == 0
	case sign != '«' && sign != '“' && sign != '(' && sign != '[':
		return false
	}
	r := p.before(at)
	return r == 0 || r == '\n' || isGap(r) || isArabic(r) && !p.longBefore(at) // a prefix
}

// closes is the like for the sign at an offset.
func (p *passage) closes(sign rune, at int) bool {
	switch sign {
	case '"':
		return p.straightPairs() && bytes.Count(p.text[:at], []byte{'"'})%2 == 1
	case ')':
		if !p.openAt(at, '(', ')') {
			return false
		}
	case ']':
		if !p.openAt(at, '[', ']') {
			return false
		}
	case '»', '”':
	default:
		return false
	}
	r := p.after(at + runeLen(sign))
	return !isArabic(r) && !isLatin(r) && !isDigit(r)
}

// straightPairs reports whether each straight quotation mark can have its fellow.
func (p *passage) straightPairs() bool {
	if p.straight == 0 {
		p.straight = 1 + bytes.Count(p.text, []byte{'"'})
	}
	return p.straight > 1 && p.straight < 200 && (p.straight-1)%2 == 0
}
