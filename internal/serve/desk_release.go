package serve

import (
	"net/url"
	"strings"
	"time"

	"balagh/internal/build"
	"balagh/internal/diag"
)

// remarksMost is how many remarks on one text are shown with their places.
const remarksMost = 200

// releasePage is all there is to say of one text.
type releasePage struct {
	*deskHead
	row
	Files    []fileRemarks
	More     string
	Commands []advice
	Waits    []waitRow
	Cards    []pageCard
}

// fileRemarks are the remarks on one file, in their order.
type fileRemarks struct {
	Path    string
	Remarks []remark
}

// remark is one remark with how grave it is.
type remark struct {
	mistake
	Kind, Severity, At, Rule, Explain string
}

// advice is a command that would mend something, and what it does.
type advice struct{ What, Command string }

// pageCard is the card of the page in one language.
type pageCard struct {
	Tag, Dir, Name string
	card
}

// waitRow is what a text waits for, in words.
type waitRow struct {
	What, When, Machine, In string
	Lead                    rowEdition
	Titles                  []rowEdition
	Address                 string
	Why                     string
	Remarks                 []tally // its errors: it cannot be published with them
}

func (s *server) releasePage(state *build.Snapshot, l *ledger, e *build.Entry, say *speaker) *releasePage {
	p := &releasePage{
		deskHead: s.head(state, say, "release", "title", url.Values{"dir": {e.Dir}}), row: say.rowOf(e),
	}
	p.Title = p.Lead.Title + say.Say("separator") + p.Title
	about := l.of.About(e.Dir)
	p.Files = s.files(about[:min(len(about), remarksMost)], say)
	if more := len(about) - remarksMost; more > 0 {
		p.More = say.Say("and-more", say.Number(more))
	}
	p.Commands = say.advice(e, about)
	for _, w := range e.Waits {
		p.Waits = append(p.Waits, say.waitRow(e, w))
	}
	for _, ed := range e.Editions {
		if ed.Page != "" {
			p.Cards = append(p.Cards, pageCard{ed.Lang.Tag, ed.Lang.Dir, ed.Lang.Name, s.card(state, planned(state, ed.Page), say)})
		}
	}
	return p
}

// planned is the name in the plan of a page of the preview.
func planned(state *build.Snapshot, page string) string {
	return strings.TrimPrefix(page, state.Site().BasePath+"/") + "index.html"
}

// files puts remarks together by the file they are about.
func (s *server) files(about []diag.Diagnostic, say *speaker) []fileRemarks {
	var out []fileRemarks
	for i := range about {
		d := &about[i]
		if len(out) == 0 || out[len(out)-1].Path != d.Path {
			out = append(out, fileRemarks{Path: d.Path})
		}
		r := remark{mistake: s.mistake(*d, say.Lang), Kind: d.Severity.String(), Severity: say.severity(d), Rule: d.Rule}
		r.At = strings.TrimPrefix(strings.TrimPrefix(r.Place, diag.Visible(d.Path)), ":")
		if d.Rule != "" {
			r.Explain = "balagh explain " + d.Rule
		}
		file := &out[len(out)-1]
		file.Remarks = append(file.Remarks, r)
	}
	return out
}

// advice is what to do about a text, the most useful first.
func (s *speaker) advice(e *build.Entry, about []diag.Diagnostic) []advice {
	var out []advice
	for i := range about {
		if about[i].Fixable() {
			out = append(out, advice{s.Say("do-fix"), "balagh check --fix"})
			break
		}
	}
	for _, l := range e.Missing {
		out = append(out, advice{s.Say("do-missing", l.Name), "balagh new translation " + quoted(e.Dir) + " " + l.Code})
	}
	for _, ed := range e.Editions {
		if ed.Stale {
			out = append(out, advice{s.Say("do-stale", ed.Lang.Name), "balagh translated " + quoted(ed.Path)})
		}
	}
	return out
}

// quoted is a path as it may stand in a command: a name that a shell would take
// apart stands in quotation marks.
func quoted(path string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./", r)
	}
	if path != "" && path[0] != '-' && strings.IndexFunc(path, func(r rune) bool { return !plain(r) }) < 0 {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// waitRow says what a text waits for, and until when.
func (s *speaker) waitRow(e *build.Entry, w build.Wait) waitRow {
	r := waitRow{Why: string(w.Why), What: s.Say("wait-" + string(w.Why)), Titles: s.editions(e), Address: address("release", s, url.Values{"dir": {e.Dir}})}
	r.Lead, r.Remarks = s.lead(e, r.Titles), s.remarks(e.Errors, 0, 0)
	if !w.Until.IsZero() {
		r.When, r.Machine, r.In = s.moment(w.Until), w.Until.In(s.zone).Format(time.RFC3339), s.until(w.Until)
	}
	return r
}
