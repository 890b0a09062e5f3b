package check

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	balagh "balagh"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// sampleSite is the site of the repository, with other settings of the checks.
func sampleSite(t testing.TB, check string) *config.Site {
	t.Helper()
	text, err := os.ReadFile("../../" + config.File)
	if err != nil {
		t.Fatal(err)
	}
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(string(text) + "\n[check]\n" + check)}}, layouts)
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site
}

// styled is a file read and seen by the rules of style.
func styled(t testing.TB, site *config.Site, code, file string) []diag.Diagnostic {
	t.Helper()
	e, text, remarks := content.Read(site, content.Release, "content/releases/2025/x/"+code+".md", code, []byte(file))
	if e == nil {
		t.Fatalf("%q: %v", file, remarks)
	}
	said, _ := style(nil, site, e, text, markdown.Parse(text.Body, markdown.Style{}))
	return said
}

// release is a file with a body, or with more front matter where it has a line of
// its own before «---».
func release(code, body string) string {
	title := map[string]string{"ar": "بلاغ صحفي", "fr": "Communiqué de presse"}[code]
	more, rest, ok := strings.Cut(body, "\n---\n")
	if ok {
		body = rest
	} else {
		more = ""
	}
	if !strings.Contains(more, "title =") {
		more = "title = \"" + title + "\"\n" + more
	}
	return "+++\ndate = 2025-06-17\n" + more + "\n+++\n" + body
}

// shown writes remarks down as rule, marked text and, where there is one, the mend
// of it: «=>» a safe one, «~>» one that is only proposed.
func shown(file string, ds []diag.Diagnostic) []string {
	var out []string
	for _, d := range ds {
		s := d.Rule + " " + file[d.Start.Offset:d.End.Offset]
		if len(d.Edits) > 0 {
			mended := []byte(file)
			made, _ := Mend(mended, d.Edits)
			end := d.End.Offset + len(made) - len(mended)
			arrow := " ~> "
			if d.Safe {
				arrow = " => "
			}
			s += arrow + string(made[d.Start.Offset:end])
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// styleCase is a text and every remark on it; no remark is a promise too.
type styleCase struct {
	lang, text string
	want       []string
}

func checkStyle(t *testing.T, site *config.Site, cases []styleCase) {
	t.Helper()
	for _, c := range cases {
		file := release(c.lang, c.text)
		got := shown(file, styled(t, site, c.lang, file))
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
		mended(t, site, c.lang, file)
	}
}

// mended makes the safe edits until none is left.
func mended(t testing.TB, site *config.Site, code, file string) string {
	t.Helper()
	for range 40 {
		edits := SafeEdits(styled(t, site, code, file))
		if len(edits) == 0 {
			return file
		}
		for _, es := range edits {
			text, _ := Mend([]byte(file), es)
			file = string(text)
		}
	}
	t.Errorf("mending goes on and on: %q", file)
	return file
}

// A file with \r\n keeps it in all that is mended.
func TestMendKeepsLineEnds(t *testing.T) {
	site := sampleSite(t, "")
	line := strings.Repeat("عقدت التعاضدية العامة لقاء تواصليا مع المنخرطين. ", 6)
	line = strings.TrimSpace(line)
	file := strings.ReplaceAll(release("ar", line+"\n"+line+" ,\nوهو سطر آخر.\n"), "\n", "\r\n")
	if got := mended(t, site, "ar", file); strings.Count(got, "\n") != strings.Count(got, "\r\n") {
		t.Errorf("a bare line end: %q", got)
	}
	file = strings.ReplaceAll(release("ar", line+"\n"+line+"\n"), "\n", "\r\n")
	if got := mended(t, site, "ar", file); !strings.Contains(got, line+"\r\n\r\n"+line+"\r\n") {
		t.Errorf("paragraphs stay joined: %q", got)
	}
}

// The release that comes with balagh is an example: nothing is to be said of it.
func TestSampleSiteIsClean(t *testing.T) {
	site := sampleSite(t, "")
	root := os.DirFS("../..")
	err := fs.WalkDir(root, "content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		for _, d := range styled(t, site, strings.TrimSuffix(d.Name(), ".md"), string(text)) {
			if d.Rule != "unknown-field" {
				t.Errorf("%s:%d: %s [%s]", path, d.Start.Line, d.Message.In("en", d.Args), d.Rule)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Whatever a body holds, edits lie within the file and apart from each other, and
// mending comes to an end.
func FuzzStyle(f *testing.F) {
	for _, c := range slices.Concat(arabicCases, frenchCases) {
		f.Add(c.lang == "ar", c.text)
	}
	site := sampleSite(f, "note = [\"hamza\"]")
	f.Fuzz(func(t *testing.T, arabic bool, body string) {
		code := "fr"
		if arabic {
			code = "ar"
		}
		file := "+++\ntitle = \"x\"\n+++\n" + body
		if e, _, _ := content.Read(site, content.Release, "x", code, []byte(file)); e == nil {
			return
		}
		for _, d := range styled(t, site, code, file) {
			for _, e := range d.Edits {
				if e.Start < 0 || e.End < e.Start || e.End > len(file) {
					t.Fatalf("%s: edit %+v of %d bytes", d.Rule, e, len(file))
				}
			}
			if d.End.Offset < d.Start.Offset || d.Start.Line == 0 {
				t.Fatalf("%s: from %+v to %+v", d.Rule, d.Start, d.End)
			}
		}
		mended(t, site, code, file)
	})
}

// A text made to be costly is judged in the time its size allows.
func TestStyleOfHostileText(t *testing.T) {
	site := sampleSite(t, "note = [\"hamza\"]")
	for _, c := range []struct{ lang, piece string }{
		{"ar", "\" "}, {"ar", "و كلمة "}, {"ar", "كلمة ، "}, {"ar", "كلمة ) "}, {"ar", "( كلمة "}, {"ar", "اليوم الثلاثاء "}, {"ar", "جهة الرباط سلا "},
		{"ar", "ا ـ ب "}, {"ar", "ـ"}, {"ar", "12.000 12 000 ١ "}, {"ar", "[](x) "}, {"ar", "الثلاثاء 17 يونيو 2024 "}, {"ar", "الادارة "}, {"ar", "ﺍ "}, {"ar", "كلمة  "}, {"ar", "\u00a0"}, {"ar", "\u00a0\t"},
		{"fr", "A la "}, {"fr", "l'a "}, {"fr", "« "}, {"fr", "\"a\" "}, {"fr", "Etat "}, {"fr", "mot ; "}, {"fr", "Rabat - Salé "}, {"fr", "lundi 17 juin 2025 "}, {"fr", "a@b "}, {"fr", "&amp; "}, {"fr", "www. "}, {"fr", "\\* "},
	} {
		file := release(c.lang, strings.Repeat(c.piece, 300_000/len(c.piece)))
		start := time.Now()
		styled(t, site, c.lang, file)
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%q: %v", c.piece, took)
		} else if testing.Verbose() {
			t.Logf("%q: %v", c.piece, took)
		}
	}
}

// A place is that of Source, whichever was asked for before.
func TestPos(t *testing.T) {
	for _, text := range []string{"\uFEFFنص é\r\nثم 🙂 نص\n\nfin", strings.Repeat("نص 🙂 é\u202f; ", 900) + "\n" + strings.Repeat("ب", 3000)} {
		src := diag.NewSource("x", []byte(text))
		in := &edition{text: &content.Text{Source: src}}
		for _, step := range []int{1, 7, len(text) - 11, len(text) - 1} {
			for n := range min(len(text), 1500) {
				offset := n * step % len(text)
				if want := src.Pos(offset); utf8.RuneStart(text[offset]) && offset >= len("\uFEFF") && in.pos(offset) != want {
					t.Fatalf("place %d of %.20q: %+v, want %+v", offset, text, in.last, want)
				}
			}
		}
		if got, want := in.pos(len(text)+1), src.Pos(len(text)+1); got != want {
			t.Errorf("behind %.20q: %+v, want %+v", text, got, want)
		}
	}
}

// lower is quick, and strings.ToLower all the same.
func TestLower(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ { // no letter behind has a small form
		if s := "هنا" + string(r); lower(s) != strings.ToLower(s) {
			t.Errorf("lower(%q) (%U) = %q", s, r, lower(s))
		}
	}
}
