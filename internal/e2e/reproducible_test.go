package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Two machines that have nothing in common but the source make the same bytes,
// also in what the target remembers.
func TestTwoMachinesMakeTheSameBytes(t *testing.T) {
	dir := t.TempDir()
	machines := []struct {
		folder, umask string
		env           []string
	}{
		{"a", "022", []string{"TZ=Pacific/Kiritimati", "LANG=C", "LC_ALL=C", "GOMAXPROCS=1", "ZONEINFO=/nowhere"}},
		{"another/folder-مجلد", "077", []string{"TZ=America/St_Johns", "LANG=ar_MA.UTF-8", "LC_ALL=ar_MA.UTF-8", "GOMAXPROCS=8", "HOME=" + dir}},
	}
	var trees []map[string]string
	for _, m := range machines {
		src, out := filepath.Join(dir, m.folder, "src"), filepath.Join(dir, m.folder, "out")
		if err := copyFull(src); err != nil {
			t.Fatal(err)
		}
		command(t, src, slices.Concat(quiet, m.env), "sh", "-c", `umask "$1" && shift && exec "$@"`, "sh", m.umask,
			program, "build", "--out", out, "--at", now).must(t)
		trees = append(trees, tree(t, out))
	}
	if d := differ(trees[0], trees[1]); len(d) > 0 || len(trees[0]) < 200 {
		t.Errorf("%d files, of which differ: %v", len(trees[0]), d)
	}
}

// A commit that touches one release, built by a program that carries the commit's
// id, makes the files that show this release anew and no other: no key holds a
// revision, a version or the hash of the executable.
func TestContentCommitMovesNoOtherKey(t *testing.T) {
	needs(t, "git")
	dir := t.TempDir()
	repo, out := filepath.Join(dir, "repo"), filepath.Join(dir, "out")
	cloneTree(t, repo)
	git := func(args ...string) {
		t.Helper()
		command(t, repo, []string{"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null"}, "git",
			append([]string{"-c", "user.name=e2e", "-c", "user.email=e2e@example.org", "-c", "commit.gpgsign=false"}, args...)...).must(t)
	}
	build := func() (report, string) {
		t.Helper()
		bin := filepath.Join(dir, "balagh")
		command(t, repo, nil, "go", "build", "-buildvcs=true", "-o", bin, "./cmd/balagh").must(t)
		revision := string(command(t, repo, nil, "go", "version", "-m", bin).must(t).stdout)
		_, revision, _ = strings.Cut(revision, "vcs.revision=")
		revision, _, _ = strings.Cut(revision, "\n")
		return command(t, repo, quiet, bin, "build", "--out", out, "--at", now, "--json").report(t), revision
	}
	git("init", "-q")
	git("add", "-A")
	git("commit", "-q", "-m", "everything")
	first, before := build()
	old := published(t, out)

	edit(t, filepath.Join(repo, "content/releases/2023/rencontre-09-laayoune/fr.md"), "+++\ntitle = \"", "+++\ntitle = \"Étape : ")
	git("commit", "-q", "-a", "-m", "content only")
	second, after := build()

	if before == "" || before == after {
		t.Fatalf("the programs carry the revisions %q and %q: the test proves nothing", before, after)
	}
	if len(second.New) > 0 || len(second.Removed) > 0 || len(second.Changed) == 0 {
		t.Errorf("new %v, changed %v, removed %v", second.New, second.Changed, second.Removed)
	}
	shows := func(p string) bool {
		return strings.Contains(p, "rencontre-09-laayoune") || strings.Contains(old[p], "2023/rencontre-09-laayoune/")
	}
	showing := 0
	for p := range old {
		if strings.HasPrefix(p, "fr/") && shows(p) {
			showing++
		}
	}
	for _, p := range second.Changed {
		if !shows(p) {
			t.Errorf("%s changed and does not show the release", p)
		}
	}
	if second.Made > showing || second.Made+second.Unchanged < first.Made || first.Made < 150 {
		t.Errorf("made %d, then %d; %d files show the release; unchanged %d", first.Made, second.Made, showing, second.Unchanged)
	}
	t.Logf("made %d of %d, changed %v", second.Made, first.Made, second.Changed)
}

// cloneTree copies what a commit of the working tree would hold.
func cloneTree(t *testing.T, to string) {
	t.Helper()
	for _, name := range []string{"cmd", "internal", "layouts", "static", "content"} {
		if err := os.CopyFS(filepath.Join(to, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "embed.go", "site.toml", ".gitignore"} {
		write(t, filepath.Join(to, name), read(t, filepath.Join(root, name)))
	}
}
