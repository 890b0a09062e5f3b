package markdown

import (
	"bytes"
	"unicode/utf8"
)

// Words of the other direction are kept in their order by <bdi>, in HTML alone.
//
// In an Arabic text:
//   - e-mail and web addresses, file names and accounts (IBAN), always, and the
//     numbers of bidi_numbers.go;
//   - Latin words, if something in or at them would otherwise stand at the wrong
//     end: brackets, quotation marks, a slash, a mark that ends them («Canal+»,
//     «Que faire?») or a stop that is theirs, because they fill a line or a pair
//     of quotation marks. A stop behind Latin words in an Arabic sentence is the
//     sentence's;
//   - code, in its own direction;
//   - French words, three or more with an accent or a French article among them,
//     always: they also get lang, for those who hear the page.
//
// In a French text, every run of Arabic words: a number behind it would be drawn
// before it.

const (
	ltr = `<bdi dir="ltr">`
	rtl = `<bdi dir="rtl">`
)

// code is the start tag of code within a text.
func (s Style) code() string {
	if s.Language == "ar" {
		return `<code dir="auto">`
	}
	return "<code>"
}

// named adds the language to a start tag.
func named(open, tag string) string {
	if tag == "" {
		return open
	}
	return `<bdi lang="` + tag + `"` + open[len("<bdi"):]
}

// allArabic isolates a line of a French text that has no French, and tells
// whether it was such a line.
func (t *setter) allArabic() bool {
	arabic := false
	for i := 0; i < len(t.text); {
		c, n := utf8.DecodeRune(t.text[i:])
		switch {
		case isLatin(c) || c == object || 0x2066 <= c && c <= 0x2069:
			return false
		case isArabic(c):
			arabic = true
		}
		i += n
	}
	if arabic {
		t.isolate(t.gapEnd(0), t.gapStart(len(t.text)), t.rtl)
	}
	return arabic
}

// arabicWords isolates the Arabic that begins at i in a French text, and
// returns its end.
func (t *setter) arabicWords(i int) int {
	if c, n := utf8.DecodeRune(t.text[i:]); !isArabic(c) {
		return i + n
	}
	start, end := i, t.runEnd(i, false)
	if c := t.before(i); opens(c) && i-utf8.RuneLen(c) >= t.reach {
		if stop := t.quoted(i - utf8.RuneLen(c)); stop > 0 {
			start, end = i-utf8.RuneLen(c), stop
		}
	}
	t.isolate(start, end, t.rtl)
	return end
}

// quoted returns the end of Arabic that begins with a mark at i which is closed
// before its last word: the marks of «نعم» قال belong to the Arabic. It returns
// 0 where the marks are those of the French around it.
func (t *setter) quoted(i int) int {
	c := t.after(i)
	inner := i + utf8.RuneLen(c)
	if !isArabic(t.after(inner)) {
		return 0
	}
	shut := t.runEnd(inner, false)
	if t.after(shut) != fellow(c) {
		return 0
	}
	if end := t.runEnd(i, false); end > shut+utf8.RuneLen(c) {
		return end
	}
	return 0
}

// runEnd returns the end of the words of one script that begin at i: the last of
// its letters before another script, code, a straight quotation mark or a
// bracket that they do not open.
func (t *setter) runEnd(i int, latin bool) int {
	end := i
	var open [8]rune
	depth, gap := 0, false
	for j := i; j < len(t.text); {
		c, n := utf8.DecodeRune(t.text[j:])
		switch {
		case latin && (isLatin(c) || isDigit(c) && !gap), !latin && (isArabic(c) || isArabicMark(c) && !gap):
			end, gap = j+n, false
		case isGap(c):
			gap = true
		case !latin && (gap && (c == ':' || c == '!') || opens(c) && isGap(t.after(j+n)) || c == ',' && !isDigit(t.after(j+n)) || c == ';' || c == '?'):
			return end // marks of the French around it
		case opens(c) && depth < len(open):
			open[depth], gap = fellow(c), true
			depth++
		case closes(c) && depth > 0 && open[depth-1] == c:
			if depth--; depth == 0 {
				end = j + n
			}
		case !neutral(c):
			return end
		}
		j += n
	}
	return end
}

// neutral tells what may stand between two words of one script.
func neutral(c rune) bool {
	switch c {
	case '’', '–', '—', '…', '·', '•', '×', '°':
		return true
	}
	return isDigit(c) || c > ' ' && c < 0x7F && c != '"' && !isLatin(c) && !opens(c) && !closes(c)
}

// latinWords isolates the Latin that begins at i in an Arabic text if it needs
// that, and returns its end.
func (t *setter) latinWords(i int) int {
	first := i
	if c := t.text[i]; c == '@' || c == '#' || c == '/' {
		if first++; !isLatin(t.after(first)) || isWordy(t.before(i)) {
			return first
		}
	} else if c, n := utf8.DecodeRune(t.text[i:]); !isLatin(c) && !isDigit(c) {
		return i + n
	}
	end := t.runEnd(first, true)
	if account := t.account(first); account > end {
		end = account
		t.isolate(i, end, ltr)
		return end
	}
	if !t.html {
		t.reach = max(t.reach, end)
		return end
	}
	w := describe(t.text[i:end])
	needed := first > i || w.neutrals || w.machine
	for end < len(t.text) && (t.text[end] == '/' && w.machine || bytes.IndexByte([]byte("+#?"), t.text[end]) >= 0 || t.text[end] == '.' && w.abbreviated) {
		end++
		needed = true
	}
	if stop := t.filled(i, end); stop > end {
		end, needed = stop, true
	}
	switch {
	case w.french:
		t.isolate(i, end, t.french)
	case needed:
		t.isolate(i, end, ltr)
	}
	return end
}

// isolate puts <bdi> around text[a:b] in HTML; nothing within is set.
func (t *setter) isolate(a, b int, open string) {
	if t.html {
		t.wrap(a, b, open, "</bdi>")
	}
	t.reach = max(t.reach, b)
}

// filled returns where the marks behind text[a:b] end if these words and marks
// fill a line, a pair of quotation marks or one of brackets; otherwise b.
func (t *setter) filled(a, b int) int {
	last, stop := b, b
	for stop < len(t.text) {
		c, n := utf8.DecodeRune(t.text[stop:])
		if isGap(c) {
			stop += n
			continue
		}
		if c != '.' && c != '!' && c != '?' && c != '…' && c != ':' && c != ';' && c != ',' {
			break
		}
		stop += n
		last = stop
	}
	prev, next := t.before(t.gapStart(a)), t.after(stop)
	if edge(prev) && edge(next) || opens(prev) && next == fellow(prev) || prev == '"' && next == '"' {
		return last
	}
	return b
}

// allLatin isolates a line of an Arabic text that has words, but no Arabic one,
// and tells whether it was such a line.
func (t *setter) allLatin() bool {
	latin := false
	for i := 0; i < len(t.text); {
		c, n := utf8.DecodeRune(t.text[i:])
		switch {
		case isArabic(c) || isArabicMark(c) || 0x2066 <= c && c <= 0x2069:
			return false
		case isLatin(c):
			latin = true
		}
		i += n
	}
	if !latin {
		return false
	}
	a, b := t.gapEnd(0), t.gapStart(len(t.text))
	w := describe(t.text[a:b])
	edges := !isLatin(t.after(a)) || !isWordy(t.before(b))
	switch {
	case w.french:
		t.isolate(a, b, t.french)
	case edges || w.neutrals || w.machine:
		t.isolate(a, b, ltr)
	}
	return true
}

// phrase says of Latin words what decides how they are isolated.
type phrase struct {
	french      bool // three words or more, one of them or its accent French
	machine     bool // an address or a file name among them
	neutrals    bool // brackets, quotation marks or a slash between them
	abbreviated bool // the last one has stops: S.A
}

func describe(s []byte) phrase {
	var p phrase
	words, sign := 0, false
	for word := range bytes.FieldsFuncSeq(s, isGap) {
		if bytes.IndexFunc(word, isLatin) < 0 {
			continue
		}
		words++
		sign = sign || frenchWord(word)
		p.machine = p.machine || machine(word)
		dot := bytes.LastIndexByte(word, '.')
		p.abbreviated = dot > 0 && len(word)-dot == 2
	}
	p.french = words >= 3 && sign
	p.neutrals = words > 1 && bytes.ContainsFunc(s, func(c rune) bool { return c == '/' || opens(c) || closes(c) })
	return p
}

// frenchWord tells the articles, prepositions and accents that make a phrase
// French.
func frenchWord(word []byte) bool {
	if bytes.ContainsAny(word, "éèêëàâùûçîïôœÉÈÊÀÂÇÎÔŒ") {
		return true
	}
	switch string(bytes.ToLower(bytes.TrimRight(word, ",;:."))) {
	case "le", "la", "les", "de", "du", "des", "un", "une", "et", "ou", "à", "au", "aux", "en", "dans", "par", "pour", "sur", "sous",
		"avec", "sans", "qui", "que", "est", "sont", "ne", "pas", "son", "sa", "ses", "leur":
		return true
	}
	elided, rest, found := bytes.Cut(bytes.Replace(word, []byte("’"), []byte("'"), 1), []byte("'"))
	if found && len(rest) > 0 {
		switch string(bytes.ToLower(elided)) {
		case "l", "d", "n", "s", "j", "c", "qu":
			return true
		}
	}
	return false
}

// machine tells e-mail and web addresses, domains, paths and file names.
func machine(word []byte) bool {
	word = bytes.TrimRight(word, ".,;:!?")
	if len(word) < 3 || bytes.ContainsFunc(word, func(c rune) bool { return c >= 0x80 }) {
		return false
	}
	if bytes.IndexByte(word, '_') >= 0 || bytes.Contains(word, []byte("://")) || bytes.IndexByte(word[1:], '@') >= 0 || word[0] == '/' || word[len(word)-1] == '/' {
		return true
	}
	host, _, _ := bytes.Cut(word, []byte("/"))
	dot := bytes.LastIndexByte(host, '.')
	return dot > 0 && isAlnum(host[dot-1]) && len(host)-dot > 2 && isLetter(host[dot+1])
}
