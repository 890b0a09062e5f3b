package diag

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	text := Text{AR: "وسم ‹{0}› في {1}", FR: "étiquette ‹{0}› dans {1}", EN: "tag {0} in {1}"}
	for _, c := range []struct {
		lang string
		args []string
		want string
	}{
		{"ar", []string{"صحة", "ملف"}, "وسم ‹صحة› في ملف"},
		{"fr", []string{"santé", "x"}, "étiquette ‹santé› dans x"},
		{"en", []string{"a", "b"}, "tag a in b"},
		{"de", []string{"a", "b"}, "tag a in b"},
		{"en", []string{"{1}", "{0}"}, "tag {1} in {0}"}, // what is quoted is never filled again
		{"en", nil, "tag {0} in {1}"},
		{"en", []string{"a\n::error::b", "\u202Ex\x1b[0m\xff"}, "tag aU+000A::error::b in U+202ExU+001B[0m\\xFF"},
	} {
		if got := text.In(c.lang, c.args); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.lang, c.args, got, c.want)
		}
	}
	if !(Text{}).IsZero() || text.IsZero() {
		t.Error("a zero text has no sentence")
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"قاعة «الكبرى» é 😀", "قاعة «الكبرى» é 😀"},
		{"", ""},
		{"a\tb", "aU+0009b"},
		{"\ufeffa", "U+FEFFa"},
		{"\u200fب", "U+200Fب"},
		{"\u2066x\u2069", "U+2066xU+2069"},
		{"a\u2028b", "aU+2028b"},
		{"\xd9", `\xD9`},
		{"\uFFFD", "\uFFFD"},
	} {
		if got := Visible(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestPos(t *testing.T) {
	text := "\ufeffسطر 😀 أول\r\nثان\n\nآخر"
	s := NewSource("ar.md", []byte(text))
	for _, c := range []struct {
		at                  string // what begins there
		line, column, utf16 int
	}{
		{"سطر", 1, 1, 1},
		{"😀", 1, 5, 5},
		{"أول", 1, 7, 8},
		{"\r", 1, 10, 11},
		{"ثان", 2, 1, 1},
		{"\n\n", 2, 4, 4},
		{"آخر", 4, 1, 1},
	} {
		p := s.Pos(strings.Index(text, c.at))
		if p.Line != c.line || p.Column != c.column || p.UTF16 != c.utf16 || p.Offset != strings.Index(text, c.at) {
			t.Errorf("%q: %+v, want %d:%d (%d)", c.at, p, c.line, c.column, c.utf16)
		}
	}
	if p := s.Pos(len(text) + 99); p.Line != 4 || p.Column != 4 || p.Offset != len(text) {
		t.Errorf("behind the end: %+v", p)
	}
	if p := s.Pos(-1); p.Line != 1 || p.Column != 1 || p.Offset != 0 {
		t.Errorf("before the start: %+v", p)
	}
	if p := NewSource("x", nil).Pos(0); p.Line != 1 || p.Column != 1 {
		t.Errorf("an empty file: %+v", p)
	}
	for n, want := range []string{"", "\ufeffسطر 😀 أول", "ثان", "", "آخر", ""} {
		if got := strings.TrimSuffix(s.Line(n), "\r"); got != want {
			t.Errorf("line %d: %q, want %q", n, got, want)
		}
	}
}

func at(path string, line, column int, rule string, args ...string) Diagnostic {
	return Diagnostic{Path: path, Rule: rule, Severity: Warning, Message: Text{EN: "m"}, Args: args, Start: Pos{Line: line, Column: column}}
}

func TestSort(t *testing.T) {
	ds := []Diagnostic{
		at("b", 1, 1, "x"), at("a", 2, 1, "x"), at("a", 10, 1, "x"), at("a", 2, 1, "x"), at("a", 2, 1, "w"), at("a", 2, 11, "a"), at("a", 2, 2, "z"),
		at("a", 2, 1, "x", "1"), at("a", 0, 0, "z"),
	}
	var got []string
	for _, d := range Sort(ds) {
		got = append(got, d.Path+":"+string(rune('0'+d.Start.Line%10))+":"+string(rune('0'+d.Start.Column%10))+d.Rule+strings.Join(d.Args, ""))
	}
	want := []string{"a:0:0z", "a:2:1w", "a:2:1x", "a:2:1x1", "a:2:2z", "a:2:1a", "a:0:1x", "b:1:1x"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if Count(ds, Warning) == 0 || Count(ds, Error) != 0 {
		t.Error("counts")
	}
}

func TestWriteLines(t *testing.T) {
	var b strings.Builder
	err := WriteLines(&b, []Diagnostic{
		{Path: "content/ar.md", Rule: "unknown-tag", Severity: Error, Message: Text{AR: "موضوع غير معروف ‹{0}›"}, Hint: Text{AR: "هل تقصد ‹{1}›؟"}, Args: []string{"سياحة", "سياقة"}, Start: Pos{Line: 4, Column: 18}},
		{Path: "content/a\nb.md", Rule: "x", Severity: Note, Message: Text{AR: "م"}},
	}, "ar")
	want := "content/ar.md:4:18: error: موضوع غير معروف ‹سياحة› [unknown-tag]\n\thint: هل تقصد ‹سياقة›؟\ncontent/aU+000Ab.md:1:1: note: م [x]\n"
	if err != nil || b.String() != want {
		t.Errorf("%q %v, want %q", b.String(), err, want)
	}
}

func TestRecords(t *testing.T) {
	if got, _ := json.Marshal(Records(nil, "en")); string(got) != "[]" {
		t.Errorf("no remarks: %s", got)
	}
	s := NewSource("ar.md", []byte("😀 قاعة"))
	r := Records([]Diagnostic{
		{Path: "ar.md", Rule: "r", Severity: Error, Message: Text{EN: "m {0}"}, Args: []string{"x"}, Start: s.Pos(5), End: s.Pos(13)},
		{Path: "ar.md", Rule: "r", Severity: Note, Message: Text{EN: "m"}},
	}, "en")
	if r[0].Column != 3 || r[0].UTF16Column != 4 || r[0].Offset != 5 || r[0].EndColumn != 7 || r[0].Message != "m x" || r[0].Severity != "error" {
		t.Errorf("%+v", r[0])
	}
	if r[1].Line != 1 || r[1].Column != 1 || r[1].EndLine != 1 || r[1].Args == nil {
		t.Errorf("a remark on a whole file: %+v", r[1])
	}
}

// Any offset of any text has a place, and places grow with offsets.
func FuzzPos(f *testing.F) {
	f.Add("سطر\r\nثان\n😀\xff", 5)
	f.Add("“لقاء”", 2) // within a character
	f.Fuzz(func(t *testing.T, text string, offset int) {
		s := NewSource("x", []byte(text))
		p, next := s.Pos(offset), s.Pos(offset+1)
		if p.Line < 1 || p.Column < 1 || p.UTF16 < p.Column || p.Offset < 0 || p.Offset > len(text) {
			t.Fatalf("%+v", p)
		}
		if offset < len(text) && (next.Line < p.Line || next.Line == p.Line && next.Column < p.Column) {
			t.Fatalf("%+v, then %+v", p, next)
		}
		if p.Line != 1+strings.Count(text[:p.Offset], "\n") {
			t.Fatalf("%+v", p)
		}
	})
}
