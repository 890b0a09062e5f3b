package serve

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"balagh/internal/build"
	"balagh/internal/diag"
)

// snapshot is all the desk is made from: a site at one moment.
type snapshot interface {
	Overview() []build.Entry
	Mistakes() []diag.Diagnostic
	Remarks(path string) []diag.Diagnostic
	Next() time.Time
}

var _ snapshot = (*build.Snapshot)(nil)

//go:embed desk.html
var deskText string

//go:embed desk.css
var deskStyle []byte

var deskTemplate = template.Must(template.New("desk").Parse(deskText))

// deskSize is how many releases a page of the desk lists.
const deskSize = 100

// deskPage is what desk.html receives.
type deskPage struct {
	Lang, Dir, Title                   string
	Mistakes                           []mistake
	Release, State, Languages, Remarks string
	Rows                               []deskRow
	Empty                              string
	Newer, NewerLabel                  string
	Older, OlderLabel                  string
}

type deskRow struct {
	Tag, Dir, Title, Page string
	State, Count          string
	Editions              []deskEdition
}

type deskEdition struct{ Tag, Dir, Name, Page, Note string }

// desk lists every release with its state, its languages and its remarks.
func (s *server) desk(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	state := s.state.Load()
	lang := r.URL.Query().Get("lang")
	if lang == "" {
		lang = s.languageOf(state, "")
	}
	at, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil || at < 1 {
		at = 1
	}
	page := s.deskPage(state, spoken(lang), at, func(t time.Time) string { return hour(state, spoken(lang), t) })
	var b bytes.Buffer
	if err := deskTemplate.Execute(&b, page); err != nil {
		panic("internal error: " + err.Error())
	}
	s.answer(w, r, http.StatusOK, types[".html"], b.Bytes())
}

func (s *server) deskPage(of snapshot, lang string, at int, hour func(time.Time) string) *deskPage {
	d := &deskPage{
		Lang: lang, Dir: direction(lang), Title: deskTitle.In(lang, nil),
		Release: deskRelease.In(lang, nil), State: deskState.In(lang, nil), Languages: deskLangs.In(lang, nil), Remarks: deskRemarks.In(lang, nil),
		Empty: deskEmpty.In(lang, nil), NewerLabel: deskNewer.In(lang, nil), OlderLabel: deskOlder.In(lang, nil),
	}
	for i, m := range of.Mistakes() {
		if i == shownMost {
			break
		}
		d.Mistakes = append(d.Mistakes, s.mistake(m, lang))
	}
	all := of.Overview()
	from := min((at-1)*deskSize, len(all))
	for _, e := range all[from:min(from+deskSize, len(all))] {
		d.Rows = append(d.Rows, deskRowOf(e, lang, hour))
	}
	if at > 1 {
		d.Newer = deskAddress(lang, at-1)
	}
	if from+deskSize < len(all) {
		d.Older = deskAddress(lang, at+1)
	}
	return d
}

// hour is a moment on the site's clocks, in words where the site has the language.
func hour(state *build.Snapshot, lang string, t time.Time) string {
	t = t.In(state.Site().Zone)
	if l := state.Site().Language(lang); l != nil {
		return hourText.In(lang, []string{l.Date(t, "day"), t.Format("15:04")})
	}
	return t.Format("2006-01-02 15:04")
}

func deskAddress(lang string, at int) string {
	return own + "?" + url.Values{"lang": {lang}, "page": {strconv.Itoa(at)}}.Encode()
}

func deskRowOf(e build.Entry, lang string, hour func(time.Time) string) deskRow {
	row := deskRow{State: statePublic.In(lang, nil), Count: badge(lang, e.Errors, e.Warnings, 0)}
	switch e.Status {
	case build.Draft:
		row.State = stateDraft.In(lang, nil)
	case build.Scheduled:
		row.State = stateWaits.In(lang, []string{hour(e.Until)})
	}
	for _, ed := range e.Editions {
		if row.Title == "" || ed.Lang.Code == lang { // in the editor's language, where there is one
			row.Tag, row.Dir, row.Title, row.Page = ed.Lang.Tag, ed.Lang.Dir, ed.Title, ed.Page
		}
		own := deskEdition{Tag: ed.Lang.Tag, Dir: ed.Lang.Dir, Name: ed.Lang.Name, Page: ed.Page}
		switch {
		case ed.Draft && e.Status != build.Draft:
			own.Note = stateDraft.In(lang, nil)
		case ed.Stale:
			own.Note = deskStale.In(lang, nil)
		}
		row.Editions = append(row.Editions, own)
	}
	for _, l := range e.Waiting {
		row.Editions = append(row.Editions, deskEdition{Tag: l.Tag, Dir: l.Dir, Name: l.Name, Note: stateDraft.In(lang, nil)})
	}
	for _, l := range e.Missing {
		row.Editions = append(row.Editions, deskEdition{Tag: l.Tag, Dir: l.Dir, Name: l.Name, Note: deskMissing.In(lang, nil)})
	}
	return row
}
