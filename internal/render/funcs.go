package render

import (
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"time"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// funcs are the functions of the layouts of one language. All are pure: the
// same words give the same HTML.
type funcs struct {
	renderer *Renderer
	locale   *lang.Locale
	all      []*lang.Locale
	template *template.Template
	partials map[string]*layout // those that once runs, compiled
}

func (f *funcs) table() template.FuncMap {
	return template.FuncMap{
		"t":        f.locale.Text,
		"n":        f.locale.Count,
		"tr":       f.inLanguage,
		"date":     func(d pages.Date) template.HTML { return template.HTML(f.appendDate(nil, d)) },
		"day":      f.day,
		"month":    func(m int) string { return f.locale.Month(time.Month(m)) },
		"number":   f.locale.Number,
		"size":     f.size,
		"phrase":   func(p pages.Phrase) template.HTML { return template.HTML(appendPhrase(nil, p)) },
		"unbroken": unbroken,
		"plain":    f.plain,
		"title":    f.title,
		"attrs":    attrs,
		"ltr":      ltr,
		"body":     f.body,
		"once":     f.once,
		"share":    f.share,
		"srcset":   srcset,
	}
}

// direct are the functions as programs call them: what is long is appended to the
// page, and copied once, or escaped as it is made.
func (f *funcs) direct() template.FuncMap {
	table := f.table()
	table["body"], table["once"] = f.renderer.appendBody, f.appendOnce
	table["phrase"], table["date"] = appendPhrase, f.appendDate
	table["share"] = f.shareWritten
	return table
}

// inLanguage is a string of another language, for pages that belong to none.
func (f *funcs) inLanguage(code, key string) string {
	for _, l := range f.all {
		if l.Code == code {
			return l.Text(key)
		}
	}
	return key
}

func moment(d pages.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func (f *funcs) day(d pages.Date) string { return f.locale.Date(moment(d), d.Precision) }

// appendDate writes a date for people, and for programs. The words come from the
// strings file of the site's owner; the mark of a first day alone is HTML.
func (f *funcs) appendDate(dst []byte, d pages.Date) []byte {
	const mark = "\x00"
	dst = append(appendText(append(dst, `<time datetime="`...), d.Machine), `">`...)
	text, rest, marked := strings.Cut(f.locale.DateWith(moment(d), d.Precision, mark), mark)
	for ; marked; text, rest, marked = strings.Cut(rest, mark) {
		dst = appendText(dst, text)
		if f.locale.First != "" {
			dst = append(appendText(append(dst, "<sup>"...), f.locale.First), "</sup>"...)
		}
	}
	return append(appendText(dst, text), "</time>"...)
}

// size tells how large a file is, as a reader with a phone wants to know.
func (f *funcs) size(bytes int64) string {
	const kb, mb = 1000, 1000 * 1000
	if bytes < mb {
		return f.locale.Text("size_kb", f.locale.Number(int(max(1, (bytes+kb/2)/kb))))
	}
	tenths := (bytes + mb/20) / (mb / 10)
	s := f.locale.Number(int(tenths / 10))
	if tenths%10 != 0 {
		s += f.locale.Decimal + strconv.FormatInt(tenths%10, 10)
	}
	return f.locale.Text("size_mb", s)
}

// appendPhrase isolates a text in another language and says which it is; and one
// in pieces, so that it is one piece where a link is a row of pieces.
func appendPhrase(dst []byte, p pages.Phrase) []byte {
	if p.Tag == "" && !spans(p.Text) {
		return appendText(dst, p.Text)
	}
	text := unbroken(p.Text)
	if p.Tag == "" && !strings.Contains(string(text), "<span") {
		return append(dst, text...)
	}
	dst = append(append(append(dst, "<bdi"...), attrs(p)...), '>')
	return append(append(dst, text...), "</bdi>"...)
}

var years = regexp.MustCompile(`\b[12][0-9]{3}[-–][12][0-9]{3}\b`)

// unbroken keeps a span of years in one line: browsers break 2021-2025 at its hyphen.
// The characters are the author's, so that it is found and copied as written.
func unbroken(s string) template.HTML {
	escaped := template.HTMLEscapeString(s)
	if !spans(escaped) {
		return template.HTML(escaped)
	}
	return template.HTML(years.ReplaceAllString(escaped, `<span class="nb">$0</span>`))
}

// spans reports whether a hyphen or a dash joins two digits: few texts are worth
// more than that look.
func spans(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '-':
			if i > 0 && isDigit(s[i-1]) && i+1 < len(s) && isDigit(s[i+1]) {
				return true
			}
		case "–"[0]:
			if strings.HasPrefix(s[i:], "–") {
				return true
			}
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// plain is a text as it may stand in an attribute, where no markup can.
func (f *funcs) plain(s string) string { return lang.Isolate(s, f.locale.Dir) }

// title names a page and its site in the browser's window.
func (f *funcs) title(h pages.Head) string {
	site := lang.Run{Text: h.Site.Title}
	if h.Title == h.Site.Title {
		return lang.Join(f.locale.Dir, "", site)
	}
	return lang.Join(f.locale.Dir, f.locale.Text("title_separator"), lang.Run{Text: h.Title, Dir: h.TitleLang.Dir}, site)
}

func attrs(p pages.Phrase) template.HTMLAttr {
	if p.Tag == "" {
		return ""
	}
	return template.HTMLAttr(` lang="` + template.HTMLEscapeString(p.Tag) + `" dir="` + template.HTMLEscapeString(p.Dir) + `"`)
}

// srcset offers the widths of a picture; their addresses are escaped already.
func srcset(all []pages.Sized) template.Srcset { return template.Srcset(pages.SrcSet(all)) }

// ltr keeps a phone number or an address in its own order in Arabic text.
func ltr(s string) template.HTML {
	return template.HTML(`<bdi dir="ltr">` + template.HTMLEscapeString(s) + `</bdi>`)
}
