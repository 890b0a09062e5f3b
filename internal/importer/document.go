package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"balagh/internal/content"
)

// document is a text taken apart: what stands in its fields, what in its body.
type document struct {
	title    string
	composed bool // the source has no headline: the title is the beginning of the text
	kicker   string
	slogan   string
	dateline string // the line that says when it was published
	source   content.Source

	paragraphs []string        // of the body, as plain text
	body       string          // Markdown
	made       strings.Builder // the body while it is put together
	listed     bool            // its last line is that of a list
	moved      []string        // lines of the source that went from the text into a field

	image       picture
	attachments []content.Attachment
	copies      []copied // files to be put beside the text
	missing     []string // addresses of files that are not at hand
	lang        string   // as a page says of itself
}

// escapeMarkdown writes a paragraph of plain text so that Markdown shows it
// letter by letter.
func escapeMarkdown(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i, r := range rs {
		if escapes(rs, i, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return escapeStart(b.String())
}

func escapes(rs []rune, i int, r rune) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '<', '>', '~':
		return true
	case '_':
		return !within(rs, i)
	case '&':
		return i+1 < len(rs) && (rs[i+1] == '#' || unicode.IsLetter(rs[i+1]))
	}
	return false
}

// within reports letters or digits on both sides: an underscore there is one.
func within(rs []rune, i int) bool {
	return i > 0 && i+1 < len(rs) && isWord(rs[i-1]) && isWord(rs[i+1])
}

func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N) }

// escapeStart keeps the beginning of a paragraph from being a heading or list.
func escapeStart(s string) string {
	trimmed := strings.TrimLeft(s, " ")
	if trimmed == "" {
		return s
	}
	switch c := trimmed[0]; {
	case c == '#', (c == '-' || c == '+' || c == '=') && (len(trimmed) == 1 || trimmed[1] == ' ' || trimmed[1] == c):
		return `\` + trimmed
	case c >= '0' && c <= '9':
		n := len(trimmed) - len(strings.TrimLeft(trimmed, "0123456789"))
		if n < 10 && n < len(trimmed) && (trimmed[n] == '.' || trimmed[n] == ')') && (n+1 == len(trimmed) || trimmed[n+1] == ' ') {
			return trimmed[:n] + `\` + trimmed[n:]
		}
	}
	return trimmed
}

// sentences cuts a paragraph behind its full stops.
func sentences(p string) []string {
	var out []string
	start := 0
	for i, r := range p {
		if !strings.ContainsRune(".!?؟…", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		if end == len(p) || p[end] == ' ' {
			if s := strings.TrimSpace(p[start:end]); s != "" {
				out = append(out, s)
			}
			start = end
		}
	}
	if s := strings.TrimSpace(p[start:]); s != "" {
		out = append(out, s)
	}
	return out
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " »”\"')")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "؟") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// cutWords shortens a text to at most some letters, between words.
func cutWords(s string, letters int) string {
	if utf8.RuneCountInString(s) <= letters {
		return s
	}
	rs := []rune(s)[:letters]
	cut := string(rs)
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ،,؛;:-–")
}

// cutClause shortens a sentence to at most some letters, behind a clause where
// it has a long enough one.
func cutClause(s string, letters int) string {
	cut := cutWords(s, letters)
	if cut == s {
		return s
	}
	if i := strings.LastIndexAny(cut, "،,؛;:"); i > len(cut)/3 {
		cut = cut[:i]
	}
	cut = strings.TrimRight(cut, " ،,؛;:")
	for _, open := range announcing {
		if rest, ok := strings.CutSuffix(cut, open); ok {
			return strings.TrimRight(rest, " ،,؛;:")
		}
	}
	return cut
}

// announcing are words that leave a reader waiting where the quotation behind them
// was cut off.
var announcing = []string{" تحت شعار", " بشعار", " شعاره", " sous le thème", " avec pour slogan", " sous le slogan"}

// openings begin a clause that says why, not what.
var openings = []string{"في إطار", "في اطار", "في سياق", "بمناسبة", "على هامش", "تحت شعار", "تنفيذا", "dans le cadre", "à l’occasion", "à l'occasion", "en marge", "sous le thème"}

// composeTitle makes a working title of the first sentence of a text that has
// none.
func composeTitle(paragraphs []string) string {
	for _, p := range paragraphs {
		for _, s := range sentences(p) {
			clauses := strings.FieldsFunc(s, func(r rune) bool { return r == '،' || r == ',' || r == '؛' || r == ';' })
			if len(clauses) > 1 && startsWithAny(strings.ToLower(strings.TrimSpace(clauses[0])), openings) {
				clauses = clauses[1:]
			}
			if len(clauses) == 0 {
				continue
			}
			if t := cutWords(strings.TrimSpace(clauses[0]), 90); countWords(t) > 1 {
				return strings.Trim(t, " .:«»\"“”")
			}
		}
	}
	return ""
}

func startsWithAny(s string, starts []string) bool {
	for _, start := range starts {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}
