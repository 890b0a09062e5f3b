package cache

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

var (
	engine = [16]byte{1, 2, 3}
	noon   = time.Date(2024, 10, 9, 12, 0, 0, 0, time.UTC)
)

// named is a name that tells texts apart.
func named(text string) (n Name) {
	sum := sha256.Sum256([]byte(text))
	copy(n[:], sum[:])
	return n
}

// ago is the stamp of a file changed so long before noon.
func ago(d time.Duration) Stamp { return Stamp{10, noon.Add(-d).UnixNano()} }

// at gives the record a clock that stands.
func at(r *Record, now time.Time) *Record {
	r.clock = func() time.Time { return now }
	return r
}

func save(t testing.TB, r *Record, path string) {
	t.Helper()
	if err := r.Save(path, noon); err != nil {
		t.Fatal(err)
	}
}

func TestRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), ".balagh", "record")
	r := at(LoadRecord(path, engine), noon)
	r.Put("releases/2024/لقاء/ar.md", ago(time.Hour), named("نص"))
	r.Put("releases/2024/لقاء/fr.md", ago(time.Minute), named("texte"))
	r.Put("b", ago(3*time.Second), named("too young"))
	r.Put("a", ago(3*time.Second+1), Name{})
	if got, ok := r.Get("b", ago(3*time.Second)); !ok || got != named("too young") {
		t.Errorf("in the same run: %x, %v", got, ok)
	}
	save(t, r, path)

	r = LoadRecord(path, engine)
	if r.Len() != 3 {
		t.Errorf("%d files are known", r.Len())
	}
	tests := []struct {
		path  string
		stamp Stamp
		want  string
		ok    bool
	}{
		{"releases/2024/لقاء/ar.md", ago(time.Hour), "نص", true},
		{"releases/2024/لقاء/fr.md", ago(time.Minute), "texte", true},
		{"releases/2024/لقاء/fr.md", ago(time.Second), "", false},
		{"releases/2024/لقاء/fr.md", Stamp{11, ago(time.Minute).ModTime}, "", false},
		{"releases/2024/لقاء/fr.m", ago(time.Minute), "", false},
		{"a", ago(3*time.Second + 1), "", true},
		{"b", ago(3 * time.Second), "", false},
		{"", Stamp{}, "", false},
	}
	for _, test := range tests {
		want := Name{}
		if test.want != "" {
			want = named(test.want)
		}
		if got, ok := r.Get(test.path, test.stamp); got != want || ok != test.ok {
			t.Errorf("Get(%q, %v) = %x, %v", test.path, test.stamp, got, ok)
		}
	}
	if n := len(LoadRecord(path, [16]byte{9}).loaded); n != 0 {
		t.Errorf("%d entries of another engine", n)
	}
}

// TestRecordReadLate: a file that changes while a long run goes on may change
// again after it was read, so the moment of reading counts, not the end.
func TestRecordReadLate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record")
	r := at(LoadRecord(path, engine), noon.Add(-time.Minute))
	r.Put("ar.md", ago(time.Minute+time.Second), named("نص"))
	save(t, r, path)
	if _, ok := LoadRecord(path, engine).Get("ar.md", ago(time.Minute+time.Second)); ok {
		t.Error("a file read one second after its change is trusted")
	}
}

func TestRecordForgets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record")
	r := at(LoadRecord(path, engine), noon)
	for _, name := range []string{"c", "a", "b"} {
		r.Put(name, ago(time.Hour), named(name))
	}
	save(t, r, path)

	r = LoadRecord(path, engine)
	r.Get("a", ago(time.Hour))
	r.Get("b", ago(time.Minute)) // changed since
	save(t, r, path)
	r = LoadRecord(path, engine)
	if len(r.loaded) != 1 || r.loaded[0].path != "a" {
		t.Errorf("kept %v", r.loaded)
	}
}

func TestRecordNotRewritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record")
	r := at(LoadRecord(path, engine), noon)
	r.Put("ar.md", ago(time.Hour), named("نص"))
	r.Put("fr.md", ago(time.Hour), named("texte"))
	save(t, r, path)
	old := time.Unix(1e9, 0)
	os.Chtimes(path, old, old)
	rewritten := func() bool {
		info, err := os.Stat(path)
		return err != nil || !info.ModTime().Equal(old)
	}

	r = at(LoadRecord(path, engine), noon)
	r.Get("ar.md", ago(time.Hour))
	r.Put("fr.md", ago(time.Hour), named("texte"))
	save(t, r, path)
	if rewritten() {
		t.Error("written anew though nothing changed")
	}
	r = at(LoadRecord(path, engine), noon)
	r.Get("ar.md", ago(time.Hour))
	r.Put("fr.md", ago(time.Hour), named("autre"))
	save(t, r, path)
	if !rewritten() {
		t.Error("a change was not written")
	}
}

func TestRecordSameBytes(t *testing.T) {
	dir := t.TempDir()
	var files [2][]byte
	for i, order := range [][]string{{"a", "ب", "c"}, {"c", "a", "ب"}} {
		r := at(LoadRecord("", engine), noon)
		for _, name := range order {
			r.Put(name, ago(time.Hour), named(name))
		}
		path := filepath.Join(dir, fmt.Sprint(i))
		save(t, r, path)
		files[i], _ = os.ReadFile(path)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the order of Put shows in the file")
	}
}

func TestRecordDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record")
	r := at(LoadRecord(path, engine), noon)
	r.Put("ar.md", ago(time.Hour), named("نص"))
	save(t, r, path)
	whole, _ := os.ReadFile(path)
	for i := range whole {
		os.WriteFile(path, whole[:i], 0o666)
		if n := len(LoadRecord(path, engine).loaded); n != 0 {
			t.Errorf("cut at %d: %d entries", i, n)
		}
		changed := bytes.Clone(whole)
		changed[i] ^= 1
		os.WriteFile(path, changed, 0o666)
		if n := len(LoadRecord(path, engine).loaded); n != 0 {
			t.Errorf("byte %d changed: %d entries", i, n)
		}
	}
}

func TestRecordConcurrent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record")
	for range 2 {
		r := at(LoadRecord(path, engine), noon)
		var wg sync.WaitGroup
		for w := range 4 {
			wg.Go(func() {
				for i := range 200 {
					name := fmt.Sprint((i*7 + w) % 250)
					if got, ok := r.Get(name, ago(time.Hour)); ok && got != named(name) {
						t.Errorf("Get(%s) = %q", name, got)
					} else if !ok {
						r.Put(name, ago(time.Hour), named(name))
					}
				}
			})
		}
		wg.Wait()
		save(t, r, path)
	}
}

func FuzzRecord(f *testing.F) {
	dir := f.TempDir()
	r := at(LoadRecord("", engine), noon)
	r.Put("ar.md", ago(time.Hour), named("نص"))
	save(f, r, filepath.Join(dir, "seed"))
	seed, _ := os.ReadFile(filepath.Join(dir, "seed"))
	f.Add(seed, "releases/2024/لقاء/ar.md", "نص")
	f.Add(seed[:recordHead], "", "")
	f.Add([]byte(nil), "é", "texte")
	f.Fuzz(func(t *testing.T, file []byte, name, text string) {
		parseRecord(file, engine)
		// With a right checksum the parts themselves are put to the test.
		var sealed bytes.Buffer
		w := newSummed(&sealed)
		w.Write(file)
		w.finish()
		if entries, ok := parseRecord(sealed.Bytes(), engine); ok {
			for _, e := range entries {
				_ = e.path + string(e.name[:])
			}
		}
		path := filepath.Join(t.TempDir(), "record")
		r := at(LoadRecord(path, engine), noon)
		r.Put(name, ago(time.Hour), named(text))
		r.Put(name+"x", ago(time.Hour), named(text))
		save(t, r, path)
		if got, ok := LoadRecord(path, engine).Get(name, ago(time.Hour)); !ok || got != named(text) {
			t.Errorf("got %x, %v", got, ok)
		}
	})
}

func BenchmarkLoadRecord(b *testing.B) {
	path := filepath.Join(b.TempDir(), "record")
	r := at(LoadRecord(path, engine), noon)
	for i := range 10_000 {
		r.Put(fmt.Sprintf("releases/2024/rencontre-%05d/ar.md", i), ago(time.Hour), named(fmt.Sprint(i)))
	}
	save(b, r, path)
	for b.Loop() {
		if len(LoadRecord(path, engine).loaded) != 10_000 {
			b.Fatal("not loaded")
		}
	}
}
