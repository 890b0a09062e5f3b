package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// renderer walks one tree once, writing the HTML and gathering the facts. Its
// buffers serve many bodies.
type renderer struct {
	src    []byte
	found  found // in src
	style  Style
	out    []byte
	body   Body           // gathers the facts
	ranges []Range        // of all the prose of body, in order
	ids    map[string]int // heading ids, and the last number given to each
	plainB []byte         // scratch for plain text

	over   string // the bound that was broken, if any
	budget int    // how much HTML, and how many bytes of facts, are left
	depth  int
	inLink bool
	quoted bool

	title  string // the last heading
	titled int    // where in the HTML it ends

	line line   // what is being written
	set  setter // sets it
	room *room  // of the tree
}

func (r *renderer) reset(src []byte, valid bool, style Style) {
	ids := r.ids
	if len(ids) > 256 || ids == nil {
		ids = map[string]int{}
	}
	clear(ids)
	*r = renderer{
		out: r.out[:0], plainB: r.plainB[:0], ids: ids, body: emptied(r.body), ranges: reused(r.ranges), budget: budget(src), style: style, titled: -1,
		line: line{text: r.line.text[:0], marks: r.line.marks[:0], tags: r.line.tags[:0]},
		set:  setter{edits: r.set.edits[:0], quotes: r.set.quotes[:0]}, room: r.room,
	}
	r.set.begin(style, true)
	if cap(r.out) > 1<<20 {
		r.out = nil
	}
	r.src = r.controls(src, valid)
}

func (r *renderer) markup(s string) { r.out = append(r.out, s...) }

func (r *renderer) remark(kind RemarkKind, text string, start, end int) {
	if len(r.body.Remarks) < maxRemarks {
		r.body.Remarks = append(r.body.Remarks, Remark{kind, text, start, end})
	}
}

func (r *renderer) blocks(parent ast.Node) { r.blocksBefore(parent, nil) }

// blocksBefore writes the blocks of parent before one of them, or all.
func (r *renderer) blocksBefore(parent, end ast.Node) {
	if r.depth++; r.depth > maxDepth {
		r.over = "nesting"
	}
	for n := parent.FirstChild(); n != end && r.over == ""; n = n.NextSibling() {
		r.block(n)
		if len(r.out) > r.budget {
			r.over = "size"
		}
	}
	r.depth--
}

func (r *renderer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		r.beginProse(ItemText)
		r.prose(n)
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.within(n, "<li>", "</li>")
	case *ast.Blockquote:
		r.blockquote(n)
	case *ast.ThematicBreak:
		r.markup("<hr>")
	case *ast.CodeBlock:
		r.code(n)
	case *ast.FencedCodeBlock:
		r.fence(n)
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *extast.Table:
		r.table(n)
	case *ast.LinkReferenceDefinition:
	default:
		panic("internal error: markdown block of unknown kind " + n.Kind().String())
	}
}

func (r *renderer) within(n ast.Node, open, close string) {
	r.markup(open)
	r.blocks(n)
	r.markup(close)
}

// paragraph also serves the lead: the first paragraph of the text itself, not
// of a quotation or list.
func (r *renderer) paragraph(n *ast.Paragraph) {
	if img, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 {
		r.figure(img)
		return
	}
	if r.depth == 1 && len(r.body.lead) == 0 {
		r.lead(n)
	}
	r.markup("<p>")
	r.beginProse(ParagraphText)
	from := len(r.out)
	r.prose(n)
	if len(r.out) == from { // nothing but directives
		r.out = r.out[:from-len("<p>")]
		return
	}
	r.markup("</p>")
}

func (r *renderer) lead(n *ast.Paragraph) {
	text := bytes.TrimLeftFunc(r.plain(n), func(c rune) bool { return c <= ' ' })
	r.body.lead, r.body.style = append(r.body.lead, text...), r.style
	if holdsCode(n) {
		r.body.style = Style{}
	}
}

// holdsCode tells whether code stands in a paragraph, whose plain text does not
// say where.
func holdsCode(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindCodeSpan || c.Kind() == ast.KindEmphasis && holdsCode(c) || c.Kind() == ast.KindLink && holdsCode(c) {
			return true
		}
	}
	return false
}

func (r *renderer) heading(n *ast.Heading) {
	text := string(squeezed(r.plain(n)))
	if n.FirstChild() == nil {
		return
	}
	start, end := r.place(n)
	h := Heading{Level: n.Level, Text: text, ID: r.anchor(text), Start: start, End: end}
	r.body.Headings = append(r.body.Headings, h)
	r.spend(len(text) + len(h.ID))
	if n.Level == 1 {
		r.remark(TopHeading, text, start, end)
	}
	level := "0223456"[n.Level]
	r.out = append(append(r.out, "<h"...), level)
	r.markup(` id="`)
	r.attribute(h.ID)
	r.markup(`">`)
	r.beginProse(HeadingText)
	r.prose(n)
	r.out = append(append(r.out, "</h"...), level)
	r.markup(">")
	r.title, r.titled = text, len(r.out)
}

func (r *renderer) list(n *ast.List) {
	switch {
	case !n.IsOrdered():
		if r.titled != len(r.out) || !r.style.entitles(r.title) || !r.figures(n) {
			r.within(n, "<ul>", "</ul>")
		}
	case n.Start == 1:
		r.within(n, "<ol>", "</ol>")
	default:
		r.within(n, `<ol start="`+strconv.Itoa(n.Start)+`">`, "</ol>")
	}
}

// code gives each block the direction of its own text: four spaces before an
// Arabic paragraph make code of it.
func (r *renderer) code(n ast.Node) {
	r.markup(`<pre dir="auto"><code>`)
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		r.text(line.Value(r.src))
	}
	r.markup("</code></pre>")
}

func (r *renderer) fence(n *ast.FencedCodeBlock) {
	r.code(n)
	start, end := n.Pos(), n.Pos()
	if n.Lines().Len() > 0 {
		_, end = r.place(n)
	} else if i := bytes.IndexByte(r.src[start:], '\n'); i >= 0 {
		end += i + 1
	} else {
		end = len(r.src)
	}
	if len(bytes.TrimSpace(r.src[end:])) == 0 {
		r.unclosed(start, end)
	}
}

// unclosed remarks a block that runs to the end of the text; its first line is
// what the author has to look for.
func (r *renderer) unclosed(start, end int) {
	first, _, _ := bytes.Cut(r.src[start:end], []byte{'\n'})
	r.remark(UnclosedBlock, string(bytes.TrimSpace(first)), start, end)
}

// place returns where the lines of a block stand.
func (r *renderer) place(n ast.Node) (start, end int) {
	lines := n.Lines()
	return lines.At(0).Start, lines.At(lines.Len() - 1).Stop
}

// lastByte returns the end of the last line within a block.
func lastByte(n ast.Node) int {
	for c := n; c != nil && c.Type() == ast.TypeBlock; c = c.LastChild() {
		if l := c.Lines(); l != nil && l.Len() > 0 {
			return l.At(l.Len() - 1).Stop
		}
	}
	return 0
}

// spend charges facts, so that they are bounded like the HTML.
func (r *renderer) spend(n int) { r.budget -= n }
