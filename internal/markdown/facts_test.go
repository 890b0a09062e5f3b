package markdown

import (
	"reflect"
	"strings"
	"testing"
)

// Packed facts say of a body what others need to know, and nothing of other sites.
func TestFactsKept(t *testing.T) {
	for _, src := range []string{
		"",
		"لقاء [سابق](../rencontre) و[بلاغ](communique.pdf) [](x).\n\n## محاور\n\n![القاعة](salle.jpg \"اللقاء\")\n\n## محاور\n",
		"Une [rencontre](../rencontre), https://mgpap.ma/fr et [nous](/fr/).\n\n# Été\n\n![](a.png)\n",
		"[خارج](https://mgpap.ma) [داخل](../a) ![](https://mgpap.ma/x.png) ![](b.png) [داخل](../c)\n",
		strings.Repeat("[رابط](lien.pdf) ", 100),
	} {
		same(t, src)
	}
}

func FuzzFacts(f *testing.F) {
	f.Add("لقاء [سابق](../rencontre) ![القاعة](salle.jpg)\n\n## محاور\n")
	f.Add("[a](https://mgpap.ma) [b](c#d)\n\n# Été\n")
	f.Fuzz(func(t *testing.T, src string) { same(t, src) })
}

// same compares the facts of a text with its body, hole by hole.
func same(t *testing.T, src string) {
	t.Helper()
	b := Parse([]byte(src), Style{})
	f := b.Pack(false).Facts()
	if f.Hash != b.Hash || f.Words != b.Words || f.Lead != beginning(b.Lead()) {
		t.Errorf("%.40q: %x %v %q", src, f.Hash, f.Words, f.Lead)
	}
	if len(f.Anchors)+len(b.Anchors) > 0 && !reflect.DeepEqual(f.Anchors, b.Anchors) {
		t.Errorf("%.40q: anchors %q, want %q", src, f.Anchors, b.Anchors)
	}
	var links []Link
	for _, l := range b.Links {
		if l.Internal {
			links = append(links, Link{Dest: l.Dest, Start: l.Start, End: l.End, Internal: true})
		}
	}
	var images []Image
	for _, i := range b.Images {
		if !i.Internal {
			i.Src = ""
		}
		images = append(images, Image{Src: i.Src, Start: i.Start, End: i.End, Internal: i.Internal})
	}
	if len(f.Links)+len(links) > 0 && !reflect.DeepEqual(f.Links, links) || len(f.Images)+len(images) > 0 && !reflect.DeepEqual(f.Images, images) {
		t.Errorf("%.40q: %+v %+v, want %+v %+v", src, f.Links, f.Images, links, images)
	}
	if len(f.Holes) != len(b.Holes) {
		t.Fatalf("%.40q: %d holes, want %d", src, len(f.Holes), len(b.Holes))
	}
	for i, h := range f.Holes {
		was := b.Holes[i]
		if h.Kind != was.Kind || h.Kind == ImageHole && f.Images[h.Index].Start != b.Images[was.Index].Start ||
			h.Kind != ImageHole && f.Links[h.Index].Start != b.Links[was.Index].Start {
			t.Errorf("%.40q: hole %d is %+v, was %+v", src, i, h, was)
		}
	}
	if lead := b.Pack(true).Facts().Lead; lead != "" {
		t.Errorf("%.40q: the lead %q beside a summary", src, lead)
	}
}
