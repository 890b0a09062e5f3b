package content

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"sync"

	"balagh/internal/lang"
)

// digestForm is what translated_from holds: the number of the rule below, and
// what it makes of the original.
var digestForm = regexp.MustCompile(`^1:[0-9a-f]{12}$`)

// Digest names the words of an edition: "1:" and 12 hex digits of SHA-256 over
// its language fields and its body, composed (NFC), every run of white space one
// space. So a tag, a date, other line ends or a new way of breaking lines make
// no translation stale, and a changed word does. Corrections and aliases belong
// to their own edition and stay out.
func Digest(e *Edition, body []byte) string {
	f := &e.Front
	d := digests.Get().(*digest)
	defer digests.Put(d)
	d.words = d.words[:0]
	d.add("title", f.Title)
	d.add("summary", f.Summary)
	d.add("kicker", f.Kicker)
	d.add("slogan", f.Slogan)
	d.add("place", f.Place)
	d.add("source.name", f.Source.Name)
	d.add("source.place", f.Source.Place)
	d.add("image.alt", f.Image.Alt)
	d.add("image.caption", f.Image.Caption)
	d.add("image.credit", f.Image.Credit)
	for _, a := range f.Attachments {
		d.add("attachments."+a.File, a.Title)
	}
	d.add("withdrawn.reason", f.Withdrawn.Reason)
	d.text("body", body)
	sum := sha256.Sum256(d.words)
	return "1:" + hex.EncodeToString(sum[:6])
}

// digest holds the words of one edition at a time.
type digest struct{ words, field []byte }

var digests = sync.Pool{New: func() any { return new(digest) }}

func (d *digest) add(name, text string) {
	d.field = append(d.field[:0], text...)
	d.text(name, d.field)
}

func (d *digest) text(name string, text []byte) {
	if len(text) > 0 {
		d.words = append(append(d.words, name...), '=')
		d.words = append(lang.AppendPlain(d.words, text), '\n')
	}
}
