package config

import (
	"slices"
	"strings"
	"testing"

	balagh "balagh"
)

// sample is the site of this repository, with the 12 regions.
func sample(t *testing.T) *Site {
	t.Helper()
	s, remarks, err := Load(balagh.Files, layouts(t))
	if err != nil || s == nil || len(remarks) > 0 {
		t.Fatalf("%q %v", lines(remarks), err)
	}
	return s
}

func TestRegions(t *testing.T) {
	s := sample(t)
	if n := len(s.Regions.Terms); n != 12 {
		t.Fatalf("%d regions", n)
	}
	tiles := map[[2]int]string{}
	for i, r := range s.Regions.Terms {
		want := "MA-" + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
		if r.ISO != want {
			t.Errorf("%s is %s, want %s: the order is that of the codes", r.ID, r.ISO, want)
		}
		at := [2]int{r.Tile[0], r.Tile[1]}
		if other := tiles[at]; other != "" {
			t.Errorf("%s and %s share a tile", r.ID, other)
		}
		tiles[at] = r.ID
		for _, code := range []string{"ar", "fr"} {
			if r.Label[code] == "" {
				t.Errorf("%s has no name in %s", r.ID, code)
			}
		}
	}
	if n := len(s.Tags.Terms); n != 14 {
		t.Errorf("%d tags", n)
	}
}

func TestFind(t *testing.T) {
	s := sample(t)
	for _, c := range []struct {
		v    *Vocabulary
		name string
		want string // ids
	}{
		{s.Regions, "rabat-sale-kenitra", "rabat-sale-kenitra"},
		{s.Regions, "الرباط - سلا - القنيطرة", "rabat-sale-kenitra"},
		{s.Regions, "الرباط–سلا–القنيطرة", "rabat-sale-kenitra"},
		{s.Regions, "الرباط سلا القنيطرة", "rabat-sale-kenitra"},
		{s.Regions, "بجهة الرباط-سلا-القنيطرة", "rabat-sale-kenitra"},
		{s.Regions, "بني ملال- خنيفرة", "beni-mellal-khenifra"},
		{s.Regions, "جهة بني ملال ـ خنيفرة", "beni-mellal-khenifra"},
		{s.Regions, "BENI MELLAL / KHENIFRA", "beni-mellal-khenifra"},
		{s.Regions, "région de Béni Mellal‑Khénifra", "beni-mellal-khenifra"},
		{s.Regions, "région de l’Oriental", "oriental"},
		{s.Regions, "الجهة الشرقية", "oriental"},
		{s.Regions, "rsk", "rabat-sale-kenitra"},
		{s.Regions, "مراكش أسفي", "marrakech-safi"},
		{s.Regions, "تادلة أزيلال", "beni-mellal-khenifra"},
		{s.Regions, "دكالة عبدة", "casablanca-settat marrakech-safi"},
		{s.Regions, "Souss-Massa-Drâa", "draa-tafilalet souss-massa guelmim-oued-noun"},
		{s.Regions, "تازة الحسيمة تاونات", "tanger-tetouan-al-hoceima oriental fes-meknes"},
		{s.Regions, "طنجة", ""},
		{s.Regions, "", ""},
		{s.Tags, "المندوبون", "delegues"},
		{s.Tags, "portes ouvertes", "portes-ouvertes"},
		{s.Tags, "économie sociale", "economie-sociale"},
		{s.Tags, "ess", "economie-sociale"},
		{s.People, "My Brahim El Othmani", "moulay-ibrahim-el-othmani"},
		{s.People, "مولاي ابراهيم العثماني", "moulay-ibrahim-el-othmani"},
		{s.Series, "اللقاءات التواصلية الجهوية", "rencontres-regionales"},
	} {
		var ids []string
		for _, term := range c.v.Find(c.name) {
			ids = append(ids, term.ID)
		}
		want := strings.Fields(c.want)
		slices.Sort(ids)
		slices.Sort(want)
		if !slices.Equal(ids, want) {
			t.Errorf("%s %q: %v, want %v", c.v.Name, c.name, ids, want)
		}
	}
}

func TestNearest(t *testing.T) {
	s := sample(t)
	for _, c := range []struct{ name, want string }{
		{"couverture-sant", "couverture-sante"},
		{"التغطية الصحيه", "couverture-sante"},
		{"الخدمات الرقميه", "services-numeriques"},
		{"delegue", "delegues"},
		{"سياحة", ""},
		{"", ""},
	} {
		if id, ok := s.Tags.Nearest(c.name); id != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, want %q", c.name, id, c.want)
		}
	}
	if s.Tags.Get("delegues") == nil || s.Tags.Get("المندوبون") != nil {
		t.Error("Get knows ids, and only ids")
	}
}

// An id always means itself, whatever other terms are called.
func TestIDWins(t *testing.T) {
	a, b := &Term{ID: "sante", Label: Words{"ar": "الصحة"}}, &Term{ID: "vie", Label: Words{"fr": "Santé"}, Aliases: []string{"Vie", "الحياة"}}
	v := newVocabulary("tags", []*Term{a, b})
	if got := v.Find("sante"); len(got) != 1 || got[0] != a {
		t.Errorf("%v", got)
	}
	if got := v.Find("Santé"); len(got) != 2 {
		t.Errorf("a name of two terms means both: %v", got)
	}
	if got := v.Find("vie"); len(got) != 1 || got[0] != b {
		t.Errorf("%v", got)
	}
}
