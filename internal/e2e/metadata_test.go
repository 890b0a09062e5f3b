package e2e

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every page that search engines or shared links may show says what these want,
// and names as translations the languages that it has.
func TestMetadata(t *testing.T) {
	codes := map[string]string{"ar": "ar_AR", "fr": "fr_FR"}
	for name, of := range sites {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			for _, p := range s.pages(t) {
				if p.stub() || p.path == "404.html" {
					continue
				}
				for _, want := range []string{"og:title", "og:url", "og:type", "og:image", "og:image:width", "og:image:height", "og:image:alt", "og:site_name", "og:locale"} {
					if p.meta(want) == "" {
						t.Errorf("%s has no %s", p.path, want)
					}
				}
				if d := p.meta("description"); d != p.meta("og:description") || d == "" && p.indexed() {
					t.Errorf("%s describes itself as %q and %q", p.path, d, p.meta("og:description"))
				}
				if p.meta("twitter:card") != "summary_large_image" || p.meta("og:image:type") != "image/jpeg" || !strings.HasSuffix(p.meta("og:image"), ".jpg") {
					t.Errorf("%s: the card is %s, %s", p.path, p.meta("og:image"), p.meta("og:image:type"))
				}
				var want []string
				for code := range p.links("alternate") {
					if codes[code] != "" && codes[code] != p.meta("og:locale") {
						want = append(want, codes[code])
					}
				}
				if got := p.metas("og:locale:alternate"); !slices.Equal(got, want) {
					t.Errorf("%s: og:locale:alternate is %q, want %q", p.path, got, want)
				}
			}
		})
	}
}

// The map on the first page of a region marks that region and counts nothing.
func TestRegionPagesShowWhereTheyLie(t *testing.T) {
	for _, p := range full(t).pages(t) {
		code, below, _ := strings.Cut(p.path, "/regions/")
		region, numbered := strings.CutSuffix(below, "/index.html")
		if !numbered || strings.Contains(region, "/") {
			continue
		}
		var tiles, here []string
		p.each(func(n *html.Node) {
			if n.Parent.Data != "li" || n.Data != "a" || attr(n.Parent.Parent, "class") != "map" {
				return
			}
			tiles = append(tiles, attr(n, "href"))
			if attr(n, "aria-current") == "page" {
				here = append(here, attr(n, "href"))
			}
			if n.FirstChild != n.LastChild {
				t.Errorf("%s: a tile holds more than a name", p.path)
			}
		})
		if want := "/" + code + "/regions/" + region + "/"; len(tiles) != 12 || !slices.Equal(here, []string{want}) {
			t.Errorf("%s: %d tiles; here is %v, want %s", p.path, len(tiles), here, want)
		}
	}
}
