package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"balagh/internal/lang"
)

// Format returns the text of an edition: TOML front matter with its fields in
// the order of docs/configuration.md, tables last, and the body. Read gives back
// the same front matter and body. An error is a date that TOML cannot hold.
func Format(d *Draft, zone *time.Location) ([]byte, error) {
	w := &formatter{zone: zone, comments: d.Comments}
	w.line(fence)
	w.comment("")
	w.fields(&d.Front)
	w.tables(&d.Front)
	w.line(fence)
	if d.Body != "" {
		w.line("")
		w.line(strings.TrimRight(sound(d.Body), "\n"))
	}
	return []byte(w.b.String()), w.err
}

type formatter struct {
	b        strings.Builder
	zone     *time.Location
	comments map[string]string
	within   string // "source." while that table is written
	err      error
}

func (w *formatter) line(s string) {
	w.b.WriteString(s)
	w.b.WriteByte('\n')
}

func (w *formatter) fields(f *FrontMatter) {
	w.text("title", f.Title)
	w.date("date", f.Date)
	w.text("date_precision", f.DatePrecision)
	w.date("updated", f.Updated)
	w.date("publish_at", f.PublishAt)
	w.date("expires", f.Expires)
	w.flag("draft", f.Draft)
	w.text("summary", f.Summary)
	w.text("kicker", f.Kicker)
	w.text("slogan", f.Slogan)
	w.text("place", f.Place)
	w.texts("regions", f.Regions)
	w.texts("tags", f.Tags)
	w.texts("people", f.People)
	w.text("scope", f.Scope)
	w.text("series", f.Series)
	w.number("part", f.Part)
	w.texts("contacts", f.Contacts)
	w.texts("related", f.Related)
	w.text("slug", f.Slug)
	w.texts("aliases", f.Aliases)
	w.flag("original", f.Original)
	w.text("translated_from", f.TranslatedFrom)
}

func (w *formatter) tables(f *FrontMatter) {
	if w.table("event", f.Event != Event{}) {
		w.date("start", f.Event.Start)
		w.date("end", f.Event.End)
		w.number("edition", f.Event.Edition)
	}
	if w.table("source", f.Source != Source{}) {
		w.text("name", f.Source.Name)
		w.text("place", f.Source.Place)
		w.text("url", f.Source.URL)
	}
	if w.table("image", f.Image != Image{}) {
		w.text("src", f.Image.Src)
		w.text("alt", f.Image.Alt)
		w.text("caption", f.Image.Caption)
		w.text("credit", f.Image.Credit)
	}
	w.rows("attachments", len(f.Attachments), func(i int) {
		w.text("file", f.Attachments[i].File)
		w.text("title", f.Attachments[i].Title)
	})
	w.rows("corrections", len(f.Corrections), func(i int) {
		w.date("date", f.Corrections[i].Date)
		w.text("text", f.Corrections[i].Text)
	})
	if w.table("withdrawn", f.Withdrawn != Withdrawn{}) {
		w.date("date", f.Withdrawn.Date)
		w.text("reason", f.Withdrawn.Reason)
	}
	if w.table("check", len(f.Levels) > 0) {
		for _, level := range []string{"off", "note", "warning", "error"} {
			var rules []string
			for _, l := range f.Levels {
				if l.Level == level {
					rules = append(rules, l.Rule)
				}
			}
			w.texts(level, rules)
		}
	}
}

// comment writes what is said above a field. A comment holds one line and no
// sign that a reader would not see.
func (w *formatter) comment(field string) {
	for line := range strings.Lines(w.comments[w.within+field]) {
		w.line(strings.TrimRight("# "+plainComment(line), " "))
	}
}

func plainComment(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.Is(unicode.Bidi_Control, r), r == '\uFFFE', r == '\uFEFF':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(string(lang.NFC([]byte(s)))), " ")
}

func (w *formatter) table(name string, present bool) bool {
	w.within = ""
	if w.comments[name] != "" || present {
		w.line("")
	}
	w.comment(name)
	if present {
		w.line("[" + name + "]")
	}
	w.within = name + "."
	return present
}

func (w *formatter) rows(name string, n int, row func(i int)) {
	w.within = ""
	if n > 0 || w.comments[name] != "" {
		w.line("")
	}
	w.comment(name)
	for i := range n {
		if i > 0 {
			w.line("")
		}
		w.line("[[" + name + "]]")
		w.within = name + "."
		row(i)
	}
}

func (w *formatter) text(name, s string) {
	w.comment(name)
	if s != "" {
		w.line(name + " = " + quote(s))
	}
}

func (w *formatter) texts(name string, list []string) {
	w.comment(name)
	if len(list) == 0 {
		return
	}
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	w.line(name + " = [" + strings.Join(quoted, ", ") + "]")
}

func (w *formatter) flag(name string, on bool) {
	w.comment(name)
	if on {
		w.line(name + " = true")
	}
}

func (w *formatter) number(name string, n int) {
	w.comment(name)
	if n != 0 {
		w.line(name + " = " + strconv.Itoa(n))
	}
}

// date writes a day of the zone, or an instant with the zone's offset then.
func (w *formatter) date(name string, m Moment) {
	w.comment(name)
	if !m.Set {
		return
	}
	at := m.In(w.zone)
	if _, offset := at.Zone(); offset%60 != 0 && !m.Day {
		at = at.UTC() // an offset of before time zones, which no notation holds
	}
	if at.Year() < 1 || at.Year() > 9999 {
		w.err = fmt.Errorf("%s: the year %d cannot be written", name, at.Year())
		return
	}
	if m.Day {
		w.line(name + " = " + at.Format("2006-01-02"))
		return
	}
	w.line(name + " = " + at.Format("2006-01-02T15:04:05Z07:00"))
}

// quote writes a TOML string: of several lines where it has them and none would
// be taken for the end of the front matter.
func quote(s string) string {
	s = sound(s)
	lines := strings.Split(s, "\n")
	if len(lines) > 1 && !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, fence) }) {
		return `"""` + "\n" + escape(s, "\n") + `"""`
	}
	return `"` + escape(s, "") + `"`
}

// sound is a text in UTF-8 with one kind of line end.
func sound(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
}

// escape writes what a quoted string cannot hold, and what a reader could not
// see, by its number.
func escape(s, keep string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case strings.ContainsRune(keep, r):
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsControl(r), r == '\uFEFF', r == '\u2028', r == '\u2029':
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
