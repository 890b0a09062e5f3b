package check

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"balagh/internal/diag"
)

func edit(start, end int, text string) diag.Edit { return diag.Edit{Start: start, End: end, New: text} }

func TestMend(t *testing.T) {
	for _, c := range []struct {
		name, text string
		edits      []diag.Edit
		want       string
		made       int
	}{
		{"none", "نص", nil, "نص", 0},
		{"CRLF and a mark at the start stay", "\uFEFFأ,\r\nب\r\n", []diag.Edit{edit(5, 6, "،")}, "\uFEFFأ،\r\nب\r\n", 1},
		{"in any order", "a,b,c", []diag.Edit{edit(3, 4, ";"), edit(1, 2, "")}, "ab;c", 2},
		{"the first of two that overlap", "a  ,b", []diag.Edit{edit(1, 4, "،"), edit(1, 3, " ")}, "a ,b", 1},
		{"the first of two that touch", "a ,b", []diag.Edit{edit(2, 3, "،"), edit(1, 2, "")}, "a,b", 1},
		{"an insertion", "ab", []diag.Edit{edit(1, 1, "-")}, "a-b", 1},
		{"outside the text", "ab", []diag.Edit{edit(1, 9, "-"), edit(-1, 0, "x"), edit(2, 1, "y")}, "ab", 0},
	} {
		got, made := Mend([]byte(c.text), c.edits)
		if string(got) != c.want || made != c.made {
			t.Errorf("%s: %q (%d), want %q (%d)", c.name, got, made, c.want, c.made)
		}
	}
}

func TestSafeEditsKeepRemarksWhole(t *testing.T) {
	safe := func(edits ...diag.Edit) diag.Diagnostic {
		return diag.Diagnostic{Path: "ar.md", Edits: edits, Safe: true}
	}
	got := SafeEdits([]diag.Diagnostic{
		safe(edit(1, 2, "«"), edit(8, 9, "»")),
		safe(edit(9, 10, "x"), edit(20, 21, "y")),              // touches the first: neither of its edits is made
		{Path: "ar.md", Edits: []diag.Edit{edit(30, 31, "z")}}, // only proposed
		safe(edit(40, 41, "،")),
	})
	if want := []diag.Edit{edit(1, 2, "«"), edit(8, 9, "»"), edit(40, 41, "،")}; !slices.Equal(got["ar.md"], want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// What Diff says is what Mend does: patch turns one into the other.
func TestDiffIsAPatch(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	var long strings.Builder
	for i := range 60 {
		long.WriteString(strings.Repeat("سطر ", i%4))
		long.WriteString("كلمة, أخرى\r\n")
	}
	for _, c := range []struct {
		text  string
		edits []diag.Edit
	}{
		{"أ,ب\n", []diag.Edit{edit(2, 3, "،")}},
		{"أ,ب", []diag.Edit{edit(2, 3, "،")}},
		{"a\nb\nc\n", []diag.Edit{edit(1, 2, "")}},                 // joins two lines
		{"a\nb\nc", []diag.Edit{edit(2, 4, ""), edit(5, 5, "\n")}}, // removes a line, ends the last
		{"\uFEFFa\nb\n", []diag.Edit{edit(0, 3, "")}},
		{long.String(), commas(long.String(), 1)},
		{long.String(), commas(long.String(), 9)},
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "content", "ar.md")
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		patch := Diff("content/ar.md", []byte(c.text), c.edits)
		git := exec.Command("git", "apply", "--whitespace=nowarn", "-p1", "-")
		git.Dir, git.Stdin = dir, strings.NewReader(patch)
		git.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
		if out, err := git.CombinedOutput(); err != nil {
			t.Errorf("%v: %s\n%s", err, out, patch)
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if want, _ := Mend([]byte(c.text), c.edits); !bytes.Equal(got, want) {
			t.Errorf("patched %q, want %q\n%s", got, want, patch)
		}
	}
}

// commas mends every nth comma of a text.
func commas(text string, n int) []diag.Edit {
	var out []diag.Edit
	for i, c := range text {
		if c == ',' && strings.Count(text[:i], ",")%n == 0 {
			out = append(out, diag.Edit{Start: i, End: i + 1, New: "،"})
		}
	}
	return out
}

func FuzzMend(f *testing.F) {
	f.Add([]byte("أ, ب\r\n"), 2, 3, 4, 5)
	f.Fuzz(func(t *testing.T, text []byte, a, b, c, d int) {
		edits := []diag.Edit{edit(a, b, "x"), edit(c, d, "\n")}
		before := slices.Clone(text)
		out, made := Mend(text, edits)
		if !bytes.Equal(before, text) {
			t.Fatal("the text itself was changed")
		}
		if grown := len(out) - len(text); made == 0 && grown != 0 {
			t.Errorf("%d bytes more without an edit", grown)
		}
		if patch := Diff("ar.md", text, edits); (patch == "") != (made == 0) {
			t.Errorf("%d edits and the patch %q", made, patch)
		}
	})
}

func TestReplaceKeepsModeAndLinks(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	write := func(name, text string, mode os.FileMode) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	write("ar.md", "قديم", 0o640)
	if err := os.Symlink("ar.md", filepath.Join(dir, "link.md")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("loop.md", filepath.Join(dir, "loop.md")); err != nil {
		t.Fatal(err)
	}
	d, err := Open(root, "link.md")
	if err != nil || string(d.Text) != "قديم" {
		t.Fatal(err, d)
	}
	if err := d.Replace([]byte("جديد")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(filepath.Join(dir, "ar.md"))
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v, want the mode it had", info.Mode(), err)
	}
	if info, err := os.Lstat(filepath.Join(dir, "link.md")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became a file: %v", err)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "link.md")); string(text) != "جديد" {
		t.Errorf("%q", text)
	}
	if _, err := Open(root, "loop.md"); err == nil {
		t.Error("a link to itself was opened")
	}

	// Saved by somebody else between reading and writing.
	d, err = Open(root, "ar.md")
	if err != nil {
		t.Fatal(err)
	}
	write("ar.md", "محرر آخر", 0o640)
	os.Chtimes(filepath.Join(dir, "ar.md"), time.Now(), time.Now().Add(time.Second))
	if err := d.Replace([]byte("إصلاح")); err == nil || !strings.Contains(err.Error(), ErrChanged.Error()) || strings.Contains(err.Error(), dir) {
		t.Errorf("%v", err)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "ar.md")); string(text) != "محرر آخر" {
		t.Errorf("overwrote what somebody saved: %q", text)
	}
	if list, _ := os.ReadDir(dir); len(list) != 3 {
		t.Errorf("left something behind: %v", list)
	}
}
