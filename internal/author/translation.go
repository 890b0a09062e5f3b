package author

import (
	"bytes"
	"path"
	"strings"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

// blank stands for a text still to be written while the file is made: Format
// leaves out what is empty. No text holds it, for it is no character.
const blank = "\uFDD0"

// Translate returns the edition a translator begins with. It is a draft of its
// own: the release stays as public as it was, without it. Each text of the
// original stands as a comment above an empty one, the body paragraph by
// paragraph in comments no page shows; the digest of all this is written down.
func Translate(site *config.Site, b *Bundle, code, writer string) (Draft, error) {
	o := b.Original
	d := &content.Draft{Comments: map[string]string{}, Body: guides(o.Text.Body)}
	say := func(field string, text diag.Text, args ...string) { d.Comments[field] = text.In(writer, args) }
	leave := func(to *string, field, theirs string) {
		if theirs != "" {
			*to = blank
			d.Comments[field] = originalText.In(writer, nil) + " " + theirs
		}
	}
	f, from := &d.Front, &o.Front
	leave(&f.Title, "title", from.Title)
	leave(&f.Summary, "summary", from.Summary)
	leave(&f.Kicker, "kicker", from.Kicker)
	leave(&f.Slogan, "slogan", from.Slogan)
	leave(&f.Place, "place", from.Place)
	leave(&f.Source.Name, "source.name", from.Source.Name)
	leave(&f.Source.Place, "source.place", from.Source.Place)
	leave(&f.Image.Alt, "image.alt", from.Image.Alt)
	leave(&f.Image.Caption, "image.caption", from.Image.Caption)
	leave(&f.Image.Credit, "image.credit", from.Image.Credit)
	leave(&f.Withdrawn.Reason, "withdrawn.reason", from.Withdrawn.Reason)
	titles := ""
	for _, a := range from.Attachments {
		if a.Title != "" {
			f.Attachments = append(f.Attachments, content.Attachment{File: a.File, Title: blank})
			titles += a.File + ": " + a.Title + "\n"
		}
	}
	if titles != "" {
		d.Comments["attachments"] = titles
	}
	f.Draft, f.TranslatedFrom = true, o.Digest
	head := translationHead.In(writer, []string{path.Base(o.Path)})
	if d.Body != "" {
		head += "\n" + translationBody.In(writer, nil)
	}
	d.Comments[""] = head
	say("draft", waitsText)
	say("translated_from", digestText)
	text, err := content.Format(d, site.Zone)
	if err != nil {
		return Draft{}, err
	}
	text = bytes.ReplaceAll(text, []byte(blank), nil)
	name := code + ".md"
	if strings.HasPrefix(path.Base(o.Path), "index.") { // as editors in the browser pair them
		name = "index." + name
	}
	return Judge(site, b.Kind, b.Dir+"/"+name, code, text), nil
}

// guideMark begins a comment that holds a paragraph of the original.
const guideMark = "<!-- balagh: original"

// guides writes the original's paragraphs as comments with room below each. A
// list, a quotation or a block of code stays one, and comments the original
// has for balagh are left out: they are about its own words.
func guides(body []byte) string {
	var b strings.Builder
	for _, p := range paragraphs(string(body)) {
		// Within a comment nothing may end it.
		p = strings.ReplaceAll(p, "-->", "-- >")
		b.WriteString(guideMark + "\n" + p + "\n-->\n\n\n")
	}
	return b.String()
}

// paragraphs parts a text at its blank lines, but for those within a block.
func paragraphs(body string) []string {
	var out []string
	var block []string
	fence := ""
	flush := func() {
		for len(block) > 0 && strings.TrimSpace(block[len(block)-1]) == "" {
			block = block[:len(block)-1]
		}
		if text := strings.Join(block, "\n"); text != "" && !strings.HasPrefix(strings.TrimSpace(text), "<!--") {
			out = append(out, text)
		}
		block = nil
	}
	gap := false
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, " \t\r\n")
		switch {
		case fence != "":
			if strings.HasPrefix(strings.TrimSpace(line), fence) {
				fence = ""
			}
		case line == "":
			gap = true
			if len(block) > 0 {
				block = append(block, "")
			}
			continue
		default:
			if gap && len(block) > 0 && !(kindOf(block[0]) != "" && continues(kindOf(block[0]), line)) {
				flush()
			}
			for _, sign := range []string{"```", "~~~"} {
				if strings.HasPrefix(strings.TrimSpace(line), sign) {
					fence = sign
				}
			}
		}
		gap = false
		block = append(block, line)
	}
	flush()
	return out
}

// kindOf says of what kind of list or quotation a line is the beginning.
func kindOf(line string) string {
	switch {
	case strings.HasPrefix(line, ">"):
		return ">"
	case len(line) > 1 && strings.ContainsRune("-*+", rune(line[0])) && line[1] == ' ':
		return "-"
	}
	digits := strings.TrimLeft(line, "0123456789")
	if digits != line && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return "1"
	}
	return ""
}

// continues reports whether a line behind a blank one still belongs to a list.
// Two quotations are two paragraphs.
func continues(kind, line string) bool {
	return kind != ">" && (kindOf(line) == kind || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t"))
}
