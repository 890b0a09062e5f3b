package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestFolderFirstBuild(t *testing.T) {
	dir := filepath.Join(scratch(t), "out", "public")
	st := mustPublish(t, NewFolder(dir), before)
	if st.Written != len(before) || st.PartsWritten != 2 || st.Removed != 0 {
		t.Errorf("%+v", st)
	}
	for p, want := range before {
		if got, err := os.ReadFile(filepath.Join(dir, p)); err != nil || string(got) != want {
			t.Errorf("%s: %q %v", p, got, err)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
		t.Errorf("left beside: %v", left)
	}
	usual := filepath.Join(filepath.Dir(dir), "usual")
	if err := os.MkdirAll(usual, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(usual, "file"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for p, like := range map[string]string{".": ".", "ar": ".", "index.html": "file"} {
		got, err1 := os.Stat(filepath.Join(dir, p))
		want, err2 := os.Stat(filepath.Join(usual, like))
		if err1 != nil || err2 != nil || got.Mode() != want.Mode() {
			t.Errorf("%s has mode %v, want that of what anybody makes, %v", p, got.Mode(), want.Mode())
		}
	}
}

func TestFolderIncrementalEqualsClean(t *testing.T) {
	for name, bulk := range map[string]int{"few": bulkFiles, "many": 0} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(scratch(t), "public")
			f := NewFolder(dir)
			f.bulk = bulk
			mustPublish(t, f, before)
			st := mustPublish(t, f, after)
			if st.Written != 7 || st.Removed != 5 || st.Unchanged != 2 || st.Same != 0 {
				t.Errorf("%+v", st)
			}
			same(t, readTree(t, dir, true), clean(t, after))
			mustPublish(t, f, before)
			same(t, readTree(t, dir, true), clean(t, before))
			mustPublish(t, f, site{})
			same(t, readTree(t, dir, true), clean(t, site{}))
		})
	}
}

func TestFolderKeyMovedBytesDidNot(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	f := quick(dir)
	mustPublish(t, f, before)
	inode, _ := os.Stat(filepath.Join(dir, "index.html"))
	other := func(plan []Entry, m *Manifest) (*Changes, error) {
		for i := range plan {
			plan[i].Key[0]++
			plan[i].Headers = "Cache-Control: no-cache"
		}
		return Compare(plan, m)
	}
	st, err := publishWith(f, before, other)
	if err != nil || st.Written != 0 || st.Same != len(before) || st.PartsWritten != 2 {
		t.Errorf("%+v %v", st, err)
	}
	if now, _ := os.Stat(filepath.Join(dir, "index.html")); !os.SameFile(inode, now) {
		t.Error("a file with the same bytes was written again")
	}
	if st, err = publishWith(f, before, other); err != nil || st.Unchanged != len(before) {
		t.Errorf("the moved keys were not remembered: %+v %v", st, err)
	}
	if st, err = publishWith(f, before, CompareAll); err != nil || st.Same != len(before) {
		t.Errorf("built in full: %+v %v", st, err)
	}
	if _, err := os.Stat(filepath.Join(dir, stageDir)); err == nil {
		t.Error("the stage is left")
	}
}

// counted lists what a target does to the disk.
func counted(f *Folder, did *[]string) {
	var mu sync.Mutex
	sabotage(f, func(op, name string) error {
		mu.Lock()
		defer mu.Unlock()
		*did = append(*did, op+" "+name)
		return nil
	})
}

func TestFolderNoChangeReadsTheRootOnly(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), before)
	f := quick(dir)
	var did []string
	counted(f, &did)
	st := mustPublish(t, f, before)
	if st.PartsRead+st.PartsWritten+st.Written+st.Removed+st.Same != 0 || st.Unchanged != len(before) {
		t.Errorf("%+v", st)
	}
	want := []string{"lstat .balagh", "read .balagh/journal", "lstat .balagh/stage", "read .balagh/manifest/index", "lstat .balagh/stage"}
	if !slices.Equal(did, want) {
		t.Errorf("did %q", did)
	}
}

// One more file in a large archive reads and writes the root, a branch and a part.
func TestFolderOneMoreReadsItsPartOnly(t *testing.T) {
	for _, releases := range []int{20, 1_500} {
		dir := filepath.Join(scratch(t), "public")
		s := archiveOf(releases)
		mustPublish(t, quick(dir), s)
		held, files := len(s), readTree(t, dir, true)
		var next string // what follows in the order of the manifest
		for p := range s {
			if strings.HasPrefix(p, "fr/2021/") {
				next = max(next, p)
			}
		}
		s["ar/2021/زيارة/index.html"] = "زيارة"
		f := quick(dir)
		var did []string
		counted(f, &did)
		st := mustPublish(t, f, s)
		if want := (Stats{Written: 1, Bytes: int64(len("زيارة")), Unchanged: held, PartsRead: 2, PartsWritten: 2, Manifest: st.Manifest}); st != want {
			t.Errorf("%d releases: %+v", releases, st)
		}
		again := quick(dir)
		if m, err := again.Open(context.Background()); err != nil || m.Digest() != st.Manifest {
			t.Errorf("%d releases: the commit says the manifest is %v, and it is %v (%v)", releases, st.Manifest, m.Digest(), err)
		}
		again.Close()
		reads := slices.DeleteFunc(slices.Clone(did), func(d string) bool { return !strings.HasPrefix(d, "read ") })
		part := naming(t, partsOf(files), partHead, "\n"+next+"\t")
		branch := naming(t, partsOf(files), branchHead, "\n"+part+"\t")
		if want := []string{"read .balagh/journal", "read .balagh/manifest/index", "read " + partFile(branch), "read " + partFile(part)}; !slices.Equal(reads, want) {
			t.Errorf("read %q, want %q", reads, want)
		}
	}
}

// partsOf picks the files of a manifest below its root.
func partsOf(tree site) map[string][]byte {
	parts := map[string][]byte{}
	for name, text := range tree {
		if base, ok := strings.CutSuffix(strings.TrimPrefix(name, manifestDir+"/"), ".part"); ok {
			parts[base] = []byte(text)
		}
	}
	return parts
}

// The order in which a commit reaches the disk is what makes it whole.
func TestFolderOrderOfCommit(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), site{"ar/a.html": "١", "feed.xml": "1", "style.css": "1", "fr/2023/x": "x"})
	was := readTree(t, dir, true)
	f := quick(dir)
	var did []string
	counted(f, &did)
	mustPublish(t, f, site{"ar/a.html": "٢", "feed.xml": "2", "style.css": "2", "ar/2024/b.html": "ب"})
	at := slices.IndexFunc(did, func(d string) bool { return strings.HasPrefix(d, "create .balagh/stage/m") })
	did = slices.DeleteFunc(did[at:], func(d string) bool { return strings.HasPrefix(d, "lstat ") })
	old, next := soleParts(t, was), soleParts(t, readTree(t, dir, true))
	want := []string{
		"create .balagh/stage/m0", "write .balagh/stage/m0", "sync .balagh/stage/m0",
		"create .balagh/stage/m1", "write .balagh/stage/m1", "sync .balagh/stage/m1",
		"create .balagh/stage/m2", "write .balagh/stage/m2", "sync .balagh/stage/m2",
		"syncdir .balagh/manifest", "syncdir .balagh/stage",
		"create .balagh/journal", "write .balagh/journal", "sync .balagh/journal", "syncdir .balagh",
		"rename ar/2024", "rename style.css", "rename ar/2024/b.html", "rename ar/a.html", "rename feed.xml",
		"remove fr/2023/x", "remove fr/2023", "remove fr",
		"rename " + next[0], "rename " + next[1], "rename .balagh/manifest/index", "remove " + old[1], "remove " + old[0],
		"syncdir .", "syncdir .balagh/manifest", "syncdir ar", "syncdir ar/2024", "syncdir fr", "syncdir fr/2023",
		"remove .balagh/journal", "syncdir .balagh", "removeall .balagh/stage",
	}
	if !slices.Equal(did, want) {
		t.Errorf("did\n%s", strings.Join(did, "\n"))
	}
}

// soleParts are the only part and the only branch of a manifest.
func soleParts(t *testing.T, tree site) [2]string {
	return [2]string{soleFile(t, tree, partHead), soleFile(t, tree, branchHead)}
}

func TestFolderLock(t *testing.T) {
	ctx := context.Background()
	for _, first := range []bool{true, false} {
		dir := filepath.Join(scratch(t), "public")
		if !first {
			mustPublish(t, quick(dir), before)
		}
		a, b := quick(dir), quick(dir)
		if _, err := a.Open(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Open(ctx); !errors.Is(err, ErrBusy) {
			t.Errorf("second build: %v", err)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
		if left := readTree(t, filepath.Dir(dir), true); first && len(left) > 0 {
			t.Errorf("left by a build that made nothing: %v", left)
		}
		mustPublish(t, b, after)
		same(t, readTree(t, dir, true), clean(t, after))
	}
}

func TestFolderAbort(t *testing.T) {
	ctx := context.Background()
	for _, dirs := range []string{"", "public", "public/.balagh"} {
		tmp := scratch(t)
		dir := filepath.Join(tmp, "public")
		switch dirs {
		case "public":
			if err := os.Mkdir(dir, 0o777); err != nil {
				t.Fatal(err)
			}
		case "public/.balagh":
			mustPublish(t, quick(dir), before)
		}
		old := readTree(t, tmp, true)
		f := quick(dir)
		m, err := f.Open(ctx)
		if err != nil {
			t.Fatal(err)
		}
		c, err := Compare(after.plan(), m)
		if err != nil {
			t.Fatal(err)
		}
		b, err := f.Begin(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.New {
			if _, err := b.Put(e, []byte(after[e.Path])); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(b.Abort(), b.Abort(), f.Close()); err != nil {
			t.Error(err)
		}
		same(t, readTree(t, tmp, true), old)
	}
}

func TestFolderTakesConcurrentPuts(t *testing.T) {
	s := site{}
	for i := range 400 {
		s[fmt.Sprintf("ar/%d/tags/x%d/%d/index.html", 2000+i%3, i%(openFolders+50), i)] = "صفحة"
	}
	for _, exists := range []bool{false, true} {
		dir := filepath.Join(scratch(t), "public")
		f := quick(dir)
		if exists {
			mustPublish(t, f, site{"old": "قديم"})
		}
		ctx := context.Background()
		m, _ := f.Open(ctx)
		c, _ := Compare(s.plan(), m)
		b, err := f.Begin(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for w := range 4 {
			wg.Go(func() {
				for i := w; i < len(c.New); i += 4 {
					if written, err := b.Put(c.New[i], []byte("صفحة")); err != nil || !written {
						t.Error(written, err)
					}
				}
			})
		}
		wg.Wait()
		if b, fresh := b.(*freshBatch); fresh && len(b.tree.open) > openFolders+2 {
			t.Errorf("%d folders are held open", len(b.tree.open))
		}
		if st, err := b.Commit(ctx); err != nil || st.Written != len(s) {
			t.Errorf("%+v %v", st, err)
		}
		same(t, readTree(t, dir, true), clean(t, s))
	}
}

// A folder in which somebody writes stays open, however many others come.
func TestTreeKeepsWhatIsInUse(t *testing.T) {
	dir, o := scratch(t), quick("").ops
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tr := newTree(&o, root)
	defer tr.close()
	in, made, err := tr.enter("ar/2024/لقاء")
	if err != nil || made {
		t.Fatal(made, err)
	}
	for i := range 3 * openFolders {
		if err := tr.write(fmt.Sprintf("fr/%d/x/index.html", i), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := tr.make(in, "ar/2024/لقاء"); err != nil {
		t.Error(err)
	}
	tr.leave(in)
	if len(tr.open) > openFolders+2 {
		t.Errorf("%d folders are held open", len(tr.open))
	}
	if _, err := os.Stat(filepath.Join(dir, "ar/2024/لقاء")); err != nil {
		t.Error(err)
	}
}

func TestFolderCancelled(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustPublish(t, quick(dir), before)
	old := readTree(t, dir, true)
	f := quick(dir)
	ctx, cancel := context.WithCancel(context.Background())
	m, _ := f.Open(ctx)
	c, _ := Compare(after.plan(), m)
	b, err := f.Begin(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range slices.Concat(c.New, c.Changed) {
		if _, err := b.Put(e, []byte(after[e.Path])); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if _, err := b.Commit(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	same(t, readTree(t, dir, true), old)
}
