package markdown

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// words returns the text of a block of prose, with a bar for what is left out
// between two pieces.
func words(src string, p Prose) string {
	var b strings.Builder
	for i, r := range p.Text {
		if i > 0 && p.Text[i-1].End != r.Start {
			b.WriteByte('|')
		}
		b.WriteString(src[r.Start:r.End])
	}
	return b.String()
}

func TestProse(t *testing.T) {
	type block struct {
		kind ProseKind
		text string
	}
	tests := []struct {
		name, src string
		want      []block
	}{
		{"paragraph", "عقدت التعاضدية\nلقاءً.", []block{{ParagraphText, "عقدت التعاضدية|لقاءً."}}},
		{"emphasis", "و**«نعم»**ثم *لا*", []block{{ParagraphText, "و|«نعم»|ثم |لا"}}},
		{"literal marks", "2 * 3 و**نعم", []block{{ParagraphText, "2 * 3 و**نعم"}}},
		{"kinds", "## أرقام\n\n- واحد\n- deux\n  1. ثلاثة\n\n| أ | b |\n|--|--|\n| ج |\n\n> قول\n", []block{
			{HeadingText, "أرقام"}, {ItemText, "واحد"}, {ItemText, "deux"}, {ItemText, "ثلاثة"},
			{CellText, "أ"}, {CellText, "b"}, {CellText, "ج"}, {CellText, ""}, {ParagraphText, "قول"},
		}},
		{"loose list", "- أ\n\n- b", []block{{ParagraphText, "أ"}, {ParagraphText, "b"}}},
		{"line breaks", "Le conseil  \ns’est tenu\\\nà Rabat", []block{{ParagraphText, "Le conseil|s’est tenu|à Rabat"}}},
		{"links", "انظر [اللقاء **الأول**](a \"عنوان\") و[الموقع] https://x.ma a@b.ma ثم\n\n[الموقع]: https://x.ma",
			[]block{{ParagraphText, "انظر | و| | | ثم"}}},
		{"refused link", "قبل [نص](javascript:x) بعد", []block{{ParagraphText, "قبل |نص| بعد"}}},
		{"image", "أ ![وصف](a.jpg \"عنوان\") ب\n\n![وصف](b.jpg)", []block{{ParagraphText, "أ | ب"}}},
		{"code", "أ `رمز` ب\n\n```\nرمز\n```\n\n    رمز\n", []block{{ParagraphText, "أ | ب"}}},
		{"HTML", "أ <b>ب</b> <!-- ج -->\n\n<div>د</div>\n\n<!-- balagh: off x -->\n", []block{{ParagraphText, "أ |ب| "}}},
		{"rule and empty heading", "---\n\n##\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []block
			for _, p := range Parse([]byte(test.src), Style{}).Prose {
				got = append(got, block{p.Kind, words(test.src, p)})
			}
			for i := range max(len(got), len(test.want)) {
				if i >= len(got) || i >= len(test.want) || got[i] != test.want[i] {
					t.Fatalf("\n got %q\nwant %q", got, test.want)
				}
			}
		})
	}
}

// TestProseIsShown takes texts without links, code and entities: what Prose
// holds is all the page shows, and nothing else.
func TestProseIsShown(t *testing.T) {
	for _, src := range []string{
		"عقدت **التعاضدية** العامة\nلقاءً و**«نعم»**ثم.\n\n## شعار: *جودة*\n\n- أ\n- ب\n\n> «قول»\n",
		"La *Mutuelle* a tenu  \nune __rencontre__ ; ~~hier~~.\n\n1. un\n\n   deux\n2. trois\n\n| é | à |\n|--|:-:|\n| 1 |\n",
		"Les chiffres :\n| é |\n|--|\n| ج |\n---\n",
		"2 * 3 = 6 **مهم\n===\n\nl**«X»**a\n***\nآخر\n",
	} {
		b := Parse([]byte(src), Style{})
		var text []string
		for _, p := range b.Prose {
			text = append(text, strings.ReplaceAll(words(src, p), "|", ""))
		}
		page := strings.ReplaceAll(string(markup.ReplaceAll(b.HTML, nil)), "\n", "")
		if got := strings.Join(text, ""); got != page {
			t.Errorf("\nprose %q\n page %q", got, page)
		}
	}
}

func FuzzProse(f *testing.F) {
	for _, s := range []string{
		"عقدت **التعاضدية** [لقاءً](a) `x` <b>\nو**«نعم»**ثم https://x.ma_y\n\n## أ #\n\n- ب\n  > ج\n  - د\n",
		"| a \\| b | `c\\|d` |\n|--|--|\n| *e | f* |\n\n[r]: x 'y'\n[r] ![i *j*](k)\\\nl  \n\tm\n",
		"a &amp; &lt;b \\* _c_ ~~d~~ <https://x.ma> <!-- balagh: x -->e\n***\n1) x\n\n\ty\nb\n===\n", "\xff\x00*a*\x01\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		src = bytes.ReplaceAll(src, []byte{'\r'}, nil)
		b := Parse(src, Style{})
		end, rest := 0, b.HTML
		for _, p := range b.Prose {
			if p.Kind > CellText {
				t.Fatalf("%q: kind %d", src, p.Kind)
			}
			for _, r := range p.Text {
				if r.Start < end || r.End <= r.Start || r.End > len(src) {
					t.Fatalf("%q: %v after %d, of %d bytes", src, r, end, len(src))
				}
				end = r.End
				if utf8.Valid(src) && !hasControl(string(src)) {
					rest = after(t, rest, src[r.Start:r.End])
				}
			}
		}
	})
}

// after returns the HTML behind the first place that shows s.
func after(t *testing.T, html, s []byte) []byte {
	var r renderer
	r.text(plain(s))
	i := bytes.Index(html, r.out)
	if i < 0 {
		t.Fatalf("%q is not on the page: %q", s, html)
	}
	return html[i+len(r.out):]
}
