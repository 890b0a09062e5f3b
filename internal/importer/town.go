package importer

import (
	"strings"

	"balagh/internal/lang"
)

// place is the town a text says the event was in: behind «مدينة», behind «ب» or
// "à", or at the very beginning of the headline.
func (p *proposing) place() {
	for _, s := range p.d.texts() {
		ts := tokens(s)
		whole := find(p.run.words.names, s)
		for i, t := range ts {
			m, ok := match(p.run.words.towns, ts, i)
			behind := at(ts, i-1)
			city := behind == "مدينه" || behind == "بمدينه" || behind == "ville" && at(ts, i+1) != "de" || behind == "de" && at(ts, i-2) == "ville"
			switch {
			case inRegion(whole, i):
			case ok && (city || strings.HasSuffix(m.prefix, "ب") || behind == "a"):
				p.found(m.label, s)
				return
			case ok && i == 0 && m.prefix == "" && s == p.d.title:
				p.found(m.label, s)
				return
			case city && !ok:
				if word := wordAs(s, t); word != "" {
					p.found(word, s)
					return
				}
			}
		}
	}
}

func (p *proposing) found(place, from string) {
	p.f.Place = place
	p.guess("place", "place", place, from)
}

// inRegion reports a word that is part of a region's whole name.
func inRegion(mentions []mention, i int) bool {
	for _, m := range mentions {
		if m.vocabulary == "regions" && len(m.words) > 1 && i >= m.at && i < m.at+len(m.words) {
			return true
		}
	}
	return false
}

// wordAs returns a folded word as a sentence writes it.
func wordAs(sentence, folded string) string {
	for _, w := range strings.FieldsFunc(sentence, func(r rune) bool { return !isWord(r) && r != '-' && r != '\u0651' && r != '\u064B' }) {
		if strings.TrimSpace(lang.Fold(w)) == folded {
			return w
		}
	}
	return ""
}
