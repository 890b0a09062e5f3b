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
	for i, parts := range f.shareURLs(title, address, &asItIs) {
		links = append(links, pages.Link{URL: strings.Join(parts[:], ""), Text: f.shareName(i)})
	}
	return links
}

// written is a pages.Link for programs: its address is escaped as it is made, so
// that five long ones need no look afterwards.
type written struct {
	URL  writtenURL
	Text pages.Phrase
}

// writtenURL is an address as html/template writes it in an attribute, in parts.
// It is no string, so that programs know no other use of it.
type writtenURL [4]string

func (f *funcs) shareWritten(title, address string) []written {
	links := make([]written, 0, len(shareNames))
	for i, parts := range f.shareURLs(title, address, &asHTML) {
		links = append(links, written{parts, f.shareName(i)})
	}
	return links
}

func (u *writtenURL) append(dst []byte) []byte {
	for _, part := range u {
		dst = append(dst, part...)
	}
	return dst
}

// shareNames are those of the links but the last, e-mail, which has one in each
// language.
var shareNames = [5]string{"WhatsApp", "Facebook", "LinkedIn", "X"}

func (f *funcs) shareName(i int) pages.Phrase {
	return pages.Phrase{Text: cmp.Or(shareNames[i], f.locale.Text("share_email"))}
}

// shareURLs are the addresses of the links. Their parts recur: a title, in which a
// letter of Arabic takes six signs, alone and with the address on the next line.
func (f *funcs) shareURLs(title, address string, s *signs) [len(shareNames)]writtenURL {
	const newLine = "%0A"
	title = lang.Isolate(title, f.locale.Dir)
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	b := inQuery.append((*scratch)[:0], title, s)
	q := len(b)
	b = append(b, newLine...)
	u := len(b)
	b = inQuery.append(b, address, s)
	both := len(b)
	b = inMail.append(b, title, s)
	subject := len(b)
	b = inMail.append(append(b, newLine...), address, s)
	*scratch = b
	text := string(b)
	return [len(shareNames)]writtenURL{
		{"https://wa.me/?text=", text[:both]},
		{"https://www.facebook.com/sharer/sharer.php?u=", text[u:both]},
		{"https://www.linkedin.com/sharing/share-offsite/?url=", text[u:both]},
		{"https://twitter.com/intent/tweet?text=", text[:q], s.url, text[u:both]},
		{"mailto:?subject=", text[both:subject], s.body, text[both:]},
	}
}

// signs are what HTML has entities for in these addresses: a plus, and the names of
// further fields.
type signs struct{ plus, url, body string }

var (
	asItIs = signs{"+", "&url=", "&body="}
	asHTML = signs{"&#43;", "&amp;url=", "&amp;body="}
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
