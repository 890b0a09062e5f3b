package check

import (
	"bytes"
	"math"
	"strings"

	"balagh/internal/diag"
)

var ruleWrongLanguage = register(diag.Rule{
	Name: "wrong-language", Severity: diag.Warning,
	Title: diag.Text{AR: "ملف أو حقل بلغة أخرى", FR: "Fichier ou champ écrit dans une autre langue", EN: "A file or field in another language"},
	About: diag.Text{
		AR: "النص في ar.md عربي وفي fr.md فرنسي: الصفحة تعلن لغتها لقارئ الشاشة ومحرك البحث، وتحدد بها اتجاه الكتابة. الأرجح أن النسختين تبادلتا مكانيهما أو أن حقلا لم يترجم بعد. ولا تحسب الاقتباسات اللاتينية داخل نص عربي.",
		FR: "ar.md est en arabe et fr.md en français : la page annonce sa langue aux lecteurs d’écran et aux moteurs, et en tire son sens d’écriture. Les deux versions ont sans doute été échangées, ou un champ n’est pas encore traduit. Une citation dans l’autre langue ne compte pas.",
		EN: "ar.md is Arabic and fr.md French: a page tells its language to screen readers and search engines and takes its direction from it. Most likely the two editions were exchanged, or a field is not translated yet. A quotation in the other language does not count.",
	},
	Bad:  `title = "La Mutuelle générale rencontre ses adhérents"   # ar.md`,
	Good: `title = "التعاضدية العامة تلتقي منخرطيها"   # ar.md`,
})

var (
	wrongBodyText  = diag.Text{AR: "هذا النص غير مكتوب بلغة الملف ({0})", FR: "ce texte n’est pas écrit dans la langue du fichier ({0})", EN: "this text is not in the language of its file ({0})"}
	wrongFieldText = diag.Text{AR: "الحقل ‹{0}› غير مكتوب بلغة الملف ({1})", FR: "‹{0}› n’est pas écrit dans la langue du fichier ({1})", EN: "{0} is not in the language of its file ({1})"}
)

// wrongLanguage reports fields, and the body as a whole, whose letters are those
// of another script.
func wrongLanguage(in *edition) {
	if !in.arabic && !in.french {
		return
	}
	own, other := 0, 0
	var first *passage
	for i := range in.passages {
		p := &in.passages[i]
		if p.quoted || keepsLanguage(p.kind) || p.field == "" && own > 500 && own > 4*other { // enough is known
			continue
		}
		a, l, words := p.letters()
		if !in.arabic {
			a, l = l, a
		}
		if p.field == "" {
			own, other = own+a, other+l
			if first == nil {
				first = p
			}
			continue
		}
		if a*4 < l && l >= 15 && words >= 3 {
			in.add(p, finding{rule: ruleWrongLanguage, message: wrongFieldText, args: []string{p.field, in.languageName()}, start: 0, end: len(p.text)})
		}
	}
	if other >= 60 && own*10 < other {
		in.add(first, finding{rule: ruleWrongLanguage, message: wrongBodyText, args: []string{in.languageName()}, start: 0, end: len(first.text)})
	}
}

// keepsLanguage tells the fields that may stand in the language they have: a
// slogan, a place, the title of a document.
func keepsLanguage(kind string) bool {
	return kind == "slogan" || kind == "place" || strings.HasPrefix(kind, "attachments")
}

func (in *edition) languageName() string {
	if l := in.site.Language(in.lang); l != nil {
		return l.Name
	}
	return in.lang
}

// letters counts the Arabic and the Latin letters of a passage outside quotation
// marks, and its words. It branches at no letter: see letterCounts.
func (p *passage) letters() (arabic, latin, words int) {
	sum, outside := uint64(0), ^quoteByte
	for i, c := range p.text {
		n := letterCounts[c]
		sum += n & outside
		if n != quoteByte {
			continue
		}
		switch rest := p.text[i:]; {
		case c == '"':
			outside ^= ^quoteByte
		case bytes.HasPrefix(rest, []byte("«")), bytes.HasPrefix(rest, []byte("“")):
			outside = 0
		case bytes.HasPrefix(rest, []byte("»")), bytes.HasPrefix(rest, []byte("”")):
			outside = ^quoteByte
		}
	}
	return int(sum >> 32), int(sum & math.MaxUint32), bytes.Count(p.text, []byte{' '}) + 1
}

// letterCounts tell what a byte begins, so that it can be counted without asking: a
// Latin letter is 1 of the lower half of the sum, an Arabic one of the upper.
var letterCounts = func() (t [256]uint64) {
	for i := range t {
		switch c := byte(i); {
		case c == '"', c == 0xC2, c == 0xE2:
			t[c] = quoteByte
		case c >= 0xD8 && c <= 0xDB:
			t[c] = 1 << 32
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == 0xC3:
			t[c] = 1
		}
	}
	return
}()

// quoteByte stands for the first byte of a quotation mark.
const quoteByte uint64 = 1 << 63
