package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	balagh "balagh"
	"balagh/internal/build"
)

// noon is the moment tests look at the site.
var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

const siteTOML = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "غرفة الأخبار", fr = "Salle de presse" }
languages = [{ code = "ar", locale = "ar-MA", name = "العربية" }, { code = "fr", locale = "fr", name = "Français" }]
[tags.sante]
ar = "الصحة"
fr = "Santé"
`

// newsroom is a small site on disk.
type newsroom struct {
	t   testing.TB
	dir string
}

func newNewsroom(t testing.TB) *newsroom {
	n := &newsroom{t, t.TempDir()}
	n.write("site.toml", siteTOML)
	for i := range 3 {
		n.release(i)
	}
	return n
}

// name is the folder of release number i.
func (n *newsroom) name(i int) string { return fmt.Sprintf("content/releases/2025/bulletin-%03d", i) }

func (n *newsroom) release(i int) {
	n.write(n.name(i)+"/ar.md", arabic(i, "نص البلاغ."))
	n.write(n.name(i)+"/fr.md", fmt.Sprintf("+++\ntitle = \"Communiqué %d\"\n+++\n\nTexte du communiqué.\n", i))
}

// arabic is the Arabic edition of release number i.
func arabic(i int, body string) string {
	return fmt.Sprintf("+++\ntitle = \"بلاغ رقم %d\"\ndate = 2025-01-%02d\ntags = [\"sante\"]\n+++\n\n%s\n", i, i%28+1, body)
}

func (n *newsroom) path(name string) string { return filepath.Join(n.dir, filepath.FromSlash(name)) }

func (n *newsroom) write(name, text string) {
	n.t.Helper()
	p := n.path(name)
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		n.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		n.t.Fatal(err)
	}
}

func (n *newsroom) remove(name string) {
	n.t.Helper()
	if err := os.RemoveAll(n.path(name)); err != nil {
		n.t.Fatal(err)
	}
}

func (n *newsroom) rename(from, to string) {
	n.t.Helper()
	if err := os.MkdirAll(filepath.Dir(n.path(to)), 0o777); err != nil {
		n.t.Fatal(err)
	}
	if err := os.Rename(n.path(from), n.path(to)); err != nil {
		n.t.Fatal(err)
	}
}

// preview is a server of a newsroom that follows its changes.
type preview struct {
	*newsroom
	*server
	http *httptest.Server

	mu    sync.Mutex
	clock time.Time
}

// options are those of a preview with drafts, at noon.
func (n *newsroom) options() Options {
	root, err := os.OpenRoot(n.dir)
	if err != nil {
		n.t.Fatal(err)
	}
	n.t.Cleanup(func() { root.Close() })
	return Options{
		Build: build.Options{Site: root.FS(), Dir: n.dir, Defaults: balagh.Files, Drafts: true},
		Now:   func() time.Time { return noon }, Lang: "en", Lost: func(error) {},
		Failed: func(err error) { n.t.Error(err) },
	}
}

func (n *newsroom) serve(change func(*Options)) *preview {
	n.t.Helper()
	o := n.options()
	p := &preview{newsroom: n, clock: noon}
	o.Now = func() time.Time {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.clock
	}
	if change != nil {
		change(&o)
	}
	ctx, stop := context.WithCancel(context.Background())
	s, err := newServer(ctx, o)
	if err != nil {
		n.t.Fatal(err)
	}
	w, err := watch(ctx, n.dir, o.Lost)
	if err != nil {
		n.t.Fatal(err)
	}
	p.server, p.http = s, httptest.NewServer(s)
	var work sync.WaitGroup
	work.Go(func() { s.follow(ctx, w.out) })
	n.t.Cleanup(func() {
		p.http.CloseClientConnections()
		stop()
		work.Wait()
		p.http.Close()
		if err := s.session.Close(noon); err != nil {
			n.t.Error(err)
		}
	})
	return p
}

func (p *preview) pass(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clock = p.clock.Add(d)
}

// ask sends a request as it stands, the address uncleaned.
func (p *preview) ask(method, address string, header http.Header) (*http.Response, string) {
	p.t.Helper()
	u, err := url.Parse(p.http.URL)
	if err != nil {
		p.t.Fatal(err)
	}
	r, err := http.NewRequest(method, p.http.URL, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	r.URL = &url.URL{Scheme: "http", Host: u.Host, Opaque: address}
	for name := range header {
		r.Header.Set(name, header.Get(name))
	}
	if host := header.Get("Host"); host != "" {
		r.Host = host
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp, string(body)
}

func (p *preview) get(address string) string {
	p.t.Helper()
	resp, body := p.ask("GET", address, nil)
	if resp.StatusCode != http.StatusOK {
		p.t.Fatalf("%s: %s", address, resp.Status)
	}
	return body
}

// until waits for something to become true.
func until(t testing.TB, what string, true func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !true(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// browser listens for word of a page, as the script in it does.
type browser struct {
	t     testing.TB
	words chan word
	stop  func()
}

var pageOf = regexp.MustCompile(`data-page="([^"]*)" data-key="([^"]*)"`)

func (p *preview) browse(address string) *browser {
	p.t.Helper()
	_, body := p.ask("GET", address, nil)
	found := pageOf.FindStringSubmatch(body)
	if found == nil {
		p.t.Fatalf("%s holds no script of the preview:\n%s", address, body)
	}
	ctx, stop := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, "GET", p.http.URL+own+"events?"+url.Values{"page": {found[1]}, "key": {found[2]}}.Encode(), nil)
	if err != nil {
		p.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	b := &browser{p.t, make(chan word, 100), stop}
	go func() {
		defer resp.Body.Close()
		lines := bufio.NewScanner(resp.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var w word
				if err := json.Unmarshal([]byte(data), &w); err == nil {
					b.words <- w
				}
			}
		}
	}()
	p.t.Cleanup(stop)
	return b
}

// hear waits for a word that is wanted.
func (b *browser) hear(what string, wanted func(word) bool) word {
	b.t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case w := <-b.words:
			if wanted(w) {
				return w
			}
		case <-late:
			b.t.Fatalf("waited in vain to hear %s", what)
		}
	}
}

// undressed matches what the preview adds to a page.
var undressed = regexp.MustCompile(`<script src="/_balagh/reload.js"[^>]*></script>`)
