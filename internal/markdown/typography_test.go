package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// signed are the signs that the pairs of testdata/typography use.
var signed = strings.NewReplacer("⎵", thin, "␣", wide, "⏎", "\n")

var stylesOfFiles = map[string]Style{
	"fr":       french,
	"fr_text":  french,
	"fr_bidi":  french,
	"fr_eu":    {Language: "fr", French: "eu", ArabicTag: "ar"},
	"fr_off":   {Language: "fr", French: "off", ArabicTag: "ar"},
	"ar":       arabic,
	"ar_text":  arabic,
	"ar_bidi":  arabic,
	"ar_curly": {Language: "ar", Quotes: "curly"},
}

var (
	french = Style{Language: "fr", ArabicTag: "ar"}
	arabic = Style{Language: "ar", FrenchTag: "fr"}
)

func TestTypography(t *testing.T) {
	files, err := filepath.Glob("testdata/typography/*.txt")
	if err != nil || len(files) != len(stylesOfFiles) {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		style, ok := stylesOfFiles[name]
		if !ok {
			t.Fatalf("%s: of which style?", file)
		}
		set := func(s string) string { return inner(Parse([]byte(s), style).HTML) }
		if strings.HasSuffix(name, "_text") {
			set = style.Text
		}
		for _, p := range pairs(t, file) {
			if got := set(p[0]); got != p[1] {
				t.Errorf("%s: %s\n got %s\nwant %s", name, p[0], show(got), show(p[1]))
			} else if again := style.Text(got); !strings.Contains(got, "<") && again != got {
				t.Errorf("%s: set again: %s\n got %s", name, show(got), show(again))
			}
		}
	}
}

// pairs reads a file of pairs.
func pairs(t *testing.T, file string) (out [][2]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "# ") {
			lines = append(lines, signed.Replace(line))
		}
	}
	for i := 0; i+1 < len(lines); i += 2 {
		if lines[i+1] == "=" {
			lines[i+1] = lines[i]
		}
		out = append(out, [2]string{lines[i], lines[i+1]})
	}
	if len(lines)%2 != 0 || len(out) == 0 {
		t.Fatalf("%s: %d lines", file, len(lines))
	}
	return out
}

// inner is the HTML of a body without the elements of its one block.
func inner(html []byte) string {
	s := shown(html)
	for _, tag := range []string{"blockquote", "ul", "li", "p"} {
		s = strings.TrimSuffix(strings.TrimPrefix(s, "<"+tag+">"), "</"+tag+">")
	}
	return s
}

func show(s string) string {
	return strings.NewReplacer(thin, "⎵", wide, "␣", "\n", "⏎").Replace(s)
}

// TestNeutralStyle sets texts of a language that has no rules.
func TestNeutralStyle(t *testing.T) {
	src := "L'été : \"oui\" ! نعم ، لا... +212 5 37 35 000 1er"
	for _, s := range []Style{{}, {Language: "zgh", ArabicTag: "ar", FrenchTag: "fr"}} {
		if got := s.Text(src); got != src {
			t.Errorf("%+v: %q", s, got)
		}
		if got := string(Parse([]byte(src), s).HTML); got != "<p>"+src+"</p>" {
			t.Errorf("%+v: %q", s, got)
		}
	}
}

func TestTextAllocatesNothing(t *testing.T) {
	for _, s := range []Style{french, arabic} {
		for _, text := range []string{
			"التعاضدية العامة تحاور المندوبين المنتخبين لجهة الرباط - سلا - القنيطرة، يوم 9 أكتوبر 2024؛ «نعم»",
			"La Mutuelle générale dialogue avec les délégués élus\u00a0: l’été du 9 octobre 2024\u202f!",
		} {
			if n := testing.AllocsPerRun(100, func() { s.Text(text) }); n > 0 && !raceDetector {
				t.Errorf("%s: %v allocations for %s", s.Language, n, text)
			}
		}
	}
}

// TestFactsStayAsWritten wants rules, anchors and translations to see the
// author's own words; only the lead is set, because pages show it.
func TestFactsStayAsWritten(t *testing.T) {
	b := Parse([]byte("L'été : \"oui\" !\n\n## L'été ?\n\n[l'été](a) ![l'été](b.jpg \"l'an\")"), french)
	if want := "L’été\u00a0: «\u202foui\u202f»\u202f!"; b.Lead() != want {
		t.Errorf("Lead = %q, want %q", b.Lead(), want)
	}
	if h := b.Headings[0]; h.Text != "L'été ?" || h.ID != "lété" {
		t.Errorf("Heading = %+v", h)
	}
	if b.Links[0].Text != "l'été" || b.Images[0].Alt != "l'été" || b.Images[0].Title != "l'an" {
		t.Errorf("%+v %+v", b.Links, b.Images)
	}
}

// TestTypographyIsLinear sets large lines that invite looking far again and again.
func TestTypographyIsLinear(t *testing.T) {
	for _, piece := range []string{"www.a.bc -5 ", "«ا» ", "«ا(", "ا . ", "a . ", "\u2069ا", "\u2066", "\"ا\" ", "1 234 ", "05 37 ", "MA64 ", "ا،", "M. ", "**-5** "} {
		src := []byte(strings.Repeat(piece, 200_000/len(piece)))
		for _, style := range []Style{french, arabic} {
			start := time.Now()
			Parse(src, style)
			style.Text(string(src))
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("%s: %q took %v", style.Language, piece, d)
			} else if d > 2*time.Second {
				t.Logf("%s: %q took %v", style.Language, piece, d)
			}
		}
	}
}

func TestLeadWithCode(t *testing.T) {
	if got := Parse([]byte("L'option *`a ; b`*"), french).Lead(); got != "L'option a ; b" {
		t.Errorf("Lead = %q", got)
	}
}

// A paragraph in which nothing is seen is no lead.
func TestLeadBehindNothing(t *testing.T) {
	if got := Parse([]byte("&#32;<!-- balagh: x -->\n\nL'*été*\net `x`\n"), french).Lead(); got != "L'été et x" {
		t.Errorf("Lead = %q", got)
	}
}

// FuzzTypography wants a text that is set to stay so, and nothing to be lost
// but spaces and what keyboards write for other marks.
func FuzzTypography(f *testing.F) {
	files, _ := filepath.Glob("testdata/typography/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f.Add(signed.Replace(strings.TrimSpace(line)))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, style := range stylesOfFiles {
			once := style.Text(text)
			if twice := style.Text(once); twice != once {
				t.Errorf("%s: %q\n once %q\ntwice %q", name, text, once, twice)
			}
			if letters(once) != letters(text) {
				t.Errorf("%s: %q became %q", name, text, once)
			}
			b := Parse([]byte(text), style)
			if rest := markup.ReplaceAll(b.HTML, nil); strings.ContainsAny(string(rest), "<>") {
				t.Errorf("%s: %q: not ours: %q", name, text, rest)
			}
			if got, want := said(b), said(Parse([]byte(text), Style{})); got != want {
				t.Errorf("%s: %q\n got %q\nwant %q", name, text, got, want)
			}
		}
	})
}

// said is what a body says, without markup and what typography may change.
func said(b *Body) string { return letters(string(markup.ReplaceAll(b.HTML, nil))) }

// letters leaves out of a text what typography may change.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case '"', '\'', '’', '«', '»', '“', '”', '.', '…', 0:
			return -1
		}
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}
