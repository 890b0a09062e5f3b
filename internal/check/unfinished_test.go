package check

import (
	"bytes"
	"strconv"
	"testing"

	"balagh/internal/content"
	"balagh/internal/markdown"
)

// What stands in a comment to translate from is no wish and no text of the page.
// It is spoken of once, and only where the edition is no draft.
func TestTranslationUnfinished(t *testing.T) {
	const guides = "<!-- balagh: original\n## لقاء\n\nنص, قديم\n-->\n\n## Rencontre\n\n<!-- balagh: original\nنص\n-->\n"
	for _, c := range []struct{ text, want string }{
		{"+++\ntitle = \"Rencontre\"\n+++\n" + guides, "4:1 translation-unfinished"},
		{"+++\ntitle = \"Rencontre\"\ndraft = true\n+++\n" + guides, ""},
		{"+++\ntitle = \"Rencontre\"\n+++\n<!-- balagh: off latin-comma -->\nRencontre\n", ""},
	} {
		site := newsroom(t)
		e, text, _ := content.Read(site, content.Release, "content/releases/2026/x/fr.md", "fr", []byte(c.text))
		b := markdown.Parse(text.Body, markdown.Style{})
		got := ""
		said, _ := Edition(nil, site, e, text, b)
		for _, d := range said {
			got += strconv.Itoa(d.Start.Line) + ":" + strconv.Itoa(d.Start.Column) + " " + d.Rule
		}
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		wishes := Wishes(e, text, b)
		if n := len(wishes); n > 1 || n == 1 && wishes[0].Rule != "latin-comma" {
			t.Errorf("%+v", wishes)
		}
		if bytes.Contains(b.HTML, []byte("نص")) {
			t.Errorf("the page shows %s", b.HTML)
		}
	}
}
