package e2e

import (
	"encoding/json"
	"maps"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// entry is what any reader of feeds makes of one release.
type entry struct {
	ID, Title, Link, Content, Summary string
}

// feeds are the files readers subscribe to, sorted.
func (s *site) feeds(t *testing.T) []string {
	t.Helper()
	return slices.DeleteFunc(s.files(t), func(p string) bool {
		name := filepath.Base(p)
		return name != "feed.xml" && name != "rss.xml" && name != "feed.json"
	})
}

// entries reads every feed of a site with the first parser.
func (s *site) entries(t *testing.T) map[string][]entry {
	t.Helper()
	out := map[string][]entry{}
	for _, p := range s.feeds(t) {
		f, err := gofeed.NewParser().ParseString(s.read(t, p))
		if err != nil {
			t.Errorf("%s: %v", p, err)
			continue
		}
		if f.Title == "" || f.Link == "" || len(f.Items) == 0 || len(f.Items) > 20 {
			t.Errorf("%s: title %q, link %q, %d entries", p, f.Title, f.Link, len(f.Items))
		}
		if !within(f.Language, p[:2]) {
			t.Errorf("%s says its language is %q", p, f.Language)
		}
		for _, i := range f.Items {
			if i.PublishedParsed == nil {
				t.Errorf("%s: %s has no date", p, i.GUID)
			}
			out[p] = append(out[p], entry{ID: i.GUID, Title: i.Title, Link: i.Link, Content: i.Content, Summary: i.Description})
		}
	}
	return out
}

// Two parsers of different hands read the same entries out of every feed.
func TestTwoParsersReadTheSameFeeds(t *testing.T) {
	needs(t, "node")
	module := npm(t, "feedsmith/package.json")
	script, err := filepath.Abs(filepath.Join("testdata", "feeds.mjs"))
	if err != nil {
		t.Fatal(err)
	}
	for name, of := range map[string]func(*testing.T) *site{"sample": sample, "full": full, "press": press} {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			first := s.entries(t)
			args := append([]string{script, filepath.Dir(module)}, s.feeds(t)...)
			var second map[string][]entry
			if err := json.Unmarshal(command(t, s.out, nil, "node", args...).must(t).stdout, &second); err != nil {
				t.Fatal(err)
			}
			if len(first) < 20 || len(first) != len(second) {
				t.Fatalf("%d feeds for one parser, %d for the other", len(first), len(second))
			}
			for p := range first {
				a, b := first[p], second[p]
				if len(a) != len(b) {
					t.Errorf("%s: %d entries for one parser, %d for the other", p, len(a), len(b))
					continue
				}
				for i := range a {
					if a[i].ID != b[i].ID || a[i].Title != b[i].Title || a[i].Link != b[i].Link {
						t.Errorf("%s: one parser reads %q, the other %q", p, a[i], b[i])
					}
				}
			}
		})
	}
}

// An entry is known by a tag: address, stands once in a feed, is in the feed's
// language, and carries its whole text in the main feed only.
func TestEntriesOfFeeds(t *testing.T) {
	s := full(t)
	for p, entries := range s.entries(t) {
		code := p[:2]
		seen := map[string]bool{}
		for _, e := range entries {
			if seen[e.ID] || !strings.HasPrefix(e.ID, "tag:news.example.org,2023:") {
				t.Errorf("%s: id %q, seen before: %v", p, e.ID, seen[e.ID])
			}
			seen[e.ID] = true
			if !strings.HasPrefix(e.Link, s.base+"/"+code+"/") {
				t.Errorf("%s: %s links to %s", p, e.ID, e.Link)
			}
			if e.Title == "" || arabic(e.Title) != (code == "ar") {
				t.Errorf("%s: title %q", p, e.Title)
			}
			main := p == code+"/feed.xml"
			if whole := strings.Contains(e.Content, "</p>"); whole != main {
				t.Errorf("%s: %s has its whole text: %v", p, e.ID, whole)
			}
			if main && !regexp.MustCompile(`^<div [^>]*lang="`+code).MatchString(e.Content) {
				t.Errorf("%s: %s does not say the language of its text: %.60s", p, e.ID, e.Content)
			}
		}
	}
}

func arabic(text string) bool {
	return strings.ContainsAny(text, "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
}

// ids is the id of each release as its main feeds give it, by language and title.
func (s *site) ids(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for p, entries := range s.entries(t) {
		for _, e := range entries {
			out[p+" "+e.Title] = e.ID
		}
	}
	return out
}

// A subscriber must never receive an old release as new: neither another slug
// nor another host changes what an entry is known by.
func TestIdsOutliveAddresses(t *testing.T) {
	before := sample(t)
	want := before.ids(t)

	dir := t.TempDir()
	moved := &site{name: "moved", src: filepath.Join(dir, "src"), out: filepath.Join(dir, "out"), base: "https://elsewhere.example.com/actualites"}
	if err := copySample(moved.src); err != nil {
		t.Fatal(err)
	}
	edit(t, filepath.Join(moved.src, "content/releases/2025/portes-ouvertes-sale/ar.md"), "\ndate =", "\nslug = \"nouvelle-adresse\"\ndate =")
	balagh(t, moved.src, "build", "--out", moved.out, "--base-url", moved.base, "--at", now).must(t)
	if !strings.Contains(moved.read(t, "ar/feed.xml"), moved.base+"/ar/2025/nouvelle-adresse/") {
		t.Error("the slug did not change the address: the test has gone blind")
	}
	if got := moved.ids(t); !maps.Equal(got, want) {
		t.Errorf("ids were\n%v\nand are\n%v", want, got)
	}
	for id := range maps.Values(want) {
		if u, err := url.Parse(id); err != nil || u.Scheme != "tag" {
			t.Errorf("%s is no tag: address: %v", id, err)
		}
	}
}
