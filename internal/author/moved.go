package author

import (
	"bytes"
	"slices"
	"strings"

	"balagh/internal/content"
	"balagh/internal/lang"
)

// Moved names what of an original's words differs between two versions of it, by
// field; "body" is the text. What a digest does not cover is not named.
func Moved(was, is *Version) []string {
	var out []string
	differ := func(name, a, b string) {
		if squeezed(a) != squeezed(b) {
			out = append(out, name)
		}
	}
	a, b := &was.Front, &is.Front
	differ("title", a.Title, b.Title)
	differ("summary", a.Summary, b.Summary)
	differ("kicker", a.Kicker, b.Kicker)
	differ("slogan", a.Slogan, b.Slogan)
	differ("place", a.Place, b.Place)
	differ("source", a.Source.Name+"\x00"+a.Source.Place, b.Source.Name+"\x00"+b.Source.Place)
	differ("image", strings.Join([]string{a.Image.Alt, a.Image.Caption, a.Image.Credit}, "\x00"), strings.Join([]string{b.Image.Alt, b.Image.Caption, b.Image.Credit}, "\x00"))
	if !slices.Equal(titled(a.Attachments), titled(b.Attachments)) {
		out = append(out, "attachments")
	}
	differ("withdrawn", a.Withdrawn.Reason, b.Withdrawn.Reason)
	if !bytes.Equal(was.Text.Body, is.Text.Body) {
		differ("body", string(was.Text.Body), string(is.Text.Body))
	}
	return out
}

func squeezed(s string) string { return strings.Join(strings.Fields(string(lang.NFC([]byte(s)))), " ") }

func titled(list []content.Attachment) []string {
	var out []string
	for _, a := range list {
		if a.Title != "" {
			out = append(out, a.File+"\x00"+squeezed(a.Title))
		}
	}
	return out
}
