package check

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"balagh/internal/diag"
)

var ruleJoinedParagraphs = register(diag.Rule{
	Name: "joined-paragraphs", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{AR: "فقرات بلا سطر فارغ بينها", FR: "Paragraphes sans ligne vide entre eux", EN: "Paragraphs without an empty line between them"},
	About: diag.Text{
		AR: "في Markdown لا تنتهي الفقرة بنهاية السطر بل بسطر فارغ. والنص المنسوخ من صفحة ويب ينتهي كل سطر منه فقرة، فيظهر كله كتلة واحدة. أضف سطرا فارغا بين كل فقرتين. أما الأسطر القصيرة، كالشعر والعناوين البريدية، فلا ينبه إليها.",
		FR: "En Markdown, un paragraphe finit par une ligne vide, non à la fin de la ligne. Dans un texte copié d’une page, chaque ligne est un paragraphe, et tout se montre d’un seul bloc. Ajoutez une ligne vide entre eux. Les lignes courtes, vers ou adresses, ne sont pas signalées.",
		EN: "In Markdown a paragraph ends with an empty line, not at the end of a line. In text copied from a page each line is a paragraph, and all of it shows as one block. Add an empty line between them. Short lines, as of verse or addresses, are not reported.",
	},
	Bad:  "عقدت التعاضدية العامة لقاء تواصليا […] بالمغرب.\nوفي كلمته خلال اللقاء، أكد […] على عاتقه.",
	Good: "عقدت التعاضدية العامة لقاء تواصليا […] بالمغرب.\n\nوفي كلمته خلال اللقاء، أكد […] على عاتقه.",
})

var joinedText = diag.Text{AR: "ستظهر هذه الفقرات كأنها فقرة واحدة، وعددها {0}: افصل بينها بسطر فارغ", FR: "{0} paragraphes n’en feront qu’un : séparez-les par une ligne vide", EN: "{0} paragraphs will be shown as one: part them with an empty line"}

const (
	shortLine = 80  // characters: a line that may be one of verse, of an address, of a list
	longLine  = 200 // on average, lines that hold one sentence each are paragraphs
)

// joinedParagraphs reports a paragraph whose every line is long and ends a
// sentence. Where each line is one sentence the author may part them so on
// purpose: then they must be very long.
func joinedParagraphs(in *edition, p *passage) {
	if p.kind != "paragraph" || p.quoted || len(p.text) < 2*shortLine || bytes.IndexByte(p.text, '\n') < 0 {
		return
	}
	body := p.file.Body
	start := bytes.LastIndexByte(body[:p.start], '\n') + 1
	end := p.start + len(p.text)
	if i := bytes.IndexByte(body[end:], '\n'); i >= 0 {
		end += i
	} else {
		end = len(body)
	}
	lines := bytes.Split(body[start:end], []byte{'\n'})
	letters, sentences := 0, false
	for _, line := range lines {
		n := utf8.RuneCount(line)
		if n < shortLine || !aParagraph(line) {
			return
		}
		letters += n
		sentences = sentences || severalSentences(line)
	}
	if len(lines) < 2 || !sentences && letters/len(lines) < longLine {
		return
	}
	f := finding{rule: ruleJoinedParagraphs, message: joinedText, args: []string{strconv.Itoa(len(lines))}, start: max(start-p.start, 0), end: end - p.start}
	at := start - p.start
	for _, line := range lines[:len(lines)-1] {
		at += len(line) + 1
		f.changes = append(f.changes, change{at - 1, at, "\n\n"})
	}
	in.add(p, f)
}

// aParagraph reports whether a line could stand alone: it begins with text, ends
// a sentence, asks for no line break and closes what it opens.
func aParagraph(line []byte) bool {
	if bytes.HasSuffix(line, []byte("  ")) || bytes.HasSuffix(line, []byte{'\\'}) || bytes.IndexByte([]byte(" \t>-+|#0123456789"), line[0]) >= 0 {
		return false
	}
	for _, sign := range []byte("*_`") {
		if bytes.Count(line, []byte{sign})%2 != 0 {
			return false
		}
	}
	if bytes.Count(line, []byte{'['}) != bytes.Count(line, []byte{']'}) || bytes.Contains(line, []byte("<!--")) {
		return false
	}
	return endsSentence(line)
}

// endsSentence passes over what may close behind a final mark.
func endsSentence(line []byte) bool {
	line = bytes.TrimRight(line, " \t*_»”\")\u00a0\u202f")
	for _, final := range []string{".", "؟", "!", "?", "…"} {
		if bytes.HasSuffix(line, []byte(final)) {
			return true
		}
	}
	return false
}

func severalSentences(line []byte) bool {
	for _, final := range []string{". ", "؟ ", "! ", "? "} {
		if i := bytes.Index(line, []byte(final)); i > 0 && i+len(final) < len(line) {
			return true
		}
	}
	return false
}
