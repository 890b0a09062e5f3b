package render

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"balagh/internal/pages"
)

// wellFormed reads an XML document to its end.
func wellFormed(t *testing.T, data []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, data)
		}
	}
}

// nasty holds all that XML minds.
const nasty = "قاعة <b>&amp;\"'>]]> \x00\x01\x0b\x1f\x7f\ufffe\uffff 😀"

func TestEscape(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"قاعة", "قاعة"},
		{`<a href="x">&</a>`, `&lt;a href=&#34;x&#34;&gt;&amp;&lt;/a&gt;`},
		{"\x00\x01\x08\x0b\x0c\x1f", strings.Repeat("\uFFFD", 6)},
		{"\t\n\r", "\t\n\r"},
		{"\ufffe\uffff", "\uFFFD\uFFFD"},
		{"😀\U0010ffff", "😀\U0010ffff"},
		{"\xffا\xd8<\uFFFDب\xe2\x80", "\uFFFDا\uFFFD&lt;\uFFFDب\uFFFD\uFFFD"},
	} {
		var d doc
		if d.escape(c.in); string(d.b) != c.want {
			t.Errorf("%q: %q, want %q", c.in, d.b, c.want)
		}
	}
}

// Whatever the words, every XML file is well formed and UTF-8, and says them
// again to who reads it.
func TestNastyWords(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	body := pages.Body{Hash: [16]byte{1}}
	feed := &pages.FeedPage{
		Tag: "ar-MA", Dir: "rtl", Title: nasty, Subtitle: nasty, Author: nasty, ID: "tag:x", Self: "https://x/?a&b", Home: "https://x/", Updated: "2025-06-17T09:00:00+01:00", Icon: nasty,
		Entries: []pages.Entry{{ID: nasty, URL: "https://x/ar/", Title: nasty, Published: "2025-06-17T09:00:00+01:00", Updated: "2025-06-17T09:00:00+01:00", Summary: nasty, Body: &body, Tags: []string{nasty}, Notes: []string{nasty}, Image: &pages.ShareImage{URL: "https://x/y.jpg"}}, {Title: "t"}},
	}
	for kind, data := range map[pages.Kind]any{
		pages.KindAtom: feed, pages.KindRSS: feed, pages.KindNews: &pages.NewsPage{Entries: []pages.NewsEntry{{URL: "https://x/", Name: nasty, Lang: "ar", Published: "x", Title: nasty}}},
		pages.KindSitemap: &pages.SitemapPage{URLs: []pages.Address{{URL: "https://x/?a&b", Modified: "x", Alternates: []pages.Alternate{{Hreflang: "ar", URL: nasty}}}, {URL: "y"}}},
		pages.KindIndex:   &pages.SitemapPage{URLs: []pages.Address{{URL: "https://x/?a&b"}}},
	} {
		out, err := page(kind, nil, data).by(r)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(out) {
			t.Errorf("%s is no UTF-8", kind)
		}
		wellFormed(t, out)
		if strings.Contains(string(out), "> <") || strings.Contains(string(out), ">\n<") {
			t.Errorf("%s has white space between elements: %s", kind, out)
		}
	}
}

func TestAtom(t *testing.T) {
	body := pages.Body{Hash: [16]byte{1}}
	out := render(t, newRenderer(t, builtIn(t)), pages.KindAtom, nil, &pages.FeedPage{
		Tag: "ar-MA", Dir: "rtl", Title: "أخبار", Author: "التعاضدية", ID: "tag:x,2023:feed/ar/", Self: "https://x/ar/feed.xml", Home: "https://x/ar/", Updated: "2025-06-17T09:00:00+01:00",
		Entries: []pages.Entry{
			{ID: "tag:x,2023:release/ar/a", URL: "https://x/ar/2025/a/", Title: "قاعة", Published: "2025-06-17T09:00:00+01:00", Updated: "2025-06-18T09:00:00+01:00", Body: &body, Notes: []string{"تصحيح <1>"}, Tags: []string{"الصحة"}},
			{ID: "tag:x,2023:release/ar/b", Title: "بلا نص", Summary: "موجز"},
		},
	})
	var feed struct {
		Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Title   string `xml:"title"`
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Author  string `xml:"author>name"`
		Entries []struct {
			ID      string `xml:"id"`
			Summary string `xml:"summary"`
			Content struct {
				Type string `xml:"type,attr"`
				Text string `xml:",chardata"`
			} `xml:"content"`
			Category struct {
				Term string `xml:"term,attr"`
			} `xml:"category"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(out), &feed); err != nil {
		t.Fatal(err)
	}
	e := feed.Entries
	if feed.Lang != "ar-MA" || feed.Title != "أخبار" || feed.ID != "tag:x,2023:feed/ar/" || feed.Author != "التعاضدية" || len(e) != 2 {
		t.Errorf("%+v", feed)
	}
	if want := `<div lang="ar-MA" dir="rtl"><p><strong>تصحيح &lt;1&gt;</strong></p>` + text + `</div>`; e[0].Content.Text != want || e[0].Content.Type != "html" || e[0].Category.Term != "الصحة" {
		t.Errorf("%+v", e[0])
	}
	if e[1].Content.Text != "" || e[1].Summary != "موجز" {
		t.Errorf("%+v", e[1])
	}
}

func TestRSS(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	out := render(t, r, pages.KindRSS, nil, &pages.FeedPage{
		Title: "أخبار", Home: "https://x/ar/", Tag: "ar-MA", Updated: "2025-06-17T09:00:00+01:00",
		Entries: []pages.Entry{{ID: "tag:x", Title: "قاعة", URL: "https://x/", Published: "2025-06-17T09:00:00+01:00", Summary: "موجز", Notes: []string{"تصحيح"}}},
	})
	for _, want := range []string{
		"<description>أخبار</description>", `<guid isPermaLink="false">tag:x</guid>`, "<pubDate>Tue, 17 Jun 2025 09:00:00 +0100</pubDate>", "<description>تصحيح\nموجز</description>",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	if rfc822("yesterday") != "" {
		t.Error("no time has no form")
	}
}

// Rendering a feed twice gives the same: notes are not appended to the data.
func TestFeedsAreStable(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	notes := make([]string, 1, 8)
	notes[0] = "تصحيح"
	feed := &pages.FeedPage{Entries: []pages.Entry{{Title: "قاعة", Summary: "موجز", Notes: notes}}}
	first := render(t, r, pages.KindRSS, nil, feed)
	if again := render(t, r, pages.KindRSS, nil, feed); again != first {
		t.Errorf("%s, then %s", first, again)
	}
}

func TestJSONFeed(t *testing.T) {
	r := newRenderer(t, builtIn(t))
	out := render(t, r, pages.KindJSONFeed, nil, &pages.FeedPage{
		Tag: "ar-MA", Title: "<أخبار> & \"س\"", Home: "https://x/?a&b", Author: "ت",
		Entries: []pages.Entry{{ID: "tag:x", Title: "قاعة"}, {ID: "tag:y", Title: "ب", Summary: "موجز", Image: &pages.ShareImage{URL: "https://x/y.jpg"}}},
	})
	var f jsonFeedFile
	if err := json.Unmarshal([]byte(out), &f); err != nil {
		t.Fatal(err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Title != "<أخبار> & \"س\"" || f.Items[0].Text != "قاعة" || f.Items[1].Text != "موجز" || f.Items[1].Image == "" || f.Items[0].Language != "ar-MA" {
		t.Errorf("%+v", f)
	}
	if strings.Contains(out, `\u00`) || strings.Contains(out, "\n") {
		t.Errorf("not compact: %s", out)
	}
	if empty := render(t, r, pages.KindJSONFeed, nil, &pages.FeedPage{}); !strings.Contains(empty, `"items":[]`) {
		t.Errorf("%s", empty)
	}
}
