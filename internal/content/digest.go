package content

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"unicode"
	"unicode/utf8"

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
	words := make([]byte, 0, len(body)+1024)
	add := func(name, text string) {
		if text != "" {
			words = append(append(words, name...), '=')
			words = append(plainSpace(words, lang.NFC(text)), '\n')
		}
	}
	add("title", f.Title)
	add("summary", f.Summary)
	add("kicker", f.Kicker)
	add("slogan", f.Slogan)
	add("place", f.Place)
	add("source.name", f.Source.Name)
	add("source.place", f.Source.Place)
	add("image.alt", f.Image.Alt)
	add("image.caption", f.Image.Caption)
	add("image.credit", f.Image.Credit)
	for _, a := range f.Attachments {
		add("attachments."+a.File, a.Title)
	}
	add("withdrawn.reason", f.Withdrawn.Reason)
	add("body", string(body))
	return fmt.Sprintf("1:%x", sha256.Sum256(words))[:len("1:")+12]
}

// plainSpace appends a text with each run of white space as one space, none at
// its ends. Bytes that begin no white space are passed over in runs.
func plainSpace(dst []byte, s string) []byte {
	gap, start, from := false, len(dst), 0
	flush := func(to int) {
		if from < to {
			if gap && len(dst) > start {
				dst = append(dst, ' ')
			}
			dst, gap = append(dst, s[from:to]...), false
		}
	}
	for i := 0; i < len(s); {
		if !spaceStarts[s[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			flush(i)
			gap, from = true, i+n
		}
		i += n
	}
	flush(len(s))
	return dst
}

// spaceStarts are the first bytes of white space.
var spaceStarts = func() (t [256]bool) {
	for _, c := range []byte("\t\n\v\f\r \xC2\xE1\xE2\xE3") {
		t[c] = true
	}
	return
}()
