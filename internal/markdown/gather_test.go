package markdown

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// A body is its own: the texts that come after it, for which the same lists
// serve, change nothing of it.
func TestBodiesAreTheirOwn(t *testing.T) {
	written := func(b *Body) string {
		s, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(s)
	}
	ar := "## محاور\n\nلقاء [سابق](../rencontre) مع **المندوبين**.\n\n> نعم.\n>\n> — رشيد، المدير\n\n![القاعة](salle.jpg \"اللقاء\")\n\n<!-- balagh: off x -->\n\n<b>\n"
	fr := strings.NewReplacer("محاور", "Axes", "لقاء", "Réunion", "سابق", "passée", "نعم", "Oui", "rencontre", "reunion", "balagh: off x", "balagh: off y", "<b>", "<i>", "salle", "x").Replace(ar)
	first := Parse([]byte(ar), arabic)
	for name, n := range map[string]int{"holes": len(first.Holes), "links": len(first.Links), "images": len(first.Images), "headings": len(first.Headings),
		"anchors": len(first.Anchors), "directives": len(first.Directives), "prose": len(first.Prose), "remarks": len(first.Remarks)} {
		if n == 0 {
			t.Errorf("no %s to look at", name)
		}
	}
	before := written(first)
	for range 3 {
		Parse([]byte(fr), french)
		Parse([]byte(strings.Repeat(fr, 9)), french)
	}
	if after := written(first); after != before {
		t.Errorf("was %s\nnow %s", before, after)
	}
	if again := written(Parse([]byte(ar), arabic)); again != before {
		t.Errorf("first %s\nagain %s", before, again)
	}
	var link string
	Lend([]byte(ar), arabic, func(b *Body) {
		if lent := written(b); lent != before || b.Lead() != first.Lead() {
			t.Errorf("lent %s\nof its own %s", lent, before)
		}
		link = b.Links[0].Text
	})
	for range 3 {
		Lend([]byte(strings.ReplaceAll(fr, "passée", "tenue")), french, func(*Body) {})
	}
	if link != "سابق" {
		t.Errorf("a string that was kept is %q now", link)
	}
}

func FuzzSqueeze(f *testing.F) {
	for _, s := range []string{
		"", " ", "\n", "لقاء تواصلي مع المندوبين", " لقاء", "لقاء ", "لقاء  تواصلي", "لقاء\nتواصلي", "\tune  rencontre \n avec\r\nles délégués ", "a b ", "a b  c d", "a\x01b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := bytes.FieldsFunc([]byte(s), func(c rune) bool { return c <= ' ' })
		if got, want := squeeze([]byte(s)), string(bytes.Join(words, []byte(" "))); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	})
}
