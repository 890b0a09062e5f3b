package e2e

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// nginx serves a folder on a port of its own, with the snippet the site made.
func nginx(t *testing.T, out, mount string) string {
	t.Helper()
	path := nginxPath(t)
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	top := filepath.Join(dir, "www")
	if err := os.MkdirAll(filepath.Dir(top+mount), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(out, top+mount); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "nginx.conf"), fmt.Sprintf(`
daemon off; master_process off; pid nginx.pid; error_log err.log warn;
events { worker_connections 256; }
http { types { text/html html; text/css css; application/xml xml; image/jpeg jpg; image/svg+xml svg; }
  access_log off; charset utf-8;
  client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e;
  server { listen 127.0.0.1:%d; root %s; index index.html; absolute_redirect off;
    include %s/_nginx.conf; } }
`, port, top, out))
	var said strings.Builder
	cmd := exec.CommandContext(context.Background(), path, "-p", dir, "-c", filepath.Join(dir, "nginx.conf"))
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	address := fmt.Sprintf("127.0.0.1:%d", port)
	for range 100 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return "http://" + address
		}
		time.Sleep(50 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(dir, "err.log"))
	t.Fatalf("nginx does not answer: %s%s", said.String(), log)
	return ""
}

// nginxPath looks where Debian keeps it too, which is not on everyone's PATH.
func nginxPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"nginx", "/usr/sbin/nginx"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	missing(t, "nginx is not installed")
	return ""
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

var plain = &http.Client{
	Timeout:       20 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// ask gets one address in the languages a reader prefers.
func ask(t *testing.T, address, languages string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if languages != "" {
		r.Header.Set("Accept-Language", languages)
	}
	resp, err := plain.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

// Under nginx with the site's own snippet, pages are whole, old addresses lead
// on, a wrong one gives the page for that, and only the bare address chooses.
func TestNginx(t *testing.T) {
	for _, tt := range []struct {
		of    func(*testing.T) *site
		mount string
	}{{full, ""}, {press, "/press"}} {
		s := tt.of(t)
		t.Run(s.name, func(t *testing.T) {
			host := nginx(t, s.out, tt.mount)
			base := host + tt.mount
			for _, p := range s.with(t, ".html") {
				resp, body := ask(t, host+s.address(p), "")
				whole := resp.StatusCode == http.StatusOK && body == s.read(t, p)
				if !whole && !s.page(t, p).stub() {
					t.Errorf("%s: %s, %d bytes", p, resp.Status, len(body))
				}
			}
			for _, r := range []struct {
				path, languages string
				status          int
				to              string
			}{
				{"/", "", 200, ""},
				{"/", "en-GB,en;q=0.9", 200, ""},
				{"/", "ar", 302, "/ar/"},
				{"/", "ar-MA,ar;q=0.9,fr;q=0.8", 302, "/ar/"},
				{"/", "fr-FR,fr;q=0.9", 302, "/fr/"},
				{"/", "arn", 200, ""},
				{"/ar/", "fr", 200, ""},
				{"/fr/", "ar", 200, ""},
				{"/ar/ancien-bilan/", "", 301, "/ar/2025/bilan-semestriel/"},
				{"/fr/ancien-bilan/", "", 301, "/fr/2025/bilan-semestriel/"},
				{"/ar/bilan.html", "", 301, "/ar/2025/bilan-semestriel/"},
				{"/%D8%AD%D8%B5%D9%8A%D9%84%D8%A9", "", 301, "/ar/2025/bilan-semestriel/"},
				{"/ar/2024", "", 301, "/ar/2024/"},
				{"/ar/nulle-part/", "", 404, ""},
				{"/fr/2024/sous-embargo/", "", 404, ""},
			} {
				resp, body := ask(t, base+r.path, r.languages)
				if resp.StatusCode != r.status || r.to != "" && resp.Header.Get("Location") != tt.mount+r.to {
					t.Errorf("%s for %q: %s %s", r.path, r.languages, resp.Status, resp.Header.Get("Location"))
				}
				if r.status == 404 && (!strings.Contains(body, "الصفحة غير موجودة") || !strings.Contains(body, "Page introuvable")) {
					t.Errorf("%s: the page for a wrong address is %.200q", r.path, body)
				}
				if r.path == "/" && !strings.Contains(resp.Header.Get("Vary"), "Accept-Language") {
					t.Errorf("%s for %q: caches are not told that it varies", r.path, r.languages)
				}
			}
			for _, p := range []string{"/", "/ar/", "/nulle-part", strings.TrimPrefix(s.address(s.with(t, ".css")[0]), tt.mount)} {
				resp, _ := ask(t, base+p, "")
				for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
					if resp.Header.Get(name) == "" {
						t.Errorf("%s has no %s", p, name)
					}
				}
			}
		})
	}
}

// swaps is how many builds change the folder under the readers' hands.
const swaps = 12

// Readers who ask while builds are committed into the folder that is served get
// nothing but whole pages.
func TestReadersDuringCommits(t *testing.T) {
	nginxPath(t)
	dir := t.TempDir()
	s := &site{name: "swap", src: filepath.Join(dir, "src"), out: filepath.Join(dir, "served"), base: home}
	if err := copyFull(s.src); err != nil {
		t.Fatal(err)
	}
	build := func() report {
		return balagh(t, s.src, "build", "--out", s.out, "--at", now, "--json").report(t)
	}
	build()
	host := nginx(t, s.out, "")
	pages := slices.DeleteFunc(s.with(t, ".html"), func(p string) bool { return s.page(t, p).stub() })

	var asked, changed atomic.Int64
	var bad sync.Map
	stop := make(chan struct{})
	var clients sync.WaitGroup
	for i := range 4 {
		clients.Go(func() {
			for n := i * len(pages) / 4; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				p := pages[n%len(pages)]
				resp, err := plain.Get(host + s.address(p))
				if err != nil {
					bad.Store(p, err.Error())
					continue
				}
				body, err := io.ReadAll(resp.Body)
				resp.Body.Close()
				asked.Add(1)
				if err != nil || resp.StatusCode != 200 || !strings.HasSuffix(strings.TrimSpace(string(body)), "</html>") {
					bad.Store(p, fmt.Sprint(resp.Status, " ", len(body), " bytes ", err))
				}
			}
		})
	}
	before := "title = \"حصيلة نصف السنة"
	for i := range swaps {
		after := fmt.Sprintf("title = \"حصيلة نصف السنة %d", i)
		edit(t, filepath.Join(s.src, "content/releases/2025/etats/ar.md"), before, after)
		before = after
		changed.Add(int64(len(build().Changed)))
	}
	close(stop)
	clients.Wait()
	bad.Range(func(p, why any) bool {
		t.Errorf("%s: %s", p, why)
		return true
	})
	t.Logf("%d answers while %d files changed in %d commits", asked.Load(), changed.Load(), swaps)
	if asked.Load() < 500 || changed.Load() < swaps*5 {
		t.Errorf("only %d answers and %d changes: the test proves nothing", asked.Load(), changed.Load())
	}
}
