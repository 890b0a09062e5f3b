package importer

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"balagh/internal/content"
)

// say writes the fields of an edition that an import proposes, one a line.
func say(site *time.Location, e *content.Edition) string {
	f := &e.Front
	date := "none"
	if f.Date.Set {
		date = f.Date.In(site).Format("2006-01-02")
	}
	out := []string{"title " + f.Title, strings.TrimSpace("date " + date + " " + f.DatePrecision)}
	for _, field := range []struct{ name, value string }{
		{"place", f.Place}, {"kicker", f.Kicker}, {"slogan", f.Slogan}, {"source", strings.Trim(f.Source.Name+" / "+f.Source.Place, "/ ")},
		{"regions", strings.Join(f.Regions, " ")}, {"tags", strings.Join(f.Tags, " ")}, {"people", strings.Join(f.People, " ")},
	} {
		if field.value != "" {
			out = append(out, field.name+" "+field.value)
		}
	}
	if f.Scope != "" {
		out = append(out, "scope "+f.Scope)
	}
	if e := f.Event; e != (content.Event{}) {
		line := "event"
		for _, m := range []content.Moment{e.Start, e.End} {
			if m.Set {
				line += " " + m.In(site).Format("2006-01-02")
			} else {
				line += " -"
			}
		}
		out = append(out, fmt.Sprint(line, " ", e.Edition))
	}
	if f.Part > 0 {
		out = append(out, fmt.Sprintf("series %s %d", f.Series, f.Part))
	}
	if !f.Draft {
		out = append(out, "NOT A DRAFT")
	}
	return strings.Join(out, "\n")
}

// The samples have the shape of what a press office receives, each with its own
// defects: no headline, paragraphs on single lines, the furniture of a page. What
// is proposed is what a careful reader would; no word is lost.
func TestPlainText(t *testing.T) {
	for _, c := range []struct {
		file, path, want string
		words            int // of the body
		starts           string
	}{
		{"glued.txt", "content/releases/2024/akdat-taaddia-aama-youm-arbaa-9-aktoubr-2024-laka-mandoubin/ar.md", `
title عقدت التعاضدية العامة يوم الأربعاء 9 أكتوبر 2024 لقاءً مع المندوبين المنتخبين لجهة الرباط
date 2024-10-09 day
slogan الإنصات أول الخدمة
regions rabat-sale-kenitra
people moulay-ibrahim-el-othmani`, 70, "في إطار الانفتاح على المنخرطين، عقدت"},
		{"commas.txt", "content/releases/2026/ihtadnat-madina-laayoune-laka-tawasli-tasa-lafaida-mankharti/ar.md", `
title احتضنت مدينة العيون اللقاء التواصلي التاسع لفائدة منخرطي التعاضدية العامة بجهة العيون
date none
place العيون
regions laayoune-sakia-el-hamra
tags delegues plan-2021-2025
series rencontres-regionales 9`, 60, "احتضنت مدينة العيون اللقاء التواصلي التاسع"},
		{"furniture.txt", "content/releases/2023/athmani-khadma-mankhart-jahtah-aoulouitna/ar.md", `
title العثماني: خدمة المنخرط في جهته أولويتنا
date 2023-03-24 day
place الداخلة
kicker اللقاء التواصلي الأول لفائدة منخرطي جهة الداخلة وادي الذهب
slogan القرب من المنخرط مسؤولية الجميع
source الجريدة الإلكترونية / الرباط
regions dakhla-oued-ed-dahab
people moulay-ibrahim-el-othmani
series rencontres-regionales 1`, 66, "ترأس السيد مولاي إبراهيم العثماني اللقاء التواصلي الأول"},
		{"relative.txt", "content/releases/2026/taaddia-aama-tastakbal-mankhartiha-sale-ayam-maftouha/ar.md", `
title التعاضدية العامة تستقبل منخرطيها بسلا في أيام مفتوحة
date none
place سلا
slogan الخدمة الجيدة حق للجميع
regions rabat-sale-kenitra
tags portes-ouvertes
people rachid-el-atrassi
scope regional`, 70, "نظمت التعاضدية العامة، اليوم الثلاثاء بسلا"},
		// The region that is only an office («رئيسة جهة كلميم واد نون») is none of the release.
		{"weekday.txt", "content/releases/2025/taaddia-moudfi-idarat-amoumia-tachark-manadra-khamsa-iktasad/ar.md", `
title تعاضدية موظفي الإدارات العمومية تشارك في المناظرة الخامسة للاقتصاد الاجتماعي والتضامني
date 2025-06-17 day
place بنجرير
source قناة المثال
tags economie-sociale handicap-enfance
people moulay-ibrahim-el-othmani
scope national
event 2025-06-17 - 5`, 59, "شهدت مدينة بنجرير، الثلاثاء 17 يونيو، انطلاق"},
		{"francais.txt", "content/releases/2025/mutuelle-generale-ouvre-guichet-beni-mellal/fr.md", `
title La Mutuelle générale ouvre un guichet à Béni Mellal
date 2025-03-05 day
place Béni Mellal
regions beni-mellal-khenifra
tags plan-2021-2025
people rachid-el-atrassi`, 71, "Béni Mellal, le mercredi 5 mars 2025 – La"},
	} {
		s, err := os.ReadFile("testdata/text/" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		tr := newTrial(t)
		it, e, body := tr.one(c.file, string(s))
		tr.whole(c.file, string(s))
		if got := say(tr.o.Site.Zone, e); got != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%s\nwant %s", c.file, got, c.want)
		}
		for _, g := range it.Guesses {
			if g.From == "" && g.How != "title-composed" && g.How != "date-unknown" {
				t.Errorf("%s: %+v does not say where it is from", c.file, g)
			}
		}
		if it.Path != c.path || it.Words != c.words || !strings.HasPrefix(body, c.starts) {
			t.Errorf("%s: %s, %d words, %.80s", c.file, it.Path, it.Words, body)
		}
	}
}

// Above a guess stands the sentence it comes from, in the reader's language.
func TestGuessesAreMarked(t *testing.T) {
	s, err := os.ReadFile("testdata/text/weekday.txt")
	if err != nil {
		t.Fatal(err)
	}
	tr := newTrial(t)
	tr.o.Lang = "ar"
	it, _, _ := tr.one("weekday.txt", string(s))
	file, err := tr.root.ReadFile(it.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# تاريخ مستنتج: السنة غير مذكورة، ويوم الأسبوع يوافقها: «شهدت مدينة بنجرير، الثلاثاء 17 يونيو، انطلاق",
		"date = 2025-06-17\ndate_precision = \"day\"\n", "draft = true\n", "# مكان مستنتج من النص: «شهدت مدينة بنجرير",
		"# ناشر مستنتج: «قناة المثال»\n[source]\n",
	} {
		if !strings.Contains(string(file), want) {
			t.Errorf("no %q in\n%s", want, file)
		}
	}
}

// A date that the text does not settle is not written: nobody publishes a wrong one
// by overlooking it. What may be meant stands in comments, and the report says so.
func TestUndated(t *testing.T) {
	for _, c := range []struct{ lang, text, want, said string }{
		{"ar", "عقدت التعاضدية لقاء بسلا مع عدد كبير من المنخرطين.", "# التاريخ غير معروف: اكتبه قبل النشر\n# المجلد في سنة 2026 مؤقتا: انقله إلى سنة البلاغ إن كانت غيرها\ndraft = true\n",
			"  ناقص: date (التاريخ غير معروف: اكتبه قبل النشر)\n"},
		{"fr", "La Mutuelle a reçu ses adhérents le 17 juin à Salé.",
			"# l’année n’est pas indiquée : vérifiez-la, puis écrivez la date : « La Mutuelle a reçu ses adhérents le 17 juin à Salé. »\n# date = 2025-06-17\n# dossier placé en 2025 en attendant",
			"\nsans date : 1. Aucun ne sera publié avant d’en avoir une\n"},
		{"en", "عقدت التعاضدية لقاء بسلا يوم الاثنين 17 يونيو مع المنخرطين.", "# date = 2024-06-17\n# date = 2019-06-17\n# the folder stands in 2024", "  missing: date (the year is not said"},
	} {
		tr := newTrial(t)
		tr.o.Lang = c.lang
		it, e, _ := tr.one("a.txt", c.text)
		file, err := tr.root.ReadFile(it.Path)
		if err != nil {
			t.Fatal(err)
		}
		if e.Front.Date.Set || e.Front.DatePrecision != "" || !strings.Contains(string(file), c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.text, file, c.want)
		}
		var said strings.Builder
		if err := (&Report{Items: []Item{it}}).Text(&said, c.lang); err != nil || !strings.Contains(said.String(), c.said) {
			t.Errorf("%v %s\nwant %s", err, said.String(), c.said)
		}
	}
}

func TestDates(t *testing.T) {
	at := func(s string) string {
		d := (&document{paragraphs: strings.Split(s, "\n")}).date(now)
		if d.mismatch {
			d.how += " mismatch"
		}
		if !d.known {
			d.how += " open"
		}
		return fmt.Sprint(d.at.Format("2006-01-02 "), d.how, d.years)
	}
	for _, c := range []struct{ text, want string }{
		{"يوم الأربعاء 9 أكتوبر 2024 بالرباط", "2024-10-09 written[2024]"},
		{"يوم الخميس 9 أكتوبر 2024", "2024-10-09 written mismatch open[2024]"},
		{"٢٤ مارس ٢٠٢٣", "2023-03-24 written[2023]"},
		{"2023 مارس 24", "2023-03-24 written[2023]"},
		{"الثلاثاء 17 يونيو", "2025-06-17 weekday[2025]"},
		{"الاثنين 17 يونيو", "2024-06-17 weekday open[2024 2019]"},
		{"في 17 يونيو", "2025-06-17 year open[2025]"},
		{"تستمر إلى غاية 11 يوليوز 2025", "2026-03-01 unknown open[]"},
		{"المخطط 2021-2025", "2026-03-01 unknown open[]"},
		{"31 فبراير 2024", "2026-03-01 unknown open[]"},
		{"le 1er juillet 2025", "2025-07-01 written[2025]"},
		{"mercredi 5 août 2020", "2020-08-05 written[2020]"},
		{"le 05/03/2025 à Salé", "2025-03-05 written[2025]"},
		{"2025-03-05", "2025-03-05 written[2025]"},
		{"نص البلاغ.\nطبقا للقانون الصادر في 3 مارس 2015", "2015-03-03 written open[2015]"},
		{"يومي 17 و18 يونيو 2025", "2025-06-18 written open[2025]"},
		{"du 17 au 18 juin 2025", "2025-06-18 written open[2025]"},
		{"", "2026-03-01 unknown open[]"},
	} {
		if got := at(c.text); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// A sentence is shortened behind a clause, and does not end on what it was about to
// quote.
func TestCutClause(t *testing.T) {
	for _, c := range []struct {
		in      string
		letters int
		want    string
	}{
		{"عقدت التعاضدية لقاء بسلا، تحت شعار: «الإنصات أول الخدمة لكل المنخرطين».", 50, "عقدت التعاضدية لقاء بسلا"},
		{"عقدت التعاضدية لقاء بسلا، وزارت الوحدة الصحية.", 40, "عقدت التعاضدية لقاء بسلا"},
		{"La Mutuelle réunit ses adhérents à Salé, sous le thème : « L’écoute d’abord ».", 62, "La Mutuelle réunit ses adhérents à Salé"},
		{"عقدت التعاضدية لقاء بسلا.", 40, "عقدت التعاضدية لقاء بسلا."},
	} {
		if got := cutClause(c.in, c.letters); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestMend(t *testing.T) {
	for _, c := range []struct{ in, want, what string }{
		{"ﺍﻟﺘﻌﺎﺿﺪﻳﺔ ﷺ", "التعاضدية ﷺ", "shapes"},
		{"التعاضـــدية", "التعاضدية", "tatweel"},
		{"الـ78 و فاس ـ مكناس", "الـ78 و فاس ـ مكناس", ""},
		{"نص\u202eآخر\u200f", "نصآخر", "direction"},
		{"نص\x00\x07آخر", "نصآخر", "control"},
		{"بلاغ ، وآخر .", "بلاغ، وآخر.", "marks"},
		{"كلمة  وأخرى\u00a0هنا", "كلمة وأخرى هنا", "spaces"},
		{"e\u0301te\u0301 : un", "été : un", "composed"},
		{"a\u200bb\ufeff\u00adc", "abc", "hidden"},
		{"Qui ? Lui !", "Qui ? Lui !", ""},
	} {
		l := newLedger(false)
		if got := mendText(c.in, l); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
		if _, ok := l.mends[c.what]; c.what != "" && !ok || c.what == "" && len(l.mends) > 0 {
			t.Errorf("%q: mended %v, want %s", c.in, l.mends, c.what)
		}
	}
}

// What a plain text holds is shown letter by letter, whatever it would mean to
// Markdown; no word of any text is lost.
func FuzzPlainText(f *testing.F) {
	f.Add("# عنوان\n\n- بند\n1. واحد\n<script>alert(1)</script> [x](y) `a` *b* _c_ &amp; \\\n+++\n---\n===")
	f.Add("Titre\n\nTexte **gras** et ~~barré~~ | a | b |\n    code\n> cité\nاقرأ أيضا: خبر\nاترك رد\n")
	f.Add("\xff\xfe\x00\u202e\u2028بلاغ\r\rنص")
	tr := newTrial(f)
	tr.o.DryRun, tr.o.From = true, "text"
	f.Fuzz(func(t *testing.T, s string) {
		tr.t = t
		tr.words = map[string][2]string{}
		r := tr.run("a.txt", s)
		if len(r.Items) != 1 {
			t.Fatalf("%d items", len(r.Items))
		}
		if w, ok := tr.words["a.txt"]; ok && r.Items[0].Status != "refused" {
			clean, _ := utf8Text([]byte(s))
			l := newLedger(false)
			got := len(tokens(w[0])) + len(tokens(w[1]))
			if want := len(tokens(mendText(unescape(clean, l), l))); got < want {
				t.Fatalf("%d words of %d\n%q\n%q", got, want, w[0], w[1])
			}
		}
	})
}
