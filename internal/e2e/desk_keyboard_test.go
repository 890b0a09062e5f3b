package e2e

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// tabTo presses Tab until the focus is on what a selector names, and then Enter.
func tabTo(t *testing.T, what, selector string) {
	t.Helper()
	for range 60 {
		do(t, chromedp.KeyEvent("\t"))
		if evaluate[bool](t, `document.activeElement.matches('`+selector+`')`) {
			do(t, chromedp.KeyEvent("\r"))
			return
		}
	}
	t.Fatalf("60 steps do not lead to %s", what)
}

// From the address bar to a draft in both languages beside each other, and back to
// the texts that wait, with the keyboard alone.
func TestDeskByKeyboardToADraft(t *testing.T) {
	_, _, desk := newsdesk(t)
	viewport(t, 1280, 900)
	for _, lang := range []string{"ar", "fr"} {
		visitPage(t, desk+"?lang="+lang)
		tabTo(t, "the drafts", `.filters a[href*="show=draft"]`)
		see(t, "the drafts are listed", `document.querySelectorAll('.row').length === 1 && document.querySelector('.filters [aria-current]').href.includes('show=draft')`)
		tabTo(t, "the draft beside its translation", `.row a[href*="/side?"]`)
		see(t, "the draft is shown", `location.pathname === '/_balagh/side' && document.querySelector('iframe').contentWindow.document.querySelector('h1')?.innerText.startsWith('مسودة حول')`)
		see(t, "its mark is shown", `document.querySelector('iframe').contentWindow.document.querySelector('balagh-preview').shadowRoot.querySelector('.bar') !== null`)
		tabTo(t, "the width of a computer", `.widths a[href*="width=desktop"]`)
		see(t, "the width is another", `new URL(location).searchParams.get('width') === 'desktop' && document.querySelector('iframe').contentWindow.innerWidth === 1280`)
		tabTo(t, "the details", `.bar a[href*="/release?"]`)
		see(t, "the details are shown", `location.pathname === '/_balagh/release'`)
		tabTo(t, "what waits", `.menu a[href*="/waits?"]`)
		see(t, "what waits is shown", `location.pathname === '/_balagh/waits' && document.querySelector('#drafts').innerText.includes('مسودة حول')`)
	}
}

// spoken is what a screen reader says of everything that can be pressed on the
// page that is open, its role and its name, and where a link leads.
func spoken(t *testing.T) (said, to []string) {
	t.Helper()
	tree, err := chromedp.Call(tab(t), accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		t.Fatal(err)
	}
	text := func(v *accessibility.Value) (s string) {
		if v != nil {
			json.Unmarshal([]byte(v.Value), &s)
		}
		return s
	}
	for _, n := range tree.Nodes {
		if role := text(n.Role); !n.Ignored && slices.Contains([]string{"link", "button", "searchbox", "checkbox", "Iframe", "navigation", "search", "region", "heading"}, role) {
			at := ""
			for _, p := range n.Properties {
				if p.Name == "url" {
					at = text(p.Value)
				}
			}
			said, to = append(said, role+" "+text(n.Name)), append(to, at)
		}
	}
	return said, to
}

// Whoever hears the desk knows of each link which text it leads to.
func TestDeskIsSpoken(t *testing.T) {
	_, _, desk := newsdesk(t)
	for lang, want := range map[string][]string{
		"ar": {"link انتقل إلى المحتوى", "navigation صفحات المكتب", "navigation لغة المكتب", "navigation تصفية", "searchbox ابحث في العناوين", "button ابحث",
			"link التفاصيل: مسودة حول الحملة الطبية بالداخلة", "link اللغتان جنبا إلى جنب: مسودة حول الحملة الطبية بالداخلة"},
		"fr": {"link Aller au contenu", "navigation Pages du bureau", "navigation Langue du bureau", "navigation Filtres", "searchbox Chercher dans les titres", "button Chercher",
			"link Détails\u00a0: La Mutuelle générale ouvre une agence à Agadir", "link Langues côte à côte\u00a0: La Mutuelle générale ouvre une agence à Agadir"},
	} {
		visitPage(t, desk+"?lang="+lang)
		said, to := spoken(t)
		for _, w := range want {
			if !slices.Contains(said, w) {
				t.Errorf("in %s nobody hears %q of\n%s", lang, w, strings.Join(said, "\n"))
			}
		}
		leads := map[string]string{}
		for i, s := range said {
			if _, name, _ := strings.Cut(s, " "); name == "" {
				t.Errorf("in %s a %shas no name", lang, s)
			}
			if !strings.HasPrefix(s, "link") {
				continue
			}
			if was := leads[s]; to[i] == "" || was != "" && was != to[i] {
				t.Errorf("in %s %q leads to %q and to %q", lang, s, was, to[i])
			}
			leads[s] = to[i]
		}
		visitPage(t, desk+of("side", "a-venir", lang))
		said, _ = spoken(t)
		for _, w := range []string{"Iframe العربية: التعاضدية العامة تفتتح وكالة جديدة بأكادير لفائدة منخرطيها", "Iframe Français: La Mutuelle générale ouvre une agence à Agadir"} {
			if !slices.Contains(said, w) {
				t.Errorf("in %s nobody hears %q of\n%s", lang, w, strings.Join(said, "\n"))
			}
		}
	}
}
