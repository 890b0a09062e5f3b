package importer

import (
	"strings"
	"time"

	"balagh/internal/content"
)

// event proposes the days of what a release announces or reports, and which
// edition it is of something that is held again and again.
func (p *proposing) event() {
	start, end := p.days()
	if start.month != 0 && end.month != 0 && p.f.Date.Set && p.settle(end).Before(p.settle(start)) {
		start = found{}
	}
	p.f.Event.Start = p.eventDay("event.start", start)
	p.f.Event.End = p.eventDay("event.end", end)
	for _, s := range p.d.texts() {
		if n := editionIn(s); n > 0 {
			p.f.Event.Edition = n
			p.guess("event.edition", "edition", itoa(n), s)
			return
		}
	}
}

// eventDay settles a day of an event. Its year is said, or the one that brings it
// nearest to the release; without either a person must find it.
func (p *proposing) eventDay(field string, d found) content.Moment {
	switch {
	case d.month == 0:
		return content.Moment{}
	case d.year == 0 && !p.f.Date.Set:
		how := strings.Replace(field, ".", "-", 1) + "-open"
		p.guesses = append(p.guesses, Guess{Field: field, How: how, From: clip(d.from, 200)})
		p.comment("event", guessText(how).In(p.Lang, nil)+quoteIn(p.Lang, clip(d.from, 300)))
		return content.Moment{}
	}
	at := p.settle(d)
	p.guess(field, "event", at.Format("2006-01-02"), d.from)
	return content.Moment{Sec: at.Unix(), Day: true, Set: true}
}

func (p *proposing) settle(d found) time.Time {
	near := p.f.Date.In(p.Site.Zone)
	if d.year > 0 {
		return day(d, near)
	}
	var best time.Time
	for _, y := range []int{near.Year(), near.Year() + 1, near.Year() - 1} {
		if d.year = y; !real(d) {
			continue
		}
		if at := day(d, near); best.IsZero() || at.Sub(near).Abs() < best.Sub(near).Abs() {
			best = at
		}
	}
	return best
}

// days finds first and last day: of a span, of what runs until a day, of the
// sentence that counts an edition, or a day to come.
func (p *proposing) days() (start, end found) {
	for _, s := range p.d.texts() {
		for _, d := range datesIn(s) {
			switch {
			case d.first > 0:
				begin := d
				begin.day, begin.month = d.first, d.firstMonth
				return begin, d
			case d.until && end.month == 0:
				end = d
			case start.month == 0 && !d.until && p.begins(s, d):
				start = d
			}
		}
	}
	return start, end
}

// begins reports a day on which an event begins: the one that stands beside its
// edition, or one after the release itself.
func (p *proposing) begins(sentence string, d found) bool {
	if d.year == 0 && !p.f.Date.Set {
		return false
	}
	return editionIn(sentence) > 0 || p.f.Date.Set && p.settle(d).After(p.f.Date.In(p.Site.Zone).AddDate(0, 0, 1))
}

// occasions are things that are held in numbered editions, as stems.
var occasions = stems("دورة دورتها دورته نسخة نسختها نسخته طبعة مناظرة مؤتمر ملتقى معرض منتدى مهرجان édition assises congrès conférence forum salon festival colloque")

// editionIn reads «الدورة الخامسة» and "la 5e édition"; 0: none.
func editionIn(sentence string) int {
	ts := tokens(sentence)
	for i, t := range ts {
		bare := strings.TrimPrefix(t, "ال")
		n := ordinals[bare]
		if n == 0 {
			n = ordinals[strings.TrimSuffix(t, "s")] // «cinquièmes assises»
		}
		beside := occasions[stem(at(ts, i-1))] || stem(at(ts, i-1)) == "وطني" && occasions[stem(at(ts, i-2))]
		switch {
		case n > 0 && (beside || occasions[stem(at(ts, i+1))]):
			return n
		case beside && number(bare) > 0 && number(bare) < 100 && months[at(ts, i+1)] == 0:
			return number(bare)
		}
	}
	return 0
}

// scope proposes how far a release reaches: a gathering of the whole country is
// national; where a tour of all regions is spoken of, one region is a stage of it.
func (p *proposing) scope() {
	for i, s := range p.d.texts() {
		words := tokens(s)
		gathering, tour := national(words)
		switch {
		case gathering && i < leading:
			p.f.Scope = "national"
		case tour && len(p.f.Regions) == 1:
			p.f.Scope = "regional"
		case tour:
			p.f.Scope = "national"
		default:
			continue
		}
		p.guess("scope", "scope-"+p.f.Scope, p.f.Scope, s)
		return
	}
}

// leading is how many sentences say what a release is about.
const leading = 3

// gatherings are what a country is called to, tours what goes through it; both as
// stems, before the word "national".
var gatherings, tours = stems("مناظرة مؤتمر ملتقى معرض منتدى ندوة أسبوع assises congrès conférence forum salon semaine colloque"), stems("جولة قافلة حملة tournée caravane campagne")

func stems(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range tokens(words) {
		out[stem(w)] = true
	}
	return out
}

// everywhere are ways to say: in all regions, or many.
var everywhere = [][]string{
	tokens("كل جهات"), tokens("جميع جهات"), tokens("كافة جهات"), tokens("مختلف جهات"), tokens("عدة جهات"), tokens("الصعيد الوطني"), tokens("المستوى الوطني"),
	tokens("toutes les régions"), tokens("plusieurs régions"), tokens("l’échelle nationale"), tokens("niveau national"),
}

func national(words []string) (gathering, tour bool) {
	for i, w := range words {
		if next := stem(at(words, i+1)); next == "وطني" || next == "national" {
			gathering = gathering || gatherings[stem(w)]
			tour = tour || tours[stem(w)]
		}
		for _, phrase := range everywhere {
			tour = tour || i+len(phrase) <= len(words) && same(words[i:i+len(phrase)], phrase)
		}
	}
	return gathering, tour
}

func same(a, b []string) bool {
	for i := range b {
		if a[i] != b[i] && strings.TrimPrefix(a[i], "ب") != b[i] {
			return false
		}
	}
	return true
}
