package serve

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"balagh/internal/build"
	"balagh/internal/diag"
)

// marks.html is what the preview lays over a page.
//
//go:embed marks.html
var marksText string

var marksTemplate = template.Must(template.New("marks").Parse(marksText))

// shownMost is how many mistakes a page shows; the desk has them all.
const shownMost = 10

// noPage stands where there is no page at all yet; the marks say why.
const noPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>balagh</title></head><body></body></html>`

// overlay is what marks.html receives.
type overlay struct {
	Lang, Dir      string
	Label          string
	Bar            string
	Title, After   string
	Mistakes       []mistake
	More           string
	Close          string
	Hint, Fix      string // what stands before a hint and a command
	Badge, BadgeTo string
}

// mistake is one error as a page shows it.
type mistake struct {
	Place                  string
	Before, Marked, Beyond string
	Excerpt                bool
	Message, Hint          template.HTML
	Fix                    string
}

// marks are what is laid over a page: what keeps it from being built, how much
// else there is to say, and that readers do not see it yet. "" is nothing.
func (s *server) marks(state *build.Snapshot, page string) string {
	lang := s.languageOf(state, page)
	o := overlay{Lang: lang, Dir: direction(lang), Label: previewLabel.In(lang, nil), Title: mistakesHere.In(lang, nil), After: mistakesAfter.In(lang, nil), Close: closeLabel.In(lang, nil),
		Hint: hintLabel.In(lang, nil), Fix: fixLabel.In(lang, nil)}
	about := s.concern(state, page)
	errs, warnings := diag.Count(about, diag.Error), diag.Count(about, diag.Warning)
	for _, d := range about {
		switch {
		case d.Severity < diag.Error:
		case len(o.Mistakes) == shownMost:
			o.More = moreMistakes.In(lang, []string{strconv.Itoa(errs - shownMost)})
		case len(o.Mistakes) < shownMost:
			o.Mistakes = append(o.Mistakes, s.mistake(d, lang))
		}
	}
	o.Bar = s.bar(state, page, lang)
	o.Badge, o.BadgeTo = badge(lang, errs, warnings, len(state.Mistakes())-errs), own+"?lang="+url.QueryEscape(lang)
	if o.Bar == "" && o.Badge == "" && len(o.Mistakes) == 0 {
		return ""
	}
	var b bytes.Buffer
	if err := marksTemplate.Execute(&b, o); err != nil {
		panic("internal error: " + err.Error())
	}
	return b.String()
}

// concern returns the remarks a page is concerned by: on its release, on what
// every page is made from, and what went wrong in making it.
func (s *server) concern(state *build.Snapshot, page string) []diag.Diagnostic {
	out := state.Faults()
	if p, ok := state.Place(page); ok {
		out = append(out, state.Concern(p)...)
	} else {
		out = append(out, state.Remarks(unread(page))...)
	}
	if f, ok := state.File(page); ok && isHTML(page) {
		if _, err := s.memory.get(state, f); err != nil {
			out = append(out, state.Fault(err))
		}
	}
	return out
}

// unread is the file that a page without one would be made from:
// "ar/2025/x/index.html" of content/releases/2025/x/ar.md.
func unread(page string) string {
	parts := strings.Split(path.Dir(page), "/")
	switch len(parts) {
	case 3:
		return "content/releases/" + parts[1] + "/" + parts[2] + "/" + parts[0] + ".md"
	case 2:
		return "content/pages/" + parts[1] + "/" + parts[0] + ".md"
	}
	return ""
}

// languageOf is the language a page is spoken about in: its own, where balagh
// speaks it.
func (s *server) languageOf(state *build.Snapshot, page string) string {
	code := s.options.Lang
	if site := state.Site(); site != nil {
		code = site.Default().Code
		if top, _, _ := strings.Cut(page, "/"); site.Language(top) != nil {
			code = top
		}
	}
	return spoken(code)
}

// mistake tells one error with its place and its mend.
func (s *server) mistake(d diag.Diagnostic, lang string) mistake {
	m := mistake{Place: diag.Visible(d.Path), Message: sentence(d.Message.In(lang, d.Args), lang), Hint: sentence(d.Hint.In(lang, d.Args), lang)}
	if d.Start.Line > 0 {
		m.Place += ":" + strconv.Itoa(d.Start.Line) + ":" + strconv.Itoa(d.Start.Column)
		if src := s.session.Source(d.Path); src != nil && d.Start.Offset <= len(src.Text) {
			m.Before, m.Marked, m.Beyond = src.Excerpt(d.Start.Offset, d.End.Offset)
			m.Excerpt = strings.TrimSpace(m.Before+m.Marked+m.Beyond) != ""
		}
	}
	if d.Fixable() {
		m.Fix = "balagh check --fix"
	}
	return m
}

var (
	// code is what runs from the left in any sentence: a date, a path, a field.
	code = regexp.MustCompile(`[0-9\p{Latin}](?:[0-9\p{Latin}\p{Mn}_./:@#=+\[\]-]*[0-9\p{Latin}\p{Mn}\]])?`)
	// rightToLeft are words that run from the right, in a sentence that does not.
	rightToLeft = regexp.MustCompile(`\p{Arabic}+(?:[\s\d.,،-]*\p{Arabic}+)*`)
)

// sentence is a text as HTML, with what runs the other way kept apart: a date
// such as 2025-06-17 would be read backwards in an Arabic sentence.
func sentence(s, lang string) template.HTML {
	apart, dir := code, "ltr"
	if lang != "ar" {
		apart, dir = rightToLeft, "rtl"
	}
	var b strings.Builder
	from := 0
	for _, at := range apart.FindAllStringIndex(s, -1) {
		b.WriteString(template.HTMLEscapeString(s[from:at[0]]))
		b.WriteString(`<bdi dir="` + dir + `">` + template.HTMLEscapeString(s[at[0]:at[1]]) + "</bdi>")
		from = at[1]
	}
	b.WriteString(template.HTMLEscapeString(s[from:]))
	return template.HTML(b.String())
}

// badge counts what there is to say, in a corner.
func badge(lang string, errs, warnings, elsewhere int) string {
	var parts []string
	for _, c := range []struct {
		n    int
		text diag.Text
	}{{errs, errorsCount}, {warnings, warningsCount}, {elsewhere, elsewhereCount}} {
		if c.n > 0 {
			parts = append(parts, c.text.In(lang, []string{strconv.Itoa(c.n)}))
		}
	}
	return strings.Join(parts, comma.In(lang, nil))
}

// bar says that readers do not see a page yet.
func (s *server) bar(state *build.Snapshot, page, lang string) string {
	p, ok := state.Place(page)
	switch {
	case !ok:
		return ""
	case p.Edition.Draft:
		return draftBar.In(lang, nil)
	case p.Release.Until.IsZero():
		return ""
	}
	at := p.Release.Until.In(state.Site().Zone)
	return scheduledBar.In(lang, []string{p.Edition.Lang.Date(at, "day"), at.Format("15:04")})
}
