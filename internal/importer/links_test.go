package importer

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func (tr *trial) put(name, text string) {
	tr.t.Helper()
	p := filepath.Join(tr.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		tr.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		tr.t.Fatal(err)
	}
}

func oldPost(id, link string) string {
	return dated + "<wp:post_name>" + id + "</wp:post_name><link>https://old.example" + link + "</link>"
}

// A link to a text of the same import, further up or down, or to one imported
// before, becomes a link within the site; the report counts it. What leads
// elsewhere stays.
func TestLinksBetweenPosts(t *testing.T) {
	tr := newTrial(t)
	tr.put("content/releases/2018/avant/ar.md", "+++\ntitle = \"قبل\"\ndate = 2018-01-01\naliases = [\"/2018/01/قبل/\"]\n+++\nنص\n")
	body := `<p><a href="https://old.example/2019/05/b/">لاحق</a> <a href="http://www.old.example/2019/05/b#note">آخر</a> <a href="/about/">صفحة</a>
<a href="https://old.example/?p=2">برقم</a> <a href="https://old.example/2018/01/%D9%82%D8%A8%D9%84/">قبل</a>
<a href="https://old.example/2019/05/trash/">محذوف</a> <a href="https://other.example/2019/05/b/">غيره</a> <a href="https://news.example.org/ar/2018/avant/">هنا</a></p>`
	items := wp("1", "post", "publish", "أول", body, oldPost("premier", "/2019/05/a/")) +
		wp("2", "post", "publish", "ثان", `<p><a href="../a/">سابق</a></p>`, oldPost("b", "/2019/05/b/")) +
		wp("3", "page", "publish", "من نحن", "<p>صفحة.</p>", oldPost("about", "/about/")) +
		wp("4", "post", "trash", "محذوف", "<p>نص.</p>", oldPost("trash", "/2019/05/trash/"))
	r := tr.run("export.xml", export(items))
	a, b := itemOf(t, r, "#1"), itemOf(t, r, "#2")
	_, got := tr.read(a.Path)
	want := `[لاحق](/releases/2019/b) [آخر](/releases/2019/b) [صفحة](/pages/about) [برقم](/releases/2019/b) [قبل](/releases/2018/avant) ` +
		`[محذوف](https://old.example/2019/05/trash/) [غيره](https://other.example/2019/05/b/) [هنا](/releases/2018/avant)`
	if strings.ReplaceAll(got, "\n", " ") != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if _, got := tr.read(b.Path); got != "[سابق](/releases/2019/premier)" {
		t.Error(got)
	}
	if lossOf(a, "anchor").Sample != "#note" {
		t.Errorf("%+v", a.Dropped)
	}
	for _, m := range a.Mended {
		if m.What == "inside" && m.Count == 6 {
			return
		}
	}
	t.Errorf("%+v", a.Mended)
}

// What is new never takes the address of a page that is there, by whatever field
// it has it, nor an address that the archive keeps for itself. (The sixth is known by
// its old address: it was imported before.)
func TestAddressesClash(t *testing.T) {
	tr := newTrial(t)
	tr.put("content/releases/2019/autre/ar.md", "+++\ntitle = \"غيره\"\ndate = 2019-01-01\nslug = \"pris\"\naliases = [\"/ar/2019/ancien\", \"/partage/\"]\n+++\nنص\n")
	post := func(id, name, link string) string {
		return wp(id, "post", "publish", "عنوان "+id, "<p>نص "+id+".</p>", oldPost(name, link))
	}
	r := tr.run("export.xml", export(post("1", "pris", "/x1/")+post("2", "ancien", "/x2/")+post("3", "12", "/x3/")+
		post("4", "propre", "/ar/2019/propre/")+post("5", "cinq", "/ar/2019/pris/")+post("6", "six", "/partage")+post("7", "sept", "/ar/")+
		post("8", "huit", "/ar/2019/05/")+post("9", "neuf", "/ar/feed.xml")+post("10", "dix", "/x2/")+
		wp("11", "page", "publish", "بحث", "<p>نص.</p>", oldPost("search", "/search/"))+wp("12", "page", "publish", "سنة", "<p>نص.</p>", oldPost("2019", "/y/"))))
	var got []string
	for _, it := range r.Items {
		e, _ := tr.read(it.Path)
		got = append(got, fmt.Sprint(strings.TrimPrefix(it.Path, "content/"), " ", e.Front.Aliases, " ", lossOf(it, "alias").Count))
	}
	want := `releases/2019/pris-2/ar.md [/x1/] 0
releases/2019/ancien-2/ar.md [/x2/] 0
releases/2019/communique-12/ar.md [/x3/] 0
releases/2019/propre/ar.md [] 0
releases/2019/cinq/ar.md [] 1
releases/2019/autre/ar.md [/ar/2019/ancien /partage/] 0
releases/2019/sept/ar.md [] 1
releases/2019/huit/ar.md [] 1
releases/2019/neuf/ar.md [] 1
releases/2019/dix/ar.md [] 1
pages/search-2/ar.md [/search/] 0
pages/communique-2019/ar.md [/y/] 0`
	if strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// tree is every file of the site with its text.
func (tr *trial) tree() map[string]string {
	out := map[string]string{}
	for _, name := range tr.files() {
		text, err := tr.root.ReadFile(name)
		if err != nil {
			tr.t.Fatal(err)
		}
		out[name] = string(text)
	}
	return out
}

// linked is an export whose posts come in pairs, share names, and link to each
// other in both directions.
func linked(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		link := fmt.Sprintf("https://old.example/p%d/", (i*7)%n+1)
		lang, title := ar, fmt.Sprint("بلاغ ", i)
		if i%2 == 0 {
			lang, title = fr, fmt.Sprint("Communiqué ", i)
		}
		group := strings.ReplaceAll(pair, "pll_1", fmt.Sprint("pll_", (i+1)/2))
		b.WriteString(wp(fmt.Sprint(i), "post", "publish", title, fmt.Sprintf(`<p>نص %d، <a href="%s">رابط</a>.</p>`, i, link), oldPost(fmt.Sprint("nom", i%5), fmt.Sprintf("/p%d/", i))+lang+group))
	}
	return export(b.String())
}

// An import that stops anywhere leaves a site from which the same command
// completes it, to the byte.
func TestInterruptedEqualsUndisturbed(t *testing.T) {
	const n = 24
	whole := newTrial(t)
	whole.run("export.xml", linked(n))
	want := whole.tree()
	if len(want) != n {
		t.Fatalf("%d files", len(want))
	}
	for stop := 0; stop < n; stop += 5 {
		tr := newTrial(t)
		tr.o.Files = []File{text("export.xml", linked(n))}
		ctx, cancel := context.WithCancel(context.Background())
		tr.o.Progress = func(stage string, done, _ int) {
			if stage == "write texts" && done == stop+1 {
				cancel()
			}
		}
		if _, err := Run(ctx, tr.o); err == nil || len(tr.files()) != stop+1 {
			t.Fatalf("stopped behind %d: %v, %d files", stop+1, err, len(tr.files()))
		}
		tr.o.Progress = nil
		r := tr.again()
		if r.Count("present") != stop+1 || r.Count("written") != n-stop-1 {
			t.Errorf("%d there, %d written", r.Count("present"), r.Count("written"))
		}
		for name, text := range tr.tree() {
			if want[name] != text {
				t.Errorf("stopped behind %d: %s\n%s\nundisturbed\n%s", stop+1, name, text, want[name])
			}
		}
		if len(tr.files()) != n {
			t.Errorf("%d files", len(tr.files()))
		}
	}
}

// A machine that stops between the picture and the text of a post leaves a folder
// without an edition. The next import goes on there; a folder that holds a text, be
// it unreadable, is never entered.
func TestBrokenOff(t *testing.T) {
	for _, c := range []struct{ left, want string }{
		{"photo.jpg", "content/releases/2019/meme-nom/ar.md"},
		{"ar.md", "content/releases/2019/meme-nom-2/ar.md"},
		{"photos/a.jpg", "content/releases/2019/meme-nom-2/ar.md"},
	} {
		tr := newTrial(t)
		tr.put("content/releases/2019/meme-nom/"+c.left, "++ unreadable")
		r := tr.run("c.xml", export(wp("1", "post", "publish", "قديم", "<p>نص قديم.</p>", oldPost("meme-nom", "/x/"))))
		if got := r.Items[0].Path; got != c.want {
			t.Errorf("%s: %s, want %s", c.left, got, c.want)
		}
	}
}

// While an export is read, the bytes are counted; then the items.
func TestProgress(t *testing.T) {
	tr := newTrial(t)
	tr.o.DryRun = true
	const posts = 40
	size := int64(posts * 1 << 17)
	tr.o.Files = []File{{Name: "large.xml", Size: size, Open: func() (io.ReadCloser, error) {
		return &endless{n: posts, body: "<p>" + strings.Repeat("كلمة ", 1<<17/9) + "</p>"}, nil
	}}}
	var stages []string
	tr.o.Progress = func(stage string, done, total int) {
		if done > total {
			t.Errorf("%s: %d of %d", stage, done, total)
		}
		if len(stages) == 0 || stages[len(stages)-1] != fmt.Sprint(stage, total) {
			stages = append(stages, fmt.Sprint(stage, total))
		}
	}
	tr.again()
	if got := strings.Join(stages, " "); got != "read export5 write texts40" {
		t.Error(got)
	}
}
