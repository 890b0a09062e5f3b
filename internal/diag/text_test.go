package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var commaText = Text{AR: "استعمل ‹{1}› بدل ‹{0}›", FR: "écrivez ‹{1}› et non ‹{0}›", EN: "write {1}, not {0}"}

// remarkOn makes a remark on the first occurrence of a word in a text.
func remarkOn(text, word string) (Diagnostic, *Source) {
	src := NewSource("content/releases/2025/x/ar.md", []byte(text))
	at := strings.Index(text, word)
	return Diagnostic{
		Path: src.Path, Rule: "latin-comma", Severity: Warning, Message: commaText, Args: []string{",", "،"},
		Start: src.Pos(at), End: src.Pos(at + len(word)),
	}, src
}

func textOf(t *testing.T, d Diagnostic, src *Source, lang string, style Style) string {
	t.Helper()
	var b strings.Builder
	l := &List{Diagnostics: []Diagnostic{d}, Lang: lang, Source: func(string) *Source { return src }}
	if err := WriteText(&b, l, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextMarksWithinArabic(t *testing.T) {
	d, src := remarkOn("سطر\nبجهة العيون الساقية الحمراء, حيث ترأس الوفد\n", ",")
	d.Edits, d.Safe = []Edit{{Start: d.Start.Offset, End: d.End.Offset, New: "،"}}, true
	want := `warning[latin-comma]  content/releases/2025/x/ar.md:2
   2 │ بجهة العيون الساقية الحمراء⟦,⟧ حيث ترأس الوفد
     U+002C COMMA بين «الحمراء» و«حيث»
     استعمل ‹،› بدل ‹,›
     للإصلاح: balagh check --fix        لماذا: balagh explain latin-comma

`
	if got := textOf(t, d, src, "ar", Style{}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	got := textOf(t, d, src, "en", Style{Colour: true, Isolates: true})
	for _, part := range []string{
		"\u2068content/releases/2025/x/ar.md\u2069:2", "الحمراء\x1b[1;4m,\x1b[0m حيث", "U+002C COMMA between «\u2068الحمراء\u2069» and «\u2068حيث\u2069»",
		"write \u2068،\u2069, not \u2068,\u2069", "\x1b[1;33mwarning\x1b[0m[latin-comma]",
	} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is missing in\n%s", part, got)
		}
	}
	if strings.Contains(got, "⟦") {
		t.Errorf("brackets beside colour:\n%s", got)
	}
}

// What is missing is said at the beginning of a line, where there is nothing to mark;
// within a line an empty place is shown.
func TestTextMarksNothingMissing(t *testing.T) {
	for at, want := range map[int]string{0: "   1 │ title = \"بلاغ\"\n", 8: "   1 │ title = ⟦⟧\"بلاغ\"\n"} {
		src := NewSource("ar.md", []byte("title = \"بلاغ\"\n"))
		d := Diagnostic{Path: "ar.md", Rule: "field-required", Message: FieldRequired, Args: []string{"date"}, Start: src.Pos(at), End: src.Pos(at)}
		for _, style := range []Style{{}, {Colour: true}} {
			if got := textOf(t, d, src, "ar", style); !strings.Contains(got, want) {
				t.Errorf("%+v: got:\n%s\nwant:\n%s", style, got, want)
			}
		}
	}
}

func TestTextCaretUnderFrench(t *testing.T) {
	d, src := remarkOn("L’été e\u0301tait ; fini\n", ";")
	got := textOf(t, d, src, "fr", Style{})
	if !strings.Contains(got, "   1 │ L’été e\u0301tait ; fini\n"+strings.Repeat(" ", 7+12)+"^\n") {
		t.Errorf("no caret under the mark:\n%s", got)
	}
	if !strings.Contains(got, "     pourquoi\u00a0: balagh explain ") {
		t.Errorf("a colon without its space:\n%s", got)
	}
}

func TestTextCutsLongLines(t *testing.T) {
	long := strings.Repeat("كلمة أخرى ", 200000)
	for _, text := range []string{long + "آخر, " + long, "أول, " + long, long + "نهاية, "} {
		d, src := remarkOn(text, ",")
		got := textOf(t, d, src, "ar", Style{})
		line := strings.Split(got, "\n")[1]
		if w := width(line); w > 84 || w < 70 || !strings.Contains(line, "⟦,⟧") || !utf8.ValidString(line) {
			t.Errorf("%d cells: %s", w, line)
		}
		for word := range strings.FieldsSeq(strings.ReplaceAll(line, "⟦,⟧", " ")) {
			if !strings.Contains(" │ … كلمة أخرى آخر أول نهاية 1 ", " "+word+" ") {
				t.Errorf("cut within a word: %q", word)
			}
		}
	}
}

func TestTextShowsNothingRaw(t *testing.T) {
	for _, bad := range []string{"\x1b[2J", "\u202e", "\u2066", "\x00", "\u0085", "\xff", "\u200f"} {
		d, src := remarkOn("نص "+bad+" هنا,\n", ",")
		d.Args = []string{bad, "::error::x"}
		d.Path = "content/" + bad + "/ar.md"
		got := textOf(t, d, src, "en", Style{})
		if strings.Contains(got, bad) {
			t.Errorf("%q is shown raw:\n%q", bad, got)
		}
		for line := range strings.Lines(got) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") {
				t.Errorf("a line commands the build service: %q", line)
			}
		}
	}
}

func TestTextCountsTheRest(t *testing.T) {
	d, src := remarkOn("نص, نص\n", ",")
	var many []Diagnostic
	for range 70 {
		many = append(many, d)
	}
	var b strings.Builder
	if err := WriteText(&b, &List{Diagnostics: many, Lang: "en", Source: func(string) *Source { return src }}, Style{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(b.String(), "warning["); got != textMost {
		t.Errorf("%d remarks shown, want %d", got, textMost)
	}
	if want := "… 50 more of rule latin-comma; every one: balagh check --format line\n"; !strings.HasSuffix(b.String(), want) {
		t.Errorf("the rest is not counted: %q", b.String()[b.Len()-100:])
	}
}

// A place of any long line is the same as one counted from its start.
func TestPosInLongLines(t *testing.T) {
	text := "\uFEFFأول\n" + strings.Repeat("كلمة 🇲🇦 x", 3000) + "\n" + strings.Repeat("a", 9000)
	src := NewSource("x", []byte(text))
	for at := 0; at <= len(text); at += 97 {
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
		start := strings.LastIndex(text[:at], "\n") + 1
		if start == 0 {
			start = min(len("\uFEFF"), at)
		}
		want := Pos{Offset: at, Line: strings.Count(text[:at], "\n") + 1, Column: 1, UTF16: 1}
		for _, r := range text[start:at] {
			want.Column++
			want.UTF16++
			if r > 0xFFFF {
				want.UTF16++
			}
		}
		if got := src.Pos(at); got != want {
			t.Fatalf("Pos(%d) = %+v, want %+v", at, got, want)
		}
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("نص, وكلام\nآخر", 4, 5)
	f.Add("\uFEFFa\xff\u202e\x1b", 0, 9)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		d := Diagnostic{Path: "x", Rule: "r", Start: Pos{Offset: min(max(from, 0), len(text)), Line: 1}, End: Pos{Offset: to}}
		src := NewSource("x", []byte(text))
		var b strings.Builder
		if err := WriteText(&b, &List{Diagnostics: []Diagnostic{d}, Source: func(string) *Source { return src }}, Style{}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if line = strings.TrimSuffix(line, "\n"); Visible("x"+line) != "x"+line {
				t.Errorf("raw: %q", line)
			}
			if strings.Contains(line, "│") && width(line) > 90 {
				t.Errorf("%d cells: %q", width(line), line)
			}
		}
	})
}
