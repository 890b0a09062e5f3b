package output

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// audit makes all of a site anew and compares it with a folder.
func audit(t *testing.T, dir string, s site) []Difference {
	t.Helper()
	a, ctx := NewAudit(dir), context.Background()
	m, err := a.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	c, err := Compare(s.plan(), m)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.Begin(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range slices.Concat(c.New, c.Changed) {
		if written, err := b.Put(e, []byte(s[e.Path])); err != nil || written {
			t.Fatalf("%s: written %v, %v", e.Path, written, err)
		}
	}
	if _, err := b.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	return a.Differences()
}

func TestAuditNamesEveryDifference(t *testing.T) {
	const page = "ar/2023/b/index.html"
	part := soleFile(t, clean(t, before), partHead)
	branch := soleFile(t, clean(t, before), branchHead)
	// rewrite alters the record of the page, with all sums as they must be.
	rewrite := func(alter func(*Record)) func(string) error {
		return func(dir string) error {
			text, err := os.ReadFile(filepath.Join(dir, part))
			if err != nil {
				return err
			}
			records, err := decodePart(text)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(records, func(r Record) bool { return r.Path == page })
			alter(&records[i])
			if records[i].Path == "" {
				records = slices.Delete(records, i, i+1)
			}
			slices.SortFunc(records, func(a, b Record) int { return rankOf(a.Path).compare(rankOf(b.Path)) })
			return errors.Join(os.Remove(filepath.Join(dir, part)), os.Remove(filepath.Join(dir, branch)), remember(dir, encodePart(records), KeyOf("plan")))
		}
	}
	write := func(name, text string) func(string) error {
		return func(dir string) error { return os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666) }
	}
	for _, c := range []struct {
		name   string
		damage func(dir string) error
		want   []Difference
	}{
		{"nothing", func(string) error { return nil }, nil},
		{"a file nobody made", write("CNAME", "news.example.org"), nil},
		{"one letter", write(page, "باك"), []Difference{{page, OtherBytes}}},
		{"one letter more", write(page, "باقي"), []Difference{{page, OtherBytes}}},
		{"a file gone", func(dir string) error { return os.Remove(filepath.Join(dir, page)) }, []Difference{{page, Missing}}},
		{"a folder of files gone", func(dir string) error { return os.RemoveAll(filepath.Join(dir, "fr/2024")) },
			[]Difference{{"fr/2024/guide/index.html", Missing}, {"fr/2024/guide/plan/index.html", Missing}}},
		{"a link in its place", func(dir string) error {
			return errors.Join(os.Remove(filepath.Join(dir, page)), os.Symlink("../a/index.html", filepath.Join(dir, page)))
		}, []Difference{{page, Missing}}},
		{"another key", rewrite(func(r *Record) { r.Key[0] ^= 1 }), []Difference{{page, OtherKey}}},
		{"another sum", rewrite(func(r *Record) { r.Sum[0] ^= 1 }), []Difference{{page, OtherFacts}}},
		{"another size", rewrite(func(r *Record) { r.Size++ }), []Difference{{page, OtherFacts}}},
		{"another tier", rewrite(func(r *Record) { r.Tier = Indexes }), []Difference{{page, OtherFacts}}},
		{"other headers", rewrite(func(r *Record) { r.Headers = "x" }), []Difference{{page, OtherFacts}}},
		{"no line", rewrite(func(r *Record) { r.Path = "" }), []Difference{{page, Unnamed}}},
		{"a line too many", rewrite(func(r *Record) { r.Path = "ar/2023/c/index.html" }),
			[]Difference{{page, Unnamed}, {"ar/2023/c/index.html", LeftOver}}},
		{"a part cut short", write(part, partHead), []Difference{{part, OtherManifest}}},
		{"a part gone", func(dir string) error { return os.Remove(filepath.Join(dir, part)) }, []Difference{{part, OtherManifest}}},
		{"a branch cut short", write(branch, branchHead), []Difference{{branch, OtherManifest}}},
		{"a branch gone", func(dir string) error { return os.Remove(filepath.Join(dir, branch)) }, []Difference{{branch, OtherManifest}}},
		{"a part of another site cut short", func(dir string) error {
			other := PartFile{Text: encodePart(nil)}
			return errors.Join(remember(dir, other.Text, KeyOf("plan")), write(partFile(digest(other.Text).String()), partHead)(dir))
		}, append([]Difference{{partFile(digest(encodePart(nil)).String()), OtherManifest}}, unnamed(before)...)},
		{"no manifest", func(dir string) error { return os.Remove(filepath.Join(dir, manifestRoot)) }, []Difference{{manifestRoot, OtherManifest}}},
		{"a plan's digest", func(dir string) error {
			text, err := os.ReadFile(filepath.Join(dir, part))
			return errors.Join(err, os.Remove(filepath.Join(dir, branch)), remember(dir, text, KeyOf("plan")))
		}, []Difference{{manifestRoot, OtherManifest}}},
		{"a journal", write(journalName, "x"), []Difference{{journalName, Unfinished}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(scratch(t), "public")
			mustPublish(t, quick(dir), before)
			if err := c.damage(dir); err != nil {
				t.Fatal(err)
			}
			was := readTree(t, dir, true)
			if got := audit(t, dir, before); !slices.Equal(got, c.want) {
				t.Errorf("found %v, want %v", got, c.want)
			}
			same(t, readTree(t, dir, true), was)
		})
	}
}

// soleFile is the one file of a manifest with a head.
func soleFile(t *testing.T, tree site, head string) string {
	t.Helper()
	var found []string
	for name, text := range tree {
		if strings.HasPrefix(text, head) {
			found = append(found, name)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%q begins %q", head, found)
	}
	return found[0]
}

// remember writes a manifest of one part below a folder.
func remember(dir string, part []byte, plan Key) error {
	var errs []error
	above := func(head string, text []byte) []byte {
		sum := digest(text)
		errs = append(errs, os.WriteFile(filepath.Join(dir, partFile(sum.String())), text, 0o666))
		return encodeRefs(head, []*ref{{sum: sum, plan: plan}})
	}
	root := above(rootHead, above(branchHead, part))
	return errors.Join(append(errs, os.WriteFile(filepath.Join(dir, manifestRoot), root, 0o666))...)
}

func unnamed(s site) (found []Difference) {
	for _, path := range slices.Sorted(maps.Keys(s)) {
		found = append(found, Difference{path, Unnamed})
	}
	return found
}

// Between two sites the audit names just what an incremental build would do.
func TestAuditAgreesWithCompare(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	f := quick(dir)
	mustPublish(t, f, before)
	stale := map[string]bool{}
	for _, d := range audit(t, dir, after) {
		stale[d.Path] = true
	}
	m, err := f.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	c, err := Compare(after.plan(), m)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range slices.Concat(c.New, c.Changed) {
		if n++; !stale[e.Path] {
			t.Errorf("%s is to be made and was not named", e.Path)
		}
	}
	for _, r := range c.Removed {
		if n++; !stale[r.Path] {
			t.Errorf("%s is to be removed and was not named", r.Path)
		}
	}
	if len(stale) != n {
		t.Errorf("named %d paths, want %d: %v", len(stale), n, stale)
	}
}

func TestAuditWantsTheFolderToItself(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	if _, err := NewAudit(dir).Open(context.Background()); !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), dir) {
		t.Errorf("no folder: %v", err)
	}
	f := quick(dir)
	mustPublish(t, f, before)
	if _, err := f.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := NewAudit(dir).Open(context.Background()); !errors.Is(err, ErrBusy) {
		t.Errorf("while a build is at work: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	audit(t, dir, before)
}
