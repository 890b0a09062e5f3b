package e2e

import (
	"compress/gzip"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// One browser and one tab serve all tests; none of them runs in parallel.
var browser struct {
	sync.Once
	ctx     context.Context
	closers []func()
	err     error

	mu   sync.Mutex
	urls []string // requested since the last visit began
	got  int      // bytes received since then, heads included
	over int      // requests that ended since then
}

func closeBrowser() {
	for _, c := range slices.Backward(browser.closers) {
		c()
	}
}

// tab returns the tab of the one browser.
func tab(t *testing.T) context.Context {
	t.Helper()
	path := chromium()
	if path == "" {
		missing(t, "chromium is not installed")
	}
	browser.Do(func() { browser.err = open(path) })
	if browser.err != nil {
		t.Fatal(browser.err)
	}
	return browser.ctx
}

func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	return ""
}

func open(path string) error {
	profile, err := os.MkdirTemp(work, "profile-")
	if err != nil {
		return err
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.UserDataDir(profile), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("hide-scrollbars", true))
	alloc, end := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, close := chromedp.NewContext(alloc)
	browser.ctx, browser.closers = ctx, []func(){end, close}
	focus := emulation.SetFocusEmulationEnabledParams{Enabled: true} // as if the window were in front
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, focus); err != nil {
		return err
	}
	return chromedp.Listen(ctx, func(ev any) {
		browser.mu.Lock()
		defer browser.mu.Unlock()
		switch e := ev.(type) {
		case *network.EventRequestWillBeSent:
			browser.urls = append(browser.urls, e.Request.URL)
		case *network.EventLoadingFinished:
			browser.got += int(e.EncodedDataLength)
			browser.over++
		}
	})
}

// do runs steps in the tab and gives up after a minute.
func do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab(t), time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// evaluate asks the page that is open.
func evaluate[T any](t *testing.T, script string, opts ...chromedp.EvaluateOption) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab(t), time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, opts...))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// visitPage opens a page and returns what was requested for it.
func visitPage(t *testing.T, address string) []string {
	t.Helper()
	tab(t)
	browser.mu.Lock()
	browser.urls, browser.got, browser.over = nil, 0, 0
	browser.mu.Unlock()
	do(t, chromedp.Navigate(address))
	browser.mu.Lock()
	defer browser.mu.Unlock()
	return slices.Clone(browser.urls)
}

func scripting(t *testing.T, on bool) {
	t.Helper()
	_, err := chromedp.Call(tab(t), emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	if err != nil {
		t.Fatal(err)
	}
}

func scheme(t *testing.T, name string) {
	t.Helper()
	media(t, "", "prefers-color-scheme", name)
}

// media makes the browser a printer ("print"), or one whose owner wants something:
// pairs of a media feature and its value. Without any, it is as at first.
func media(t *testing.T, kind string, wants ...string) {
	t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: kind}
	for pair := range slices.Chunk(wants, 2) {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: pair[0], Value: pair[1]})
	}
	if _, err := chromedp.Call(tab(t), emulation.SetEmulatedMedia, p); err != nil {
		t.Fatal(err)
	}
}

// viewport makes the window so wide and so high.
func viewport(t *testing.T, width, height int64) {
	t.Helper()
	do(t, chromedp.EmulateViewport(width, height))
}

// host serves a site with the headers it asks its hosts for, and its texts
// compressed, as every host does.
func (s *site) host(t *testing.T) string {
	t.Helper()
	type rule struct {
		prefix, suffix string
		header         http.Header
	}
	var rules []rule
	for line := range strings.Lines(s.read(t, "_headers")) {
		if !strings.HasPrefix(line, " ") {
			prefix, suffix, _ := strings.Cut(strings.TrimSpace(line), "*")
			rules = append(rules, rule{prefix, suffix, http.Header{}})
			continue
		}
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		rules[len(rules)-1].header.Set(name, value)
	}
	files := http.FileServer(http.Dir(s.out))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, rule := range rules {
			if strings.HasPrefix(r.URL.Path, rule.prefix) && strings.HasSuffix(r.URL.Path, rule.suffix) {
				for name := range rule.header {
					w.Header().Set(name, rule.header.Get(name))
				}
			}
		}
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			packed := &packer{ResponseWriter: w}
			defer packed.close()
			w = packed
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// packer compresses the texts that pass through it.
type packer struct {
	http.ResponseWriter
	gzip *gzip.Writer
}

func (p *packer) WriteHeader(code int) {
	h := p.Header()
	kind := h.Get("Content-Type")
	text := strings.HasPrefix(kind, "text/") || strings.Contains(kind, "xml") || strings.Contains(kind, "json")
	if text && code == http.StatusOK {
		h.Del("Content-Length")
		h.Set("Content-Encoding", "gzip")
		h.Set("Vary", "Accept-Encoding")
		p.gzip = gzip.NewWriter(p.ResponseWriter)
	}
	p.ResponseWriter.WriteHeader(code)
}

func (p *packer) Write(b []byte) (int, error) {
	if p.gzip != nil {
		return p.gzip.Write(b)
	}
	return p.ResponseWriter.Write(b)
}

func (p *packer) close() {
	if p.gzip != nil {
		p.gzip.Close()
	}
}

// kinds are pages of every kind and state, in one language.
func kinds(code string) []string {
	own := map[string]string{"ar": "2024/arabe-seul/", "fr": "2024/francais-seul/"}[code]
	var out []string
	for _, p := range []string{
		"", "2023/rencontre-01-dakhla/", "2023/rencontre-09-laayoune/", "2025/assises-ess-benguerir/",
		"2025/bilan-semestriel/", "2024/retire/", "2024/expire/", "2022/bulletin-30/", own,
		"2024/", "2024/10/", "2022/05/", "archive/", "tags/", "tags/gouvernance/", "tags/mutualite/", "tags/mutualite/1/",
		"regions/", "regions/oriental/", "regions/souss-massa/", "series/", "series/rencontres-regionales/",
		"people/", "people/moulay-ibrahim-el-othmani/", "corrections/", "about/", "contact/", "accessibility/",
	} {
		out = append(out, "/"+code+"/"+p)
	}
	return out
}

// everyKind is kinds in both languages, and the pages that belong to both.
func everyKind() []string {
	return slices.Concat([]string{"/", "/404.html"}, kinds("ar"), kinds("fr"))
}
