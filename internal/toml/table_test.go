package toml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"balagh/internal/diag"
)

// readTable reads a text and gives what is said while it is read, with the place.
func readTable(t *testing.T, text string) (*Table, *[]string) {
	t.Helper()
	d := mustParse(t, text)
	said := &[]string{}
	return d.Table(func(r diag.Diagnostic) {
		if r.Path != "ar.md" || r.Severity != diag.Error {
			t.Errorf("%+v", r)
		}
		*said = append(*said, fmt.Sprintf("%d:%d %s %s", r.Start.Line, r.Start.Column, r.Rule, r.Message.In("en", r.Args)))
	}), said
}

func none(string, []string) (string, bool) { return "", false }

func TestTableValues(t *testing.T) {
	tab, said := readTable(t, `title = "  قاعة "
lines = """أول
ثان"""
tags = ["صحة", " vie "]
part = 9
draft = true
tile = [0, 2]
empty = []
image = { src = "p.jpg" }
[[corrections]]
text = "تصحيح"
[[corrections]]
text = "ثان"
[tags-of."a.b"]
ar = "نقطة"
`)
	image, rows, dotted := tab.Sub("image"), tab.Rows("corrections"), tab.Sub("tags-of").Sub("a.b")
	if got := rows[0].Text("text"); got != "تصحيح" {
		t.Errorf("first row: %q", got)
	}
	part, ok := tab.Int("part")
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"text", tab.Text("title"), "قاعة"},
		{"raw", tab.Raw("title"), "  قاعة "},
		{"lines", tab.Text("lines"), "أول\nثان"},
		{"texts", tab.Texts("tags"), []string{"صحة", "vie"}},
		{"int", part, 9},
		{"int is there", ok, true},
		{"bool", tab.Bool("draft"), true},
		{"ints", tab.Ints("tile"), []int{0, 2}},
		{"no texts", tab.Texts("empty"), []string(nil)},
		{"sub", image.Text("src"), "p.jpg"},
		{"path", image.Path("src"), "image.src"},
		{"rows", rows[1].Text("text"), "ثان"},
		{"path of a row", rows[1].Path("text"), "corrections[1].text"},
		{"quoted key", dotted.Text("ar"), "نقطة"},
		{"path of a quoted key", dotted.Path("ar"), `tags-of."a.b".ar`},
		{"kinds", []bool{tab.IsTable("image"), tab.IsTable("title"), tab.IsText("title"), tab.IsText("part"), tab.IsText("gone")}, []bool{true, false, true, false, false}},
		{"has", []bool{tab.Has("part"), tab.Has("gone")}, []bool{true, false}},
		{"keys", tab.Keys(), []string{"title", "lines", "tags", "part", "draft", "tile", "empty", "image", "corrections", "tags-of"}},
		{"names", tab.Names(), []string{"corrections", "draft", "empty", "image", "lines", "part", "tags", "tags-of", "tile", "title"}},
		{"absent", []any{tab.Text("a"), tab.Texts("a"), tab.Ints("a"), tab.Bool("a"), tab.Rows("a")}, []any{"", []string(nil), []int(nil), false, []*Table(nil)}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if tab.Finish(none); len(*said) > 0 {
		t.Errorf("%q", *said)
	}
}

// An escape brings in what the scan of the text cannot see.
func TestControlCharacters(t *testing.T) {
	tab, said := readTable(t, `title = "قاعة\u0001B\u0002"
tags = ["صحة", "\u0000", "a\tb\r\n", "\uFFFE", "\U0001FFFF", "\u0085", "\uFFFD😀", "\u007F"]
`)
	tab.Text("title")
	tab.Texts("tags")
	want := []string{
		"1:9 control-character control character not accepted: U+0001", "2:16 control-character control character not accepted: U+0000",
		"2:38 control-character control character not accepted: U+FFFE", "2:48 control-character control character not accepted: U+1FFFF",
		"2:62 control-character control character not accepted: U+0085", "2:83 control-character control character not accepted: U+007F",
	}
	if !slices.Equal(*said, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(*said, "\n"), strings.Join(want, "\n"))
	}
}

// A table that is not there reads as empty.
func TestNoTable(t *testing.T) {
	tab, said := readTable(t, "title = \"x\"")
	gone := tab.Sub("image")
	if gone != nil || gone.Text("src") != "" || gone.Has("src") || gone.Keys() != nil || gone.Names() != nil || gone.Sub("x") != nil || len(gone.Rows("x")) > 0 {
		t.Error("an absent table holds something")
	}
	if gone.Finish(none); len(*said) > 0 {
		t.Errorf("%q", *said)
	}
}

// CRLF in a text of several lines is LF to everyone.
func TestLineEnds(t *testing.T) {
	tab, _ := readTable(t, "a = \"\"\"أول\r\nثان\"\"\"\r\nb = ['''ا\r\nب''']\r\n")
	if got := tab.Text("a"); got != "أول\nثان" {
		t.Errorf("%q", got)
	}
	if got := tab.Texts("b")[0]; got != "ا\nب" {
		t.Errorf("%q", got)
	}
}

// Every value of the wrong kind is told at its place and read as absent.
func TestWrongKinds(t *testing.T) {
	tab, said := readTable(t, `title = 12
tags = "صحة"
more = ["صحة", 2, "vie", false]
part = "تسعة"
big = 3000000000
draft = "نعم"
tile = [0, "٢", 1.5]
date = "أمس"
clock = 20:30:00
image = ["x"]
rows = { text = "x" }
mixed = [{ n = 1 }, "ب", { n = "واحد" }]
"a.b" = 1
[[people]]
name = "أمينة"
`)
	tab.Text("title")
	tab.Texts("tags")
	tab.Texts("people")
	if got := tab.Texts("more"); !slices.Equal(got, []string{"صحة", "vie"}) {
		t.Errorf("%q", got)
	}
	tab.Int("part")
	tab.Int("big")
	tab.Bool("draft")
	if got := tab.Ints("tile"); !slices.Equal(got, []int{0}) {
		t.Errorf("%v", got)
	}
	tab.Time("date")
	tab.Time("clock")
	tab.Sub("image")
	tab.Rows("rows")
	for _, r := range tab.Rows("mixed") {
		r.Int("n")
	}
	tab.Text("a.b")
	tab.Finish(none)
	want := []string{
		`1:9 field-type title must be a text: "…"`,
		`2:8 field-type tags must be a list: ["…"]`,
		`14:3 field-type people[0] must be a text: "…"`,
		`3:16 field-type more[1] must be a text: "…"`,
		`3:26 field-type more[3] must be a text: "…"`,
		`4:8 field-type part must be a whole number without quotation marks`,
		`5:7 field-type big must be a whole number without quotation marks`,
		`6:9 field-type draft must be true or false`,
		`7:12 field-type tile[1] must be a whole number without quotation marks`,
		`7:17 field-type tile[2] must be a whole number without quotation marks`,
		`8:8 date-form write date as 2025-06-17 or 2025-06-17T09:00:00`,
		`9:9 date-form write clock as 2025-06-17 or 2025-06-17T09:00:00`,
		`10:9 field-type image must be a table: {name = "…"}`,
		`11:8 field-type rows must be a list of tables: [[rows]]`,
		`12:21 field-type mixed[1] must be a table: {name = "…"}`,
		`12:32 field-type mixed[2].n must be a whole number without quotation marks`,
		`13:9 field-type "a.b" must be a text: "…"`,
	}
	if !slices.Equal(*said, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(*said, "\n"), strings.Join(want, "\n"))
	}
}

func TestFinish(t *testing.T) {
	tab, said := readTable(t, `sumary = "x"
title = "x"
image = { scr = "p.jpg", alt = "قاعة" }
[[rows]]
a = 1
b = 2
[[rows]]
b = 3
[free]
"a.b" = 1
`)
	tab.Text("title")
	tab.Text("summary")
	tab.Sub("image").Text("alt")
	for _, r := range tab.Rows("rows") {
		r.Int("a")
	}
	tab.Sub("free")
	var known []string
	tab.Finish(func(name string, names []string) (string, bool) {
		if name == "sumary" {
			known = names
			return "summary", true
		}
		return "", false
	})
	want := []string{
		`1:1 unknown-field unknown field sumary`,
		`3:11 unknown-field unknown field image.scr`,
		`6:1 unknown-field unknown field rows[0].b`,
		`8:1 unknown-field unknown field rows[1].b`,
		`10:1 unknown-field unknown field free."a.b"`,
	}
	if !slices.Equal(*said, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(*said, "\n"), strings.Join(want, "\n"))
	}
	if !slices.Contains(known, "summary") || !slices.Contains(known, "title") {
		t.Errorf("known %q", known)
	}
}

func TestRemark(t *testing.T) {
	tab, said := readTable(t, "title = \"x\"\naliases = [\"/أ\", \"ب\"]\nevent = { start = 2025-01-02, end = 2025-01-01 }\n[image]\nsrc = \"p\"\n")
	d := diag.Diagnostic{Rule: "r", Severity: diag.Error, Message: diag.Text{EN: "m"}}
	tab.Remark("aliases[1]", d)
	tab.Remark("event.end", d)
	tab.Remark("gone", d)
	tab.RemarkKey("event", d)
	image := tab.Sub("image")
	image.Remark("src", d)
	image.RemarkKey("src", d)
	image.RemarkKey("gone", d)
	if want := []string{"2:18 r m", "3:37 r m", "1:1 r m", "3:1 r m", "5:7 r m", "5:1 r m", "4:2 r m"}; !slices.Equal(*said, want) {
		t.Errorf("%q, want %q", *said, want)
	}
}

func TestTime(t *testing.T) {
	for _, c := range []struct {
		value, want string
		kind        Kind
	}{
		{`2025-06-17`, "2025-06-17T00:00:00Z", LocalDate},
		{`"2025-06-17"`, "2025-06-17T00:00:00Z", LocalDate},
		{`2025-06-17T09:30:00`, "2025-06-17T09:30:00Z", LocalDateTime},
		{`2025-06-17 09:30:00`, "2025-06-17T09:30:00Z", LocalDateTime},
		{`" 2025-06-17 09:30 "`, "2025-06-17T09:30:00Z", LocalDateTime},
		{`"2025-06-17T09:30"`, "2025-06-17T09:30:00Z", LocalDateTime},
		{`2025-06-17T09:30:00+01:00`, "2025-06-17T08:30:00Z", Offset},
		{`2025-06-17T09:30:00Z`, "2025-06-17T09:30:00Z", Offset},
		{`"2025-06-17T09:30:00+02:00"`, "2025-06-17T07:30:00Z", Offset},
		{`"2025-06-17T09:30Z"`, "2025-06-17T09:30:00Z", Offset},
		{`"2025-06-17 09:30:00+01:00"`, "2025-06-17T08:30:00Z", Offset},
		{`2025-06-17T09:30:00.123`, "2025-06-17T09:30:00Z", LocalDateTime},
	} {
		// The process's own zone is no part of a wall clock.
		for _, zone := range []*time.Location{time.UTC, time.FixedZone("far", 9*3600), time.FixedZone("here", 3600)} {
			old := time.Local
			time.Local = zone
			tab, said := readTable(t, "date = "+c.value)
			at, kind, ok := tab.Time("date")
			time.Local = old
			if got := at.UTC().Truncate(time.Second).Format(time.RFC3339); !ok || got != c.want || kind != c.kind || len(*said) > 0 {
				t.Errorf("%s: %s %v %q, want %s %v", c.value, got, kind, *said, c.want, c.kind)
			}
			if at.Location() == zone && zone != time.UTC {
				t.Errorf("%s: in the machine's zone", c.value)
			}
		}
	}
	for _, value := range []string{`"17/06/2025"`, `"2025-02-30"`, `"2025-6-1"`, `"٢٠٢٥-٠٦-١٧"`, `""`, `20250617`, `true`, `09:30:00`, `["2025-06-17"]`} {
		tab, said := readTable(t, "date = "+value)
		if _, _, ok := tab.Time("date"); ok || len(*said) != 1 {
			t.Errorf("%s: %v %q", value, ok, *said)
		}
	}
	tab, said := readTable(t, "x = 1")
	if _, _, ok := tab.Time("date"); ok || len(*said) > 0 {
		t.Error("an absent date is no mistake")
	}
}
