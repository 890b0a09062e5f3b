package importer

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// visibleWords are the words a reader could see on a page, furniture and all.
func visibleWords(t *testing.T, s string) []string {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Skip() // nested beyond what the parser takes: TestHostilePages
	}
	var b strings.Builder
	walk(doc, func(n *html.Node) bool {
		switch n.Data {
		case "script", "style", "noscript", "template":
			return n.Type != html.ElementNode
		}
		if n.Type == html.TextNode {
			b.WriteString(mendText(strings.ReplaceAll(n.Data, "\n", " "), newLedger(false)) + "\n")
		}
		return true
	})
	return tokens(b.String())
}

// Whatever stands in a page: the import ends, no word a reader sees is lost, and
// no link runs a script.
func FuzzPage(f *testing.F) {
	f.Add(sawn)
	f.Add("<p>a<b>b </b>c<br>d</p><ul><li>x<ul><li>y</ul></ul><pre>  code\n\n x</pre><table><td>|<p>q</table>")
	f.Add("<article><h2>ع</h2><a href=x><img src=y>z</a><a href='//h/(a)b c'>w</a></article><form>q</form>&lt;script&gt;")
	f.Add("<dl><dt>t<dd>d</dl><q>q</q><kbd>k</kbd><code>`c`</code><h1></h1><hr><math><mi>x</mi></math><svg><text>s</text></svg><select><option>o</select>")
	tr := newTrial(f)
	tr.o.DryRun = true
	f.Fuzz(func(t *testing.T, s string) {
		tr.t, tr.words, tr.o.From = t, map[string][2]string{}, "html"
		r := tr.run("a.html", s)
		if len(r.Items) != 1 {
			t.Fatalf("%d items", len(r.Items))
		}
		w, ok := tr.words["a.html"]
		if !ok || r.Items[0].Status != "planned" {
			return
		}
		clean, _ := utf8Text([]byte(s))
		kept := strings.ReplaceAll(w[0], `\`, "")
		if lost := minusAny(visibleWords(t, clean), tokens(kept+"\n"+w[1])); len(lost) > 0 {
			t.Fatalf("lost %q\nkept %q\ndropped %q", lost, w[0], w[1])
		}
		for _, scheme := range []string{"](javascript:", "](data:", "](vbscript:"} {
			if strings.Contains(strings.ToLower(w[0]), scheme) {
				t.Fatalf("%s in %q", scheme, w[0])
			}
		}
	})
}

// minusAny returns the words that stand nowhere in a text, alone or within
// another word.
func minusAny(words, in []string) []string {
	all := strings.Join(in, "")
	var out []string
	for _, w := range words {
		if !strings.Contains(all, w) {
			out = append(out, w)
		}
	}
	return out
}

// Whatever stands in an export, the import ends, and what it writes reads back.
func FuzzWordPress(f *testing.F) {
	f.Add(export(wp("1", "post", "publish", "لقاء", "<p>نص.</p>[gallery][caption]x[/caption]", dated+ar+pair)))
	f.Add(`<rss><item><title>a</title><encoded>x</encoded><post_name>../..</post_name></item><term><term_taxonomy>post_translations</term_taxonomy><term_description>a:1:{s:2:"ar";i:1;}</term_description></term>`)
	f.Fuzz(func(t *testing.T, s string) {
		tr := newTrial(t)
		tr.o.From = "wordpress"
		r := tr.run("a.xml", s)
		for _, it := range r.Items {
			if it.Status == "written" {
				if !strings.HasPrefix(it.Path, "content/releases/") && !strings.HasPrefix(it.Path, "content/pages/") {
					t.Fatal(it.Path)
				}
				tr.read(it.Path)
			}
		}
		for _, it := range tr.again().Items {
			if it.Status == "written" {
				t.Fatalf("written twice: %+v", it)
			}
		}
	})
}
