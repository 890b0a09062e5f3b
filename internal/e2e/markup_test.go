package e2e

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sites are read by every validator: the sample, and the one with every state.
var sites = map[string]func(t *testing.T) *site{"sample": sample, "full": full}

// The Nu validator reads every page and the style sheet. Its warnings count.
func TestNuValidator(t *testing.T) {
	needs(t, "java")
	jar := npm(t, "vnu-jar/build/dist/vnu.jar")
	for name, of := range sites {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			r := command(t, s.out, nil, "java", "-jar", jar, "--also-check-css", "--also-check-svg",
				"--skip-non-html", "--format", "json", s.out)
			var said struct {
				Messages []struct {
					Type, SubType, URL, Message, Extract string
					LastLine                             int
				}
			}
			if err := json.Unmarshal(r.stderr, &said); err != nil {
				t.Fatalf("%v: %s", err, r.stderr)
			}
			for _, m := range said.Messages {
				if strings.Contains(m.Message, "violates Content Security Policy") {
					continue // a file on disk has no 'self', and JSON-LD is no script; the browser judges this
				}
				t.Errorf("%s:%d: %s %s: %s\n\t%s", strings.TrimPrefix(m.URL, "file:"+s.out+"/"),
					m.LastLine, m.Type, m.SubType, m.Message, m.Extract)
			}
			if r.code != 0 && len(said.Messages) == 0 {
				t.Errorf("exit %d: %s", r.code, r.stderr)
			}
		})
	}
}

// Two rules are off: a headline is as long as its writer wants, and the style
// sheet keeps phone numbers whole (TestPhoneNumbersStayWhole).
func TestHTMLValidate(t *testing.T) {
	needs(t, "node")
	script := npm(t, "html-validate/bin/html-validate.mjs")
	rules, err := filepath.Abs(filepath.Join("testdata", "htmlvalidate.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, of := range sites {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			said := filepath.Join(t.TempDir(), "said.json")
			r := command(t, s.out, nil, "node", script, "--config", rules, "--formatter", "json="+said, s.out)
			var files []struct {
				FilePath string
				Messages []struct{ RuleID, Message, Selector string }
			}
			if err := json.Unmarshal([]byte(read(t, said)), &files); err != nil {
				t.Fatalf("exit %d: %v: %s%s", r.code, err, r.stdout, r.stderr)
			}
			for _, f := range files {
				for _, m := range f.Messages {
					t.Errorf("%s: %s: %s (%s)", strings.TrimPrefix(f.FilePath, s.out+"/"), m.RuleID, m.Message, m.Selector)
				}
			}
			if r.code != 0 && len(files) == 0 {
				t.Errorf("exit %d: %s", r.code, r.stderr)
			}
		})
	}
}

// What a template or an escaper left behind is text that a visitor would see.
func TestNothingOfTheMachineryShows(t *testing.T) {
	for name, of := range sites {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			for _, p := range s.with(t, ".html") {
				text := s.read(t, p)
				for _, bad := range []string{"{{", "&amp;amp;", "&amp;lt;", "&amp;#", "&lt;p&gt;", "ZgotmplZ", "%!", "<no value>", "[object "} {
					if strings.Contains(text, bad) {
						t.Errorf("%s contains %q", p, bad)
					}
				}
			}
		})
	}
}

// The newsletter of all years, in both languages: whole for the validator, and
// each of its addresses is one of the site.
func TestNewsletter(t *testing.T) {
	needs(t, "java")
	jar := npm(t, "vnu-jar/build/dist/vnu.jar")
	for name, of := range sites {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			dir := t.TempDir()
			balagh(t, s.src, "digest", "--since", "2000-01-01", "--at", now, "--out", dir).must(t)
			have := s.set(t)
			for _, code := range []string{"ar", "fr"} {
				file := filepath.Join(dir, "digest."+code+".html")
				if r := command(t, dir, nil, "java", "-jar", jar, "--also-check-css", file); r.code != 0 || len(r.stderr) > 0 {
					t.Errorf("%s: exit %d\n%s", code, r.code, r.stderr)
				}
				html := read(t, file)
				if len(html) > 100_000 {
					t.Errorf("%s: %d bytes", code, len(html))
				}
				addresses := regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(html, -1)
				if len(addresses) < 6 {
					t.Errorf("%s: %d addresses", code, len(addresses))
				}
				for _, m := range addresses {
					u, err := url.Parse(m[1])
					if err != nil || u.Scheme == "tel" || u.Scheme == "mailto" {
						continue
					}
					if p, ok := s.file(u, have); !ok || !strings.HasPrefix(m[1], s.base+"/") {
						t.Errorf("%s: %s leads nowhere (%s)", code, m[1], p)
					}
				}
			}
		})
	}
}

// The newsletter fits the phone it is read on, and a wide screen leaves it narrow.
func TestNewsletterFits(t *testing.T) {
	s, dir := sample(t), t.TempDir()
	balagh(t, s.src, "digest", "--since", "2000-01-01", "--at", now, "--out", dir).must(t)
	for _, code := range []string{"ar", "fr"} {
		for wide, want := range map[int64]int{320: 304, 360: 344, 600: 584, 1280: 600} {
			viewport(t, wide, 800)
			visitPage(t, "file://"+filepath.ToSlash(filepath.Join(dir, "digest."+code+".html")))
			if got := evaluate[[]int](t, `[document.documentElement.scrollWidth, document.querySelector("table table").offsetWidth]`); got[0] > int(wide) || got[1] != want {
				t.Errorf("%s at %d: %v, want %d", code, wide, got, want)
			}
		}
	}
}
