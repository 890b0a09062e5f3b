package check

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

var rulePageFurniture = register(diag.Rule{
	Name: "page-furniture", Severity: diag.Warning, Fix: diag.Proposal,
	Title: diag.Text{AR: "عبارات من صفحة الويب لا من النص", FR: "Restes de la page web, étrangers au texte", EN: "Remains of a web page that are no part of the text"},
	About: diag.Text{
		AR: "عند نسخ بلاغ من موقع تأتي معه عناصر الصفحة: استمارة التعليق، والاشتراك في النشرة الإخبارية، وأزرار المشاركة. احذف هذه الأسطر. ولا ينبه إلا إلى سطر كامل من قائمة مغلقة.",
		FR: "Un communiqué copié d’un site emporte des morceaux de la page : formulaire de commentaire, lettre d’information, boutons de partage. Supprimez ces lignes. Seules des lignes entières d’une liste close sont signalées.",
		EN: "A release copied from a site brings along parts of the page: the form for comments, the newsletter, the buttons for sharing. Delete these lines. Only whole lines of a closed list are reported.",
	},
	Bad:  "اترك تعليقا\n\nلن يتم نشر عنوان بريدك الإلكتروني.",
	Good: "",
})

var furnitureText = diag.Text{AR: "منقول من صفحة الويب لا من النص: «{0}»", FR: "copié de la page web, non du texte : «\u202f{0}\u202f»", EN: "copied from the web page, not from the text: “{0}”"}

// furniture are whole lines, in lower case and without a final mark.
var furniture = func() map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(`
اترك رد
اترك ردا
اترك رداً
اترك تعليقا
اترك تعليقاً
زر الذهاب إلى الأعلى
في نفس الركن
< >
الاشتراك بالرسالة الإخبارية
الاشتراك بالرسالة الاخبارية
الحقول الإلزامية مشار إليها بـ
quantcast
facebook
youtube
newsletter
rss
mymeteo
laisser un commentaire
laisser un commentaire annuler la réponse
laisser une réponse
votre adresse e-mail ne sera pas publiée
lire aussi
partager sur`), "\n") {
		m[line] = true
	}
	return m
}()

// furnitureStarts are what longer lines begin with.
var furnitureStarts = []string{
	"لن يتم نشر عنوان بريدك الإلكتروني", "أدخل بريدك الإلكتروني", "الحقول الإلزامية مشار إليها", "votre adresse e-mail ne sera pas publiée", "partager sur ",
}

// furnitureEdited stands anywhere in a line.
const furnitureEdited = "تم تعديله في ["

// furnitureHeads are the first three letters of all of them.
var furnitureHeads = func() map[[3]rune]bool {
	m := map[[3]rune]bool{}
	add := func(line string) {
		head, _ := headOf([]byte(line))
		m[head] = true
	}
	for line := range furniture {
		add(line)
	}
	for _, start := range furnitureStarts {
		add(start)
	}
	return m
}()

// longestFurniture is in bytes.
const longestFurniture = 200

// pageFurniture reports whole lines of a paragraph or heading that belong to a
// web page.
func pageFurniture(in *edition, p *passage) {
	if p.kind != "paragraph" && p.kind != "heading" || p.quoted {
		return
	}
	for start := 0; start < len(p.text); {
		end := p.index('\n', start)
		if end < 0 {
			end = len(p.text)
		}
		if end-start <= longestFurniture && isFurniture(p.text[start:end]) {
			line := bytes.Trim(p.text[start:end], " \x01")
			in.add(p, finding{rule: rulePageFurniture, message: furnitureText, args: []string{brief(string(line))}, start: start, end: end, replace: new(string)})
		}
		start = end + 1
	}
}

func isFurniture(line []byte) bool {
	if !mayBeFurniture(line) {
		return false
	}
	line = bytes.Trim(line, " \t\x01\x02*:.…\u00a0\u202f")
	if len(line) == 0 {
		return false
	}
	if furniture[string(bytes.ToLower(line))] {
		return true
	}
	if bytes.Contains(line, []byte(furnitureEdited)) {
		return true
	}
	for _, start := range furnitureStarts {
		if len(line) >= len(start) && bytes.EqualFold(line[:len(start)], []byte(start)) {
			return true
		}
	}
	return false
}

// mayBeFurniture tells most lines apart by their first three letters.
func mayBeFurniture(line []byte) bool {
	head, plain := headOf(bytes.TrimLeft(line, " \t\x01\x02*:."))
	return !plain || furnitureHeads[head] || bytes.IndexByte(line, '[') >= 0
}

// headOf returns the first three characters of a line, small and large letters
// alike; plain is false unless they are ASCII or Arabic.
func headOf(line []byte) (head [3]rune, plain bool) {
	for i := range head {
		r, n := utf8.DecodeRune(line)
		switch {
		case r < utf8.RuneSelf:
			r |= 0x20
		case r < 0x0600 || r > 0x06FF:
			return head, false
		}
		head[i], line = r, line[n:]
	}
	return head, true
}
