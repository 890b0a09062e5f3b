package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// anchor returns the id of a heading, unique within the body: its letters and
// digits in any script, in lower case, with one hyphen between words. Tashkeel,
// tatweel and bidi controls are left out, so that a link need not repeat them.
func (r *renderer) anchor(heading string) string {
	base := anchorBase(heading)
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

func anchorBase(heading string) string {
	var b strings.Builder
	gap := false
	for _, c := range heading {
		switch {
		case c == 0x0640 || unicode.Is(unicode.Mn, c) && unicode.Is(unicode.Arabic, c) || isTashkeel(c):
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.M, c):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(c))
		case unicode.IsSpace(c) || unicode.Is(unicode.Pd, c) || c == '_' || c == '/':
			gap = true
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}

// isTashkeel adds the vowel signs Unicode gives to no single script.
func isTashkeel(c rune) bool {
	return 0x064B <= c && c <= 0x065F || c == 0x0670 || 0x06D6 <= c && c <= 0x06ED && unicode.Is(unicode.Mn, c)
}
