package e2e

import (
	"path/filepath"
	"strings"
	"testing"
)

// drawn is a paragraph and a piece of it as it must be drawn, from left to right.
type drawn struct{ text, want string }

var drawnArabic = []drawn{
	{"الهاتف: +212 5 37 71 12 34 أو 05 37 71 12 35.", "05 37 71 12 35|+212 5 37 71 12 34"},
	{"[0537 71 12 36](tel:+212537711236) للاتصال", "0537 71 12 36"},
	{"بلغ الفرق -5 درجات و+12,5% ثم 35 000 درهم و1 250 000 نسمة.", "1 250 000|35 000|-5"},
	{"راسلونا: presse@example.org أو https://example.org/ar/ أو example.org/fr/ اليوم.", "example.org/fr/|https://example.org/ar/|presse@example.org"},
	{"الملف 2024-communique.pdf والحساب MA64 011 519 0000001205000534 21 هنا.", "MA64 011 519 0000001205000534 21|2024-communique.pdf"},
	{"شعار « Que faire ? » وقناة Canal+ وشركة Union (UAM) هنا.", "Union (UAM)|Canal+|Que faire ?"},
	{"كتاب La santé pour tous (2024) وغيره.", "La santé pour tous (2024)"},
	{"La Mutuelle générale, à Rabat (MGPAP).", "La Mutuelle générale, à Rabat (MGPAP)."},
	{"يوم 12/03/2026 على الساعة 10:30، الدورة 14/2025، بنسبة 12,5%.", "14/2025|10:30|12/03/2026"},
	{"40 % عولجت عن بعد، أي +4 % في سنة.", "+4 %|40 %"},
	{"مخطط 2021-2025 هنا.", "2025-2021"}, // read from the right, as the sentence is
	{"قال **MGPAP** إن العدد `a/b/` بلغ *Le Matin (1)* هنا.", "Le Matin (1)|a/b/|MGPAP"},
}

// In a French text the Arabic reads from right to left: its letters are drawn in
// the order of the reversed text.
var drawnFrench = []drawn{
	{"Le journal العلم 12 pages et 35 000 lecteurs.", "Le journal |ملعلا| 12 pages et 35 000 lecteurs."},
	{"Il a dit قال: «نعم»، ثم سكت puis rien !", "Il a dit |تكس مث|puis rien"},
	{"Tél. +212 5 37 71 12 34, le -5 mars.", "+212 5 37 71 12 34, le -5 mars."},
	{"قال الرئيس: نعم.", ".معن|سيئرلا لاق"},
}

// visual returns the characters of a paragraph as they are drawn on its one line.
const visual = `[...document.querySelectorAll(".body p")].map(p => {
  const at = [], walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT)
  for (let n; n = walk.nextNode();)
    for (let i = 0; i < n.data.length; i++) {
      const r = document.createRange()
      r.setStart(n, i)
      r.setEnd(n, i + 1)
      const box = r.getBoundingClientRect()
      if (box.width > 0) at.push([box.left + box.width / 2, n.data[i]])
    }
  return at.sort((a, b) => a[0] - b[0]).map(a => a[1]).join("")
})`

// Numbers, addresses and words of the other language are drawn in their order,
// whatever surrounds them.
func TestGlyphOrder(t *testing.T) {
	s := &site{name: "bidi", src: filepath.Join(t.TempDir(), "src"), out: filepath.Join(t.TempDir(), "out"), base: home}
	if err := copySample(s.src); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(s.src, "content", "releases", "2025", "ordre")
	write(t, filepath.Join(folder, "ar.md"), "+++\ntitle = \"ترتيب الحروف\"\ndate = 2025-06-20\n+++\n\n"+paragraphs(drawnArabic))
	write(t, filepath.Join(folder, "fr.md"), "+++\ntitle = \"L’ordre des lettres\"\n+++\n\n"+paragraphs(drawnFrench))
	balagh(t, s.src, "build", "--out", s.out, "--base-url", s.base, "--at", now).must(t)
	host := s.host(t)
	viewport(t, 2400, 900)
	for code, all := range map[string][]drawn{"ar": drawnArabic, "fr": drawnFrench} {
		visitPage(t, host+"/"+code+"/2025/ordre/")
		evaluate[bool](t, `document.querySelectorAll(".body p").forEach(p => { p.style.whiteSpace = "nowrap" }) || true`)
		lines := evaluate[[]string](t, visual)
		if len(lines) != len(all) {
			t.Fatalf("%s: %d paragraphs of %d", code, len(lines), len(all))
		}
		for i, d := range all {
			rest := spaces.Replace(lines[i])
			for _, piece := range strings.Split(d.want, "|") {
				_, behind, found := strings.Cut(rest, piece)
				if !found {
					t.Errorf("%s: %s\n drawn %q\n there is no %q in %q", code, d.text, lines[i], piece, rest)
					break
				}
				rest = behind
			}
		}
	}
}

var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func paragraphs(all []drawn) string {
	var b strings.Builder
	for _, d := range all {
		b.WriteString(d.text + "\n\n")
	}
	return b.String()
}
