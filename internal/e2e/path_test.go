package e2e

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A site that is published under a path is previewed under it: its pages follow
// the writer, its style is swapped, and the desk leads into it.
func TestPreviewUnderAPath(t *testing.T) {
	tab(t)
	dir, address := preview(t, "--base-url", "https://example.org/newsroom/")
	host, found := strings.CutSuffix(address, "/newsroom")
	if !found {
		t.Fatalf("the preview is at %s", address)
	}
	const id = "rencontre-09-laayoune"
	file := filepath.Join(dir, "content", "releases", "2023", id, "ar.md")
	good := read(t, file)
	viewport(t, 1280, 800)
	visitPage(t, host+"/")
	see(t, "the root leads to the site", `location.pathname === '/newsroom/'`)

	for _, u := range visitPage(t, address+"/ar/2023/"+id+"/") {
		if p, err := url.Parse(u); err == nil && p.Host != "" && !strings.HasPrefix(p.Path, "/newsroom/") && !strings.HasPrefix(p.Path, "/_balagh/") {
			t.Errorf("the page asks for %s", u)
		}
	}
	time.Sleep(300 * time.Millisecond) // a person is slower than the first word of the preview
	evaluate[any](t, `window.first = true; 0`)
	write(t, filepath.Join(dir, "static", "style.css"), read(t, filepath.Join(root, "static", "style.css"))+"\nh1{color:rgb(1, 2, 3)}\n")
	see(t, "the style is swapped", `window.first === true && getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'`)
	write(t, file, strings.Replace(good, "date = 2023-11-15", "date = 2023-11-45", 1)+"\nفقرة كُتبت الآن.\n")
	see(t, "the mistake is shown", `document.querySelector('balagh-preview').shadowRoot.querySelector('.place').innerText.includes('/`+id+`/ar.md:3:')`)
	write(t, file, good+"\nفقرة كُتبت الآن.\n")
	see(t, "the page shows what was saved", `document.body.innerText.includes('فقرة كُتبت الآن.') && !document.querySelector('balagh-preview')`)

	with := "?" + url.Values{"dir": {"content/releases/2023/" + id}, "lang": {"ar"}}.Encode()
	visitPage(t, host+"/_balagh/side"+with)
	for i, lang := range []string{"ar", "fr"} {
		see(t, "the page in "+lang, `document.querySelectorAll('iframe')[`+string(rune('0'+i))+`].contentWindow.location.pathname === '/newsroom/`+lang+`/2023/`+id+`/' && document.querySelectorAll('iframe')[`+string(rune('0'+i))+`].contentWindow.document.querySelector('h1') !== null`)
	}
	visitPage(t, host+"/_balagh/release"+with)
	see(t, "the card has its picture", `document.querySelector('.bubble img').naturalWidth >= 300`)
	evaluate[any](t, `document.querySelector('.menu li:last-child a').click(); 0`)
	see(t, "the desk leads to the site", `location.pathname === '/newsroom/'`)
	viewport(t, 1280, 900)
}
