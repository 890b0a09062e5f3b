package e2e

import (
	"encoding/json"
	"path/filepath"
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
