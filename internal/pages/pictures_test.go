package pages

import (
	"strings"
	"testing"

	"balagh/internal/archive"
	"balagh/internal/images"
)

// A page offers a picture in its widths, lazily where it stands in the text; a
// feed is given the largest, and so is a link.
func TestPicturesInTexts(t *testing.T) {
	m := newMaker(t, host)
	r := m.add("suwar", "2025-06-17", "ar", "fr")
	for i, name := range []string{"قاعة.jpg", "lien.jpg", "texte.jpg"} {
		m.assets[r.Dir+"/"+name] = Asset{Sum: [32]byte{byte(i)}, Picture: images.Facts{Info: images.Info{Format: "jpeg", Width: 2000, Height: 1500}, Turn: 1}}
	}
	r.Image = "قاعة.jpg"
	r.In("ar").Holes = []archive.Hole{
		{Image: "قاعة.jpg"}, {Image: "texte.jpg"}, {Link: &archive.Target{File: "lien.jpg"}}, {Link: &archive.Target{File: "lien.jpg"}, After: true}, {Image: "غائبة.jpg"},
	}
	plan := m.plan()
	fills := at[*ReleasePage](t, plan, "ar/2025/suwar/index.html").Body.Fills
	for i, want := range []string{`loading="lazy"`, ` 1600w" sizes="`, `href="/media/2025/suwar/lien-1600.`, "", `src=""`} {
		if !strings.Contains(fills[i], want) {
			t.Errorf("hole %d: %s, want %s", i, fills[i], want)
		}
	}
	feed := at[*FeedPage](t, plan, "ar/feed.xml").Entries[0]
	if f := feed.Body.Fills[1]; !strings.HasPrefix(f, `src="`+host+`/media/2025/suwar/texte-1600.`) || strings.Contains(f, "srcset") {
		t.Errorf("in the feed: %s", f)
	}
}
