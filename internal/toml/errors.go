package toml

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	burnt "github.com/BurntSushi/toml"

	"balagh/internal/diag"
)

// explain turns the library's refusal into the mistakes of the text. The scan
// sees more and says it better; the library's own words remain where it stopped
// before anything the scan has found.
func (d *Doc) explain(err error) []trouble {
	d.scan()
	found := append(controls(d.src.Text[:d.end], d.base), d.troubles...)
	slices.SortStableFunc(found, func(a, b trouble) int { return a.start - b.start })
	found = found[:min(len(found), maxTroubles)]
	refusal := d.refusal(err)
	if len(found) > 0 && d.src.Pos(found[0].start).Line <= d.src.Pos(refusal.start).Line {
		return found
	}
	return slices.Insert(found, 0, refusal)
}

// refusal is the library's first mistake in our words where we have some.
func (d *Doc) refusal(err error) trouble {
	var pe burnt.ParseError
	if !errors.As(err, &pe) {
		return trouble{what: &general, start: d.base, end: d.base, args: []string{firstLine(err.Error())}}
	}
	start, end := d.clamp(pe.Position.Start, pe.Position.Len)
	switch words := pe.Message; {
	case strings.HasPrefix(words, "Key '") && strings.Contains(words, "already"):
		return trouble{&defined, start, end, []string{pe.LastKey}}
	case strings.HasPrefix(words, "invalid datetime"):
		return trouble{&badDate, start, end, []string{string(d.src.Text[start:end])}}
	case strings.Contains(words, "out of range"):
		return trouble{&tooLarge, start, end, []string{string(d.src.Text[start:end])}}
	default:
		return trouble{&general, start, end, []string{firstLine(words)}}
	}
}

// clamp turns a place of the library into whole characters of the source: it
// counts bytes, and at the end of a text points past it.
func (d *Doc) clamp(offset, length int) (start, end int) {
	text := d.src.Text
	start = min(max(d.base+offset, d.base), d.end)
	for start > d.base && start < d.end && !utf8.RuneStart(text[start]) {
		start--
	}
	end = min(start+max(length, 1), d.end)
	for end < d.end && !utf8.RuneStart(text[end]) {
		end++
	}
	return start, end
}

// controls finds the characters that no TOML may contain.
func controls(text []byte, base int) []trouble {
	var found []trouble
	for i := base; i < len(text) && len(found) < maxTroubles; i++ {
		c := text[i]
		lone := c == '\r' && (i+1 == len(text) || text[i+1] != '\n')
		if lone || c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7F {
			found = append(found, trouble{&control, i, i + 1, []string{codePoint(rune(c))}})
		}
	}
	return found
}

func (d *Doc) diagnostics(found []trouble) []diag.Diagnostic {
	ds := make([]diag.Diagnostic, len(found))
	for i, t := range found {
		ds[i] = diag.Diagnostic{
			Path: d.src.Path, Rule: "toml-syntax", Severity: diag.Error,
			Message: t.what.message, Hint: t.what.hint, Args: t.args,
			Start: d.src.Pos(t.start), End: d.src.Pos(t.end),
		}
		ds[i].Edits = t.proposal(d.src.Text)
	}
	return ds
}

// proposal is what would mend a mistake, where the hint says it whole and the
// place holds exactly what the message quotes.
func (t trouble) proposal(text []byte) []diag.Edit {
	switch found := string(text[t.start:t.end]); {
	case t.what == &arabicComma:
		return []diag.Edit{{Start: t.start, End: t.end, New: ","}}
	case t.what == &typographic:
		value := strings.Trim(t.args[1], `"`)
		after, ok := bytes.CutPrefix(text[t.end:], []byte(value))
		if closing, n := utf8.DecodeRune(after); ok && strings.ContainsRune("“”„‟‘’«»", closing) {
			return []diag.Edit{{Start: t.start, End: t.end + len(value) + n, New: t.args[1]}}
		}
	case (t.what.hint == write || t.what.hint == foreignKnown.hint || t.what.hint == keySpaces.hint) && found == t.args[0]:
		return []diag.Edit{{Start: t.start, End: t.end, New: t.args[1]}}
	}
	return nil
}

func only(found []trouble, what *wording) []trouble {
	return slices.DeleteFunc(slices.Clone(found), func(t trouble) bool { return t.what != what })
}

// excerpt returns the beginning of a text, short enough for a message.
func excerpt(text []byte) string {
	const most = 40
	n := 0
	for i := range string(text) {
		if n++; n > most {
			return string(text[:i]) + "…"
		}
	}
	return string(text)
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
