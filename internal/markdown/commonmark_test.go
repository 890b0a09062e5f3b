package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// example is one example of the CommonMark specification, version 0.31.2. Its
// text is under CC BY-SA 4.0, so it is read where the parser keeps it rather
// than copied here.
type example struct {
	Markdown, HTML, Section string
	Example                 int
}

// examples returns the whole suite. Without it nothing is proven, so only a
// machine that is not meant to prove anything may skip.
func examples(t *testing.T) []example {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	var data []byte
	if err == nil {
		data, err = os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	}
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("the suite is not on this machine: ", err)
	}
	var all []example
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil || len(all) != 652 {
		t.Fatalf("%d examples: %v", len(all), err)
	}
	return all
}

// stock is our parser with CommonMark's own emphasis.
var stock = newParser(blockParsers(), inlineParsers(parser.NewEmphasisParser()))

// coreWith is a parser of CommonMark alone, with the given emphasis.
func coreWith(emphasis parser.InlineParser) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(commonMark(emphasis)...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
}

// tree writes the whole tree of src, with the place of every text.
func tree(p parser.Parser, src []byte) string {
	return written(p.Parse(text.NewReader(src)))
}

func written(root ast.Node) string {
	var b strings.Builder
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			b.WriteString(")")
			return ast.WalkContinue, nil
		}
		b.WriteString("(" + n.Kind().String())
		if n.Type() == ast.TypeBlock {
			fmt.Fprintf(&b, " at %d %t %v", n.Pos(), n.HasBlankPreviousLines(), n.Lines().Sliced(0, n.Lines().Len()))
		} else if n.Kind() != ast.KindText {
			fmt.Fprintf(&b, " at %d", n.Pos())
		}
		switch n := n.(type) {
		case *ast.Emphasis:
			fmt.Fprintf(&b, " %d", n.Level)
		case *ast.Heading:
			fmt.Fprintf(&b, " %d", n.Level)
		case *ast.List:
			fmt.Fprintf(&b, " %c %d %t", n.Marker, n.Start, n.IsTight)
		case *ast.ListItem:
			fmt.Fprintf(&b, " %d", n.Offset)
		case *ast.Link:
			fmt.Fprintf(&b, " %q %q %t", n.Destination, n.Title, n.Reference != nil)
		case *ast.Text:
			fmt.Fprintf(&b, " %d-%d %t %t", n.Segment.Start, n.Segment.Stop, n.SoftLineBreak(), n.HardLineBreak())
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// TestCommonMark holds the parser with our emphasis to the whole suite, and
// both parsers, alone and with our other extensions, to the same trees.
func TestCommonMark(t *testing.T) {
	core := coreWith(arabicEmphasis{parser.NewEmphasisParser()})
	plain := goldmark.DefaultParser()
	md := goldmark.New(goldmark.WithParser(core), goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()))
	for _, e := range examples(t) {
		src := []byte(e.Markdown)
		var out bytes.Buffer
		if err := md.Convert(src, &out); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); strings.TrimSpace(got) != strings.TrimSpace(e.HTML) {
			t.Errorf("example %d: %q\n got %q\nwant %q", e.Example, e.Markdown, got, e.HTML)
		}
		if got, want := tree(core, src), tree(plain, src); got != want {
			t.Errorf("example %d: %q\n got %s\nwant %s", e.Example, e.Markdown, got, want)
		}
		if got, want := tree(shared, src), tree(stock, src); got != want {
			t.Errorf("example %d, all extensions: %q\n got %s\nwant %s", e.Example, e.Markdown, got, want)
		}
	}
}

// TestCommonMarkInArabic writes the examples of emphasis with Arabic letters
// for the Latin ones. All that then comes out otherwise than in CommonMark is
// listed here: it is what the extension is for.
func TestCommonMarkInArabic(t *testing.T) {
	want := []int{352, 354, 380} // ك*"نص"* and كلمة**"نص"**; *$*كلمة
	var got []int
	for _, e := range examples(t) {
		src := []byte(strings.Map(inArabic, e.Markdown))
		if e.Section == "Emphasis and strong emphasis" && tree(shared, src) != tree(stock, src) {
			got = append(got, e.Example)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("changed: %v, want %v", got, want)
	}
}

// inArabic gives each Latin letter an Arabic one.
func inArabic(c rune) rune {
	if c < 0x80 && isLetter(byte(c)) {
		return 'ب' + (c|0x20-'a')%18
	}
	return c
}
