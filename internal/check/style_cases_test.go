package check

import (
	"slices"
	"strings"
	"testing"

	"balagh/internal/config"
	"balagh/internal/diag"
)

func TestArabicStyle(t *testing.T) { checkStyle(t, sampleSite(t, ""), arabicCases) }
func TestFrenchStyle(t *testing.T) { checkStyle(t, sampleSite(t, ""), frenchCases) }

var arabicCases = []styleCase{
	// Texts of which nothing is to be said.
	{"ar", "عقدت التعاضدية (MGPAP) لقاء سنة 2021-2025، حضره 1.250 منخرطا، و35 % منهم جدد؛ فهل من مزيد؟ نعم!", nil},
	{"ar", "قَالَ الرَّئِيسُ: «إِنَّ الخِدْمَةَ حَقٌّ»، وَأَضَافَ أَنَّ اللقاءَ ناجحٌ.", nil},
	{"ar", "الحروف أ و ب و ج، وحرف و في أول الكلمة، و(و)، و«و».", nil},
	{"ar", "رقم الـ78 والـ«أمل» والـMGPAP، وفي سنة 1446هـ، وبـ**100** درهم، وعند الـ [رابط الموقع](https://example.org/a).", nil},
	{"ar", "صلى الله عليه ﷺ، والله ﷲ، جل جلاله ﷻ، وقال ﴿وقل اعملوا﴾ والرحمـٰن.", nil},
	{"ar", "اكتب `كلمة , و كلمة` في السطر، أو `\"نص\"`.", nil},
	{"ar", "الهاتف \u2066+212 5 37 71 12 34\u2069، والموعد 10:30، والنسبة 3:1 و12,5%.", nil},
	{"ar", "وكالة و.م.ع وش.م.م ود.أحمد وص.ب 12.", nil},
	{"ar", "زوروا mgpap.ma، أو https://example.org/a,b;c، أو presse@example.org، ثم www.example.org.", nil},
	{"ar", "قال مدير Yahoo! Maroc إن What's new, doc? عنوان.", nil},
	{"ar", "عنوان الكتاب «Dans le cadre de la loi, article 5 ; décret» معروف.", nil},
	{"ar", "كلمة... ثم كلمة ... ثم ملف report.pdf وإصدار .NET و3.5.", nil},
	{"ar", "السؤال&nbsp;: كيف؟ و&laquo;نص&raquo; و\\*نجمة\\*.", nil},
	{"ar", "يا وطني العزيز\nفيك المجد والعلا\nوفيك نحيا\n", nil},
	{"ar", "في أمس الحاجة إلى اليوم الدراسي واليوم العالمي، وفي اليوم نفسه غدا الأمر واضحا.", nil},
	{"ar", "ما بين **الرباط**، وسلا.", nil},
	{"ar", "جهة سوس ماسة درعة، وجهة سوس - ماسة - درعة، وشاشة 15\" و 17\"، والموظف(ة)، و[ ] مهمة.", nil},
	{"ar", "شركاء اللقاء: Fondation Mohammed VI, Crédit Agricole du Maroc, Barid Al-Maghrib, Agence nationale.", nil},
	{"ar", "attachments = [{ file = \"a.pdf\", title = \"Convention cadre signée avec la fondation\" }]\n---\nنص", nil},
	{"ar", "> قال: نلتقي اليوم الثلاثاء\n", nil},

	// latin-comma
	{"ar", "جهة الشرق, حيث اللقاء; فهل حضرت? نعم", []string{"latin-comma , => ،", "latin-comma ; => ؛", "latin-comma ? => ؟"}},
	{"ar", "يوم 9 أكتوبر 2024, حيث بلغ 12,5% ثم 40%, ثم نحو 1,5; وهل حضر 12? نعم", []string{"latin-comma , => ،", "latin-comma , => ،", "latin-comma ; => ؛", "latin-comma ? => ؟"}},
	{"ar", "سنوات 2023, 2024 وخطة Plan 2025, ثم 1,5 أو 3,حيث وMGPAP 12, ثم", nil},
	{"ar", "مركز «أمل», وشعارٌ, و**مهم**, انتهى", []string{"latin-comma , => ،", "latin-comma , => ،", "latin-comma , => ،"}},

	// detached-waw
	{"ar", "التقاعد و الوفاة، و قد حضر", []string{"detached-waw و  => و", "detached-waw و  => و"}},
	{"ar", "الإدارة و**المندوبون** و **الأطر**", []string{"detached-waw و "}},

	// space-before-mark
	{"ar", "الأقاليم الجنوبية ، ثم الرباط ،مثل المراقبة.", []string{"space-before-mark  ، => ،", "space-before-mark  ، => ، "}},
	{"ar", "كلمة . وسؤال ؟ ونداء ! وشرح : انتهى .", []string{"space-before-mark  . => .", "space-before-mark  ؟ => ؟", "space-before-mark  ! => !", "space-before-mark  : => :", "space-before-mark  . => ."}},
	{"ar", "في المملكة.احتضنت المدينة،واللقاء:مفيد", []string{"space-before-mark . => . ", "space-before-mark ، => ، ", "space-before-mark : => : "}},
	{"ar", "قال « نعم » ( سلا ) و“ لا ”.", []string{"space-before-mark   => ", "space-before-mark  » => »", "space-before-mark   => ", "space-before-mark  ) => )", "space-before-mark   => ", "space-before-mark  ” => ”"}},
	{"ar", "الجنوبية , والتي", []string{"latin-comma , => ،", "space-before-mark  , => ,"}},

	// double-space, odd-space
	{"ar", "على كافة  المستويات", []string{"double-space    =>  "}},
	{"ar", "موظفي\u00a0الإدارات، \u00a0ثم بعد\tذلك 50\u00a0درهما", []string{"odd-space \u00a0 =>  ", "odd-space  \u00a0 =>  ", "odd-space \t =>  "}},
	{"ar", "صدر البيت هنا    وعجزه هنا\nوآخر البيت    وعجزه\n", nil},

	// tatweel
	{"ar", "التعاضديــة العامة، والـمغرب", []string{"tatweel ــ => ", "tatweel ـ => "}},
	{"ar", "لـالرباط", []string{"tatweel لـال ~> لل"}},
	{"ar", "فترة 2021 ـ 2025 و2021ـ2025", []string{"tatweel ـ ~> -", "tatweel ـ ~> -"}},

	// presentation-forms
	{"ar", "ﺍﻟﺘﻌﺎﺿﺪﻳﺔ ﺍﻟﻌﺎﻣﺔ", []string{"presentation-forms ﺍﻟﺘﻌﺎﺿﺪﻳﺔ => التعاضدية", "presentation-forms ﺍﻟﻌﺎﻣﺔ => العامة"}},

	// straight-quotes
	{"ar", `شعار "جودة الخدمات" وموقع "MGPAP"`, []string{`straight-quotes "جودة الخدمات" ~> «جودة الخدمات»`}},
	{"ar", `شعار "جودة الخدمات " ثم`, []string{`straight-quotes "جودة الخدمات " ~> «جودة الخدمات »`, `space-before-mark  " => "`}},

	// mixed-digits
	{"ar", "من 17 إلى ١٨ يونيو، وفيروس COVID-19", []string{"mixed-digits ١٨ ~> 18"}},
	{"ar", "من ١٧ إلى ١٨ يونيو، وفيروس COVID-19", nil},

	// number-form
	{"ar", "استفاد 35.000 منخرط و12 500 آخرون، والقانون رقم 65.001، وسنة 2024", []string{"number-form 12 500 ~> 12.500"}},
	{"ar", "الهاتف 0537 711 234 أو +212 537 711 234، و35.000 درهم", nil},

	// region-dash
	{"ar", "بجهة الرباط–سلا–القنيطرة، وفي طنجة ـ تطوان ـ الحسيمة", []string{"region-dash الرباط–سلا–القنيطرة => الرباط - سلا - القنيطرة", "region-dash طنجة ـ تطوان ـ الحسيمة => طنجة - تطوان - الحسيمة"}},
	{"ar", "رئيسة جهة كلميم واد نون، وجهة فاس-مكناس، والطريق السيار فاس - مكناس أو فاس-مكناس", []string{"region-dash كلميم واد نون => كلميم - واد نون"}},
	{"ar", "لجهة الرباط - سلا - القنيطرة والرباط سلا القنيطرة", nil},

	// relative-date
	{"ar", "نظمت اليوم الثلاثاء بسلا، وصباح اليوم، ويوم غد، وأمس، والأسبوع المقبل", []string{"relative-date اليوم الثلاثاء", "relative-date اليوم", "relative-date غد", "relative-date الأسبوع المقبل"}},
	{"ar", "نظمت اليوم الثلاثاء 17 يونيو 2025، وقال: «نلتقي الشهر المقبل»", nil},

	// weekday-mismatch
	{"ar", "يوم الاثنين 17 يونيو 2025 والثلاثاء 17 يونيو 2025 والجمعة ١٧ يونيو ٢٠٢٥", []string{"weekday-mismatch الاثنين", "weekday-mismatch الجمعة", "mixed-digits ١٧ ~> 17", "mixed-digits ٢٠٢٥ ~> 2025"}},
	{"ar", "يوم الأحد 1 يونيو، والثلاثاء، 17 يونيو، والثلاثاء 17 دجنبر", nil}, // a Sunday; December may be of the year before
	{"ar", "يوم الخميس 1 يونيو", []string{"weekday-mismatch الخميس"}},
	{"ar", "date_precision = \"circa\"\n---\nيوم الخميس 1 يونيو", nil},

	// joined-paragraphs
	{"ar", strings.Repeat(long+"\n", 3), []string{"joined-paragraphs " + long + "\n" + long + "\n" + long + " => " + long + "\n\n" + long + "\n\n" + long}},
	{"ar", strings.Repeat("> "+long+"\n", 3), nil},
	{"ar", strings.Repeat(long+"  \n", 3), nil},
	{"ar", "جملة أولى قصيرة نسبيا تنتهي هنا وحدها في سطرها الخاص بها كما يكتب بعض المحررين.\nجملة ثانية قصيرة نسبيا تنتهي هنا وحدها في سطرها الخاص بها كما يكتب بعض المحررين.\n", nil},

	// page-furniture
	{"ar", "اترك تعليقاً\n\nلن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *\n\nFacebook\nYouTube\n\n- Facebook\n- YouTube\n",
		[]string{"page-furniture اترك تعليقاً ~> ", "page-furniture لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ * ~> ", "page-furniture Facebook ~> ", "page-furniture YouTube ~> "}},
	{"ar", "**زر الذهاب إلى الأعلى**\n\nالخبر تم تعديله في [10 مارس]\n\nزر الذهاب", []string{"page-furniture زر الذهاب إلى الأعلى ~> ", "page-furniture الخبر تم تعديله في [10 مارس] ~> "}},

	// title-form
	{"ar", "title = \"العيون تستضيف اللقاء التاسع.\"\n---\nنص", []string{"title-form . => "}},
	{"ar", "title = \"**العيون** تستضيف اللقاء...\"\n---\nنص", []string{"title-form **"}},
	{"ar", "title = \"\"\"العيون\nتستضيف اللقاء\"\"\"\n---\nنص", []string{"title-form \n =>  "}},

	// wrong-language
	{"ar", "title = \"La Mutuelle générale rencontre ses adhérents\"\nslogan = \"La qualité des services, notre responsabilité\"\n---\nنص عربي", []string{"wrong-language La Mutuelle générale rencontre ses adhérents"}},
	{"ar", "La Mutuelle générale rencontre ses adhérents dans la région de Rabat, à Salé et à Kénitra.", []string{"wrong-language La Mutuelle générale rencontre ses adhérents dans la région de Rabat, à Salé et à Kénitra."}},
	{"ar", "قال: «La Mutuelle générale rencontre ses adhérents dans la région de Rabat, à Salé et à Kénitra»\n\n> La Mutuelle générale rencontre ses adhérents dans la région de Rabat, à Salé et à Kénitra.", nil},

	// link-text, image-alt, heading-order
	{"ar", "[اضغط هنا](https://example.org/a) و[](https://example.org/b) و[دليل الخدمات](https://example.org/c)", []string{"link-text https://example.org/a", "link-text https://example.org/b"}},
	{"ar", "https://example.org/ و https://example.org/a/very/long/path/of/a/document.html", []string{"link-text https://example.org/a/very/long/path/of/a/document.html"}},
	{"ar", "![](a.jpg)\n\n![IMG_1234.JPG](b.jpg)\n\n![المنخرطون في القاعة](c.jpg)", []string{"image-alt a.jpg", "image-alt b.jpg"}},
	{"ar", "image = { src = \"a.jpg\" }\n---\nنص", []string{"image-alt a.jpg"}},
	{"ar", "## أول\n\n#### ثان\n\n## ثالث\n\n### رابع", []string{"heading-order #### ثان ~> ### ثان"}},
	{"ar", "### أول\n\n### ثان", []string{"heading-order ### أول ~> ## أول"}},

	// Fields are read like the body, at their places.
	{"ar", "summary = \"المنخرطون , و الأطر\"\nimage = { src = \"a.jpg\", alt = \"قاعة  اللقاء\" }\n---\nنص",
		[]string{"latin-comma , => ،", "space-before-mark  , => ,", "detached-waw و  => و", "double-space    =>  "}},
}

const long = "في كلمته خلال اللقاء، أكد الرئيس على رؤيته الطموحة للنهوض بقطاع التعاضد في المغرب. وأشار إلى أن التعاضدية شهدت نقلة نوعية في مرحلة تسييره، بفضل التزامه."

var frenchCases = []styleCase{
	{"fr", "Une rencontre a réuni 1 250 adhérents\u00a0: «\u202fécouter\u202f»\u202f; à 10:30, le 3:1, 35\u00a0%, l’État, À l’écoute\u202f!", nil},
	{"fr", "Avec l’espace fine partout\u202f: «\u00a0oui\u00a0»\u00a0; non\u00a0? (?) Vraiment\u202f?!", nil},
	{"fr", "Code `a : b ; \"c\" l'd`, <https://example.org/a:b;c!d>, mgpap.ma et a&nbsp;: b&nbsp;; c.", nil},
	{"fr", "Titre arabe «العيون» et «التعاضدية العامة» ici.", nil},
	{"fr", "La vitamine A la meilleure, l’hépatite A et le plan A.", nil},
	{"fr", "Health Evaluation Report, à l’échelle 1 : 25 000, ce soir-là, écrans 15\" et 17\".", nil},
	{"fr", "Voyez http://example.org/x, tel:+212 et l’écran 15\".", nil},

	{"fr", "Trois missions : écouter ; informer! Qui? Nous.", []string{"fr-spacing  : => \u00a0:", "fr-spacing  ; => \u202f;", "fr-spacing ! => \u202f!", "fr-spacing ? => \u202f?"}},
	{"fr", "Il a dit « oui » et «non».", []string{"fr-spacing «  => «\u202f", "fr-spacing  » => \u202f»", "fr-spacing « => «\u202f", "fr-spacing » => \u202f»"}},
	{"fr", "les centres \"Amal\" et l'école", []string{"fr-quotes \"Amal\" => «\u202fAmal\u202f»", "fr-apostrophe ' => ’"}},
	{"fr", "d'**abord** et l'«\u202fAmal\u202f»", []string{"fr-apostrophe ' => ’", "fr-apostrophe ' => ’"}},
	{"fr", "A l’occasion de la visite du secrétaire d’Etat. A la suite, l’Ecole et l’Education.", []string{"fr-capital-accent Education ~> Éducation", "fr-capital-accent A ~> À", "fr-capital-accent Etat ~> État", "fr-capital-accent A ~> À", "fr-capital-accent Ecole ~> École"}},
	{"fr", "deux  mots et trois   mots  ; fin", []string{"double-space    =>  ", "double-space     =>  ", "fr-spacing   ; => \u202f;"}},
	{"fr", "Il y a 35.000 adhérents, 12 500 ayants droit et 3,125 %.", []string{"number-form 35.000 ~> 35 000"}},
	{"fr", "la région Rabat – Salé – Kénitra, la région de Béni Mellal Khénifra, l’autoroute Fès – Meknès", []string{"region-dash Rabat – Salé – Kénitra => Rabat-Salé-Kénitra", "region-dash Béni Mellal Khénifra => Béni Mellal-Khénifra"}},
	{"fr", "Elle a ouvert aujourd’hui mardi, hier, le mois prochain et mardi dernier.", []string{"relative-date aujourd’hui mardi", "relative-date hier", "relative-date mois prochain", "relative-date mardi dernier"}},
	{"fr", "Le Maroc d’aujourd’hui, le lendemain, le monde de demain, et «\u202fdemain, nous verrons\u202f».", nil},
	{"fr", "«\u202fAlors demain\u202f»\n\n“Alors demain”\n\n\"Alors demain\"\n\n«\u202fOui\u202f» puis demain",
		[]string{"fr-quotes \"Alors demain\" => «\u202fAlors demain\u202f»", "relative-date demain"}},
	{"fr", "summary = \"sur www.l'exemple.ma\"\n---\nVoir ftp://l'exemple.ma", nil},
	{"fr", "Voir l'adresse@exemple.ma", nil},
	{"fr", "l\\'adhérent\n\nl'adhérent", []string{"fr-apostrophe ' => ’", "fr-apostrophe ' => ’"}},
	{"fr", "le lundi 17 juin 2025, le mardi 17 juin 2025, mardi 1er juillet 2025 et jeudi 1er mai 2025", []string{"weekday-mismatch lundi"}},
	{"fr", "Laisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée.\n\nLire aussi\u00a0:", []string{"page-furniture Laisser un commentaire ~> ", "page-furniture Votre adresse e-mail ne sera pas publiée. ~> ", "page-furniture Lire aussi\u00a0: ~> "}},
	{"fr", "…RSS\n\nLİRE AUSSI\n\n…Le reste", []string{"page-furniture …RSS ~> ", "page-furniture LİRE AUSSI ~> "}},
	{"fr", "عقدت التعاضدية العامة لموظفي الإدارات العمومية لقاء تواصليا مع المندوبين المنتخبين بالرباط", []string{"wrong-language عقدت التعاضدية العامة لموظفي الإدارات العمومية لقاء تواصليا مع المندوبين المنتخبين بالرباط"}},
	{"fr", "[Cliquez ici](https://example.org/a) ou [le guide des services](https://example.org/b)", []string{"link-text https://example.org/a"}},
	{"fr", "title = \"La rencontre a eu lieu.\"\n---\nTexte", []string{"title-form . => "}},
	{"fr", "title = \"La rencontre, etc.\"\n---\nTexte", nil},
}

// What the site decides: quotation marks, the spaces of French, asking for hamza.
func TestStyleSettings(t *testing.T) {
	checkStyle(t, sampleSite(t, `quotes = "curly"`), []styleCase{
		{"ar", `شعار "جودة الخدمات"`, []string{`straight-quotes "جودة الخدمات" ~> “جودة الخدمات”`}},
	})
	checkStyle(t, sampleSite(t, `french = "eu"`), []styleCase{
		{"fr", "Trois missions : écouter; informer\u202f! «oui»", []string{"fr-spacing  : => :", "fr-spacing \u202f! => !"}},
		{"fr", "les centres \"Amal\"", []string{"fr-quotes \"Amal\" => «Amal»"}},
	})
	checkStyle(t, sampleSite(t, `french = "off"`), []styleCase{{"fr", "Trois missions : « oui »!", nil}})
	asked := []styleCase{{"ar", "من اجل تطوير الادارة والاطر، وفي الاطار نفسه الى الأجل", []string{
		"hamza اجل ~> أجل", "hamza الادارة ~> الإدارة", "hamza والاطر ~> والأطر", "hamza الاطار ~> الإطار", "hamza الى ~> إلى"}}}
	checkStyle(t, sampleSite(t, `note = ["hamza"]`), asked)
	asked[0].text = "[check]\nwarning = [\"hamza\"]\n---\n" + asked[0].text
	checkStyle(t, sampleSite(t, ""), asked)
	asked[0] = styleCase{"ar", "من اجل تطوير الادارة", nil}
	checkStyle(t, sampleSite(t, ""), asked)
}

func TestLetters(t *testing.T) {
	for _, c := range []struct {
		text                 string
		arabic, latin, words int
	}{
		{"", 0, 0, 1},
		{"بلاغ صحفي", 8, 0, 2},
		{"Été à Salé", 0, 8, 3},
		{"قال «the word» ثم “a b” وعاد", 9, 0, 7},
		{`قال "the word" ثم "a`, 5, 0, 5},
		{"« été » à l’école", 0, 7, 5},
	} {
		p := passage{text: []byte(c.text)}
		if a, l, w := p.letters(); a != c.arabic || l != c.latin || w != c.words {
			t.Errorf("letters(%q) = %d, %d, %d; want %d, %d, %d", c.text, a, l, w, c.arabic, c.latin, c.words)
		}
	}
}

// Letters are told by tables of bytes.
func TestLetterTables(t *testing.T) {
	for r := rune(1); r < 0x0800; r++ {
		word := r == 0x0640 || isLatin(r) && r < 0x0180 || (isArabic(r) || isVowelSign(r)) && r < 0x06D4
		for _, text := range []string{string(r), "a" + string(r) + "ب", "ب" + string(r) + "a", string(r) + string(r)} {
			whole := func(end int) bool { return end == len(text) }
			if got := whole(wordEnd([]byte(text), 0)); got != word {
				t.Errorf("%q (%U) is one word: %v, want %v", text, r, got, word)
			}
		}
	}
}

// What is kept from one edition to the next is not what another site is told.
func TestSitesApart(t *testing.T) {
	for range 3 {
		for _, label := range []string{"الرباط - سلا - القنيطرة", "الرباط–سلا–القنيطرة"} {
			site := *sampleSite(t, "")
			site.Regions = &config.Vocabulary{Terms: []*config.Term{{ID: "r", Label: map[string]string{"ar": label}}}}
			var got []string
			for _, d := range styled(t, &site, "ar", release("ar", "لقاء بجهة الرباط–سلا–القنيطرة اليوم\n")) {
				got = append(got, d.Rule)
			}
			if want := label == "الرباط - سلا - القنيطرة"; slices.Contains(got, "region-dash") != want {
				t.Errorf("%s: %v", label, got)
			}
		}
	}
}

// An edition that is all mistakes leaves the next ones their remarks.
func TestRemarksOfEach(t *testing.T) {
	site := sampleSite(t, "")
	for range 2 {
		for code, c := range map[string][2]string{"ar": {"نص,", "latin-comma"}, "fr": {"l'adhérent ", "fr-apostrophe"}} {
			for times, want := range map[int]int{1: 1, 2 * mostOf: mostOf} {
				said := styled(t, site, code, release(code, strings.Repeat(c[0], times)))
				said = slices.DeleteFunc(said, func(d diag.Diagnostic) bool { return d.Rule != c[1] })
				if len(said) != want {
					t.Errorf("%s of %d mistakes: %d remarks, want %d", c[1], times, len(said), want)
				}
			}
		}
	}
}

// Words are someone else's behind a mark that opens, as far back as is looked.
func TestQuotedAt(t *testing.T) {
	for _, c := range []struct {
		text   string
		quoted bool
	}{
		{"", false}, {"قال ثبت", false}, {"قال «ثم", true}, {"قال «ثم» و", false}, {"a dit “l’an ", true}, {"a dit ” l’œuvre ", false}, {`"a" b`, false}, {`"a" "b`, true}, {"«\u00a0a\u00a0» l’œ", false},
	} {
		p := passage{text: []byte(c.text)}
		if got := p.quotedAt(len(p.text)); got != c.quoted {
			t.Errorf("quotedAt the end of %q: %v", c.text, got)
		}
	}
	for more := farthest - 8; more <= farthest+8; more++ {
		for _, sign := range []string{"«", "“", `"`} {
			p := passage{text: []byte(sign + strings.Repeat("x", more))}
			if got, want := p.quotedAt(len(p.text)), more < farthest; got != want {
				t.Errorf("quotedAt %d bytes behind %s: %v", more, sign, got)
			}
		}
	}
}
