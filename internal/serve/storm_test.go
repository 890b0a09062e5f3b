package serve

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// Settings that are broken while the site is shown leave its pages as they were;
// each page and the desk say why, until it is mended.
func TestSettingsBreakAndMend(t *testing.T) {
	n := newNewsroom(t)
	p := n.serve(nil)
	for lang, want := range map[string]string{"ar": "أخطاء في هذه الصفحة", "fr": "Des erreurs sur cette page"} {
		address := "/" + lang + "/2025/bulletin-001/"
		b := p.browse(address)
		n.write("site.toml", siteTOML+"[regions.rabat]\nar = \n")
		b.hear("of the mistake", func(w word) bool {
			return w.Marks != nil && strings.Contains(*w.Marks, "site.toml:10:") && strings.Contains(*w.Marks, want)
		})
		if body := p.get(address); !strings.Contains(body, "</main>") || !strings.Contains(p.get(own), "site.toml:10:") {
			t.Errorf("the last good page is gone:\n%s", body)
		}
		// What is saved meanwhile is shown at once, though nothing else can be resolved.
		n.write(n.name(1)+"/"+lang+".md", strings.Replace(read(t, n.path(n.name(1)+"/"+lang+".md")), "+++\n\n", "+++\n\n"+want+"\n", 1))
		until(t, "a save is shown under broken settings", func() bool {
			return strings.Contains(p.get(address), want+"\n") || strings.Contains(p.get(address), want+"<")
		})
		n.write("site.toml", strings.Replace(siteTOML, "Salle de presse", "La presse", 1))
		until(t, "it is mended", func() bool {
			return len(p.state.Load().Mistakes()) == 0 && strings.Contains(p.get("/fr/"), "La presse")
		})
		if body := p.get(address); strings.Contains(body, "site.toml") || !strings.Contains(body, want) {
			t.Errorf("the mended site shows:\n%s", body)
		}
		n.write("site.toml", siteTOML)
		until(t, "it is as it was", func() bool { return strings.Contains(p.get("/fr/"), "Salle de presse") })
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Two previews of one site follow it both.
func TestTwoPreviews(t *testing.T) {
	n := newNewsroom(t)
	first, second := n.serve(nil), n.serve(nil)
	for i, text := range []string{"نص أول للجميع.", "نص ثان للجميع."} {
		a, b := first.browse("/ar/2025/bulletin-001/"), second.browse("/ar/2025/bulletin-001/")
		n.write(n.name(1)+"/ar.md", arabic(1, text))
		a.hear("the first of the save", func(w word) bool { return w.Reload })
		b.hear("the second of the save", func(w word) bool { return w.Reload })
		for _, p := range []*preview{first, second} {
			if body := p.get("/ar/2025/bulletin-001/"); !strings.Contains(body, text) {
				t.Errorf("save %d is not shown:\n%s", i, body)
			}
		}
		until(t, "both have resolved it", func() bool {
			return strings.Contains(first.get("/ar/feed.xml"), text) && strings.Contains(second.get("/ar/feed.xml"), text)
		})
	}
}

// git replaces every file, the settings and the layouts with those of another
// branch, and back.
func TestCheckout(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	const releases = 150
	n := newNewsroom(t)
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", n.dir, "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	for i := range releases {
		n.release(i)
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-qm", "one")
	git("checkout", "-qb", "other")
	n.remove("content")
	for i := range releases {
		n.write(fmt.Sprintf("content/releases/2024/autre-%03d/ar.md", i), strings.Replace(arabic(i, "نص الفرع الآخر."), "2025", "2024", 1))
	}
	n.write("layouts/404.html", `{{define "404"}}<!doctype html><title>صفحة الفرع الآخر</title>{{end}}`)
	n.write("site.toml", strings.Replace(siteTOML, "Salle de presse", "Autre branche", 1))
	git("add", ".")
	git("commit", "-qm", "two")
	git("checkout", "-q", "main")

	p := n.serve(nil)
	there := func(pattern string, status int) bool {
		for _, i := range []int{0, 1, releases / 2, releases - 1} {
			if resp, _ := p.ask("GET", fmt.Sprintf(pattern, i), nil); resp.StatusCode != status {
				return false
			}
		}
		return true
	}
	const here, other = "/fr/2025/bulletin-%03d/", "/ar/2024/autre-%03d/"
	for range 2 {
		b := p.browse("/ar/2025/bulletin-149/")
		git("checkout", "-q", "other")
		b.hear("that the page is gone", func(w word) bool { return w.Reload })
		until(t, "the other branch is shown", func() bool {
			_, lost := p.ask("GET", "/nulle-part/", nil)
			return there(other, http.StatusOK) && there(here, http.StatusNotFound) && strings.Contains(p.get("/fr/"), "Autre branche") && strings.Contains(lost, "صفحة الفرع الآخر")
		})
		b = p.browse("/ar/2024/autre-007/")
		n.write("content/releases/2024/autre-007/ar.md", strings.Replace(arabic(7, "حُفظ في الفرع الآخر."), "2025", "2024", 1))
		b.hear("of a save in a folder that git made", func(w word) bool { return w.Reload })
		git("checkout", "-qf", "main")
		until(t, "the branch is shown again", func() bool {
			return there(here, http.StatusOK) && there(other, http.StatusNotFound) && strings.Contains(p.get("/fr/"), "Salle de presse")
		})
	}
	if got := p.state.Load().Mistakes(); len(got) > 0 {
		t.Errorf("there are mistakes: %v", got)
	}
}

// Files come, change and go, and folders are renamed, while the site is read and
// shown: nothing fails, and in the end what is there is shown.
func TestStorm(t *testing.T) {
	const changes = 5000
	n := newNewsroom(t)
	p := n.serve(nil) // whose Failed is an error
	var writers, readers sync.WaitGroup
	for w := range 5 {
		writers.Go(func() {
			for i := range changes / 5 {
				k := 100*w + 100 + i%7
				name := n.path(n.name(k))
				switch i % 5 {
				case 0:
					os.MkdirAll(name, 0o777)
					os.WriteFile(filepath.Join(name, "ar.md"), []byte(arabic(k, fmt.Sprint("نص ", i))), 0o666)
				case 1:
					os.WriteFile(filepath.Join(name, "fr.md"), []byte("+++\ntitle = \"Titre"), 0o666) // half of it
				case 2:
					os.Rename(name, name+"-ailleurs")
				case 3:
					os.RemoveAll(name + "-ailleurs")
				case 4:
					os.WriteFile(filepath.Join(name, "ar.md"), nil, 0o666)
					os.RemoveAll(name)
				}
			}
			for k := 100*w + 100; k < 100*w+107; k++ { // the last of it, on the heels of the rest
				name := n.path(n.name(k))
				os.RemoveAll(name + "-ailleurs")
				os.Remove(filepath.Join(name, "fr.md"))
				os.MkdirAll(name, 0o777)
				os.WriteFile(filepath.Join(name, "ar.md"), []byte(arabic(k, "بعد العاصفة.")), 0o666)
			}
		})
	}
	over := make(chan struct{})
	for _, address := range []string{"/ar/", own, "/ar/2025/bulletin-101/", "/ar/feed.xml"} {
		readers.Go(func() {
			for {
				select {
				case <-over:
					return
				case <-time.After(5 * time.Millisecond):
				}
				if resp, body := p.ask("GET", address, nil); resp.StatusCode == http.StatusInternalServerError {
					t.Errorf("%s: %s\n%s", address, resp.Status, body)
				}
			}
		})
	}
	writers.Wait()
	close(over)
	readers.Wait()
	until(t, "what is left is shown", func() bool {
		for w := range 5 {
			for k := range 7 {
				resp, body := p.ask("GET", fmt.Sprintf("/ar/2025/bulletin-%03d/", 100*w+100+k), nil)
				if resp.StatusCode != http.StatusOK || !strings.Contains(body, "بعد العاصفة.") {
					return false
				}
			}
		}
		return len(p.state.Load().Mistakes()) == 0
	})
	p.equalsBuilt()
}
