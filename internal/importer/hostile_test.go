package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is no text, endless or meant to hurt ends, is said, and what can be taken
// of it is taken.
func TestHostileTexts(t *testing.T) {
	var binary strings.Builder
	for i := range 100_000 {
		binary.WriteByte(byte(i * 7919 >> 3))
	}
	many := strings.Repeat
	for _, c := range []struct{ name, file, text, status, why string }{
		{"binary", "a.txt", binary.String(), "refused", "no-text"},
		{"zeros", "a.txt", many("\x00", 100_000), "refused", "empty"},
		{"lines", "a.txt", many("سطر\n", 50_000), "written", ""},
		{"one word", "a.txt", many("كلمة", 2_000_000), "refused", "too-large"},
		{"a stop for a title", "a.xml", export(wp("1", "post", "publish", ".", "<p>نص.</p>", dated)), "written", ""},
		{"brackets", "a.xml", export(wp("1", "post", "publish", "لقاء", many("[caption ", 20_000)+"نص"+many("[a ", 20_000)+many("[/caption]", 1000), dated)), "written", ""},
		{"deep elements", "a.xml", export(wp("1", "post", "publish", many("<em>", 50_000)+"ع"+many("</em>", 50_000), "<p>نص.</p>", dated)), "written", ""},
		{"entities", "a.xml", strings.Replace(export(wp("1", "post", "publish", "&b;", "<p>نص.</p>", dated)), "?>", `?><!DOCTYPE r [<!ENTITY a "نص"><!ENTITY b "&a;&a;&a;">]>`, 1), "written", ""},
		{"a long name", "a.xml", export(wp("1", "post", "publish", "لقاء", "<p>نص.</p>", dated+`<category domain="category" nicename="`+many("a", 1_000_000)+`">`+many("ب", 1_000_000)+"</category>")), "written", ""},
	} {
		tr := newTrial(t)
		it := tr.run(c.file, c.text).Items[0]
		if it.Status != c.status || it.Why != c.why {
			t.Errorf("%s: %s %s, want %s %s", c.name, it.Status, it.Why, c.status, c.why)
			continue
		}
		if c.status == "written" {
			if e, body := tr.read(it.Path); e.Front.Title == "" || len(tokens(body)) == 0 || len(fmt.Sprint(it.Unknown)) > 4*longest {
				t.Errorf("%s: %q %.100s %.100s", c.name, e.Front.Title, body, fmt.Sprint(it.Unknown))
			}
		}
	}
}

// A translation whose original cannot be taken holds the facts itself.
func TestOriginalRefused(t *testing.T) {
	tr := newTrial(t)
	r := tr.run("a.xml", export(wp("1", "post", "publish", "Rencontre", "<p>Texte.</p>", dated+fr+pair+`<category domain="category" nicename="c">Portes ouvertes</category>`)+
		wp("2", "post", "publish", "لقاء", strings.Repeat("<p>", mostTags+1), dated+ar+pair)))
	e, _ := tr.read(itemOf(t, r, "#1").Path)
	if itemOf(t, r, "#2").Why != "too-complex" || !e.Front.Date.Set || len(e.Front.Tags) != 1 {
		t.Errorf("%+v %+v", itemOf(t, r, "#2"), e.Front)
	}
}

// A link too long for any browser is no link; its words stay.
func TestEndlessLink(t *testing.T) {
	tr := newTrial(t)
	it, _, body := tr.one("a.html", `<html><body><p>نص <a href="https://x.example/`+strings.Repeat("a", 100_000)+`">رابط</a>.</p></body></html>`)
	if body != "نص رابط." || lossOf(it, "link").Count != 1 {
		t.Errorf("%.200s %+v", body, it.Dropped)
	}
}

// A thousand texts of one day and the same numbers are no half million of pairs.
func TestPairsAreFew(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		b.WriteString(wp(fmt.Sprint(i+1), "post", "publish", fmt.Sprint("ن ", i), "<p>نص 2019 77.</p>", dated+[]string{ar, fr}[i%2]))
	}
	tr := newTrial(t)
	tr.o.DryRun = true
	if n := len(tr.run("a.xml", export(b.String())).Pairs); n == 0 || n > 200*mostPairs {
		t.Errorf("%d pairs", n)
	}
}

// Pictures and documents come from the folders that were named, whatever an
// address says and wherever a link in such a folder leads.
func TestPicturesStayWithin(t *testing.T) {
	outside, media := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret.jpg")
	if err := os.WriteFile(secret, []byte("GIF8secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"link.jpg": secret, "folder": outside} {
		if err := os.Symlink(to, filepath.Join(media, link)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(media)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	for _, address := range []string{
		"../" + filepath.Base(outside) + "/secret.jpg", secret, "file://" + secret, "https://old.example/link.jpg", "https://old.example/folder/secret.jpg",
		"https://old.example/wp-content/uploads/../../../" + secret, "https://old.example/%2e%2e/" + filepath.Base(outside) + "/secret.jpg", "link.jpg%00", "CON.jpg",
	} {
		tr := newTrial(t)
		f := text("a.xml", export(wp("1", "post", "publish", "لقاء", `<p>نص.</p><p><img src="`+address+`"></p>`, dated+"<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>2</wp:meta_value></wp:postmeta>")+
			wp("2", "attachment", "inherit", "x", "", "<wp:attachment_url>"+address+"</wp:attachment_url>")))
		f.Media = []*os.Root{root}
		tr.o.Files = []File{f}
		if it := tr.again().Items[0]; it.Status != "written" || len(it.Missing) == 0 {
			t.Errorf("%s: %+v", address, it)
		}
		for name, text := range tr.tree() {
			if strings.Contains(text, "secret\x00") || strings.Contains(text, "GIF8") || !strings.HasSuffix(name, ".md") {
				t.Errorf("%s: %s", address, name)
			}
		}
	}
}
