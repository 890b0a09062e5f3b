package content

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"balagh/internal/config"
)

func TestFormat(t *testing.T) {
	site := newsroom(t)
	day := func(y int, m time.Month, d int) Moment {
		return Moment{Sec: time.Date(y, m, d, 0, 0, 0, 0, site.Zone).Unix(), Day: true, Set: true}
	}
	d := &Draft{
		Front: FrontMatter{
			Title: `"العثماني": هدفنا`, Date: day(2023, 3, 24), DatePrecision: "day", Draft: true,
			Updated: Moment{Sec: time.Date(2023, 3, 25, 9, 30, 0, 0, site.Zone).Unix(), Set: true},
			Summary: "سطر\nسطر", Slogan: "+\n+++\n+", Place: "الداخلة", Regions: []string{"dakhla-oued-ed-dahab"},
			Series: "rencontres-regionales", Part: 1, Event: Event{Start: day(2026, 2, 17), Edition: 5},
			Source: Source{Name: "العلم"}, Attachments: []Attachment{{"a.pdf", "بلاغ"}, {"b.pdf", ""}},
			Corrections: []Correction{{day(2023, 4, 1), "تصحيح"}}, Levels: []config.Level{{Rule: "hamza", Level: "off"}},
		},
		Comments: map[string]string{"": "من ملف\x00", "date": "من: «24\u202e مارس»\n\nتأكد", "people": "لا أحد", "source": "سطر", "source.name": "اسم", "withdrawn": "كلا"},
		Body:     "نص\r\n\n+++\n\nنص\n\n\n",
	}
	want := `+++
# من ملف
title = "\"العثماني\": هدفنا"
# من: «24 مارس»
#
# تأكد
date = 2023-03-24
date_precision = "day"
updated = 2023-03-25T09:30:00Z
draft = true
summary = """
سطر
سطر"""
slogan = "+\n+++\n+"
place = "الداخلة"
regions = ["dakhla-oued-ed-dahab"]
# لا أحد
series = "rencontres-regionales"
part = 1

[event]
start = 2026-02-17
edition = 5

# سطر
[source]
# اسم
name = "العلم"

[[attachments]]
file = "a.pdf"
title = "بلاغ"

[[attachments]]
file = "b.pdf"

[[corrections]]
date = 2023-04-01
text = "تصحيح"

# كلا

[check]
off = ["hamza"]
+++

نص

+++

نص
`
	got, err := Format(d, site.Zone)
	if err != nil || string(got) != want {
		t.Fatalf("%v\n%s", err, got)
	}
	e, text, remarks := Read(site, Release, "ar.md", "ar", got)
	if len(remarks) > 0 {
		t.Fatalf("%q", lines(remarks))
	}
	if e.Front.Slogan != d.Front.Slogan || !e.Front.Date.Same(d.Front.Date) || string(text.Body) != "\nنص\n\n+++\n\nنص\n" {
		t.Errorf("%+v %q", e.Front, text.Body)
	}
}

// A date that no notation holds is an error, not another date.
func TestFormatDate(t *testing.T) {
	site := newsroom(t)
	for _, c := range []struct {
		m    Moment
		want string // empty: an error
	}{
		{Moment{Sec: -1e12, Set: true}, ""},
		{Moment{Sec: 1e12, Set: true}, ""},
		{Moment{Sec: -3e9, Set: true}, "date = 1874-12-07T18:40:00Z"},
		{Moment{Sec: 1.7e9, Set: true}, "date = 2023-11-14T23:13:20+01:00"},
		{Moment{}, "draft = true"},
	} {
		got, err := Format(&Draft{Front: FrontMatter{Date: c.m, Draft: true}}, site.Zone)
		if (err != nil) != (c.want == "") || !strings.Contains(string(got), c.want) {
			t.Errorf("%d: %v %s", c.m.Sec, err, got)
		}
	}
}

func TestWrite(t *testing.T) {
	site := newsroom(t)
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	const name = "content/releases/2023/liqa/ar.md"
	if err := Write(root, name, site.Zone, &Draft{Front: FrontMatter{Title: "لقاء"}, Body: "نص"}); err != nil {
		t.Fatal(err)
	}
	err = Write(root, name, site.Zone, &Draft{Front: FrontMatter{Title: "آخر"}})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second time: %v", err)
	}
	if err := Write(root, "../ar.md", site.Zone, &Draft{}); err == nil {
		t.Error("written outside the site")
	}
	if err := os.Symlink(os.TempDir(), filepath.Join(dir, "out")); err == nil {
		if err := WriteNew(root, "out/balagh-never.md", nil); err == nil {
			t.Error("written through a link that leaves the site")
		}
	}
	if err := Write(root, "content/releases/2023/x/ar.md", site.Zone, &Draft{Front: FrontMatter{Date: Moment{Sec: 1e12, Set: true}}}); err == nil {
		t.Error("an impossible date was written")
	}
	var files []string
	err = fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, p)
		}
		return err
	})
	if err != nil || !reflect.DeepEqual(files, []string{name}) {
		t.Errorf("%v %q", err, files)
	}
	bundles, remarks, err := Load(t.Context(), List(root.FS(), site), &memory{})
	if err != nil || len(bundles) != 1 || bundles[0].Editions[0].Front.Title != "لقاء" {
		t.Errorf("%v %v %v", bundles, remarks, err)
	}
}

// A name that is taken while a file is written stays what it was, also where
// the file system makes no links.
func TestPutNew(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, name := range []string{"temp", "taken"} {
		if err := root.WriteFile(name, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := putNew(root, "temp", "taken"); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if text, _ := root.ReadFile("taken"); string(text) != "taken" {
		t.Errorf("taken holds %q", text)
	}
}

// Whatever stands in the fields, the file is understood, says the same when it
// is read, and says it again when that is written.
func FuzzFormat(f *testing.F) {
	site := newsroom(f)
	f.Add("لقاء", "+++\n+++", "# \x01\n]", "نص\n+++\n", int64(1.7e9), true, uint8(9))
	f.Add("a\\\"b'''", "\"\"\"\n\"", "\u202e\ufeff", "\r\n", int64(-2e9), false, uint8(0))
	f.Add("\x00\x7f\u0085\u2028", " x ", "\xff", "\xff", int64(1e10), false, uint8(1))
	f.Fuzz(func(t *testing.T, title, summary, comment, body string, sec int64, whole bool, part uint8) {
		d := &Draft{Comments: map[string]string{"": comment, "title": comment, "date": comment, "source": comment, "attachments": comment}, Body: body}
		d.Front = FrontMatter{
			Title: title, Summary: summary, Slogan: "s" + comment, Date: moment(site, sec, whole), Part: int(part), Draft: whole,
			Tags: []string{title, summary}, Source: Source{Name: body, Place: title}, Attachments: []Attachment{{summary, title}},
			Corrections: []Correction{{moment(site, sec/2, !whole), title}},
		}
		first, text, ok := again(t, site, d)
		if !ok {
			return
		}
		if !first.Date.Same(d.Front.Date) || first.Date.Day != d.Front.Date.Day || first.Part != d.Front.Part {
			t.Fatalf("%+v, want %+v", first.Date, d.Front.Date)
		}
		for _, pair := range [][2]string{{first.Title, title}, {first.Summary, summary}, {first.Source.Name, body}, {first.Corrections[0].Text, title}} {
			if want := strings.TrimSpace(sound(pair[1])); pair[0] != want {
				t.Fatalf("%q, want %q", pair[0], want)
			}
		}
		second, textAgain, ok := again(t, site, &Draft{Front: *first, Comments: d.Comments, Body: strings.TrimPrefix(text, "\n")})
		if ok {
			first.Written, second.Written = 0, 0 // a field of nothing is not written again
		}
		if !ok || !reflect.DeepEqual(first, second) || text != textAgain {
			t.Fatalf("%+v\n%+v\n%q %q", first, second, text, textAgain)
		}
	})
}

func moment(site *config.Site, sec int64, day bool) Moment {
	sec %= 4e9
	if day {
		y, m, d := time.Unix(sec, 0).In(site.Zone).Date()
		sec = time.Date(y, m, d, 0, 0, 0, 0, site.Zone).Unix()
	}
	return Moment{Sec: sec, Day: day, Set: true}
}

// again writes a draft and reads it back.
func again(t *testing.T, site *config.Site, d *Draft) (*FrontMatter, string, bool) {
	file, err := Format(d, site.Zone)
	if err != nil {
		return nil, "", false
	}
	e, text, remarks := Read(site, Release, "ar.md", "ar", file)
	if e == nil {
		t.Fatalf("%q\n%s", lines(remarks), file)
	}
	for _, r := range remarks {
		if r.Rule == "toml-syntax" || r.Rule == "unknown-field" {
			t.Fatalf("%q\n%s", lines(remarks), file)
		}
	}
	return &e.Front, string(text.Body), true
}
