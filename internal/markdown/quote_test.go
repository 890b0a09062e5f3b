package markdown

import (
	"strings"
	"testing"
)

func TestQuoteWithSpeaker(t *testing.T) {
	tests := []struct {
		name, src, want string
		style           Style
	}{
		{"name and office", "> ستمتد اللقاءات إلى كل الجهات.\n>\n> — **مولاي إبراهيم العثماني**، رئيس المجلس الإداري",
			`<blockquote><p>ستمتد اللقاءات إلى كل الجهات.</p></blockquote><figcaption>— <b>مولاي إبراهيم العثماني</b>، <span>رئيس المجلس الإداري</span></figcaption>`, arabic},
		{"in French", "> L'étape suivante est \"Fès\" !\n>\n> -- Moulay Ibrahim El Othmani, président du conseil d'administration",
			"<blockquote><p>L’étape suivante est «\u202fFès\u202f»\u202f!</p></blockquote><figcaption>— <b>Moulay Ibrahim El Othmani</b>, <span>président du conseil d’administration</span></figcaption>", french},
		{"in a language without rules", "> ⴰⵣⵓⵍ\n>\n> – **ⵉⴷⵉⵔ**, ⴰⵏⵎⵀⴰⵍ",
			`<blockquote><p>ⴰⵣⵓⵍ</p></blockquote><figcaption>— <b>ⵉⴷⵉⵔ</b>, <span>ⴰⵏⵎⵀⴰⵍ</span></figcaption>`, Style{Language: "zgh"}},
		{"name alone", "> الهدف خدمة المواطن\n>\n> — صاحب الجلالة الملك محمد السادس",
			`<blockquote><p>الهدف خدمة المواطن</p></blockquote><figcaption>— <b>صاحب الجلالة الملك محمد السادس</b></figcaption>`, arabic},
		{"comma and nothing", "> نعم\n>\n> — **رشيد الأطرسي**،", `<blockquote><p>نعم</p></blockquote><figcaption>— <b>رشيد الأطرسي</b></figcaption>`, arabic},
		{"a link around the name", "> نعم\n>\n> —[**رشيد الأطرسي**](../a)،المدير الجهوي",
			`<blockquote><p>نعم</p></blockquote><figcaption>— <b><a ◌><strong>رشيد الأطرسي</strong></a>◌</b>، <span>المدير الجهوي</span></figcaption>`, arabic},
		{"a link within strong", "> Oui\n>\n> — **[Rachid El Atrassi](../a)**, *directeur*, Salé",
			`<blockquote><p>Oui</p></blockquote><figcaption>— <b><a ◌>Rachid El Atrassi</a>◌</b>, <span><em>directeur</em>, Salé</span></figcaption>`, french},
		{"on two lines", "> نعم\n>\n> — رشيد\n> الأطرسي،\n> المدير\n> الجهوي",
			"<blockquote><p>نعم</p></blockquote><figcaption>— <b>رشيد\nالأطرسي</b>، <span>المدير\nالجهوي</span></figcaption>", arabic},
		{"a French name in Arabic", "> نعم\n>\n> — Jean Martin (CNAM)، مدير التعاون",
			`<blockquote><p>نعم</p></blockquote><figcaption>— <b><bdi dir="ltr">Jean Martin (CNAM)</bdi></b>، <span>مدير التعاون</span></figcaption>`, arabic},
		{"a French line in Arabic", "> Oui, tout à fait.\n>\n> — **Jean Martin**, directeur de la coopération",
			`<blockquote><p><bdi lang="fr" dir="ltr">Oui, tout à fait.</bdi></p></blockquote><figcaption><bdi lang="fr" dir="ltr">— <b>Jean Martin</b>, <span>directeur de la coopération</span></bdi></figcaption>`, arabic},
		{"an Arabic name in French", "> Oui\n>\n> — **رشيد الأطرسي**, directeur",
			`<blockquote><p>Oui</p></blockquote><figcaption>— <b><bdi lang="ar" dir="rtl">رشيد الأطرسي</bdi></b>, <span>directeur</span></figcaption>`, french},
		{"several paragraphs and a list", "> أ\n>\n> - ب\n>\n> — **ج**، د", `<blockquote><p>أ</p><ul><li>ب</li></ul></blockquote><figcaption>— <b>ج</b>، <span>د</span></figcaption>`, arabic},
		{"an inner quotation stays", "> > أ\n> >\n> > — **ب**، ج\n>\n> — **د**، ه",
			`<blockquote><blockquote><p>أ</p><p>— <strong>ب</strong>، ج</p></blockquote></blockquote><figcaption>— <b>د</b>، <span>ه</span></figcaption>`, arabic},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := `<figure class="quote">` + test.want + `</figure>`
			if got := shown(Parse([]byte(test.src), test.style).HTML); got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
}

func TestQuoteWithoutSpeaker(t *testing.T) {
	for name, src := range map[string]string{
		"no line":            "> نعم",
		"a dash in between":  "> نعم\n>\n> — **رشيد**، المدير\n>\n> لا",
		"no blank line":      "> نعم\n> — **رشيد**، المدير",
		"nothing said":       "> — **رشيد**، المدير",
		"only a remark said": "> <!-- balagh: off x -->\n>\n> — **رشيد**، المدير",
		"a dash alone":       "> نعم\n>\n> —",
		"a comma alone":      "> نعم\n>\n> —، المدير",
		"no letter":          "> نعم\n>\n> — 2024، المدير",
		"a dialogue":         "> — هل حضرتم؟\n>\n> — نعم، حضرنا",
		"a sentence":         "> Elle partit.\n>\n> — Et lui aussi.",
		"a dash as a word":   "> نعم\n>\n> **—** رشيد، المدير",
		"a hyphen":           "> نعم\n>\n> \\- رشيد، المدير",
		"behind it":          "> نعم\n\n— **رشيد**، المدير",
		"a heading":          "> نعم\n>\n> ## — رشيد، المدير",
	} {
		t.Run(name, func(t *testing.T) {
			if got := shown(Parse([]byte(src), arabic).HTML); strings.Contains(got, "figure") || !strings.HasPrefix(got, "<blockquote>") {
				t.Errorf("got %s", got)
			}
		})
	}
}

// Rules on words see the line of the speaker as they see any other.
func TestQuoteProse(t *testing.T) {
	src := "> ستمتد اللقاءات\n> إلى كل الجهات.\n>\n> > أ\n>\n> --  [**مولاي إبراهيم**\n> العثماني](../a) ،  رئيس *المجلس* الإداري، الرباط\n\nنص\n\n> Oui\n>\n> — X"
	b := Parse([]byte(src), arabic)
	var prose []string
	for _, p := range b.Prose {
		text := ""
		for _, r := range p.Text {
			text += src[r.Start:r.End]
		}
		prose = append(prose, text)
	}
	if want := "--   ،  رئيس المجلس الإداري، الرباط"; prose[2] != want {
		t.Errorf("prose %q, want %q", prose[2], want)
	}
}

// TestQuotesOfTheSpecification wants every quotation of CommonMark's examples to
// stay one.
func TestQuotesOfTheSpecification(t *testing.T) {
	for _, e := range examples(t) {
		if html := string(Parse([]byte(e.Markdown), french).HTML); strings.Contains(html, `class="quote"`) || strings.Contains(html, `class="figures"`) {
			t.Errorf("example %d: %q: %s", e.Example, e.Markdown, html)
		}
	}
}
