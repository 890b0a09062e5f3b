package lang

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

func TestIsolate(t *testing.T) {
	signs := strings.NewReplacer("⟨R", rightToLeft, "⟨L", leftToRight, "⟨", firstStrong, "⟩", isolateEnd)
	for _, c := range []struct{ dir, text, want string }{
		// Right as they are.
		{"rtl", "لقاء بالداخلة، يوم 9 أكتوبر 2024", ""},
		{"rtl", "اتفاقية مع Jeune Afrique.", ""},
		{"rtl", "التعاضدية العامة (MGPAP) في 2021-2025: 12,5%", ""},
		{"rtl", "La Mutuelle générale !", ""},
		{"ltr", "L’été : 35 000 adhérents !", ""},
		{"ltr", "Le journal العلم a paru (العلم).", ""},
		{"ltr", "لقاء بالداخلة", ""},
		{"rtl", "", ""},
		// Another direction would be guessed.
		{"rtl", "MGPAP توقع اتفاقية", "⟨RMGPAP توقع اتفاقية⟩"},
		{"ltr", "العلم dit vrai", "⟨Lالعلم dit vrai⟩"},
		{"rtl", "Canal+ قناة", "⟨Canal+⟩ قناة"},
		// A sign would jump.
		{"rtl", "قناة Canal+ وشركة Yahoo!", "قناة ⟨Canal+⟩ وشركة ⟨Yahoo!⟩"},
		{"rtl", "شركة Maroc Telecom S.A. ثم @mgpap", "شركة ⟨Maroc Telecom S.A.⟩ ثم ⟨@mgpap⟩"},
		{"rtl", "في https://x.ma/ هنا", "في ⟨https://x.ma/⟩ هنا"},
		{"ltr", "Il a dit نعم! puis لا، vraiment", "Il a dit ⟨نعم!⟩ puis ⟨لا،⟩ vraiment"},
		// A number would change its place.
		{"rtl", "الهاتف +212 5 37 71 12 34 و35 000 درهم", "الهاتف ⟨+212 5 37 71 12 34⟩ و⟨35 000⟩ درهم"},
		{"ltr", "Le journal العلم, 12 pages", "Le journal ⟨العلم⟩, 12 pages"},
		// Isolated by its author.
		{"rtl", "قناة ⟨Canal+⟩", ""},
	} {
		text, want := signs.Replace(c.text), signs.Replace(c.want)
		if want == "" {
			want = text
		}
		got := Isolate(text, c.dir)
		if got != want {
			t.Errorf("%s: %+q\n got %+q\nwant %+q", c.dir, text, got, want)
		}
		if again := Isolate(got, c.dir); again != got {
			t.Errorf("again: %+q", again)
		}
	}
}

// A title with the site's name behind it: each keeps its ends, whatever the
// direction of the other.
func TestJoin(t *testing.T) {
	signs := strings.NewReplacer("⟨R", rightToLeft, "⟨L", leftToRight, "⟨", firstStrong, "⟩", isolateEnd)
	for _, c := range []struct {
		dir         string
		title, site Run
		want        string
	}{
		{"rtl", Run{"لقاء بالداخلة", ""}, Run{"أخبار", ""}, "لقاء بالداخلة — أخبار"},
		{"ltr", Run{"Rencontre (Dakhla).", ""}, Run{"Actualités", ""}, "Rencontre (Dakhla). — Actualités"},
		{"rtl", Run{"قناة Canal+", ""}, Run{"أخبار", "rtl"}, "قناة ⟨Canal+⟩ — أخبار"},
		// A full stop or a bracket at the end would go to the wrong side.
		{"rtl", Run{"Salle de Salé.", "ltr"}, Run{"أخبار", ""}, "⟨LSalle de Salé.⟩ — أخبار"},
		{"rtl", Run{"Salle (Salé)", "ltr"}, Run{"أخبار", ""}, "⟨LSalle (Salé)⟩ — أخبار"},
		{"rtl", Run{"2024 : le journal العلم", "ltr"}, Run{"أخبار", ""}, "⟨L2024 : le journal العلم⟩ — أخبار"},
		{"ltr", Run{"قاعة (سلا).", "rtl"}, Run{"Actualités", ""}, "⟨Rقاعة (سلا).⟩ — Actualités"},
		{"ltr", Run{"قناة Canal+", "rtl"}, Run{"Actualités", ""}, "⟨Rقناة ⟨Canal+⟩⟩ — Actualités"},
		{"ltr", Run{"Rencontre", ""}, Run{"أخبار!", "rtl"}, "Rencontre — ⟨Rأخبار!⟩"},
		// It begins and ends with letters: only the whole may be taken for French.
		{"rtl", Run{"Salle de Salé", "ltr"}, Run{"أخبار", ""}, "⟨RSalle de Salé — أخبار⟩"},
		{"rtl", Run{"لقاء", ""}, Run{"Actualités", "ltr"}, "لقاء — Actualités"},
		// Isolated by its author.
		{"rtl", Run{"⟨Salle.⟩", "ltr"}, Run{"أخبار", ""}, "⟨Salle.⟩ — أخبار"},
	} {
		runs := [2]Run{{signs.Replace(c.title.Text), c.title.Dir}, {signs.Replace(c.site.Text), c.site.Dir}}
		got, want := Join(c.dir, " — ", runs[:]...), signs.Replace(c.want)
		if got != want {
			t.Errorf("%s: %q\n got %+q\nwant %+q", c.dir, c.title.Text, got, want)
		}
		if again := Isolate(got, c.dir); again != got {
			t.Errorf("again: %+q", again)
		}
	}
}

func FuzzIsolate(f *testing.F) {
	f.Add("MGPAP توقع Yahoo! +212 5 37")
	f.Fuzz(func(t *testing.T, s string) {
		for _, dir := range []string{"rtl", "ltr"} {
			got := Isolate(s, dir)
			if Isolate(got, dir) != got {
				t.Errorf("%q is not left alone", got)
			}
			strip := strings.NewReplacer(rightToLeft, "", leftToRight, "", firstStrong, "", isolateEnd, "")
			if strip.Replace(got) != strip.Replace(s) {
				t.Errorf("%q became %q", s, got)
			}
			if n := strings.Count(got, isolateEnd) - strings.Count(s, isolateEnd); strings.Count(got, firstStrong)+strings.Count(got, rightToLeft)+strings.Count(got, leftToRight)-strings.Count(s, firstStrong)-strings.Count(s, rightToLeft)-strings.Count(s, leftToRight) != n {
				t.Errorf("%q: unpaired", got)
			}
		}
	})
}

func TestRightLetters(t *testing.T) {
	for c := range rune(utf8.MaxRune + 1) {
		p, _ := bidi.LookupRune(c)
		if want := right(p.Class()); isRight(c) != want {
			t.Errorf("%U is from right to left: %v, want %v", c, !want, want)
		}
	}
}

// What it costs to hand out a title and a summary of each language as plain text.
func BenchmarkIsolate(b *testing.B) {
	for dir, s := range map[string]string{
		"rtl": "التعاضدية العامة تنظم بالداخلة لقاء تواصليا حضره 120 مندوبا، وتوقع مع MGPAP اتفاقية لتقريب الخدمات من المنخرطين بالجهة.",
		"ltr": "La Mutuelle générale tient à Dakhla une rencontre à laquelle 120 délégués ont pris part, et signe un accord pour rapprocher ses services de l’adhérent.",
	} {
		b.Run(dir, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Isolate(s, dir)
			}
		})
	}
}

// No character that may begin a run to be isolated is overlooked.
func TestMayTurn(t *testing.T) {
	for c := rune(0); c <= unicode.MaxRune; c++ {
		k := class(c)
		if turns := k == bidi.L || k == bidi.EN || c == '+'; turns && utf8.ValidRune(c) && !mayTurn(string(c)) {
			t.Errorf("%U is overlooked", c)
		}
	}
	if mayTurn("بلاغ صحفي (ڭلميم - ٣٥)، ثم!") {
		t.Error("a title in Arabic may turn")
	}
}
