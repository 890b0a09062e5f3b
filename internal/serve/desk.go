package serve

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
	"time"

	"balagh/internal/build"
)

// What the desk is made from: its pages, their style, and the script that keeps
// them up to date. Each page says all it has to say without the script.
//
//go:embed desk.html
var deskText string

//go:embed desk.css
var deskStyle []byte

//go:embed desk.js
var deskScript []byte

// pair hands a part of a page what it is about, with the page that speaks.
type pair struct{ Page, Row any }

var deskTemplate = template.Must(template.New("desk").Funcs(template.FuncMap{
	"pair": func(page, row any) pair { return pair{page, row} },
}).Parse(deskText))

// deskPolicy lets the desk load what is its own, and nobody frame it.
const deskPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// deskHead is what every page of the desk has.
type deskHead struct {
	*speaker
	Title    string // of the window
	Here     string // the page of the menu it is
	SiteName string
	SiteTag  string // language of the name
	ToSite   string // the preview
	ToList   string
	ToWaits  string
	Speak    []choice // the same page in the desk's languages
	Clock    string   // the moment that was asked for; "": time passes
}

// choice is one of several links.
type choice struct {
	Name, Tag, Dir, Address string
	Count                   string
	Here                    bool
}

// desk answers what is asked of the desk, and reports whether it is one of its
// addresses.
func (s *server) desk(w http.ResponseWriter, r *http.Request, name string) bool {
	switch name {
	case "desk.css":
		s.answer(w, r, http.StatusOK, types[".css"], deskStyle)
		return true
	case "desk.js":
		s.answer(w, r, http.StatusOK, types[".js"], deskScript)
		return true
	case "desk/events":
		s.deskEvents(w, r)
		return true
	}
	status, body := s.deskBody(name, r.URL.Query())
	if body == nil {
		return false
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return true
	}
	w.Header().Set("Content-Security-Policy", deskPolicy)
	s.answer(w, r, status, types[".html"], body)
	return true
}

// deskBody makes a page of the desk; nil: there is no such page.
func (s *server) deskBody(name string, q url.Values) (status int, body []byte) {
	state := s.state.Load()
	say := s.speaker(state, q.Get("lang"))
	l := s.ledger(state)
	e := l.entry(q.Get("dir"))
	var page any
	switch {
	case name == "":
		page = s.listPage(state, l, say, q)
	case name == "waits":
		page = s.waitsPage(state, l, say)
	case name != "release" && name != "side":
		return http.StatusNotFound, nil
	case e == nil:
		name, status = "lost", http.StatusNotFound
		page = s.head(state, say, name, "lost", nil)
	case name == "release":
		page = s.releasePage(state, l, e, say)
	default:
		page = s.sidePage(state, e, say, q.Get("width"))
	}
	if status == 0 {
		status = http.StatusOK
	}
	if name == "" {
		name = "list"
	}
	var b bytes.Buffer
	if err := deskTemplate.ExecuteTemplate(&b, name, page); err != nil {
		panic("internal error: " + err.Error())
	}
	return status, b.Bytes()
}

// ledger is the ledger of a state, made once, when it is first asked for.
func (s *server) ledger(of snapshot) *ledger {
	s.books.Lock()
	defer s.books.Unlock()
	if s.books.last == nil || s.books.last.of != of {
		s.books.last = s.books.last.next(of)
	}
	return s.books.last
}

// entry is the text in a folder, or nil.
func (l *ledger) entry(dir string) *build.Entry {
	i, ok := l.places[dir]
	if !ok {
		return nil
	}
	return &l.entries[i]
}

// speaker speaks the language that is asked for, else the one that the preview was
// told, else the first of the desk's.
func (s *server) speaker(state *build.Snapshot, wanted string) *speaker {
	say := &speaker{Lang: deskLanguages[0].Code, zone: time.UTC, now: s.moment()}
	for _, code := range []string{s.options.Lang, wanted} {
		for _, l := range deskLanguages {
			if l.Code == code {
				say.Lang = code
			}
		}
	}
	say.Dir = direction(say.Lang)
	if s.options.Fixed {
		say.now = state.At()
	}
	if site := state.Site(); site != nil {
		say.zone, say.dates = site.Zone, site.Language(say.Lang)
	}
	return say
}

// head is the head of a page: its name in the menu, the key of its title, and the
// parameters that lead to it.
func (s *server) head(state *build.Snapshot, say *speaker, here, title string, with url.Values) *deskHead {
	h := &deskHead{
		speaker: say, Here: here, ToSite: "/", Title: say.Say(title),
		ToList: address("", say, nil), ToWaits: address("waits", say, nil),
	}
	if site := state.Site(); site != nil {
		name, in := site.Title.In(say.Lang, site.Languages)
		h.SiteName, h.SiteTag, h.ToSite = name, in, site.BasePath+"/"
	}
	if s.options.Fixed {
		h.Clock = say.Say("fixed-clock", say.moment(say.now))
	}
	path := here
	if here == "releases" || here == "lost" {
		path = ""
	}
	for _, l := range deskLanguages {
		h.Speak = append(h.Speak, choice{
			Name: l.Name, Tag: l.Code, Dir: l.Dir, Here: l.Code == say.Lang, Address: address(path, &speaker{Lang: l.Code}, with),
		})
	}
	return h
}

// address is that of a page of the desk.
func address(page string, say *speaker, with url.Values) string {
	q := url.Values{"lang": {say.Lang}}
	for name, values := range with {
		if len(values) > 0 && values[0] != "" {
			q[name] = values[:1]
		}
	}
	return own + page + "?" + q.Encode()
}
