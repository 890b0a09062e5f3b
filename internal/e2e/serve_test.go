package e2e

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// preview serves a copy of the sample, and returns its folder and address.
func preview(t *testing.T, args ...string) (dir, address string) {
	t.Helper()
	dir = t.TempDir()
	if err := copySample(dir); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, append([]string{"-C", dir, "serve", "--at", now}, args...)...)
	cmd.Env = append(os.Environ(), quiet...)
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		do(t, chromedp.Navigate("about:blank"))
		start := time.Now()
		cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil || time.Since(start) > 10*time.Second {
			t.Errorf("the preview ended after %v: %v", time.Since(start), err)
		}
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("no address: %v", err)
	}
	go io.Copy(io.Discard, stdout)
	return dir, strings.TrimSuffix(strings.TrimSpace(line), "/")
}

// see waits until a script of the page that is open gives true. While the page is
// loaded again there is nobody to ask.
func see(t *testing.T, what, script string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab(t), 40*time.Second)
	defer cancel()
	for {
		last, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(() => { try { return String(`+script+`) } catch (e) { return String(e) } })()`))
		switch {
		case err == nil && last == "true":
			return
		case ctx.Err() != nil:
			t.Fatalf("waited in vain until %s: %s is %s, %v", what, script, last, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// What a writer sees: the text as it is saved, where it was being read.
func TestPreviewFollowsTheWriter(t *testing.T) {
	tab(t)
	dir, address := preview(t)
	viewport(t, 390, 700)
	file := filepath.Join(dir, "content", "releases", "2023", "rencontre-09-laayoune", "ar.md")
	good := read(t, file)
	visitPage(t, address+"/ar/2023/rencontre-09-laayoune/")
	evaluate[any](t, `window.first = true; scrollTo(0, 700); 0`)
	see(t, "the page is scrolled", `scrollY === 700`)
	time.Sleep(300 * time.Millisecond) // a person is slower than the first word of the preview
	write(t, file, good+"\nفقرة كُتبت الآن.\n")
	see(t, "the page shows what was saved", `document.body.innerText.includes('فقرة كُتبت الآن.')`)
	see(t, "the page stands where it stood", `scrollY === 700`)

	evaluate[any](t, `window.first = true; 0`)
	write(t, filepath.Join(dir, "static", "style.css"), read(t, filepath.Join(root, "static", "style.css"))+"\nh1{color:rgb(1, 2, 3)}\n")
	see(t, "the style is swapped", `getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'`)
	if !evaluate[bool](t, `window.first === true && scrollY === 700 && document.querySelectorAll('link[rel="stylesheet"]').length === 1`) {
		t.Error("the page was loaded again for its style")
	}

	write(t, file, strings.Replace(good, "date = 2023-11-15", "date = 2023-11-45", 1))
	see(t, "the mistake is shown", `document.querySelector('balagh-preview').shadowRoot.querySelector('.mistakes') !== null`)
	shoot(t, "preview-mistake", 390)
	text := evaluate[string](t, `document.querySelector('balagh-preview').shadowRoot.querySelector('.mistakes').innerText`)
	for _, want := range []string{"أخطاء في هذه الصفحة", "content/releases/2023/rencontre-09-laayoune/ar.md:3:", "2023-11-45", "لا يُنشر الموقع قبل إصلاحها."} {
		if !strings.Contains(text, want) {
			t.Errorf("the mistake does not say %q:\n%s", want, text)
		}
	}
	if dir := evaluate[string](t, `getComputedStyle(document.querySelector('balagh-preview').shadowRoot.querySelector('.mistakes')).direction`); dir != "rtl" {
		t.Errorf("the mistake runs %s", dir)
	}
	if !evaluate[bool](t, `document.querySelector('h1') !== null`) {
		t.Error("the last good page is gone")
	}
	accessible(t, "a mistake")
	viewport(t, 390, 900)
	uncovered(t)
	viewport(t, 390, 700)
	evaluate[any](t, `scrollTo({top: 700, behavior: 'instant'}), document.querySelector('balagh-preview').shadowRoot.querySelector('button').click(); 0`)
	write(t, file, strings.Replace(good, "date = 2023-11-15", "date = 2023-11-45", 1)+"\n")
	time.Sleep(time.Second)
	if evaluate[bool](t, `document.querySelector('balagh-preview').shadowRoot.querySelector('.mistakes').checkVisibility()`) {
		t.Error("a mistake that was hidden is shown again at the next save")
	}
	write(t, file, good)
	see(t, "the mistake is gone", `!document.querySelector('balagh-preview')?.shadowRoot.querySelector('.mistakes')`)
	viewport(t, 1280, 900)
}

// The desk lists releases in the language that is asked for, and marks of the
// preview lay over pages of both.
func TestPreviewMarksAndDesk(t *testing.T) {
	tab(t)
	dir, address := preview(t)
	write(t, filepath.Join(dir, "content", "releases", "2025", "a-venir", "ar.md"),
		"+++\ntitle = \"بلاغ قادم\"\ndate = 2025-07-20\npublish_at = 2025-07-20T09:00:00\n+++\n\nنص البلاغ.\n")
	write(t, filepath.Join(dir, "content", "releases", "2025", "a-venir", "fr.md"), "+++\ntitle = \"À venir\"\n+++\n\nTexte.\n")
	for lang, want := range map[string][2]string{
		"ar": {"مجدول: يظهر للقراء يوم الأحد 20 يوليوز 2025 على الساعة 09:00", "مكتب التحرير"},
		"fr": {"Programmé\u00a0: paraît le dimanche 20 juillet 2025 à 09:00", "Bureau de rédaction"},
	} {
		visitPage(t, address+"/"+lang+"/2025/a-venir/")
		see(t, "the bar is shown", `document.querySelector('balagh-preview')?.shadowRoot.querySelector('.bar')?.innerText === '`+want[0]+`'`)
		accessible(t, "the bar in "+lang)
		viewport(t, 360, 640)
		shoot(t, "preview-bar-"+lang, 360)
		viewport(t, 360, 640)
		uncovered(t)
		viewport(t, 1280, 900)
		visitPage(t, address+"/_balagh/?lang="+lang)
		if title := evaluate[string](t, `document.title`); title != want[1] {
			t.Errorf("the desk is called %q, want %q", title, want[1])
		}
		accessible(t, "the desk in "+lang)
		shoot(t, "desk-"+lang, 1280)
	}
	if errs := evaluate[int](t, `[...document.querySelectorAll('a')].filter(a => new URL(a.href).host !== location.host).length`); errs != 0 {
		t.Errorf("%d links lead out of the preview", errs)
	}
}

// uncovered wants the marks of the preview to hide nothing for good: neither what
// the page begins with, nor its end, nor what has the focus.
func uncovered(t *testing.T) {
	t.Helper()
	evaluate[any](t, `scrollTo({top: 0, behavior: 'instant'}); 0`)
	const top = `document.querySelector('balagh-preview').shadowRoot.querySelector('.marks').getBoundingClientRect().top`
	for _, part := range []string{"body > header a", "h1"} {
		if !evaluate[bool](t, `(() => { const e = document.querySelector('`+part+`'), r = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)) })()`) {
			t.Errorf("%s is covered", part)
		}
	}
	if gap := evaluate[float64](t, `scrollTo({top: 1e6, behavior: 'instant'}), `+top+` - document.body.getBoundingClientRect().bottom`); gap < -1 {
		t.Errorf("%v px of the end of the page are covered", -gap)
	}
	if below := evaluate[float64](t, `(() => { document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 0); let least = 1e6
		for (const a of document.body.querySelectorAll('main a[href]')) { a.focus(); least = Math.min(least, `+top+` - a.getBoundingClientRect().bottom) }
		return least })()`); below < -1 {
		t.Errorf("a link that has the focus is covered by %v px", -below)
	}
}

// accessible wants axe to find nothing on the page that is open.
func accessible(t *testing.T, what string) {
	t.Helper()
	evaluate[any](t, read(t, npm(t, "axe-core/axe.min.js"))+";0")
	for _, v := range evaluate[[]string](t, `axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.html).join(', ')))`, chromedp.EvalAwaitPromise) {
		t.Errorf("%s: %s", what, v)
	}
}
