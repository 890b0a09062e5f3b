package check

import (
	"bytes"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleLatinComma = register(diag.Rule{
	Name: "latin-comma", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{
		AR: "فاصلة أو علامة استفهام لاتينية في نص عربي",
		FR: "Virgule, point-virgule ou point d’interrogation latin dans un texte arabe",
		EN: "A Latin comma, semicolon or question mark in Arabic text",
	},
	About: diag.Text{
		AR: "للعربية علاماتها: ، و؛ و؟. والعلامات اللاتينية تنفتح في الاتجاه المعاكس، وغالبا ما تدل على لوحة مفاتيح بقيت على الفرنسية. لا ينبه إلا إلى علامة تلي كلمة عربية، أو عددا بين كلمتين عربيتين، فالأعداد والكلمات اللاتينية تحتفظ بعلاماتها، وعلامة % صحيحة في اللغتين.",
		FR: "L’arabe a ses propres signes : ، ؛ ؟. Les signes latins sont tournés dans l’autre sens et trahissent un clavier resté en français. Seul un signe placé après un mot arabe est signalé : les nombres et les mots latins gardent les leurs, et % est juste dans les deux langues.",
		EN: "Arabic has marks of its own: ، ؛ ؟. Latin ones open the wrong way and mostly tell of a keyboard left in French. Only a mark after an Arabic word, or after a number between two of them, is reported: numbers and Latin words keep theirs, and % is right in both languages.",
	},
	Bad:  "جهة العيون - الساقية الحمراء, حيث ترأس اللقاء",
	Good: "جهة العيون - الساقية الحمراء، حيث ترأس اللقاء",
})

var latinCommaText = diag.Text{AR: "استعمل ‹{1}› بدل ‹{0}›", FR: "en arabe, écrivez ‹{1}› au lieu de ‹{0}›", EN: "Arabic uses {1} instead of {0}"}

var arabicMarks = map[byte]string{',': "،", ';': "؛", '?': "؟"}

// latinComma reports Latin marks after an Arabic word, or a number between two.
func latinComma(in *edition, p *passage) {
	if bytes.IndexByte(p.text, ',') < 0 && bytes.IndexByte(p.text, ';') < 0 && bytes.IndexByte(p.text, '?') < 0 {
		return
	}
	for i, c := range p.text {
		if c != ',' && c != ';' && c != '?' || !p.followsArabic(i) && !p.followsNumber(i) {
			continue
		}
		become := arabicMarks[c]
		in.add(p, finding{rule: ruleLatinComma, message: latinCommaText, args: []string{string(c), become}, start: i, end: i + 1, replace: &become})
	}
}

// followsArabic passes over closing signs, further marks and a space on the way
// back to the word a mark belongs to.
func (p *passage) followsArabic(i int) bool {
	for range 16 {
		if i == 0 {
			break
		}
		r, n := utf8.DecodeLastRune(p.text[:i])
		switch {
		case isArabic(r):
			return true
		case isVowelSign(r), closing(r), isGap(r), r == mark, r == '?', r == '!', r == '؟':
		default:
			return false
		}
		i -= n
	}
	return false
}

// followsNumber tells whether a mark stands between a number, which follows an
// Arabic word, and another Arabic word: «9 أكتوبر 2024, حيث».
func (p *passage) followsNumber(i int) bool {
	number := bytes.TrimRightFunc(p.text[:i], func(c rune) bool { return isDigit(c) || c == '%' || c == '.' || c == '/' || c == '-' || c == ',' })
	gap, word := p.gapBefore(len(number)), p.gapAfter(i+1)
	last := p.before(i)
	return (isDigit(last) || last == '%') && gap < len(number) && word > i+1 && isArabic(p.letterBefore(gap)) && isArabic(p.after(word))
}
