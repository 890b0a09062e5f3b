package archive

import "testing"

// TestTextsAreSet has the texts of the front matter set for pages, each in its
// language, and left to the checks as they were written.
func TestTextsAreSet(t *testing.T) {
	a, _ := resolve(t, files{
		"releases/2025/x/ar.md": page(`title = "لقاء \"التواصل\" ،اليوم"
date = 2025-06-17
corrections = [{ date = 2025-06-20, text = "لا ؟" }]
image = { src = "p.jpg", alt = "القاعة ، اليوم", credit = "أ ، ب" }`, "نص ، آخر."),
		"releases/2025/x/fr.md": page(`title = "L'été : \"oui\" !"
image = { alt = "L'été ?" }`, "L'été !"),
	}, noon, false)
	r := find(t, a, "x")
	ar, fr := r.In("ar"), r.In("fr")
	for _, c := range []struct{ got, want string }{
		{ar.Title, "لقاء «التواصل»، اليوم"},
		{ar.Corrections[0].Text, "لا؟"},
		{ar.Alt.Text, "القاعة، اليوم"},
		{fr.Title, "L’été\u00a0: «\u202foui\u202f»\u202f!"},
		{fr.Alt.Text, "L’été\u202f?"},
		{fr.Credit.Text, "أ، ب"},
		{fr.Wrote().Front.Title, `L'été : "oui" !`},
		{ar.Wrote().Front.Corrections[0].Text, "لا ؟"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
