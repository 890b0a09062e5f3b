package e2e

import (
	"strings"
	"testing"
)

// foreign collects the runs of text whose language the page does not say.
//
// Arabic script: three letters in a row, not counting vowel signs, are a word,
// and must stand where lang begins with ar. Tatweel and digits are no letters.
//
// Latin script: names stand in Arabic text as they are written (MGPAP, Moulay
// Ibrahim El Othmani, WhatsApp), so Latin letters alone mean nothing. A run of
// three words or more, joined by spaces and the marks between words, is French
// if one of them is a word that only a sentence or a title in French has (an
// article, a preposition, a conjunction, the elided l’ d’ qu’) or if a lower-case
// word has a French accent; it must then stand where lang begins with fr.
//
// The text of alt, title and aria-label is read like the text of its element.
const foreign = `(() => {
  const little = /^(le|la|les|de|du|des|un|une|et|ou|à|au|aux|en|dans|pour|par|sur|avec|qui|que|est|sont|ne|pas|son|sa|ses|leur)$/i
  const elided = /^(l|d|qu|n|s|j|c)['’]/i
  const accent = /^\p{Ll}*[éèêëàâçîïôûùœ]\p{Ll}*$/u
  const runs = /[\p{Script=Latin}\d][\p{Script=Latin}\d'’.,:;«» -]*/gu
  const french = text => (text.match(runs) ?? []).some(run => {
    const words = run.split(/[\s.,:;«»]+/).filter(w => /\p{Script=Latin}/u.test(w))
    return words.length >= 3 && words.some(w => little.test(w) || elided.test(w) || accent.test(w))
  })
  const arabic = text => /(\p{Script=Arabic}\p{M}*){3}/u.test(text.replace(/[\u0640\p{Nd}]/gu, ""))
  const out = []
  const judge = (element, text, what) => {
    const lang = element.closest("[lang]")?.lang ?? ""
    if (arabic(text) && !/^ar\b/.test(lang)) out.push(what + " under lang=" + lang + ": " + text.trim().slice(0, 80))
    if (french(text) && !/^fr\b/.test(lang)) out.push(what + " under lang=" + lang + ": " + text.trim().slice(0, 80))
  }
  const skip = "script, style"
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!element.closest(skip) && !(element.tagName === "TITLE")) judge(element, walker.currentNode.data, element.tagName)
  }
  for (const element of document.querySelectorAll("[alt], [title], [aria-label]"))
    for (const name of ["alt", "title", "aria-label"])
      if (element.tagName !== "LINK" && element.hasAttribute(name)) judge(element, element.getAttribute(name), element.tagName + " " + name)
  return out
})()`

// Every run of text says its language, so that a screen reader changes its voice
// and a browser its face. Read in the browser, as rendered, on every page.
func TestEveryRunSaysItsLanguage(t *testing.T) {
	s := full(t)
	host := s.host(t)
	for _, p := range s.with(t, ".html") {
		if strings.Contains(p, "/bulletin-") && !strings.Contains(p, "bulletin-01") || s.page(t, p).stub() {
			continue
		}
		visitPage(t, host+s.address(p))
		for _, run := range evaluate[[]string](t, foreign) {
			t.Errorf("%s: %s", p, run)
		}
	}
}

// The rule itself sees what it must and is silent where it must be.
func TestRuleOfRuns(t *testing.T) {
	host := full(t).host(t)
	visitPage(t, host+"/ar/")
	for _, tt := range []struct {
		html string
		want int
	}{
		{`<p lang="ar">التعاضدية العامة (MGPAP) تلتقي Moulay Ibrahim El Othmani</p>`, 0},
		{`<p lang="ar">جهة Rabat-Salé-Kénitra</p>`, 0},
		{`<p lang="ar">بيان Mutuelle générale du personnel</p>`, 1},
		{`<p lang="ar">بيان <bdi lang="fr">Mutuelle générale du personnel</bdi></p>`, 0},
		{`<p lang="fr">Le mot بلاغ en arabe</p>`, 1},
		{`<p lang="fr">Le mot <bdi lang="ar-MA">بلاغ</bdi> en arabe</p>`, 0},
		{`<p lang="fr">هـ</p>`, 0},
		{`<p lang="fr"><img alt="لقاء المنخرطين"></p>`, 1},
	} {
		got := evaluate[[]string](t, `document.body.innerHTML = `+"`"+tt.html+"`;"+foreign)
		if len(got) != tt.want {
			t.Errorf("%s: %v", tt.html, got)
		}
	}
}
