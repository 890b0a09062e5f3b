package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"balagh/internal/content"
)

// proposing fills the front matter of one edition and writes above each field
// what it was taken from.
type proposing struct {
	*run
	it       *item
	d        *document
	f        content.FrontMatter
	comments map[string]string
	guesses  []Guess
	out      *Item
	year     int // of the date, or of the folder while there is none
}

// guess notes a value that a person must look at.
func (p *proposing) guess(field, how, value, from string) {
	p.guesses = append(p.guesses, Guess{Field: field, How: how, Value: value, From: clip(from, 200)})
	line := guessText(how).In(p.Lang, nil)
	if from != "" {
		line += quoteIn(p.Lang, clip(from, 300))
	}
	p.comment(field, line)
}

func (p *proposing) comment(field, line string) {
	if have := p.comments[field]; have != "" {
		line = have + "\n" + line
	}
	p.comments[field] = line
}

func quoteIn(code, s string) string {
	switch code {
	case "ar":
		return ": «" + s + "»"
	case "fr":
		return " : « " + s + " »"
	}
	return ": “" + s + "”"
}

// draft makes the edition of a document. The translation of a pair holds what is
// language, the first edition the facts.
func (r *run) draft(it *item, d *document, dir string, out *Item, l *ledger) (*content.Draft, []Guess) {
	p := &proposing{run: r, it: it, d: d, comments: map[string]string{"": traceOf(it)}, out: out}
	facts := it.first == nil || r.Site.Language(it.first.lang) == nil || r.refused[it.first.key]
	p.words(l)
	p.when()
	if facts && !it.standing {
		p.terms()
		p.people()
		p.series()
		p.event()
		p.scope()
	}
	p.images(facts, l)
	if !it.standing {
		p.place()
		p.source(facts)
	}
	p.address(dir, l)
	p.status()
	if !facts || it.standing {
		p.f.Date, p.f.DatePrecision = content.Moment{}, ""
		delete(p.comments, "date")
		p.guesses = without(p.guesses, "date")
	}
	p.f.Draft = true
	made := &content.Draft{Front: p.f, Comments: p.comments, Body: d.body}
	if it.standing {
		made.Front = standing(made.Front)
	}
	return made, p.guesses
}

// standing leaves a page what means something without a date.
func standing(f content.FrontMatter) content.FrontMatter {
	return content.FrontMatter{Title: f.Title, Summary: f.Summary, Kicker: f.Kicker, Draft: true, Image: f.Image, Attachments: f.Attachments, Aliases: f.Aliases}
}

func without(guesses []Guess, field string) []Guess {
	out := guesses[:0]
	for _, g := range guesses {
		if g.Field != field {
			out = append(out, g)
		}
	}
	return out
}

// words are title, kicker, slogan and summary.
func (p *proposing) words(l *ledger) {
	p.f.Title = workingTitle(p.d)
	if p.d.composed || p.d.title == "" {
		p.guess("title", "title-composed", p.f.Title, "")
	}
	p.f.Kicker = p.d.kicker
	if p.f.Slogan = p.d.slogan; p.f.Slogan != "" {
		p.guess("slogan", "slogan", p.f.Slogan, p.quoting(p.f.Slogan))
	}
	excerpt := strings.Join(strings.Fields(mendText(unescape(plainTags(p.it.excerpt), l), l)), " ")
	switch {
	case excerpt != "" && !strings.HasSuffix(excerpt, "[…]") && !strings.HasSuffix(excerpt, "..."):
		p.f.Summary = excerpt
	case len(p.d.paragraphs) > 0:
		if s := sentences(p.d.paragraphs[0]); len(s) > 0 {
			p.f.Summary = cutClause(s[0], 240)
			p.guess("summary", "summary", p.f.Summary, s[0])
		}
	}
	if p.it.excerpt != "" && p.f.Summary != excerpt {
		l.drop("excerpt", excerpt)
	}
}

// quoting is the sentence, or else the line, in which words stand.
func (p *proposing) quoting(words string) string {
	for _, s := range slices.Concat(p.d.texts(), p.d.moved) {
		if s != words && strings.Contains(s, words) {
			return s
		}
	}
	return ""
}

// when proposes the date, and says how sure that is.
func (p *proposing) when() {
	if p.it.dateKnown {
		at := p.it.date.In(p.Site.Zone)
		p.f.Date = content.Moment{Sec: at.Unix(), Set: true}
		if h, m, s := at.Clock(); h+m+s == 0 {
			p.f.Date.Day = true
		}
		p.guess("date", "date-source", at.Format("2006-01-02 15:04"), p.it.dated)
		p.year = at.Year()
		return
	}
	g := p.d.date(p.Now.In(p.Site.Zone))
	p.year = g.at.Year()
	if g.known {
		p.f.Date, p.f.DatePrecision = content.Moment{Sec: g.at.Unix(), Day: true, Set: true}, "day"
		p.guess("date", "date-"+g.how, g.at.Format("2006-01-02"), g.from)
	} else {
		p.undated(g)
	}
	if g.mismatch {
		p.comment("date", guessText("mismatch").In(p.Lang, nil))
	}
	for _, s := range g.others {
		p.comment("date", guessText("other-date").In(p.Lang, nil)+quoteIn(p.Lang, clip(s, 300)))
	}
}

// undated leaves the field out where the text does not settle it: a wrong date
// would be public before anybody saw that it is wrong, a missing one stops the
// release. The days that may be meant stand in comments, ready to be taken.
func (p *proposing) undated(g dating) {
	how := "date-unknown"
	switch {
	case g.how == "written":
		how = "date-unsure"
	case len(g.years) > 0:
		how = "date-open"
	}
	p.guess("date", how, "", g.from)
	for _, y := range g.years {
		p.comment("date", fmt.Sprintf("date = %04d-%s", y, g.at.Format("01-02")))
	}
	p.comment("date", guessText("folder").In(p.Lang, []string{itoa(p.year)}))
}

// mostRead bounds how much of a text proposals are looked for in, in bytes: what
// a release is about stands at its beginning.
const mostRead = 64 << 10

// texts are the sentences of a document, the headline first unless it was made of
// them.
func (d *document) texts() []string {
	out := []string{}
	size := 0
	head := []string{d.title, d.kicker, d.slogan}
	if d.composed {
		head = head[1:]
	}
	for _, p := range append(head, d.paragraphs...) {
		p = strings.ToValidUTF8(p[:min(len(p), mostRead)], "")
		if size += len(p); size > 2*mostRead {
			break
		}
		out = append(out, sentences(p)...)
	}
	return out
}

// mostTopics is how many topics a release may be proposed.
const mostTopics = 5

// terms maps the source's own terms onto the site's vocabularies, then adds what
// the text names.
func (p *proposing) terms() {
	for _, t := range p.it.terms {
		p.term(t)
	}
	for _, s := range p.d.texts() {
		for _, m := range find(p.run.words.names, s) {
			switch {
			case m.vocabulary == "tags" && len(p.f.Tags) < mostTopics && len(p.it.terms) == 0 && !contained(p.f.Tags, m.id):
				p.f.Tags = append(p.f.Tags, m.id)
				p.guess("tags", "term", m.id, m.from)
			case m.vocabulary == "regions" && !m.byOffice() && !contained(p.f.Regions, m.id):
				p.f.Regions = append(p.f.Regions, m.id)
				p.guess("regions", "term", m.id, m.from)
			}
		}
	}
}

// term maps one category or tag, by name or slug, or reports it.
func (p *proposing) term(t term) {
	for _, written := range []string{t.name, t.slug} {
		if written == "" {
			continue
		}
		if found := p.Site.Tags.Find(written); len(found) == 1 {
			p.f.Tags = added(p.f.Tags, found[0].ID)
			p.guess("tags", "category", found[0].ID, t.name)
			return
		}
		if found := p.Site.Regions.Find(written); len(found) == 1 {
			p.f.Regions = added(p.f.Regions, found[0].ID)
			p.guess("regions", "category", found[0].ID, t.name)
			return
		}
		if found := p.Site.Series.Find(written); len(found) == 1 {
			p.f.Series = found[0].ID
			p.guess("series", "category", found[0].ID, t.name)
			return
		}
		if found := p.Site.People.Find(written); len(found) == 1 {
			p.f.People = added(p.f.People, found[0].ID)
			p.guess("people", "category", found[0].ID, t.name)
			return
		}
	}
	near, _ := p.Site.Tags.Nearest(t.name)
	p.out.Unknown = append(p.out.Unknown, Unknown{Name: first(t.name, t.slug), Nearest: near})
}

func added(list []string, id string) []string {
	if contained(list, id) {
		return list
	}
	return append(list, id)
}

func contained(list []string, id string) bool {
	for _, s := range list {
		if s == id {
			return true
		}
	}
	return false
}

func (p *proposing) people() {
	for _, s := range p.d.texts() {
		for _, m := range find(p.run.words.names, s) {
			if m.vocabulary == "people" && !contained(p.f.People, m.id) {
				p.f.People = append(p.f.People, m.id)
				p.guess("people", "term", m.id, m.from)
			}
		}
	}
}

func (p *proposing) source(facts bool) {
	p.f.Source = p.d.source
	switch {
	case p.it.own:
	case p.it.outlet != "" || p.it.link != "":
		p.f.Source.Name = first(p.f.Source.Name, p.it.outlet)
		if facts {
			p.f.Source.URL = p.it.link
		}
	}
	if p.f.Source.Name != "" || p.f.Source.URL != "" {
		p.guess("source", "source", first(p.f.Source.Name, p.f.Source.URL), strings.TrimSpace(p.d.source.Name+" "+p.d.source.Place))
	}
}

// images are facts, their words are language. A translation says of the picture
// of its pair what it says; another picture is not its own to bring.
func (p *proposing) images(facts bool, l *ledger) {
	p.f.Image = content.Image{Src: p.d.image.address, Alt: p.d.image.alt, Caption: p.d.image.caption}
	if facts {
		p.f.Attachments = p.d.attachments
		return
	}
	for _, a := range p.d.attachments {
		if !strings.Contains(p.d.body, "]("+a.File+")") {
			l.dropAs("attachment", "", a.File)
		}
	}
	if p.f.Image.Src = ""; p.it.first.picture.address != p.it.picture.address || p.d.image.address == "" {
		if p.d.image.address != "" {
			l.dropAs("picture", p.f.Image.Alt, p.it.picture.address)
		}
		p.f.Image = content.Image{}
	}
}

// address keeps an old address of the site alive, unless another page has it.
func (p *proposing) address(dir string, l *ledger) {
	if !p.it.own {
		return
	}
	kept, lost := p.run.addresses.alias(p.it.link, dir)
	if kept != "" {
		p.f.Aliases = []string{kept}
	}
	if lost != "" {
		l.dropAs("alias", "", lost)
	}
}

// status says what the source held back.
func (p *proposing) status() {
	switch s := p.it.status; {
	case p.it.protected:
		p.comment("draft", guessText("protected").In(p.Lang, nil))
	case s == "future" || p.it.date.After(p.Now) && p.it.dateKnown:
		p.comment("draft", guessText("future").In(p.Lang, []string{p.it.date.In(p.Site.Zone).Format(time.DateTime)}))
	case s != "" && s != "publish":
		p.comment("draft", guessText("was").In(p.Lang, []string{s}))
	}
	if s := p.it.status; p.it.protected || s != "" && s != "publish" {
		p.out.Was = s
		if p.it.protected {
			p.out.Was = "password"
		}
	}
}
