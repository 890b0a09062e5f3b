package toml

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// plainTexts are read without the library; what stands in otherTexts is left to it.
var (
	plainTexts = []string{
		"", "\n\n", "title = \"\"", "1 = 2\n-_ = 3\n", "x = \"a # b = c\"", "Part = 999999999",
		`title = "توقيع اتفاقية للعلاج بالأسعار المرجعية بمراكش دعما للعالم القروي"
date = 2025-12-29T12:29:00+01:00
summary = "ووفق المعطيات المتوفرة، أعلنت التعاضدية خطة عمل تشمل المراكز القروية البعيدة بتنسيق مع المصالح الصحية بالإقليم."
place = "مراكش"
regions = ["marrakech-safi"]
tags = ["gouvernance", "caravane-medicale", "nutrition"]
series = "transformation-numerique"
part = 50
event = { name = "لقاء", place = "" }

[image]
src = "salle.jpg"
alt = "قاعة «اللقاء»"

[source]
name = "العلم"
`,
		`title = "Rencontre de communication avec les délégués à Laâyoune – 9ᵉ étape"
# À relire # "avant" le 12
translated_from = "1:94d2f80c6b17"
date = 2024-10-09
updated = 2024-10-09T10:00:00
publish_at = 2024-10-09T09:00:00Z
expires = 2024-12-31T23:59:59-00:00
draft = true
original = false`,
	}
	otherTexts = []string{
		"x", "x =", "x = ", " = 1", "= 1", "x = y", "x = \"", "x = \"a", "x=\"a\"", "x  = 1", "x =  1", "x = 1 ", " x = 1", "\tx = 1", "x\t= 1", "x = 1\r\n", "# \x7f", "# a\tb", " # a", "x = \"a\" # ت",
		"x = \"a\tb\"", "x = \"a\\n\"", "x = \"\"\"a\"\"\"", "x = \"\"\"\"\"\"", "x = 'a'", "x = \"a\x01\"", "x = \"a\x7f\"", "x = \"a\" \"b\"",
		"x = 1\nx = 2", "x = 0", "x = 01", "x = -1", "x = +1", "x = 1_000", "x = 1.5", "x = 0x1", "x = 1e3", "x = 9223372036854775808", "x = inf", "x = nan", "x = True",
		"a.b = 1", "\"x\" = 1", "عنوان = \"x\"", "x y = 1",
		"x = 2024-02-30", "x = 2024-1-02", "x = 2024-10-9 ", "x = 2024-10-09 10:00:00", "x = 2024-10-09t10:00:00", "x = 2024-10-09T10:00:00z", "x = 2024-10-09T10:00", "x = 2024-10-09T10:00Z", "x = 2024-10-09T10:00:00.5", "x = 2024-10-09T10:00:00.1234Z",
		"x = 2024-10-09T9:00:00.5", "x = 2024-10-09T9:00:00+01:00", "x = 2024-10-09T9:00:00.5+01:00", "x = 2024-10-09T10:00:60Z", "x = 2024-10-09T24:00:00Z", "x = 10:00:00", "x = 0000000000",
		"x = [", "x = []", "x = [ \"a\"]", "x = [\"a\" ]", "x = [\"a\",\"b\"]", "x = [\"a\" \"b\"]", "x = [,]", "x = [\"a\",]", "x = [\"a\", ]", "x = [\"a\",, \"b\"]", "x = [1]", "x = [[\"a\"]]", "x = [\"a\"] 1", "x = [\n\"a\"]", "x = [\"a\", ", "x = {}", "x = { }",
		"x = { a = 1 }", "x = {a = \"b\"}", "x = { a = \"b\"}", "x = { a = \"b\",c = \"d\" }", "x = { a = \"b\", a = \"d\" }", "x = { a.b = \"c\" }", "x = { a = \"b\", }", "x = { a = \"b\" c = \"d\" }", "x = { a = [\"b\"] }", "x = { a = \"b\" } 1",
		"x = { a = \"b\" }\n[x]", "x = { a = \"b\" }\n[x.c]",
		"[a]\n[a]", "[a.b]", "[ a ]", "[]", "[a", "[[a]]", "[a] # ت", "[a]x", "[\"a\"]", "a = 1\n[a]", "[a]\nb = 1\nb = 2", "[a]\nb = 1\n[a.b]",
	}
)

func TestPlain(t *testing.T) {
	for _, text := range plainTexts {
		if _, ok := readPlain(text); !ok {
			t.Errorf("%q is not read as plain", text)
		}
	}
	for _, text := range otherTexts {
		if root, ok := readPlain(text); ok {
			t.Errorf("%q is read as plain: %v", text, root)
		}
	}
}

// What is read as plain, the library accepts and reads the same.
func FuzzPlain(f *testing.F) {
	for _, text := range append(plainTexts, otherTexts...) {
		f.Add(text)
	}
	f.Add(release)
	f.Add(strings.Join(plainTexts[3:], "\n"))
	for _, m := range mistakes {
		f.Add(m.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := readPlain(text)
		if !ok || !utf8.ValidString(text) {
			return
		}
		want, suspect, err := decode([]byte(text))
		if err != nil || suspect {
			t.Fatalf("%q is read as plain; the library says %v, suspect: %v", text, err, suspect)
		}
		if !reflect.DeepEqual(plain(got), plain(want)) {
			t.Errorf("%q is read as %#v, by the library as %#v", text, got, want)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if d, said := parse(plainTexts[6]); d == nil {
			b.Fatal(said)
		}
	}
}
