package markdown

import (
	"reflect"
	"strings"
	"testing"
)

// Facts say what the body says, and take one string for all of theirs.
func TestFactsKept(t *testing.T) {
	for _, src := range []string{
		"",
		"لقاء [سابق](../rencontre) و[بلاغ](communique.pdf) [](x).\n\n## محاور\n\n![القاعة](salle.jpg \"اللقاء\")\n\n## محاور\n",
		"Une [rencontre](../rencontre), https://mgpap.ma/fr et [nous](/fr/).\n\n# Été\n\n![](a.png)\n",
		strings.Repeat("[رابط](lien.pdf) ", 100),
	} {
		b := Parse([]byte(src), Style{})
		f := b.Facts()
		links := f.Links
		for i := range links {
			if links[i].Text != "" {
				t.Errorf("%.40q: the text of link %d is kept", src, i)
			}
			links[i].Text = b.Links[i].Text
		}
		want := &Body{Hash: b.Hash, Holes: b.Holes, Links: b.Links, Images: b.Images, Anchors: b.Anchors, Lead: beginning(b.Lead), Words: b.Words}
		if !reflect.DeepEqual(f, want) {
			t.Errorf("%.40q: %+v, want %+v", src, f, want)
		}
		// The body, four lists, the string; beyond 64 strings also the list of them.
		if n := testing.AllocsPerRun(10, func() { b.Facts() }); n > 6 && len(links) < 50 || n > 12 {
			t.Errorf("%.40q: %v allocations", src, n)
		}
	}
}
