package check

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleTatweel = register(diag.Rule{
	Name: "tatweel", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{AR: "كشيدة داخل كلمة أو مستعملة شرطة", FR: "Tatouil (kachida) dans un mot ou en guise de tiret", EN: "A tatweel within a word, or used as a dash"},
	About: diag.Text{
		AR: "الكشيدة (ـ) تمد الحرف للزينة فقط، والصفحة لا تحتاج إليها: الكلمة الممدودة لا يعثر عليها البحث. وليست الكشيدة شرطة أيضا، فاكتب «-». وتقبل بعد سابقة تليها أرقام أو علامة تنصيص أو حروف لاتينية كما في «الـ78»، وفي «هـ» رمزا للسنة الهجرية، وتحت الألف الصغيرة.",
		FR: "Le tatouil (ـ) ne fait qu’étirer une lettre : la page n’en a pas besoin, et une recherche ne trouve plus le mot étiré. Ce n’est pas non plus un tiret : écrivez « - ». Il est admis après un préfixe suivi d’un chiffre, d’un guillemet ou de lettres latines (الـ78), dans هـ pour l’année hégirienne et sous un petit alif.",
		EN: "A tatweel (ـ) only stretches a letter for looks: a page has no need of it, and a search misses the stretched word. Nor is it a dash: write “-”. It may stand after a prefix before digits, a quotation mark or Latin letters (الـ78), in هـ for a Hijri year, and under a small alif.",
	},
	Bad:  "التعاضديــة العامة (2021 ـ 2025)",
	Good: "التعاضدية العامة (2021-2025)",
})

var (
	tatweelText     = diag.Text{AR: "كشيدة داخل كلمة: اكتب ‹{0}›", FR: "tatouil dans un mot : écrivez ‹{0}›", EN: "tatweel within a word: write {0}"}
	tatweelDashText = diag.Text{AR: "كشيدة مستعملة شرطة: استعمل ‹-›", FR: "tatouil employé comme tiret : écrivez ‹-›", EN: "tatweel used as a dash: write -"}
)

const tatweelSign = "ـ"

// tatweel reports runs of tatweel between two letters, and between two spaces or
// digits.
func tatweel(in *edition, p *passage) {
	for i := p.findRare(tatweelSign, 0); i >= 0; {
		end := i
		for strings.HasPrefix(string(p.text[end:min(end+2, len(p.text))]), tatweelSign) {
			end += len(tatweelSign)
		}
		tatweelRun(in, p, i, end)
		i = p.findRare(tatweelSign, end)
	}
}

func tatweelRun(in *edition, p *passage, start, end int) {
	prev, next := rune(0), rune(0)
	if start > 0 {
		prev, _ = utf8.DecodeLastRune(p.text[:start])
	}
	if end < len(p.text) {
		next, _ = utf8.DecodeRune(p.text[end:])
	}
	switch {
	case arabicOrSign(prev) && isArabic(next):
		from, until := p.wordStart(start), wordEnd(p.text, end)
		whole := strings.ReplaceAll(string(p.text[from:until]), tatweelSign, "")
		f := finding{rule: ruleTatweel, message: tatweelText, args: []string{brief(whole)}, start: start, end: end, replace: new(string)}
		// «لـالرباط» is «للرباط»: more than a tatweel goes.
		f.unsure = from+len("ل") == start && strings.HasPrefix(string(p.text[from:until]), "ل") && strings.HasPrefix(string(p.text[end:until]), "ال")
		if f.unsure {
			f.args[0] = "لل" + strings.TrimPrefix(whole, "لال")
			f.start, f.end, f.replace = from, end+len("ال"), to("لل")
		}
		in.add(p, f)
	case end-start == len(tatweelSign) && isDigit(prev) && isDigit(next):
		in.add(p, finding{rule: ruleTatweel, message: tatweelDashText, start: start, end: end, replace: to("-"), unsure: true})
	case end-start == len(tatweelSign) && isGap(prev) && isGap(next) && !p.inRegion(in, start):
		in.add(p, finding{rule: ruleTatweel, message: tatweelDashText, start: start, end: end, replace: to("-"), unsure: true})
	}
}
