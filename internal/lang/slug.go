package lang

import (
	"slices"
	"strings"
	"unicode"
)

// slugLength is how many letters of an address stay readable in a list or a
// message.
const slugLength = 60

// Slug proposes an address from an Arabic or French title: a-z, digits and
// hyphens, at most 60 of them, cut between words. Words that carry no meaning
// are left out. Names maps names as they are written («العيون», "Laâyoune") to
// their usual Latin spelling ("laayoune"); such a name is found with the article
// or a prefix grown to it, and is the only thing that is looked up: all other
// Arabic is spelt by rule. A title with no Arabic, Latin letter or digit gives
// "". The slug is not yet unique: the caller knows its neighbours.
func Slug(title string, names map[string]string) string {
	words := slugWords(title)
	known, longest := slugNames(names)
	var parts []string
	for i := 0; i < len(words); {
		n, name := nameAt(words[i:], known, longest)
		switch {
		case n > 0:
			parts = append(parts, name)
			i += n
			continue
		case slices.Contains(slugStops, words[i].folded):
		default:
			if w := latin(words[i].letters); w != "" {
				parts = append(parts, w)
			}
		}
		i++
	}
	return cutSlug(parts)
}

// slugWord is a word in its own letters and folded.
type slugWord struct{ letters, folded string }

func slugWords(s string) []slugWord {
	var out []slugWord
	for _, w := range strings.FieldsFunc(Letters(s), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == '’' || r == 'ʼ'
	}) {
		if f := strings.TrimSpace(Fold(w)); f != "" {
			out = append(out, slugWord{w, f})
		}
	}
	return out
}

// slugNames indexes names by their folded words, each without its article.
func slugNames(names map[string]string) (known map[string]string, longest int) {
	known = map[string]string{}
	for name, spelling := range names {
		words := slugWords(name)
		value := Slug(spelling, nil)
		if len(words) == 0 || value == "" {
			continue
		}
		key := nameKey(words, words[0].folded)
		if have, ok := known[key]; ok && have <= value {
			continue // of two names that fold alike, the same one every time
		}
		known[key] = value
		longest = max(longest, len(words))
	}
	return known, longest
}

func nameKey(words []slugWord, first string) string {
	var b strings.Builder
	b.WriteString(strings.TrimPrefix(first, "ال"))
	for _, w := range words[1:] {
		b.WriteByte(' ')
		b.WriteString(w.folded)
	}
	return b.String()
}

// nameAt finds the longest name at the beginning of some words, whatever
// article or prefix («و» «ب» «ل») has grown to its first one.
func nameAt(words []slugWord, known map[string]string, longest int) (n int, name string) {
	for n := min(longest, len(words)); n > 0; n-- {
		for _, first := range bare(words[0].folded) {
			if name, ok := known[nameKey(words[:n], first)]; ok {
				return n, name
			}
		}
	}
	return 0, ""
}

// bare returns a folded word, and what it is without what may have grown to it.
func bare(w string) []string {
	out := []string{w}
	for _, prefix := range []string{"و", "ف", "ب", "ل", "ك", "وب", "ول", "لل", "ولل"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok && len([]rune(rest)) >= 2 {
			out = append(out, rest)
		}
	}
	return out
}

// cutSlug joins words to at most slugLength letters. Only a first word longer
// than that is cut itself.
func cutSlug(parts []string) string {
	slug := ""
	for _, p := range parts {
		if slug == "" {
			slug = p[:min(len(p), slugLength)]
		} else if len(slug)+1+len(p) <= slugLength {
			slug += "-" + p
		} else {
			break
		}
	}
	return slug
}

// slugStops are folded words that say nothing in an address.
var slugStops = strings.Fields(`
في من علي الي عن مع و او ثم ان التي الذي الذين هذا هذه ذلك تلك لفائده حول بعد قبل خلال قد لدي عبر بين كل بشان
a au aux avec c ce ces cette d dans de des du en est et l la le les leur leurs n ou par pour qu que qui s sa ses son sous sur un une y
the of and to for in on at
`)
