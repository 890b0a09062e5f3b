package markdown

import "bytes"

// French numbers, names and ordinals, in the modes "imprimerie" and "eu":
//   - the space between a number and its unit does not break, and a percent
//     sign gets one: 12 %, 5 km, 35 000 DH;
//   - thousands that are parted by spaces are parted by narrow no-break ones;
//   - M. X, Mme X, Dr X, n° 5, art. 3 and p. 4 stay on one line;
//   - in HTML the letters of 1er, 2e and XXe are raised, and a span of years,
//     2021-2025, stays in one line.
//
// A number that clings to letters or signs, such as A4 or x/12, is a name.

// units are written behind a number. Those of one letter that are also words
// are not among them.
var units = func() map[string]bool {
	m := map[string]bool{}
	for _, u := range []string{
		"%", "‰", "€", "$", "DH", "Dh", "dh", "DHS", "Dhs", "MAD", "MDH", "MMDH", "EUR", "USD", "°C", "°",
		"m", "m²", "m³", "km", "km²", "km/h", "cm", "mm", "ha", "g", "kg", "t", "ml", "cl", "L", "h", "min",
		"W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "kV", "Ko", "Mo", "Go", "To", "Hz", "kHz", "MHz",
	} {
		m[u] = true
	}
	return m
}()

// frenchNumber sets the number at i and what follows it, and returns its end.
func (t *setter) frenchNumber(i int) int {
	end := t.digits(i)
	if t.partOfName(i) {
		return end
	}
	if span := t.years(i); span > i {
		return span
	}
	if whole := t.thousands(i, end); whole > end {
		end = whole
	} else if t.ordinal(end) {
		return end
	}
	if c := t.after(end); (c == ',' || c == '.') && isDigit(t.after(end+1)) {
		end = t.digits(end + 1)
	}
	t.unit(end)
	return end
}

// partOfName tells by what precedes a number that it does not count.
func (t *setter) partOfName(i int) bool {
	switch c := t.before(i); c {
	case '_', '/', '#', '=', '&', '@', '.', ',', '+', ':', '\\', '~', '?':
		return true
	case '-':
		return isLatin(t.before(i - 1))
	default:
		return isLatin(c) || isArabic(c)
	}
}

// thousands joins the groups of three digits behind the first group, and
// returns where they end. Groups in a row of other numbers belong to a phone
// number or an account.
func (t *setter) thousands(i, end int) int {
	if end-i > 3 || t.text[i] == '0' || t.before(i) == ' ' && isDigit(t.before(i-1)) {
		return end
	}
	last := end
	for last+3 < len(t.text) && t.text[last] == ' ' && t.digits(last+1) == last+4 {
		last += 4
	}
	if last == end || t.after(last) == ' ' && isDigit(t.after(last+1)) || isLatin(t.after(last)) {
		return end
	}
	for at := end; at < last; at += 4 {
		t.replace(at, at+1, thin)
	}
	return last
}

// unit sets the space before the unit of the number that ends at i.
func (t *setter) unit(i int) {
	start := t.gapEnd(i)
	stop := start
	for stop < len(t.text) && stop-start < 6 {
		c := t.after(stop)
		if !isLatin(c) && c != '%' && c != '‰' && c != '€' && c != '$' && c != '°' && c != '²' && c != '³' && !(c == '/' && stop > start) {
			break
		}
		stop += len(string(c))
	}
	if start == stop || !units[string(t.text[start:stop])] || isWordy(t.after(stop)) || t.after(stop) == '\'' || t.after(stop) == '’' {
		return
	}
	if c := t.text[start]; start > i && string(t.text[i:start]) != thin || start == i && (c == '%' || t.after(i) == '€') {
		t.replace(i, start, wide)
	}
}

// bindNumber keeps the number behind a gap on the line of what precedes it.
func (t *setter) bindNumber(i int) {
	if stop := t.gapEnd(i); stop > i && isDigit(t.after(stop)) && string(t.text[i:stop]) != thin {
		t.replace(i, stop, wide)
	}
}

// abbreviation sees to «art.», «p.» and the like at their full stop.
func (t *setter) abbreviation(i int) {
	start := i
	for start > 0 && i-start < 5 && isLetter(t.text[start-1]) {
		start--
	}
	switch string(t.text[start:i]) {
	case "art", "p", "pp", "al", "fig", "vol", "chap":
		if c := t.before(start); !isLatin(c) && c != '.' && c != '-' {
			t.bindNumber(i + 1)
		}
	}
}

// courtesies are abbreviated titles before a name.
var courtesies = []string{"M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Me", "Mgr", "Dr", "Drs", "Pr", "Prs"}

// courtesy keeps a title on the line of the name behind it.
func (t *setter) courtesy(i int) {
	if c := t.before(i); isWordy(c) || c == '.' || c == '-' {
		return
	}
	for _, c := range courtesies {
		if !bytes.HasPrefix(t.text[i:], []byte(c)) {
			continue
		}
		end := i + len(c)
		if stop := t.gapEnd(end); stop > end && isCapital(t.after(stop)) && string(t.text[end:stop]) != thin {
			t.replace(end, stop, wide)
		}
	}
}

// ordinal raises the letters behind the number that ends at i, in HTML, and
// tells whether there are such letters.
func (t *setter) ordinal(i int) bool {
	stop := i
	for stop < len(t.text) && stop-i < 6 && isLatin(t.after(stop)) {
		stop += len(string(t.after(stop)))
	}
	switch string(t.text[i:stop]) {
	case "er", "re", "e", "ers", "res", "es", "nd", "nde", "ème", "èmes":
	default:
		return false
	}
	if c := t.after(stop); isWordy(c) || c == '_' || c == '-' {
		return false
	}
	if t.html {
		t.wrap(i, stop, "<sup>", "</sup>")
	}
	return true
}

// century raises the letters behind a Roman number, and returns its end. «Ie»
// and «Le» are no numbers, so two signs are wanted, or V, X or Ier.
func (t *setter) century(i int) int {
	end := i
	for end < len(t.text) && bytes.IndexByte([]byte("IVXLC"), t.text[end]) >= 0 {
		end++
	}
	if c := t.before(i); !isWordy(c) && c != '-' && c != '.' && c != '\'' && c != '’' || c == '’' || c == '\'' {
		if end-i > 1 || t.text[i] != 'I' || bytes.HasPrefix(t.text[end:], []byte("er")) || bytes.HasPrefix(t.text[end:], []byte("re")) {
			t.ordinal(end)
		}
	}
	return end
}
