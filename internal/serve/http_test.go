package serve

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
)

// No address leads out of the plan, however it is written.
func TestNothingOutsideTheSiteIsServed(t *testing.T) {
	const confidential = "نص لا يخرج"
	n := newNewsroom(t)
	n.write("secret.txt", confidential)
	n.write(n.name(1)+"/notes.txt", confidential) // which nothing uses
	if err := os.Symlink(n.path("secret.txt"), n.path("link.txt")); err != nil {
		t.Skip(err)
	}
	p := n.serve(nil)
	for _, address := range []string{
		"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/ar/../../secret.txt", "/secret.txt", "/link.txt", "//secret.txt", "/./secret.txt",
		"/ar/2025/..%2f..%2f..%2fsecret.txt", "/..\\secret.txt", "/..%5csecret.txt", "/secret.txt%00.html", "/C:/secret.txt", "/C:%5csecret.txt",
		"/secret.txt::$DATA", "/SECRET~1.TXT", "/con", "/content/releases/2025/bulletin-001/ar.md", "/site.toml", "/.balagh/sources", "/.git/config",
		"/ar/2025/bulletin-001/notes.txt", "/media/2025/bulletin-001/notes.txt", "/ar%2f2025%2fbulletin-001%2findex.html", "/ar//2025/", "//ar/", "/ar/../ar/",
	} {
		resp, body := p.ask("GET", address, nil)
		if resp.StatusCode/100 != 4 || strings.Contains(body, confidential) {
			t.Errorf("%s: %s, want nothing there:\n%s", address, resp.Status, body)
		}
	}
}

// Only this machine's own names are answered, and only its own pages may change
// anything.
func TestOnlyItsOwnAddressIsAnswered(t *testing.T) {
	p := newNewsroom(t).serve(nil)
	u, err := url.Parse(p.http.URL)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		method, host, origin string
		status               int
	}{
		{"GET", "", "", 200},
		{"GET", "localhost:4310", "", 200},
		{"GET", "LOCALHOST", "", 200},
		{"GET", "[::1]:4310", "", 200},
		{"GET", "127.0.0.1", "", 200},
		{"GET", "evil.example", "", 421},
		{"GET", "localhost.evil.example:4310", "", 421},
		{"GET", "127.0.0.1.evil.example", "", 421},
		{"HEAD", "evil.example", "", 421},
		{"HEAD", "", "", 200},
		{"POST", "", "", 403},
		{"POST", "", "http://evil.example", 403},
		{"POST", "", "null", 403},
		{"POST", "", "http://" + u.Host, 405},
		{"PUT", "", "http://" + u.Host, 405},
		{"OPTIONS", "", "http://evil.example", 403},
	}
	for _, tt := range tests {
		h := http.Header{}
		h.Set("Host", tt.host)
		if tt.origin != "" {
			h.Set("Origin", tt.origin)
		}
		resp, body := p.ask(tt.method, "/ar/", h)
		if resp.StatusCode != tt.status {
			t.Errorf("%s from %q, origin %q: %s, want %d", tt.method, tt.host, tt.origin, resp.Status, tt.status)
		}
		if tt.method == "HEAD" && body != "" {
			t.Error("HEAD is answered with a body")
		}
	}
	if p.server.host = "newsroom.lan"; !p.knows("newsroom.lan:4310") || p.knows("newsroom") {
		t.Error("the name given with --host is not the one that is known")
	}
}

func TestKindsAndStates(t *testing.T) {
	n := newNewsroom(t)
	n.write(n.name(1)+"/ar.md", strings.Replace(arabic(1, "نص"), "date", "aliases = [\"/قديم/١\"]\ndate", 1))
	p := n.serve(nil)
	tests := []struct {
		address, kind, cache string
		status               int
	}{
		{"/", "text/html; charset=utf-8", "no-store", 200},
		{"/ar/2025/bulletin-001/", "text/html; charset=utf-8", "no-store", 200},
		{"/ar/2025/bulletin-001/index.html", "text/html; charset=utf-8", "no-store", 200},
		{"/ar/2025/bulletin-001", "text/html; charset=utf-8", "", 302},
		{"/%D9%82%D8%AF%D9%8A%D9%85/%D9%A1/", "text/html; charset=utf-8", "no-store", 200},
		{"/ar/feed.xml", "application/atom+xml; charset=utf-8", "no-cache", 200},
		{"/ar/rss.xml", "application/rss+xml; charset=utf-8", "no-cache", 200},
		{"/ar/feed.json", "application/feed+json; charset=utf-8", "no-cache", 200},
		{"/sitemap.xml", "application/xml; charset=utf-8", "no-cache", 200},
		{"/robots.txt", "text/plain; charset=utf-8", "no-cache", 200},
		{"/_headers", "text/plain; charset=utf-8", "no-cache", 200},
		{"/manifest.webmanifest", "application/manifest+json", "no-cache", 200},
		{"/icon.svg", "image/svg+xml", "no-cache", 200},
		{"/nulle-part/", "text/html; charset=utf-8", "no-store", 404},
		{"/_balagh/", "text/html; charset=utf-8", "no-store", 200},
		{"/_balagh/reload.js", "text/javascript; charset=utf-8", "no-store", 200},
		{"/_balagh/nulle-part", "text/plain; charset=utf-8", "no-store", 404},
	}
	for _, tt := range tests {
		resp, body := p.ask("GET", tt.address, nil)
		if resp.StatusCode != tt.status || resp.Header.Get("Content-Type") != tt.kind || resp.Header.Get("Cache-Control") != tt.cache {
			t.Errorf("%s: %d %q %q, want %d %q %q", tt.address, resp.StatusCode, resp.Header.Get("Content-Type"), resp.Header.Get("Cache-Control"), tt.status, tt.kind, tt.cache)
		}
		if tag := resp.Header.Get("ETag"); tag != "" {
			if again, _ := p.ask("GET", tt.address, http.Header{"If-None-Match": {tag}}); again.StatusCode != 304 {
				t.Errorf("%s: %s for what the browser has", tt.address, again.Status)
			}
		}
		if tt.status == 404 && strings.HasSuffix(tt.kind, "html; charset=utf-8") && !strings.Contains(body, "الصفحة") {
			t.Errorf("%s: this is not the site's own page:\n%s", tt.address, body)
		}
	}
	if stub := p.get("/%D9%82%D8%AF%D9%8A%D9%85/%D9%A1/"); !strings.Contains(stub, `url=/ar/2025/bulletin-001/`) {
		t.Errorf("an alias leads nowhere:\n%s", stub)
	}
}

// A site published under a path is shown under it.
func TestBasePath(t *testing.T) {
	n := newNewsroom(t)
	n.write("site.toml", strings.Replace(siteTOML, "news.example.org\"", "example.org/presse\"", 1))
	p := n.serve(nil)
	if resp, _ := p.ask("GET", "/", nil); resp.StatusCode != 302 || resp.Header.Get("Location") != "/presse/" {
		t.Errorf("/: %s to %q, want a redirect to /presse/", resp.Status, resp.Header.Get("Location"))
	}
	if body := p.get("/presse/ar/2025/bulletin-001/"); !strings.Contains(body, `href="/presse/assets/style.`) {
		t.Errorf("the page is not under its path:\n%s", body)
	}
	for _, address := range []string{"/ar/", "/presse", "/presseur/"} {
		if resp, _ := p.ask("GET", address, nil); resp.StatusCode != 404 {
			t.Errorf("%s: %s, want 404", address, resp.Status)
		}
	}
	if _, body := p.ask("GET", "/_balagh/", nil); !strings.Contains(body, `href="/presse/fr/2025/bulletin-001/"`) {
		t.Error("the desk does not lead to the pages")
	}
}

func TestPolicyIsLoosened(t *testing.T) {
	tests := []struct{ policy, want string }{
		{"default-src 'none'; style-src 'self'; base-uri 'none'", "default-src 'none'; style-src 'self'; base-uri 'none'; script-src 'self'; connect-src 'self'"},
		{"script-src https://a.example 'self'; style-src 'none'", "script-src https://a.example 'self'; style-src 'self'"},
		{"Default-Src https:", "default-src https:; script-src https: 'self'; style-src https: 'self'; connect-src https: 'self'"},
		{"img-src 'self'; upgrade-insecure-requests;", "img-src 'self'; upgrade-insecure-requests"},
	}
	for _, tt := range tests {
		if got := loosened(tt.policy); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.policy, got, tt.want)
		}
	}
}

// The script stands in a page of any form, and a page without a policy has none
// after.
func TestPagesAreDressed(t *testing.T) {
	for _, text := range []string{
		"<!doctype html><html><head><title>x</title></head></html>", "<!doctype html><title>x</title>", "x",
		`<head><meta http-equiv=Content-Security-Policy content='default-src "none"'></head>`,
	} {
		got := string(dress(`<p class="bar">x</p>`, "ar/\"x\".html", "k", text))
		if n := strings.Count(got, "reload.js"); n != 1 || undressed.FindString(got) == "" || strings.Contains(got, `page="ar/"x`) || strings.Contains(got, "<p class") {
			t.Errorf("%s becomes %s", text, got)
		}
	}
}
