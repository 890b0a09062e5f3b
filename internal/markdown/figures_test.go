package markdown

import (
	"strings"
	"testing"
)

func TestFigures(t *testing.T) {
	ar, fr := arabic, french
	ar.Figures, fr.Figures = "أرقام ومعطيات", "En chiffres"
	tests := []struct {
		name, src, want string
		style           Style
	}{
		{"numbers and what they count", "## أرقام ومعطيات\n\n- **12.500** منخرط استفادوا من القوافل\n- **4** وحدات طبية متنقلة",
			`<ul class="figures"><li><b>12.500</b> <span>منخرط استفادوا من القوافل</span></li><li><b>4</b> <span>وحدات طبية متنقلة</span></li></ul>`, ar},
		{"in French", "### En chiffres\n- **12 500** adhérents reçus : un record\n- **4,5 %** de plus",
			"<ul class=\"figures\"><li><b>12\u202f500</b> <span>adhérents reçus\u00a0: un record</span></li><li><b>4,5\u00a0%</b> <span>de plus</span></li></ul>", fr},
		{"signs and groups keep their order in Arabic", "## أرقام ومعطيات\n\n- **+12%** نمو\n- **-3,5%** تراجع\n- **35 000** منخرط\n- **98,4%** رضا\n- **40 %** عن بعد\n- **+4 %** نمو\n- **5 ملايين درهم** كلفة",
			`<ul class="figures"><li><b><bdi dir="ltr">+12%</bdi></b> <span>نمو</span></li><li><b><bdi dir="ltr">-3,5%</bdi></b> <span>تراجع</span></li>` +
				`<li><b><bdi dir="ltr">35 000</bdi></b> <span>منخرط</span></li><li><b>98,4%</b> <span>رضا</span></li><li><b><bdi dir="ltr">40 %</bdi></b> <span>عن بعد</span></li><li><b><bdi dir="ltr">+4 %</bdi></b> <span>نمو</span></li><li><b>5 ملايين درهم</b> <span>كلفة</span></li></ul>`, ar},
		{"a colon or dash between them", "## أرقام ومعطيات\n\n- **9**: لقاءات\n- **2** — منحتان\n- **3** -\n  جهات",
			`<ul class="figures"><li><b>9</b> <span>لقاءات</span></li><li><b>2</b> <span>منحتان</span></li><li><b>3</b> <span>جهات</span></li></ul>`, ar},
		{"a line break between them", "## أرقام ومعطيات\n\n- **9**\n  لقاءات", `<ul class="figures"><li><b>9</b> <span>لقاءات</span></li></ul>`, ar},
		{"blank lines between items", "## En chiffres\n\n- **9** rencontres\n\n- **2** villes",
			`<ul class="figures"><li><b>9</b> <span>rencontres</span></li><li><b>2</b> <span>villes</span></li></ul>`, fr},
		{"markup behind the number", "## En chiffres\n\n- **[9](../a)** *rencontres* à [Salé](../b)",
			`<ul class="figures"><li><b><a ◌>9</a>◌</b> <span><em>rencontres</em> à <a ◌>Salé</a>◌</span></li></ul>`, fr},
		{"a directive before the list", "## أرقام ومعطيات\n\n<!-- balagh: off x -->\n\n- **9** لقاءات", `<ul class="figures"><li><b>9</b> <span>لقاءات</span></li></ul>`, ar},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := shown(Parse([]byte(test.src), test.style).HTML)
			if _, list, _ := strings.Cut(got, "</h2>"); list != test.want {
				if _, list, _ = strings.Cut(got, "</h3>"); list != test.want {
					t.Errorf("\n got %s\nwant %s", got, test.want)
				}
			}
		})
	}
}

func TestFiguresHeading(t *testing.T) {
	for _, test := range []struct {
		words, heading string
		want           bool
	}{
		{"أرقام ومعطيات", "## أرقام ومعطيات", true},
		{"أرقام ومعطيات", "#### ارقام  ومعطيات:", true},
		{"أرقام ومعطيات", "## أَرْقَامٌ **ومعطيات**", true},
		{"أرقام ومعطيات", "## أرقام", false},
		{"En chiffres", "EN CHIFFRES\n---", true},
		{"Données clés", "## Donnees cles :", true},
		{"En chiffres", "## La santé en chiffres", false},
		{"ⵓⵟⵟⵓⵏⵏ", "## ⵓⵟⵟⵓⵏⵏ", true},
		{"", "## :", false},
	} {
		html := string(Parse([]byte(test.heading+"\n\n- **9** لقاءات"), Style{Figures: test.words}).HTML)
		if got := strings.Contains(html, `<ul class="figures">`); got != test.want {
			t.Errorf("%q under %q: %t", test.words, test.heading, got)
		}
	}
}

func TestOrdinaryLists(t *testing.T) {
	style := arabic
	style.Figures = "أرقام ومعطيات"
	for name, src := range map[string]string{
		"no heading":             "- **9** لقاءات",
		"another heading":        "## أرقام\n\n- **9** لقاءات",
		"a paragraph in between": "## أرقام ومعطيات\n\nنص\n\n- **9** لقاءات",
		"the second list":        "## أرقام ومعطيات\n\n- **9** لقاءات\n\n* **2** منحتان",
		"a numbered list":        "## أرقام ومعطيات\n\n1. **9** لقاءات",
		"one item without":       "## أرقام ومعطيات\n\n- **9** لقاءات\n- منحتان",
		"a weak number":          "## أرقام ومعطيات\n\n- *9* لقاءات",
		"a number alone":         "## أرقام ومعطيات\n\n- **9**",
		"a part of a word":       "## أرقام ومعطيات\n\n- **9**لقاءات",
		"an empty item":          "## أرقام ومعطيات\n\n- **9** لقاءات\n-",
		"a list within":          "## أرقام ومعطيات\n\n- **9** لقاءات\n  - سلا",
	} {
		t.Run(name, func(t *testing.T) {
			html := string(Parse([]byte(src), style).HTML)
			if name == "the second list" {
				if n := strings.Count(html, `class="figures"`); n != 1 {
					t.Errorf("%d lists of figures in %s", n, html)
				}
			} else if strings.Contains(html, "figures") {
				t.Errorf("got %s", html)
			}
		})
	}
}
