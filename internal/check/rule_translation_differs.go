package check

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// The shared fields are compared in package archive, where they are read once.
var ruleTranslationDiffers = register(diag.Rule{
	Name: "translation-differs", Severity: diag.Warning,
	Title: diag.Text{AR: "معطيات تختلف من لغة إلى أخرى", FR: "Des faits qui diffèrent d’une langue à l’autre", EN: "Facts differ between the languages"},
	About: diag.Text{
		AR: "تُقارن الأعداد والتواريخ والروابط الداخلية والصور في النسختين بعد توحيد كتابتها: 35.000 و35 000 و35 ألف عدد واحد، و11 يوليوز هو 11 juillet. تُترك السنوات والساعات والأعداد المكتوبة بالحروف. وتكرار معطى مشترك في الترجمة بقيمة أخرى خطأ لا تنبيه. صحح النسخة التي فيها الخطأ.",
		FR: "Les nombres, dates, liens internes et images des deux versions sont comparés une fois leur écriture unifiée : 35.000, 35 000 et 35 ألف sont un même nombre, 11 يوليوز est le 11 juillet. Les années, les heures et les nombres en lettres sont laissés de côté. Un fait commun répété avec une autre valeur est une erreur. Corrigez la version fautive.",
		EN: "Numbers, dates, internal links and pictures of the two editions are compared once their spelling is made one: 35.000, 35 000 and 35 ألف are one number, 11 يوليوز is 11 juillet. Years, hours and numbers in words are left out. A shared fact repeated with another value is an error. Correct the edition that is wrong.",
	},
	Bad:  "ar.md: استفاد 35000 منخرط.\nfr.md: 30 000 adhérents en ont bénéficié.",
	Good: "ar.md: استفاد 35000 منخرط.\nfr.md: 35 000 adhérents en ont bénéficié.",
})

// differs says what only one of two editions has: {0} is in {1}, {2} in {3}.
type differs struct{ both, one diag.Text }

var (
	numbersDiffer = differs{
		diag.Text{AR: "عدد مختلف: ‹{0}› ({1}) و‹{2}› ({3})", FR: "nombres différents : ‹{0}› ({1}) et ‹{2}› ({3})", EN: "numbers differ: {0} ({1}) and {2} ({3})"},
		diag.Text{AR: "عدد في نسخة واحدة: ‹{0}› ({1})", FR: "nombre dans une seule version : ‹{0}› ({1})", EN: "a number in one edition only: {0} ({1})"},
	}
	datesDiffer = differs{
		diag.Text{AR: "تاريخ مختلف: ‹{0}› ({1}) و‹{2}› ({3})", FR: "dates différentes : ‹{0}› ({1}) et ‹{2}› ({3})", EN: "dates differ: {0} ({1}) and {2} ({3})"},
		diag.Text{AR: "تاريخ في نسخة واحدة: ‹{0}› ({1})", FR: "date dans une seule version : ‹{0}› ({1})", EN: "a date in one edition only: {0} ({1})"},
	}
	linksDiffer = differs{
		diag.Text{AR: "رابط مختلف: ‹{0}› ({1}) و‹{2}› ({3})", FR: "liens différents : ‹{0}› ({1}) et ‹{2}› ({3})", EN: "links differ: {0} ({1}) and {2} ({3})"},
		diag.Text{AR: "رابط في نسخة واحدة: ‹{0}› ({1})", FR: "lien dans une seule version : ‹{0}› ({1})", EN: "a link in one edition only: {0} ({1})"},
	}
	imagesDiffer = differs{
		diag.Text{AR: "صورة مختلفة: ‹{0}› ({1}) و‹{2}› ({3})", FR: "images différentes : ‹{0}› ({1}) et ‹{2}› ({3})", EN: "pictures differ: {0} ({1}) and {2} ({3})"},
		diag.Text{AR: "صورة في نسخة واحدة: ‹{0}› ({1})", FR: "image dans une seule version : ‹{0}› ({1})", EN: "a picture in one edition only: {0} ({1})"},
	}
)

// translationDiffers compares each translation with the original, one remark for
// each kind of fact.
func translationDiffers(site *config.Site, r *archive.Release, report func(diag.Diagnostic)) {
	o := r.Original
	for _, e := range r.Editions {
		if e == o {
			continue
		}
		ours, ok := o.Facts()
		theirs, read := e.Facts()
		if !ok || !read {
			continue
		}
		say := func(text differs, ours, theirs []string) {
			d := diag.Diagnostic{Path: e.Path, Rule: ruleTranslationDiffers.Name, Severity: ruleTranslationDiffers.Severity}
			switch {
			case len(ours) > 0 && len(theirs) > 0:
				d.Message, d.Args = text.both, []string{listed(ours), o.Lang.Name, listed(theirs), e.Lang.Name}
			case len(ours) > 0:
				d.Message, d.Args = text.one, []string{listed(ours), o.Lang.Name}
			case len(theirs) > 0:
				d.Message, d.Args = text.one, []string{listed(theirs), e.Lang.Name}
			default:
				return
			}
			report(d)
		}
		if x, y := o.Wrote().Figures, e.Wrote().Figures; x != y {
			a, b := accountOf(x), accountOf(y)
			say(numbersDiffer, unmatched(a, b, false), unmatched(b, a, false))
			say(datesDiffer, unmatched(a, b, true), unmatched(b, a, true))
		}
		x, y := linked(site, r, ours.Links), linked(site, r, theirs.Links)
		say(linksDiffer, without(x, y), without(y, x))
		x, y = pictured(site, ours.Images), pictured(site, theirs.Images)
		say(imagesDiffer, without(x, y), without(y, x))
	}
}

// listed writes the first few values for a message, numbers in their order.
func listed(values []string) string {
	const few = 6
	slices.SortStableFunc(values, func(a, b string) int { return cmp.Compare(figureSize(a), figureSize(b)) })
	if len(values) > few {
		return strings.Join(values[:few], ", ") + ", …"
	}
	return strings.Join(values, ", ")
}

// figureSize is the length of a number before its decimals; 0 of anything else.
func figureSize(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.':
			return i
		case c < '0' || c > '9':
			return 0
		}
	}
	return len(s)
}

func without(a, b []string) []string {
	var out []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

// account is what an edition can account for: its figures, the days of its dates and
// the small numbers it says in words.
type account struct {
	figures []string // sorted
	words   [100]bool
	days    [32]bool
}

func accountOf(figures string) *account {
	a := &account{figures: strings.Fields(figures)}
	for _, f := range a.figures {
		switch {
		case f[0] == 'd':
			a.days[small(f[4:])] = true
		case f[0] == 'w' && len(f) <= len("w99"):
			a.words[small(f[1:])] = true
		}
	}
	return a
}

// unmatched are the numbers, or the dates, of one edition that the other cannot
// account for, in figures or in words.
func unmatched(ours, theirs *account, dates bool) []string {
	var out []string
	rest := theirs.figures
	for _, f := range ours.figures {
		if f[0] == 'w' || dates != (f[0] == 'd') {
			continue
		}
		for len(rest) > 0 && rest[0] < f {
			rest = rest[1:]
		}
		switch {
		case len(rest) > 0 && rest[0] == f:
		case dates:
			month, day := f[1:3], strings.TrimPrefix(f[4:], "0")
			if _, ok := slices.BinarySearch(theirs.figures, day); !ok && !theirs.inWords(small(day)) { // «يومي 17 و18 يونيو»
				out = append(out, day+"/"+strings.TrimPrefix(month, "0"))
			}
		case !theirs.hides(f):
			out = append(out, f)
		}
	}
	return out
}

// hides reports whether an edition has a number as a day of a date or in words.
// One, two and the round numbers hide in the forms of words: «مندوبان», «مائة»,
// « un millier ».
func (a *account) hides(f string) bool {
	for _, zeros := range []string{"000000000", "000000", "000", "00"} {
		if rest, ok := strings.CutSuffix(f, zeros); ok && rest != "" && (rest == "1" || rest == "2" || a.inWords(atMost99(rest))) {
			return true
		}
	}
	n := atMost99(f)
	if n < 0 {
		return false
	}
	return n <= 2 || a.inWords(n) || n <= 31 && a.days[n]
}

// atMost99 returns a number of one or two digits, else -1.
func atMost99(s string) int {
	if len(s) > 2 || strings.Contains(s, ".") {
		return -1
	}
	return small(s)
}

// inWords reports whether an edition may say a number in words: as one, or as two
// that make it up.
func (a *account) inWords(n int) bool {
	if n < 0 {
		return false
	}
	said := &a.words
	if said[n] || n > 79 && said[4] && said[20] || n > 20 && n%10 <= 2 && n%10 > 0 && said[n-n%10] {
		return true
	}
	for i := 1; i <= n/2; i++ {
		if said[i] && said[n-i] {
			return true
		}
	}
	return false
}

// linked are the addresses that links within the site lead to, read from
// content/, the same for every language.
func linked(site *config.Site, r *archive.Release, links []markdown.Link) []string {
	var out []string
	for _, l := range links {
		dest, _, _ := strings.Cut(l.Dest, "#")
		if dest == "" {
			continue
		}
		if plain, err := url.PathUnescape(dest); err == nil {
			dest = plain
		}
		if !strings.HasPrefix(dest, "/") {
			dest = strings.TrimPrefix(r.Dir, "content") + "/" + dest
		}
		dest = path.Clean(dest)
		if strings.HasSuffix(dest, ".md") {
			dest = path.Dir(dest)
		}
		out = append(out, ownName(site, dest))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pictured are the pictures of this site among a body's.
func pictured(site *config.Site, pictures []markdown.Image) []string {
	var out []string
	for _, i := range pictures {
		if i.Internal {
			out = append(out, ownName(site, path.Base(i.Src)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ownName drops the language from the name of a file that exists in each:
// carte-ar.png and carte-fr.png are one picture.
func ownName(site *config.Site, name string) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for _, l := range site.Languages {
		for _, sign := range []string{"-", "_", "."} {
			if s, ok := strings.CutSuffix(stem, sign+l.Code); ok && ext != "" {
				return s + ext
			}
		}
	}
	return name
}
