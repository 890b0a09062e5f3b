package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// plain takes a text apart that was copied from a page or a mail: furniture at
// its ends, then headline, slogan and outlet, then paragraphs.
func plain(text string, l *ledger) *document {
	lines := strings.Split(mendText(unescape(text, l), l), "\n")
	glued := true
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	for i := 1; i+1 < len(lines); i++ {
		if lines[i] == "" && strings.Join(lines[:i], "") != "" && strings.Join(lines[i:], "") != "" {
			glued = false
			break
		}
	}
	d := &document{}
	lines = cutFurniture(lines, d, l)
	lines = d.head(lines, l)
	d.takeParagraphs(lines, glued, l)
	d.finish(l)
	return d
}

// long is where a line is a paragraph rather than a headline, in letters.
const long = 120

func letters(s string) int { return utf8.RuneCountInString(s) }

// cutFurniture drops whole lines of page furniture, and all that follows a line
// behind which pages go on about other things.
func cutFurniture(lines []string, d *document, l *ledger) []string {
	var out []string
	seen := false
	for i, line := range lines {
		switch {
		case line == "":
			out = append(out, line)
		case isTail(line) && seen && !anyLong(lines[i+1:]):
			for _, rest := range lines[i:] {
				if rest != "" {
					l.drop("after", rest)
				}
			}
			return out
		case d.dateline == "" && !seen && letters(line) < 60 && len(datesIn(line)) > 0 && datesIn(line)[0].year > 0:
			d.dateline = line
			l.drop("dateline", line)
		case isFurniture(line), unfilled.MatchString(line):
			l.drop("furniture", line)
		default:
			seen = seen || letters(line) >= long
			out = append(out, line)
		}
	}
	return out
}

func anyLong(lines []string) bool {
	for _, line := range lines {
		if letters(line) > 2*long {
			return true
		}
	}
	return false
}

// head takes the lines before the first paragraph: a headline, a line under it,
// the outlet.
func (d *document) head(lines []string, l *ledger) []string {
	for i, line := range lines {
		switch {
		case line == "":
			continue
		case isParagraph(line) || strings.HasPrefix(line, "- ") || !anyParagraph(lines[i+1:]):
			return lines[i:]
		case slogan(line) != "" && d.title != "" && d.kicker == "":
			d.takeSlogan(line)
		case d.source.Name == "" && isOutlet(line) && (d.title != "" || nextIsHeadline(lines[i+1:])):
			d.source.Name, d.source.Place = cutOutlet(line)
			d.moved = append(d.moved, line)
		case d.title == "":
			d.title = line
			d.moved = append(d.moved, line)
		case d.kicker == "":
			d.kicker = line
			d.moved = append(d.moved, line)
		default:
			return lines[i:]
		}
	}
	return nil
}

func isParagraph(line string) bool {
	n := letters(line)
	return n > 2*long || n >= 50 && endsSentence(line)
}

func anyParagraph(lines []string) bool {
	for _, line := range lines {
		if letters(line) >= 50 {
			return true
		}
	}
	return false
}

// isOutlet tells a line that names who published: a few words, maybe a dash and
// a town.
func isOutlet(line string) bool {
	return len(tokens(line)) <= 5 && letters(line) <= 45 && !strings.ContainsAny(line, `:"«»“”!؟?.`)
}

func nextIsHeadline(lines []string) bool {
	for _, line := range lines {
		if line != "" {
			return !isParagraph(line) && len(tokens(line)) > 5
		}
	}
	return false
}

var outletDash = regexp.MustCompile(`\s+[-–—/|]\s+|\s*[:،,]\s+`)

func cutOutlet(line string) (name, place string) {
	parts := outletDash.Split(line, 2)
	if len(parts) == 2 && len(tokens(parts[1])) <= 2 {
		return strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
	}
	return line, ""
}

var (
	quoted    = regexp.MustCompile(`[«“"„]\s*([^«»“”"„]{8,220}?)\s*[»”"“]`)
	sloganSay = regexp.MustCompile(`شعار|slogan|thème|mot d[’']ordre`)
)

// slogan returns what a line quotes beside the word for it.
func slogan(s string) string {
	for _, m := range quoted.FindAllStringSubmatchIndex(s, -1) {
		before := s[max(0, m[0]-40):m[0]]
		after := s[m[1]:min(len(s), m[1]+20)]
		if sloganSay.MatchString(before) || strings.HasPrefix(strings.TrimSpace(after), "شعار") {
			return strings.TrimSpace(s[m[2]:m[3]])
		}
	}
	return ""
}

// takeSlogan reads a line under the headline that holds slogan and occasion.
func (d *document) takeSlogan(line string) {
	d.slogan = slogan(line)
	d.moved = append(d.moved, line)
	rest := strings.TrimSpace(quoted.ReplaceAllString(line, " "))
	rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(rest, "شعار"), "تحت شعار"))
	if countWords(rest) > 2 {
		d.kicker = strings.Trim(rest, " :")
	}
}

var bullet = regexp.MustCompile(`^(?:[-–—•▪●◦*]|\x{F0B7})\s+`)

// takeParagraphs makes paragraphs of lines: each line one where the source has
// no empty lines, else those between them, unwrapped where a mail had cut them.
func (d *document) takeParagraphs(lines []string, glued bool, l *ledger) {
	single := glued && !wrapped(lines)
	var block []string
	flush := func() {
		switch {
		case len(block) > 1 && wrapped(block):
			d.add(strings.Join(block, " "))
			l.mend("wrapped", len(block)-1)
		default:
			if len(block) > 1 {
				l.mend("glued", len(block)-1)
			}
			for _, line := range block {
				d.add(line)
			}
		}
		block = nil
	}
	for _, line := range lines {
		if line == "" {
			flush()
			continue
		}
		if bullet.MatchString(line) {
			flush()
			d.addItem(bullet.ReplaceAllString(line, ""))
			continue
		}
		block = append(block, line)
		if single {
			flush()
			if len(d.paragraphs) > 1 {
				l.mend("glued", 1)
			}
		}
	}
	flush()
	d.body = d.made.String()
}

// wrapped reports lines that were cut at a width: nearly all about as long as
// the longest, without a stop at their end.
func wrapped(lines []string) bool {
	longest, cut, n := 0, 0, 0
	for _, line := range lines {
		longest = max(longest, letters(line))
	}
	for _, line := range lines {
		if line == "" {
			continue
		}
		n++
		if letters(line) > longest*2/3 && !endsSentence(line) {
			cut++
		}
	}
	return longest >= 50 && longest <= 100 && n > 1 && 2*cut >= n
}

func (d *document) add(p string) {
	d.paragraphs = append(d.paragraphs, p)
	d.write("\n\n", escapeMarkdown(p))
}

func (d *document) addItem(p string) {
	if p == "" {
		return
	}
	gap := "\n\n"
	if d.listed {
		gap = "\n"
	}
	d.paragraphs = append(d.paragraphs, p)
	d.write(gap, "- "+escapeMarkdown(p))
	d.listed = true
}

func (d *document) write(gap, s string) {
	if d.made.Len() > 0 {
		d.made.WriteString(gap)
	}
	d.made.WriteString(s)
	d.listed = false
}

// finish gives a document what it must have.
func (d *document) finish(l *ledger) {
	if d.title != "" && len(d.paragraphs) > 1 && lineKey(d.paragraphs[0]) == lineKey(d.title) {
		if rest, ok := strings.CutPrefix(d.body, escapeMarkdown(d.paragraphs[0])); ok {
			l.drop("repeated", d.paragraphs[0])
			d.body, d.paragraphs = strings.TrimLeft(rest, "\n"), d.paragraphs[1:]
		}
	}
	d.title = strings.Trim(d.title, " \u00a0")
	if d.title == "" {
		d.title, d.composed = composeTitle(d.paragraphs), true
	}
	if d.slogan == "" {
		for _, p := range d.paragraphs {
			if d.slogan = slogan(p); d.slogan != "" {
				break
			}
		}
	}
}
