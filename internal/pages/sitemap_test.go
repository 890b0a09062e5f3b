package pages

import (
	"strings"
	"testing"
)

// Parts hold at most 250 addresses of one year and language, oldest first: a
// full one never changes.
func TestSitemapParts(t *testing.T) {
	m := newMaker(t, host)
	for range 525 {
		m.fill(1, "ar")
	}
	for _, r := range m.public.Listed {
		r.Year = 2024
	}
	plan := m.plan()
	parts := paths(plan, "sitemaps/ar-2024")
	if strings.Join(parts, " ") != "sitemaps/ar-2024-2.xml sitemaps/ar-2024-3.xml sitemaps/ar-2024.xml" {
		t.Fatalf("parts %q", parts)
	}
	seen := map[string]bool{}
	for path, want := range map[string]int{"sitemaps/ar-2024.xml": 250, "sitemaps/ar-2024-2.xml": 250, "sitemaps/ar-2024-3.xml": 25} {
		d := at[*SitemapPage](t, plan, path)
		if len(d.URLs) != want {
			t.Errorf("%s: %d addresses, want %d", path, len(d.URLs), want)
		}
		for _, u := range d.URLs {
			if seen[u.URL] || u.Modified == "" || len(u.Alternates) == 0 {
				t.Errorf("%s: %+v", path, u)
			}
			seen[u.URL] = true
		}
	}
	full := keys(plan)["sitemaps/ar-2024.xml"]
	m.fill(1, "ar")
	m.public.Listed[525].Year = 2024
	if keys(m.plan())["sitemaps/ar-2024.xml"] != full {
		t.Error("a full part changed")
	}
	index := at[*SitemapPage](t, plan, "sitemap.xml")
	for _, u := range index.URLs {
		if !has(plan, strings.TrimPrefix(u.URL, host+"/")) {
			t.Errorf("the index names %s", u.URL)
		}
	}
	if n := len(paths(plan, "sitemaps/")); n != len(index.URLs) {
		t.Errorf("%d parts, %d in the index", n, len(index.URLs))
	}
}

// Every indexable page is in the sitemap once, with the hreflang set it has
// itself; nothing else is.
func TestSitemapIsComplete(t *testing.T) {
	m := everything(t, host)
	plan := m.plan()
	sets := map[string][]Alternate{}
	for _, path := range paths(plan, "sitemaps/") {
		for _, u := range at[*SitemapPage](t, plan, path).URLs {
			if _, twice := sets[u.URL]; twice {
				t.Errorf("%s stands twice", u.URL)
			}
			sets[u.URL] = u.Alternates
		}
	}
	for _, p := range plan {
		d, ok := p.Data().(*ReleasePage)
		if !ok {
			continue
		}
		set, in := sets[d.Canonical]
		if in == d.NoIndex {
			t.Errorf("%s: in the sitemap %v, noindex %v", d.Canonical, in, d.NoIndex)
		}
		if in && len(set) != len(d.Alternates) {
			t.Errorf("%s: %v in the sitemap, %v on the page", d.Canonical, set, d.Alternates)
		}
	}
	for _, want := range []string{"/ar/", "/fr/archive/", "/ar/tags/sante/", "/fr/about/", "/ar/2025/", "/ar/regions/oriental/", "/ar/corrections/", "/fr/page/1/"} {
		if _, ok := sets[host+want]; !ok {
			t.Errorf("%s is not in the sitemap", want)
		}
	}
	for u := range sets {
		if strings.Contains(u, "masahub") || strings.Contains(u, "old-") {
			t.Errorf("%s is in the sitemap", u)
		}
	}
}

func TestNewsSitemap(t *testing.T) {
	m := everything(t, host)
	d := at[*NewsPage](t, m.plan(), "news-sitemap.xml")
	if len(d.Entries) != 2 || d.Entries[0].Lang != "ar" || d.Entries[0].Name != "أخبار التعاضدية" || d.Entries[0].Published != "2025-06-17T00:00:00+01:00" {
		t.Errorf("%+v", d.Entries)
	}
	for _, r := range m.public.Listed {
		r.News = false
	}
	if has(m.plan(), "news-sitemap.xml") {
		t.Error("there is no news, and a news sitemap")
	}
}

// Feeds hold the newest 20 that exist in their language, full text in the main
// one only; their ids hold neither the host nor the slug.
func TestFeeds(t *testing.T) {
	m := newMaker(t, host)
	m.fill(30, "ar")
	m.fill(30, "ar", "fr")
	m.fill(5, "ar")
	plan := m.plan()
	for _, p := range plan {
		d, ok := p.Data().(*FeedPage)
		if !ok {
			continue
		}
		if len(d.Entries) == 0 || len(d.Entries) > feedSize {
			t.Errorf("%s: %d entries", p.Path, len(d.Entries))
		}
		for i, e := range d.Entries {
			if full := p.Path == p.Lang.Code+"/feed.xml"; (e.Body != nil) != full {
				t.Errorf("%s: full text %v", p.Path, !full)
			}
			if !strings.HasPrefix(e.URL, host+"/"+p.Lang.Code+"/") || !strings.HasPrefix(e.ID, "tag:news.example.org,2023:release/"+p.Lang.Code+"/r") {
				t.Errorf("%s: %s %s", p.Path, e.URL, e.ID)
			}
			if i > 0 && e.Published > d.Entries[i-1].Published {
				t.Errorf("%s: not newest first", p.Path)
			}
		}
	}
	fr := at[*FeedPage](t, plan, "fr/feed.xml")
	if fr.Entries[0].URL != host+"/fr/2024/r00059/" || fr.Updated != fr.Entries[0].Updated {
		t.Errorf("%s %s", fr.Entries[0].URL, fr.Updated)
	}
	before := fr.Entries[0].ID
	m.public.Listed[59].Slug = "autre"
	if err := m.site.SetBaseURL("https://elsewhere.example.com/x"); err != nil {
		t.Fatal(err)
	}
	after := at[*FeedPage](t, m.plan(), "fr/feed.xml").Entries[0]
	if after.ID != before || after.URL != "https://elsewhere.example.com/x/fr/2024/autre/" {
		t.Errorf("%s became %s at %s", before, after.ID, after.URL)
	}
}
