package e2e

import (
	"encoding/xml"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSitemapsAreValid holds every sitemap against its schema. The main one is
// the published one; the others, which no package ships, are written here from
// what the search engines document.
func TestSitemapsAreValid(t *testing.T) {
	needs(t, "xmllint")
	main := npm(t, "sitemap/schema/sitemap.xsd")
	dir := t.TempDir()
	for _, name := range []string{"all.xsd", "links.xsd", "news.xsd", "index.xsd"} {
		write(t, filepath.Join(dir, name), strings.ReplaceAll(read(t, filepath.Join("testdata", "schemas", name)),
			"sitemap.xsd", "file://"+main))
	}
	for name, of := range map[string]func(*testing.T) *site{"sample": sample, "full": full, "press": press} {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			var checked []string
			for _, p := range s.with(t, ".xml") {
				schema := "all.xsd"
				switch {
				case p == "sitemap.xml":
					schema = "index.xsd"
				case p != "news-sitemap.xml" && !strings.HasPrefix(p, "sitemaps/"):
					continue
				}
				checked = append(checked, p)
				r := command(t, s.out, nil, "xmllint", "--nonet", "--noout", "--schema", filepath.Join(dir, schema), p)
				if r.code != 0 {
					t.Errorf("%s: %s", p, r.stderr)
				}
			}
			if len(checked) < 9 {
				t.Errorf("only %v", checked)
			}
			if news := slices.Contains(checked, "news-sitemap.xml"); news != (name != "sample") {
				t.Errorf("news sitemap there: %v", news)
			}
		})
	}
}

type urlset struct {
	URLs []struct {
		Loc   string `xml:"loc"`
		Mod   string `xml:"lastmod"`
		Links []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
}

// numbered are the older pages of a list, which are found from its first.
var numbered = regexp.MustCompile(`^(ar|fr)/(\d{4}/\d\d|(.*/)?[a-z-]+)/\d+/index\.html$`)

// The sitemaps list every page a search engine should keep, once, with the
// languages the page itself names, and nothing else.
func TestSitemapsListEveryPage(t *testing.T) {
	s := full(t)
	listed := map[string]map[string]string{}
	for _, p := range s.with(t, ".xml") {
		if !strings.HasPrefix(p, "sitemaps/") {
			continue
		}
		var set urlset
		if err := xml.Unmarshal([]byte(s.read(t, p)), &set); err != nil {
			t.Fatal(err)
		}
		for _, u := range set.URLs {
			if listed[u.Loc] != nil {
				t.Errorf("%s is listed twice", u.Loc)
			}
			listed[u.Loc] = map[string]string{}
			for _, l := range u.Links {
				listed[u.Loc][l.Lang] = l.Href
			}
		}
		if !strings.Contains(s.read(t, "sitemap.xml"), "<loc>"+s.base+"/"+p+"</loc>") {
			t.Errorf("sitemap.xml does not name %s", p)
		}
	}
	for _, p := range s.pages(t) {
		own := p.links("canonical")[""]
		in := listed[own]
		delete(listed, own)
		switch {
		case !p.indexed() || p.stub():
			if in != nil && !p.stub() {
				t.Errorf("%s is not to be indexed and is listed", p.path)
			}
		case in == nil && p.path != "index.html" && !numbered.MatchString(p.path):
			t.Errorf("%s is in no sitemap", p.path)
		case len(in) > 0 && !sameSet(in, p.links("alternate")):
			t.Errorf("%s: the sitemap says %v, the page %v", p.path, in, p.links("alternate"))
		}
	}
	for u := range listed {
		t.Errorf("%s is listed and no page says it is its own address", u)
	}
}
