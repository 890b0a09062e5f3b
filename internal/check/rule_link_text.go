package check

import (
	"strings"

	"balagh/internal/diag"
	"balagh/internal/markdown"
)

var ruleLinkText = register(diag.Rule{
	Name: "link-text", Severity: diag.Warning,
	Title: diag.Text{AR: "رابط لا يدل نصه على وجهته", FR: "Texte de lien qui ne dit pas où il mène", EN: "A link whose text does not say where it leads"},
	About: diag.Text{
		AR: "من يستعمل قارئ الشاشة يسمع الروابط وحدها، و«اضغط هنا» و«المزيد» لا تقولان شيئا، والعنوان الطويل يقرأ حرفا حرفا. اجعل نص الرابط اسم ما يؤدي إليه. أما عنوان البريد واسم الموقع القصير فيدلان بنفسيهما.",
		FR: "Un lecteur d’écran peut lire les liens seuls : « cliquez ici » et « en savoir plus » n’y disent rien, et une longue adresse est épelée. Donnez au lien le nom de ce qu’il ouvre. Une adresse de courriel et le nom court d’un site se suffisent.",
		EN: "A screen reader may read the links alone: “click here” and “more” say nothing there, and a long address is spelled out. Let the text name what it opens. A mail address and the short name of a site speak for themselves.",
	},
	Bad:  "لتحميل الدليل [اضغط هنا](guide.pdf)",
	Good: "حمّل [دليل الخدمات](guide.pdf)",
})

var (
	linkTextText  = diag.Text{AR: "«{0}» لا تدل على وجهة الرابط", FR: "«\u202f{0}\u202f» ne dit pas où mène le lien", EN: "“{0}” does not say where the link leads"}
	linkEmptyText = diag.Text{AR: "رابط بلا نص", FR: "lien sans texte", EN: "a link without a text"}
)

// saysNothing are texts of links, in lower case and without marks.
var saysNothing = func() map[string]bool {
	m := map[string]bool{}
	for _, s := range strings.Split("اضغط هنا,إضغط هنا,اضغطوا هنا,انقر هنا,أنقر هنا,انقروا هنا,هنا,من هنا,المزيد,للمزيد,اقرأ المزيد,إقرأ المزيد,الرابط,رابط,هذا الرابط,على هذا الرابط,الرابط التالي,"+
		"cliquez ici,cliquer ici,ici,ce lien,lien,le lien,lien suivant,en savoir plus,lire la suite,la suite,plus d’informations,plus d'informations,voir plus,suite,"+
		"click here,here,link,this link,more,read more", ",") {
		m[s] = true
	}
	return m
}()

// linkText reports links that say nothing of their target.
func linkText(in *edition) {
	for i := range in.body.Links {
		l := &in.body.Links[i]
		text := lower(strings.Trim(l.Text, " .:!…«»\u00a0\u202f"))
		switch {
		case strings.TrimSpace(l.Text) == "":
			in.addAt(ruleLinkText, l.Start, l.End, linkEmptyText)
		case saysNothing[text], longAddress(l):
			in.addAt(ruleLinkText, l.Start, l.End, linkTextText, brief(l.Text))
		}
	}
}

// lower is strings.ToLower, which asks long about each letter of Arabic: these have
// no capitals.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 0xC3 && c < 0xD8 || c > 0xDB {
			return strings.ToLower(s)
		}
	}
	return s
}

// longAddress reports a link whose text is a web address with more than the name
// of a site.
func longAddress(l *markdown.Link) bool {
	_, rest, ok := strings.Cut(l.Text, "://")
	if !ok {
		if !strings.HasPrefix(l.Text, "www.") {
			return false
		}
		rest = l.Text
	}
	host, path, _ := strings.Cut(rest, "/")
	return !strings.ContainsAny(host, " ") && len(path) > 20 || strings.Contains(rest, "?") && !strings.Contains(rest, " ")
}
