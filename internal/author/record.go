package author

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"balagh/internal/config"
	"balagh/internal/content"
)

// ErrUnfinished is a translation without a title: nothing to write down yet.
var ErrUnfinished = errors.New("the translation has no title yet")

// Record returns the text of a translation that was read against its original:
// the original's digest written down, and the comments that held its paragraphs
// taken away. Every other byte stays.
func Record(site *config.Site, b *Bundle, v *Version) ([]byte, error) {
	if v.Front.Title == "" {
		return nil, ErrUnfinished
	}
	text := withoutGuides(v.Text)
	text = withField(v.Text, text, "translated_from", b.Original.Digest)
	if e, _, _ := content.Read(site, b.Kind, v.Path, v.Lang, text); e == nil || e.Front.TranslatedFrom != b.Original.Digest {
		panic("internal error: a digest was written where it is not read")
	}
	return text, nil
}

// withField writes the value of a field over the one there is, else as a line below
// the title. text differs from what t was read from only behind the front matter.
func withField(t *content.Text, text []byte, field, value string) []byte {
	start, end, _ := t.Value(field, "")
	line := `"` + value + `"`
	if start == end {
		_, below, _ := t.Value("title", "")
		below += bytes.IndexByte(text[below:], '\n')
		eol := "\n"
		if text[below-1] == '\r' {
			below, eol = below-1, "\r\n"
		}
		start, end, line = below, below, eol+field+" = "+line
	}
	return slices.Concat(text[:start], []byte(line), text[end:])
}

// withoutGuides takes out the comments that Translate put into a body, each with
// the blank lines behind it.
func withoutGuides(t *content.Text) []byte {
	text := t.Source.Text
	base := t.Origin(0)
	out := bytes.Clone(text[:base])
	inside, behind := false, false
	for line := range bytes.Lines(text[base:]) {
		bare := strings.TrimSpace(string(line))
		switch {
		case inside:
			inside = !strings.Contains(bare, "-->")
			behind = !inside
			continue
		case bare == guideMark:
			inside = true
			continue
		case behind && bare == "":
			continue
		}
		behind = false
		out = append(out, line...)
	}
	if inside { // a comment that is never closed is not ours
		return text
	}
	return out
}
