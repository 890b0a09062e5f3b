package markdown

import "bytes"

// The rules of French. In the mode "imprimerie":
//   - a narrow no-break space stands before ; ! ? » and after «, a wide one
//     before a colon, if the mark ends a word: not in 10:30, a:b, :) or ?q=1;
//   - "…" becomes «…», and “…” within other quotation marks;
//   - ' becomes ’ between letters and behind an elision; ... becomes …;
//   - numbers, names and ordinals are those of typography_fr_words.go.
//
// The mode "eu" has no spaces before marks and within quotation marks; all
// else is the same. In the mode "off" only Arabic words are kept apart.
var (
	frenchSigns  = signs(`;!?:"'.0123456789MDPIVX`, 0xC2, 0xD8, 0xD9, 0xDA, 0xDB, 0xE2, 0xEF)
	foreignSigns = signs("", 0xD8, 0xD9, 0xDA, 0xDB, 0xE2, 0xEF)
)

// frenchAt looks at the sign at i and returns where to go on.
func (t *setter) frenchAt(i int) int {
	switch c := t.text[i]; {
	case c >= 0xD8 && c <= 0xDB, c == 0xEF:
		return t.arabicWords(i)
	case c == 0xE2:
		return max(t.isolated(i), i+1)
	case c == ';' || c == '!' || c == '?' || c == ':':
		t.frenchMark(i)
	case c == '"':
		t.frenchQuote(i)
	case c == '\'':
		t.apostrophe(i)
	case c == '.':
		t.abbreviation(i)
		return t.ellipsis(i)
	case c == 0xC2:
		return t.frenchSign(i)
	case c == 'M' || c == 'D' || c == 'P':
		t.courtesy(i)
	case c == 'I' || c == 'V' || c == 'X':
		return t.century(i)
	default:
		return t.frenchNumber(i)
	}
	return i + 1
}

func isFrenchMark(c rune) bool { return c == ';' || c == '!' || c == '?' || c == ':' }

// space is the space before a mark or within quotation marks.
func (t *setter) space(of string) string {
	if t.style.French == "eu" {
		return ""
	}
	return of
}

// frenchMark sets the space before one of ; ! ? :.
func (t *setter) frenchMark(i int) {
	start := t.gapStart(i)
	prev, next := t.before(start), t.after(i+1)
	if !punctuates(t.text[i], next) || edge(prev) || opens(prev) || isFrenchMark(prev) || prev == '"' && t.opensAt(start-1) {
		return
	}
	if start == i && !(isLatin(prev) || isDigit(prev) || closes(prev) || prev == object || prev == '"' || prev == '%' || prev == '€' || prev == '°' || prev == '’') {
		return
	}
	if t.text[i] == ':' && (t.shortcode(i) || start < i && t.style.French == "eu" && isDigit(prev) && isDigit(t.after(t.gapEnd(i+1)))) {
		return // :smile: and the ratio 3 : 1
	}
	of := thin
	if t.text[i] == ':' {
		of = wide
	}
	t.replace(start, i, t.space(of))
}

// punctuates tells by what follows whether a mark ends a word.
func punctuates(mark byte, next rune) bool {
	switch {
	case edge(next), isGap(next), next == '»', next == '”', next == '"':
		return true
	case mark == ':':
		return next == '«' || next == '“'
	case mark == ';':
		return false
	}
	return isFrenchMark(next) || next == ')' || next == ']' || next == '…' || next == '.' || next == ','
}

// shortcode tells a colon that ends a word which another colon begins.
func (t *setter) shortcode(i int) bool {
	j := i
	for j > 0 && i-j < 32 && (isAlnum(t.text[j-1]) || t.text[j-1] == '_') {
		j--
	}
	return j < i && j > 0 && t.text[j-1] == ':'
}

// frenchSign sets the spaces within « », and the one behind n°.
func (t *setter) frenchSign(i int) int {
	end := i + 2
	if end > len(t.text) {
		return len(t.text)
	}
	switch t.text[i+1] {
	case 0xAB:
		if arabic := t.quoted(i); arabic > 0 && i >= t.reach {
			t.isolate(i, arabic, t.rtl)
			return arabic
		}
		t.level++
		stop := t.gapEnd(end)
		if next := t.after(stop); !edge(next) && next != '»' {
			t.replace(end, stop, t.space(thin))
		}
	case 0xBB:
		t.level = max(t.level-1, 0)
		start := t.gapStart(i)
		if prev := t.before(start); !edge(prev) && prev != '«' {
			t.replace(start, i, t.space(thin))
		}
	case 0xB0, 0xBA:
		if c := t.before(i); (c == 'n' || c == 'N') && !isWordy(t.before(i-1)) {
			t.bindNumber(end)
		}
	}
	return end
}

// frenchQuote writes a straight quotation mark that has a fellow.
func (t *setter) frenchQuote(i int) {
	t.frenchPairs()
	k := t.quoteAt(i)
	if k < 0 || t.quotes[k].fellow < 0 || !t.quotes[k].opens && t.quotes[k].with == "" {
		return
	}
	q := &t.quotes[k]
	if !q.opens {
		if q.with != "”" {
			t.level = max(t.level-1, 0)
		}
		t.replace(i, i+1, q.with)
		return
	}
	open, shut := "«"+t.space(thin), t.space(thin)+"»"
	if t.level > 0 {
		open, shut = "“", "”"
	} else {
		t.level++
	}
	t.quotes[q.fellow].with = shut
	t.replace(i, i+1, open)
}

// frenchPairs finds which straight quotation marks belong together: one that
// clings to the word behind it, and the next free one that clings to the word
// before it. A mark behind a digit may be one of inches; where another is left
// over, none is touched, and the checks ask the writer.
func (t *setter) frenchPairs() {
	if t.counted {
		return
	}
	t.straight()
	var open [16]int
	n := 0
	for k := range t.quotes {
		at := t.quotes[k].at
		prev, next := t.before(at), t.after(at+1)
		left := edge(prev) || isGap(prev) || prev == '«' // a space will stand there
		right := edge(next) || isGap(next) || next == '»' || isFrenchMark(next)
		switch {
		case !right && (left || opens(prev) || prev == '\'' || prev == '’' || prev == '"' && n == 0 || prev == '-' || prev == '—' || prev == '–' || prev == '/'):
			if n < len(open) {
				open[n] = k
				n++
			}
		case !left && n > 0 && !isLatin(next) && !isDigit(next):
			n--
			t.pair(open[n], k)
		}
	}
	for _, q := range t.quotes {
		if q.fellow < 0 && !isDigit(t.before(q.at)) {
			t.quotes = t.quotes[:0]
			return
		}
	}
}

// opensAt tells whether the straight quotation mark at i is the first of two.
func (t *setter) opensAt(i int) bool {
	t.frenchPairs()
	k := t.quoteAt(i)
	return k >= 0 && t.quotes[k].opens
}

// apostrophe writes ’ between letters, and behind an elision whatever follows.
func (t *setter) apostrophe(i int) {
	if !isLatin(t.before(i)) {
		return
	}
	switch next := t.after(i + 1); {
	case isLatin(next):
	case isDigit(next), next == '«', next == '“', next == '"', next == object:
		if !t.elided(i) {
			return
		}
	default:
		return
	}
	t.replace(i, i+1, "’")
}

// elided tells whether the word that ends at i has lost its last vowel.
func (t *setter) elided(i int) bool {
	start := i
	for start > 0 && i-start < 8 && isLetter(t.text[start-1]) {
		start--
	}
	if isLatin(t.before(start)) {
		return false
	}
	switch string(bytes.ToLower(t.text[start:i])) {
	case "l", "d", "n", "s", "j", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu":
		return true
	}
	return false
}
