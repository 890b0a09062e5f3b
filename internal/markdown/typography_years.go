package markdown

// years keeps the span of years at i, 2021-2025, in one line, in HTML, and returns
// its end, or i if none begins there. Browsers break a line at its hyphen. The
// characters stay the author's, so that the span is found and copied as written.
func (t *setter) years(i int) int {
	first := t.year(i)
	if c := t.before(i); first == i || isDigit(c) || joinsNumbers(c) {
		return i
	}
	c := t.after(first)
	if c != '-' && c != '–' {
		return i
	}
	second := first + len(string(c))
	end := t.year(second)
	if c := t.after(end); end == second || isWordy(c) || c == '_' || joinsNumbers(c) && isDigit(t.after(end+len(string(c)))) {
		return i
	}
	if t.html {
		t.wrap(i, end, `<span class="nb">`, "</span>")
	}
	return end
}

// year returns the end of the four digits of a year at i, or i.
func (t *setter) year(i int) int {
	if end := t.digits(i); end == i+4 && (t.text[i] == '1' || t.text[i] == '2') {
		return end
	}
	return i
}

// joinsNumbers tells the signs that make one number, date or address of two.
func joinsNumbers(c rune) bool {
	switch c {
	case '-', '–', '/', '.', ',', ':', '_', '#', '=', '&', '+':
		return true
	}
	return false
}
