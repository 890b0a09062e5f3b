package markdown

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestHostileSources feeds texts made to be costly: none takes a second on a
// machine at rest. The limit is generous, because what grows with the square
// would take minutes.
func TestHostileSources(t *testing.T) {
	size := 1_400_000
	if raceDetector {
		size = 100_000
	}
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	tests := map[string]string{
		"quotes, 200 deep":      fill(strings.Repeat("> ", 200) + "نص\n"),
		"quotes, one line":      fill(">"),
		"lists, one line":       fill("- "),
		"ordered, one line":     fill("1. "),
		"staircase":             staircase(size),
		"long Arabic line":      fill("بلاغ صحفي "),
		"long French line":      fill("l’été, https://exemple.ma/a_b ; "),
		"marks without meaning": fill("أ ] ! : . ` "),
		"brackets open":         fill("["),
		"brackets pairs":        fill("[]"),
		"brackets nested":       strings.Repeat("[", size/2) + strings.Repeat("]", size/2),
		"links unclosed":        fill("[a](b \""),
		"links":                 fill("[أ](b)\n\n"),
		"images nested":         fill("!["),
		"references":            "[a]: " + strings.Repeat("x", size/2) + "\n\n" + strings.Repeat("[a] ", size/8),
		"references, blocks":    "[a]: " + strings.Repeat("x", size/2) + "\n\n" + strings.Repeat("[a]\n\n", size/10),
		"emphasis":              fill("*a **a "),
		"emphasis closers":      fill("a**b" + strings.Repeat("c* ", 100)),
		"emphasis nested":       strings.Repeat("*a ", size/6) + strings.Repeat("a* ", size/6),
		"emphasis, Arabic":      fill("و**«ب»*ج:***د "),
		"asterisks, Arabic":     fill("و*«") + fill("»*و"),
		"underscores":           fill("_"),
		"tildes":                fill("~a "),
		"backticks":             fill("`a``"),
		"backtick runs":         backticks(size),
		"tags":                  fill("<a b='"),
		"tags in paragraphs":    fill("<a b='<a <b\n\n"),
		"comments":              fill("a <!-- "),
		"entities":              fill("&amp"),
		"numbers":               fill("&#x22;"),
		"ampersands":            fill("&"),
		"mails":                 fill("_a@b.ma"),
		"mail marks":            fill("_@"),
		"addresses":             fill("http://a.ma "),
		"table, wide and high":  strings.Repeat("|", size/4) + "\n" + strings.Repeat("|-", size/8) + "\n" + strings.Repeat("|\n", size/4),
		"table, square":         strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("|\n", 1000),
		"headings":              fill("# أ\n"),
		"controls":              fill("\x01\x02"),
		"broken UTF-8":          fill("\xff\xd8"),
		"directives":            fill("<!-- balagh: x -->\n\n"),
		"carriage returns":      fill("\r"),
		"definitions":           fill("[a]: b\n"),
		"definitions, no title": fill("[a]: b\n\"\n"),
	}
	for name, src := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			b := Parse([]byte(src), Style{})
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
			if len(b.HTML) > budget([]byte(src)) {
				t.Errorf("%d bytes of HTML from %d", len(b.HTML), len(src))
			}
			if got := bytes.Count(b.HTML, []byte{hole}); got != len(b.Holes) {
				t.Errorf("%d marks for %d holes", got, len(b.Holes))
			}
		})
	}
}

func staircase(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.Repeat("  ", i) + "- أ\n")
	}
	return b.String()
}

func backticks(size int) string {
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		b.WriteString(strings.Repeat("`", i) + " ")
	}
	return b.String()
}

// Tags weigh more than other marks, and letters nothing.
func TestTooManyMarks(t *testing.T) {
	for _, test := range []struct {
		of   string
		n    int
		want string
	}{{"<", 4000, ""}, {"<", 8000, "marks"}, {"*", 16000, ""}, {"*", 17000, "marks"}, {"[\n\n", 17000, ""}, {"ب", 1 << 20, ""}} {
		if got := beyond([]byte(strings.Repeat(test.of, test.n))); got != test.want {
			t.Errorf("%d × %q: %q, want %q", test.n, test.of, got, test.want)
		}
	}
}
