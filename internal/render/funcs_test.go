package render

import (
	"html"
	"net/url"
	"strings"
	"testing"

	"balagh/internal/lang"
	"balagh/internal/pages"
)

func funcsOf(t testing.TB) (ar, fr *funcs) {
	t.Helper()
	all := locales(t)
	return &funcs{locale: all[0], all: all}, &funcs{locale: all[1], all: all}
}

func TestDate(t *testing.T) {
	ar, fr := funcsOf(t)
	d := func(day int, precision, machine string) pages.Date {
		return pages.Date{Machine: machine, Year: 2025, Month: 8, Day: day, Precision: precision}
	}
	for _, c := range []struct {
		f    *funcs
		d    pages.Date
		want string
	}{
		{ar, d(12, "day", "2025-08-12"), `<time datetime="2025-08-12">الثلاثاء 12 غشت 2025</time>`},
		{ar, d(1, "day", "2025-08-01"), `<time datetime="2025-08-01">الجمعة 1 غشت 2025</time>`},
		{fr, d(1, "day", "2025-08-01"), `<time datetime="2025-08-01">vendredi 1<sup>er</sup> août 2025</time>`},
		{fr, d(2, "", "2025-08-02"), `<time datetime="2025-08-02">samedi 2 août 2025</time>`},
		{fr, d(11, "day", "2025-08-11T09:00:00+01:00"), `<time datetime="2025-08-11T09:00:00+01:00">lundi 11 août 2025</time>`},
		{fr, d(1, "month", "2025-08"), `<time datetime="2025-08">août 2025</time>`},
		{ar, d(1, "year", "2025"), `<time datetime="2025">2025</time>`},
		{ar, d(1, "circa", "2025-08"), `<time datetime="2025-08">حوالي غشت 2025</time>`},
		{fr, d(1, "circa", "2025-08"), `<time datetime="2025-08">vers août 2025</time>`},
		{fr, d(3, "day", `"><b>`), `<time datetime="&#34;&gt;&lt;b&gt;">dimanche 3 août 2025</time>`},
	} {
		if got := string(c.f.appendDate(nil, c.d)); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	if got := fr.day(d(1, "day", "")); got != "vendredi 1er août 2025" {
		t.Errorf("without HTML: %s", got)
	}
}

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		p    pages.Phrase
		want string
	}{
		{pages.Phrase{Text: `قاعة <b> & "س"`}, `قاعة &lt;b&gt; &amp; &#34;س&#34;`},
		{pages.Phrase{Text: "Salle (Salé).", Tag: "fr", Dir: "ltr"}, `<bdi lang="fr" dir="ltr">Salle (Salé).</bdi>`},
		{pages.Phrase{Text: "<i>", Tag: `"><script>`, Dir: `"`}, `<bdi lang="&#34;&gt;&lt;script&gt;" dir="&#34;">&lt;i&gt;</bdi>`},
		{pages.Phrase{Text: "المخطط الاستراتيجي 2021-2025"}, `<bdi>المخطط الاستراتيجي <span class="nb">2021-2025</span></bdi>`},
		{pages.Phrase{Text: "Plan <2021–2025>", Tag: "fr", Dir: "ltr"}, `<bdi lang="fr" dir="ltr">Plan &lt;<span class="nb">2021–2025</span>&gt;</bdi>`},
		{pages.Phrase{Text: "n° 12021-2025, le 05-37-71, Rabat-Salé"}, "n° 12021-2025, le 05-37-71, Rabat-Salé"},
		{pages.Phrase{Text: "1-2021-2025-، قناة +Canal"}, "<bdi>1-<span class=\"nb\">2021-2025</span>-، قناة +Canal</bdi>"},
		{pages.Phrase{Text: "2021-2025", Tag: "fr", Dir: "ltr"}, `<bdi lang="fr" dir="ltr"><span class="nb">2021-2025</span></bdi>`},
		{pages.Phrase{}, ""},
	} {
		if got := string(appendPhrase(nil, c.p)); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
		if got := attrs(c.p); (got == "") != (c.p.Tag == "") || got != "" && !strings.Contains(c.want, string(got)) {
			t.Errorf("attributes %s", got)
		}
	}
	if got := ltr(`+212 <5>`); got != `<bdi dir="ltr">+212 &lt;5&gt;</bdi>` {
		t.Errorf("%s", got)
	}
}

func TestSize(t *testing.T) {
	ar, fr := funcsOf(t)
	for _, c := range []struct {
		bytes  int64
		ar, fr string
	}{
		{0, "1 كيلوبايت", "1\u00a0Ko"},
		{1499, "1 كيلوبايت", "1\u00a0Ko"},
		{1500, "2 كيلوبايت", "2\u00a0Ko"},
		{112785, "113 كيلوبايت", "113\u00a0Ko"},
		{1000000, "1 ميغابايت", "1\u00a0Mo"},
		{1250000, "1,3 ميغابايت", "1,3\u00a0Mo"},
		{12 << 20, "12,6 ميغابايت", "12,6\u00a0Mo"},
	} {
		if got := ar.size(c.bytes); got != c.ar {
			t.Errorf("%d: %q, want %q", c.bytes, got, c.ar)
		}
		if got := fr.size(c.bytes); got != c.fr {
			t.Errorf("%d: %q, want %q", c.bytes, got, c.fr)
		}
	}
}

func TestOtherLanguagesStrings(t *testing.T) {
	ar, _ := funcsOf(t)
	if got := ar.inLanguage("fr", "home") + ar.inLanguage("ar", "home") + ar.inLanguage("de", "home"); got != "Accueilالرئيسيةhome" {
		t.Errorf("%s", got)
	}
}

// Links to share a page hold its title and address whole, whatever is in them.
func TestShare(t *testing.T) {
	ar, _ := funcsOf(t)
	for _, l := range ar.share("قاعة & «س» +1?", "https://news.example.org/ar/x/?a=1&b#c") {
		if strings.ContainsAny(l.URL, " «\n\"<>") || l.Text.Text == "" {
			t.Errorf("%+v", l)
		}
		if !strings.Contains(l.URL, "https%3A%2F%2Fnews.example.org%2Far%2Fx%2F%3Fa%3D1%26b%23c") && !strings.HasPrefix(l.URL, "mailto:") {
			t.Errorf("the address is cut: %s", l.URL)
		}
		if !strings.HasPrefix(l.URL, "https://") && !strings.HasPrefix(l.URL, "mailto:?subject=%D9%82") {
			t.Errorf("%s", l.URL)
		}
	}
}

// Links to share a page are escaped as net/url escapes, whatever the bytes.
func FuzzShare(f *testing.F) {
	ar, _ := funcsOf(f)
	f.Add("قاعة & «س» +1? 100%", "https://news.example.org/ar/x/?a=1&b#c")
	f.Add("Rencontre : Salé, l’été;~$=@", "/%D8%B3/")
	f.Add("\xff\x00\n", "")
	f.Fuzz(func(t *testing.T, title, address string) {
		mail := func(s string) string { return strings.ReplaceAll(url.PathEscape(s), "&", "%26") }
		plain := lang.Isolate(title, "rtl")
		q, u := url.QueryEscape(plain), url.QueryEscape(address)
		want := []string{
			"https://wa.me/?text=" + q + "%0A" + u, "https://www.facebook.com/sharer/sharer.php?u=" + u, "https://www.linkedin.com/sharing/share-offsite/?url=" + u,
			"https://twitter.com/intent/tweet?text=" + q + "&url=" + u, "mailto:?subject=" + mail(plain) + "&body=" + mail(plain) + "%0A" + mail(address),
		}
		for i, l := range ar.share(title, address) {
			if l.URL != want[i] {
				t.Errorf("%q and %q: %s, want %s", title, address, l.URL, want[i])
			}
		}
		for i, l := range ar.shareWritten(title, address) {
			if html := string(appendURL(nil, filterURL(want[i]))); string(l.URL.append(nil)) != html {
				t.Errorf("%q and %q in HTML: %q, want %s", title, address, l.URL, html)
			}
		}
	})
}

// The message that a share link writes is plain text: what would jump in it is
// isolated, and its address, on a line of its own, is left alone.
func TestShareIsPlainText(t *testing.T) {
	ar, fr := funcsOf(t)
	for _, c := range []struct {
		f           *funcs
		title, want string
	}{
		{ar, "MGPAP توقع اتفاقية", "\u2067MGPAP توقع اتفاقية\u2069"},
		{ar, "لقاء بالداخلة (2023).", "لقاء بالداخلة (2023)."},
		{fr, "Le journal العلم, 12 pages", "Le journal \u2068العلم\u2069, 12 pages"},
		{fr, "Rencontre à Dakhla (2023).", "Rencontre à Dakhla (2023)."},
	} {
		for _, l := range c.f.share(c.title, "https://news.example.org/x/") {
			u, err := url.Parse(l.URL)
			if err != nil {
				t.Fatal(err)
			}
			switch l.Text.Text {
			case "WhatsApp":
				if got := u.Query().Get("text"); got != c.want+"\nhttps://news.example.org/x/" {
					t.Errorf("WhatsApp: %+q", got)
				}
			case "X":
				if got := u.Query().Get("text"); got != c.want {
					t.Errorf("X: %+q", got)
				}
			case c.f.locale.Text("share_email"):
				if got := u.Query().Get("subject"); got != c.want {
					t.Errorf("e-mail: %+q", got)
				}
			}
		}
	}
}

// A page says in its window and to whoever shares it what shows right there.
func TestPlainTexts(t *testing.T) {
	r, all := newRenderer(t, builtIn(t)), locales(t)
	ar, fr := head(all[0]), head(all[1])
	ar.Title, ar.TitleLang = "Salle (Salé).", pages.Phrase{Tag: "fr", Dir: "ltr"}
	ar.Description, ar.Locales = "للاتصال: +212 5 37 71 12 34.", []string{"fr_FR", "zgh"}
	ar.Image = &pages.ShareImage{URL: "https://news.example.org/a.jpg", Type: "image/jpeg", Alt: "MGPAP في سلا", Width: 1200, Height: 630}
	fr.Title, fr.Description = "Rencontre (Salé).", "Le journal العلم, 12 pages."
	for _, c := range []struct {
		l    *lang.Locale
		head pages.Head
		want []string
		not  []string
	}{
		{all[0], ar, []string{
			"<title>\u2066Salle (Salé).\u2069 — أخبار</title>", `<h1 lang="fr" dir="ltr">Salle (Salé).</h1>`, "للاتصال: \u2068+212 5 37 71 12 34\u2069.\">",
			`og:image:alt" content="` + "\u2067MGPAP في سلا\u2069", `<meta property="og:locale:alternate" content="fr_FR"><meta property="og:locale:alternate" content="zgh">`,
			`<meta property="og:image:type" content="image/jpeg">`, `<meta name="twitter:card" content="summary_large_image">`,
		}, nil},
		{all[1], fr, []string{
			"<title>Rencontre (Salé). — أخبار</title>", `og:title" content="Rencontre (Salé)."`, "content=\"Le journal \u2068العلم\u2069, 12 pages.\"",
		}, []string{"og:locale:alternate", "twitter:card"}},
	} {
		out := html.UnescapeString(render(t, r, pages.KindList, c.l, &pages.ListPage{Head: c.head, What: "tag"}))
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %+q in %s", c.l.Code, want, out)
			}
		}
		for _, not := range c.not {
			if strings.Contains(out, not) {
				t.Errorf("%s: %q", c.l.Code, not)
			}
		}
	}
}

// WhatsApp and e-mail get the title and the address in two lines; in mailto a
// plus is a plus.
func TestShareTwoLines(t *testing.T) {
	ar, _ := funcsOf(t)
	title, address := "قاعة & «س» +1%?", "https://news.example.org/ar/x/?a=1&b#c"
	links := ar.share(title, address)
	_, text, _ := strings.Cut(links[0].URL, "?text=")
	_, mail, _ := strings.Cut(links[len(links)-1].URL, "?subject=")
	subject, body, _ := strings.Cut(mail, "&body=")
	want := lang.Isolate(title, "rtl") + "\n" + address
	if got, err := url.PathUnescape(subject); err != nil || got != lang.Isolate(title, "rtl") || strings.Contains(subject+body, "&") {
		t.Errorf("%q %v: %s", got, err, mail)
	}
	if got, err := url.QueryUnescape(text); err != nil || got != want {
		t.Errorf("%q %v", got, err)
	}
	if got, err := url.PathUnescape(body); err != nil || got != want {
		t.Errorf("%q %v", got, err)
	}
}

// Strings written into a layout once are escaped as all others are.
func TestFixedStrings(t *testing.T) {
	l := *locales(t)[1]
	l.Strings = map[string]lang.Forms{"x": {"other": `<b> & "s"`}}
	if got := fixed(`<p title="{{t "x"}}">{{t "x"}} {{t "x" .}} {{t "gone"}}</p>`, &l); got != `<p title="&lt;b&gt; &amp; &#34;s&#34;">&lt;b&gt; &amp; &#34;s&#34; {{t "x" .}} gone</p>` {
		t.Errorf("%s", got)
	}
}
