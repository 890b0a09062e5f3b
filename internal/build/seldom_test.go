package build

import (
	"reflect"
	"testing"
	"time"

	"balagh/internal/content"
)

// What is written down of a front matter is read again, whatever it has; what it
// lacks costs a byte.
func TestSeldomIsReadAgain(t *testing.T) {
	at := content.Moment{Sec: -1, Day: true, Set: true}
	for name, f := range map[string]content.FrontMatter{
		"nothing":   {},
		"a title":   {Title: "لقاء تواصلي بالعيون", Date: at},
		"one half":  {Event: content.Event{End: at}, Source: content.Source{Place: "الرباط"}, Withdrawn: content.Withdrawn{Reason: "سبب"}},
		"the other": {Event: content.Event{Start: at, Edition: 5}, Source: content.Source{Name: "Le Matin", URL: "https://example.org"}, Withdrawn: content.Withdrawn{Date: at}},
		"all": {
			Title: "لقاء", Updated: at, PublishAt: at, Expires: content.Moment{Set: true}, Part: 3, Slug: "liqaa",
			Image:       content.Image{Src: "p.jpg", Alt: "قاعة", Caption: "شرح", Credit: "س"},
			Corrections: []content.Correction{{Date: at, Text: "تصحيح"}, {Text: "erratum"}},
			Attachments: []content.Attachment{{File: "a.pdf", Title: "بلاغ"}}, Written: 5,
		},
	} {
		data, err := encode(f)
		if err != nil {
			t.Fatal(err)
		}
		got := content.FrontMatter{Event: content.Event{Edition: 9}, Image: content.Image{Src: "قديم"}}
		if rest, ok := decode(data, &got); !ok || len(rest) > 0 || !reflect.DeepEqual(got, f) {
			t.Errorf("%s: %v %+v, want %+v", name, ok, got, f)
		}
	}
	for _, v := range []any{content.Moment{}, content.Event{}, content.Source{}, content.Image{}, content.Withdrawn{}} {
		if data, err := encode(v); err != nil || len(data) != 1 {
			t.Errorf("%T: %d bytes, %v", v, len(data), err)
		}
	}
}

// An edition that is recalled is the one that was learned, its path with it, which
// is not written down.
func TestRecalledIsWhatWasLearned(t *testing.T) {
	site, src := learning(t)
	for code, text := range map[string]string{
		"ar": "+++\ntitle = \"لقاء تواصلي\"\ndate = 2026-02-01\nevent = { start = 2026-02-03 }\nimage = { src = \"p.jpg\", alt = \"قاعة\" }\n+++\n\nحضر 120 مندوبا.\n",
		"fr": "+++\ntitle = \"Rencontre\"\n+++\n\n120 délégués présents.\n",
	} {
		name, at := "content/releases/2026/liqaa/"+code+".md", stamp(int64(len(text)), time.Unix(1767225600, 0))
		e, body, _ := content.Read(site, content.Release, name, code, []byte(text))
		src.learned(name, at, e, body, nil)
		if k, ok := src.recalled(name, at, true); !ok || !reflect.DeepEqual(k.Edition, e) {
			t.Errorf("%s: %v %+v, want %+v", name, ok, k.Edition, e)
		}
	}
}

// Fields that are none of a struct's are damage, not its values.
func TestSeldomRefusesOtherFields(t *testing.T) {
	data, err := encode(content.Source{Name: "العلم"})
	if err != nil {
		t.Fatal(err)
	}
	var image content.Image
	if _, ok := decode(data, &image); ok {
		t.Errorf("three fields were read as %+v", image)
	}
}
