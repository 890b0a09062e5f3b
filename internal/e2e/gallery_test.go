package e2e

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// shots is where the pictures are, for people to look at: index.html shows them.
func shots() string { return filepath.Join(root, ".test", "shots") }

// look is one way of looking at a page: on a screen by day or by night, or on
// paper.
type look struct {
	width int64
	light string
}

const paper = "print"

// Without GALLERY=all the gallery has one page of each layout and the hostile
// ones, on a phone by day and on a desk by night. With it, every kind and state
// of a page at every width, by day and by night, and on paper.
func gallery(t *testing.T) (views map[*site][]string, looks []look) {
	if os.Getenv("GALLERY") == "all" {
		for _, width := range []int64{360, 768, 1280, 1920} {
			looks = append(looks, look{width, "light"}, look{width, "dark"})
		}
		return map[*site][]string{full(t): everyKind(), hostile(t): hostilePages()}, append(looks, look{720, paper})
	}
	some := []string{"/", "/404.html"}
	for _, code := range []string{"ar", "fr"} {
		for _, p := range []string{"", "2025/bilan-semestriel/", "2024/", "2024/10/", "archive/", "tags/", "regions/", "corrections/", "about/"} {
			some = append(some, "/"+code+"/"+p)
		}
	}
	worst := []string{"/ar/2025/titres-longs/", "/ar/2025/un-mot/", "/fr/2025/corps/", "/fr/2025/avis/", "/fr/tags/un-mot/"}
	return map[*site][]string{full(t): some, hostile(t): worst}, []look{{360, "light"}, {1280, "dark"}}
}

// The gallery is made by whoever runs the tests. A picture of nothing would
// betray a page that is not drawn.
func TestGallery(t *testing.T) {
	if err := os.RemoveAll(shots()); err != nil {
		t.Fatal(err)
	}
	defer scheme(t, "")
	views, looks := gallery(t)
	var index strings.Builder
	index.WriteString(sheet)
	for _, s := range []*site{full(t), hostile(t)} {
		host := s.host(t)
		for _, p := range views[s] {
			fmt.Fprintf(&index, "<h2>%s %s</h2>\n<div>\n", s.name, html.EscapeString(p))
			for _, l := range looks {
				file := l.at(t, s.name, host, p)
				fmt.Fprintf(&index, "<a href=%q><img loading=lazy src=%[1]q alt=\"\">%d, %s</a>\n", file, l.width, l.light)
			}
			index.WriteString("</div>\n")
		}
	}
	write(t, filepath.Join(shots(), "index.html"), index.String())
}

const sheet = `<!doctype html>
<meta charset="utf-8"><title>Gallery</title>
<style>
body{margin:1rem;font:1rem system-ui;background:#888}
h2{position:sticky;top:0;margin:0;padding:.3rem;background:#888;font-size:1rem}
div{display:flex;overflow-x:auto;gap:1rem}
a{flex:none;color:#000}
img{display:block;block-size:26rem;inline-size:auto;max-inline-size:44rem;object-fit:cover;object-position:top}
</style>
`

// at opens a page in that way and keeps a picture of it.
func (l look) at(t *testing.T, name, host, p string) string {
	t.Helper()
	if l.light == paper {
		media(t, paper)
	} else {
		scheme(t, l.light)
	}
	viewport(t, l.width, 900)
	visitPage(t, host+p)
	if p == "/" {
		p = "/choice/"
	}
	return shoot(t, name+p+l.light, l.width)
}

// shoot keeps a picture of the page that is open, whole.
func shoot(t *testing.T, name string, width int64) string {
	t.Helper()
	height := evaluate[int64](t, `document.documentElement.scrollHeight`)
	viewport(t, width, min(height, 12000))
	png, err := chromedp.Run(tab(t), chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if len(png) < 4000 {
		t.Errorf("%s at %d px: a picture of %d bytes", name, width, len(png))
	}
	file := fmt.Sprintf("%s-%d.png", strings.NewReplacer("/", "-", ".html", "-").Replace(name), width)
	write(t, filepath.Join(shots(), file), string(png))
	return file
}
