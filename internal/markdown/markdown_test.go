package markdown

import (
	"reflect"
	"strings"
	"sync"
	"testing"
)

// shown replaces the mark of a hole by ◌, which the tables below can hold.
func shown(html []byte) string {
	return strings.ReplaceAll(string(html), "\x00", "◌")
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"paragraphs", "عقدت التعاضدية لقاءً.\n\nLa Mutuelle a tenu\nune rencontre.",
			"<p>عقدت التعاضدية لقاءً.</p><p>La Mutuelle a tenu\nune rencontre.</p>"},
		{"escapes", `نص \*كما\* هو & «5 < 6» "قول" &eacute;&amp;&lt;`,
			`<p>نص *كما* هو &amp; «5 &lt; 6» "قول" é&amp;&lt;</p>`},
		{"line breaks", "سطر  \nثان\\\nثالث\r\nرابع", "<p>سطر<br>ثان<br>ثالث\nرابع</p>"},
		{"emphasis", "**مهم** و*مائل* و~~ملغى~~ et `code <b>`",
			"<p><strong>مهم</strong> و<em>مائل</em> و<del>ملغى</del> et <code>code &lt;b&gt;</code></p>"},
		{"rule", "أ\n\n---\n\nب", "<p>أ</p><hr><p>ب</p>"},
		{"headings", "# بلاغ صحفي\n\n## Élections 2024\n\n###### ست\n\nSous-titre\n---",
			`<h2 id="بلاغ-صحفي">بلاغ صحفي</h2><h2 id="élections-2024">Élections 2024</h2><h6 id="ست">ست</h6><h2 id="sous-titre">Sous-titre</h2>`},
		{"empty heading", "##\n\nنص", "<p>نص</p>"},
		{"tight list", "- واحد\n- deux\n  1. أ\n  2. b", "<ul><li>واحد</li><li>deux<ol><li>أ</li><li>b</li></ol></li></ul>"},
		{"loose list", "3. أ\n\n4. ب", `<ol start="3"><li><p>أ</p></li><li><p>ب</p></li></ol>`},
		{"quote", "> قال الرئيس:\n> نعم\n\n— هو", "<blockquote><p>قال الرئيس:\nنعم</p></blockquote><p>— هو</p>"},
		{"code", "```\"><script>\n<أ>\n```\n\n    quatre", `<pre dir="auto"><code>&lt;أ&gt;` + "\n" + `</code></pre><pre dir="auto"><code>quatre` + "\n" + `</code></pre>`},
		{"table", "| السنة | Budget | ج |  |\n|:--|--:|:-:|--|\n| 2024 | 5 |\n",
			`<div class="table"><table><thead><tr><th class="start">السنة</th><th class="end">Budget</th><th class="center">ج</th><td></td></tr></thead>` +
				`<tbody><tr><td class="start">2024</td><td class="end">5</td><td></td><td></td></tr></tbody></table></div>`},
		{"text above a table, rule below", "المعطيات:\n| السنة |\n|--|\n| 2024 |\n---\nثم",
			`<p>المعطيات:</p><div class="table"><table><thead><tr><th>السنة</th></tr></thead><tbody><tr><td>2024</td></tr></tbody></table></div><hr><p>ثم</p>`},
		{"link here", `[اللقاء](../../2024/rencontre "عنوان") و[الأرقام](#أرقام)`,
			`<p><a ◌ title="عنوان">اللقاء</a>◌ و<a ◌>الأرقام</a>◌</p>`},
		{"link out", `[موقع](https://mgpap.ma/ar?a=1&b=2) [s](HTTP://x.ma "l’\"a\"") [m](mailto:a@b.ma) [t](tel:+212537) [p](//x.ma/أ)`,
			`<p><a href="https://mgpap.ma/ar?a=1&amp;b=2">موقع</a> <a href="HTTP://x.ma" title="l’&quot;a&quot;">s</a> ` +
				`<a href="mailto:a@b.ma">m</a> <a href="tel:+212537">t</a> <a href="https://x.ma/أ">p</a></p>`},
		{"address with marks", "[أ](<https://x.ma/a b\"`[1]#c#d%2F%>)", `<p><a href="https://x.ma/a%20b%22%60%5B1%5D#c%23d%2F%25">أ</a></p>`},
		{"reference", "انظر [الموقع] و[le site][s].\n\n[الموقع]: /releases/2024/a\n[s]: https://x.ma\n",
			`<p>انظر <a ◌>الموقع</a>◌ و<a href="https://x.ma">le site</a>.</p>`},
		{"refused", "[أ](javascript:alert(1)) [b](data:text/html,x) <vbscript:x> [c](C:\\x) [d](ftp://x.ma)",
			"<p>أ b vbscript:x c d</p>"},
		{"bare addresses", "زوروا https://mgpap.ma/a_b_c، أو www.mgpap.ma. (voir http://x.ma/a(b)) info_ar@mgpap.ma!",
			`<p>زوروا <a href="https://mgpap.ma/a_b_c" dir="ltr">https://mgpap.ma/a_b_c</a>، أو <a href="http://www.mgpap.ma" dir="ltr">www.mgpap.ma</a>. ` +
				`(voir <a href="http://x.ma/a(b)" dir="ltr">http://x.ma/a(b)</a>) <a href="mailto:info_ar@mgpap.ma" dir="ltr">info_ar@mgpap.ma</a>!</p>`},
		{"not addresses", "mgpap.ma، 10:30، a@b، http://localhost، xhttp://a.ma، @mgpap، www.",
			"<p>mgpap.ma، 10:30، a@b، http://localhost، xhttp://a.ma، @mgpap، www.</p>"},
		{"address in emphasis", "**https://x.ma** _a@b.ma_ *www.x.ma*",
			`<p><strong><a href="https://x.ma" dir="ltr">https://x.ma</a></strong> <em><a href="mailto:a@b.ma" dir="ltr">a@b.ma</a></em> ` +
				`<em><a href="http://www.x.ma" dir="ltr">www.x.ma</a></em></p>`},
		{"no link in a link", "[أ <https://x.ma> ب](c)", "<p><a ◌>أ https://x.ma ب</a>◌</p>"},
		{"image alone", `![قاعة "الاجتماع"](salle.jpg "لقاء العيون")`,
			`<figure><img ◌ alt="قاعة &quot;الاجتماع&quot;" loading="lazy" decoding="async"><figcaption>لقاء العيون</figcaption></figure>`},
		{"image alone, no title", "![*salle*](salle.jpg)", `<figure><img ◌ alt="salle" loading="lazy" decoding="async"></figure>`},
		{"image in text", `أ ![ب](c.png "d") [![e](f.png)](g)`,
			`<p>أ <img ◌ alt="ب" title="d" loading="lazy" decoding="async"> <a ◌><img ◌ alt="e" loading="lazy" decoding="async"></a>◌</p>`},
		{"image refused", "![صورة](data:image/png;base64,x)", "<figure>صورة</figure>"},
		{"raw block", "<div>\n<b>نص</b>\n</div>\n\nأ", "<p>&lt;div&gt;\n&lt;b&gt;نص&lt;/b&gt;\n&lt;/div&gt;</p><p>أ</p>"},
		{"raw inline", "أ <b>ب</b> <!-- c --> <script>x</script>",
			"<p>أ &lt;b&gt;ب&lt;/b&gt; &lt;!-- c --&gt; &lt;script&gt;x&lt;/script&gt;</p>"},
		{"directive", "<!-- balagh: off detached-waw -->\n\nأ<!--balagh: x-->ب", "<p>أب</p>"},
		{"directive with text behind", "<!-- balagh: off a --> نص\nآخر", "<p>نص</p><p>آخر</p>"},
		{"directive alone in a paragraph", "<!-- balagh: a --><!-- balagh: b -->", ""},
		{"control characters", "أ\x00ب\x01&#0;&#1;\u0085\ufffe", "<p>أ\ufffdب\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd</p>"},
		{"not UTF-8", "\xc7\xe1 é\xff", "<p>\ufffd\ufffd é\ufffd</p>"},
		{"empty", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(Parse([]byte(test.src), Style{}).HTML); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestFacts(t *testing.T) {
	src := "![](x.jpg)\n\nعقدت  التعاضدية\n*لقاءً* [هنا](../a \"t\").\n\n## أرقام\n\n> «قول»\n>\n> > ثان\n\n[r]: <b c>\n\n[Réf][r] www.x.ma\n"
	b := Parse([]byte(src), Style{})
	if want := "عقدت التعاضدية لقاءً هنا."; b.Lead() != want {
		t.Errorf("Lead = %q, want %q", b.Lead(), want)
	}
	at := func(s string) (int, int) { i := strings.Index(src, s); return i, i + len(s) }
	link := func(dest, text, written string, internal, bare bool) Link {
		start, end := at(written)
		return Link{dest, text, start, end, internal, bare}
	}
	if want := []Link{
		link("../a", "هنا", "../a", true, false),
		link("b c", "Réf", "b c", true, false),
		link("http://www.x.ma", "www.x.ma", "www.x.ma", false, true),
	}; !reflect.DeepEqual(b.Links, want) {
		t.Errorf("Links = %+v\nwant    %+v", b.Links, want)
	}
	if want := []Hole{{ImageHole, 0}, {LinkStart, 0}, {LinkEnd, 0}, {LinkStart, 1}, {LinkEnd, 1}}; !reflect.DeepEqual(b.Holes, want) {
		t.Errorf("Holes = %v, want %v", b.Holes, want)
	}
	start, end := at("x.jpg")
	if want := []Image{{Src: "x.jpg", Start: start, End: end, Internal: true}}; !reflect.DeepEqual(b.Images, want) {
		t.Errorf("Images = %+v, want %+v", b.Images, want)
	}
	start, end = at("أرقام")
	if want := []Heading{{2, "أرقام", "أرقام", start, end}}; !reflect.DeepEqual(b.Headings, want) {
		t.Errorf("Headings = %+v, want %+v", b.Headings, want)
	}
	if !b.Words {
		t.Error("no words")
	}
}

func TestRemarks(t *testing.T) {
	tests := []struct {
		src, at string // at is the text the remark points to
		kind    RemarkKind
		text    string
	}{
		{"# بلاغ", "بلاغ", TopHeading, "بلاغ"},
		{"نص <b class=x>", "<b class=x>", RawHTML, "b"},
		{"أ\n\n<!-- note -->\n", "<!-- note -->\n", RawHTML, "!--"},
		{"</div>", "</div>", RawHTML, "/div"},
		{"[أ](javascript&colon;alert(1))", "javascript&colon;alert(1)", UnsafeLink, "javascript:alert(1)"},
		{"[أ](java&Tab;script:x)", "java&Tab;script:x", UnsafeLink, "java\tscript:x"},
		{"<file:///etc>", "file:///etc", UnsafeLink, "file:///etc"},
		{"![صورة](https://x.ma/a.jpg)", "https://x.ma/a.jpg", ExternalImage, "https://x.ma/a.jpg"},
		{"نص\x00\x00 نص", "\x00\x00", ControlCharacter, "U+0000"},
		{"l\u0092eau", "\u0092", ControlCharacter, "U+0092"},
		{"نص\ufffd", "\ufffd", ControlCharacter, "U+FFFD"},
		{"نص \xff", "\xff", ControlCharacter, "U+FFFD"},
		{"نص &#x7; نص", "&#x7;", ControlCharacter, "&#x7;"},
		{"نص &#x202e;abc", "&#x202e;", BidiEntity, "U+202E"},
		{"أ\n\n```\ncode\n", "code\n", UnclosedBlock, "```"},
		{"أ\n\n<!-- نص\nآخر", "<!-- نص\nآخر", UnclosedBlock, "<!-- نص"},
		{"نص **مهم وآخر", "**", LiteralMarkup, "**"},
		{"de**«Rabat»**à", "**", LiteralMarkup, "**"},
		{"و__«نعم»__", "__", LiteralMarkup, "__"},
		{"\\*\\* ثم **مهم", "**", LiteralMarkup, "**"},
		{strings.Repeat(">", 300) + "أ", strings.Repeat(">", 300) + "أ", TooComplex, "nesting"},
	}
	for _, test := range tests {
		found := false
		for _, r := range Parse([]byte(test.src), Style{}).Remarks {
			at := test.src[r.Start:r.End]
			found = found || r.Kind == test.kind && r.Text == test.text && strings.HasSuffix(at, test.at)
		}
		if !found {
			t.Errorf("%q: no remark %v %q at %q in %+v", test.src, test.kind, test.text, test.at, Parse([]byte(test.src), Style{}).Remarks)
		}
	}
}

func TestNoRemarks(t *testing.T) {
	for _, src := range []string{
		"عقدت التعاضدية **لقاءً** في الرباط\u200f.\n\n```\nx\n```\n\n## أ\n\n[ب](https://x.ma)",
		"L’assemblée s’est tenue à Rabat ; voir `**` et \\*\\*.\n\n- un\n- deux",
		"~~~\nx\n~~~\n",
		"<!-- balagh: off x -->\n",
	} {
		if r := Parse([]byte(src), Style{}).Remarks; len(r) > 0 {
			t.Errorf("%q: %+v", src, r)
		}
	}
}

func TestDirectives(t *testing.T) {
	src := "أ\n\n<!-- balagh: off detached-waw -->\nب <!--balagh:x-->"
	want := []Directive{{Text: "off detached-waw"}, {Text: "x"}}
	got := Parse([]byte(src), Style{}).Directives
	if len(got) != 2 || got[0].Text != want[0].Text || got[1].Text != want[1].Text {
		t.Fatalf("got %+v", got)
	}
	if got[0].Until < len(src)-1 || got[1].Until != got[1].End {
		t.Errorf("they are about what ends at %d and %d", got[0].Until, got[1].Until)
	}
	for _, d := range got {
		if s := src[d.Start:d.End]; !strings.Contains(s, d.Text) {
			t.Errorf("%q stands at %q", d.Text, s)
		}
	}
}

func TestAnchors(t *testing.T) {
	src := "## التَّعَاضُديـــة العامّة\n## التعاضدية العامة\n## Œuvre  sociale : l’été !\n## ٢٠٢٤ / 2025\n## ؟!\n## …\n## section-2\n## Rabat\u200f–Salé\n"
	want := []string{"التعاضدية-العامة", "التعاضدية-العامة-2", "œuvre-sociale-lété", "٢٠٢٤-2025", "section", "section-2", "section-2-2", "rabat-salé"}
	if got := Parse([]byte(src), Style{}).Anchors; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFill(t *testing.T) {
	b := Parse([]byte("[أ](a) ![ب](b.jpg)"), Style{})
	got := string(Fill([]byte("x"), b.HTML, []string{`href="/ar/a/"`, " (fr)", `src="/b.jpg"`}))
	if want := `x<p><a href="/ar/a/">أ</a> (fr) <img src="/b.jpg" alt="ب" loading="lazy" decoding="async"></p>`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	for _, fills := range [][]string{nil, {"a", "b"}, {"a", "b", "c", "d"}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d fills for 3 holes did not panic", len(fills))
				}
			}()
			Fill(nil, b.HTML, fills)
		}()
	}
}

// TestConcurrent has many parses share the pool: none may see another's text.
func TestConcurrent(t *testing.T) {
	sources := []string{"# بلاغ\n\n[أ](a) **ب**", "> Citation, www.x.ma\n\n![s](s.jpg \"t\")", "نص", "| a |\n|--|\n| ب |\n\n## بلاغ"}
	want := make([]*Body, len(sources))
	for i, s := range sources {
		want[i] = Parse([]byte(s), Style{})
	}
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 200 {
				k := (i + w) % len(sources)
				if got := Parse([]byte(sources[k]), Style{}); !reflect.DeepEqual(got, want[k]) {
					t.Errorf("%q: got %+v", sources[k], got)
				}
			}
		})
	}
	wg.Wait()
}
