package markdown

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// anchor returns the id of a heading, unique within the body: its letters and
// digits in any script, in lower case, with one hyphen between words. Tashkeel,
// tatweel and bidi controls are left out, so that a link need not repeat them.
func (r *renderer) anchor(heading string) string {
	r.plainB = appendAnchor(r.plainB[:0], heading)
	base := string(r.plainB)
	id := base
	if n, taken := r.ids[base]; taken {
		for ; taken; _, taken = r.ids[id] {
			n++
			id = base + "-" + strconv.Itoa(n)
		}
		r.ids[base] = n
	}
	r.ids[id] = 1
	r.body.Anchors = append(r.body.Anchors, id)
	return id
}

func appendAnchor(dst []byte, heading string) []byte {
	gap := false
	for _, c := range heading {
		switch {
		case c == ' ':
			gap = true
		case plainLetter(c) || !silent(c) && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.M, c)):
			if gap && len(dst) > 0 {
				dst = append(dst, '-')
			}
			gap = false
			if !plainLetter(c) {
				c = unicode.ToLower(c)
			}
			dst = utf8.AppendRune(dst, c)
		case unicode.IsSpace(c) || unicode.Is(unicode.Pd, c) || c == '_' || c == '/':
			gap = true
		}
	}
	if len(dst) == 0 {
		return append(dst, "section"...)
	}
	return dst
}

// plainLetter tells the common letters, which spares them the tables of Unicode.
func plainLetter(c rune) bool {
	return 'a' <= c && c <= 'z' || 'ء' <= c && c <= 'غ' || 'ف' <= c && c <= 'ي'
}

// silent tells what an anchor leaves out of a word.
func silent(c rune) bool {
	return c == 0x0640 || unicode.Is(unicode.Mn, c) && unicode.Is(unicode.Arabic, c) || isTashkeel(c)
}

// isTashkeel adds the vowel signs Unicode gives to no single script.
func isTashkeel(c rune) bool {
	return 0x064B <= c && c <= 0x065F || c == 0x0670 || 0x06D6 <= c && c <= 0x06ED && unicode.Is(unicode.Mn, c)
}
