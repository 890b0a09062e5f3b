package content

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"balagh/internal/diag"
)

// memory forgets everything and counts.
type memory struct {
	sync.Mutex
	learned []string
}

func (*memory) Recall(string, int64, time.Time, bool) (*Edition, []diag.Diagnostic, bool) {
	return nil, nil, false
}

func (m *memory) Learn(path string, _ int64, _ time.Time, e *Edition, t *Text, remarks []diag.Diagnostic) (*Edition, []diag.Diagnostic) {
	m.Lock()
	defer m.Unlock()
	if (e == nil) != (t == nil) {
		panic("internal error: an edition and its text go together")
	}
	m.learned = append(m.learned, path)
	return e, remarks
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func edition(title string) *fstest.MapFile {
	return file("+++\ntitle = \"" + title + "\"\ndate = 2025-06-17\n+++\nنص\n")
}

// load reads a tree and gives the bundles and remarks in one line each.
func load(t *testing.T, fsys fs.FS) (bundles, remarks []string) {
	t.Helper()
	bs, ds, err := Load(context.Background(), List(fsys, newsroom(t)), &memory{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bs {
		var parts []string
		for _, e := range b.Editions {
			parts = append(parts, e.Lang+"="+e.Path[len(b.Dir)+1:])
		}
		for _, f := range b.Files {
			parts = append(parts, f.Name)
		}
		bundles = append(bundles, fmt.Sprintf("%s %d %s %s", b.Dir, b.Year, b.ID, strings.Join(parts, " ")))
	}
	diag.Sort(ds)
	for _, d := range ds {
		remarks = append(remarks, d.Path+" "+d.Severity.String()+" "+d.Rule)
	}
	return bundles, remarks
}

func TestLoad(t *testing.T) {
	bundles, remarks := load(t, fstest.MapFS{
		"content/releases/2025/salle/fr.md":          edition("Salle"),
		"content/releases/2025/salle/ar.md":          edition("قاعة"),
		"content/releases/2025/salle/z.jpg":          file("x"),
		"content/releases/2025/salle/تقرير.pdf":      file("x"),
		"content/releases/2025/salle/.DS_Store":      file("x"),
		"content/releases/2025/salle/ar.md~":         file("x"),
		"content/releases/2024/liqa/index.ar.md":     edition("لقاء"),
		"content/releases/2024/liqa/index.fr.md":     edition("Rencontre"),
		"content/pages/about/ar.md":                  file("+++\ntitle = \"من نحن\"\n+++\n"),
		"content/releases/2025/deux/ar.md":           edition("نسختان"),
		"content/releases/2025/deux/index.ar.md":     edition("نسختان"),
		"content/releases/2025/vide/x.jpg":           file("x"),
		"content/releases/2025/es/es.md":             edition("x"),
		"content/releases/2025/majuscule/AR.md":      edition("x"),
		"content/releases/2025/majuscule/fr.md":      edition("x"),
		"content/releases/2025/casse/ar.md":          file("x"),
		"content/releases/2025/Capital_1/ar.md":      edition("x"),
		"content/releases/2025/sp ace/ar.md":         edition("x"),
		"content/releases/2025/dossier/ar.md/x":      file("x"),
		"content/releases/2025/dossier/fr.md":        edition("x"),
		"content/releases/2025/dossier/photos/1.jpg": file("x"),
		"content/releases/2025/lone.md":              edition("x"),
		"content/releases/25/court/ar.md":            edition("x"),
		"content/releases/3025/loin/ar.md":           edition("x"),
		"content/releases/notes.txt":                 file("x"),
		"content/autre/x/ar.md":                      edition("x"),
		"content/x.txt":                              file("x"),
		"content/pages/.hidden/ar.md":                edition("x"),
	})
	wantBundles := []string{
		"content/releases/2024/liqa 2024 liqa ar=index.ar.md fr=index.fr.md",
		"content/releases/2025/Capital_1 2025 Capital_1 ar=ar.md",
		"content/releases/2025/deux 2025 deux ar=ar.md",
		"content/releases/2025/dossier 2025 dossier fr=fr.md",
		"content/releases/2025/majuscule 2025 majuscule fr=fr.md",
		"content/releases/2025/salle 2025 salle ar=ar.md fr=fr.md z.jpg تقرير.pdf",
		"content/releases/2025/sp ace 2025 sp ace ar=ar.md",
		"content/pages/about 0 about ar=ar.md",
	}
	if !slices.Equal(bundles, wantBundles) {
		t.Errorf("bundles:\n%s\nwant:\n%s", strings.Join(bundles, "\n"), strings.Join(wantBundles, "\n"))
	}
	wantRemarks := []string{
		"content/autre warning bundle-place",
		"content/releases/2025/Capital_1 warning slug-form",
		"content/releases/2025/casse/ar.md error front-matter-format",
		"content/releases/2025/deux/index.ar.md error unknown-file",
		"content/releases/2025/dossier/ar.md error not-a-file",
		"content/releases/2025/dossier/photos warning unknown-file",
		"content/releases/2025/es warning bundle-place",
		"content/releases/2025/es/es.md warning unknown-file",
		"content/releases/2025/lone.md warning bundle-place",
		"content/releases/2025/majuscule/AR.md warning unknown-file",
		"content/releases/2025/sp ace error slug-form",
		"content/releases/2025/vide warning bundle-place",
		"content/releases/25 warning bundle-place",
		"content/releases/3025 warning bundle-place",
		"content/releases/notes.txt warning bundle-place",
		"content/x.txt warning bundle-place",
	}
	if !slices.Equal(remarks, wantRemarks) {
		t.Errorf("remarks:\n%s\nwant:\n%s", strings.Join(remarks, "\n"), strings.Join(wantRemarks, "\n"))
	}
}

func TestNoContent(t *testing.T) {
	if bundles, remarks := load(t, fstest.MapFS{}); len(bundles)+len(remarks) > 0 {
		t.Errorf("%q %q", bundles, remarks)
	}
}

// faulty is a tree in which some paths cannot be read.
type faulty struct {
	fstest.MapFS
	fail map[string]error
}

func (f faulty) err(op, name string) error {
	if err := f.fail[name]; err != nil {
		return &fs.PathError{Op: op, Path: "/home/someone/" + name, Err: err}
	}
	return nil
}

func (f faulty) Open(name string) (fs.File, error) {
	if err := f.err("open", name); err != nil {
		return nil, err
	}
	return f.MapFS.Open(name)
}

func (f faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.err("readdir", name); err != nil {
		return nil, err
	}
	return f.MapFS.ReadDir(name)
}

func (f faulty) ReadFile(name string) ([]byte, error) {
	if err := f.err("read", name); err != nil {
		return nil, err
	}
	return f.MapFS.ReadFile(name)
}

func (f faulty) Stat(name string) (fs.FileInfo, error) {
	if err := f.err("stat", name); err != nil {
		return nil, err
	}
	return f.MapFS.Stat(name)
}

// What cannot be read is the author's to mend: all of it is told, no path of the
// machine is, and the rest is read.
func TestUnreadable(t *testing.T) {
	_, ds, err := Load(context.Background(), List(faulty{
		fstest.MapFS{
			"content/releases/2025/salle/ar.md":  edition("قاعة"),
			"content/releases/2025/liqa/ar.md":   edition("لقاء"),
			"content/releases/2024/x/ar.md":      edition("x"),
			"content/releases/2025/lien/ar.md":   {Data: []byte("../../../../x"), Mode: fs.ModeSymlink},
			"content/releases/2025/tube/ar.md":   {Mode: fs.ModeNamedPipe},
			"content/releases/2025/tube/fr.md":   edition("Tube"),
			"content/releases/2025/tube/son.mp3": {Mode: fs.ModeSocket},
		},
		map[string]error{
			"content/releases/2025/salle/ar.md": fs.ErrPermission, "content/releases/2024": errors.New("input/output error"),
			"content/releases/2025/lien/ar.md": errors.New("path escapes from parent"),
		},
	}, newsroom(t)), &memory{})
	if err != nil {
		t.Fatal(err)
	}
	diag.Sort(ds)
	var got []string
	for _, d := range ds {
		got = append(got, d.Path+" "+d.Rule+" "+d.Message.In("en", d.Args))
	}
	want := []string{
		"content/releases/2024 unreadable cannot read 2024: input/output error",
		"content/releases/2025/lien bundle-place this folder holds no edition (ar.md, fr.md)",
		"content/releases/2025/lien/ar.md path-escape the symbolic link ar.md leaves the site or leads nowhere",
		"content/releases/2025/salle/ar.md unreadable cannot read ar.md: permission denied",
		"content/releases/2025/tube/ar.md not-a-file ar.md is no regular file",
		"content/releases/2025/tube/son.mp3 unknown-file son.mp3 is no regular file",
	}
	for i, s := range got {
		got[i] = strings.ReplaceAll(s, "file does not exist", "permission denied")
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTooLarge(t *testing.T) {
	_, remarks := load(t, fstest.MapFS{"content/releases/2025/salle/ar.md": file(strings.Repeat(" ", maxSize+1))})
	if want := []string{"content/releases/2025/salle/ar.md error file-size"}; !slices.Equal(remarks, want) {
		t.Errorf("%q", remarks)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err := Load(ctx, List(fstest.MapFS{"content/releases/2025/salle/ar.md": edition("x")}, newsroom(t)), &memory{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// known recalls one edition with what was said of it.
type known struct {
	memory
	e *Edition
}

func (k *known) Recall(path string, _ int64, _ time.Time, _ bool) (*Edition, []diag.Diagnostic, bool) {
	return k.e, []diag.Diagnostic{{Path: path, Rule: "remembered"}}, path == k.e.Path
}

func TestRecall(t *testing.T) {
	k := &known{e: &Edition{Path: "content/releases/2025/salle/ar.md", Lang: "ar"}}
	bs, ds, err := Load(context.Background(), List(fstest.MapFS{
		"content/releases/2025/salle/ar.md": edition("قاعة"), "content/releases/2025/salle/fr.md": edition("Salle"),
	}, newsroom(t)), k)
	if err != nil || bs[0].Editions[0] != k.e || len(ds) != 1 || ds[0].Rule != "remembered" {
		t.Errorf("%v %v %v", bs, ds, err)
	}
	if want := []string{"content/releases/2025/salle/fr.md"}; !slices.Equal(k.learned, want) {
		t.Errorf("read %q, want %q", k.learned, want)
	}
}

// Locate finds fields and spans of the body again, in whatever file they are.
func TestLocate(t *testing.T) {
	const text = "\ufeff+++\r\ntitle = \"قاعة\"\r\nimage = { alt = \"قاعة كبرى\", src = \"p.jpg\" }\r\ntags = [\"صحة\", \"x\"]\r\n+++\r\n\r\nنص [هنا](../x).\r\n"
	fsys := fstest.MapFS{
		"ar.md": file(text), "site.toml": file("# تعليق\ntitle = { ar = \"أخبار\", fr = 1 }\n"), "broken.md": file("x"),
	}
	_, out, _ := Read(newsroom(t), Release, "ar.md", "ar", []byte(text))
	at := strings.Index(string(out.Body), "../x")
	for _, c := range []struct {
		d    diag.Diagnostic
		want string
	}{
		{diag.Diagnostic{Path: "ar.md", Field: "image.src"}, "3:36"},
		{diag.Diagnostic{Path: "ar.md", Field: "tags[1]"}, "4:16"},
		{diag.Diagnostic{Path: "ar.md", Field: "slug"}, "2:1"}, // not written: where it would stand
		{diag.Diagnostic{Path: "ar.md", Body: diag.Range{Start: at, End: at + 4}}, "7:10"},
		{diag.Diagnostic{Path: "site.toml", Field: "title.fr"}, "2:30"},
		{diag.Diagnostic{Path: "ar.md"}, "0:0"},
		{diag.Diagnostic{Path: "gone.md", Field: "title"}, "0:0"},
		{diag.Diagnostic{Path: "broken.md", Field: "title"}, "0:0"},
		{diag.Diagnostic{Path: "ar.md", Field: "title", Start: diag.Pos{Line: 9, Column: 9}}, "9:9"},
	} {
		ds := []diag.Diagnostic{c.d}
		Locate(fsys, ds)
		if got := fmt.Sprintf("%d:%d", ds[0].Start.Line, ds[0].Start.Column); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.d.Path, c.d.Field, got, c.want)
		}
	}
}

func TestBundleFile(t *testing.T) {
	b := &Bundle{Files: []File{{Name: "a.jpg"}, {Name: "ب.jpg", Size: 3}}}
	if f, ok := b.File("ب.jpg"); !ok || f.Size != 3 {
		t.Errorf("%v %v", f, ok)
	}
	if _, ok := b.File("A.jpg"); ok {
		t.Error("names are exact")
	}
}

// stumbling has a bug that one text brings out.
type stumbling struct {
	memory
	path string
}

func (m *stumbling) Learn(path string, size int64, at time.Time, e *Edition, t *Text, remarks []diag.Diagnostic) (*Edition, []diag.Diagnostic) {
	if path == m.path {
		panic("internal error: out of range")
	}
	return m.memory.Learn(path, size, at, e, t, remarks)
}

// A bug of our own in the reading of one text comes out where Load was called,
// with the text's name, whatever became of the other workers.
func TestBugIsTheCallers(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 40 {
		fsys[fmt.Sprintf("content/releases/2025/liqa-%02d/ar.md", i)] = edition("لقاء")
	}
	const path = "content/releases/2025/liqa-03/ar.md"
	defer func() {
		if p := fmt.Sprint(recover()); p != path+": internal error: out of range" {
			t.Errorf("%q", p)
		}
	}()
	_, _, err := Load(context.Background(), List(fsys, newsroom(t)), &stumbling{path: path})
	t.Errorf("nothing came out; %v", err)
}
