package content

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/toml"
)

var (
	precisions = []string{"day", "month", "year", "circa"}
	scopes     = []string{"regional", "national"}
)

// reader fills one FrontMatter from the table of one file.
type reader struct {
	site *config.Site
	t    *toml.Table
	kind Kind
}

// frontMatter reads every field of DESIGN's table; a field of the wrong kind,
// an impossible value and an unknown name are reported, all of them.
func frontMatter(site *config.Site, t *toml.Table, kind Kind) FrontMatter {
	r := &reader{site: site, t: t, kind: kind}
	f := FrontMatter{
		Written: writtenIn(t),
		Title:   t.Text("title"), Summary: t.Text("summary"), Kicker: t.Text("kicker"),
		Slogan: t.Text("slogan"), Place: t.Text("place"),
		Date: r.moment(t, "date"), Updated: r.moment(t, "updated"),
		PublishAt: r.moment(t, "publish_at"), Expires: r.moment(t, "expires"),
		DatePrecision: r.choice("date_precision", precisions),
		Draft:         t.Bool("draft"),
		Regions:       t.Texts("regions"), Tags: t.Texts("tags"), People: t.Texts("people"),
		Scope: r.choice("scope", scopes), Series: t.Text("series"), Part: r.positive(t, "part"),
		Contacts: t.Texts("contacts"), Related: t.Texts("related"),
		Slug: t.Text("slug"), Aliases: t.Texts("aliases"),
		Original: t.Bool("original"), TranslatedFrom: t.Text("translated_from"),
	}
	r.tables(&f)
	t.Finish(lang.Nearest)
	r.judge(&f)
	return f
}

func (r *reader) tables(f *FrontMatter) {
	t := r.t
	if s := t.Sub("event"); s != nil {
		f.Event = Event{Start: r.moment(s, "start"), End: r.moment(s, "end"), Edition: r.positive(s, "edition")}
	}
	if s := t.Sub("source"); s != nil {
		f.Source = Source{Name: s.Text("name"), Place: s.Text("place"), URL: s.Text("url")}
		if u, err := url.Parse(f.Source.URL); s.Has("url") && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
			s.Remark("url", diag.Diagnostic{Rule: "web-address", Severity: diag.Error, Message: diag.WebAddress, Args: []string{f.Source.URL}})
		}
	}
	if s := t.Sub("image"); s != nil {
		f.Image = Image{Src: s.Text("src"), Alt: s.Text("alt"), Caption: s.Text("caption"), Credit: s.Text("credit")}
		r.beside(s, "src", f.Image.Src)
	}
	for _, s := range t.Rows("attachments") {
		a := Attachment{File: s.Text("file"), Title: s.Text("title")}
		if a.File == "" {
			s.Remark("file", required(s.Path("file")))
		}
		r.beside(s, "file", a.File)
		f.Attachments = append(f.Attachments, a)
	}
	for _, s := range t.Rows("corrections") {
		c := Correction{Date: r.moment(s, "date"), Text: s.Text("text")}
		if !s.Has("date") {
			s.Remark("date", required(s.Path("date")))
		}
		if c.Text == "" {
			s.Remark("text", required(s.Path("text")))
		}
		f.Corrections = append(f.Corrections, c)
	}
	if s := t.Sub("withdrawn"); s != nil {
		f.Withdrawn = Withdrawn{Date: r.moment(s, "date"), Reason: s.Text("reason")}
	}
	f.Levels = config.Levels(t.Sub("check"))
}

// judge wants what every file must have whatever the others say.
func (r *reader) judge(f *FrontMatter) {
	if f.Title == "" && !f.Draft && (r.t.IsText("title") || !r.t.Has("title")) {
		r.t.Remark("title", required("title"))
	}
	if r.kind == Standing {
		for _, name := range r.t.Names() {
			if !slices.Contains(standingFields, name) {
				r.t.RemarkKey(name, diag.Diagnostic{Rule: "unknown-field", Severity: diag.Error, Message: notStanding, Args: []string{name}})
			}
		}
	}
	r.order("updated", f.Date, f.Updated)
	if f.Event.Start.Set && f.Event.End.Set && f.Event.End.Sec < f.Event.Start.Sec {
		r.t.Remark("event.end", diag.Diagnostic{Rule: "date-order", Severity: diag.Error, Message: dateOrder, Args: []string{"event.end", "event.start"}})
	}
	for i, a := range f.Aliases {
		if !aliasPath(a) {
			r.t.Remark(place("aliases", i), diag.Diagnostic{Rule: "alias-form", Severity: diag.Error, Message: aliasForm, Args: []string{a}})
		}
	}
	if f.TranslatedFrom != "" && !digestForm.MatchString(f.TranslatedFrom) {
		r.t.Remark("translated_from", diag.Diagnostic{Rule: "field-type", Severity: diag.Error, Message: notDigest})
	}
	if f.Slug != "" && !slugForm.MatchString(f.Slug) {
		r.t.Remark("slug", diag.Diagnostic{Rule: "slug-form", Severity: diag.Error, Message: slugField, Args: []string{f.Slug}})
	}
}

// aliasPath reports whether an old address can be one again: absolute, without
// what ends or climbs a path, in the one form Unicode has for it.
func aliasPath(a string) bool {
	if len(a) < 2 || a[0] != '/' || strings.ContainsAny(a, "?#\\\"<> \t\n\r\x00") || !lang.IsNFC(a) {
		return false
	}
	parts := strings.Split(strings.TrimSuffix(a[1:], "/"), "/")
	return !slices.ContainsFunc(parts, func(s string) bool { return s == "" || s == "." || s == ".." || strings.EqualFold(s, ".balagh") })
}

// standingFields are the fields that mean something on a page without a date.
var standingFields = []string{"title", "summary", "kicker", "updated", "draft", "publish_at", "image", "attachments", "contacts", "slug", "aliases", "original", "translated_from", "check"}

func (r *reader) order(name string, first, then Moment) {
	if first.Set && then.Set && then.Sec < first.Sec {
		r.t.Remark(name, diag.Diagnostic{Rule: "date-order", Severity: diag.Error, Message: dateOrder, Args: []string{name, "date"}})
	}
}

// moment reads a date. Editors in the browser write an empty text for a date that
// nobody gave; only the date of the text itself must be one.
func (r *reader) moment(t *toml.Table, key string) Moment {
	if t == r.t && key != "date" && t.IsText(key) && t.Text(key) == "" {
		return Moment{}
	}
	at, kind, ok := t.Time(key)
	if !ok {
		return Moment{}
	}
	if kind != toml.Offset {
		at = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, r.site.Zone)
	}
	return Moment{Sec: at.Unix(), Day: kind == toml.LocalDate, Set: true}
}

func (r *reader) choice(key string, accepted []string) string {
	s := r.t.Text(key)
	if s != "" && !slices.Contains(accepted, s) {
		r.t.Remark(key, diag.Diagnostic{Rule: "field-type", Severity: diag.Error, Message: diag.NotAccepted, Args: []string{key, s, strings.Join(accepted, ", ")}})
		return ""
	}
	return s
}

func (r *reader) positive(t *toml.Table, key string) int {
	n, ok := t.Int(key)
	if ok && n < 1 {
		t.Remark(key, diag.Diagnostic{Rule: "field-type", Severity: diag.Error, Message: notPositive, Args: []string{t.Path(key)}})
		return 0
	}
	return n
}

// beside wants the name of a file in the same folder.
func (r *reader) beside(t *toml.Table, key, name string) {
	if name != "" && !plainName(name) {
		t.Remark(key, diag.Diagnostic{Rule: "path-escape", Severity: diag.Error, Message: diag.PathEscape, Args: []string{name}})
	}
}

// plainName reports whether a name is that of a file in the folder itself.
func plainName(name string) bool {
	return name != "" && name != "." && name != ".." && !strings.ContainsAny(name, "/\\\x00")
}

func place(key string, i int) string { return key + "[" + itoa(i) + "]" }

func required(field string) diag.Diagnostic {
	return diag.Diagnostic{Rule: "field-required", Severity: diag.Error, Message: diag.FieldRequired, Args: []string{field}}
}

// Scopes are what the field scope may say.
func Scopes() []string { return slices.Clone(scopes) }

// Precisions are what the field date_precision may say.
func Precisions() []string { return slices.Clone(precisions) }
