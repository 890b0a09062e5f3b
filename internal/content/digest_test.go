package content

import (
	"regexp"
	"strings"
	"testing"
)

func TestDigest(t *testing.T) {
	base := Edition{Front: FrontMatter{Title: "لقاء تواصلي بالعيون", Summary: "ملخص", Tags: []string{"delegues"}}}
	body := "بلغت اللقاءات محطتها التاسعة،\nبأربع جهات.\n"
	want := Digest(&base, []byte(body))
	if !regexp.MustCompile(`^1:[0-9a-f]{12}$`).MatchString(want) {
		t.Fatalf("Digest = %q", want)
	}
	for _, c := range []struct {
		name string
		edit func(f *FrontMatter, body *string)
		same bool
	}{
		{"another tag", func(f *FrontMatter, _ *string) { f.Tags = nil }, true},
		{"another date", func(f *FrontMatter, _ *string) { f.Date = Moment{Sec: 1, Set: true} }, true},
		{"CRLF", func(_ *FrontMatter, b *string) { *b = strings.ReplaceAll(*b, "\n", "\r\n") }, true},
		{"other line breaks", func(_ *FrontMatter, b *string) { *b = "\n" + strings.ReplaceAll(*b, " ", "\n  ") }, true},
		{"no-break space", func(_ *FrontMatter, b *string) { *b = strings.ReplaceAll(*b, " ", "\u00A0") }, true},
		{"decomposed letters", func(_ *FrontMatter, b *string) { *b = strings.ReplaceAll(*b, "أ", "ا\u0654") }, true},
		{"a correction", func(f *FrontMatter, _ *string) { f.Corrections = []Correction{{Text: "تصحيح"}} }, true},
		{"a word", func(_ *FrontMatter, b *string) { *b = strings.Replace(*b, "التاسعة", "العاشرة", 1) }, false},
		{"a vowel sign", func(_ *FrontMatter, b *string) { *b = strings.Replace(*b, "محطتها", "مَحطتها", 1) }, false},
		{"the title", func(f *FrontMatter, _ *string) { f.Title = "لقاء تواصلي بالداخلة" }, false},
		{"words in another field", func(f *FrontMatter, _ *string) { f.Slogan, f.Summary = f.Summary, "" }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, b := base, body
			c.edit(&e.Front, &b)
			if got := Digest(&e, []byte(b)); (got == want) != c.same {
				t.Errorf("Digest = %s, original %s; want the same: %v", got, want, c.same)
			}
		})
	}
}
