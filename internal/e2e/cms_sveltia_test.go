package e2e

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// speaking makes the browser that of a person who reads a language.
func speaking(t *testing.T, tag string) {
	t.Helper()
	agent := evaluate[string](t, "navigator.userAgent")
	set := func(tag string) {
		if _, err := chromedp.Call(tab(t), emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, AcceptLanguage: tag}); err != nil {
			t.Fatal(err)
		}
	}
	set(tag)
	t.Cleanup(func() { set("en-US") })
}

// lend puts the files of a folder where a page may write without asking, the
// private file system of its address, and has the browser give that when the page
// asks a person for a folder: to the page it is the folder that was chosen.
func lend(t *testing.T, dir string) {
	t.Helper()
	files := map[string]string{".git/HEAD": base64.StdEncoding.EncodeToString([]byte("ref: refs/heads/main\n"))}
	for _, root := range []string{"content", "site.toml"} {
		err := filepath.WalkDir(filepath.Join(dir, root), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(p)
			name, _ := filepath.Rel(dir, p)
			files[filepath.ToSlash(name)] = base64.StdEncoding.EncodeToString(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	list, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	evaluate[bool](t, `(async files => {
		const root = await navigator.storage.getDirectory()
		window.showDirectoryPicker = async () => root
		for (const [path, text] of Object.entries(files)) {
			const parts = path.split('/')
			let dir = root
			for (const name of parts.slice(0, -1)) dir = await dir.getDirectoryHandle(name, {create: true})
			const out = await (await dir.getFileHandle(parts.at(-1), {create: true})).createWritable()
			await out.write(Uint8Array.from(atob(text), c => c.charCodeAt(0)))
			await out.close()
		}
		return true
	})(`+string(list)+`)`, chromedp.EvalAwaitPromise)
}

// takeBack writes the texts of the folder that was lent to disk.
func takeBack(t *testing.T, dir string) {
	t.Helper()
	texts := evaluate[map[string]string](t, `(async () => {
		const out = {}
		const walk = async (dir, path) => {
			for await (const [name, entry] of dir.entries())
				if (entry.kind === 'directory') await walk(entry, path + name + '/')
				else if (name.endsWith('.md')) out[path + name] = await (await entry.getFile()).text()
		}
		await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('content'), 'content/')
		return out
	})()`, chromedp.EvalAwaitPromise)
	if len(texts) == 0 {
		t.Fatal("the page has no texts")
	}
	for name, text := range texts {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
}

// sveltiaField is a field of the form in the first or second language.
func sveltiaField(key string, pane int, within string) string {
	return fmt.Sprintf("document.querySelectorAll('section.field[data-key-path=%q]')[%d].querySelector(%q)", key, pane, within)
}

// fillIn writes into a field of Sveltia as typing does.
func fillIn(t *testing.T, key string, pane int, value string) {
	t.Helper()
	field := sveltiaField(key, pane, "input,textarea")
	wait(t, key, field)
	evaluate[bool](t, fmt.Sprintf(`(e=>{
		e.focus()
		Object.getOwnPropertyDescriptor(Object.getPrototypeOf(e),'value').set.call(e,%q)
		e.dispatchEvent(new Event('input',{bubbles:true}))
		e.dispatchEvent(new Event('change',{bubbles:true}))
		return true
	})(%s)`, value, field))
}

// pick takes the option of a label.
func pick(t *testing.T, key, label string) {
	t.Helper()
	wait(t, key, sveltiaField(key, 0, "[role=combobox]"))
	evaluate[bool](t, sveltiaField(key, 0, "[role=combobox]")+".click(),true")
	pushOn(t, "[role=option]", label)
}

func compose(t *testing.T, pane int, text string) {
	t.Helper()
	field := sveltiaField("body", pane, "[contenteditable=true]")
	wait(t, "text", field)
	evaluate[bool](t, field+".focus(),true")
	typeText(t, text)
	wait(t, "the text that was typed", field+fmt.Sprintf(".innerText.includes(%q)", text))
}

// A person in Morocco with an Arabic browser opens the folder of the repository in
// Sveltia, publishes a draft and writes a new release of 1 January in both languages.
// What Sveltia leaves passes every check and is the page; what the form does not
// ask for, and the translation, a draft of its own, stay as they were.
func TestSveltiaLocal(t *testing.T) {
	dir, address := editor(t, "--for", "sveltia", "--backend", "github", "--repo", "owner/newsroom", "--lang", "ar")
	balagh(t, dir, "cms", "--prepare").must(t)
	edited := filepath.Join(dir, "content", "releases", "2025", "assises-ess-benguerir")
	edit(t, filepath.Join(edited, "index.ar.md"), "date = 2025-06-17", "draft = true\ndate = 2025-06-17T09:30:00")
	edit(t, filepath.Join(edited, "index.fr.md"), "translated_from", "draft = true\ntranslated_from")
	visitPage(t, "about:blank")
	speaking(t, "ar-MA")
	timeZone(t, "Africa/Casablanca")
	do(t, chromedp.EmulateViewport(1400, 3000)) // Sveltia makes the fields that are in sight
	t.Cleanup(func() { do(t, chromedp.EmulateReset()) })
	visitPage(t, address+"/")
	lend(t, dir)
	pushOn(t, "button", "العمل مع مستودع محلي")

	const title = "التعاضدية العامة تعرض تجربتها في المناظرة الوطنية للاقتصاد الاجتماعي والتضامني"
	wait(t, "releases", fmt.Sprintf("document.body.innerText.includes(%q)", title))
	evaluate[bool](t, "location.hash='#/collections/releases/entries/2025/assises-ess-benguerir/index',true")
	fillIn(t, "title", 0, title+" ببنجرير")
	wait(t, "draft", sveltiaField("draft", 0, "[role=switch]"))
	evaluate[bool](t, sveltiaField("draft", 0, "[role=switch]")+".click(),true")
	pushOn(t, "button", "حفظ")
	wait(t, "list of releases", "location.hash==='#/collections/releases'")

	evaluate[bool](t, "location.hash='#/collections/releases/new',true")
	fillIn(t, "title", 0, "لقاء تواصلي بسلا")
	fillIn(t, "slug", 0, "rencontre-sale")
	fillIn(t, "date", 0, "2025-01-01")
	pick(t, "regions", "الرباط - سلا - القنيطرة — Rabat-Salé-Kénitra")
	pick(t, "tags", "لقاءات المنخرطين — Rencontres avec les adhérents")
	compose(t, 0, "التقى المسؤولون المنخرطين بسلا.")
	evaluate[bool](t, "[...document.querySelectorAll('[role=radio]')].filter(e=>e.innerText.trim()==='الفرنسية').at(-1).click(),true")
	fillIn(t, "title", 1, "Rencontre à Salé")
	compose(t, 1, "Les responsables ont rencontré les adhérents à Salé.")
	pushOn(t, "button", "حفظ")
	wait(t, "list of releases", "location.hash==='#/collections/releases'")
	takeBack(t, dir)

	r := balagh(t, dir, "check", "--format", "line", "--at", now)
	if said := string(r.stdout) + string(r.stderr); r.code != 0 || strings.Contains(said, "rencontre-sale") || strings.Contains(said, "benguerir") && !strings.Contains(said, "translation-stale") {
		t.Errorf("check: exit %d\n%s", r.code, said)
	}
	for name, words := range map[string][]string{
		"index.ar.md": {"draft = false", `date = "2025-06-17T09:30:00`, "[event]\n", "edition = 5", "[source]\nname = \"إعلام تيفي\"", "ببنجرير"},
		"index.fr.md": {"draft = true", `translated_from = "1:`, "[source]\nname = \"Ilam TV\""},
	} {
		text := read(t, filepath.Join(edited, name))
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q:\n%.900s", name, w, text)
			}
		}
	}
	balagh(t, dir, "build", "--at", now).must(t)
	for page, words := range map[string][]string{
		"ar/2025/rencontre-sale":        {"<h1>لقاء تواصلي بسلا</h1>", "التقى المسؤولون المنخرطين بسلا.", `datetime="2025-01-01"`, `href="/ar/regions/rabat-sale-kenitra/"`},
		"fr/2025/rencontre-sale":        {"<h1>Rencontre à Salé</h1>", "Les responsables ont rencontré les adhérents à Salé.", `href="/fr/tags/rencontres-adherents/"`},
		"ar/2025/assises-ess-benguerir": {title + " ببنجرير</h1>", `datetime="2025-06-17T09:30:00+01:00"`},
	} {
		html := read(t, filepath.Join(dir, "public", filepath.FromSlash(page), "index.html"))
		for _, w := range words {
			if !strings.Contains(html, w) {
				t.Errorf("%s: the page lacks %q", page, w)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "public", "fr", "2025", "assises-ess-benguerir")); err == nil {
		t.Error("a translation that was a draft was published with its original")
	}
}
