package markdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// TestArabicEmphasis has, in each pair, what is written and what the page shows.
func TestArabicEmphasis(t *testing.T) {
	tests := []struct{ src, want string }{
		// Opened right after a letter.
		{"و**«نعم»**", "و<strong>«نعم»</strong>"},
		{"بـ**“نعم”** قال", "بـ<strong>“نعم”</strong> قال"},
		{"و*(نعم)* قال", "و<em>(نعم)</em> قال"},
		{"و***«نعم»*** قال", "و<em><strong>«نعم»</strong></em> قال"},
		{"شعارٌ**«نعم»**", "شعارٌ<strong>«نعم»</strong>"},
		{`و**"نعم"** و*'لا'*`, `و<strong>"نعم"</strong> و<em>'لا'</em>`},
		{"و**[رابط](a)** و**`رمز`**", "و<strong><a ◌>رابط</a>◌</strong> و<strong><code>رمز</code></strong>"},
		{"و**_نعم_** و**~~لا~~**", "و<strong><em>نعم</em></strong> و<strong><del>لا</del></strong>"},
		{"و**#وسم** ل**@حساب**", "و<strong>#وسم</strong> ل<strong>@حساب</strong>"},
		{"و\u200f**«نعم»**\u200f", "و\u200f<strong>«نعم»</strong>\u200f"},
		{"شركة Orange**«المغرب»**", "شركة Orange<strong>«المغرب»</strong>"},
		{"و**«Le Matin»**،", "و<strong>«Le Matin»</strong>،"},

		// Closed right before a letter.
		{"**شعار:**جودة", "<strong>شعار:</strong>جودة"},
		{"**نعم،**ثم **نعم؛**ثم **نعم؟**ثم", "<strong>نعم،</strong>ثم <strong>نعم؛</strong>ثم <strong>نعم؟</strong>ثم"},
		{"*نعم.*ثم *نعم!*ثم *نعم:*ثم *نعم…*ثم", "<em>نعم.</em>ثم <em>نعم!</em>ثم <em>نعم:</em>ثم <em>نعم…</em>ثم"},
		{"***(نعم)***ثم **“نعم”**ثم", "<em><strong>(نعم)</strong></em>ثم <strong>“نعم”</strong>ثم"},
		{"قال **«نعم»**ثم سكت", "قال <strong>«نعم»</strong>ثم سكت"},
		{"**قال «نعم».**ثم", "<strong>قال «نعم».</strong>ثم"},
		{"**الهاتف:**0537 و**35%**من", "<strong>الهاتف:</strong>0537 و<strong>35%</strong>من"},
		{"**الموضوع:**Assemblée", "<strong>الموضوع:</strong>Assemblée"},
		{"**Rabat:**جهة", "<strong>Rabat:</strong>جهة"},
		{"**[رابط](a)**ثم", "<strong><a ◌>رابط</a>◌</strong>ثم"},

		// Both, and several of them.
		{"و**«نعم»**ثم*«لا»*ثم", "و<strong>«نعم»</strong>ثم<em>«لا»</em>ثم"},
		{"**أ:**ب **ج:**د و**«ه»**و", "<strong>أ:</strong>ب <strong>ج:</strong>د و<strong>«ه»</strong>و"},
		{"**«…»**، *(…)*؛ ***“…”***.", "<strong>«…»</strong>، <em>(…)</em>؛ <em><strong>“…”</strong></em>."},
		{"**نص و*«مهم»* آخر**", "<strong>نص و<em>«مهم»</em> آخر</strong>"},
		{"*نص:**مهم** آخر*", "<em>نص:<strong>مهم</strong> آخر</em>"},
		{"**قال *الرئيس:*نعم**", "<strong>قال <em>الرئيس:</em>نعم</strong>"},
		{"**شعار:***جودة*", "<strong>شعار:</strong><em>جودة</em>"},
		{"سطر\n**«نعم»**ثم", "سطر\n<strong>«نعم»</strong>ثم"},

		// What CommonMark allows stays.
		{"**مهم**جدا **الصندوق**(الوطني)", "<strong>مهم</strong>جدا <strong>الصندوق</strong>(الوطني)"},
		{"«**مهم**»، (*مهم*)", "«<strong>مهم</strong>»، (<em>مهم</em>)"},
		{"_شعار:_ **جودة**", "<em>شعار:</em> <strong>جودة</strong>"},

		// What is no emphasis stays none.
		{"2 * 3 و٢ * ٣", "2 * 3 و٢ * ٣"},
		{"٢*(٣+٤)*٥", "٢*(٣+٤)*٥"},
		{"35 درهما*، و20 درهما*.", "35 درهما*، و20 درهما*."},
		{"35 درهما* (انظر) و20 درهما* (انظر)", "35 درهما* (انظر) و20 درهما* (انظر)"},
		{`و\*«نعم»\* و\*\*«لا»\*\*`, "و*«نعم»* و**«لا»**"},
		{"`و**«نعم»**` ثم", "<code>و**«نعم»**</code> ثم"},
		{"و**«نعم» ثم", "و**«نعم» ثم"},
		{"شعار:**جودة", "شعار:**جودة"},
		{"و** «نعم» **ثم", "و** «نعم» **ثم"},
		{"كلمة**:**كلمة", "كلمة**:**كلمة"},
		{"و__«نعم»__ __شعار:__جودة", "و__«نعم»__ __شعار:__جودة"},
		{"de**«Rabat»**à **Objet:**note", "de**«Rabat»**à **Objet:**note"},
		{"και**«ναι»**και", "και**«ναι»**και"},
		{"ו**(כן)**כן", "ו**(כן)**כן"},
	}
	for _, test := range tests {
		if got := shown(Parse([]byte(test.src), Style{}).HTML); got != "<p>"+test.want+"</p>" {
			t.Errorf("%s\n got %s\nwant <p>%s</p>", test.src, got, test.want)
		}
	}
}

func TestArabicEmphasisElsewhere(t *testing.T) {
	tests := []struct{ src, want string }{
		{"* بند\n* و**«آخر»**", "<ul><li>بند</li><li>و<strong>«آخر»</strong></li></ul>"},
		{"## **شعار:**جودة", `<h2 id="شعارجودة"><strong>شعار:</strong>جودة</h2>`},
		{"> و**«نعم»**\n> **قال:**نعم", "<blockquote><p>و<strong>«نعم»</strong>\n<strong>قال:</strong>نعم</p></blockquote>"},
		{"| و**«أ»** |\n|--|\n| **ب:**ج |", `<div class="table"><table><thead><tr><th>و<strong>«أ»</strong></th></tr></thead>` +
			"<tbody><tr><td><strong>ب:</strong>ج</td></tr></tbody></table></div>"},
		{"|أ|b|\n|-|-|\n|ج|:**2**3|", `<div class="table"><table><thead><tr><th>أ</th><th>b</th></tr></thead>` +
			"<tbody><tr><td>ج</td><td>:<strong>2</strong>3</td></tr></tbody></table></div>"},
		{"![و**«نعم»**](a.jpg)", `<figure><img ◌ alt="و«نعم»" loading="lazy" decoding="async"></figure>`},
		{"    و**«نعم»**", `<pre dir="auto"><code>و**«نعم»**` + "\n" + `</code></pre>`},
	}
	for _, test := range tests {
		if got := shown(Parse([]byte(test.src), Style{}).HTML); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}

// TestLiteralMarkup wants a remark for each mark left on the page, at its
// place, and none where the asterisks are meant.
func TestLiteralMarkup(t *testing.T) {
	tests := []struct {
		src string
		at  []int
	}{
		{"و**«نعم» ثم", []int{2}},
		{"شعار:**جودة", []int{9}},
		{"و** «نعم»**", []int{2, 15}},
		{"كلمة**:**كلمة", []int{8, 11}},
		{"و__«نعم»__", []int{2, 14}},
		{"de**«Rabat»**à", []int{2, 13}},
		{`\***نعم`, []int{2}},
		{`\\**نعم`, []int{2}},
		{"**شعار:**جودة و**«نعم»**، ***(لا)***ثم", nil},
		{"2 * 3 `**` \\*\\* \\**", nil},
	}
	for _, test := range tests {
		var at []int
		for _, r := range Parse([]byte(test.src), Style{}).Remarks {
			if r.Kind == LiteralMarkup {
				at = append(at, r.Start)
			}
		}
		if len(at) != len(test.at) {
			t.Errorf("%s: remarks at %v, want %v", test.src, at, test.at)
			continue
		}
		for i := range at {
			if at[i] != test.at[i] {
				t.Errorf("%s: remarks at %v, want %v", test.src, at, test.at)
			}
		}
	}
}

// TestNothingLost goes through every short text of letters, marks and
// asterisks: where CommonMark leaves no asterisk on the page, neither do we.
func TestNothingLost(t *testing.T) {
	pieces := []string{"ك", "«", "»", ":", `"`, " ", "*", "**"}
	texts, changed := 0, 0
	var grow func(s string, more int)
	grow = func(s string, more int) {
		if strings.HasSuffix(s, "*") {
			texts++
			src := []byte("ن" + s + "ن")
			if tree(shared, src) != tree(stock, src) {
				changed++
				if lit := literal(stock.Parse(text.NewReader(src)), src); lit == "" {
					if lit := literal(shared.Parse(text.NewReader(src)), src); lit != "" {
						t.Errorf("%s: %s is left", src, lit)
					}
				}
			}
		}
		if more == 0 {
			return
		}
		for _, p := range pieces {
			if p[0] != '*' || !strings.HasSuffix(s, "*") {
				grow(s+p, more-1)
			}
		}
	}
	grow("", 5)
	if changed == 0 || changed > texts/4 {
		t.Errorf("%d of %d texts come out otherwise", changed, texts)
	}
}

// literal returns the asterisks that stay text.
func literal(n ast.Node, src []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.WriteString(strings.Repeat("*", strings.Count(string(t.Segment.Value(src)), "*")))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// FuzzEmphasis states what the extension must not do: change a text without
// Arabic letters, or one in which no punctuation stands by an asterisk.
func FuzzEmphasis(f *testing.F) {
	for _, s := range []string{
		"و**«نعم»**ثم **شعار:**جودة", "a**«b»**c *d:*e ***(f)***g __h:__i", "*a **b *c* d** e***f*\n> *g\n> h*:i",
		"|a|b:**c**|\n|-|-|\n|*d*|«**e**f»|", "[*a](b \"*\")*c:*d `*`*e*\\*f* ~~*g:*h~~ <b *>*", "2 * 3 ** ٢*(٣+٤)*٥ \u200f*«x»*\u200fy",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for name, drop := range map[string]func(rune) rune{"without Arabic": latin, "without punctuation": bare} {
			s := []byte(strings.Map(drop, string(src)))
			if got, want := tree(shared, s), tree(stock, s); got != want {
				t.Errorf("%s: %q\n got %s\nwant %s", name, s, got, want)
			}
		}
	})
}

// latin gives a Latin letter for each Arabic one.
func latin(c rune) rune {
	if isArabicLetter(c) {
		return 'a' + c%26
	}
	return c
}

// bare gives an Arabic letter for each sign but the asterisk.
func bare(c rune) rune {
	if c != '*' && (c == '|' || transparent(c)) {
		return 'ب'
	}
	return c
}

func BenchmarkEmphasis(b *testing.B) {
	src := []byte(strings.Repeat("عقدت **التعاضدية** لقاءً تحت *شعار*: و**«تعزيز المقاربة»**، **المكان:**الرباط.\n\n"+
		"La *Mutuelle* a tenu **une rencontre** : les **délégués** y ont pris part.\n\n", 12))
	for name, p := range map[string]func(){
		"CommonMark": func() { stock.Parse(text.NewReader(src)) },
		"ours":       func() { parse(src, nil) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				p()
			}
		})
	}
}
