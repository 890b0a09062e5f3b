package render

import (
	"strings"
	"unicode/utf8"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// textWidth is where lines of a left-to-right text end. Mail programs break
// longer ones, and then again what a correspondent quotes.
const textWidth = 76

// Digest appends the plain text of a newsletter. Its first line is the subject.
// Each paragraph and each address is a line of its own. Lines of a right-to-left
// language are never broken: the program that shows them knows its width, and a
// broken line would lose its direction.
func Digest(dst []byte, d *pages.DigestPage, l *lang.Locale) []byte {
	w := &letter{out: dst, locale: l}
	w.line(pages.Phrase{Text: d.Subject})
	w.gap()
	w.line(pages.Phrase{Text: d.Site})
	w.line(pages.Phrase{Text: d.Title})
	w.line(d.About)
	w.line(pages.Phrase{Text: l.Count("releases", d.Count)})
	for _, g := range d.Groups {
		w.gap()
		w.line(pages.Phrase{Text: w.day(g.Date)})
		for _, i := range g.Items {
			w.item(i)
		}
	}
	w.gap()
	if d.More {
		w.line(pages.Phrase{Text: l.Text("digest_more")})
	} else {
		w.line(pages.Phrase{Text: l.Text("digest_read")})
	}
	w.address(d.View)
	w.gap()
	w.line(d.From)
	for _, c := range d.Contacts {
		w.contact(c)
	}
	return w.out
}

// letter writes lines of one language.
type letter struct {
	out    []byte
	locale *lang.Locale
}

func (w *letter) day(d pages.Date) string { return w.locale.Date(moment(d), d.Precision) }

func (w *letter) gap() { w.out = append(w.out, '\n') }

func (w *letter) item(i pages.DigestItem) {
	w.gap()
	w.line(i.Title)
	meta := i.Place
	if i.Date != nil {
		meta = strings.TrimPrefix(meta+" — "+w.day(*i.Date), " — ")
	}
	w.line(pages.Phrase{Text: meta})
	w.line(i.Lead)
	if i.Language != "" {
		w.line(pages.Phrase{Text: w.locale.Text("other_language") + " " + i.Language})
	}
	w.address(i.URL)
}

func (w *letter) contact(c pages.Contact) {
	w.line(c.Name)
	if c.Phone != "" {
		w.line(pages.Phrase{Text: w.locale.Text("phone") + " " + c.Phone})
	}
	if c.Email != "" {
		w.line(pages.Phrase{Text: w.locale.Text("email") + " " + c.Email})
	}
	w.line(c.Address)
}

// address writes an address by itself, where every program finds its two ends.
func (w *letter) address(url string) { w.out = append(append(w.out, url...), '\n') }

// line writes a paragraph; none if it is empty.
func (w *letter) line(p pages.Phrase) {
	if p.Text == "" {
		return
	}
	text := lang.Join(w.locale.Dir, "", lang.Run{Text: strings.Join(strings.FieldsFunc(p.Text, breaks), " "), Dir: p.Dir})
	if w.locale.Dir != "rtl" && p.Dir != "rtl" {
		text = wrap(text, textWidth)
	}
	w.out = append(append(w.out, text...), '\n')
}

func breaks(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\t' }

// wrap breaks a text into lines of at most so many characters, at plain spaces
// only, and never within an isolate, which ends with its line.
func wrap(text string, width int) string {
	var b strings.Builder
	column, depth, first := 0, 0, true
	for word := range strings.SplitSeq(text, " ") {
		n := utf8.RuneCountInString(word)
		switch {
		case first:
		case depth == 0 && column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		first = false
		column += n
		depth += strings.Count(word, "\u2066") + strings.Count(word, "\u2067") + strings.Count(word, "\u2068") - strings.Count(word, "\u2069")
	}
	return b.String()
}
