package check

import (
	"bytes"
	"strings"
	"sync"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/markdown"
)

// mostOf is how often a rule speaks of one edition: a text that is all mistakes
// is mended in rounds.
const mostOf = 1000

// edition is one edition under the rules of style, and what they say of it.
type edition struct {
	site     *config.Site
	front    *content.FrontMatter
	text     *content.Text
	body     *markdown.Body
	lang     string
	arabic   bool
	french   bool
	passages []passage

	out       []diag.Diagnostic
	last      diag.Pos // the place worked out last: the next one is mostly near
	count     map[*diag.Rule]int
	eastern   bool // a digit of the other system was seen in Arabic
	stretched bool // there may be a tatweel
	grouped   []grouped
	places    []place // of the passage at hand, at which there may be a figure
	figures   figures

	written []byte                  // body and fields, in which passages are blanked
	regions map[string][]regionName // of the site, by language
}

// editions keeps what one edition needed for the next.
var editions = sync.Pool{New: func() any { return &edition{count: map[*diag.Rule]int{}} }}

// begin makes an edition ready for the rules.
func (in *edition) begin(site *config.Site, e *content.Edition, t *content.Text, b *markdown.Body) {
	if in.site != site {
		in.regions = map[string][]regionName{}
	}
	*in = edition{
		site: site, front: &e.Front, text: t, body: b, lang: e.Lang, arabic: isLanguage(e.Lang, "ar"), french: isLanguage(e.Lang, "fr"),
		written: append(in.written[:0], t.Body...), passages: in.passages[:0], grouped: in.grouped[:0], regions: in.regions, out: in.out[:0], count: in.count,
		places: in.places[:0], figures: in.figures.emptied(),
	}
	in.readPassages(e, t, b)
}

// end appends the remarks to out and keeps nothing of the edition but room.
func (in *edition) end(out []diag.Diagnostic) []diag.Diagnostic {
	out = append(out, in.out...)
	clear(in.passages)
	clear(in.grouped)
	clear(in.out)
	clear(in.count)
	in.front, in.text, in.body = nil, nil, nil
	if cap(in.written) <= mostKept && cap(in.out) <= mostOf {
		editions.Put(in)
	}
	return out
}

// mostKept is how large a body may be whose room is kept.
const mostKept = 1 << 20

// style runs the rules on how a text is written, appends what they say to out, and
// returns the figures they passed.
func style(out []diag.Diagnostic, site *config.Site, e *content.Edition, t *content.Text, b *markdown.Body) ([]diag.Diagnostic, string) {
	in := editions.Get().(*edition)
	in.begin(site, e, t, b)
	for i := range in.passages {
		p := &in.passages[i]
		in.places = in.places[:0]
		switch {
		case in.arabic:
			in.arabicRules(p, words(in, p, arabicWords()))
		case in.french:
			in.frenchRules(p, words(in, p, frenchWords()))
		default:
			in.otherRules(p, words(in, p, otherWords()))
		}
		in.figures.passage(p, in.places)
		joinedParagraphs(in, p)
		pageFurniture(in, p)
	}
	in.figures.links(b.Links)
	if in.wants(ruleHamza) {
		hamza(in)
	}
	in.wholeRules()
	read := in.figures.sorted()
	return in.end(out), read
}

// wholeRules asks the rules that look at more than one passage.
func (in *edition) wholeRules() {
	mixedDigits(in)
	numberForm(in)
	titleForm(in)
	wrongLanguage(in)
	linkText(in)
	imageAlt(in)
	headingOrder(in)
}

// arabicRules asks the rules whose signs a passage holds.
func (in *edition) arabicRules(p *passage, met seen) {
	if met&seenComma != 0 {
		latinComma(in, p)
	}
	if in.stretched {
		tatweel(in, p)
	}
	if met&seenShape != 0 {
		presentationForms(in, p)
	}
	if met&seenQuote != 0 {
		straightQuotes(in, p)
	}
	if met&seenDash != 0 || in.stretched {
		regionDash(in, p)
	}
}

// frenchRules is the like for French.
func (in *edition) frenchRules(p *passage, met seen) {
	if met&seenQuote != 0 {
		frQuotes(in, p)
	}
	if met&seenApostrophe != 0 {
		frApostrophe(in, p)
	}
	if met&seenDash != 0 || in.stretched {
		regionDash(in, p)
	}
	in.otherRules(p, met)
}

// otherRules is the like for any language but Arabic.
func (in *edition) otherRules(p *passage, met seen) {
	if met&seenSpaces != 0 {
		doubleSpace(in, p)
	}
}

// isLanguage reports whether a language code is the language or a variety of it.
func isLanguage(code, language string) bool {
	return code == language || strings.HasPrefix(code, language+"-")
}

// wants reports whether anyone asked for a rule that is silent by default.
func (in *edition) wants(r *diag.Rule) bool {
	for _, levels := range [][]config.Level{in.site.Levels, in.front.Levels} {
		for _, l := range levels {
			if l.Rule == r.Name && l.Level != "off" {
				return true
			}
		}
	}
	for _, d := range in.body.Directives {
		if strings.Contains(d.Text, r.Name) {
			return true
		}
	}
	return false
}

// add reports a finding.
func (in *edition) add(p *passage, f finding) {
	if in.room(f.rule) {
		in.out = append(in.out, p.remarkAt(f, in.pos))
	}
}

// addAt reports a place of the body that belongs to no passage.
func (in *edition) addAt(r *diag.Rule, start, end int, message diag.Text, args ...string) *diag.Diagnostic {
	if !in.room(r) {
		return new(diag.Diagnostic)
	}
	in.out = append(in.out, diag.Diagnostic{
		Path: in.text.Source.Path, Rule: r.Name, Severity: r.Severity, Message: message, Args: args, Start: in.pos(in.text.Origin(start)), End: in.pos(in.text.Origin(end)),
	})
	return &in.out[len(in.out)-1]
}

func (in *edition) room(r *diag.Rule) bool {
	in.count[r]++
	return in.count[r] <= mostOf
}

// pos is Source.Pos, counted from the place before where that stands on the same
// line: a paragraph is one line, and may be long.
func (in *edition) pos(offset int) diag.Pos {
	src, p := in.text.Source, in.last
	offset = min(offset, len(src.Text))
	if p.Line == 0 || offset < p.Offset || bytes.IndexByte(src.Text[p.Offset:offset], '\n') >= 0 {
		p = src.Pos(lineOf(src.Text, offset))
	}
	begun, large := lang.Characters(src.Text[p.Offset:offset]) // UTF-8, or it would not have been read
	p.Offset, p.Column, p.UTF16 = offset, p.Column+begun, p.UTF16+begun+large
	in.last = p
	return p
}

// lineOf returns where the line of an offset begins, or the offset itself where
// that is far off: Source knows places within the longest lines.
func lineOf(text []byte, offset int) int {
	if start := bytes.LastIndexByte(text[:offset], '\n') + 1; start > 0 && offset-start < farthest {
		return start
	}
	return offset
}
