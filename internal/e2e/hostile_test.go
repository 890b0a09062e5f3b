package e2e

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile is a site of which every part is longer, wider or more than a layout
// was drawn for. Nothing in it is a mistake.
var hostile = once("hostile", home, copyHostile, "--drafts")

// words repeats a text until it is n letters long.
func words(text string, n int) string {
	s := []rune(strings.Repeat(text+" ", n/utf8.RuneCountInString(text)+1))[:n]
	if s[n-1] == ' ' {
		s[n-1] = s[0]
	}
	return string(s)
}

// word is one word of n letters.
func word(text string, n int) string {
	return string([]rune(strings.Repeat(text, n/utf8.RuneCountInString(text)+1))[:n])
}

const (
	sentenceAR = "التعاضدية العامة تستضيف المنخرطين وذوي حقوقهم في لقاء تواصلي جهوي"
	sentenceFR = "La Mutuelle générale accueille ses adhérents et leurs ayants droit en région"
	letterAR   = "والمستخدمين"
	letterFR   = "constitutionnellement"
	manyTags   = 30
	manyShort  = 1000
)

// copyHostile writes the site: the sample's vocabularies with more of each, the
// pages of hostileBundles, nine standing pages, and a year so full that one
// topic has a thousand releases, every second one in the other language.
func copyHostile(dir string) error {
	if err := copySample(dir); err != nil {
		return err
	}
	files := map[string]string{}
	text, err := os.ReadFile(filepath.Join(dir, "site.toml"))
	if err != nil {
		return err
	}
	files["site.toml"] = hostileSite(string(text))
	for i := 1; i <= 9; i++ {
		folder := fmt.Sprintf("content/pages/page-%d/", i)
		files[folder+"ar.md"] = fmt.Sprintf("+++\ntitle = \"صفحة قارة عنوانها طويل %d\"\n+++\n\nنص قصير.\n", i)
		files[folder+"fr.md"] = fmt.Sprintf("+++\ntitle = \"Page permanente au titre long %d\"\n+++\n\nTexte court.\n", i)
	}
	for name, text := range hostileBundles() {
		files["content/releases/2025/"+name] = text
	}
	for i := range manyShort {
		name, title := "ar.md", "بلاغ قصير من السنة الحافلة رقم"
		if i%2 == 1 {
			name, title = "fr.md", "Communiqué bref de l’année chargée numéro"
		}
		files[fmt.Sprintf("content/releases/2020/bref-%04d/%s", i, name)] = fmt.Sprintf(
			"+++\ntitle = \"%s %d\"\ndate = 2020-%02d-%02d\ntags = [\"mutualite\"]\n+++\n\n%s %d.\n", title, i, i%12+1, i%28+1, title, i)
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := framed(filepath.Join(dir, "content/releases/2025/un-mot/portrait.jpg"), 1300, 5200); err != nil {
		return err
	}
	return framed(filepath.Join(dir, "content/releases/2025/corps/panorama.jpg"), 1600, 400)
}

// hostileSite lengthens the sample's site.toml.
func hostileSite(text string) string {
	for old, new := range map[string]string{
		`ar = "أخبار التعاضدية العامة"`:             fmt.Sprintf("ar = %q", words("أخبار التعاضدية العامة لموظفي الإدارات", 60)),
		`fr = "Actualités de la Mutuelle générale"`: fmt.Sprintf("fr = %q", words("Actualités de la Mutuelle générale du personnel", 60)),
	} {
		text = strings.Replace(text, old, new, 1)
	}
	var more strings.Builder
	for i := range 7 {
		fmt.Fprintf(&more, "\n[[social]]\nname = \"Réseau social %d\"\nurl = \"https://www.example.org/%d\"\n", i+2, i+2)
	}
	for i := range manyTags {
		fmt.Fprintf(&more, "\n[tags.sujet-%02d]\nar = \"موضوع للاختبار رقم %d\"\nfr = \"Sujet d’essai numéro %d\"\n", i, i+1, i+1)
	}
	fmt.Fprintf(&more, "\n[tags.un-mot]\nar = %q\nfr = %q\ndescription = { ar = %q, fr = %q }\n",
		word(letterAR, 60), word(letterFR, 60), words(sentenceAR, 300), words(sentenceFR, 300))
	fmt.Fprintf(&more, "\n[people.nom-long]\nar = %q\nfr = %q\noffice = { ar = %q, fr = %q }\n",
		words("اسم طويل", 60), words("Nom long", 60), words(sentenceAR, 120), words(sentenceFR, 120))
	return text + more.String()
}

// hostileBundles are releases by their files.
func hostileBundles() map[string]string {
	var tags []string
	for i := range manyTags {
		tags = append(tags, fmt.Sprintf("%q", fmt.Sprintf("sujet-%02d", i)))
	}
	long := "phrase-" + strings.Repeat("tres-longue-", 12) + "fin"
	caption := fmt.Sprintf("src = \"portrait.jpg\"\nalt = %q\ncaption = %q\ncredit = %q\n", "قاعة اللقاء", words(sentenceAR, 300), words(sentenceAR, 300))
	captionFR := fmt.Sprintf("alt = %q\ncaption = %q\ncredit = %q\n", "La salle", words(sentenceFR, 300), words(sentenceFR, 300))
	cells := func(w string) string { return strings.Repeat("| "+w+" ", 12) + "|\n" }
	table := func(w string) string { return cells(w) + strings.Repeat("|---", 12) + "|\n" + cells("1200") + cells(w) }
	body := func(w, sentence string) string {
		var deep strings.Builder
		for i := range 8 {
			fmt.Fprintf(&deep, "%s- %s\n", strings.Repeat("  ", i), sentence)
		}
		return table(w) + "\n" + deep.String() + "\n```\n" + strings.Repeat("code ", 40) + "\n```\n\n" +
			"https://www.example.org/" + strings.Repeat("segment-", 30) + "\n\n## " + words(sentence, 180) + "\n\n" +
			"> " + words(sentence, 400) + ".\n>\n> — " + w + "\n\n" + word(w, 90) + "\n"
	}
	return map[string]string{
		"titres-longs/ar.md": "+++\ntitle = \"" + words(sentenceAR, 200) + "\"\ndate = 2025-07-03\nscope = \"national\"\n" +
			"tags = [" + strings.Join(tags, ", ") + "]\nregions = [" + twelve() + "]\n+++\n\n" + sentenceAR + ".\n",
		"titres-longs/fr.md": "+++\ntitle = \"" + words(sentenceFR, 200) + "\"\n+++\n\n" + sentenceFR + ".\n",
		"un-mot/ar.md": "+++\ntitle = \"" + word(letterAR, 80) + "\"\ndate = 2025-07-04\nkicker = \"" + words(sentenceAR, 90) + "\"\n" +
			"slogan = \"" + words(sentenceAR, 200) + "\"\nsummary = \"" + words(sentenceAR, 300) + "\"\nplace = \"" + word(letterAR, 40) + "\"\n" +
			"tags = [\"un-mot\"]\npeople = [\"nom-long\"]\nseries = \"rencontres-regionales\"\npart = 1000000\n" +
			"[event]\nstart = 2025-07-10\nend = 2025-09-12\nedition = 100\n[source]\nname = \"" + words(sentenceAR, 120) + "\"\nplace = \"" + word(letterAR, 40) + "\"\n" +
			"[image]\n" + caption + "[[attachments]]\nfile = \"" + long + ".csv\"\n+++\n\n" + sentenceAR + ".\n",
		"un-mot/fr.md": "+++\ntitle = \"" + word(letterFR, 80) + "\"\nkicker = \"" + words(sentenceFR, 90) + "\"\n" +
			"slogan = \"" + words(sentenceFR, 200) + "\"\nsummary = \"" + words(sentenceFR, 300) + "\"\nplace = \"" + word(letterFR, 40) + "\"\n" +
			"[source]\nname = \"" + words(sentenceFR, 120) + "\"\n[image]\n" + captionFR + "+++\n\n" + sentenceFR + ".\n",
		"un-mot/" + long + ".csv": "mois,dossiers\n7,1200\n",
		"corps/ar.md":             "+++\ntitle = \"متن بكل الأشكال\"\ndate = 2025-07-02\n[image]\nsrc = \"panorama.jpg\"\nalt = \"منظر عام\"\n+++\n\n" + body(letterAR, sentenceAR),
		"corps/fr.md":             "+++\ntitle = \"Un corps de toutes les formes\"\n[image]\nalt = \"Vue générale\"\n+++\n\n" + body(letterFR, sentenceFR),
		"avis/ar.md": "+++\ntitle = \"كل الإشعارات دفعة واحدة\"\ndate = 2025-07-01\nexpires = 2025-07-03\ndraft = true\n" +
			"[withdrawn]\ndate = 2025-07-03\nreason = \"" + words(sentenceAR, 300) + "\"\n" +
			"[[corrections]]\ndate = 2025-07-02\ntext = \"" + words(sentenceAR, 300) + "\"\n+++\n\n" + sentenceAR + ".\n",
		"avis/fr.md": "+++\ntitle = \"Tous les avis à la fois\"\n[withdrawn]\nreason = \"" + words(sentenceFR, 300) + "\"\n" +
			"[[corrections]]\ndate = 2025-07-02\ntext = \"" + words(sentenceFR, 300) + "\"\n+++\n\n" + sentenceFR + ".\n",
	}
}

func twelve() string {
	return `"tanger-tetouan-al-hoceima", "oriental", "fes-meknes", "rabat-sale-kenitra", "beni-mellal-khenifra", "casablanca-settat", ` +
		`"marrakech-safi", "draa-tafilalet", "souss-massa", "guelmim-oued-noun", "laayoune-sakia-el-hamra", "dakhla-oued-ed-dahab"`
}

// framed writes a picture that shows its edges: a field in a frame.
func framed(path string, width, height int) error {
	img := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio444)
	frame := width / 40
	for y := range height {
		for x := range width {
			c := color.YCbCr{Y: 110 + uint8(100*y/height), Cb: 120, Cr: 110}
			if x < frame || y < frame || x >= width-frame || y >= height-frame {
				c = color.YCbCr{Y: 60, Cb: 120, Cr: 150}
			}
			i := img.YOffset(x, y)
			img.Y[i], img.Cb[i], img.Cr[i] = c.Y, c.Cb, c.Cr
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := jpeg.Encode(f, img, nil); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// hostilePages are the pages to look at, in both languages.
func hostilePages() []string {
	var out []string
	for _, code := range []string{"ar", "fr"} {
		for _, p := range []string{"", "2025/titres-longs/", "2025/un-mot/", "2025/corps/", "2025/avis/", "2025/", "2025/07/", "2020/", "2020/12/",
			"archive/", "tags/", "tags/mutualite/", "tags/un-mot/", "people/", "people/nom-long/", "corrections/", "page-9/"} {
			out = append(out, "/"+code+"/"+p)
		}
	}
	return slices.Concat([]string{"/", "/404.html"}, out)
}

// Length is no mistake. The checks remark on titles that are cut by search
// engines, on an address in place of words, and on what is not translated.
func TestHostileSiteIsBuilt(t *testing.T) {
	s := hostile(t)
	r := balagh(t, s.src, "check", "--format", "line", "--at", now)
	if r.code != 0 {
		t.Errorf("check: exit %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	rules := map[string]int{}
	for line := range strings.Lines(string(r.stdout)) {
		if _, rule, ok := strings.Cut(strings.TrimSpace(line), " ["); ok {
			rules[strings.TrimSuffix(rule, "]")]++
		}
	}
	want := map[string]int{"title-form": 2, "link-text": 2, "translation-missing": manyShort}
	if !maps.Equal(rules, want) {
		t.Errorf("check says %v, want %v", rules, want)
	}
}

// Nothing lies over another thing, nothing is cut off without three dots, and
// no page scrolls sideways, whatever a text is made of.
func TestHostilePagesHold(t *testing.T) {
	host := hostile(t).host(t)
	for _, p := range hostilePages() {
		for _, width := range []int64{320, 360, 768, 1280} {
			viewport(t, width, 900)
			visitPage(t, host+p)
			for _, fault := range evaluate[[]string](t, laidOut) {
				t.Errorf("%s at %d px: %s", p, width, fault)
			}
		}
	}
}

// An event is said to last from one day to another only if these are two.
func TestEventOfOneDay(t *testing.T) {
	for _, code := range []string{"ar", "fr"} {
		for p, s := range map[string]struct {
			*site
			days int
		}{"/2025/bilan-semestriel/": {full(t), 1}, "/2025/un-mot/": {hostile(t), 2}} {
			visitPage(t, s.host(t)+"/"+code+p)
			if n := evaluate[int](t, `document.querySelectorAll(".facts time").length`); n != s.days {
				t.Errorf("%s%s: %d days of the event, want %d", code, p, n, s.days)
			}
		}
	}
}

// laidOut lists what is wrong with the layout of the page that is open.
const laidOut = `(() => {
  const out = [], name = e => e.tagName.toLowerCase() + (e.className.baseVal ?? e.className ? "." + e.className : "") + " «" + e.textContent.trim().slice(0, 30) + "»"
  const root = document.documentElement
  if (root.scrollWidth > innerWidth) out.push("scrolls sideways: " + root.scrollWidth)
  const shown = e => {
    const s = getComputedStyle(e), r = e.getBoundingClientRect()
    return s.position !== "absolute" && s.display !== "none" && s.display !== "contents" && s.display !== "inline" && r.width > 0 && r.height > 0
  }
  for (const e of document.querySelectorAll("body, body *:not(svg *)")) {
    const s = getComputedStyle(e)
    if (s.position === "absolute" || s.display === "inline") continue
    const scrolls = /auto|scroll/.test(s.overflowX)
    if (!scrolls && s.textOverflow !== "ellipsis" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth) out.push("spills: " + name(e))
    if (s.overflowY !== "visible" && !scrolls && e.scrollHeight > e.clientHeight + 1) out.push("is cut: " + name(e))
    const all = [...e.children].filter(shown).map(c => [c, c.getBoundingClientRect()])
    all.forEach(([a, p], i) => all.slice(i + 1).forEach(([b, q]) => {
      const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left), high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top)
      if (wide > 1 && high > 1) out.push(name(a) + " lies over " + name(b))
    }))
  }
  return out.slice(0, 8)
})()`
