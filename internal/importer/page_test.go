package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sawn is a page as an outlet publishes it, the text inside its furniture.
const sawn = `<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>لقاء تواصلي بالعيون - جريدة المثال</title>
<meta property="og:site_name" content="جريدة المثال"><meta property="og:description" content="خبر اللقاء في سطر واحد.">
<link rel="canonical" href="https://outlet.example/2024/%D9%84%D9%82%D8%A7%D8%A1/"><meta property="article:published_time" content="2024-10-09T22:30:00Z">
<script>var words = "لا تظهر";</script><style>p{color:red}</style></head>
<body onload="steal()"><nav><a href="/">الرئيسية</a> <a href="/x">أخبار</a></nav>
<article><h1>لقاء تواصلي بالعيون</h1>
<div class="entry-meta share-buttons">شارك على فيسبوك</div>
<p onclick="x()">عقدت <b>التعاضدية </b>لقاء&nbsp;بالعيون ، وقدمت <a href="https://example.org/%D8%AA%D9%82%D8%B1%D9%8A%D8%B1">تقريرها</a>.</p>
<p><a href="javascript:alert(1)">رابط خطر</a> و<a href="&#106;ava&Tab;script:x">آخر</a> و<a href="#note">هامش</a>.</p>
<h2>أرقام</h2><ul><li>1. أول</li><li># ثان</li></ul>
<ol start="٣"><li>بند</li></ol>
<table><tr><th>السنة</th><th>العدد</th></tr><tr><td>2024</td><td>12</td></tr></table>
<blockquote><p>«خدمة المواطن»</p></blockquote>
<figure><img src="salle.jpg" alt="قاعة اللقاء"><figcaption>القاعة <b>قبل</b> "البدء"</figcaption><script>y()</script></figure>
<img src="https://cdn.example/missing.png" alt="غائبة">
<p>H<sub>2</sub>O و<bdo dir="rtl">معكوس</bdo></p>
<p><a href="doc/communique.pdf">نص البلاغ</a></p>
<iframe src="https://tube.example/v"></iframe>
<p>+++</p>
<p>اقرأ أيضا: خبر آخر</p><!-- تعليق -->
</article>
<aside>إعلان</aside><footer>جميع الحقوق محفوظة</footer><div class="cookie-banner">نستخدم ملفات تعريف الارتباط</div></body></html>`

func sawnSite(t *testing.T) *trial {
	t.Helper()
	tr := newTrial(t)
	media := t.TempDir()
	for name, s := range map[string]string{"salle.jpg": "\xff\xd8\xff", "missing.png": "<html>404", "doc/communique.pdf": "pdf"} {
		p := filepath.Join(media, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(media)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	f := text("page.html", sawn)
	f.Media = []*os.Root{root}
	tr.o.Files = []File{f}
	return tr
}

func TestPage(t *testing.T) {
	tr := sawnSite(t)
	r := tr.again()
	it := r.Items[0]
	e, body := tr.read(it.Path)
	want := `عقدت **التعاضدية** لقاء بالعيون، وقدمت [تقريرها](https://example.org/تقرير).

رابط خطر وآخر وهامش.

## أرقام

- 1\. أول
- \# ثان

3. بند

| السنة | العدد |
|-------|-------|
| 2024  | 12    |

> «خدمة المواطن»

![قاعة اللقاء](salle.jpg 'القاعة قبل "البدء"')

H2O ومعكوس

[نص البلاغ](communique.pdf)

\+++`
	if body != want {
		t.Errorf("%s\nwant\n%s", body, want)
	}
	f := e.Front
	if f.Title != "لقاء تواصلي بالعيون" || f.Summary != "خبر اللقاء في سطر واحد." || f.Source.Name != "جريدة المثال" || f.Source.URL == "" || !f.Draft {
		t.Errorf("%+v", f)
	}
	if got := f.Date.In(tr.o.Site.Zone).Format("2006-01-02T15:04"); got != "2024-10-09T23:30" {
		t.Errorf("date %s", got)
	}
	if len(f.Attachments) != 1 || f.Attachments[0].File != "communique.pdf" || f.Attachments[0].Title != "نص البلاغ" {
		t.Errorf("%+v", f.Attachments)
	}
	if len(it.Missing) != 1 || it.Missing[0] != "https://cdn.example/missing.png" {
		t.Errorf("missing %q", it.Missing)
	}
	for what, n := range map[string]int{
		"script": 2, "style": 1, "handler": 1, "unsafe-link": 2, "link": 1, "embedded": 1, "picture": 1, "raised": 1, "direction": 1, "comment": 1, "furniture": 1,
	} {
		if got := lossOf(it, what); got.Count != n {
			t.Errorf("%s: %+v, want %d", what, got, n)
		}
	}
	if got := strings.Join(tr.files(), " "); got != "content/releases/2024/laka-tawasli-laayoune/ar.md content/releases/2024/laka-tawasli-laayoune/communique.pdf content/releases/2024/laka-tawasli-laayoune/salle.jpg" {
		t.Errorf("files %s", got)
	}
	tr.whole("page.html", `لقاء تواصلي بالعيون - جريدة المثال الرئيسية أخبار لقاء تواصلي بالعيون شارك على فيسبوك عقدت التعاضدية لقاء بالعيون وقدمت تقريرها رابط خطر وآخر وهامش
		أرقام 1 أول ثان بند السنة العدد 2024 12 خدمة المواطن القاعة قبل البدء غائبة H2O ومعكوس نص البلاغ اقرأ أيضا خبر آخر إعلان جميع الحقوق محفوظة نستخدم ملفات تعريف الارتباط`)
}

// What is hostile, endless or no page at all is survived, and said.
func TestHostilePages(t *testing.T) {
	many := strings.Repeat
	for _, c := range []struct{ name, html, status, why string }{
		{"deep", "<html><body><p>بداية</p>" + many("<div>", 100_000) + "نص عميق" + many("</div>", 100_000) + "</body></html>", "written", ""},
		{"deep inline", "<html><body>" + many("<b>", 100_000) + "نص عميق</body></html>", "written", ""},
		{"one line", "<html><body><p>" + many("كلمة ", 5_500_000) + "</p></body></html>", "refused", "too-large"},
		{"tags", "<html><body>" + many("<p>", 500_000) + "</body></html>", "refused", "too-complex"},
		{"nothing", "<html><body><script>x</script></body></html>", "refused", "empty"},
		{"cut off", "<html><body><p>نص مقطوع <a href=\"", "written", ""},
		{"entities", "<html><body><p>&amp;lt;script&amp;gt; &#0; &#x110000; &nosuch; نص</p></body></html>", "written", ""},
		{"image bomb", "<html><body><p>نص هنا</p>" + many(`<img src="data:image/png;base64,AAAA" onerror="x">`, 1000) + "</body></html>", "written", ""},
	} {
		tr := newTrial(t)
		r := tr.run("a.html", c.html)
		if it := r.Items[0]; it.Status != c.status || it.Why != c.why {
			t.Errorf("%s: %s %s, want %s %s", c.name, it.Status, it.Why, c.status, c.why)
		} else if c.status == "written" {
			_, body := tr.read(it.Path)
			if len(tokens(body)) == 0 || strings.Contains(body, "<script") || strings.Contains(body, "data:") {
				t.Errorf("%s: %.200s", c.name, body)
			}
		}
	}
}

// Pictures are found where browsers and WordPress put them, and nowhere outside.
func TestLocalPaths(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://x.example/wp-content/uploads/2019/05/a-300x200.jpg", "wp-content/uploads/2019/05/a.jpg wp-content/uploads/2019/05/a-300x200.jpg uploads/2019/05/a.jpg uploads/2019/05/a-300x200.jpg 2019/05/a.jpg 2019/05/a-300x200.jpg a.jpg a-300x200.jpg"},
		{"../../etc/passwd.jpg", "etc/passwd.jpg passwd.jpg"},
		{"/a%2f..%2f..%2fb.jpg", "b.jpg b.jpg"},
		{`..\..\b.jpg`, "b.jpg b.jpg"},
		{"a%00.jpg", ""},
		{"data:image/png;base64,AA", ""},
		{"%D8%B5%D9%88%D8%B1%D8%A9.jpg", "صورة.jpg صورة.jpg"},
	} {
		if got := strings.Join(localPaths(c.address), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.address, got, c.want)
		}
	}
}

func TestFileName(t *testing.T) {
	names := newsroom(t).Spellings()
	for _, c := range []struct{ name, want string }{
		{"salle.JPG", "salle.jpg"}, {"قاعة العيون.jpg", "kaa-laayoune.jpg"}, {"CON.png", "fichier-con.png"}, {"../../x.png", "x.png"}, {"a\x00b.png", "b.png"},
		{strings.Repeat("a", 300) + ".png", strings.Repeat("a", 60) + ".png"}, {".htaccess", "fichier.htacc"}, {"%D8%B5%D9%88%D8%B1%D8%A9.webp", "soura.webp"}, {"", "fichier"},
		{"a.p/n\\g", "p-g"},
	} {
		if got := fileName(c.name, names); got != c.want {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestKind(t *testing.T) {
	for _, c := range []struct{ head, want string }{
		{"بلاغ", "text"}, {"a < b", "text"}, {"<!DOCTYPE html>", "html"}, {"\ufeff\n<HTML>", "html"}, {"نص\n<p>فقرة</p>", "html"}, {"{\"id\":1}", "json"}, {"[ {\"id\":1}]", "json"},
		{"[]", "json"}, {"[بلاغ]", "text"}, {"<?xml version=\"1.0\"?><rss>", "wordpress"}, {"<rss xmlns:wp=\"x\">", "wordpress"}, {"<?xml version=\"1.0\"?><html>", "html"}, {"", "text"},
	} {
		if got := kindOf([]byte(c.head)); got != c.want {
			t.Errorf("%q: %s, want %s", c.head, got, c.want)
		}
	}
}

// A text in another encoding is read, and the report says which it was.
func TestEncodings(t *testing.T) {
	utf16 := func(s string) string {
		out := "\xff\xfe"
		for _, r := range s {
			out += string([]byte{byte(r), byte(r >> 8)})
		}
		return out
	}
	for _, c := range []struct{ name, text, body, mended string }{
		{"Windows-1256", "\xe1\xde\xc7\xc1 \xca\xe6\xc7\xd5\xe1\xed \xe3\xda \xc7\xe1\xe3\xe4\xce\xd1\xd8\xed\xe4 \xdd\xed \xc7\xe1\xe3\xcf\xed\xe4\xc9.", "لقاء تواصلي مع المنخرطين في المدينة.", "encoding Windows-1256"},
		{"a page in UTF-16", utf16("<html><body><p>لقاء <b>تواصلي</b></p></body></html>"), "لقاء **تواصلي**", "encoding UTF-16"},
		{"a text in UTF-16", utf16("لقاء تواصلي مع المنخرطين."), "لقاء تواصلي مع المنخرطين.", "encoding UTF-16"},
		{"broken bytes", "لقاء \xff تواصلي مع المنخرطين في المدينة.", "لقاء \uFFFD تواصلي مع المنخرطين في المدينة.", "encoding ?"},
	} {
		tr := newTrial(t)
		it, _, body := tr.one("a", c.text)
		if body != c.body || len(it.Mended) == 0 || it.Mended[0].What != c.mended {
			t.Errorf("%s: %q %+v", c.name, body, it.Mended)
		}
	}
}
