package check

import (
	"bytes"
	"strings"
	"testing"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/markdown"
)

// figuresOf reads a body as an edition of a language.
func figuresOf(t *testing.T, lang, body string) string {
	t.Helper()
	site := &config.Site{}
	text := []byte("+++\ntitle = \"x\"\ndate = \"2024-01-01\"\n+++\n" + body)
	site.Zone, _ = config.Zone("UTC")
	e, src, ds := content.Read(site, content.Release, "content/releases/2024/x/"+lang+".md", lang, text)
	if e == nil {
		t.Fatal(ds)
	}
	_, figures := Edition(nil, site, e, src, markdown.Parse(src.Body, markdown.Style{}))
	return figures
}

func TestFigures(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"استفاد 35.000 منخرط", "35000"},
		{"35 000 adhérents, 35\u202f000, 35\u00a0000, 35000, **35** 000, ٣٥٠٠٠", "35000"},
		{"35 ألف منخرط و35 mille et 2,5 millions et 3 ملايين", "2500000 3000000 35000"},
		{"نسبة 12,50% و12.5 و12,5 في المائة", "12.5"},
		{"في 11 يوليوز 2025", "d07-11"},
		{"le 11 juillet 2025, vendredi 11 juillet, le 1er août", "d07-11 d08-01"},
		{"فاتح يوليوز و11 من يوليوز و 11/07/2025 و2025-07-11", "d07-01 d07-11"},
		{"لقاء الفاتح من فبراير، premier février", "d02-01"},
		{"يومي 17 و18 يونيو", "17 d06-18"},
		{"بين 2021-2025 وسنة 2024", ""},
		{"على الساعة 10 صباحا و10:30", ""},
		{"à 10h30, 10 h, 14 heures", ""},
		{"+212 5 37 71 12 34, 05 37 71 12 34, 0537711234", ""},
		{"`1234` و[15](https://example.org/99)", "15"},
		{"MGPAP2", ""},
		{"خمسة عشر مندوبا، والدورة الثالثة، للتاسعة", "w10 w3 w5 w9"},
		{"quinze délégués, la neuvième édition, Vingt-cinq", "w15 w20 w5 w9"},
		{"la 25e rencontre", "25"},
		{"1.250.300 درهم و1.250,50", "1250.5 1250300"},
		{"007 و0", "0 7"},
		{"ثمنه 35`x`100 و*35*_000_", "100 35 35000"},
		{"ستة،سبعة؛ثمانية؟تسعة ٣عشرة", "3 w10 w6 w7 w8 w9"},
	} {
		if got := figuresOf(t, "ar", c.text); got != c.want {
			t.Errorf("figures of %q: %q, want %q", c.text, got, c.want)
		}
	}
	if got := figuresOf(t, "ar", strings.Repeat("رقم 12345 ثم 777\n\n", 5000)); got != "12345 777" {
		t.Errorf("Figures = %q", got)
	}
}

func TestUnmatched(t *testing.T) {
	for _, c := range []struct{ ar, fr, numbers, dates string }{
		{"استفاد 35000 منخرط", "30 000 adhérents", "35000 | 30000", " | "},
		{"استفاد 35.000 منخرط من 12 جهة", "35 000 adhérents de douze régions", " | ", " | "},
		{"في 11 يوليوز", "le 11 juillet", " | ", " | "},
		{"في 11 يوليوز", "le 12 juillet", " | ", "11/7 | 12/7"},
		{"يومي 17 و18 يونيو", "du 17 juin au 18 juin", " | ", " | "},
		{"بعد مائة يوم، والدورة الخامسة والعشرون لخمسة وسبعين مندوبا", "après 100 jours, la 25e édition, 75 délégués", " | ", " | "},
		{"ثلاثمائة منخرط ومندوبان", "300 adhérents et 2 délégués", " | ", " | "},
		{"99 مندوبا", "quatre-vingt-dix-neuf délégués", " | ", " | "},
		{"120 مندوبا", "les délégués", "120 | ", " | "},
		{"على الساعة 10", "à dix heures, soit 10 h", " | ", " | "},
		{"خمسة ملايين درهم", "5 millions de dirhams", " | ", " | "},
	} {
		a, b := accountOf(figuresOf(t, "ar", c.ar)), accountOf(figuresOf(t, "fr", c.fr))
		numbers := strings.Join(unmatched(a, b, false), " ") + " | " + strings.Join(unmatched(b, a, false), " ")
		dates := strings.Join(unmatched(a, b, true), " ") + " | " + strings.Join(unmatched(b, a, true), " ")
		if numbers != c.numbers || dates != c.dates {
			t.Errorf("%q / %q: numbers %q, dates %q; want %q, %q", c.ar, c.fr, numbers, dates, c.numbers, c.dates)
		}
	}
}

// Whatever a text holds, its figures are told once each, in order.
func FuzzFigures(f *testing.F) {
	for _, s := range []string{"35.000 منخرط في 11 يوليوز", "le 1er août à 10h30", "+212 5 37", "٣٥٬٠٠٠,٥", "12/13/2025 ثلاثمائة", "1.2.3.4", "0 000 000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := figures{text: append([]byte(text), '\n', '\n')}
		s.look(0)
		s.read()
		for _, v := range s.found {
			if len(v) == 0 || bytes.ContainsAny(v, " \n") {
				t.Errorf("figure %q of %q", v, text)
			}
		}
	})
}

func TestFigureSize(t *testing.T) {
	for s, want := range map[string]int{"": 0, "7": 1, "35000": 5, "12.5": 2, "11/7": 0, "/releases/2024/a": 0, "carte.png": 0, "1a": 0} {
		if got := figureSize(s); got != want {
			t.Errorf("figureSize(%q) = %d, want %d", s, got, want)
		}
	}
}
