package pages

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"balagh/internal/output"
)

func TestPlan(t *testing.T) {
	m := everything(t, host)
	plan := m.plan()
	kinds := map[Kind]int{}
	for i, p := range plan {
		kinds[p.Kind]++
		if i > 0 && plan[i-1].Path >= p.Path {
			t.Errorf("%s and %s: not in order, or twice", plan[i-1].Path, p.Path)
		}
		if p.Path == "" || strings.HasPrefix(p.Path, "/") || strings.Contains(p.Path, "//") || strings.Contains(p.Path, "..") {
			t.Errorf("path %q", p.Path)
		}
		// Data are made anew, and always the same.
		if first, again := output.KeyOf(p.Data()), output.KeyOf(p.Data()); first != again {
			t.Errorf("%s: data differ from themselves", p.Path)
		}
	}
	for _, k := range []Kind{
		KindChoice, KindHome, KindRelease, KindStanding, KindList, KindYear, KindArchive, KindTerms, KindRegions, KindChanges, KindNotFound,
		KindRedirect, KindAtom, KindRSS, KindJSONFeed, KindSitemap, KindIndex, KindNews, KindText, KindCopy,
	} {
		if kinds[k] == 0 {
			t.Errorf("no page of kind %s", k)
		}
	}
	// Planned again, it is the same plan.
	a, b := keys(plan), keys(m.plan())
	if len(a) != len(b) {
		t.Fatalf("%d files, then %d", len(a), len(b))
	}
	for path, key := range a {
		if b[path] != key {
			t.Errorf("%s differs from run to run", path)
		}
	}
}

func TestAddresses(t *testing.T) {
	plan := everything(t, host).plan()
	for _, want := range []string{
		"index.html", "404.html", "ar/index.html", "fr/index.html", "ar/2025/kamil/index.html", "fr/2025/kamil/index.html", "ar/2025/index.html", "fr/2025/06/index.html",
		"ar/archive/index.html", "ar/tags/index.html", "ar/tags/sante/index.html", "ar/tags/sante/1/index.html", "ar/regions/index.html", "fr/regions/souss-massa/index.html",
		"ar/series/index.html", "ar/series/liqaat/index.html", "ar/people/rachid/index.html", "ar/corrections/index.html", "ar/about/index.html", "ar/page/1/index.html",
		"ar/feed.xml", "ar/rss.xml", "ar/feed.json", "ar/tags/sante/feed.xml", "fr/regions/oriental/feed.xml", "ar/series/liqaat/feed.xml",
		"sitemap.xml", "news-sitemap.xml", "robots.txt", "manifest.webmanifest", ".well-known/security.txt", "_headers", "_redirects", "_nginx.conf",
		"قديم/ar/index.html", "old-fr.html", "favicon.ico", "assets/style.0123.css", "sitemaps/ar-2025.xml", "sitemaps/fr-pages.xml",
	} {
		if !has(plan, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, never := range []string{
		"fr/2025/arabi/index.html", "ar/2025/faransi/index.html", "ar/people/feed.xml", "ar/people/rachid/feed.xml", "ar/regions/souss-massa/feed.xml", "ar/tags/vie/1/index.html",
		"media/2025/masahub/z.jpg", "fr/page/0/index.html",
	} {
		if has(plan, never) {
			t.Errorf("%s is planned", never)
		}
	}
}

// An empty site has its frame, and nothing that leads nowhere.
func TestEmptySite(t *testing.T) {
	m := newMaker(t, host)
	plan := m.plan()
	for _, want := range []string{"index.html", "ar/index.html", "fr/archive/index.html", "sitemap.xml", "404.html", "robots.txt"} {
		if !has(plan, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, p := range plan {
		switch p.Kind {
		case KindAtom, KindRSS, KindJSONFeed, KindNews:
			t.Errorf("%s of nothing", p.Path)
		}
		checkLinks(t, plan, p, "")
	}
	if s := at[*HomePage](t, plan, "ar/index.html").Site; s.Tags != "" || s.Series != "" || s.People != "" || len(s.Feeds) > 0 {
		t.Errorf("ways to nothing: %+v", s.SiteData)
	}
}

// checkLinks wants every address of a page's data to be below the base and to
// be that of a planned file.
func checkLinks(t *testing.T, plan []Page, p Page, base string) {
	t.Helper()
	known := planned(plan)
	for _, s := range texts(t, p) {
		link, ok := strings.CutPrefix(s, host+base+"/")
		if !ok {
			if link, ok = strings.CutPrefix(s, "/"); ok {
				if link, ok = strings.CutPrefix(s, base+"/"); !ok {
					t.Errorf("%s: %s is not below %s", p.Path, s, base)
					continue
				}
			}
		}
		if !ok || strings.ContainsAny(s, "\n ") || strings.HasPrefix(link, "media/") {
			continue // no address; which files are used, only the archive says
		}
		plain, err := url.PathUnescape(link)
		if err != nil {
			t.Errorf("%s: %s: %v", p.Path, s, err)
		}
		plain, _, _ = strings.Cut(plain, "#")
		if strings.HasSuffix(plain, "/") || plain == "" {
			plain += "index.html"
		}
		if !known[plain] {
			t.Errorf("%s leads to %s, which is not planned", p.Path, s)
		}
	}
}

func planned(plan []Page) map[string]bool {
	known := map[string]bool{}
	for _, p := range plan {
		known[p.Path] = true
	}
	return known
}

// Under a base path every address moves, and no address of a plan leads nowhere.
func TestEveryLinkIsPlanned(t *testing.T) {
	for _, base := range []string{"", "/newsroom", "/a/b"} {
		plan := everything(t, host+base).plan()
		for _, p := range plan {
			if p.Kind != KindText {
				checkLinks(t, plan, p, base)
			}
		}
		d := at[*ReleasePage](t, plan, "fr/2025/kamil/index.html")
		if d.Canonical != host+base+"/fr/2025/kamil/" || !strings.HasPrefix(d.Picture.URL, base+"/media/2025/kamil/%D8%B5%D9%88%D8%B1%D8%A9-800.") || !strings.HasPrefix(d.Image.URL, host+base+"/media/2025/kamil/%D8%B5%D9%88%D8%B1%D8%A9-card.") {
			t.Errorf("%q: %s %s %s", base, d.Canonical, d.Picture.URL, d.Image.URL)
		}
		if got := at[*TextPage](t, plan, "robots.txt").Text; !strings.Contains(got, "Sitemap: "+host+base+"/sitemap.xml\n") {
			t.Errorf("%q: %s", base, got)
		}
		if got := at[*TextPage](t, plan, "_redirects").Text; !strings.Contains(got, base+"/old-fr.html "+base+"/fr/2025/kamil/ 301\n") {
			t.Errorf("%q: %s", base, got)
		}
		if got := at[*TextPage](t, plan, "_headers").Text; !strings.HasPrefix(got, base+"/*\n") || !strings.Contains(got, "\n"+base+"/assets/*\n") {
			t.Errorf("%q: %s", base, got)
		}
	}
}

// The hreflang set of a page holds itself and is the same on all its members.
func TestHreflang(t *testing.T) {
	plan := everything(t, host).plan()
	sets := map[string]string{}
	for _, p := range plan {
		var h *Head
		switch d := p.Data().(type) {
		case *ReleasePage:
			h = &d.Head
		case *StandingPage:
			h = &d.Head
		case *HomePage:
			h = &d.Head
		case *ListPage:
			h = &d.Head
		case *YearPage:
			h = &d.Head
		case *ArchivePage:
			h = &d.Head
		case *TermsPage:
			h = &d.Head
		case *RegionsPage:
			h = &d.Head
		case *ChangesPage:
			h = &d.Head
		default:
			continue
		}
		sets[h.Canonical] = fmt.Sprint(h.Alternates)
		if !slices.Contains(h.Alternates, Alternate{p.Lang.Code, h.Canonical}) {
			t.Errorf("%s is not in its own set", p.Path)
		}
		if last := h.Alternates[len(h.Alternates)-1]; last.Hreflang != "x-default" {
			t.Errorf("%s has no x-default", p.Path)
		}
		if len(h.Switches) != 1 {
			t.Errorf("%s: switch %v", p.Path, h.Switches)
		}
	}
	for _, p := range plan {
		if d, ok := p.Data().(*ReleasePage); ok {
			for _, a := range d.Alternates {
				if sets[a.URL] != sets[d.Canonical] {
					t.Errorf("%s and %s have different sets", d.Canonical, a.URL)
				}
			}
		}
	}
}

// Each listed release stands once in every list it belongs to, in each language.
func TestEveryReleaseIsListedOnce(t *testing.T) {
	m := newMaker(t, host)
	m.fill(130, "ar", "fr")
	plan := m.plan()
	for _, code := range []string{"ar", "fr"} {
		for _, list := range []string{code + "/page/", code + "/tags/sante/", code + "/2024/0"} {
			seen := map[string]int{}
			for _, path := range paths(plan, list) {
				if strings.HasSuffix(path, "index.html") {
					for _, i := range at[*ListPage](t, plan, path).Items {
						seen[i.URL]++
					}
				}
			}
			if list == code+"/page/" {
				h := at[*HomePage](t, plan, code+"/index.html")
				for _, i := range append(h.Items, h.Lead) {
					seen[i.URL]++
				}
			}
			for _, r := range m.public.Listed {
				if n := seen[r.Address(code)]; n != 1 {
					t.Errorf("%s stands %d times in %s", r.ID, n, list)
				}
			}
		}
	}
	// Newest first, and the newest of all leads the home page.
	h := at[*HomePage](t, plan, "ar/index.html")
	if h.Lead.URL != "/ar/2024/r00129/" || h.Items[0].URL != "/ar/2024/r00128/" {
		t.Errorf("%s %s", h.Lead.URL, h.Items[0].URL)
	}
	if got := at[*ListPage](t, plan, "ar/page/1/index.html"); got.Numbers.From != 1 || got.Numbers.To != 25 || got.Count != 0 || got.Newer.URL != "/ar/page/2/" || got.Older != nil {
		t.Errorf("%+v", got)
	}
}

// Releases of one series stand in the order of their parts.
func TestSeriesAscends(t *testing.T) {
	m := newMaker(t, host)
	for i, part := range []int{3, 1, 2} {
		r := m.add(fmt.Sprintf("r%d", i), fmt.Sprintf("2025-01-0%d", i+1), "ar")
		r.Series, r.Part = m.site.Series.Terms[0], part
	}
	plan := m.plan()
	d := at[*ListPage](t, plan, "ar/series/liqaat/index.html")
	if !d.Parts || d.Items[0].URL != "/ar/2025/r0/" {
		t.Errorf("shown as given, oldest first: %v", d.Items[0].URL)
	}
	// The feed is in the order of time all the same.
	f := at[*FeedPage](t, plan, "ar/series/liqaat/feed.xml")
	if f.Entries[0].URL != host+"/ar/2025/r2/" {
		t.Errorf("feed begins with %s", f.Entries[0].URL)
	}
}

// Every page stands in its order once, however many there are.
func TestInOrder(t *testing.T) {
	for _, want := range []string{"", "a", "a b", "a b c", "ar/2024/لقاء ar/index.html fr/index.html media/x robots.txt", "a a b b c"} {
		names := strings.Fields(want)
		for shift := range len(names) + 1 {
			pages := make([]Page, 0, 2*len(names))
			for i := range names {
				pages = append(pages, Page{Path: names[(i+shift)%len(names)]})
			}
			var got []string
			sorted := inOrder(pages)
			for _, p := range sorted {
				got = append(got, p.Path)
			}
			if strings.Join(got, " ") != want || cap(sorted) != len(names) {
				t.Errorf("%q from %d: %q, room for %d", want, shift, got, cap(sorted))
			}
		}
	}
}
