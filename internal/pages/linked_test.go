package pages

import (
	"bytes"
	"encoding/json"
	"html/template"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// A text is written as encoding/json writes it, whatever it holds.
func FuzzQuoted(f *testing.F) {
	for _, s := range []string{"", "قاعة القراءة", "l’été à Salé", `"\/`, "</script>&", "a\x00\x1f\x7f\n", "\u2028 \u2029 \u2027", "\xff\xe2\x80", "😀", "\ufffd\ufeff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := append(appendQuoted([]byte{'"'}, s), '"'); !bytes.Equal(got, want) {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	})
}

// A site's own layout may show an object wherever it likes.
func TestLinkedDataAnywhere(t *testing.T) {
	const layout = `<p title="{{.}}">{{.}}<script type="application/ld+json">{{.}}</script><script>f({{.}}, "{{.}}")</script>`
	const want = `<p title="{&#34;a&#34;:1}">{&#34;a&#34;:1}<script type="application/ld+json">{"a":1}</script><script>f({"a":1}, "{\u0022a\u0022:1}")</script>`
	var got strings.Builder
	if err := template.Must(template.New("").Parse(layout)).Execute(&got, LinkedData(`{"a":1}`)); err != nil || got.String() != want {
		t.Errorf("%s, want %s: %v", &got, want, err)
	}
}

// Where base_url is written in letters that an address has numbers for, the addresses
// of a page's objects are those of the page.
func TestLinkedDataOfBase(t *testing.T) {
	const base = "https://news.example.org/بلاغ"
	for _, p := range everything(t, base).plan() {
		field := reflect.ValueOf(p.Data()).Elem().FieldByName("Head")
		if !field.IsValid() {
			continue
		}
		h := field.Interface().(Head)
		for _, d := range h.JSON {
			for _, address := range regexp.MustCompile(`https://news\.example\.org[^"]*`).FindAllString(string(d), -1) {
				if !strings.HasPrefix(address, base+"/") || strings.Contains(address[len(base):], "%D8%A8%D9%84%D8%A7%D8%BA/") {
					t.Fatalf("%s: %s", p.Path, address)
				}
			}
		}
		if p.Path == "ar/index.html" && len(h.Crumbs) > 0 {
			t.Errorf("a home page has crumbs: %+v", h.Crumbs)
		}
	}
}

// Every object of every page is JSON in the one way that encoding/json writes it
// for HTML.
func TestLinkedDataIsCompact(t *testing.T) {
	n := 0
	for _, p := range everything(t, host).plan() {
		field := reflect.ValueOf(p.Data()).Elem().FieldByName("JSON")
		if !field.IsValid() {
			continue
		}
		for _, d := range field.Interface().([]LinkedData) {
			n++
			var compact, want bytes.Buffer
			if err := json.Compact(&compact, d); err != nil {
				t.Errorf("%s: %v: %s", p.Path, err, d)
				continue
			}
			if json.HTMLEscape(&want, compact.Bytes()); !bytes.Equal(d, want.Bytes()) {
				t.Errorf("%s: %s, want %s", p.Path, d, &want)
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d objects", n)
	}
}
