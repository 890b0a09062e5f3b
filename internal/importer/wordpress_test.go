package importer

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// export wraps items as WordPress does. The address of the namespace differs
// between real exports.
func export(items string) string {
	return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="https://wordpress.org/export/1.2/">
<channel><title>موقع</title><wp:base_site_url>https://old.example</wp:base_site_url>
` + items + `</channel></rss>`
}

// wp is one item; fields are extra elements.
func wp(id, kind, status, title, body, fields string) string {
	if id != "" {
		id = "<wp:post_id>" + id + "</wp:post_id>"
	}
	return "<item><title>" + title + "</title><content:encoded><![CDATA[" + body + "]]></content:encoded>" + id +
		"<wp:post_type>" + kind + "</wp:post_type><wp:status>" + status + "</wp:status>" + fields + "</item>\n"
}

const (
	dated = "<wp:post_date>2019-05-04 10:30:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
	ar    = `<category domain="language" nicename="ar">العربية</category>`
	fr    = `<category domain="language" nicename="fr">Français</category>`
	pair  = `<category domain="post_translations" nicename="pll_1">pll_1</category>`
)

func itemOf(t *testing.T, r *Report, end string) Item {
	t.Helper()
	for _, it := range r.Items {
		if strings.HasSuffix(it.Source, end) {
			return it
		}
	}
	t.Fatalf("no item %s in %+v", end, r.Items)
	return Item{}
}

// A classic post has no <p>: blank lines are paragraphs, and captions, galleries
// and other codes stand in brackets.
func TestClassicPost(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("export.xml", export(wp("7", "post", "publish", "لقاء <em>بالعيون</em> &amp;amp; الداخلة", `الفقرة الأولى عن <b>اللقاء</b>.

الفقرة الثانية
سطرها الثاني.<!--more-->

[caption id="a" width="300"]<a href="https://old.example/x.jpg"><img src="https://old.example/wp-content/uploads/2019/05/x-300x200.jpg" alt="قاعة" /></a> صورة القاعة[/caption]

<ul>
	<li>بند</li>
</ul>

[contact-form-7 id="12" title="راسلنا"] [كذا] [video src="v.mp4"][/video]`,
		dated+`<link>https://old.example/2019/05/%D9%84%D9%82%D8%A7%D8%A1/</link><wp:post_name>%d9%84%d9%82%d8%a7%d8%a1</wp:post_name>
<category domain="category" nicename="x">الأيام المفتوحة</category><category domain="post_tag" nicename="y">جهة سوس ماسة</category><category domain="post_tag" nicename="z">مندوبون</category><category domain="category" nicename="uncategorized">غير مصنف</category>`)))
	it := r.Items[0]
	e, body := tr.read(it.Path)
	want := "الفقرة الأولى عن **اللقاء**.\n\nالفقرة الثانية\\\nسطرها الثاني.\n\nصورة القاعة\n\n- بند\n\n\\[كذا]"
	if body != want {
		t.Errorf("%q\nwant\n%q", body, want)
	}
	if e.Front.Title != "لقاء بالعيون & الداخلة" || it.Path != "content/releases/2019/laka-laayoune-dakhla/ar.md" {
		t.Errorf("%q %s", e.Front.Title, it.Path)
	}
	if got := e.Front.Date.In(tr.o.Site.Zone).Format("2006-01-02T15:04"); got != "2019-05-04T10:30" {
		t.Errorf("date %s", got)
	}
	if got := fmt.Sprint(e.Front.Aliases, e.Front.Tags, e.Front.Regions, e.Front.Place); got != "[/2019/05/لقاء/] [portes-ouvertes] [souss-massa]العيون" {
		t.Errorf("%s", got)
	}
	if len(it.Unknown) != 2 || it.Unknown[0].Name != "مندوبون" {
		t.Errorf("%+v", it.Unknown)
	}
	if got := lossOf(it, "shortcode"); got.Count != 3 || !strings.Contains(got.Sample, "contact-form-7") {
		t.Errorf("%+v", got)
	}
	if len(it.Missing) != 1 || lossOf(it, "picture").Count != 1 {
		t.Errorf("%q %+v", it.Missing, it.Dropped)
	}
}

// A pair of Polylang or WPML becomes one folder. The translation, even if it comes
// first, holds only what is language.
func TestPairs(t *testing.T) {
	wpml := func(code string) string {
		return `<wp:postmeta><wp:meta_key>_wpml_import_language_code</wp:meta_key><wp:meta_value>` + code + `</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_wpml_import_translation_group</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>`
	}
	term := `<wp:term><wp:term_taxonomy>post_translations</wp:term_taxonomy><wp:term_slug>pll_1</wp:term_slug><wp:term_description><![CDATA[a:2:{s:2:"fr";i:1;s:2:"ar";i:2;}]]></wp:term_description></wp:term>`
	for _, c := range []struct{ name, head, fr, ar string }{
		{"Polylang", "", fr + pair, ar + pair},
		{"Polylang, by the term alone", term, "", ""},
		{"WPML", "", wpml("fr"), wpml("ar")},
	} {
		tr := newTrial(t)
		r := tr.run("export.xml", export(c.head+wp("1", "post", "publish", "Rencontre à Salé", "<p>Une rencontre à Salé.</p>", dated+c.fr)+
			wp("2", "post", "publish", "لقاء بسلا", "<p>لقاء بسلا.</p>", "<wp:post_date>2019-05-03 09:00:00</wp:post_date>"+c.ar)))
		first, second := itemOf(t, r, "#2"), itemOf(t, r, "#1")
		if first.Path != "content/releases/2019/laka-sale/ar.md" || second.Path != "content/releases/2019/laka-sale/fr.md" {
			t.Fatalf("%s: %s %s", c.name, first.Path, second.Path)
		}
		a, _ := tr.read(first.Path)
		f, _ := tr.read(second.Path)
		if !a.Front.Date.Set || f.Front.Date.Set || !f.Front.Draft || f.Front.Place != "Salé" || len(f.Front.Regions) > 0 {
			t.Errorf("%s: %+v", c.name, f.Front)
		}
		if len(r.Pairs) > 0 {
			t.Errorf("%s: %v", c.name, r.Pairs)
		}
	}
}

// Without a plug-in nothing is joined: what may be a pair is said.
func TestPairsAreProposed(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("export.xml", export(wp("1", "post", "publish", "Bilan", "<p>Le bilan : 1200 dossiers, 35 agents.</p>", dated+"<link>https://old.example/fr/bilan/</link>")+
		wp("2", "post", "publish", "حصيلة", "<p>الحصيلة: 1200 ملف و35 عونا.</p>", dated)+wp("3", "post", "publish", "آخر", "<p>نص آخر بلا أرقام.</p>", dated)))
	if len(r.Pairs) != 1 || !strings.HasSuffix(r.Pairs[0].First, "fr.md") || !strings.HasSuffix(r.Pairs[0].Second, "ar.md") {
		t.Errorf("%+v", r.Pairs)
	}
}

// What was not public, or is no text, is said; nothing of it is published.
func TestStates(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("export.xml", export(
		wp("1", "post", "future", "مبرمج", "<p>نص مبرمج.</p>", "<wp:post_date>2030-01-01 08:00:00</wp:post_date>")+
			wp("2", "post", "draft", "مسودة", "<p>نص مسودة.</p>", "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date>0000-00-00 00:00:00</wp:post_date>")+
			wp("3", "post", "private", "خاص", "<p>نص خاص.</p>", dated)+
			wp("4", "post", "trash", "محذوف", "<p>نص محذوف.</p>", dated)+
			wp("5", "post", "publish", "محمي", "<p>نص محمي.</p>", dated+"<wp:post_password>x</wp:post_password>")+
			wp("6", "page", "publish", "عن المؤسسة", "<p>صفحة قارة.</p>", dated+"<wp:post_name>about-us</wp:post_name>")+
			wp("7", "nav_menu_item", "publish", "قائمة", "", "")+wp("8", "nav_menu_item", "publish", "ثانية", "", "")+
			wp("9", "post", "publish", "English", "<p>An English text.</p>", dated+`<category domain="language" nicename="en">English</category>`)+
			wp("10", "post", "publish", "فارغ", "", dated)+
			wp("", "post", "publish", "بلا رقم", "<p>نص بلا رقم.</p>", dated+"<wp:comment><wp:comment_author_email>a@example.org</wp:comment_author_email></wp:comment>")))
	for end, want := range map[string]string{
		"#1": "written future ", "#2": "written draft ", "#3": "written private ", "#4": "refused trash status trash", "#5": "written password ",
		"#6": "written  ", "#9": "refused  language en", "#10": "written  ",
	} {
		it := itemOf(t, r, end)
		if end == "#4" {
			it.Was = "trash"
		}
		if got := it.Status + " " + it.Was + " " + it.Why; got != want {
			t.Errorf("%s: %q, want %q", end, got, want)
		}
	}
	if page := itemOf(t, r, "#6"); page.Path != "content/pages/about-us/ar.md" {
		t.Error(page.Path)
	}
	for _, it := range r.Items {
		if it.Status == "written" {
			if e, _ := tr.read(it.Path); !e.Front.Draft {
				t.Errorf("%s is no draft", it.Path)
			}
		}
	}
	if r.Troubled() {
		t.Error("nothing here is trouble")
	}
	var said []string
	for _, n := range r.Notes {
		said = append(said, fmt.Sprint(n.What, n.Count))
	}
	if got := strings.Join(said, " "); got != "other-type2 comments1" {
		t.Errorf("notes %s", got)
	}
}

// Real exports hold what XML forbids, end in the middle, give two posts one name.
func TestBrokenExports(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("control.xml", export(wp("1", "post", "publish", "بلاغ", "<p>نص\x0b\x00 \xffسليم.</p>", dated)))
	if it := r.Items[0]; it.Status != "written" || len(r.Notes) != 1 || r.Notes[0].What != "control" || r.Notes[0].Args[0] != "3" {
		t.Errorf("control characters: %+v %+v", it, r.Notes)
	}
	whole := export(wp("1", "post", "publish", "أول", "<p>الأول.</p>", dated) + wp("2", "post", "publish", "ثان", "<p>الثاني.</p>", dated))
	tr = newTrial(t)
	r = tr.run("cut.xml", whole[:len(whole)-60])
	if len(r.Items) != 1 || r.Items[0].Status != "written" || len(r.Notes) != 1 || r.Notes[0].What != "cut-off" || !r.Troubled() {
		t.Errorf("cut off: %+v %+v", r.Items, r.Notes)
	}
	tr = newTrial(t)
	same := dated + "<wp:post_name>meme-nom</wp:post_name>"
	r = tr.run("twice.xml", export(wp("1", "post", "publish", "أول", "<p>الأول.</p>", same)+wp("2", "post", "publish", "ثان", "<p>الثاني.</p>", same)))
	if got := r.Items[0].Path + " " + r.Items[1].Path; got != "content/releases/2019/meme-nom/ar.md content/releases/2019/meme-nom-2/ar.md" {
		t.Error(got)
	}
	tr = newTrial(t)
	r = tr.run("1256.xml", strings.Replace(strings.ReplaceAll(export(wp("1", "post", "publish", "X", "<p>\xc8\xe1\xc7\xdb \xe4\xd5</p>", dated)), "موقع", "x"), "UTF-8", "windows-1256", 1))
	if _, body := tr.read(r.Items[0].Path); body != "بلاغ نص" {
		t.Errorf("Windows-1256: %q", body)
	}
	for _, s := range []string{`<?xml version="1.0"?>`, `<rss><channel><item>`, `<rss></channel>`, `<rss><item></item></rss>`, `<?xml version="1.0" encoding="klingon"?><rss></rss>`} {
		newTrial(t).run("bad.xml", s)
	}
}

// Slugs come from a file, so they may be anything; what is written stays below
// content/.
func TestHostileNames(t *testing.T) {
	for _, slug := range []string{"../../../etc/x", "/etc/passwd", "..", "con", "%2e%2e%2fx", strings.Repeat("a", 300), "a%00b", "C:\\x", "بلاغ", ".balagh", "-", "%ff%fe"} {
		tr := newTrial(t)
		r := tr.run("export.xml", export(wp("1", "post", "publish", "../..", "<p>نص.</p>", dated+"<wp:post_name>"+slug+"</wp:post_name><link>https://old.example/../x/%2e%2e/%00</link>")))
		it := r.Items[0]
		if it.Status != "written" || len(tr.files()) != 1 || !strings.HasPrefix(it.Path, "content/releases/2019/") || strings.Count(it.Path, "/") != 4 || len(it.Path) > 120 || strings.Contains(it.Path, "..") {
			t.Errorf("%q: %s %s %q", slug, it.Status, it.Path, tr.files())
		}
	}
}

func TestPHPMap(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`a:2:{s:2:"ar";i:12;s:2:"fr";i:13;}`, "map[ar:12 fr:13]"}, {`a:1:{s:2:"ar";s:2:"12";}`, "map[ar:12]"}, {``, "map[]"}, {`a:1:{`, "map[]"},
		{`a:1:{s:99999999999:"x";i:1;}`, "map[]"}, {`a:1:{s:-1:"x";i:1;}`, "map[]"}, {`a:1:{O:3:"Foo":0:{}i:1;}`, "map[]"}, {`a:1:{s:2:"ar";i:x;}`, "map[]"},
	} {
		if got := fmt.Sprint(phpMap(c.in)); got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}

// endless gives an export of n posts without ever holding it.
type endless struct {
	n, i int
	rest string
	body string
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		switch {
		case e.i == 0:
			head := export("")
			e.rest = head[:strings.Index(head, "</channel>")]
		case e.i <= e.n:
			e.rest = wp(fmt.Sprint(e.i), "post", "publish", fmt.Sprint("بلاغ رقم ", e.i), e.body, dated)
		default:
			return 0, io.EOF
		}
		e.i++
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

func (e *endless) Close() error { return nil }

// A large export is read as a stream: memory does not grow with it. The file of
// 8 MB here is twice what may be held.
func TestMemoryIsBounded(t *testing.T) {
	tr := newTrial(t)
	tr.o.DryRun, tr.o.audit = true, nil
	const posts, size = 16, 1 << 19
	body := "<p>" + strings.Repeat("كلمة ", size/9) + "</p>"
	tr.o.Files = []File{{Name: "large.xml", Open: func() (io.ReadCloser, error) { return &endless{n: posts, body: body}, nil }}}
	var most uint64
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before := m.HeapAlloc
	tr.o.Progress = func(string, int, int) {
		runtime.GC()
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
	}
	r, err := Run(context.Background(), tr.o)
	if err != nil || r.Count("planned") != posts {
		t.Fatal(err, r.Count("planned"), r.Items[0])
	}
	if most > before && most-before > 4<<20 {
		t.Errorf("%d MB held while %d MB were read", (most-before)>>20, posts*size>>20)
	}
}

// An import that is interrupted stops between two texts.
func TestInterrupted(t *testing.T) {
	tr := newTrial(t)
	ctx, cancel := context.WithCancel(context.Background())
	tr.o.Progress = func(_ string, done, _ int) {
		if done == 2 {
			cancel()
		}
	}
	tr.o.Files = []File{{Name: "large.xml", Open: func() (io.ReadCloser, error) { return &endless{n: 50, body: "<p>نص.</p>"}, nil }}}
	r, err := Run(ctx, tr.o)
	if err == nil || r.Count("written") != 2 || len(tr.files()) != 2 {
		t.Errorf("%v %+v", err, tr.files())
	}
	tr.o.Progress = nil
	again, err := Run(context.Background(), tr.o)
	if err != nil || again.Count("present") != 2 || again.Count("written") != 48 {
		t.Errorf("%v: %d there, %d written", err, again.Count("present"), again.Count("written"))
	}
}
