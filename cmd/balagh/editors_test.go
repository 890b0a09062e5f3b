package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fenced returns the blocks of a language in a page of the manual.
func fenced(t *testing.T, page, language string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
		out = append(out, m[1])
	}
	return out
}

// faultySite is a site with a remark of each kind.
func faultySite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.toml":                        "base_url = \"https://news.example.org\"\ntime_zone = \"Africa/Casablanca\"\ntitle = { ar = \"أ\", fr = \"A\" }\nlanguages = [{ code = \"ar\" }, { code = \"fr\" }]\n",
		"content/releases/2026/liqa/ar.md": "+++\ntitle = \"لقاء: الداخلة [1]\"\ndate = 2026-01-02\ntags = [\"a: b [c]\"]\ndrfat = true\n+++\nنص, نص\n\nنَصّ, وآخر\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The pattern that docs/editors.md gives finds every remark that check prints, in
// each language, and nothing of a hint.
func TestEditorsFollowTheLines(t *testing.T) {
	blocks := fenced(t, "editors.md", "json")
	var tasks struct {
		Tasks []struct {
			Command string
			Args    []string
			Matcher struct {
				Pattern struct {
					Regexp                                      string
					File, Line, Column, Severity, Message, Code int
				}
			} `json:"problemMatcher"`
		}
	}
	if err := json.Unmarshal([]byte(blocks[0]), &tasks); err != nil {
		t.Fatal(err)
	}
	task := tasks.Tasks[0]
	p := task.Matcher.Pattern
	form := regexp.MustCompile(p.Regexp)
	dir := faultySite(t)
	for _, lang := range []string{"ar", "fr", "en"} {
		args := append([]string{"-C", dir}, task.Args...)
		args[len(args)-1] = lang
		var out, errs bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != exitProblems {
			t.Fatalf("%d %s", code, errs.String())
		}
		kinds, found := map[string]bool{}, 0
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			m := form.FindStringSubmatch(line)
			if (m == nil) != strings.HasPrefix(line, "\thint: ") {
				t.Errorf("%q: %q", line, m)
			}
			if m == nil {
				continue
			}
			found++
			kinds[m[p.Severity]] = true
			if _, err := os.Stat(filepath.Join(dir, m[p.File])); err != nil || m[p.Line] == "" || m[p.Column] == "" || m[p.Message] == "" || strings.Contains(m[p.Message], m[p.Code]) {
				t.Errorf("%q: %q", line, m)
			}
		}
		if len(kinds) != 3 || found < 5 {
			t.Errorf("%s: %v %d\n%s", lang, kinds, found, out.String())
		}
	}
}

// What --json is said to print is what it prints.
func TestEditorsOpenWhatIsWritten(t *testing.T) {
	want := fenced(t, "editors.md", "json")[1]
	dir := t.TempDir()
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"init", filepath.Join(dir, "x")}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	out.Reset()
	args := []string{"-C", filepath.Join(dir, "x"), "new", "release", "--title", "وكالة بأكادير", "--slug", "agence-agadir", "--date", "2026-03-02", "--json"}
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != 0 || out.String() != want {
		t.Errorf("%d %s%s, want %s", code, out.String(), errs.String(), want)
	}
}

// What follows a remark to its place stands on this text.
const placed = `content/releases/2026/liqa/ar.md 4 "a: b [c]"]
content/releases/2026/liqa/ar.md 5 drfat = true
content/releases/2026/liqa/ar.md 7 , نص
content/releases/2026/liqa/ar.md 9 , وآخر
site.toml 1 base_url
content/releases/2026/liqa/ar.md 1 +++
`

// follow lets an editor go from remark to remark with the lines that
// docs/editors.md has for it, and compares where it stood. Of each place the
// editor writes the file, the line, and the text from the cursor on.
func follow(t *testing.T, dir, placed string, command ...string) {
	t.Helper()
	if _, err := exec.LookPath(command[0]); err != nil {
		t.Skip(err)
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "BALAGH_LANG=ar", "LC_ALL=C.UTF-8", "HOME="+dir)
	said, err := cmd.CombinedOutput()
	got, readErr := os.ReadFile(filepath.Join(dir, "places"))
	if err != nil || readErr != nil {
		t.Fatalf("%v %v\n%s", err, readErr, said)
	}
	want := strings.Split(strings.TrimSuffix(placed, "\n"), "\n")
	have := strings.Split(strings.TrimSuffix(string(got), "\n"), "\n")
	for i := range max(len(want), len(have)) {
		if i >= len(want) || i >= len(have) || !strings.HasPrefix(have[i], want[i]) {
			t.Fatalf("%s stood at\n%s\nwant\n%s", command[0], got, placed)
		}
	}
}

func TestVimFollows(t *testing.T) {
	dir := faultySite(t)
	script := "set encoding=utf-8\n" + fenced(t, "editors.md", "vim")[0] + `silent make!
let places = []
for i in range(1, len(filter(getqflist(), 'v:val.valid')))
  execute 'cc' i
  call add(places, printf('%s %d %s', fnamemodify(bufname(''), ':.'), line('.'), strpart(getline('.'), col('.') - 1)))
endfor
call writefile(places, 'places')
qa!
`
	if err := os.WriteFile(filepath.Join(dir, "follow.vim"), []byte(script), 0o666); err != nil {
		t.Fatal(err)
	}
	// Vowel signs take no column of a screen.
	follow(t, dir, strings.Replace(placed, "9 , وآخر", "9 وآخر", 1), "vim", "-u", "NONE", "-i", "NONE", "-n", "-N", "-es", "-S", "follow.vim")
}

func TestEmacsFollows(t *testing.T) {
	dir := faultySite(t)
	script := "(require 'compile)\n" + fenced(t, "editors.md", "elisp")[0] + `
(setq compilation-skip-threshold 0 places "" site default-directory inhibit-message t)
(let ((buffer (compile compile-command)))
  (while (get-buffer-process buffer) (accept-process-output nil 0.1))
  (condition-case nil
      (while t
        (with-current-buffer buffer (next-error 1))
        (with-current-buffer (window-buffer)
          (setq places (concat places (file-relative-name buffer-file-name site)
            (format " %d " (line-number-at-pos)) (buffer-substring (point) (line-end-position)) "\n"))))
    (user-error nil)))
(let ((coding-system-for-write 'utf-8)) (write-region places nil "places"))
`
	if err := os.WriteFile(filepath.Join(dir, "follow.el"), []byte(script), 0o666); err != nil {
		t.Fatal(err)
	}
	follow(t, dir, placed, "emacs", "--batch", "-Q", "-l", "./follow.el")
}
