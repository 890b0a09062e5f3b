package serve

import (
	"html"
	"maps"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestMetaOf(t *testing.T) {
	tests := []struct {
		name, page string
		want       map[string]string
	}{
		{"as balagh writes it", `<!doctype html><head><meta charset="utf-8"><title>بلاغ &amp; خبر</title><meta property="og:title" content="بلاغ «أول» &lt;1&gt;">`, map[string]string{"<title>": "بلاغ & خبر", "og:title": "بلاغ «أول» <1>"}},
		{"any quotes", `<meta property=og:title content='Un "titre"'><META NAME="description" CONTENT=mot>`, map[string]string{"og:title": `Un "titre"`, "description": "mot"}},
		{"spaces and slashes", "<meta\n\tproperty = \"og:title\"\n content = 'x' />", map[string]string{"og:title": "x"}},
		{"the first counts", `<meta property=og:title content=a><meta property=og:title content=b>`, map[string]string{"og:title": "a"}},
		{"not within scripts and comments", `<!-- <meta property=og:title content=a> --><script type="application/ld+json">"<meta property=og:title content=b>"</script><style><meta name=description content=c></style>`, map[string]string{}},
		{"not within a title", `<title><meta property=og:title content=a></title>`, map[string]string{"<title>": "<meta property=og:title content=a>"}},
		{"letters that change their length", `<title>İİİİ</TITLE><meta property=og:title content=a>`, map[string]string{"<title>": "İİİİ", "og:title": "a"}},
		{"the head alone", `<head></head><meta property=og:title content=a>`, map[string]string{}},
		{"canonical", `<link href="https://a.example/x/" rel="canonical">`, map[string]string{"<canonical>": "https://a.example/x/"}},
		{"cut off", `<meta property="og:title" content="a`, map[string]string{"og:title": "a"}},
		{"too late", strings.Repeat(" ", cardReads) + `<meta property=og:title content=a>`, map[string]string{}},
		{"nothing", ``, map[string]string{}},
	}
	for _, tt := range tests {
		got := metaOf([]byte(tt.page))
		maps.DeleteFunc(got, func(name, value string) bool { return name == "" })
		if !maps.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What is written into an attribute is read out of it, whatever stands around.
func FuzzMetaOf(f *testing.F) {
	f.Add(`بلاغ "أول" & <ثان>`, "<p>")
	f.Add("İ</title>", "<meta x=")
	f.Add("", "<!--")
	f.Fuzz(func(t *testing.T, title, behind string) {
		page := `<head><meta property="og:title" content="` + html.EscapeString(title) + `">` + behind
		if got := metaOf([]byte(page))["og:title"]; len(page) <= cardReads && got != html.UnescapeString(html.EscapeString(title)) {
			t.Errorf("%q is read as %q", title, got)
		}
		metaOf([]byte(behind + page))
	})
}

var pictureOf = regexp.MustCompile(`<img src="([^"]*)"`)

// The card shows what the page itself says, and a picture that the preview serves.
func TestCardIsThePage(t *testing.T) {
	n := newNewsroom(t)
	n.write("site.toml", strings.Replace(siteTOML, "news.example.org\"", "example.org/presse\"", 1))
	n.write(n.name(1)+"/ar.md", strings.Replace(arabic(1, "نص."), "date", "summary = \"ملخص «البلاغ» & ما فيه\"\ndate", 1))
	n.write("layouts/partials/card.html", `{{define "card"}}<meta property="og:image" content="{{.URL}}">{{end}}`)
	p := n.serve(nil)
	address := own + "release?lang=fr&dir=" + url.QueryEscape(n.name(1))
	body := p.get(address)
	for _, want := range []string{`<p class="head">بلاغ رقم 1</p>`, `<p class="text">ملخص «البلاغ» &amp; ما فيه</p>`, `<p class="head">Communiqué 1</p>`, `<bdi dir="ltr">example.org</bdi>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the card does not show %q:\n%s", want, body)
		}
	}
	found := pictureOf.FindStringSubmatch(body)
	if found == nil || !strings.HasPrefix(found[1], "/presse/") {
		t.Fatalf("the card has the picture %q", found)
	}
	if resp, _ := p.ask("GET", found[1], nil); !strings.HasPrefix(resp.Header.Get("Content-Type"), "image/") {
		t.Errorf("%s is %s", found[1], resp.Header.Get("Content-Type"))
	}
	for announced, want := range map[string]string{
		"": "Sans image", "https://cdn.example/x.jpg": "hors du site", "https://example.org/presse/rien.jpg": "absente du site", "https://example.org/presse/%zz": "absente du site",
	} {
		layout := ""
		if announced != "" {
			layout = `<meta property="og:image" content="` + announced + `">`
		}
		n.write("layouts/partials/card.html", `{{define "card"}}`+layout+`{{end}}`)
		until(t, "the card says: "+want, func() bool { return strings.Contains(p.get(address), want) })
		if body := p.get(address); pictureOf.MatchString(body) {
			t.Errorf("%s is shown as a picture", announced)
		}
	}
}

// A page that cannot be made has no card, and the desk says so.
func TestCardOfNoPage(t *testing.T) {
	n := newNewsroom(t)
	n.write("layouts/release.html", "{{define \"main\"}}{{.Nowhere}}{{end}}")
	p := n.serve(nil)
	if body := p.get(own + "release?lang=ar&dir=" + n.name(1)); !strings.Contains(body, "تعذر إعداد الصفحة") {
		t.Errorf("the card is shown:\n%s", body)
	}
	if err := os.Remove(n.path("layouts/release.html")); err != nil {
		t.Fatal(err)
	}
}
