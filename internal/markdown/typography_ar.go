package markdown

import "unicode/utf8"

// The rules of Arabic:
//   - no space stands before ، ؛ ؟, nor before . : ! behind an Arabic word, and
//     one stands behind them before a letter; a full stop behind a short word
//     («م.م») or before the end of an address («موقع.المغرب») is left alone;
//   - quotation marks and brackets cling to the Arabic they enclose;
//   - "…" around Arabic becomes «…», or “…” where the site wants that; within
//     other quotation marks the other of the two;
//   - ... becomes …; digits and tatweel stay as written, and a Latin comma or
//     question mark too: it may be part of a number or a Latin phrase, so the
//     checks ask the writer.
//
// What is written in Latin letters within Arabic is set in no way.
var arabicSigns = signs(`".!:()0123456789+-@#/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`,
	0x8C, 0x9B, 0x9F, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xE2)

// arabicAt looks at the sign at i and returns where to go on.
func (t *setter) arabicAt(i int) int {
	switch c := t.text[i]; {
	case c == 0x8C || c == 0x9B || c == 0x9F: // the last bytes of ، ؛ ؟
		if i > 0 && t.text[i-1] == 0xD8 {
			t.arabicMark(i-1, i+1)
		}
	case c == '.':
		if end := t.ellipsis(i); end > i+1 {
			return end
		}
		t.sharedMark(i)
	case c == '!' || c == ':':
		t.sharedMark(i)
	case c == '(':
		t.brackets++
		t.unpad(i + 1)
	case c == ')':
		if t.brackets > 0 {
			t.brackets--
			t.unpadEnd(i)
		}
	case c == '"':
		return t.arabicQuote(i)
	case c == 0xC2:
		return t.arabicSign(i)
	case c == 0xE2:
		return t.arabicLongSign(i)
	case isDigit(rune(c)) || c == '+' || c == '-':
		return t.figure(i)
	default:
		return t.latinWords(i)
	}
	return i + 1
}

// arabicMark sets the spaces around ، ؛ ؟.
func (t *setter) arabicMark(i, end int) {
	start := t.gapStart(i)
	prev, next := t.before(start), t.after(end)
	if !isWordy(prev) && !closes(prev) && prev != '"' && prev != '%' && prev != object && prev != '…' && !isArabicMark(prev) {
		return
	}
	t.replace(start, i, "")
	if isArabic(next) || isLatin(next) || next == '«' || next == '“' || next == '(' || next == '"' && t.opening(end) {
		t.replace(end, end, " ")
	}
}

// sharedMark sets the spaces around . ! : behind an Arabic word: other scripts
// have these marks too.
func (t *setter) sharedMark(i int) {
	start := t.gapStart(i)
	prev, next := t.before(start), t.after(i+1)
	closed := t.closing(prev, start)
	if !isArabic(prev) && !(closed && isArabic(t.letterBefore(start))) {
		return
	}
	letters := 2
	if t.text[i] == '.' {
		letters = 3
	}
	switch {
	case edge(next), isGap(next), next == '»', next == '”', next == '"' && t.text[i] != ':', next == ')' && t.text[i] != ':':
		t.replace(start, i, "")
	case isArabic(next) && (closed || t.wordBefore(start) >= letters) && t.wordAfter(i+1) >= 2 && !(t.text[i] == '.' && t.domain(i+1)):
		t.replace(start, i, "")
		t.replace(i+1, i+1, " ")
	}
}

// closing tells whether the character that ends at i closes a quotation or a
// bracket, or is a straight quotation mark that will.
func (t *setter) closing(c rune, i int) bool {
	if c != '"' {
		return closes(c)
	}
	t.arabicPairs()
	k := t.quoteAt(i - 1)
	return k >= 0 && t.quotes[k].fellow >= 0 && !t.quotes[k].opens
}

// opening tells whether the straight quotation mark at i will open a quotation.
func (t *setter) opening(i int) bool {
	t.arabicPairs()
	k := t.quoteAt(i)
	return k >= 0 && t.quotes[k].fellow >= 0 && t.quotes[k].opens
}

// letterBefore returns the letter before i, a few marks passed over.
func (t *setter) letterBefore(i int) rune {
	for range 4 {
		c, n := utf8.DecodeLastRune(t.text[:i])
		if n == 0 || isWordy(c) {
			return c
		}
		i -= n
	}
	return 0
}

// wordBefore and wordAfter count the letters, as far as it matters.
func (t *setter) wordBefore(i int) int {
	n := 0
	for n < 3 && isArabic(t.before(i)) {
		i -= utf8.RuneLen(t.before(i))
		n++
	}
	return n
}

func (t *setter) wordAfter(i int) int {
	n := 0
	for n < 3 && isArabic(t.after(i)) {
		i += utf8.RuneLen(t.after(i))
		n++
	}
	return n
}

// domain tells whether the word at i is the last part of an Arabic address.
func (t *setter) domain(i int) bool {
	end := i
	for isArabic(t.after(end)) {
		end += utf8.RuneLen(t.after(end))
	}
	switch string(t.text[i:end]) {
	case "المغرب", "موقع", "شبكة", "مصر", "تونس", "الجزائر", "موريتانيا", "السعودية", "امارات", "قطر", "عمان", "فلسطين", "الاردن", "العراق", "سورية", "السودان", "البحرين", "اليمن", "عرب", "كوم":
		return true
	}
	return false
}

// unpad and unpadEnd take away the space within quotation marks and brackets
// around Arabic.
func (t *setter) unpad(i int) {
	if stop := t.gapEnd(i); isArabic(t.after(stop)) {
		t.replace(i, stop, "")
	}
}

func (t *setter) unpadEnd(i int) {
	start := t.gapStart(i)
	prev := t.before(start)
	if isArabic(prev) || (isArabicMark(prev) || prev == '.' || prev == '!' || prev == '…' || t.closing(prev, start)) && isArabic(t.letterBefore(start)) ||
		t.inArabic && (isDigit(prev) || prev == '%') {
		t.replace(start, i, "")
	}
}

func (t *setter) opened(end int) {
	t.level++
	t.inArabic = isArabic(t.after(t.gapEnd(end)))
	t.unpad(end)
}

func (t *setter) closed(i int) {
	t.level = max(t.level-1, 0)
	t.unpadEnd(i)
	t.inArabic = false
}

func (t *setter) arabicSign(i int) int {
	if i+1 < len(t.text) {
		switch t.text[i+1] {
		case 0xAB:
			t.opened(i + 2)
		case 0xBB:
			t.closed(i)
		}
	}
	return min(i+2, len(t.text))
}

// arabicLongSign sees to “ ”, to the minus sign and to isolated text.
func (t *setter) arabicLongSign(i int) int {
	switch t.after(i) {
	case '“':
		t.opened(i + 3)
	case '”':
		t.closed(i)
	case '−':
		return t.figure(i)
	default:
		return max(t.isolated(i), i+1)
	}
	return i + 3
}

// arabicQuote writes a straight quotation mark that has a fellow.
func (t *setter) arabicQuote(i int) int {
	t.arabicPairs()
	k := t.quoteAt(i)
	if k < 0 || t.quotes[k].fellow < 0 || !t.quotes[k].opens && t.quotes[k].with == "" {
		return i + 1
	}
	q := &t.quotes[k]
	if !q.opens {
		t.level = max(t.level-1, 0)
		start := t.gapStart(i)
		if start < t.reach {
			start = i
		}
		t.replace(start, i+1, q.with)
		return i + 1
	}
	open, shut := "«", "»"
	if (t.style.Quotes == "curly") != (t.level > 0) {
		open, shut = "“", "”"
	}
	t.quotes[q.fellow].with = shut
	t.level++
	stop := t.gapEnd(i + 1)
	t.replace(i, stop, open)
	return stop
}

// arabicPairs takes straight quotation marks two by two, if their number is
// even. The sides do not tell: «و», «ب» and «ل» cling to the mark that opens. A
// pair without Arabic within it, or behind a number, is left.
func (t *setter) arabicPairs() {
	if t.counted {
		return
	}
	t.straight()
	if len(t.quotes)%2 != 0 {
		return
	}
	for k := 0; k < len(t.quotes); k += 2 {
		open, shut := t.quotes[k].at, t.quotes[k+1].at
		prev, next := t.before(open), t.after(open+1)
		last, behind := t.before(shut), t.after(shut+1)
		switch {
		case isDigit(prev), !edge(prev) && !isGap(prev) && isGap(next), isGap(last) && isWordy(behind), isLatin(behind):
		case isArabic(t.after(t.gapEnd(open+1))) || isArabic(t.before(t.gapStart(shut))):
			t.pair(k, k+1)
		}
	}
}
