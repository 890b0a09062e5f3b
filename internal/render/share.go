package render

import (
	"net/url"
	"strings"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

// share makes plain links to share a page: no script, and no request until
// someone follows one.
func (f *funcs) share(title, address string) []pages.Link {
	const newLine = "%0A"
	title = lang.Isolate(title, f.locale.Dir)
	q, u, subject := url.QueryEscape(title), url.QueryEscape(address), escapeMail(title)
	return []pages.Link{
		{URL: "https://wa.me/?text=" + q + newLine + u, Text: pages.Phrase{Text: "WhatsApp"}},
		{URL: "https://www.facebook.com/sharer/sharer.php?u=" + u, Text: pages.Phrase{Text: "Facebook"}},
		{URL: "https://www.linkedin.com/sharing/share-offsite/?url=" + u, Text: pages.Phrase{Text: "LinkedIn"}},
		{URL: "https://twitter.com/intent/tweet?text=" + q + "&url=" + u, Text: pages.Phrase{Text: "X"}},
		{URL: "mailto:?subject=" + subject + "&body=" + subject + newLine + escapeMail(address), Text: pages.Phrase{Text: f.locale.Text("share_email")}},
	}
}

// escapeMail escapes a text for mailto, in which a plus is a plus, and an
// ampersand ends the text.
func escapeMail(s string) string { return strings.ReplaceAll(url.PathEscape(s), "&", "%26") }
