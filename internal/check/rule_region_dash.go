package check

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleRegionDash = register(diag.Rule{
	Name: "region-dash", Severity: diag.Note, Fix: diag.Safe,
	Title: diag.Text{AR: "اسم جهة مكتوب بشرطات أخرى", FR: "Nom de région écrit avec d’autres tirets", EN: "A region's name written with other dashes"},
	About: diag.Text{
		AR: "يكتب اسم الجهة الواحدة بأشكال شتى: بشرطة قصيرة أو طويلة، ملتصقة أو بين فراغين، أو بلا شرطة. الشكل المعتمد هو المكتوب في site.toml، وتوحيده يسهل البحث والنقل. ولا تنظر القاعدة إلى اسمين بلا شرطة إلا بعد كلمة «جهة».",
		FR: "Une même région s’écrit de bien des façons : tiret court ou long, collé ou entre espaces, ou pas de tiret du tout. La forme retenue est celle de site.toml ; s’y tenir aide à chercher et à citer. Sans tiret, ou pour deux villes seulement, un nom n’est regardé qu’après le mot « région ».",
		EN: "One region is written in many ways: a short or a long dash, tight or between spaces, or none at all. The form to keep is that of site.toml; one form helps searching and quoting. Without a dash, or for two towns only, a name is looked at only after the word for region.",
	},
	Bad:  "بجهة الرباط–سلا–القنيطرة",
	Good: "بجهة الرباط - سلا - القنيطرة",
})

var regionDashText = diag.Text{AR: "اكتب اسم الجهة هكذا: ‹{0}›", FR: "écrivez ce nom de région ainsi : ‹{0}›", EN: "write this region's name so: {0}"}

// regionName is the name of a region of several parts, as the site writes it.
type regionName struct {
	label string
	parts []string
}

// regionNames are the names that have a dash to get wrong.
func (in *edition) regionNames() []regionName {
	names, ok := in.regions[in.lang]
	if !ok {
		for _, t := range in.site.Regions.Terms {
			label := t.Label[in.lang]
			parts := strings.FieldsFunc(label, isDash)
			for i := range parts {
				parts[i] = strings.TrimSpace(parts[i])
			}
			if len(parts) > 1 {
				names = append(names, regionName{label, parts})
			}
		}
		in.regions[in.lang] = names
	}
	return names
}

func isDash(r rune) bool {
	return r == '-' || r >= 0x2010 && r <= 0x2015 || r == 0x2212 || r == 0x0640
}

// regionDash reports names of three parts and more around the first of their
// dashes.
func regionDash(in *edition, p *passage) {
	if in.site.Regions == nil {
		return
	}
	look := func(i int) {
		if n, start, end := p.regionAround(in, i); n != nil && len(n.parts) > 2 {
			in.region(p, n, start, end)
		}
	}
	for _, dash := range []string{"-", "–", "—", "‑", tatweelSign} {
		if dash == tatweelSign && !in.stretched {
			return
		}
		for i := p.findRare(dash, 0); i >= 0; i = p.findRare(dash, i+len(dash)) {
			look(i)
		}
	}
}

// regionAround returns the name whose first dash stands at an offset.
func (p *passage) regionAround(in *edition, i int) (n *regionName, start, end int) {
	before := p.text[:p.gapBefore(i)]
	if len(before) == 0 || before[len(before)-1] < 'A' { // a number
		return nil, 0, 0
	}
	names := in.regionNames()
	for k := range names {
		n := &names[k]
		if len(before) < len(n.parts[0]) || string(before[len(before)-len(n.parts[0]):]) != n.parts[0] {
			continue
		}
		start := len(before) - len(n.parts[0])
		if end := p.region(n, start, false); end > 0 && !isAfterWord(p, start) && !p.longerName(in, start, end) {
			return n, start, end
		}
	}
	return nil, 0, 0
}

// inRegion reports whether a dash is that of a region's name.
func (p *passage) inRegion(in *edition, i int) bool {
	if in.site.Regions == nil {
		return false
	}
	names := in.regionNames()
	for k := range names {
		n := &names[k]
		for at := max(0, i-len(n.label)-16); at < i; at++ {
			if p.text[at] == n.parts[0][0] {
				if end := p.region(n, at, false); end > i {
					return true
				}
			}
		}
	}
	return false
}

// isAfterWord reports whether letters stand before an offset that are more than
// one of the prefixes of Arabic.
func isAfterWord(p *passage, start int) bool {
	from := p.wordStart(start)
	switch string(p.text[from:start]) {
	case "", "و", "ب", "ل", "ك", "ف":
		return false
	}
	return true
}

// regionWord is asked at each word for "region": what follows needs no dash to be
// a name.
func regionWord(in *edition, p *passage, w word) {
	if in.site.Regions == nil {
		return
	}
	at := p.gapAfter(w.end)
	if in.french {
		for _, s := range []string{"de l’", "de l'", "de la ", "de ", "du ", "d’", "d'"} {
			if strings.HasPrefix(string(p.text[at:min(at+16, len(p.text))]), s) {
				at = p.gapAfter(at + len(s))
				break
			}
		}
	}
	names := in.regionNames()
	for k := range names {
		n := &names[k]
		end := p.region(n, at, true)
		if end == 0 || p.longerName(in, at, end) {
			continue
		}
		if len(n.parts) > 2 && p.region(n, at, false) > 0 {
			return // said at its dash
		}
		in.region(p, n, at, end)
		return
	}
}

// longerName reports a name that goes on: «سوس ماسة درعة» was another region.
func (p *passage) longerName(in *edition, start, end int) bool {
	gap := p.gapAfter(end)
	if r, _ := utf8.DecodeRune(p.text[gap:]); isDash(r) && letter(p.text, p.gapAfter(gap+runeLen(r))) > 0 {
		return len(in.site.Regions.Find(string(p.text[start:wordEnd(p.text, p.gapAfter(gap+runeLen(r)))]))) > 0
	}
	next := p.wordAfter(end)
	return next.end > next.start && len(in.site.Regions.Find(string(p.text[start:next.end]))) > 0
}

// unbroken undoes what only keeps a name on one line.
var unbroken = strings.NewReplacer("‑", "-", wideSpace, " ", thinSpace, " ")

// region reports a name that is not written as the site writes it. A hyphen or
// space that only keeps a line from breaking is no difference.
func (in *edition) region(p *passage, n *regionName, start, end int) {
	written := p.text[start:end]
	if string(written) == n.label || unbroken.Replace(string(written)) == n.label {
		return
	}
	in.add(p, finding{rule: ruleRegionDash, message: regionDashText, args: []string{n.label}, start: start, end: end, replace: &n.label})
}

// region returns where a name that begins at an offset ends, 0 if it is not
// there. Loose takes a space for a dash.
func (p *passage) region(n *regionName, at int, loose bool) int {
	for i, part := range n.parts {
		if i > 0 {
			gap := p.gapAfter(at)
			r, size := utf8.DecodeRune(p.text[gap:])
			switch {
			case isDash(r):
				at = p.gapAfter(gap + size)
			case loose && gap > at:
				at = gap
			default:
				return 0
			}
		}
		if at+len(part) > len(p.text) || string(p.text[at:at+len(part)]) != part {
			return 0
		}
		at += len(part)
	}
	if letter(p.text, at) > 0 {
		return 0
	}
	return at
}
