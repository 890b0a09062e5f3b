package markdown

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// joined writes the tree of src with texts that touch as one: where the parser
// happens to part them is of no account.
func joined(p parser.Parser, src []byte) string {
	root := p.Parse(text.NewReader(src))
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		for t, ok := n.(*ast.Text); ok && entering; {
			next, isText := t.NextSibling().(*ast.Text)
			if !isText || t.SoftLineBreak() || t.HardLineBreak() || t.Segment.Stop != next.Segment.Start || t.IsRaw() != next.IsRaw() {
				break
			}
			t.Segment.Stop = next.Segment.Stop
			t.SetSoftLineBreak(next.SoftLineBreak())
			t.SetHardLineBreak(next.HardLineBreak())
			t.Parent().RemoveChild(t.Parent(), next)
		}
		return ast.WalkContinue, nil
	})
	return written(root)
}

// TestRuns wants the same tree whether text is taken in runs or byte by byte.
func TestRuns(t *testing.T) {
	texts := []string{
		"(أ) [ب](c). ج! **د**، «*ه*»: و *ز*(ح) \"ط\" ![ي](k), l\n. m\n: n\n!o\n# \"p\" q",
		"عقدت التعاضدية. لقاءً: مع **المندوبين**!  \nثم [رابط](../a) ! www. www.mgpap.ma.\n",
		"Bonjour, (voir : https://mgpap.ma/fr). a@b.ma ! ![x](y.jpg) `code`  \nfin   \n\n- un\n  deux \n\n> l'été. \n",
		" \tx  \n**a**  \n**b** \n*c*\n_d_ e", "| أ. ب | ج: |\n|--|--|\n| a ! | *b* |\n", "[a. b: c]\n[a ! b](c) ] d\n\n[a. b: c]: x\n",
		"-\ta\tb\n\n\tc  \n -\n", "www.a.ma: http://b.ma! :// . @ <x ~a~ ~~b~~ <!-- c. -->", "a\n===\nb. \n---\n# c  #\n",
		"[" + strings.Repeat("a", 999) + " [b [c](d)\n",
	}
	for _, e := range examples(t) {
		texts = append(texts, e.Markdown, strings.Map(inArabic, e.Markdown))
	}
	for _, src := range texts {
		if needsEveryByte([]byte(src)) {
			continue
		}
		if got, want := joined(quick, []byte(src)), joined(shared, []byte(src)); got != want {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
}

func FuzzRuns(f *testing.F) {
	f.Add([]byte("نص. [a](b)!  \n> c: `d` www.x.ma\n\n| e | f\n|-|-\n![g](h) _i_ ~~j~~ <k@l.ma> \n"))
	f.Add([]byte("## a\n\n- b\n- **c** d\n\n> e\n> f\n\n1. g\n2. h\n\n   i\n\n2) j\n\nk\nl\n===\n\n- m\n  n\n\n### o #\n\n```\n\np\n"))
	f.Add([]byte("*a* **b**c **d** e** f*g*h* [i *j](k) l* [m](n)[o] [p [q](r) s](t) [[u](v) w](<x> 'y') ![z *a*](b) [c](d(e)\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		var r renderer
		r.reset(src, utf8.Valid(src), Style{})
		src = r.src
		if beyond(src) != "" || needsEveryByte(src) {
			return
		}
		if got, want := joined(quick, src), joined(shared, src); got != want {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	})
}

// A tree that stands in room is that of one which does not, and leaves nothing
// behind.
func TestRoomServesAgain(t *testing.T) {
	nodes := new(room)
	for _, src := range []string{
		strings.Repeat("عقدت **التعاضدية** لقاءً\nمع *المندوبين*  \n", 50), "La *Mutuelle* a tenu **une rencontre** ! Oui.\n", "", strings.Repeat("[أ](b) ", 40), strings.Repeat("فقرة\n\n- item\n\n", 40),
	} {
		if got, want := written(parse([]byte(src), nodes)), written(parse([]byte(src), nil)); got != want {
			t.Errorf("%.60q\n got %s\nwant %s", src, got, want)
		}
		if (nodes.texts.used == 0) != (src == "") || (nodes.paragraphs.used == 0) != (src == "") {
			t.Errorf("%.60q: %d texts and %d paragraphs", src, nodes.texts.used, nodes.paragraphs.used)
		}
		nodes.clear()
		for i := range nodes.paragraphs.of {
			p := &nodes.paragraphs.of[i]
			if p.Lines().Len() != 0 || p.Parent() != nil || p.FirstChild() != nil {
				t.Errorf("%.60q: something is left of a paragraph", src)
			}
			p.SetLines(text.NewSegments())
		}
		if nodes.paragraphs.of = nil; nodes.texts.of != nil && !reflect.DeepEqual(nodes.texts.of, make([]ast.Text, kept)) || nodes.paragraphs.used != 0 {
			t.Errorf("%.60q: something is left", src)
		}
	}
}
