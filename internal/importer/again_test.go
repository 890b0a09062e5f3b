package importer

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Importing twice changes nothing, whatever a person or an editor's program did
// to the files in between.
func TestTwice(t *testing.T) {
	sources := []string{
		"a.txt", "لقاء بسلا\n\nعقدت التعاضدية يوم الأربعاء 9 أكتوبر 2024 لقاء بسلا مع عدد كبير من المنخرطين.\n",
		"b.html", `<html><head><title>خبر</title><link rel="canonical" href="https://outlet.example/1"></head><body><p>نص الخبر في 2024-10-09.</p></body></html>`,
		"c.xml", export(wp("1", "post", "publish", "قديم", "<p>نص قديم.</p>", dated+"<link>https://old.example/2019/qadim/</link>")),
	}
	for _, c := range []struct {
		name   string
		change func(s string) string
		source func(s string) string
		status string
	}{
		{"untouched", nil, nil, "present"},
		{"edited", func(s string) string {
			return strings.Replace(s, "draft = true", "draft = false", 1) + "\nجملة أخرى.\n"
		}, nil, "present"},
		{"the comments are gone", func(s string) string {
			var out []string
			for _, line := range strings.Split(s, "\n") {
				if !strings.HasPrefix(line, "# ") {
					out = append(out, line)
				}
			}
			return strings.Join(out, "\n")
		}, nil, "present"},
		{"changed at the source", nil, func(s string) string { return strings.Replace(s, "نص", "متن", 1) }, "changed"},
	} {
		for i := 0; i < len(sources); i += 2 {
			tr := newTrial(t)
			first := tr.run(sources[i], sources[i+1])
			p := filepath.Join(tr.dir, filepath.FromSlash(first.Items[0].Path))
			file, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			if c.change != nil {
				file = []byte(c.change(string(file)))
				if err := os.WriteFile(p, file, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			source := sources[i+1]
			if c.source != nil {
				if source = c.source(source); source == sources[i+1] {
					continue
				}
			}
			again := tr.run(sources[i], source)
			after, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			if len(tr.files()) != 1 || !bytes.Equal(file, after) || again.Items[0].Status != c.status || again.Items[0].Path != first.Items[0].Path {
				t.Errorf("%s, %s: %s %q", sources[i], c.name, again.Items[0].Status, tr.files())
			}
		}
	}
}

// A name that any release of the site has is not given again.
func TestNeverOverwrites(t *testing.T) {
	tr := newTrial(t)
	const p = "content/releases/2018/meme-nom/ar.md"
	if err := os.MkdirAll(filepath.Join(tr.dir, filepath.Dir(p)), 0o777); err != nil {
		t.Fatal(err)
	}
	mine := []byte("+++\ntitle = \"بلاغ كتبته بيدي\"\ndate = 2018-01-01\n+++\nنص\n")
	if err := os.WriteFile(filepath.Join(tr.dir, p), mine, 0o666); err != nil {
		t.Fatal(err)
	}
	r := tr.run("c.xml", export(wp("1", "post", "publish", "قديم", "<p>نص قديم.</p>", dated+"<wp:post_name>meme-nom</wp:post_name>")))
	if got := r.Items[0].Path; got != "content/releases/2019/meme-nom-2/ar.md" {
		t.Error(got)
	}
	if after, err := os.ReadFile(filepath.Join(tr.dir, p)); err != nil || !bytes.Equal(mine, after) {
		t.Errorf("%v %s", err, after)
	}
}

// A dry run says what would be written, and writes nothing.
func TestDryRun(t *testing.T) {
	tr := newTrial(t)
	tr.o.DryRun = true
	r := tr.run("a.txt", "لقاء بسلا\n\nعقدت التعاضدية يوم الأربعاء 9 أكتوبر 2024 لقاء بسلا مع عدد كبير من المنخرطين.\n")
	if r.Items[0].Status != "planned" || len(tr.files()) > 0 {
		t.Errorf("%+v %q", r.Items, tr.files())
	}
	path := r.Items[0].Path
	tr.o.DryRun = false
	if r := tr.again(); r.Items[0].Path != path {
		t.Errorf("written to %s, planned %s", r.Items[0].Path, path)
	}
}

// The picture and the documents of a post are found in a folder of uploads and
// stand beside the text; two files of one name keep each its own.
func TestUploads(t *testing.T) {
	tr := newTrial(t)
	uploads := t.TempDir()
	for name, s := range map[string]string{"2019/05/صورة.jpg": "GIF8one", "2019/06/صورة.jpg": "GIF8two", "2019/05/pv.pdf": "pdf"} {
		p := filepath.Join(uploads, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(uploads)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	const at = "https://old.example/wp-content/uploads/"
	attachment := func(id, file, meta string) string {
		return wp(id, "attachment", "inherit", "مرفق", "", "<wp:post_parent>1</wp:post_parent><wp:attachment_url>"+at+file+"</wp:attachment_url>"+meta)
	}
	f := text("export.xml", export(wp("1", "post", "publish", "لقاء", `<p>نص.</p><p><img src="`+at+`2019/06/%D8%B5%D9%88%D8%B1%D8%A9-150x150.jpg" alt="أخرى"></p>[gallery ids="2"]`,
		dated+"<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>2</wp:meta_value></wp:postmeta>")+
		attachment("2", "2019/05/صورة.jpg", "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>قاعة</wp:meta_value></wp:postmeta>")+
		attachment("3", "2019/05/pv.pdf", "")+attachment("4", "2019/05/unused.jpg", "")))
	f.Media = []*os.Root{root}
	tr.o.Files = []File{f}
	it := tr.again().Items[0]
	e, body := tr.read(it.Path)
	if body != "نص.\n\n![أخرى](soura.jpg)\n\n![قاعة](soura-2.jpg)" || e.Front.Image.Src != "soura-2.jpg" || e.Front.Image.Alt != "قاعة" || len(e.Front.Attachments) != 1 || e.Front.Attachments[0].File != "pv.pdf" {
		t.Errorf("%q %+v %+v", body, e.Front.Image, e.Front.Attachments)
	}
	if got := strings.Join(it.Files, " "); got != "soura.jpg soura-2.jpg pv.pdf" {
		t.Error(got)
	}
	if lossOf(it, "attachment").Count != 1 {
		t.Errorf("%+v", it.Dropped)
	}
}
