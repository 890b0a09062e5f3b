package render

import (
	"cmp"
	"net/url"
	"strings"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// share makes plain links to share a page: no script, and no request until
// someone follows one.
func (f *funcs) share(title, address string) (links []pages.Link) {
	for i, address := range f.shareURLs(title, address, &asItIs) {
		links = append(links, pages.Link{URL: address, Text: f.shareName(i)})
	}
	return links
}

// written is a pages.Link for programs: its address is escaped as it is made, so
// that five long ones need no look afterwards.
type written struct {
	URL  writtenURL
	Text pages.Phrase
}

// writtenURL is an address as html/template writes it in an attribute. It is no
// string, so that programs know no other use of it.
type writtenURL struct{ html string }

func (f *funcs) shareWritten(title, address string) []written {
	links := make([]written, 0, len(shareNames))
	for i, address := range f.shareURLs(title, address, &asHTML) {
		links = append(links, written{writtenURL{address}, f.shareName(i)})
	}
	return links
}

// shareNames are those of the links but the last, e-mail, which has one in each
// language.
var shareNames = [5]string{"WhatsApp", "Facebook", "LinkedIn", "X"}

func (f *funcs) shareName(i int) pages.Phrase {
	return pages.Phrase{Text: cmp.Or(shareNames[i], f.locale.Text("share_email"))}
}

// shareURLs are the addresses of the links: parts of one text, for a letter of
// Arabic takes six signs.
func (f *funcs) shareURLs(title, address string, s *signs) (all [len(shareNames)]string) {
	title = lang.Isolate(title, f.locale.Dir)
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	q := inQuery.append((*scratch)[:0], title, s)
	u := inQuery.append(q[len(q):], address, s)
	subject := inMail.append(u[len(u):], title, s)
	body := inMail.append(subject[len(subject):], address, s)
	*scratch = q
	var text strings.Builder
	text.Grow(250 + 2*len(q) + 2*len(subject) + 4*len(u) + len(body))
	write := func(i int, to string, parts ...[]byte) {
		from := text.Len()
		text.WriteString(to)
		for _, part := range parts {
			text.Write(part)
		}
		all[i] = text.String()[from:]
	}
	write(0, "https://wa.me/?text=", q, newLine, u)
	write(1, "https://www.facebook.com/sharer/sharer.php?u=", u)
	write(2, "https://www.linkedin.com/sharing/share-offsite/?url=", u)
	write(3, "https://twitter.com/intent/tweet?text=", q, s.url, u)
	write(4, "mailto:?subject=", subject, s.body, subject, newLine, body)
	return all
}

var newLine = []byte("%0A")

// signs are what HTML has entities for in these addresses.
type signs struct {
	plus      string
	url, body []byte // the names of further fields
}

var (
	asItIs = signs{"+", []byte("&url="), []byte("&body=")}
	asHTML = signs{"&#43;", []byte("&amp;url="), []byte("&amp;body=")}
)

const hex = "0123456789ABCDEF"

// escaper is what stands for each byte of a text in an address, as net/url says; 0
// is its number behind a %.
type escaper [256]byte

func newEscaper(escape func(string) string) *escaper {
	var e escaper
	for c := range e {
		if s := escape(string([]byte{byte(c)})); s[0] != '%' {
			e[c] = s[0]
		}
	}
	return &e
}

func (e *escaper) append(dst []byte, s string, written *signs) []byte {
	for i := range len(s) {
		switch c := e[s[i]]; c {
		case 0:
			dst = append(dst, '%', hex[s[i]>>4], hex[s[i]&15])
		case '+':
			dst = append(dst, written.plus...)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// In mailto a plus is a plus, and an ampersand ends the text.
var (
	inQuery = newEscaper(url.QueryEscape)
	inMail  = newEscaper(func(s string) string { return strings.ReplaceAll(url.PathEscape(s), "&", "%26") })
)
