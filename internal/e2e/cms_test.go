package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// editor serves the page of an editor for a copy of the sample, with its
// program as npm brings it.
func editor(t *testing.T, args ...string) (dir, address string) {
	t.Helper()
	needs(t, "npm")
	dir = t.TempDir()
	if err := copySample(dir); err != nil {
		t.Fatal(err)
	}
	r := balagh(t, dir, append([]string{"cms", "--with-editor"}, args...)...)
	if r.code != 0 {
		missing(t, "npm does not bring the editor: "+string(r.stderr))
	}
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(dir, ".balagh", "cms"))))
	t.Cleanup(server.Close)
	return dir, server.URL
}

// wait asks the page until it says yes.
func wait(t *testing.T, what, script string) {
	t.Helper()
	for range 150 {
		if evaluate[bool](t, "(()=>{try{return !!("+script+")}catch(e){return false}})()") {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Fatalf("no %s:\n%.3000s", what, evaluate[string](t, "document.body.innerText"))
}

// proxy runs decap-server on a folder and returns its address.
func proxy(t *testing.T, dir string, port int) {
	t.Helper()
	needs(t, "node")
	cmd := exec.Command("node", npm(t, "decap-server/dist/index.js"))
	cmd.Env = append(os.Environ(), fmt.Sprintf("PORT=%d", port), "BIND_HOST=127.0.0.1", "GIT_REPO_DIRECTORY="+dir, "MODE=fs", "LOG_LEVEL=error")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
}

func timeZone(t *testing.T, name string) {
	t.Helper()
	set := func(id string) error {
		_, err := chromedp.Call(tab(t), emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: id})
		return err
	}
	if err := set(name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { set("") })
}

// typeInto writes into a field of the first or second language as a person's typing
// does, for the editor to see.
func typeInto(t *testing.T, name string, pane int, value string) {
	t.Helper()
	field := fmt.Sprintf("document.querySelectorAll('[id^=%q]')[%d]", name+"-field", pane)
	wait(t, name, field)
	evaluate[bool](t, fmt.Sprintf(`(e=>{
		Object.getOwnPropertyDescriptor(Object.getPrototypeOf(e),'value').set.call(e,%q)
		e.dispatchEvent(new Event('input',{bubbles:true}))
		e.dispatchEvent(new Event('change',{bubbles:true}))
		return true
	})(%s)`, value, field))
}

// choose takes the option of a label from a list.
func choose(t *testing.T, name, label string) {
	t.Helper()
	evaluate[bool](t, fmt.Sprintf("document.querySelector('[id^=%q]').focus(),true", name+"-field"))
	typeText(t, label)
	wait(t, label, fmt.Sprintf("[...document.querySelectorAll('[role=option]')].some(e=>e.innerText.includes(%q))", label))
	do(t, chromedp.KeyEvent(kb.Enter))
}

// writeBody writes the text of the first or second language.
func writeBody(t *testing.T, pane int, text string) {
	t.Helper()
	evaluate[bool](t, fmt.Sprintf("document.querySelectorAll('[contenteditable=true]')[%d].focus(),true", pane))
	typeText(t, text)
}

func typeText(t *testing.T, text string) {
	t.Helper()
	if _, err := chromedp.Call(tab(t), input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		t.Fatal(err)
	}
}

// pushOn clicks what bears a text.
func pushOn(t *testing.T, selector, text string) {
	t.Helper()
	found := fmt.Sprintf("[...document.querySelectorAll(%q)].find(e=>e.innerText.trim()===%q)", selector, text)
	wait(t, text, found)
	evaluate[bool](t, found+".click(),true")
}

// A person in Morocco who knows neither git nor TOML writes a release of
// 1 January in Decap, in both languages; what the editor leaves on disk passes
// every check and is the page. The year of the folder is that of the date,
// which in UTC is the day before.
func TestDecap(t *testing.T) {
	port := freePort(t)
	dir, address := editor(t, "--for", "decap", "--backend", "proxy", "--forge", fmt.Sprintf("http://127.0.0.1:%d", port), "--lang", "ar")
	proxy(t, dir, port)
	timeZone(t, "Africa/Casablanca")
	requested := visitPage(t, address+"/")
	wait(t, "sign-in", "document.querySelector('#nc-root button')")
	evaluate[bool](t, "document.querySelector('#nc-root button').click(),true")
	wait(t, "releases", "document.body.innerText.includes('التعاضدية العامة تحاور')")
	evaluate[bool](t, "location.hash='#/collections/releases/new',true")

	typeInto(t, "title", 0, "لقاء تواصلي بسلا")
	typeInto(t, "slug", 0, "rencontre-sale")
	typeInto(t, "date", 0, "2025-01-01")
	choose(t, "regions", "الرباط - سلا - القنيطرة")
	choose(t, "tags", "لقاءات المنخرطين")
	writeBody(t, 0, "التقى المسؤولون المنخرطين بسلا.")
	typeInto(t, "title", 1, "Rencontre à Salé")
	writeBody(t, 1, "Les responsables ont rencontré les adhérents à Salé.")
	pushOn(t, "[role=button]", "Publier")
	pushOn(t, "[role=menuitem]", "Publier maintenant")

	wait(t, "message that it is saved", "document.body.innerText.includes('MODIFICATIONS ENREGISTRÉES')")
	for _, u := range requested {
		if !strings.HasPrefix(u, address) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
			t.Errorf("the editor asks %s", u)
		}
	}
	if r := balagh(t, dir, "check", "--format", "line", "--at", now); r.code != 0 || strings.Contains(string(r.stdout)+string(r.stderr), "rencontre-sale") {
		t.Errorf("check: exit %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	balagh(t, dir, "build", "--at", now).must(t)
	for page, words := range map[string][]string{
		"ar": {"<h1>لقاء تواصلي بسلا</h1>", "التقى المسؤولون المنخرطين بسلا.", `datetime="2025-01-01"`, `href="/ar/regions/rabat-sale-kenitra/"`, `href="/ar/tags/rencontres-adherents/"`},
		"fr": {"<h1>Rencontre à Salé</h1>", "Les responsables ont rencontré les adhérents à Salé.", `datetime="2025-01-01"`, `href="/fr/tags/rencontres-adherents/"`},
	} {
		html := read(t, filepath.Join(dir, "public", page, "2025", "rencontre-sale", "index.html"))
		for _, w := range words {
			if !strings.Contains(html, w) {
				t.Errorf("%s: the page lacks %q", page, w)
			}
		}
	}
}

// Sveltia reads the configuration without a complaint and makes of it the form
// of a release, with the words of site.toml to choose from, in the language of the
// browser and with nothing fetched from elsewhere.
func TestSveltia(t *testing.T) {
	for _, c := range []struct {
		code, browser, direction string
		labels                   []string
	}{
		{"ar", "ar-MA", "rtl", []string{"البلاغات", "اسم المجلد", "الملخص", "حفظ"}},
		{"fr", "fr-FR", "ltr", []string{"Communiqués", "Nom du dossier", "Résumé", "Enregistrer"}},
		{"fr", "de-DE", "ltr", []string{"Communiqués", "Nom du dossier", "Save"}}, // whose words are not beside the page
	} {
		_, address := editor(t, "--for", "sveltia", "--backend", "test-repo", "--lang", c.code)
		visitPage(t, "about:blank")
		speaking(t, c.browser)
		visitPage(t, address+"/")
		wait(t, "sign-in", "document.querySelector('button')")
		evaluate[bool](t, "document.querySelector('button').click(),true")
		wait(t, "collections", "location.hash.includes('/collections/releases')")
		evaluate[bool](t, "location.hash='#/collections/releases/new',true")
		for _, label := range c.labels {
			wait(t, label, fmt.Sprintf("document.body.innerText.includes(%q)", label))
		}
		wait(t, "direction", fmt.Sprintf("document.documentElement.dir===%q", c.direction))
		// Its signs are letters of a font, which it would fetch from elsewhere.
		wait(t, "font of the signs", "[...document.fonts].some(f=>f.family.includes('Material Symbols')&&f.status==='loaded')")
	}
}
