package importer

import (
	"fmt"
	"strings"
	"testing"
)

// The address of a namespace differs from export to export, and some are wrong or
// not declared: elements are known by their own names. A title may be CDATA or
// text, with tags or without.
func TestNamespaces(t *testing.T) {
	const items = `<item><title><![CDATA[لقاء <em>بسلا</em>]]></title><content:encoded><![CDATA[<p>متن اللقاء.</p>]]></content:encoded><excerpt:encoded><![CDATA[ملخص اللقاء.]]></excerpt:encoded>
<wp:post_id>1</wp:post_id><wp:post_date>2019-05-04 10:30:00</wp:post_date><wp:post_name>salle</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>حصيلة <em>السنة</em></title><content:encoded>&lt;p&gt;متن الحصيلة.&lt;/p&gt;</content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_id>2</wp:post_id><wp:post_date>2019-05-05 10:30:00</wp:post_date><wp:post_name>bilan</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`
	for _, spaces := range []string{
		`xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"`,
		`xmlns:excerpt="https://wordpress.org/export/1.2/excerpt/" xmlns:content="https://purl.org/rss/1.0/modules/content/" xmlns:wp="https://wordpress.org/export/1.2/"`,
		`xmlns:excerpt="http://wordpress.org/export/1.0/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.1/"`,
		`xmlns:excerpt="urn:a" xmlns:content="urn:b" xmlns:wp="urn:c"`,
		`xmlns:excerpt="urn:same" xmlns:content="urn:same" xmlns:wp="urn:same"`,
		``,
	} {
		tr := newTrial(t)
		r := tr.run("export.xml", `<?xml version="1.0"?><rss version="2.0" `+spaces+`><channel>`+items+`</channel></rss>`)
		var got []string
		for _, it := range r.Items {
			e, body := tr.read(it.Path)
			got = append(got, it.Source+" "+it.Path+" "+e.Front.Title+" | "+e.Front.Summary+" | "+body)
		}
		want := "export.xml #1 content/releases/2019/salle/ar.md لقاء بسلا | ملخص اللقاء. | متن اللقاء.\n" +
			"export.xml #2 content/releases/2019/bilan/ar.md حصيلة السنة | متن الحصيلة. | متن الحصيلة."
		if strings.Join(got, "\n") != want {
			t.Errorf("%s:\n%s\nwant\n%s", spaces, strings.Join(got, "\n"), want)
		}
	}
}

// Exports of more than 15 MB arrive in parts: one holds a post, another its
// translation and its picture.
func TestPartsOfOneExport(t *testing.T) {
	tr := newTrial(t)
	const thumbnail = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>3</wp:meta_value></wp:postmeta>"
	r := tr.run("1.xml", export(wp("1", "post", "publish", "Rencontre", "<p>Texte.</p>", dated+fr+pair)),
		"2.xml", export(wp("2", "post", "publish", "لقاء بسلا", "<p>نص.</p>", dated+ar+pair+thumbnail)),
		"3.xml", export(wp("3", "attachment", "inherit", "قاعة", "", "<wp:attachment_url>https://old.example/wp-content/uploads/a.jpg</wp:attachment_url>")))
	one, two := itemOf(t, r, "#1"), itemOf(t, r, "#2")
	if one.Path != "content/releases/2019/laka-sale/fr.md" || two.Path != "content/releases/2019/laka-sale/ar.md" || strings.Join(two.Missing, " ") != "https://old.example/wp-content/uploads/a.jpg" {
		t.Errorf("%s %s %q", one.Path, two.Path, two.Missing)
	}
	if e, _ := tr.read(one.Path); e.Front.Date.Set {
		t.Error("the translation repeats a fact")
	}
	// Another site may use the same numbers.
	tr = newTrial(t)
	r = tr.run("1.xml", export(wp("1", "post", "publish", "Rencontre", "<p>Texte.</p>", dated+fr+pair)),
		"other.xml", strings.ReplaceAll(export(wp("2", "post", "publish", "لقاء بسلا", "<p>نص.</p>", dated+ar+pair)), "old.example", "another.example"))
	if len(tr.files()) != 2 || itemOf(t, r, "#1").Path == strings.Replace(itemOf(t, r, "#2").Path, "ar.md", "fr.md", 1) {
		t.Errorf("%q", tr.files())
	}
	// The pages of a REST answer are parts as well.
	tr = newTrial(t)
	post := `[{"id":%s,"date":"2024-10-09T10:00:00","link":"https://old.example/%s/","title":{"rendered":"%s"},"content":{"rendered":"<p>نص.</p>"},"lang":"%s","translations":{"ar":12,"fr":13}}]`
	r = tr.run("1.json", fmt.Sprintf(post, "13", "b", "Rencontre", "fr"), "2.json", fmt.Sprintf(post, "12", "a", "لقاء بسلا", "ar"))
	if got := r.Items[0].Path + " " + r.Items[1].Path; got != "content/releases/2024/laka-sale/fr.md content/releases/2024/laka-sale/ar.md" {
		t.Error(got)
	}
}

// What the block editor stores: its comments vanish, are counted, and take no word
// with them.
func TestBlocks(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("export.xml", export(wp("1", "post", "publish", "لقاء", `<!-- wp:paragraph {"align":"right"} -->
<p class="has-text-align-right">فقرة أولى.</p>
<!-- /wp:paragraph -->

<!-- wp:more --><!--more--><!-- /wp:more -->

<!-- wp:list --><ul><!-- wp:list-item --><li>بند</li><!-- /wp:list-item --></ul><!-- /wp:list -->
<!--nextpage-->
<!-- wp:gallery {"ids":[9]} --><figure class="wp-block-gallery"><ul><li><figure><img src="https://old.example/a.jpg" alt=""/><figcaption>شرح الصورة</figcaption></figure></li></ul></figure><!-- /wp:gallery -->
<!-- wp:audio --><figure><audio src="https://old.example/a.mp3"></audio></figure><!-- /wp:audio -->
[audio src="x.mp3"] [embed]https://tube.example/v[/embed] [playlist ids="1,2"]`, dated)))
	it := r.Items[0]
	_, body := tr.read(it.Path)
	if body != "فقرة أولى.\n\n- بند\n\n<!-- -->\n\n- شرح الصورة\n\nhttps://tube.example/v" && body != "فقرة أولى.\n\n- بند\n\n- شرح الصورة\n\nhttps://tube.example/v" {
		t.Errorf("%q", body)
	}
	for what, n := range map[string]int{"comment": 14, "shortcode": 4, "embedded": 1, "picture": 1} {
		if got := lossOf(it, what); got.Count != n {
			t.Errorf("%s: %+v, want %d", what, got, n)
		}
	}
	for _, c := range []string{"[audio", "a.mp3", "a.jpg"} {
		if !strings.Contains(fmt.Sprint(it.Dropped), c) {
			t.Errorf("%s is not named: %+v", c, it.Dropped)
		}
	}
}

// The site's own time has no zone; the other fields help where it is missing.
func TestWordPressDates(t *testing.T) {
	for _, c := range []struct{ fields, want string }{
		{"<wp:post_date>2019-07-04 10:30:00</wp:post_date><wp:post_date_gmt>2019-07-04 09:30:00</wp:post_date_gmt>", "2019-07-04T10:30"},
		{"<wp:post_date>2019-07-04 10:30:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>", "2019-07-04T10:30"},
		{"<wp:post_date>0000-00-00 00:00:00</wp:post_date><wp:post_date_gmt>2019-07-04 23:30:00</wp:post_date_gmt>", "2019-07-05T00:30"},
		{"<pubDate>Thu, 04 Jul 2019 09:30:00 +0000</pubDate>", "2019-07-04T10:30"},
		{"<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date>-0001-11-30 00:00:00</wp:post_date>", "none"},
		{"", "none"},
	} {
		tr := newTrial(t)
		r := tr.run("export.xml", export(wp("1", "post", "draft", "لقاء", "<p>نص.</p>", c.fields)))
		e, _ := tr.read(r.Items[0].Path)
		got := "none"
		if e.Front.Date.Set {
			got = e.Front.Date.In(tr.o.Site.Zone).Format("2006-01-02T15:04")
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.fields, got, c.want)
		}
	}
}

// Accounts and their addresses stay behind, and the report says so. A copy that
// WPML made of another text is no translation.
func TestLeftBehind(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("export.xml", export(`<wp:author><wp:author_email>a@example.org</wp:author_email></wp:author><wp:author><wp:author_email>b@example.org</wp:author_email></wp:author>`+
		wp("1", "post", "publish", "لقاء", "<p>نص.</p>", dated+"<dc:creator>compte</dc:creator>")+
		wp("2", "post", "publish", "لقاء", "<p>نص.</p>", dated+"<wp:postmeta><wp:meta_key>_icl_lang_duplicate_of</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>")))
	if got := fmt.Sprint(r.Notes[0].What, r.Notes[0].Args); got != "authors[2]" {
		t.Error(got)
	}
	if it := r.Items[1]; it.Status != "refused" || it.Why != "copy" || r.Troubled() {
		t.Errorf("%+v", it)
	}
	for name, text := range tr.tree() {
		if strings.Contains(text, "@") || strings.Contains(text, "compte") {
			t.Errorf("%s holds an account:\n%s", name, text)
		}
	}
}

// Without numbers and names, and with the same text twice, nothing is written a
// second time.
func TestWithoutNumbers(t *testing.T) {
	tr := newTrial(t)
	items := export(wp("", "post", "publish", "أول", "<p>الأول.</p>", dated) + wp("", "post", "publish", "أول", "<p>الثاني.</p>", dated) + wp("", "post", "publish", "أول", "<p>الأول.</p>", dated))
	first := tr.run("export.xml", items)
	before := tr.tree()
	again := tr.run("export.xml", items)
	if first.Count("written") != 2 || again.Count("present") != 3 || fmt.Sprint(before) != fmt.Sprint(tr.tree()) {
		t.Errorf("%d written, %d there again: %q", first.Count("written"), again.Count("present"), tr.files())
	}
}

// The language of a text: as the source says, else the first part of its address
// or ?lang=, else its script. Pairs are proposed by picture as well.
func TestUnlinkedPairs(t *testing.T) {
	tr := newTrial(t)
	const thumbnail = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
	r := tr.run("export.xml", export(wp("1", "post", "publish", "12/2019", "<p>2019.</p>", dated+thumbnail+"<link>https://old.example/?p=1&amp;lang=fr</link>")+
		wp("2", "post", "publish", "لقاء", "<p>نص.</p>", dated+thumbnail)+wp("3", "post", "publish", "Bilan", "<p>Un texte.</p>", "<wp:post_date>2019-05-12 10:00:00</wp:post_date>"+thumbnail)+
		wp("9", "attachment", "inherit", "قاعة", "", "<wp:attachment_url>https://old.example/a.jpg</wp:attachment_url>")))
	if got := r.Items[0].Lang + r.Items[1].Lang + r.Items[2].Lang; got != "frarfr" {
		t.Error(got)
	}
	if len(r.Pairs) != 1 || r.Pairs[0].First != r.Items[0].Path || r.Pairs[0].Second != r.Items[1].Path {
		t.Errorf("%+v", r.Pairs)
	}
}

// WPML's own fields join editions in a REST answer; an answer that is exactly one
// page long may have more.
func TestRESTOfWPML(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("a.json", `[{"id":5,"date":"2024-10-09T10:00:00","title":{"rendered":"Rencontre"},"content":{"rendered":"<p>Texte.</p>"},"wpml_current_locale":"fr_FR","wpml_translations":[{"locale":"ar","id":4}]},
{"id":4,"date":"2024-10-09T10:00:00","title":{"rendered":"لقاء بسلا"},"content":{"rendered":"<p>نص.</p>"},"wpml_current_locale":"ar","wpml_translations":[{"locale":"fr_FR","id":5}]}]`)
	if got := r.Items[0].Path + " " + r.Items[1].Path; got != "content/releases/2024/laka-sale/fr.md content/releases/2024/laka-sale/ar.md" {
		t.Error(got)
	}
	var posts []string
	for i := range 10 {
		posts = append(posts, fmt.Sprintf(`{"id":%d,"date":"2024-10-09T10:00:00","title":{"rendered":"بلاغ %d"},"content":{"rendered":"<p>نص.</p>"}}`, i+1, i+1))
	}
	for n, want := range map[int]int{10: 1, 9: 0} {
		tr := newTrial(t)
		if r := tr.run("a.json", "["+strings.Join(posts[:n], ",")+"]"); len(r.Notes) != want || want > 0 && r.Notes[0].What != "maybe-more" {
			t.Errorf("%d posts: %+v", n, r.Notes)
		}
	}
}

// The parts of a series are counted in words, in both languages.
func TestOrdinals(t *testing.T) {
	for i, word := range strings.Fields("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر") {
		tr := newTrial(t)
		p := &proposing{run: &run{Options: tr.o}, d: &document{paragraphs: []string{"احتضنت المدينة اللقاء التواصلي " + word + " لفائدة المنخرطين."}}, comments: map[string]string{}}
		if p.series(); p.f.Series != "rencontres-regionales" || p.f.Part != i+1 {
			t.Errorf("%s: %s %d", word, p.f.Series, p.f.Part)
		}
	}
	for i, word := range strings.Fields("première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième 1ère 2e 3ème") {
		tr := newTrial(t)
		p := &proposing{run: &run{Options: tr.o}, d: &document{paragraphs: []string{"La ville a accueilli la " + word + " rencontre régionale."}}, comments: map[string]string{}}
		if p.series(); p.f.Part != i%10+1 {
			t.Errorf("%s: %s %d", word, p.f.Series, p.f.Part)
		}
	}
}

// Lines that real pages leave around a text, and lines of a text that look alike.
func TestFurniture(t *testing.T) {
	for _, line := range []string{
		"اترك رد", "اترك تعليقا", "اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني.", "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
		"الحقول الإلزامية مشار إليها بـ *", "زر الذهاب إلى الأعلى", "في نفس الركن", "< >", "الاشتراك بالرسالة الاخبارية", "الاشتراك بالرسالة الإخبارية",
		"أدخل بريدك الإلكتروني للتوصل بآخر الأخبار", "Quantcast", "Facebook", "YouTube", "Newsletter", "Rss", "MyMeteo", "اقرأ أيضا: خبر آخر",
		"Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée.", "Lire aussi : un guichet à Salé", "Partager sur WhatsApp",
	} {
		if !isFurniture(line) {
			t.Errorf("%s is kept", line)
		}
	}
	if !unfilled.MatchString("2023 مارس 24 - تم تعديله في [التاريخ]") {
		t.Error("an unfilled date is kept")
	}
	for _, line := range []string{
		"اترك ردك في صندوق الاقتراحات بالوكالة.", "وفي نفس الركن عُرضت صور اللقاء.", "La Newsletter de la Mutuelle paraît chaque mois.",
		"شارك في اللقاء أعضاء المكتب المسير.", "Partager les résultats est un devoir.", "شارك علي بناني في أشغال اللقاء التواصلي بمدينة سلا", "",
	} {
		if isFurniture(line) {
			t.Errorf("%s is dropped", line)
		}
	}
}
