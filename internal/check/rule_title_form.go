package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleTitleForm = register(diag.Rule{
	Name: "title-form", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{AR: "شكل العنوان: نقطة في آخره أو تنسيق أو طول", FR: "Forme du titre : point final, mise en forme ou longueur", EN: "The form of a title: a final stop, markup, or its length"},
	About: diag.Text{
		AR: "العنوان سطر واحد بلا تنسيق ولا نقطة في آخره. فهو يظهر كما هو في القوائم ومحركات البحث ورسائل واتساب: تبقى النجوم ظاهرة فيه، ويقطع ما زاد على 110 أحرف. انقل التفصيل إلى summary.",
		FR: "Un titre tient en une ligne, sans mise en forme ni point final. Il paraît tel quel dans les listes, les moteurs de recherche et WhatsApp : les astérisques y restent visibles et ce qui dépasse 110 caractères est coupé. Le détail a sa place dans summary.",
		EN: "A title is one line, without markup or a final stop. It appears as it is in lists, search engines and WhatsApp: asterisks stay visible and what goes beyond 110 characters is cut. Details belong into summary.",
	},
	Bad:  `title = "**العيون** تستضيف اللقاء التاسع."`,
	Good: `title = "العيون تستضيف اللقاء التاسع"`,
})

var (
	titleStopText   = diag.Text{AR: "ينتهي العنوان بنقطة", FR: "le titre se termine par un point", EN: "the title ends with a full stop"}
	titleLineText   = diag.Text{AR: "العنوان مكتوب في أكثر من سطر", FR: "le titre tient sur plusieurs lignes", EN: "the title has a line break"}
	titleMarkupText = diag.Text{AR: "سيظهر التنسيق ‹{0}› كما هو في العنوان", FR: "la mise en forme ‹{0}› restera visible dans le titre", EN: "the markup {0} will show in the title"}
	titleLongText   = diag.Text{AR: "عدد حروف العنوان {0}: الأفضل ألا يتجاوز {1}", FR: "le titre compte {0} caractères : mieux vaut ne pas dépasser {1}", EN: "the title has {0} characters: {1} are better"}
)

// longestTitle is what lists and search engines still show whole.
const longestTitle = 110

func titleForm(in *edition) {
	if len(in.passages) == 0 || in.passages[0].kind != "title" {
		return
	}
	p := &in.passages[0]
	report := func(message diag.Text, start, end int, become *string, args ...string) {
		in.add(p, finding{rule: ruleTitleForm, message: message, args: args, start: start, end: end, replace: become})
	}
	title := p.value
	if i := strings.IndexByte(strings.TrimSpace(title), '\n'); i >= 0 {
		i = strings.IndexByte(title, '\n')
		report(titleLineText, i, i+1, to(" "))
	}
	if start, end := titleMarkup(title); end > 0 {
		report(titleMarkupText, start, end, nil, title[start:end])
	}
	if n := utf8.RuneCountInString(title); n > longestTitle {
		report(titleLongText, 0, len(title), nil, strconv.Itoa(n), strconv.Itoa(longestTitle))
	}
	if p.finalStop() {
		end := len(strings.TrimRight(title, " "))
		report(titleStopText, end-1, end, new(string))
	}
}

// finalStop reports a full stop that ends a title: not that of an abbreviation.
func (p *passage) finalStop() bool {
	title := strings.TrimRight(p.value, " ")
	rest, ok := strings.CutSuffix(title, ".")
	if !ok {
		return false
	}
	last := rest[strings.LastIndexAny(rest, " \u00a0\u202f'’\n")+1:]
	switch {
	case strings.Contains(last, "."), strings.HasSuffix(last, "…"), utf8.RuneCountInString(last) < 3, last == "etc":
		return false
	}
	return true
}

// titleMarkup returns where the markup of a title stands.
func titleMarkup(s string) (start, end int) {
	for _, sign := range []string{"**", "__", "`", "](", "</", "<b>", "<i>", "<br"} {
		if i := strings.Index(s, sign); i >= 0 {
			return i, i + len(sign)
		}
	}
	if n := len(s) - len(strings.TrimLeft(s, "#")); n > 0 && strings.HasPrefix(s[n:], " ") {
		return 0, n
	}
	if strings.Count(s, "*") == 2 {
		i := strings.IndexByte(s, '*')
		j := strings.LastIndexByte(s, '*')
		if inner := s[i+1 : j]; inner != "" && inner == strings.TrimSpace(inner) {
			return i, j + 1
		}
	}
	return 0, 0
}
