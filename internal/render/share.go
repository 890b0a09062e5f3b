package render

import (
	"net/url"
	"slices"
	"strings"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// share makes plain links to share a page: no script, and no request until
// someone follows one.
func (f *funcs) share(title, address string) []pages.Link {
	const newLine = "%0A"
	title = lang.Isolate(title, f.locale.Dir)
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	q := inQuery.append(slices.Grow((*scratch)[:0], 6*(len(title)+len(address))), title)
	u := inQuery.append(q[len(q):], address)
	subject := inMail.append(u[len(u):], title)
	body := inMail.append(subject[len(subject):], address)
	*scratch = q
	return []pages.Link{
		{URL: "https://wa.me/?text=" + string(q) + newLine + string(u), Text: pages.Phrase{Text: "WhatsApp"}},
		{URL: "https://www.facebook.com/sharer/sharer.php?u=" + string(u), Text: pages.Phrase{Text: "Facebook"}},
		{URL: "https://www.linkedin.com/sharing/share-offsite/?url=" + string(u), Text: pages.Phrase{Text: "LinkedIn"}},
		{URL: "https://twitter.com/intent/tweet?text=" + string(q) + "&url=" + string(u), Text: pages.Phrase{Text: "X"}},
		{URL: "mailto:?subject=" + string(subject) + "&body=" + string(subject) + newLine + string(body), Text: pages.Phrase{Text: f.locale.Text("share_email")}},
	}
}

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

func (e *escaper) append(dst []byte, s string) []byte {
	for i := range len(s) {
		if c := e[s[i]]; c != 0 {
			dst = append(dst, c)
		} else {
			dst = append(dst, '%', hex[s[i]>>4], hex[s[i]&15])
		}
	}
	return dst
}

// In mailto a plus is a plus, and an ampersand ends the text.
var (
	inQuery = newEscaper(url.QueryEscape)
	inMail  = newEscaper(func(s string) string { return strings.ReplaceAll(url.PathEscape(s), "&", "%26") })
)
