package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"balagh/internal/lang"
)

// ordinals are folded words for the parts of a series, without article.
var ordinals = func() map[string]int {
	out := map[string]int{}
	for i, names := range []string{
		"أول أولى premier première 1er 1ère", "ثاني ثانية deuxième second seconde 2e 2ème", "ثالث ثالثة troisième 3e 3ème", "رابع رابعة quatrième 4e 4ème",
		"خامس خامسة cinquième 5e 5ème", "سادس سادسة sixième 6e 6ème", "سابع سابعة septième 7e 7ème", "ثامن ثامنة huitième 8e 8ème",
		"تاسع تاسعة neuvième 9e 9ème", "عاشر عاشرة dixième 10e 10ème",
	} {
		for _, name := range strings.Fields(names) {
			out[lang.Fold(name)] = i + 1
		}
	}
	return out
}()

// series proposes one, and the part, where a text counts what the series is
// called after: «اللقاء التواصلي التاسع».
func (p *proposing) series() {
	for _, s := range p.d.texts() {
		ts := tokens(s)
		for i, t := range ts {
			n := ordinals[strings.TrimPrefix(t, "ال")]
			if n == 0 {
				continue
			}
			around := slices.Concat(ts[max(0, i-2):i], ts[i+1:min(len(ts), i+4)])
			for _, term := range p.Site.Series.Terms {
				for _, label := range term.Label {
					if !calls(around, tokens(label)) {
						continue
					}
					p.f.Series, p.f.Part = term.ID, n
					p.guess("series", "series", term.ID+" "+itoa(n), s)
					return
				}
			}
		}
	}
}

// calls reports whether words around an ordinal are the first two of a series'
// name, whatever their number.
func calls(around, label []string) bool {
	matched := 0
	for _, l := range label[:min(len(label), 2)] {
		if slices.ContainsFunc(around, func(w string) bool { return stem(w) == stem(l) }) {
			matched++
		}
	}
	return matched == 2
}

// stem drops article, plural and feminine from a folded word.
func stem(w string) string {
	for _, prefix := range []string{"وال", "بال", "ال", "لل"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok {
			w = rest
			break
		}
	}
	for _, suffix := range []string{"ات", "ه", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(w, suffix); ok && utf8.RuneCountInString(rest) >= 3 {
			return rest
		}
	}
	return w
}
