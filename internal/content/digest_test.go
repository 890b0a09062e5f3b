package content

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"balagh/internal/diag"
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

// recalling remembers editions, each by the second at which its file was written.
type recalling map[string]*Edition

func (m recalling) Recall(path string, _ int64, at time.Time, named bool) (*Edition, []diag.Diagnostic, bool) {
	e := m[path+fmt.Sprint(at.Unix())]
	return e, nil, e != nil && !(named && e.Digest == "")
}

func (m recalling) Learn(path string, _ int64, at time.Time, e *Edition, _ *Text, remarks []diag.Diagnostic) (*Edition, []diag.Diagnostic) {
	m[path+fmt.Sprint(at.Unix())] = e
	return e, remarks
}

// Whatever a bundle was like when it was read, an edition that another may have been
// made from is loaded with the digest that Read gives; where none names an original,
// none is worked out.
func TestLoadDigestsOriginals(t *testing.T) {
	site := newsroom(t)
	fields := []string{"", "translated_from = \"1:0123456789ab\"\n", "original = true\n", "original = true\ntranslated_from = \"1:0123456789ab\"\n"}
	codes := []string{"ar", "fr"}
	// Each file of the two is in one of four states, or absent (4).
	bundle := func(states [2]int) fstest.MapFS {
		tree := fstest.MapFS{}
		for i, code := range codes {
			if states[i] < len(fields) {
				f := file("+++\ntitle = \"لقاء بالعيون\"\n" + fields[states[i]] + "+++\nنص\n")
				f.ModTime = time.Unix(int64(1+states[i]), 0)
				tree["content/releases/2025/liqaa/"+code+".md"] = f
			}
		}
		return tree
	}
	for before := range 25 {
		for after := range 24 { // one file at least
			memory := recalling{}
			var bundles []*Bundle
			var states [2]int
			for _, n := range []int{before, after} {
				states = [2]int{n / 5, n % 5}
				var err error
				if bundles, _, err = Load(context.Background(), List(bundle(states), site), memory); err != nil {
					t.Fatal(err)
				}
			}
			b := bundles[0]
			original := b.Editions[0] // of the site's first language, unless another says so
			if len(b.Editions) == 2 && b.Editions[1].Front.Original && !original.Front.Original {
				original = b.Editions[1]
			}
			named := false
			for _, e := range b.Editions {
				named = named || e != original && e.Front.TranslatedFrom != ""
			}
			again, _, _ := Read(site, Release, original.Path, original.Lang, bundle(states)[original.Path].Data)
			if got := original.Digest; got != again.Digest && (named || got != "") {
				t.Fatalf("%d, then %d: the original has the digest %q, want %q", before, after, got, again.Digest)
			}
			if before == after && states[0]%4 == 0 && states[1]%4 == 0 && original.Digest != "" {
				t.Fatalf("%d: a digest that nobody names: %q", after, original.Digest)
			}
		}
	}
}
