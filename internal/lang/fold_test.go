package lang

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"التَّعَاضُدِيَّة", "التعاضديه"},
		{"التعــاضدية", "التعاضديه"},
		{"أإآٱ ؤ ئ ء", "اااا و ي "},
		{"مستشفى", "مستشفي"},
		{"گلميم ڭرسيف کلميم", "كلميم كرسيف كلميم"},
		{"٢٠٢٤ ۲۰۲۴", "2024 2024"},
		{"\u200fبلاغ\u200e \u202bصحفي\u202c \u2067و\u2069\u200b", "بلاغ صحفي و"},
		{"ﻻ ﷲ ﺑﻼﻍ", "لا الله بلاغ"},
		{"رحمٰن", "رحمن"},
		{"Élan Français Œuvre Æ", "elan francais oeuvre ae"},
		{"l’accord d'hier", "l accord d hier"},
		{"e\u0301t\u00e9", "ete"},
		{"MGPAP", "mgpap"},
		{"ⵢⵓⵍⵢⵓⵣ", "ⵢⵓⵍⵢⵓⵣ"},
		{"fi\u202fa\u00a0b ﬁ", "fi a b fi"},
		{"a-b_c.d", "a-b_c.d"},
		{"", ""},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestFoldName(t *testing.T) {
	for _, row := range [][]string{
		{"الرباط سلا القنيطره", "الرباط - سلا - القنيطرة", "الرباط–سلا–القنيطرة", "الرباط سلا القنيطرة", "جهة الرباط-سلا ، القنيطرة", "بجهة الرباط/سلا/القنيطرة", "لجهة الرباط—سلا ـ القنيطرة"},
		{"بني ملال خنيفره", "بني ملال - خنيفرة", "بني ملال- خنيفرة", "بني ملال\u2011خنيفرة", "بني_ملال.خنيفرة"},
		{"rabat sale kenitra", "Rabat-Salé-Kénitra", "région de Rabat-Salé-Kénitra", "Région  Rabat – Salé – Kénitra", "rabat-sale-kenitra"},
		{"oriental", "Oriental", "région de l’Oriental", "Région de l'oriental", "région d’Oriental"},
		{"souss massa", "Souss-Massa", "région du Souss-Massa", "REGION DE SOUSS_MASSA"},
		{"جهه", "جهة", " جهة - "},
		{"region de", "Région de"},
		{"جهويه متقدمه", "جهوية متقدمة"},
		{"regional", "régional"},
		{"", "", " - ، "},
	} {
		for _, in := range row[1:] {
			if got := FoldName(in); got != row[0] {
				t.Errorf("FoldName(%q) = %q, want %q", in, got, row[0])
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"التَّعَاضُدِيَّة", "Rabat-Salé-Kénitra", "région de l’Oriental", "ﷺ ™ İ", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		if dotted := strings.NewReplacer("ا", "أ", "ي", "ى", "ه", "ة").Replace(Fold(s)); Fold(dotted) != Fold(Fold(s)) {
			t.Errorf("another spelling of %q folds to %q", s, Fold(dotted))
		}
		if name := FoldName(s); strings.Contains(name, "  ") || strings.TrimSpace(name) != name {
			t.Errorf("FoldName(%q) = %q is not squeezed", s, name)
		}
		if Compare(s, s) != 0 {
			t.Errorf("%q is not equal to itself", s)
		}
	})
}

func TestNearest(t *testing.T) {
	fields := []string{"title", "date", "date_precision", "updated", "publish_at", "summary", "tags", "regions", "series", "source", "slug", "part"}
	labels := []string{"الرباط - سلا - القنيطرة", "الشرق", "التغطية الصحية", "couverture-sante", "Rabat-Salé-Kénitra", "التعاضد"}
	for _, c := range []struct {
		name       string
		candidates []string
		want       string
	}{
		{"الرباط سلا القنيطرة", labels, "الرباط - سلا - القنيطرة"},
		{"جهة سلا الرباط القنيطرة", labels, "الرباط - سلا - القنيطرة"}, // other order
		{"التغطيه الصحيّة", labels, "التغطية الصحية"},
		{"التغطية الصجية", labels, "التغطية الصحية"},
		{"التعضاد", labels, "التعاضد"},
		{"couverture-sant", labels, "couverture-sante"},
		{"Couverture santé", labels, "couverture-sante"},
		{"rabat sale kenitrra", labels, "Rabat-Salé-Kénitra"},
		{"titel", fields, "title"},
		{"sumary", fields, "summary"},
		{"Title", fields, "title"},
		{"publish-at", fields, "publish_at"},
		{"at_publish", fields, "publish_at"},
		{"precision_date", fields, "date_precision"},
		{"tag", fields, "tags"},
		{"dates", fields, "date"},
		{"serie", fields, "series"},
		{"auteur", fields, ""},
		{"xyz", fields, ""},
		{"كلمة", labels, ""},
		{"", fields, ""},
		{"", []string{""}, ""},
		{"ta", fields, ""},
		{"by", []string{"to", "by"}, "by"},
		{"BY", []string{"to", "by"}, "by"},
		{"abc", []string{"ab"}, ""},
		{"title", nil, ""},
		{"cart", []string{"part", "card", "carte"}, "part"},   // equally near: the first
		{"sante", []string{"sente", "Santé"}, "Santé"},        // equal wins over near
		{"regoins", []string{"region", "regions"}, "regions"}, // exchanged letters are one slip
		{"المنخرطن", []string{"المنخرط", "المنخرطين"}, "المنخرط"}, // equally near
	} {
		got, ok := Nearest(c.name, c.candidates)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}

// Work is bounded: unbounded, this test would run for hours.
func TestNearestIsBounded(t *testing.T) {
	candidates := make([]string, 10_000)
	for i := range candidates {
		candidates[i] = strings.Repeat("تعاضد-", 3) + strings.Repeat("a", i%50)
	}
	long := strings.Repeat("بلاغ ", 100_000)
	for _, name := range []string{"تعاضد تعاضد تعاضض bbbbbb", long} {
		Nearest(name, candidates)
	}
	Nearest("بلاغ", []string{long})
	if got, ok := Nearest(long, []string{"x", strings.TrimSpace(long)}); !ok || len(got) < 1000 {
		t.Error("a long name equal to a candidate is found all the same")
	}
}

func TestCompare(t *testing.T) {
	ordered := []string{
		"", "2023 : bilan", "2024 حصيلة",
		"accord", "« Accord »", "Accord signé", "Béni Mellal", "casablanca", "Écoles", "ecoles", "Élan", "œuvre", "Zagora",
		"إدارة", "ادارة", "أكادير", "«البلاغ»", "الشرق", "بلاغ", "بلاغ رقم 2", "تعاضد", "جهة", "فاس", "كلميم", "گلميم", "مستشفى", "هيئة", "وجدة", "يوم",
	}
	shuffled := slices.Clone(ordered)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, Compare)
	for i, s := range shuffled {
		if FoldName(s) != FoldName(ordered[i]) && SortKey(s) != SortKey(ordered[i]) {
			t.Fatalf("sorted:\n%s\nwant\n%s", strings.Join(shuffled, "\n"), strings.Join(ordered, "\n"))
		}
	}
	for i, a := range ordered {
		for j, b := range ordered {
			c := Compare(a, b)
			if c != -Compare(b, a) || (c == 0) != (a == b) {
				t.Errorf("%q and %q: the order is not total", a, b)
			}
			if SortKey(a) != SortKey(b) && (c < 0) != (i < j) {
				t.Errorf("%q and %q stand the wrong way round", a, b)
			}
		}
	}
}
