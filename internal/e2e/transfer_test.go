package e2e

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// What a reader on a slow line waits for, in bytes after compression; 14 kB is
// what a server sends before it waits for the first answer.
const (
	releaseBytes = 14_000 // a release and its style sheet
	indexBytes   = 20_000 // any other page and its style sheet
	photoBytes   = 60_000 // a release with its one photo, as received, heads included
	mostRequests = 5
)

// packings are the two compressions in which hosts send texts.
var packings = map[string]interface {
	io.WriteCloser
	Reset(w io.Writer)
}{"gzip": bestGzip(), "brotli": brotli.NewWriterLevel(nil, 9)}

func bestGzip() *gzip.Writer {
	z, err := gzip.NewWriterLevel(nil, gzip.BestCompression)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return z
}

func packed(t *testing.T, packing, text string) int {
	t.Helper()
	var b bytes.Buffer
	w := packings[packing]
	w.Reset(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// kind tells a release from a list, by the element that only it has.
func (p page) kind() string {
	kind := "index"
	p.each(func(n *html.Node) {
		if n.Data == "article" {
			kind = attr(n, "class")
		}
	})
	return kind
}

// loads are the elements for which a browser asks for more, and the names of
// those a page must not have.
func (p page) loads() (requests, photos int, bad []string) {
	requests = 1
	p.each(func(n *html.Node) {
		switch n.Data {
		case "link":
			if rel := attr(n, "rel"); rel == "stylesheet" || rel == "icon" && attr(n, "type") == "" {
				requests++
			} else if rel == "preload" || rel == "modulepreload" {
				bad = append(bad, rel)
			}
		case "img":
			requests++
			photos++
		case "script":
			if attr(n, "type") != "application/ld+json" {
				bad = append(bad, "script")
			}
		case "iframe", "object", "embed", "video", "audio", "style", "base":
			bad = append(bad, n.Data)
		}
	})
	return requests, photos, bad
}

// Every page is small before anything is shown: its HTML and its style sheet
// together, in either compression. It has no script, no font, nothing embedded.
func TestPagesAreSmall(t *testing.T) {
	for name, of := range map[string]func(*testing.T) *site{"sample": sample, "full": full, "long": long} {
		t.Run(name, func(t *testing.T) {
			s := of(t)
			sheets := s.with(t, ".css")
			if len(sheets) != 1 {
				t.Fatalf("style sheets %v", sheets)
			}
			if css := s.read(t, sheets[0]); strings.Contains(css, "@font-face") || strings.Contains(css, "@import") || strings.Contains(css, "url(") {
				t.Error("the style sheet loads something")
			}
			for packing := range packings {
				css := packed(t, packing, s.read(t, sheets[0]))
				largest, where := map[string]int{}, map[string]string{}
				for _, p := range s.pages(t) {
					if p.stub() {
						continue
					}
					limit, kind := indexBytes, p.kind()
					if kind == "release" {
						limit = releaseBytes
					}
					size := css + packed(t, packing, s.read(t, p.path))
					if size > largest[kind] {
						largest[kind], where[kind] = size, p.path
					}
					if size > limit {
						t.Errorf("%s: %d bytes with its style sheet, %s, of %d allowed", p.path, size, packing, limit)
					}
				}
				for kind, size := range largest {
					t.Logf("%s, largest %s: %d bytes (%d of them CSS), %s", packing, kind, size, css, where[kind])
				}
			}
			for _, p := range s.pages(t) {
				requests, photos, bad := p.loads()
				if len(bad) > 0 || requests-max(photos-1, 0) > mostRequests {
					t.Errorf("%s: %d requests, %d of them photos; not allowed: %v", p.path, requests, photos, bad)
				}
			}
		})
	}
}

// A phone that is 360 px wide and draws two dots to each receives a release with
// its one photo in few bytes and requests. Counted in the browser, after every
// picture has been scrolled to.
func TestPhoneReceivesLittle(t *testing.T) {
	s := full(t)
	host := s.host(t)
	ctx := tab(t)
	if _, err := chromedp.Call(ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		t.Fatal(err)
	}
	defer chromedp.Call(ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{})
	do(t, chromedp.EmulateViewport(360, 740, chromedp.EmulateScale(2), chromedp.EmulateMobile))
	defer viewport(t, 1280, 900)
	largest, where, seen := 0, "", 0
	for _, p := range s.pages(t) {
		_, photos, _ := p.loads()
		if p.stub() || photos == 0 {
			continue
		}
		visitPage(t, host+s.address(p.path))
		evaluate[any](t, everyPictureLoaded, chromedp.EvalAwaitPromise)
		requests, got := received(t)
		t.Logf("%s: %d requests, %d bytes", p.path, requests, got)
		if photos > 1 {
			continue
		}
		seen++
		if got > largest {
			largest, where = got, p.path
		}
		if got > photoBytes || requests > mostRequests {
			t.Errorf("%s: %d requests, %d bytes", p.path, requests, got)
		}
	}
	if seen < 4 {
		t.Errorf("only %d pages with a photo: the test has gone blind", seen)
	}
	t.Logf("largest with one photo: %d bytes, %s", largest, where)
}

const everyPictureLoaded = `Promise.all([...document.images].map(i => { i.scrollIntoView(); return i.decode() })).then(() => 0)`

// received counts what the page that is open has cost, once nothing is under way.
func received(t *testing.T) (requests, got int) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		browser.mu.Lock()
		requests, got = len(browser.urls), browser.got
		quiet := browser.over >= requests
		browser.mu.Unlock()
		if quiet {
			return requests, got
		}
	}
	t.Fatalf("%d requests, of which some never end", requests)
	return 0, 0
}

// long is a site whose releases all have long titles and summaries of their own
// words, and whose lists are as full as a list can be.
var long = once("long", home, func(dir string) error {
	if err := copySample(dir); err != nil {
		return err
	}
	text := map[string][]string{}
	for _, code := range []string{"ar", "fr"} {
		b, err := os.ReadFile(filepath.Join(root, "content", "releases", "2025", "assises-ess-benguerir", code+".md"))
		if err != nil {
			return err
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(b), "+++\n"), "+++\n")
		text[code] = strings.FieldsFunc(body, func(r rune) bool { return strings.ContainsRune(" \n\"«»*[]()#>!|", r) })
	}
	random := rand.New(rand.NewPCG(1, 2))
	words := func(code string, letters int) string {
		var out []string
		for n := 0; n < letters; n += len([]rune(out[len(out)-1])) + 1 {
			out = append(out, text[code][random.IntN(len(text[code]))])
		}
		return strings.Join(out, " ")
	}
	for i := 1; i < 50; i++ { // at 50 a list is cut
		folder := filepath.Join(dir, "content", "releases", "2021", fmt.Sprintf("long-%02d", i))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		for code, facts := range map[string]string{"ar": fmt.Sprintf("date = 2021-03-%02d\ntags = [\"mutualite\"]\nregions = [\"oriental\"]\n", i%28+1), "fr": ""} {
			front := fmt.Sprintf("+++\ntitle = %q\nsummary = %q\n%s+++\n\n", words(code, 90), words(code, 250), facts)
			if err := os.WriteFile(filepath.Join(folder, code+".md"), []byte(front+words(code, 3000)+"\n"), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
})
