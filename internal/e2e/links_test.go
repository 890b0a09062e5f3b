package e2e

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// reference is an address somewhere in the site.
type reference struct {
	from string // the file it stands in
	at   *url.URL
}

// references collects every address of a page: what it links to, what it shows,
// what it says of itself to machines.
func (s *site) references(t *testing.T, p page) []reference {
	t.Helper()
	here, err := url.Parse(s.base)
	if err != nil {
		t.Fatal(err)
	}
	here.Path = s.address(p.path)
	var out []reference
	add := func(address string) {
		u, err := here.Parse(strings.TrimSpace(address))
		if err != nil {
			t.Errorf("%s: %q: %v", p.path, address, err)
			return
		}
		out = append(out, reference{p.path, u})
	}
	p.each(func(n *html.Node) {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "action", "poster", "data", "cite":
				add(a.Val)
			case "srcset":
				for candidate := range strings.SplitSeq(a.Val, ",") {
					add(strings.Fields(candidate)[0])
				}
			}
		}
		switch {
		case n.Data == "meta" && attr(n, "http-equiv") == "refresh":
			_, address, _ := strings.Cut(attr(n, "content"), "url=")
			add(address)
		case n.Data == "meta" && (attr(n, "property") == "og:url" || attr(n, "property") == "og:image"):
			add(attr(n, "content"))
		case n.Data == "script":
			for _, address := range addresses(t, p.path, n.FirstChild.Data) {
				add(address)
			}
		}
	})
	return out
}

// addresses are the texts of a JSON document that begin like an address.
func addresses(t *testing.T, path, text string) []string {
	t.Helper()
	var doc any
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			if strings.HasPrefix(v, "https://") || strings.HasPrefix(v, "/") {
				out = append(out, v)
			}
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for k, e := range v {
				if !strings.HasPrefix(k, "content_") {
					walk(e)
				}
			}
		}
	}
	walk(doc)
	return out
}

var (
	xmlAddress  = regexp.MustCompile(`(?:<loc>|<link>|<icon>|<url>|href="|url=")(https?://[^<"]+)`)
	htmlAddress = regexp.MustCompile(`(?:href|src)=(?:"|&#34;|&quot;)([^"&]+)`)
)

// machines collects the addresses of the files that only machines read.
func (s *site) machines(t *testing.T) []reference {
	t.Helper()
	var out []reference
	add := func(from, address string) {
		u, err := url.Parse(address)
		if err != nil {
			t.Errorf("%s: %v", from, err)
			return
		}
		out = append(out, reference{from, u})
	}
	for _, p := range s.files(t) {
		text := s.read(t, p)
		switch {
		case strings.HasSuffix(p, ".xml"):
			for _, m := range xmlAddress.FindAllStringSubmatch(text, -1) {
				add(p, html.UnescapeString(m[1]))
			}
			for _, m := range htmlAddress.FindAllStringSubmatch(text, -1) {
				add(p, m[1])
			}
		case strings.HasSuffix(p, ".json"), strings.HasSuffix(p, ".webmanifest"):
			for _, a := range addresses(t, p, text) {
				add(p, s.absolute(a))
			}
			for _, m := range htmlAddress.FindAllStringSubmatch(strings.ReplaceAll(text, `\"`, `"`), -1) {
				add(p, m[1])
			}
		case p == "_redirects":
			for line := range strings.Lines(text) {
				from, rest, _ := strings.Cut(line, " ")
				if !strings.HasSuffix(from, ".html") {
					from = strings.TrimSuffix(from, "/") + "/" // where hosts that know no such list find the stub
				}
				to, _, _ := strings.Cut(rest, " ")
				add(p, s.absolute(from))
				add(p, s.absolute(to))
			}
		case p == "robots.txt", strings.HasSuffix(p, "security.txt"):
			for word := range strings.FieldsSeq(text) {
				if strings.HasPrefix(word, "https://") {
					add(p, word)
				}
			}
		}
	}
	return out
}

func (s *site) absolute(address string) string {
	if !strings.HasPrefix(address, "/") {
		return address
	}
	u, err := url.Parse(s.base)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return u.Scheme + "://" + u.Host + address
}

// Every address on the site's own host leads to a file, and to an anchor of it.
func TestEveryAddressResolves(t *testing.T) {
	for name, of := range map[string]func(*testing.T) *site{"sample": sample, "full": full, "press": press} {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			have := s.set(t)
			host, err := url.Parse(s.base)
			if err != nil {
				t.Fatal(err)
			}
			all := s.machines(t)
			anchors := map[string]map[string]bool{}
			for _, p := range s.pages(t) {
				all = append(all, s.references(t, p)...)
				anchors[p.path] = p.ids()
			}
			for _, r := range all {
				if r.at.Scheme != "https" || r.at.Host != host.Host {
					continue
				}
				file, ok := s.file(r.at, have)
				if !ok {
					t.Errorf("%s: %s leads nowhere", r.from, r.at)
				} else if f := r.at.Fragment; f != "" && !anchors[file][f] {
					t.Errorf("%s: %s: no such anchor", r.from, r.at)
				}
			}
			if len(all) < 1000 {
				t.Errorf("only %d addresses found: the test has gone blind", len(all))
			}
		})
	}
}

// Anything from another place than the site's own would tell it who reads.
func TestNothingIsLoadedFromElsewhere(t *testing.T) {
	s := full(t)
	for _, p := range s.pages(t) {
		p.each(func(n *html.Node) {
			loads := attr(n, "src") + attr(n, "srcset")
			if n.Data == "link" && attr(n, "rel") != "canonical" && attr(n, "rel") != "alternate" {
				loads += attr(n, "href")
			}
			if strings.Contains(loads, "//") {
				t.Errorf("%s loads %s", p.path, loads)
			}
			if n.Data == "script" && attr(n, "type") != "application/ld+json" {
				t.Errorf("%s has a script", p.path)
			}
			if attr(n, "style") != "" || n.Data == "style" {
				t.Errorf("%s has a style the policy forbids", p.path)
			}
		})
	}
}

// serve shows a site under the path of its base address, as a static host would.
func (s *site) serve(t *testing.T) string {
	t.Helper()
	base, err := url.Parse(s.base)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(base.Path+"/", http.StripPrefix(base.Path, http.FileServer(http.Dir(s.out))))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + base.Path
}

// A visitor who starts at the front door and follows links meets every page
// but those that are over, which keep only their address.
func TestVisitorsReachEveryPage(t *testing.T) {
	for name, of := range map[string]func(*testing.T) *site{"full": full, "press": press} {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			front := s.serve(t)
			start, err := url.Parse(front + "/")
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{start.Path: true}
			queue := []*url.URL{start}
			for len(queue) > 0 {
				u := queue[0]
				queue = queue[1:]
				for _, next := range visit(t, u) {
					if !seen[next.Path] {
						seen[next.Path] = true
						queue = append(queue, next)
					}
				}
			}
			for _, p := range s.pages(t) {
				over := strings.Contains(p.path, "/2024/expire/") || strings.Contains(p.path, "/2024/retire/")
				if !seen[s.address(p.path)] && !p.stub() && !over && p.path != "404.html" {
					t.Errorf("no way leads to %s", p.path)
				}
			}
		})
	}
}

// visit fetches a page and returns where its links lead on the same host.
func visit(t *testing.T, u *url.URL) []*url.URL {
	t.Helper()
	resp, err := http.Get(u.String())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", u, resp.Status)
		return nil
	}
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	doc, err := html.Parse(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var out []*url.URL
	page{u.Path, doc}.each(func(n *html.Node) {
		if n.Data != "a" || attr(n, "href") == "" {
			return
		}
		if next, err := u.Parse(attr(n, "href")); err == nil && next.Host == u.Host {
			next.Fragment, next.RawQuery = "", ""
			out = append(out, next)
		}
	})
	return out
}

// A link checker of other hands agrees.
func TestLinkinator(t *testing.T) {
	needs(t, "node")
	script := npm(t, "linkinator/build/src/cli.js")
	s := press(t)
	front := s.serve(t)
	r := command(t, t.TempDir(), nil, "node", script, front+"/", "--recurse", "--format", "json",
		"--verbosity", "error", "--skip", "^(?!"+regexp.QuoteMeta(front)+")")
	var said struct {
		Links []struct {
			URL, State, Parent string
			Status             int
		}
	}
	if err := json.Unmarshal(r.stdout, &said); err != nil {
		t.Fatalf("exit %d: %v: %s%s", r.code, err, r.stdout, r.stderr)
	}
	for _, l := range said.Links {
		if l.State == "BROKEN" {
			t.Errorf("%s on %s: %d", l.URL, l.Parent, l.Status)
		}
	}
	if r.code != 0 && !t.Failed() {
		t.Errorf("exit %d: %s", r.code, r.stderr)
	}
}

// The addresses of one site under two bases differ by nothing else.
func TestBasePathIsTheOnlyDifference(t *testing.T) {
	a, b := full(t), press(t)
	x, y := a.files(t), b.files(t)
	if strings.Join(x, "\n") != strings.Join(y, "\n") {
		t.Fatalf("%d files under %s, %d under %s", len(x), a.base, len(y), b.base)
	}
	for _, p := range y {
		if filepath.Ext(p) == ".html" && strings.Contains(b.read(t, p), home) {
			t.Errorf("%s mentions %s under %s", p, home, b.base)
		}
	}
}
