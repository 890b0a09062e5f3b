package archive

import (
	"slices"
	"strings"
	"testing"

	"balagh/internal/content"
	"balagh/internal/markdown"
)

// revised is a release with one edition as a text says it.
func revised(t *testing.T, a *Archive, p, text string) (*Release, []string, bool) {
	t.Helper()
	code := strings.TrimSuffix(p[strings.LastIndexByte(p, '/')+1:], ".md")
	e, body, remarks := content.Read(newsroom(t), content.Release, "content/"+p, code, []byte(text))
	if len(remarks) > 0 {
		t.Fatal(told(remarks))
	}
	r, more, ok := a.Revise(e, markdown.Parse(body.Body, markdown.Style{}).Pack(false))
	return r, told(more), ok
}

// What is resolved again of one release is what resolving everything anew gives:
// words that a translation inherits, links, and what there is to say.
func TestReviseEqualsResolvingAnew(t *testing.T) {
	const ar, fr = "releases/2026/x/ar.md", "releases/2026/x/fr.md"
	front := func(title, alt string) string {
		return "title = \"" + title + "\"\ndate = 2026-03-01\nimage = { src = \"p.jpg\", alt = \"" + alt + "\" }"
	}
	in := files{
		ar: page(front("لقاء", "قاعة"), "نص."), fr: page("title = \"Rencontre\"", "Texte, [ici](../y)."), "releases/2026/x/p.jpg": "x",
		"releases/2026/y/ar.md": page("title = \"قاعة\"\ndate = 2026-03-01", "نص."),
	}
	was, _ := resolve(t, in, noon, false)
	old := find(t, was, "x")
	for name, edit := range map[string][2]string{
		"the original":  {ar, page(front("لقاء آخر", "القاعة الكبرى"), "نص آخر، [هنا](/releases/2026/y) و[هناك](rien.pdf).")},
		"a translation": {fr, page("title = \"Autre rencontre\"\nimage = { alt = \"La salle\" }", "Autre texte, [ici](../y#nulle-part).")},
	} {
		t.Run(name, func(t *testing.T) {
			got, remarks, ok := revised(t, was, edit[0], edit[1])
			if !ok {
				t.Fatal("it reaches further")
			}
			anew := files{}
			for p, text := range in {
				anew[p] = text
			}
			anew[edit[0]] = edit[1]
			a, all := resolve(t, anew, noon, false)
			want := find(t, a, "x")
			for i, e := range got.Editions {
				w := want.Editions[i]
				if e.Title != w.Title || e.Alt != w.Alt || e.Text != w.Text || len(e.Holes) != len(w.Holes) || e.Lead != w.Lead {
					t.Errorf("%s is %+v, want %+v", e.Path, e, w)
				}
			}
			if !slices.Equal(got.Used(), want.Used()) || got.Original.Path != want.Original.Path || got.Older != old.Older {
				t.Errorf("%+v, want %+v", got, want)
			}
			for i, r := range all { // places are looked up by whoever says them
				all[i] = strings.Join(strings.SplitN(r, " ", 2)[1:], "")
			}
			for _, r := range remarks {
				if _, r, _ = strings.Cut(r, " "); !slices.Contains(all, r) {
					t.Errorf("%q is said, and not of everything anew: %q", r, all)
				}
			}
			if len(old.Editions) != 2 || len(old.In("fr").Holes) != 2 || old.In("ar").Title != "لقاء" {
				t.Errorf("the archive moved: %+v", old.In("fr"))
			}
		})
	}
}

// A draft of a translation is left as it is, and one that gets its title is shown
// by resolving everything anew.
func TestReviseLeavesDraftsAlone(t *testing.T) {
	const ar, fr = "releases/2026/x/ar.md", "releases/2026/x/fr.md"
	front := "title = \"%\"\ndate = 2026-03-01"
	a, _ := resolve(t, files{
		ar: page(strings.Replace(front, "%", "لقاء", 1), "نص."), fr: page("title = \"\"\ndraft = true", "[ici](.)"),
	}, noon, true)
	waits := a.maker.byDir["releases/2026/x"].waits
	before := len(waits[0].Holes)
	for range 2 {
		if _, _, ok := revised(t, a, ar, page(strings.Replace(front, "%", "لقاء آخر", 1), "نص آخر.")); !ok {
			t.Fatal("the original is not resolved again")
		}
	}
	if len(waits[0].Holes) != before {
		t.Errorf("the draft has %d holes, want %d", len(waits[0].Holes), before)
	}
	if _, _, ok := revised(t, a, fr, page("title = \"Rencontre\"\ndraft = true", "Texte.")); ok {
		t.Error("a draft that is shown only now is resolved alone")
	}
}
