package archive

import (
	"slices"
	"strings"
	"testing"
)

// around is what the texts of TestLinks lead to.
var around = files{
	"releases/2024/liqa/ar.md":       page("title = \"لقاء\"\ndate = 2024-06-17", "نص.\n\n## البرنامج العام\n\nنص."),
	"releases/2024/liqa/fr.md":       page("title = \"Rencontre\"", "Texte.\n\n## Le programme\n\nTexte."),
	"releases/2024/salle/fr.md":      page("title = \"Salle\"\ndate = 2024-06-18", "Texte.\n\n## Programme\n\nTexte."),
	"releases/2026/ghad/ar.md":       release("غد", `date = 2026-12-01`),
	"releases/2025/draft/ar.md":      release("مسودة", "date = 2025-06-01\ndraft = true"),
	"releases/2025/taht/index.ar.md": release("تحت", `date = 2025-06-01`),
	"pages/about/ar.md":              release("من نحن", ``),
	"pages/about/fr.md":              release("Qui sommes-nous", ``),
	"releases/2025/x/taqrir.pdf":     "x",
	"releases/2025/x/قاعة.jpg":       "x",
}

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		dest string
		want string // address, or file:, or dead; then the remark
	}{
		{"../../2024/liqa", "/ar/2024/liqa/"},
		{"../../2024/liqa/", "/ar/2024/liqa/"},
		{"../../2024/liqa/fr.md", "/ar/2024/liqa/"}, // the reader's language, whichever file was meant
		{"../../2024/liqa/ar.md#البرنامج-العام", "/ar/2024/liqa/#البرنامج-العام"},
		{"../../2024/liqa#%D8%A7%D9%84%D8%A8%D8%B1%D9%86%D8%A7%D9%85%D8%AC-%D8%A7%D9%84%D8%B9%D8%A7%D9%85", "/ar/2024/liqa/#البرنامج-العام"},
		{"../taht/index.ar.md", "/ar/2025/taht/"},
		{"../taht", "/ar/2025/taht/"},
		{"./../taht/.", "/ar/2025/taht/"},
		{"/releases/2024/liqa", "/ar/2024/liqa/"},
		{"/releases/2024/liqa/index.fr.md", "/ar/2024/liqa/"},
		{"/pages/about", "/ar/about/"},
		{"../../../pages/about/", "/ar/about/"},
		{"../../2024/salle", "/fr/2024/salle/"}, // French only
		{"../../2024/salle#programme", "/fr/2024/salle/#programme"},
		{".", "/ar/2025/x/"},
		{"#عنوان", "#عنوان"},
		{"taqrir.pdf", "file:taqrir.pdf"},
		{"قاعة.jpg", "file:قاعة.jpg"},
		{"%D9%82%D8%A7%D8%B9%D8%A9.jpg", "file:قاعة.jpg"},

		{"../../2026/ghad", "dead 10:7 warning link-withheld ghad is not public yet: the link stays text until it is"},
		{"../draft#x", "dead 10:7 warning link-withheld draft is not public yet: the link stays text until it is"},
		{"#عنوانة", "dead 10:7 error link-broken no heading has the anchor #عنوانة"},
		{"../../2024/liqa#le-programme", "/ar/2024/liqa/#le-programme 10:7 error link-broken no heading has the anchor #le-programme"},
		{"../../2024/liqaa", "dead 10:7 error link-broken no release or page at ../../2024/liqaa"},
		{"../../2023/liqa", "dead 10:7 error link-broken no release or page at ../../2023/liqa"},
		{"/liqa", "dead 10:7 error link-broken no release or page at /liqa"},
		{"/ar/2024/liqa/", "dead 10:7 error link-broken no release or page at /ar/2024/liqa/"},
		{"../../../../../etc/passwd", "dead 10:7 error link-broken no release or page at ../../../../../etc/passwd"},
		{"taqrr.pdf", "dead 10:7 error link-broken there is no taqrr.pdf in this folder"},
		{"../x/taqrir.pdf", "dead 10:7 error link-broken no release or page at ../x/taqrir.pdf"},
	} {
		in := files{"releases/2025/x/ar.md": page("title = \"روابط\"\ndate = 2025-06-17\nattachments = [{ file = \"taqrir.pdf\" }, { file = \"قاعة.jpg\" }]",
			"نص.\n\n## عنوان\n\n[هنا]("+c.dest+") نص.")}
		for p, text := range around {
			in[p] = text
		}
		a, remarks := resolve(t, in, noon, false)
		r := find(t, a, "x")
		target := r.In("ar").Holes[0].Link
		got := "dead"
		switch {
		case target.File != "":
			got = "file:" + target.File
		case target.Release != nil:
			got = target.Release.Address(target.Lang)
		case !target.Dead:
			got = ""
		}
		if target.Anchor != "" {
			got += "#" + target.Anchor
		}
		for _, s := range remarks {
			got += " " + strings.TrimPrefix(s, "releases/2025/x/ar.md:")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.dest, got, c.want)
		}
		if !r.In("ar").Holes[1].After {
			t.Errorf("%s: no hole after the link", c.dest)
		}
	}
}

// The nearest name stands in the hint.
func TestNearestTarget(t *testing.T) {
	m := &maker{guesses: new(guesses)}
	m.near(m.remark("ar.md", "", "link-broken", 0, noRelease, "rencontre-9"), "rencontre-9", []string{"salle", "rencontre-09"})
	m.near(m.remark("ar.md", "", "link-broken", 0, noRelease, "x"), "x", []string{"salle"})
	if d := m.remarks[0]; d.Hint.In("en", d.Args) != "did you mean rencontre-09?" {
		t.Errorf("%v", d)
	}
	if !m.remarks[1].Hint.IsZero() {
		t.Errorf("%v", m.remarks[1])
	}
}

func TestPictures(t *testing.T) {
	a, remarks := resolve(t, files{
		"releases/2025/x/ar.md": page(`title = "صور"
date = 2025-06-17
image = { src = "Qaa.JPG" }
attachments = [{ file = "taqrir.pdf" }, { file = "قاعه.pdf" }]`,
			"![لقطة](qaa.jpg) ![لقطة](./%D8%B5%D9%88%D8%B1%D8%A9.png) ![لقطة](../y/z.jpg) ![لقطة](ghaiba.jpg) ![خارج](https://example.org/x.jpg)"),
		"releases/2025/x/qaa.jpg": "x", "releases/2025/x/صورة.png": "x", "releases/2025/x/قاعة.pdf": "x", "releases/2025/x/zaida.txt": "x",
	}, noon, false)
	want := []string{
		"releases/2025/x/ar.md:4:17 error image-missing Qaa.JPG is not there",
		"releases/2025/x/ar.md:5:25 error image-missing taqrir.pdf is not there",
		"releases/2025/x/ar.md:5:50 error image-missing قاعه.pdf is not there",
		"releases/2025/x/ar.md:7:66 error path-escape ../y/z.jpg is outside the release's folder",
		"releases/2025/x/ar.md:7:86 error image-missing ghaiba.jpg is not there",
		"releases/2025/x/zaida.txt:0:0 warning unknown-file no edition uses zaida.txt; it will not be published",
		"releases/2025/x/قاعة.pdf:0:0 warning unknown-file no edition uses قاعة.pdf; it will not be published",
	}
	if !slices.Equal(remarks, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(remarks, "\n"), strings.Join(want, "\n"))
	}
	r := find(t, a, "x")
	var pictures []string
	for _, h := range r.In("ar").Holes {
		pictures = append(pictures, h.Image)
	}
	if got := strings.Join(pictures, " "); got != "qaa.jpg صورة.png   " {
		t.Errorf("pictures %q", got)
	}
	// What is not there is not used: nobody looks into it.
	if got := strings.Join(r.Used(), " "); got != "qaa.jpg صورة.png" {
		t.Errorf("used %q", got)
	}
}
