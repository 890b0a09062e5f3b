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
		"", "\n\n", "# تعليق\ntitle = \"لقاء تواصلي بالعيون\"\n", "title=\"Rencontre # à Laâyoune\"  \n", "title = \"\"",
		"date = 2024-10-09\nupdated = 2024-10-09T10:00:00\npublish_at = 2024-10-09T10:00:00Z\nexpires = 2024-12-31T23:59:59+01:00\n",
		"part = 0\nn = 9223372036854775807\ndraft = true\noriginal = false\n", "tags = []\nregions = [ ]\npeople = [\"a\", \"b\"]\nx = [\"ا\" ,\"ب\"]",
		"place = \"الرباط\"\n\n[image]\nsrc = \"a.jpg\"\n[[attachments]]\nfile = \"a.pdf\"\n[[attachments]]\nfile = \"b.pdf\"\n[event]\n", "1 = 2\n-_ = 3",
	}
	otherTexts = []string{
		"x", "x =", "= 1", "x = y", "x = \"", "x = \"a\" # ت", "x = \"a\\n\"", "x = \"\"\"a\"\"\"", "x = 'a'", "\tx = 1", "x\t= 1", "x = 1\r\n", "x = \"a\x01\"", "# \x7f",
		"x = 1\nx = 2", "x = 01", "x = +1", "x = 1_000", "x = 1.5", "x = 0x1", "x = 9223372036854775808", "x = inf", "x = True", "a.b = 1", "\"x\" = 1", "عنوان = \"x\"",
		"x = 2024-02-30", "x = 2024-1-02", "x = 2024-10-09 10:00:00", "x = 2024-10-09T10:00", "x = 2024-10-09T10:00:00,123Z", "x = 2024-10-09T10:00:00.1234Z", "x = 2024-10-09T10:00:60Z", "x = 10:00:00",
		"x = [", "x = [\"a\" \"b\"]", "x = [,]", "x = [\"a\",]", "x = [\"a\",,\"b\"]", "x = [1]", "x = [\"a\"] 1", "x = {}", "x = [\n\"a\"]", "x = [\"a\",",
		"[a]\n[a]", "[a.b]", "[ a ]", "[]", "[[a]", "[a]]", "[a]x", "a = 1\n[a]", "a = 1\n[[a]]", "a = []\n[[a]]", "a = [\"b\"]\n[[a]]", "[a]\n[[a]]", "[[a]]\n[a]", "[[a.b]]",
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
	f.Add(strings.Join(plainTexts[2:], "\n"))
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := readPlain(text)
		if !ok || !utf8.ValidString(text) {
			return
		}
		want, suspect, err := decode(text)
		if err != nil || suspect {
			t.Fatalf("%q is read as plain; the library says %v, suspect: %v", text, err, suspect)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q is read as %#v, by the library as %#v", text, got, want)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	d := "title = \"انعقاد دورة عادية للمجلس الإداري بالعيون\"\ndate = 2025-11-15T08:00:00+01:00\nsummary = \"" + strings.Repeat("وبهذه المناسبة، دعمت المديرية عملية التوزيع. ", 5) +
		"\"\nplace = \"العيون\"\nregions = [\"laayoune-sakia-el-hamra\"]\ntags = [\"caravane-medicale\", \"delegues\"]\nseries = \"plan-strategique\"\npart = 7\n"
	b.ReportAllocs()
	for b.Loop() {
		if doc, said := parse(d); doc == nil {
			b.Fatal(said)
		}
	}
}
