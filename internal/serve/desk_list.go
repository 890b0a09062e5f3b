package serve

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"balagh/internal/build"
)

// deskSize is how many releases a page of the desk lists.
const deskSize = 100

// listPage is the list of releases, with what the whole site has to say.
type listPage struct {
	*deskHead
	Apart           []mistake
	More, SeeErrors string
	Errors          string // how many keep the site from being built
	Next            *waitRow
	Filters         []choice
	Query, Filter   string
	SearchEnd       string
	Said            string // what was found, for those who do not see it change
	Rows            []row
	Blank           bool // there is nothing at all yet
	Begin           string
	PageOf          string
	Newer, Older    string
}

// row is one release or standing page in the list.
type row struct {
	ID, Address, Side string
	States            []pill
	Date, When, In    string // when it was or will be published
	Standing          bool
	Lead              rowEdition // its title in the language of the desk, else in its first
	Editions          []rowEdition
	Remarks           []tally
}

// pill is a state in one word.
type pill struct{ Kind, Text string }

// rowEdition is one language of a text, or the want of it.
type rowEdition struct {
	Tag, Dir, Name    string
	Title, Page, Path string
	Kind, Note        string // what is the matter with it
	Original          bool
}

func (s *server) listPage(state *build.Snapshot, l *ledger, say *speaker, q url.Values) *listPage {
	query, filter := strings.TrimSpace(q.Get("q")), filterNamed(q.Get("show"))
	entries, counts := l.found(query, filter)
	here := url.Values{"show": {filter}, "q": {query}}
	p := &listPage{
		deskHead: s.head(state, say, "releases", "title", here), Query: query, Filter: filter,
		Said: say.all(say.Count("texts", len(entries)), say.Count("errors", l.errors)), Blank: len(l.entries) == 0, Begin: "balagh new release",
	}
	if query != "" {
		p.SearchEnd = address("", say, url.Values{"show": {filter}})
	}
	for n, f := range filters {
		p.Filters = append(p.Filters, choice{
			Name: say.Say(f.label), Count: say.Number(counts[n]), Here: f.name == filter, Address: address("", say, url.Values{"show": {f.name}, "q": {query}}),
		})
	}
	s.troubles(p, l, say)
	if len(l.hours) > 0 {
		next := say.waitRow(&l.entries[l.hours[0].entry], l.hours[0].Wait)
		p.Next = &next
	}
	s.cut(p, l, entries, q.Get("page"), here)
	return p
}

// troubles tells what keeps the site from being built.
func (s *server) troubles(p *listPage, l *ledger, say *speaker) {
	p.Errors, p.SeeErrors = say.blocked(l)
	for i := range l.apart[:min(len(l.apart), shownMost)] {
		p.Apart = append(p.Apart, s.mistake(l.apart[i], say.Lang))
	}
	if more := len(l.apart) - shownMost; more > 0 {
		p.More = say.Say("and-more", say.Number(more))
	}
}

// blocked counts what keeps the site from being published, and leads to the texts
// it is in; both are "" where there is none.
func (s *speaker) blocked(l *ledger) (errors, see string) {
	if l.errors > 0 {
		errors = s.Count("errors", l.errors)
	}
	if l.errors > len(l.apart) {
		see = address("", s, url.Values{"show": {"errors"}})
	}
	return errors, see
}

// cut gives the list one page of what was found: rows are made for no others.
func (s *server) cut(p *listPage, l *ledger, entries []int, page string, here url.Values) {
	pages := max(1, (len(entries)+deskSize-1)/deskSize)
	at, err := strconv.Atoi(page)
	if err != nil {
		at = 1
	}
	at = min(max(at, 1), pages)
	from := (at - 1) * deskSize
	for _, i := range entries[from:min(from+deskSize, len(entries))] {
		p.Rows = append(p.Rows, p.rowOf(&l.entries[i]))
	}
	if pages == 1 {
		return
	}
	turn := func(to int) string {
		return address("", p.speaker, url.Values{"show": here["show"], "q": here["q"], "page": {strconv.Itoa(to)}})
	}
	p.PageOf = p.Say("page-of", p.Number(at), p.Number(pages))
	if at > 1 {
		p.Newer = turn(at - 1)
	}
	if at < pages {
		p.Older = turn(at + 1)
	}
}

// rowOf says of a text what an editor wants to know at a glance.
func (s *speaker) rowOf(e *build.Entry) row {
	with := url.Values{"dir": {e.Dir}}
	r := row{
		ID: e.Dir, Address: address("release", s, with), Side: address("side", s, with),
		States: s.states(e), Standing: e.Standing, Editions: s.editions(e), Remarks: s.remarks(e.Errors, e.Warnings, e.Notes),
	}
	r.Lead = s.lead(e, r.Editions)
	switch {
	case !e.Until.IsZero():
		r.Date, r.When, r.In = s.moment(e.Until), e.Until.In(s.zone).Format(time.RFC3339), s.until(e.Until)
	case !e.Date.IsZero():
		r.Date, r.When = s.day(e.Date, e.Precision), e.Date.In(s.zone).Format(time.DateOnly)
	}
	return r
}

// lead is the language of a text that an editor of this desk knows it by.
func (s *speaker) lead(e *build.Entry, editions []rowEdition) rowEdition {
	for i, ed := range e.Editions {
		if ed.Lang.Code == s.Lang {
			return editions[i]
		}
	}
	return editions[0]
}

// states are all that is true of a text, the gravest first.
func (s *speaker) states(e *build.Entry) []pill {
	var out []pill
	add := func(kind string) { out = append(out, pill{kind, s.Say(kind)}) }
	switch {
	case e.Status != build.Public:
		add(string(e.Status))
	case e.Withdrawn:
		add("withdrawn")
	case e.Expired:
		add("expired")
	default:
		add("public")
	}
	if e.Corrected {
		add("corrected")
	}
	return out
}

// editions are the languages of a text, those it has first.
func (s *speaker) editions(e *build.Entry) []rowEdition {
	var out []rowEdition
	for _, ed := range e.Editions {
		r := rowEdition{Tag: ed.Lang.Tag, Dir: ed.Lang.Dir, Name: ed.Lang.Name, Title: ed.Title, Page: ed.Page, Path: ed.Path, Original: ed.Original}
		switch {
		case ed.Draft && e.Status != build.Draft:
			r.Kind, r.Note = "draft-alone", s.Say("draft-alone")
		case ed.Stale:
			r.Kind, r.Note = "stale", s.Say("stale")
		}
		if r.Title == "" {
			r.Title = e.ID
		}
		out = append(out, r)
	}
	for _, l := range e.Waiting {
		out = append(out, rowEdition{Tag: l.Tag, Dir: l.Dir, Name: l.Name, Kind: "draft-alone", Note: s.Say("draft-alone"), Path: e.Dir + "/" + l.Code + ".md"})
	}
	for _, l := range e.Unread {
		out = append(out, rowEdition{Tag: l.Tag, Dir: l.Dir, Name: l.Name, Kind: "unread", Note: s.Say("unread"), Path: e.Dir + "/" + l.Code + ".md"})
	}
	for _, l := range e.Missing {
		out = append(out, rowEdition{Tag: l.Tag, Dir: l.Dir, Name: l.Name, Kind: "missing", Note: s.Say("missing")})
	}
	return out
}
