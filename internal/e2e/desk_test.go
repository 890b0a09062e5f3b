package e2e

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// newsdesk serves the sample with a text in each state, and returns its folder,
// its address and that of the desk.
func newsdesk(t *testing.T) (dir, address, desk string) {
	t.Helper()
	tab(t)
	dir, address = preview(t)
	release := func(id, code, front, body string) {
		write(t, filepath.Join(dir, "content", "releases", "2025", id, code+".md"), "+++\n"+front+"\n+++\n\n"+body+"\n")
	}
	release("a-venir", "ar", "title = \"التعاضدية العامة تفتتح وكالة جديدة بأكادير لفائدة منخرطيها\"\ndate = 2025-07-08\npublish_at = 2025-07-08T15:30:00", "تفتتح التعاضدية العامة وكالة جديدة بمدينة أكادير.")
	release("a-venir", "fr", "title = \"La Mutuelle générale ouvre une agence à Agadir\"\ntranslated_from = \"1:000000000000\"", "Une agence ouvre à Agadir.")
	release("brouillon", "ar", "title = \"مسودة حول الحملة الطبية بالداخلة\"\ndate = 2025-07-01\ndraft = true", "نص المسودة.")
	release("retire", "fr", "title = \"Communiqué retiré <b>« à tort »</b>\"\ndate = 2025-06-01\nwithdrawn = {date = 2025-06-02, reason = \"Erreur de date.\"}", "Texte du communiqué!")
	release("corrige", "ar", "title = \"بلاغ مصحح حول أرقام سنة 2024 (MGPAP)\"\ndate = 2025-05-01\nexpires = 2025-07-31T18:00:00\ncorrections = [{date = 2025-05-02, text = \"صُحح عدد المنخرطين.\"}]", "بلغ عدد المنخرطين ١٢٠٠ منخرط , حسب السجل.")
	desk = address + "/_balagh/"
	visitPage(t, desk)
	see(t, "the desk has all texts", `document.querySelectorAll('.row').length === 12`)
	return dir, address, desk
}

// of is the desk's page of a release of 2025.
func of(page, id, lang string) string {
	return page + "?" + url.Values{"dir": {"content/releases/2025/" + id}, "lang": {lang}}.Encode()
}

// The desk is accessible in both languages, by day and by night, scrolls one way
// only, says nothing on the console and asks no other host.
func TestDeskLooks(t *testing.T) {
	_, address, desk := newsdesk(t)
	messages := chromedp.Console(tab(t))
	defer scheme(t, "light")
	for _, lang := range []string{"ar", "fr"} {
		pages := map[string]string{
			"list": "?lang=" + lang, "nothing": "?show=errors&q=x&lang=" + lang, "waits": "waits?lang=" + lang,
			"release": of("release", "corrige", lang), "side": of("side", "a-venir", lang), "desktop": of("side", "a-venir", lang) + "&width=desktop",
		}
		for name, p := range pages {
			for _, light := range []string{"light", "dark"} {
				scheme(t, light)
				viewport(t, 1280, 900)
				for _, u := range visitPage(t, desk+p) {
					if !strings.HasPrefix(u, address+"/") && !strings.HasPrefix(u, "data:") {
						t.Errorf("%s asks for %s", name, u)
					}
				}
				accessible(t, fmt.Sprintf("%s in %s, %s", name, lang, light))
			}
			if dir := evaluate[string](t, `getComputedStyle(document.body).direction`); dir != map[string]string{"ar": "rtl", "fr": "ltr"}[lang] {
				t.Errorf("%s in %s runs %s", name, lang, dir)
			}
			for _, width := range []int64{320, 360, 768, 1280} {
				scheme(t, map[int64]string{360: "dark"}[width])
				viewport(t, width, 900)
				if got := evaluate[int64](t, `document.documentElement.scrollWidth`); got > width {
					t.Errorf("%s in %s is %d px wide in a window of %d: %s", name, lang, got, width, evaluate[string](t, overflow))
				}
				if width != 320 {
					shoot(t, "desk-"+name+"-"+lang, width)
				}
			}
		}
	}
	viewport(t, 1280, 900)
	evaluate[bool](t, `console.log("over") || true`)
	for m, err := range messages {
		if err != nil {
			t.Fatal(err)
		}
		if m.Text == "over" {
			break
		}
		t.Errorf("%s: %s", m.URL, m.Text)
	}
}

// Without its script the desk says all it has to say, and leads everywhere.
func TestDeskWithoutScript(t *testing.T) {
	_, _, desk := newsdesk(t)
	scripting(t, false)
	defer scripting(t, true)
	visitPage(t, desk+"?lang=fr&show=scheduled&q=AGENCE")
	scripting(t, true)
	if got := evaluate[string](t, `[...document.querySelectorAll('.row')].map(r => r.id).join(' ')`); got != "content/releases/2025/a-venir" {
		t.Errorf("the search leaves %s", got)
	}
	if got := evaluate[string](t, `document.querySelector('.filters [aria-current]').textContent`); got != "Programmés 1" {
		t.Errorf("the filter is %q", got)
	}
	if evaluate[bool](t, `getComputedStyle(document.querySelector('.row .go')).display === 'none'`) {
		t.Error("the links are hidden")
	}
	scripting(t, false)
	visitPage(t, desk+of("release", "a-venir", "fr"))
	scripting(t, true)
	text := evaluate[string](t, `document.querySelector('main').innerText`)
	for _, want := range []string{"Programmé", "mardi 8 juillet 2025 à 15:30", "dans 3 jours et 3 heures", "l’original a changé depuis", "balagh translated content/releases/2025/a-venir/fr.md", "content/releases/2025/a-venir/ar.md"} {
		if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Copier") {
		t.Error("there are buttons that do nothing")
	}
}

// Every part can be reached by the keyboard, in the order it is read, and shows
// that it has the focus.
func TestDeskByKeyboard(t *testing.T) {
	_, _, desk := newsdesk(t)
	visitPage(t, desk+"?lang=ar")
	total := evaluate[int](t, `document.querySelectorAll('a[href], button:not(.copy), input:not([type=hidden])').length`)
	var last float64 = -1
	seen := map[string]bool{}
	for i := range total {
		do(t, chromedp.KeyEvent("\t"))
		at := evaluate[string](t, `(() => { const e = document.activeElement; return e === document.body ? '' : e.tagName + ' ' + (e.getAttribute('href') ?? e.id) + ' ' + [...document.querySelectorAll('*')].indexOf(e) })()`)
		if at == "" || seen[at] {
			t.Fatalf("after %d steps the focus is on %q", i+1, at)
		}
		seen[at] = true
		if !evaluate[bool](t, `getComputedStyle(document.activeElement).outlineStyle !== 'none'`) {
			t.Errorf("the focus on %s cannot be seen", at)
		}
		place := evaluate[float64](t, `[...document.querySelectorAll('*')].indexOf(document.activeElement)`)
		if place < last {
			t.Errorf("the focus goes back to %s", at)
		}
		last = place
		if i == 0 && !strings.HasPrefix(at, "A #main") {
			t.Errorf("the first step leads to %s, want the way past the header", at)
		}
	}
	evaluate[any](t, `document.querySelector('#q').focus(), 0`)
	do(t, chromedp.KeyEvent("الداخله\r"))
	see(t, "the search is answered", `new URL(location).searchParams.get('q') === 'الداخله' && document.querySelectorAll('.row').length === 2`)
}

// A save changes its row while the desk stays where it is, with the focus on what
// it was on; the counts are told to those who do not see them.
func TestDeskFollowsTheWriter(t *testing.T) {
	dir, _, desk := newsdesk(t)
	visitPage(t, desk+"?lang=ar")
	file := filepath.Join(dir, "content", "releases", "2025", "brouillon", "ar.md")
	row := `document.getElementById('content/releases/2025/brouillon')`
	evaluate[any](t, `window.first = true; window.other = document.getElementById('content/releases/2025/retire'); `+row+`.querySelector('.acts a').focus(); 0`)
	time.Sleep(300 * time.Millisecond) // a person is slower than the first word of the preview
	edit(t, file, "مسودة حول", "مسودة جديدة حول")
	see(t, "the row shows the new title", row+`.innerText.includes('مسودة جديدة حول')`)
	if !evaluate[bool](t, `window.first === true && window.other.isConnected`) {
		t.Error("the desk was loaded again, or other rows were made again")
	}
	if !evaluate[bool](t, row+`.contains(document.activeElement) && document.activeElement.matches('.acts a')`) {
		t.Errorf("the focus went to %s", evaluate[string](t, `document.activeElement.outerHTML`))
	}
	edit(t, file, "date = 2025-07-01", "date = 2025-07-41")
	see(t, "the error is told", `document.querySelector('#said[role=status]').innerText.includes('خطأ واحد')`)
	see(t, "its row has it", row+`.querySelector('.tally.error').innerText === 'خطأ واحد'`)
	edit(t, file, "date = 2025-07-41", "date = 2025-07-01")
	edit(t, file, "draft = true\n", "")
	see(t, "the draft is none", row+`.querySelector('.pill').innerText === 'منشور' && document.querySelector('#filters li:nth-child(2) b').innerText === '0'`)
	if err := os.RemoveAll(filepath.Dir(file)); err != nil {
		t.Fatal(err)
	}
	see(t, "the row is gone", row+` === null && document.querySelectorAll('.row').length === 11`)
	if !evaluate[bool](t, `window.first === true && document.activeElement !== null && !document.hidden`) {
		t.Error("the desk was loaded again")
	}
}

// Both pages stand beside each other, scroll together, and follow a save alone.
func TestDeskSideBySide(t *testing.T) {
	dir, address, desk := newsdesk(t)
	viewport(t, 1280, 800)
	const release = "assises-ess-benguerir"
	visitPage(t, desk+of("side", release, "ar"))
	frame := func(i int) string {
		return fmt.Sprintf(`document.querySelectorAll('iframe')[%d].contentWindow`, i)
	}
	for i, lang := range []string{"ar", "fr"} {
		see(t, "the page in "+lang, frame(i)+`.document.readyState === 'complete' && `+frame(i)+`.location.href === '`+address+`/`+lang+`/2025/`+release+`/' && `+frame(i)+`.document.querySelector('h1').innerText !== ''`)
		if got := evaluate[int](t, frame(i)+`.innerWidth`); got < 355 || got > 360 {
			t.Errorf("the phone is %d px wide", got)
		}
	}
	time.Sleep(300 * time.Millisecond)
	evaluate[any](t, frame(0)+`.dispatchEvent(new WheelEvent('wheel')), `+frame(0)+`.scrollTo({top: 600, behavior: 'instant'}), `+frame(1)+`.first = true, 0`)
	see(t, "the other page scrolls along", frame(1)+`.scrollY > 100`)
	edit(t, filepath.Join(dir, "content", "releases", "2025", release, "ar.md"), "title = \"", "title = \"عاجل: ")
	see(t, "the page shows what was saved", frame(0)+`.document.querySelector('h1').innerText.startsWith('عاجل: ')`)
	see(t, "the bar does", `document.querySelector('#bar h1').innerText.startsWith('عاجل: ')`)
	visitPage(t, desk+of("side", release, "fr")+"&width=desktop")
	for i := range 2 {
		see(t, "a computer's width", frame(i)+`.innerWidth === 1280`)
	}
	if w := evaluate[float64](t, `document.querySelector('iframe').getBoundingClientRect().width`); w > 640 {
		t.Errorf("a page drawn small is %v px wide", w)
	}
}

// The card says what the page says, letter by letter.
func TestDeskCard(t *testing.T) {
	_, address, desk := newsdesk(t)
	const release = "portes-ouvertes-sale"
	for i, lang := range []string{"ar", "fr"} {
		visitPage(t, address+"/"+lang+"/2025/"+release+"/")
		meta := func(name string) string {
			return evaluate[string](t, `document.querySelector('meta[property="og:`+name+`"]').content`)
		}
		title, text, picture := meta("title"), meta("description"), meta("image")
		host := evaluate[string](t, `new URL(document.querySelector('meta[property="og:url"]').content).host`)
		visitPage(t, desk+of("release", release, "ar"))
		card := fmt.Sprintf(`document.querySelectorAll('.bubble')[%d]`, i)
		see(t, "the picture is there", card+`.querySelector('img').naturalWidth >= 300`)
		for part, want := range map[string]string{".head": title, ".text": text, ".host": host} {
			if got := evaluate[string](t, card+`.querySelector('`+part+`').textContent`); got != want || want == "" {
				t.Errorf("%s in %s: %q, want %q", part, lang, got, want)
			}
		}
		if got := evaluate[string](t, `new URL(`+card+`.querySelector('img').src).pathname`); !strings.HasSuffix(picture, got) {
			t.Errorf("the picture is %s, want %s", got, picture)
		}
	}
}
