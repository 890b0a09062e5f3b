package e2e

import (
	"maps"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func sameSet(a, b map[string]string) bool { return maps.Equal(a, b) }

// Every page says its language and direction, and its own address.
func TestPagesNameThemselves(t *testing.T) {
	for name, of := range map[string]func(*testing.T) *site{"sample": sample, "full": full, "press": press} {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			for _, p := range s.pages(t) {
				p.each(func(n *html.Node) {
					if n.Data != "html" {
						return
					}
					lang, dir := "ar", "rtl"
					if strings.HasPrefix(p.path, "fr/") {
						lang, dir = "fr", "ltr"
					}
					if l := attr(n, "lang"); !within(l, lang) || attr(n, "dir") != dir {
						t.Errorf("%s: lang %q dir %q, want %s %s", p.path, l, attr(n, "dir"), lang, dir)
					}
				})
				own := s.absolute(s.address(p.path))
				got := p.links("canonical")[""]
				switch {
				case p.path == "404.html":
					if got != "" {
						t.Errorf("404.html says its address is %s", got)
					}
				case p.stub():
					if got == own || got == "" || p.indexed() {
						t.Errorf("%s: a stub leads on to %q", p.path, got)
					}
				case got != own:
					t.Errorf("%s: canonical is %q", p.path, got)
				}
			}
		})
	}
}

func within(tag, code string) bool { return tag == code || strings.HasPrefix(tag, code+"-") }

// A set of translations is the same from each of its pages: the page itself, an
// x-default, and every other, which names the same set.
func TestTranslationsNameEachOther(t *testing.T) {
	for name, of := range map[string]func(*testing.T) *site{"sample": sample, "full": full, "press": press} {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			sets := map[string]map[string]string{}
			pages := s.pages(t)
			for _, p := range pages {
				sets[s.absolute(s.address(p.path))] = p.links("alternate")
			}
			pairs := 0
			for _, p := range pages {
				own := s.absolute(s.address(p.path))
				set := sets[own]
				if len(set) == 0 {
					if p.indexed() && !p.stub() {
						t.Errorf("%s names no languages", p.path)
					}
					continue
				}
				found := false
				for lang, href := range set {
					found = found || href == own
					other, ok := sets[href]
					if !ok {
						t.Errorf("%s: %s is %s, which is no page", p.path, lang, href)
					} else if !sameSet(set, other) {
						t.Errorf("%s says %v, %s says %v", p.path, set, href, other)
					}
				}
				if !found || set["x-default"] == "" {
					t.Errorf("%s: itself %v, x-default %q", p.path, found, set["x-default"])
				}
				if set["ar"] != "" && set["fr"] != "" {
					pairs++
				}
			}
			if pairs < 100 {
				t.Errorf("only %d pages have both languages", pairs)
			}
		})
	}
}

// A release in one language claims no translation, and is no page in the other.
func TestOneLanguageClaimsNoOther(t *testing.T) {
	s := full(t)
	have, entries := s.set(t), s.entries(t)
	for _, only := range []struct{ path, lang, not string }{
		{"ar/2024/arabe-seul/index.html", "ar", "fr"},
		{"fr/2024/francais-seul/index.html", "fr", "ar"},
	} {
		p := s.page(t, only.path)
		set := p.links("alternate")
		if set[only.not] != "" || set[only.lang] == "" {
			t.Errorf("%s: %v", only.path, set)
		}
		if twin := only.not + only.path[2:]; have[twin] {
			t.Errorf("%s is an empty page", twin)
		}
		listed := s.read(t, only.not+"/2024/index.html") + s.read(t, only.not+"/tags/gouvernance/index.html")
		if !strings.Contains(listed, s.address(only.path)) {
			t.Errorf("no list in %s names %s", only.not, only.path)
		}
		for _, feed := range []string{"feed.xml", "rss.xml", "feed.json", "tags/gouvernance/feed.xml"} {
			for _, e := range entries[only.not+"/"+feed] {
				if strings.HasSuffix(e.Link, s.address(only.path)) {
					t.Errorf("%s/%s has an entry in the wrong language", only.not, feed)
				}
			}
		}
	}
}

// What is not public yet is nowhere, and what is over is in no list.
func TestWithheldIsNowhere(t *testing.T) {
	s := full(t)
	for _, p := range s.files(t) {
		text := p + s.read(t, p)
		for _, trace := range []string{"sous-embargo", "بلاغ تحت الحظر", "sous embargo"} {
			if strings.Contains(text, trace) {
				t.Errorf("%s has %q", p, trace)
			}
		}
		lists := !strings.Contains(p, "/expire/") && !strings.Contains(p, "/retire/") && p != "_redirects"
		if lists && (strings.Contains(text, "/2024/expire/") || strings.Contains(text, "/2024/retire/")) {
			t.Errorf("%s still names an expired or withdrawn release", p)
		}
	}
}
