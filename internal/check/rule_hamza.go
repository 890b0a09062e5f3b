package check

import (
	"strings"

	"balagh/internal/diag"
)

var ruleHamza = register(diag.Rule{
	Name: "hamza", Severity: diag.Note, Fix: diag.Proposal, Quiet: true,
	Title: diag.Text{AR: "همزة قطع ناقصة في كلمات شائعة", FR: "Hamza oubliée dans un mot courant", EN: "A hamza left out of a common word"},
	About: diag.Text{
		AR: "تسقط همزة القطع كثيرا عند الكتابة السريعة: «الادارة» بدل «الإدارة». لا تعرف القاعدة إلا قائمة قصيرة من الكلمات التي لا تحتمل وجها آخر، ولا تعمل إلا إذا طلبها الموقع في site.toml.",
		FR: "La hamza initiale saute souvent quand on écrit vite : الادارة pour الإدارة. La règle ne connaît qu’une courte liste de mots qui n’ont pas d’autre lecture, et ne parle que si le site la demande dans site.toml.",
		EN: "An initial hamza is often left out in haste: الادارة for الإدارة. The rule knows only a short list of words that have no other reading, and speaks only where the site asks for it in site.toml.",
	},
	Bad:  "من اجل تطوير الادارة",
	Good: "من أجل تطوير الإدارة",
})

var hamzaText = diag.Text{AR: "اكتب ‹{1}› بدل ‹{0}›", FR: "écrivez ‹{1}› au lieu de ‹{0}›", EN: "write {1} instead of {0}"}

// withHamza are the words as they are written; without their hamza they mean
// nothing else.
var withHamza = func() map[string]string {
	m := map[string]string{}
	for _, w := range strings.Fields(`
		إدارة إدارات إداري إدارية إداريا إداريين أطر إيجابي إيجابية إيجابا إيجابيا إكراهات إجراءات إنجاز إنجازات
		إشكالية إشكاليات إصلاح إصلاحات إمكانية إمكانيات إمكانات أهداف أعضاء أساسي أساسية أولوية أولويات إفريقيا
		إفريقي إفريقية أسرة أطفال أعمال أيضا إطار إقليم إقليمي إقليمية أقاليم إرادة إضافة إضافية إلكتروني إلكترونية
		إنشاء أكادير أكتوبر أبريل إلى أو أنشطة أشغال أزيد`) {
		m[strings.NewReplacer("أ", "ا", "إ", "ا").Replace(w)] = w
	}
	return m
}()

var hamzaPrefixes = []string{"", "ال", "وال", "بال", "لل", "كال", "فال", "و", "ب", "ل", "ف"}

// hamza looks at every Arabic word of an edition that asks for it.
func hamza(in *edition) {
	if !in.arabic {
		return
	}
	for i := range in.passages {
		p := &in.passages[i]
		for at := 0; at < len(p.text); {
			end := wordEnd(p.text, at)
			if end == at {
				at++
				continue
			}
			if become := hamzaOf(p, word{at, end}); become != "" {
				in.add(p, finding{rule: ruleHamza, message: hamzaText, args: []string{string(p.text[at:end]), become}, start: at, end: end, replace: &become})
			}
			at = end
		}
	}
}

// hamzaOf returns a word with its hamza, "" if it lacks none.
func hamzaOf(p *passage, w word) string {
	s := p.string(w)
	if s == "اجل" && p.wordBefore(w.start) == "من" {
		return "أجل"
	}
	for _, prefix := range hamzaPrefixes {
		rest, ok := strings.CutPrefix(s, prefix)
		if !ok {
			continue
		}
		if whole := withHamza[rest]; whole != "" {
			return prefix + whole
		}
	}
	return ""
}
