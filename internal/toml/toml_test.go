package toml

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	burnt "github.com/BurntSushi/toml"

	"balagh/internal/diag"
)

func parse(text string) (*Doc, []diag.Diagnostic) {
	src := diag.NewSource("ar.md", []byte(text))
	return Parse(src, 0, len(text))
}

func mustParse(t *testing.T, text string) *Doc {
	t.Helper()
	d, ds := parse(text)
	if d == nil {
		t.Fatalf("refused: %s\n%s", ds[0].Message.In("en", ds[0].Args), text)
	}
	return d
}

const release = `title = "اللقاء التواصلي التاسع بالعيون"   # العنوان
date = 2023-06-17
tags = [ "تعاضد", 'sante',
  # تعليق
  """لقاءات
ميدانية""", ]
"place" = "العيون"
image.src = "salle.jpg"
image."alt" = 'قاعة «اللقاء»'
event = { start = 2025-06-17T09:00:00+01:00, end = 2025-06-18 10:30:00,
  edition = 5, }
numbers = [[1, 2.5], [0x1F, -inf], []]

[source]
name = "العلم"
draft = false

[[corrections]]
date = 2023-07-01
text = """
صُحح "الرقم"."""

[[corrections]]
date = 2023-07-02
text = '''l'accord'''
[corrections.by]
name = "désk"
`

func TestPlaces(t *testing.T) {
	for name, text := range map[string]string{"LF": release, "CRLF": strings.ReplaceAll(release, "\n", "\r\n")} {
		d := mustParse(t, text)
		for _, c := range []struct{ path, key, value string }{
			{"title", "title", `"اللقاء التواصلي التاسع بالعيون"`},
			{"date", "date", "2023-06-17"},
			{"tags[0]", "tags", `"تعاضد"`},
			{"tags[1]", "tags", "'sante'"},
			{"place", `"place"`, `"العيون"`},
			{"image", "image", "image"},
			{"image.src", "src", `"salle.jpg"`},
			{"image.alt", `"alt"`, "'قاعة «اللقاء»'"},
			{"event.start", "start", "2025-06-17T09:00:00+01:00"},
			{"event.end", "end", "2025-06-18 10:30:00"},
			{"event.edition", "edition", "5"},
			{"numbers", "numbers", "[[1, 2.5], [0x1F, -inf], []]"},
			{"numbers[1]", "numbers", "[0x1F, -inf]"},
			{"numbers[1][1]", "numbers", "-inf"},
			{"source", "source", "[source]"},
			{"source.name", "name", `"العلم"`},
			{"corrections", "corrections", "[[corrections]]"},
			{"corrections[1]", "corrections", "[[corrections]]"},
			{"corrections[1].text", "text", "'''l'accord'''"},
			{"corrections[1].by.name", "name", `"désk"`},
		} {
			key, value, ok := d.Place(c.path)
			if !ok {
				t.Errorf("%s: no place for %s", name, c.path)
				continue
			}
			if got := text[key.Start:key.End]; got != c.key {
				t.Errorf("%s: key of %s is %q, want %q", name, c.path, got, c.key)
			}
			if got := text[value.Start:value.End]; got != c.value {
				t.Errorf("%s: value of %s is %q, want %q", name, c.path, got, c.value)
			}
		}
		if _, value, _ := d.Place("tags[2]"); !strings.HasSuffix(text[value.Start:value.End], `ميدانية"""`) {
			t.Errorf("%s: tags[2] is %q", name, text[value.Start:value.End])
		}
		for _, path := range []string{"", "titel", "tags[3]", "tags.x", "title[0]", "a..b", "tags[", "tags[-1]", ".", "]"} {
			if _, _, ok := d.Place(path); ok {
				t.Errorf("%s: %q has a place", name, path)
			}
		}
	}
}

func TestAt(t *testing.T) {
	d := mustParse(t, release)
	for _, c := range []struct{ path, want string }{
		{"title", `"اللقاء التواصلي التاسع بالعيون"`},
		{"source", "source"}, // not its brackets
		{"source.url", "source"},
		{"tags[9]", release[strings.Index(release, "[ \"تع"):strings.Index(release, "\n\"place")]},
		{"corrections[1]", "corrections"},
		{"corrections[1].by.mail", "by"},
		{"image.credit", "image"},
		{"titel", ""},
		{"", ""},
	} {
		start, end := d.At(c.path)
		if got := release[start.Offset:end.Offset]; got != c.want {
			t.Errorf("At(%q) is %q, want %q", c.path, got, c.want)
		}
	}
	if start, _ := d.At("place"); start.Line != 7 || start.Column != 11 {
		t.Errorf("place stands at %d:%d, want 7:11", start.Line, start.Column)
	}
}

func TestKeys(t *testing.T) {
	d := mustParse(t, release)
	for path, want := range map[string]string{
		"":               "title date tags place image event numbers source corrections",
		"image":          "src alt",
		"event":          "start end edition",
		"corrections[1]": "date text by",
		"corrections":    "",
		"title":          "",
		"nothing":        "",
	} {
		if got := strings.Join(d.Keys(path), " "); got != want {
			t.Errorf("Keys(%q) = %s, want %s", path, got, want)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	text := "+++\ntitle = \"بلاغ\"\n+++\nالنص"
	src := diag.NewSource("ar.md", []byte(text))
	d, ds := Parse(src, 4, strings.LastIndex(text, "+++"))
	if d == nil {
		t.Fatal(ds)
	}
	if start, _ := d.At("title"); start.Line != 2 || start.Column != 9 {
		t.Errorf("title at %d:%d, want 2:9", start.Line, start.Column)
	}
	if d, _ := parse("\uFEFFtitle = 'Communiqué'"); d == nil || d.Root()["title"] != "Communiqué" {
		t.Error("a byte order mark is no part of the TOML")
	}
	if d := mustParse(t, ""); d.Root() == nil || len(d.Root()) != 0 {
		t.Error("an empty text is an empty table")
	}
}

func TestRoot(t *testing.T) {
	root := mustParse(t, release).Root()
	list, ok := root["corrections"].([]any)
	if !ok || len(list) != 2 {
		t.Fatalf("corrections is %T", root["corrections"])
	}
	if text := list[0].(map[string]any)["text"]; text != "صُحح \"الرقم\"." {
		t.Errorf("text is %q", text)
	}
	if n := root["event"].(map[string]any)["edition"]; n != int64(5) {
		t.Errorf("edition is %v (%T)", n, n)
	}
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		text string
		kind Kind
		want string
	}{
		{"2025-06-17", LocalDate, "2025-06-17T00:00:00Z"},
		{"2025-06-17T09:30:00", LocalDateTime, "2025-06-17T09:30:00Z"},
		{"2025-06-17 09:30", LocalDateTime, "2025-06-17T09:30:00Z"},
		{"09:30:00", LocalTime, "0000-01-01T09:30:00Z"},
		{"2025-06-17T09:30:00+01:00", Offset, "2025-06-17T09:30:00+01:00"},
		{"2025-06-17T09:30:00Z", Offset, "2025-06-17T09:30:00Z"},
	} {
		got := mustParse(t, "x = "+c.text).Root()["x"].(time.Time)
		if KindOf(got) != c.kind || got.Format(time.RFC3339) != c.want {
			t.Errorf("%s is %s of kind %d, want %s of kind %d", c.text, got.Format(time.RFC3339), KindOf(got), c.want, c.kind)
		}
	}
}

func TestJoin(t *testing.T) {
	d := mustParse(t, "\"a.b\" = { \"\" = 1, 'ل[0]' = 2, 'x\"y' = [3] }\n")
	table := Join("", "a.b")
	for _, path := range []string{table, Join(table, ""), Join(table, "ل[0]"), Item(Join(table, `x"y`), 0)} {
		if _, _, ok := d.Place(path); !ok {
			t.Errorf("no place for %s", path)
		}
		if start, _ := d.At(Join(path, "none")); start.Offset == 0 {
			t.Errorf("At under %s does not fall back to it", path)
		}
	}
}

// The library accepts these and drops a value; a release may not lose one.
func TestHiddenDuplicates(t *testing.T) {
	for _, text := range []string{
		"a.b = 1\na = 2\n",
		"a.b.c = 1\na.b = 2\n",
		"tags = ['صحة']\ntags.b = 2\n",
		"t = {a.b = 1, a = 2}\n",
		"[p.a.b]\nx = 1\n[p]\na = 2\n",
		"[[x]]\na.b = 1\n[[x]]\na = 1\na = 2\n",
	} {
		if d, ds := parse(text); d != nil || len(ds) != 1 || ds[0].Message != duplicate.message {
			t.Errorf("%q: doc %v, %v", text, d, ds)
		}
	}
	stale := "[[x]]\na = ['صحة']\n[[x]]\na.b = 1\na.c = 2\n" // good TOML that the library misreads
	if d, ds := parse(stale); d != nil || len(ds) != 1 || ds[0].Message != unjoined.message || ds[0].Start.Line != 4 {
		t.Errorf("%q: doc %v, %v", stale, d, ds)
	}
	for _, text := range []string{"[a.b]\nx = 1\n[a]\ny = 2\n", "a.b = 1\na.c = 2\n", "[[a.b]]\n[[a.b]]\n[a]\nc = 1\n"} {
		mustParse(t, text)
	}
}

// Nothing a machine can write makes the parser overflow; each of these is
// refused within a fraction of a second.
func TestHostile(t *testing.T) {
	const size = 10 << 20
	deep := 10_000
	for name, text := range map[string]string{
		"size":          "x = \"" + strings.Repeat("ا", size/2) + "\"",
		"lists":         "x = " + strings.Repeat("[", deep) + strings.Repeat("]", deep),
		"open lists":    "x = " + strings.Repeat("[", maxSize-10),
		"tables":        "x = " + strings.Repeat("{a=", deep) + "1" + strings.Repeat("}", deep),
		"dotted":        strings.Repeat("a.", deep) + "a = 1",
		"header":        "[" + strings.Repeat("a.", deep) + "a]",
		"mixed":         "x = " + strings.Repeat("[{a.b=", deep),
		"open quote":    "x = \"" + strings.Repeat("\\\"", maxSize/2-10),
		"prose":         strings.Repeat("بلاغ صحفي\n", maxSize/20),
		"commas":        "x = [" + strings.Repeat("،", maxSize/2-10),
		"empty headers": strings.Repeat("[]\n", maxSize/4),
	} {
		if d, ds := parse(text); d != nil || len(ds) == 0 || len(ds) > maxTroubles+1 {
			t.Errorf("%s: doc %v and %d remarks", name, d != nil, len(ds))
		}
	}
}

// leaves calls visit for every value that is no table and no list with items.
func leaves(path string, v any, visit func(path string, v any)) {
	switch v := v.(type) {
	case map[string]any:
		for k, sub := range v {
			leaves(Join(path, k), sub, visit)
		}
	case []any:
		for i, sub := range v {
			leaves(Item(path, i), sub, visit)
		}
	default:
		visit(path, v)
	}
}

func same(a, b any) bool {
	switch a := a.(type) {
	case float64:
		b, ok := b.(float64)
		return ok && (a == b || math.IsNaN(a) && math.IsNaN(b))
	case time.Time:
		b, ok := b.(time.Time)
		return ok && a.Equal(b) && KindOf(a) == KindOf(b)
	}
	return a == b
}

// checkPlaces says where the scan and the library disagree about a text.
func checkPlaces(text string) error {
	var raw map[string]any
	_, err := burnt.Decode(text, &raw)
	d, ds := parse(text)
	if d == nil {
		if len(ds) == 0 {
			return fmt.Errorf("refused without a remark")
		}
		last := diag.Pos{Offset: len(text)}
		for _, one := range ds {
			if one.Rule != "toml-syntax" || one.Start.Offset > one.End.Offset || one.End.Offset > last.Offset {
				return fmt.Errorf("bad remark %+v", one)
			}
		}
		strict := []diag.Text{duplicate.message, unjoined.message, tooDeep.message, notUTF8.message}
		if what := ds[0].Message; err == nil && !slices.Contains(strict, what) {
			return fmt.Errorf("refused what the library accepts: %s", what.In("en", ds[0].Args))
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("accepted what the library refuses: %w", err)
	}
	d.scan()
	if len(d.troubles) > 0 {
		return fmt.Errorf("the scan objects to a good text: %s", d.troubles[0].what.message.In("en", d.troubles[0].args))
	}
	if n := missing(d.tree, d.Root()); n != nil {
		return fmt.Errorf("%q is not in %v", text[n.value.Start:n.value.End], d.Root())
	}
	leaves("", d.Root(), func(path string, v any) {
		_, value, ok := d.Place(path)
		if !ok {
			err = fmt.Errorf("no place for %s", path)
			return
		}
		alone, ds := parse("x = " + text[value.Start:value.End])
		if alone == nil {
			err = fmt.Errorf("%s: %q is no value: %v", path, text[value.Start:value.End], ds)
		} else if got := alone.Root()["x"]; !same(got, v) {
			err = fmt.Errorf("%s is %v, its text %q is %v", path, v, text[value.Start:value.End], got)
		}
	})
	return err
}

// Every value of a text the library accepts has a place, the text there, read
// alone, is that value, and nothing written is lost.
func FuzzPlaces(f *testing.F) {
	f.Add(release)
	f.Add(strings.ReplaceAll(release, "\n", "\r\n"))
	for _, m := range mistakes {
		f.Add(m.text)
	}
	for _, text := range []string{
		"x = \"\"\"a\"\"\"\"\"", "x = ''''a'''''", `x = "\u0627\"\\ \U0001F600"`, "\"\\u0061\".b = 1\n",
		"x = {\n a = [ {b = 1}, {b = 2, c.d = 3} ], # ت\n}\n", "[a]\n[a.b]\n[[c]]\n[c.d]\n[[c]]\n[c.d]\nx=nan",
		"\xfe\xffx = 1", // the library skips a mark of UTF-16
		"x = 1e3\ny = 1_000\nz = 0b1\nt = 07:32\n", "[ a . 'b' ]\n\t x . \"y\" = 1", "a.b = 1\n[a.c]\n", "x = \"\"\"\\\n   a \\\r\n b\"\"\"",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := checkPlaces(text); err != nil {
			t.Error(err)
		}
	})
}

func FuzzPaths(f *testing.F) {
	d, _ := parse(release)
	for _, path := range []string{"tags[1]", `"a.b".c`, "corrections[0].by.x", "[", "a[0", `"`, "..", "a[99999999999999999999]"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		d.Keys(path)
		start, end := d.At(path)
		_, value, ok := d.Place(path)
		if start.Offset > end.Offset || ok && value.Start > value.End {
			t.Errorf("%q: spans run backwards", path)
		}
		if found, ok := steps(Join(path, path)); ok && found[len(found)-1].key != path {
			t.Errorf("Join(%q, the same) is read as %q", path, found[len(found)-1].key)
		}
	})
}
