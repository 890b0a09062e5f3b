package check

import (
	"bytes"
	"strconv"

	"balagh/internal/diag"
)

var ruleDoubleSpace = register(diag.Rule{
	Name: "double-space", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{AR: "فراغان أو أكثر بين كلمتين", FR: "Plusieurs espaces entre deux mots", EN: "Two spaces or more between two words"},
	About: diag.Text{
		AR: "يبقى الفراغ الزائد عادة بعد حذف كلمة أو نسخ نص. لا يظهر في الصفحة، لكنه يظهر في العناوين حين تنقل إلى البريد أو إلى مواقع التواصل، ويعوق البحث عن الجملة.",
		FR: "Une espace en trop reste d’un mot supprimé ou d’un copier-coller. La page ne la montre pas, mais elle apparaît dans les titres repris par courriel ou sur les réseaux, et empêche de retrouver une phrase.",
		EN: "A second space is what a deleted word or a paste leaves behind. The page hides it, but titles carry it into mail and social networks, and a sentence with it is hard to find again.",
	},
	Bad:  "على كافة  المستويات",
	Good: "على كافة المستويات",
})

var doubleSpaceText = diag.Text{AR: "فراغات زائدة بين كلمتين: {0}", FR: "espaces en trop entre deux mots : {0}", EN: "{0} spaces between two words"}

// plainRun reports a gap of several spaces in Arabic.
func plainRun(in *edition, p *passage, g gap) {
	if n := g.end - g.start; n > 1 && !p.verse(n) {
		in.mend(p, ruleDoubleSpace, doubleSpaceText, g, g.end, " ", strconv.Itoa(n))
	}
}

// verse reports whether a wide gap may part the halves of a verse.
func (p *passage) verse(width int) bool {
	return width > 2 && (p.quoted || bytes.IndexByte(p.text, '\n') >= 0)
}

// doubleSpace reports runs of spaces where they belong to no mark.
func doubleSpace(in *edition, p *passage) {
	for i := p.find("  ", 0); i >= 0; i = p.find("  ", i) {
		g, ok := p.gapAt(p.gapBefore(i))
		i = g.end
		if !ok || g.odd || in.french && (isFrenchMark(g.next) || g.next == '»' || g.prev == '«') {
			continue
		}
		plainRun(in, p, g)
	}
}
