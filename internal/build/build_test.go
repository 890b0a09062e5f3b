package build

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSecondBuildChangesNothing(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	out := filepath.Join(t.TempDir(), "public")
	first := s.build(out)
	before := tree(t, out)
	second := s.build(out)
	if n := len(second.New) + len(second.Changed) + len(second.Removed) + second.Made + second.Written; n != 0 {
		t.Errorf("a second build did something: %+v", second)
	}
	if second.Read != 0 || second.Recalled != first.Read {
		t.Errorf("read %d and recalled %d editions, want 0 and %d", second.Read, second.Recalled, first.Read)
	}
	if second.PartsRead != 0 {
		t.Errorf("read %d parts of the manifest, want none", second.PartsRead)
	}
	if d := differ(before, tree(t, out)); d != nil {
		t.Error(d)
	}
}

// An edit of one release makes the files that show it and no other: its own
// page, the lists and feeds its words stand in, the neighbours that name it. The
// number is the same however large the archive is.
func TestEditRewritesWhatShowsIt(t *testing.T) {
	var counts [][3]int
	for _, size := range []int{61, 121} {
		s := newTestSite(t)
		for n := range size {
			s.release(n)
		}
		out := filepath.Join(t.TempDir(), "public")
		s.build(out)

		id := fmt.Sprintf("bulletin-%03d", size-7) // among the newest, so that feeds hold it
		body := "content/releases/2025/" + id + "/fr.md"
		s.write(body, "+++\ntitle = \"Communiqué 30\"\nsummary = \"Un résumé qui reste.\"\nplace = \"Agadir\"\n+++\n\nPremier texte.\n")
		s.build(out)
		s.write(body, "+++\ntitle = \"Communiqué 30\"\nsummary = \"Un résumé qui reste.\"\nplace = \"Agadir\"\n+++\n\nUn autre texte, le résumé reste.\n")
		r := s.build(out)
		if want := []string{"fr/2025/" + id + "/index.html", "fr/feed.xml"}; !slices.Equal(r.Changed, want) {
			t.Errorf("%d releases: a new body changed %v, want %v", size, r.Changed, want)
		}
		if r.Read != 1 || r.Made != 2 || r.Written != 2 {
			t.Errorf("%d releases: read %d, made %d, wrote %d files, want 1, 2, 2", size, r.Read, r.Made, r.Written)
		}

		s.write(body, "+++\ntitle = \"Communiqué 30 bis\"\nsummary = \"Un résumé qui reste.\"\nplace = \"Agadir\"\n+++\n\nUn autre texte, le résumé reste.\n")
		r = s.build(out)
		for _, p := range r.Changed {
			text, err := os.ReadFile(filepath.Join(out, p))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), "Communiqué 30 bis") {
				t.Errorf("%d releases: %s changed and does not show the new title", size, p)
			}
		}
		for p, text := range tree(t, out) {
			if strings.Contains(text, "Communiqué 30 bis") && !slices.Contains(r.Changed, p) {
				t.Errorf("%d releases: %s shows the new title and is not said to have changed", size, p)
			}
		}
		counts = append(counts, [3]int{r.Read, r.Made, r.Written})
	}
	if counts[0] != counts[1] {
		t.Errorf("read, made, written: %v in the small archive, %v in the large one", counts[0], counts[1])
	}
}

// One release more touches a number of files that does not grow with the
// archive, but for a list page that is closed.
func TestOneReleaseMore(t *testing.T) {
	var written []int
	for _, size := range []int{110, 209} { // no list is closed by the next release, which is in no series
		s := newTestSite(t)
		for n := range size {
			s.release(n)
		}
		out := filepath.Join(t.TempDir(), "public")
		s.build(out)
		s.release(size)
		r := s.build(out)
		if r.Read != 2 {
			t.Errorf("read %d editions, want 2", r.Read)
		}
		written = append(written, r.Written)
	}
	if written[0] != written[1] || written[0] > 90 {
		t.Errorf("files written for one more release: %d at 110, %d at 210", written[0], written[1])
	}
}

func TestSameBytesEverywhere(t *testing.T) {
	s := newTestSite(t)
	for n := range 30 {
		s.release(n)
	}
	first := filepath.Join(t.TempDir(), "a")
	s.build(first)

	local, procs := time.Local, runtime.GOMAXPROCS(1)
	t.Cleanup(func() { time.Local = local; runtime.GOMAXPROCS(procs) })
	time.Local = time.FixedZone("elsewhere", -9*3600)
	s.remove(".balagh")
	second := filepath.Join(t.TempDir(), "b")
	s.build(second)
	if d := differ(tree(t, first), tree(t, second)); d != nil {
		t.Error(d)
	}
}

// A failed build leaves the old site as it was, to the byte.
func TestMistakeTouchesNothing(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	before := tree(t, out)
	s.write("content/releases/2025/bulletin-002/ar.md", "+++\ntitle = \"بلاغ\"\ndate = 2025-01-03\ntags = [\"الصحه العامة جدا\"]\n+++\n\nنص\n")
	r, err := Run(context.Background(), s.options(out))
	if err != nil || !r.Failed {
		t.Fatalf("err %v, failed %v", err, r.Failed)
	}
	if d := differ(before, tree(t, out)); d != nil {
		t.Error(d)
	}
}

// A third language is one block of site.toml and one strings file.
func TestThirdLanguage(t *testing.T) {
	s := newTestSite(t)
	dir := s.release(1)
	strings3, err := os.ReadFile("testdata/zgh.toml")
	if err != nil {
		t.Fatal(err)
	}
	s.write("layouts/i18n/zgh.toml", string(strings3))
	s.write("site.toml", "organization = { ar = \"التعاضدية\" }\ndescription = { ar = \"بلاغات.\", fr = \"Communiqués.\" }\n"+siteTOML+"\n[[languages]]\ncode = \"zgh\"\nlocale = \"zgh\"\nname = \"ⵜⴰⵎⴰⵣⵉⵖⵜ\"\n")
	s.write(dir+"/zgh.md", "+++\ntitle = \"ⴰⵍⵖⵓ\"\n+++\n\nⴰⴹⵕⵉⵙ.\n\n## ⵓⵟⵟⵓⵏⵏ\n\n- **9** ⵉⵎⵣⵔⴰⵢⵏ\n")
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	page, err := os.ReadFile(filepath.Join(out, "zgh/2025/bulletin-001/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="zgh" dir="ltr">`, "ⵉⵏⵏⴰⵢⵔ", "ⴰⵍⵖⵓ", `<ul class="figures"><li><b>9</b>`, `hreflang="zgh"`, `href="/presse/ar/2025/bulletin-001/"`} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the Amazigh page lacks %q", want)
		}
	}
	// What it lacks is shown in the first language, and marked.
	for p, wants := range map[string][]string{
		"zgh/index.html": {`<h1><bdi lang="ar-MA" dir="rtl">التعاضدية</bdi></h1>`, `<p><bdi lang="ar-MA" dir="rtl">بلاغات.</bdi></p>`, `og:locale:alternate" content="fr_FR"`},
		"index.html":     {`<p><bdi lang="ar-MA" dir="rtl">بلاغات.</bdi></p>`, `<p>Communiqués.</p>`, "content=\"بلاغات. \u2066Communiqués.\u2069\"", `og:locale:alternate" content="zgh"`},
	} {
		text, err := os.ReadFile(filepath.Join(out, p))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s lacks %q", p, want)
			}
		}
	}
	arabic, err := os.ReadFile(filepath.Join(out, "ar/2025/bulletin-001/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(arabic), `hreflang="zgh"`) {
		t.Error("the Arabic page does not name its Amazigh translation")
	}
	for _, p := range []string{"zgh/index.html", "zgh/archive/index.html", "zgh/feed.xml", "sitemaps/zgh-2025.xml"} {
		if _, err := os.Stat(filepath.Join(out, p)); err != nil {
			t.Error(err)
		}
	}
}

// The ids of feed entries survive a new slug and a new address of the site.
func TestFeedIdsStay(t *testing.T) {
	ids := func(out string) []string {
		text, err := os.ReadFile(filepath.Join(out, "ar/feed.xml"))
		if err != nil {
			t.Fatal(err)
		}
		return regexp.MustCompile(`<id>[^<]*</id>`).FindAllString(string(text), -1)
	}
	s := newTestSite(t)
	dir := s.release(1)
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	before := ids(out)
	if len(before) != 2 {
		t.Fatalf("ids: %v", before)
	}
	text, err := os.ReadFile(filepath.Join(s.dir, dir, "ar.md"))
	if err != nil {
		t.Fatal(err)
	}
	s.write(dir+"/ar.md", strings.Replace(string(text), "+++\n", "+++\nslug = \"autre-nom\"\n", 1))
	s.write("site.toml", strings.Replace(siteTOML, "https://news.example.org/presse", "https://autre.example", 1))
	s.build(out)
	if after := ids(out); !slices.Equal(before, after) {
		t.Errorf("ids were %v and are %v", before, after)
	}
}

// A link out of the site in static/ is named, not passed over.
func TestStaticThatIsNoFile(t *testing.T) {
	s := newTestSite(t)
	s.release(1)
	if err := os.MkdirAll(filepath.Join(s.dir, "static"), 0o777); err != nil {
		t.Fatal(err)
	}
	s.write("inside.txt", "ملف من الموقع")
	for name, target := range map[string]string{"شعار.svg": "../../../../etc/passwd", "good.txt": "../inside.txt"} {
		if err := os.Symlink(target, filepath.Join(s.dir, "static", name)); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	r, err := Run(context.Background(), s.options(out))
	if err != nil || !r.Failed || len(r.Diagnostics) != 1 || r.Diagnostics[0].Path != "static/شعار.svg" {
		t.Fatalf("err %v, %+v", err, r.Diagnostics)
	}
	s.remove("static/شعار.svg")
	s.build(out)
	if text, err := os.ReadFile(filepath.Join(out, "good.txt")); string(text) != "ملف من الموقع" {
		t.Errorf("a link within the site: %q, %v", text, err)
	}
}
