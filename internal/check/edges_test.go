package check

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// wordsByLetter is what words stands for: it goes from letter to letter, looks up
// every word and looks at every gap.
func wordsByLetter(in *edition, p *passage, l *lexicon) {
	for i := 0; i < len(p.text); {
		end := wordEnd(p.text, i)
		for _, rule := range l.rules[string(p.text[i:end])] {
			rule(in, p, word{i, end})
		}
		if i = end; i == len(p.text) {
			return
		}
		switch l.signs[p.text[i]] {
		case askGap, askSign:
			i = l.sign(in, p, i)
		case askDigit:
			i = in.groupedNumber(p, i)
		case askEastern:
			in.eastern = in.eastern || isEastern(p.text, i)
			i++
		default:
			i++
		}
	}
}

// styleByLetter is style with that walk, and with every rule asked of every passage.
func styleByLetter(site *config.Site, e *content.Edition, t *content.Text, b *markdown.Body) ([]diag.Diagnostic, string) {
	in := &edition{count: map[*diag.Rule]int{}}
	in.begin(site, e, t, b)
	in.stretched = true
	for i := range in.passages {
		p := &in.passages[i]
		switch {
		case in.arabic:
			wordsByLetter(in, p, arabicWords())
			in.arabicRules(p, ^seen(0))
		case in.french:
			wordsByLetter(in, p, frenchWords())
			in.frenchRules(p, ^seen(0))
		}
		joinedParagraphs(in, p)
		pageFurniture(in, p)
	}
	hamza(in)
	in.wholeRules()
	return in.out, figuresByLetter(e, t, b)
}

// figuresByLetter reads the figures of an edition without the rules.
func figuresByLetter(e *content.Edition, t *content.Text, b *markdown.Body) string {
	f, s := &e.Front, new(figures)
	for _, text := range []string{f.Title, f.Kicker, f.Summary, f.Slogan} {
		s.text = append(append(s.text, text...), "\n\n"...)
	}
	for _, p := range b.Prose {
		end := -1
		for _, r := range p.Text {
			if end >= 0 && !onlyEmphasis(t.Body[end:r.Start]) {
				s.text = append(s.text, '\n')
			}
			s.text = append(s.text, bytes.ReplaceAll(t.Body[r.Start:r.End], []byte("&nbsp;"), []byte(" "))...)
			end = r.End
		}
		s.text = append(s.text, "\n\n"...)
	}
	for _, l := range b.Links {
		if !l.Bare {
			s.text = append(append(s.text, l.Text...), "\n\n"...)
		}
	}
	s.scanByLetter()
	return s.sorted()
}

// scanByLetter reads the figures of a text from letter to letter, with every word
// looked up.
func (s *figures) scanByLetter() {
	hour := false
	for i := 0; i < len(s.text); {
		if end := wordEnd(s.text, i); end > i {
			hour = s.word(i, end)
			if i = end; i == len(s.text) {
				return
			}
		}
		if s.digit(i) < 0 {
			i++
			continue
		}
		i = s.number(i, hour)
		hour = false
	}
}

// sameFindings compares the walks on one text.
func sameFindings(t *testing.T, site *config.Site, code, text string) {
	t.Helper()
	e, src, _ := content.Read(site, content.Release, "x", code, []byte(text))
	if e == nil {
		return
	}
	body := markdown.Parse(src.Body, markdown.Style{})
	got, figures := style(nil, site, e, src, body)
	want, known := styleByLetter(site, e, src, body)
	if figures != known {
		t.Errorf("%s: figures of %q: %q, want %q", code, text, figures, known)
	}
	got, want = diag.Sort(got), diag.Sort(want)
	if a, b := shown(text, got), shown(text, want); !slices.Equal(a, b) {
		t.Errorf("%s: %q\n got %q\nwant %q", code, text, a, b)
	}
	for _, d := range got {
		for _, at := range []diag.Pos{d.Start, d.End} {
			if want := src.Source.Pos(at.Offset); at != want {
				t.Errorf("%s: %q: %+v is %+v", code, text, at, want)
			}
		}
	}
}

// Bits find what a walk from letter to letter finds, whatever stands where a block
// ends.
func FuzzWalks(f *testing.F) {
	for _, c := range slices.Concat(arabicCases, frenchCases) {
		f.Add(c.lang == "ar", c.text)
	}
	for _, s := range []string{
		"فاتح يوليوز و٣٥ مندوبا، ڭلميم ۱۲", "على الساعة ١٠ و*خمس*ة آلاف", "Le Premier juin, “deux”  mots’ 1,000 — 12 000 ; ƀ ʼ À", "كلمة; ثم", "كلمة? ثم", "كلمة, ثم", "في [11 يوليوز](x) &nbsp;12&nbsp;000 https://a.example/15 \\\\*16*", "MGPAP2 000 3*5* **ث**لاث*ة* *35*000 ab*5*", "على الساعة\n\n10 ثم الساعة مساء 11", "le 1er août & 2 &amp; 3,5 millions *12* 14", "- ستة\n- | 7\n\n> 8 _9_ a@b",
		"𝟙 نص 🙂 \u200fنص\u00a0نص", strings.Repeat("ـ", 70),
	} {
		f.Add(true, s)
		f.Add(false, s)
	}
	site := sampleSite(f, "note = [\"hamza\"]")
	f.Fuzz(func(t *testing.T, arabic bool, body string) {
		if !utf8.ValidString(body) {
			return
		}
		code := "fr"
		if arabic {
			code = "ar"
		}
		for shift := range 3 {
			sameFindings(t, site, code, release(code, strings.Repeat("ب", 17*shift)+" "+body))
		}
	})
}

func TestWalksOfReleases(t *testing.T) {
	site := sampleSite(t, "note = [\"hamza\"]")
	for _, code := range []string{"ar", "fr"} {
		for seed := range uint64(8) {
			sameFindings(t, site, code, string(benchRelease(code, seed)))
		}
	}
}

// Every form of a number in words ends as one that is looked up.
func TestNumberEndings(t *testing.T) {
	for w := range numberWords {
		forms := []string{w}
		if w[0] < utf8.RuneSelf {
			forms = append(forms, strings.ToUpper(w[:1])+w[1:])
		}
		for _, start := range []string{"", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ولل"} {
			for _, end := range []string{"", "ة", "مائة", "مئة"} {
				forms = append(forms, start+w+end)
			}
		}
		for _, form := range forms {
			for _, before := range []string{"", "وقال كل من حضر ", "a"} {
				fast, slow := figures{text: []byte(before + form)}, figures{text: []byte(before + form)}
				fast.look(0)
				fast.read()
				slow.scanByLetter()
				if len(fast.found) != len(slow.found) {
					t.Errorf("%q: %q, want %q", before+form, fast.found, slow.found)
				}
			}
		}
	}
}

// A word of each length is told by its ending, wherever it stands.
func TestEnding(t *testing.T) {
	for _, w := range []string{"و", "غد", "hui", "يومه", "demain", "المنصرمة", "Établissement"} {
		want := ending([]byte(w), 0, len(w))
		for _, before := range []string{" ", "«", "قال ", "ce n’est pas "} {
			if got := ending([]byte(before+w), len(before), len(before+w)); got != want {
				t.Errorf("ending of %q behind %q: %x, want %x", w, before, got, want)
			}
		}
		known := new(endings)
		known.add(w)
		if !known.may(want) || known.may(want+1) {
			t.Errorf("%q is not told from others", w)
		}
	}
}
