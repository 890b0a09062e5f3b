package markdown

import "bytes"

// Numbers of an Arabic text. Within right-to-left text the groups of a number
// that spaces part are drawn from right to left, and a sign behind its number:
//   - phone numbers, with + or 0 before eight digits or more;
//   - other groups of digits parted by spaces, such as 35 000; four-digit years
//     in a row are a list;
//   - numbers with a sign: -5, +12%, −3,5;
//   - a number that begins a line, with a percent sign behind a space: 40 %. The
//     line of a figure (figures.go) is such a one. With no Arabic letter before
//     it 40% is drawn from left to right, and the space must not change that.
//
// Dates, parts (14/2025), hours, ranges and other percentages are right as they
// are; a span of years is only kept in one line (typography_years.go).

// figure isolates the number at i, a sign before it included, if it needs that,
// and returns its end.
func (t *setter) figure(i int) int {
	if end := t.years(i); end > i {
		return end
	}
	first := i
	if c := t.after(i); !isDigit(c) {
		first += len(string(c))
		if !isDigit(t.after(first)) && !(c == '+' && t.after(first) == '(') || !t.startsNumber(i) {
			return first
		}
	}
	n := t.groups(first)
	if c := t.after(n.end); first == i && isLatin(c) || c == '_' || c == '-' && isLatin(t.after(n.end+1)) {
		return max(t.latinWords(i), n.end)
	}
	switch {
	case first > i && n.digits < 8:
		end := t.amount(first)
		t.isolate(i, end, ltr)
		return end
	case first > i, n.phone(t.text[first]):
		t.isolate(i, n.end, ltr)
	case i == 0 && t.percent(n.end) > n.end+1:
		n.end = t.percent(n.end)
		t.isolate(i, n.end, ltr)
	case n.grouped():
		t.isolate(i, n.end, ltr)
	}
	return n.end
}

// startsNumber tells whether a sign at i is that of a number, not a hyphen.
func (t *setter) startsNumber(i int) bool {
	c := t.before(i)
	return edge(c) || isGap(c) || opens(c) || c == 0x0640 || c == '"'
}

// groups describes digits in groups, each but the first behind one sign.
type groups struct {
	end    int
	digits int
	count  int  // parted by a plain space
	first  int  // digits of the first group
	last   int  // digits of the last group
	slash  bool // also parted by / or :
	space  bool // a plain space parts some
	years  bool // every group may be a year
	date   bool // 12-03-2026
}

func (t *setter) groups(i int) groups {
	n := groups{end: i, count: 1, years: true}
	var sizes []int
	for start := i; ; {
		if t.after(start) == '(' && t.digits(start+1) > start+1 && t.after(t.digits(start+1)) == ')' {
			start++
		}
		stop := t.digits(start)
		if stop == start {
			break
		}
		group := t.text[start:stop]
		n.digits += len(group)
		n.last = len(group)
		sizes = append(sizes, len(group))
		n.years = n.years && len(group) == 4 && (group[0] == '1' || group[0] == '2')
		if t.text[start-min(start, 1)] == '(' && t.after(stop) == ')' {
			stop++
		}
		n.end = stop
		c := t.after(stop)
		if isDigit(c) { // behind (0)
			start = stop
			continue
		}
		next := stop + len(string(c))
		if !(isDigit(t.after(next)) || t.after(next) == '(' && isDigit(t.after(next+1)) && n.digits < 4) {
			break
		}
		switch c {
		case ' ':
			n.space = true
			n.count++
		case '/', ':':
			n.slash = true
		case '-', '.', ',', 0xA0, 0x202F:
		default:
			return n.seal(sizes)
		}
		start = next
	}
	return n.seal(sizes)
}

func (n groups) seal(sizes []int) groups {
	if len(sizes) > 0 {
		n.first = sizes[0]
	}
	n.date = len(sizes) == 3 && sizes[0] <= 2 && sizes[1] <= 2 && sizes[2] == 4
	return n
}

func (n groups) phone(first byte) bool {
	return first == '0' && n.digits >= 8 && n.digits > n.first && !n.slash && !n.date
}

func (n groups) grouped() bool {
	switch {
	case !n.space || n.slash || n.years:
		return false
	case n.count == 2:
		return n.first <= 3 && n.last == 3
	}
	return true
}

// amount returns the end of one number: its decimals, its groups of three and
// its percent sign.
func (t *setter) amount(i int) int {
	end := t.digits(i)
	for t.after(end) == ' ' && t.digits(end+1) == end+4 {
		end += 4
	}
	for (t.after(end) == ',' || t.after(end) == '.') && isDigit(t.after(end+1)) {
		end = t.digits(end + 1)
	}
	return t.percent(end)
}

// percent returns the end of a percent sign behind a number, which a space may
// part from it, or end itself.
func (t *setter) percent(end int) int {
	if stop := t.gapEnd(end); t.after(stop) == '%' {
		return stop + 1
	}
	return end
}

// account returns the end of the IBAN at i, or i.
func (t *setter) account(i int) int {
	if len(t.text) < i+15 || bytes.IndexFunc(t.text[i:i+2], func(c rune) bool { return !isCapital(c) }) >= 0 || t.digits(i+2) < i+4 {
		return i
	}
	end, signs := i, 0
	for j := i; j < len(t.text) && signs <= 34; j++ {
		c := t.text[j]
		if isAlnum(c) && !(c >= 'a' && c <= 'z') {
			end = j + 1
			signs++
		} else if c != ' ' || j > end {
			break
		}
	}
	if signs < 15 || signs > 34 || isWordy(t.after(end)) {
		return i
	}
	return end
}
