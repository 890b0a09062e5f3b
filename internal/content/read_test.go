package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/bits"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	balagh "balagh"
	"balagh/internal/config"
	"balagh/internal/diag"
)

// newsroom is a site in Arabic and French on Moroccan time.
func newsroom(t testing.TB) *config.Site {
	t.Helper()
	text := `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار", fr = "Actualités" }
languages = [{ code = "ar" }, { code = "fr" }]
`
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(text)}}, layouts)
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site
}

func lines(ds []diag.Diagnostic) []string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%d:%d %s %s", d.Start.Line, d.Start.Column, d.Rule, d.Message.In("en", d.Args)))
	}
	return out
}

// What cannot be taken apart is one remark, at its place; what can, gives front
// matter and body whatever surrounds the fences.
func TestSplit(t *testing.T) {
	site := newsroom(t)
	const front = "title = \"بلاغ\"\n"
	for _, c := range []struct{ name, text, body, want string }{
		{"plain", "+++\n" + front + "+++\n\nنص\n", "\nنص\n", ""},
		{"spaces after the fences", "+++ \t\n" + front + "+++  \nنص", "نص", ""},
		{"mark of byte order", "\ufeff+++\n" + front + "+++\nنص", "نص", ""},
		{"CRLF", "+++\r\n" + strings.ReplaceAll(front, "\n", "\r\n") + "+++\r\nنص\r\nآخر\r\n", "نص\nآخر\n", ""},
		{"no body", "+++\n" + front + "+++", "", ""},
		{"fence in the body", "+++\n" + front + "+++\n+++\nنص", "+++\nنص", ""},
		{"fence inside a line", "+++\n" + front + "slogan = \"+++\"\n+++\nنص", "نص", ""},
		{"carriage return alone", "+++\n" + front + "+++\nن\rص", "ن\rص", ""},
		{"empty", "", "", "1:1 front-matter-format the file is empty: it must begin with a line +++"},
		{"white space", " \r\n\t\n", "", "1:1 front-matter-format the file is empty: it must begin with a line +++"},
		{"mark alone", "\ufeff", "", "1:1 front-matter-format the file is empty: it must begin with a line +++"},
		{"none", "نص البلاغ", "", "1:1 front-matter-format the file must begin with a line +++ (found نص البلاغ)"},
		{"empty line first", "\n+++\n" + front + "+++\n", "", "1:1 front-matter-format the file must begin with a line +++ (found )"},
		{"YAML", "---\ntitle: بلاغ\n---\n", "", "1:1 front-matter-format the file must begin with a line +++ (found ---)"},
		{"four", "++++\n" + front + "++++\n", "", "1:1 front-matter-format the file must begin with a line +++ (found ++++)"},
		{"indented", " +++\n" + front + "+++\n", "", "1:1 front-matter-format the file must begin with a line +++ (found  +++)"},
		{"long", strings.Repeat("ب", 50), "", "1:1 front-matter-format the file must begin with a line +++ (found " + strings.Repeat("ب", 40) + "…)"},
		{"never closed", "\ufeff+++\n" + front + "نص\n++\n", "", "1:1 front-matter-format the front matter opened here is never closed by a line +++"},
		{"fence alone", "+++", "", "1:1 front-matter-format the front matter opened here is never closed by a line +++"},
		{"empty front matter", "+++\n+++\nنص", "نص", "2:1 field-required title is missing"},
		{"not UTF-8", "+++\ntitle = \"بلا\xdaغ\"\n+++\n", "", "2:13 encoding the file is not UTF-8"},
		{"Windows-1256", "+++\ntitle = \"\xc8\xe1\xc7\xdb\"\n+++\n", "", "2:10 encoding the file is not UTF-8"},
		{"cut letter", "+++\ntitle = \"ب\"\n+++\nنص \xd9", "", "4:4 encoding the file is not UTF-8"},
		{"surrogate", "+++\ntitle = \"\xed\xa0\x80\"\n+++\n", "", "2:10 encoding the file is not UTF-8"},
	} {
		e, text, remarks := Read(site, Release, "ar.md", "ar", []byte(c.text))
		got := strings.Join(lines(remarks), "\n")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if e != nil && string(text.Body) != c.body {
			t.Errorf("%s: body %q, want %q", c.name, text.Body, c.body)
		}
		if e == nil && c.want == "" {
			t.Errorf("%s: no edition", c.name)
		}
	}
}

// A place in the body is the same character of the file, whatever its line ends
// and marks.
func TestPlace(t *testing.T) {
	site := newsroom(t)
	const text = "+++\ntitle = \"بلاغ\"\n+++\n\nسطر أول\nسطر ثان\n"
	for name, file := range map[string]string{
		"LF": text, "CRLF": strings.ReplaceAll(text, "\n", "\r\n"), "mark and CRLF": "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		_, out, remarks := Read(site, Release, "ar.md", "ar", []byte(file))
		if len(remarks) > 0 {
			t.Fatalf("%s: %q", name, lines(remarks))
		}
		at := bytes.Index(out.Body, []byte("ثان"))
		start, end := out.Place(at, at+len("ثان"))
		if start.Line != 6 || start.Column != 5 || end.Line != 6 || end.Column != 8 {
			t.Errorf("%s: %d:%d to %d:%d, want 6:5 to 6:8", name, start.Line, start.Column, end.Line, end.Column)
		}
		if got := file[start.Offset:end.Offset]; got != "ثان" {
			t.Errorf("%s: the span holds %q", name, got)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	site := newsroom(t)
	text := `+++
title = "  لقاء بالعيون "
date = 2026-03-02
updated = "2026-03-05T10:30"
publish_at = 2026-03-01T09:00:00
expires = 2026-12-31T23:00:00+01:00
date_precision = "month"
draft = true
summary = """موجز
ثان"""
kicker = "خبر"
slogan = "شعار"
place = "العيون"
regions = ["laayoune"]
tags = ["sante", "صحة"]
people = ["rachid"]
scope = "regional"
series = "liqaat"
part = 9
event = { start = 2026-03-02, end = 2026-03-03, edition = 5 }
source = { name = "العلم", place = "الرباط", url = "https://example.org" }
image = { src = "p.jpg", alt = "قاعة", caption = "شرح", credit = "س" }
attachments = [{ file = "تقرير 1.pdf", title = "التقرير" }]
contacts = ["press"]
related = ["autre"]
withdrawn = { date = 2026-04-01, reason = "سبب" }
slug = "liqa-9"
aliases = ["/بلاغ/9/", "/p.php"]
original = true
translated_from = "1:0123456789ab"
[[corrections]]
date = 2026-03-06
text = "تصحيح"
+++
نص`
	e, _, remarks := Read(site, Release, "content/releases/2026/liqa/ar.md", "ar", []byte(text))
	if len(remarks) > 0 {
		t.Fatalf("%q", lines(remarks))
	}
	at := func(s string, day bool) Moment {
		m, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return Moment{Sec: m.Unix(), Day: day, Set: true}
	}
	f := e.Front
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"title", f.Title, "لقاء بالعيون"},
		{"date: a day of Ramadan begins at 00:00 UTC", f.Date, at("2026-03-02T00:00:00Z", true)},
		{"updated, as text", f.Updated, at("2026-03-05T10:30:00Z", false)},
		{"publish_at", f.PublishAt, at("2026-03-01T09:00:00Z", false)},
		{"expires, with an offset", f.Expires, at("2026-12-31T22:00:00Z", false)},
		{"precision", f.DatePrecision, "month"},
		{"draft", f.Draft, true},
		{"summary", f.Summary, "موجز\nثان"},
		{"texts", []string{f.Kicker, f.Slogan, f.Place, f.Scope, f.Series, f.Slug, f.TranslatedFrom}, []string{"خبر", "شعار", "العيون", "regional", "liqaat", "liqa-9", "1:0123456789ab"}},
		{"lists", [][]string{f.Regions, f.Tags, f.People, f.Contacts, f.Related, f.Aliases}, [][]string{{"laayoune"}, {"sante", "صحة"}, {"rachid"}, {"press"}, {"autre"}, {"/بلاغ/9/", "/p.php"}}},
		{"part", f.Part, 9},
		{"event", f.Event, Event{Start: at("2026-03-02T00:00:00Z", true), End: at("2026-03-03T00:00:00Z", true), Edition: 5}},
		{"source", f.Source, Source{"العلم", "الرباط", "https://example.org"}},
		{"image", f.Image, Image{"p.jpg", "قاعة", "شرح", "س"}},
		{"attachments", f.Attachments, []Attachment{{"تقرير 1.pdf", "التقرير"}}},
		{"corrections", f.Corrections, []Correction{{at("2026-03-06T00:00:00Z", true), "تصحيح"}}},
		{"withdrawn", f.Withdrawn, Withdrawn{at("2026-04-01T00:00:00+01:00", true), "سبب"}},
		{"original", f.Original, true},
		{"wrote", []bool{f.Wrote("date"), f.Wrote("corrections"), f.Wrote("check")}, []bool{true, true, false}},
		{"all that was written", bits.OnesCount64(uint64(f.Written)), len(fieldNames) - len([]string{"check"})},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	// The same with CRLF.
	crlf, _, _ := Read(site, Release, "content/releases/2026/liqa/ar.md", "ar", []byte(strings.ReplaceAll(text, "\n", "\r\n")))
	if !reflect.DeepEqual(e, crlf) {
		t.Errorf("CRLF: %+v, want %+v", crlf.Front, f)
	}
}

func TestStandingFields(t *testing.T) {
	site := newsroom(t)
	const text = "+++\ntitle = \"من نحن\"\nupdated = 2025-01-02\ntags = [\"x\"]\npart = 1\nimage = { src = \"p.jpg\" }\n+++\n"
	_, _, remarks := Read(site, Standing, "content/pages/about/ar.md", "ar", []byte(text))
	want := []string{"5:1 unknown-field part means nothing on a standing page", "4:1 unknown-field tags means nothing on a standing page"}
	if got := lines(remarks); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEqualMoments(t *testing.T) {
	a, b := Moment{Sec: 10, Set: true}, Moment{Sec: 10, Day: true, Set: true}
	if !a.Same(b) || a.Same(Moment{Sec: 10}) || !(Moment{}).Same(Moment{}) || a.Same(Moment{Sec: 11, Set: true}) {
		t.Error("a moment is its instant, however it was written")
	}
}

// Whatever the bytes: no crash, every remark stands inside the file, the body is
// UTF-8 that the file holds, and CRLF makes no difference.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"+++\ntitle = \"بلاغ\"\ndate = 2025-06-17\n+++\nنص\n", "+++", "+++\n+++", "\ufeff+++\r\ntitle='x'\r\n+++\r\nنص\r\n", "---\n", "+++\ntitle = “x”\n+++\n",
		"+++\n[[corrections]]\ntext = 1\n[image]\nsrc = \"../x\"\n+++\n\x00\xff", "+++\naliases = [\"x\", '/y']\nevent = {start = 2025-01-02, end = 2025-01-01}\n+++\n",
		"+++\r\ntitle = \"\"\"\r\nب\\r\\n\"\"\"\r\n+++\r\n",
	} {
		f.Add([]byte(s))
	}
	site := newsroom(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		e, out, remarks := Read(site, Release, "ar.md", "ar", text)
		for _, d := range remarks {
			if d.Path != "ar.md" || d.Rule == "" || d.Start.Line < 1 || d.Start.Column < 1 || d.End.Offset < d.Start.Offset || d.End.Offset > len(text) {
				t.Fatalf("remark out of place: %+v", d)
			}
			for _, lang := range []string{"ar", "fr", "en"} {
				if m := d.Message.In(lang, d.Args); m == "" || strings.Contains(m, "{0}") && !bytes.Contains(text, []byte("{0}")) {
					t.Fatalf("remark without words: %q", m)
				}
			}
		}
		if (e == nil) != (out == nil) || e == nil && diag.Count(remarks, diag.Error) == 0 {
			t.Fatalf("edition %v, text %v, remarks %q", e, out, lines(remarks))
		}
		if e == nil {
			return
		}
		if !utf8.Valid(out.Body) || bytes.Contains(out.Body, []byte("\r\n")) && !bytes.Contains(text, []byte("\r\r\n")) {
			t.Fatalf("body %q", out.Body)
		}
		for i := range out.Body {
			start, _ := out.Place(i, i+1)
			if c := text[start.Offset]; c != out.Body[i] && (c != '\r' || out.Body[i] != '\n') {
				t.Fatalf("byte %d of the body stands at %d", i, start.Offset)
			}
		}
		if !bytes.Contains(text, []byte("\r")) {
			again, _, _ := Read(site, Release, "ar.md", "ar", bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
			if !reflect.DeepEqual(e, again) {
				t.Fatalf("CRLF changes %+v to %+v", e, again)
			}
		}
	})
}

// Every field a file may have has its bit, and no two share one.
func TestWroteKnowsEveryField(t *testing.T) {
	if len(fieldNames) > 32 {
		t.Fatal("more fields than bits")
	}
	site := newsroom(t)
	for _, name := range fieldNames {
		e, _, _ := Read(site, Release, "x/ar.md", "ar", []byte("+++\n"+name+" = 1\n+++\n"))
		f := e.Front
		for _, other := range fieldNames {
			if f.Wrote(other) != (name == other) {
				t.Errorf("of %s alone, %s was written: %v", name, other, f.Wrote(other))
			}
		}
	}
	for _, name := range standingFields {
		if !slices.Contains(fieldNames, name) {
			t.Errorf("%s has no bit", name)
		}
	}
}
