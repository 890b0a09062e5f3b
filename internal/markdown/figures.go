package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"balagh/internal/lang"
)

// Figures: a bullet list right below a heading whose text is Style.Figures, each
// item of which begins with a strong run and says behind it what that counts:
//
//	## أرقام ومعطيات
//
//	- **12.500** منخرط استفادوا من القوافل
//	- **4** وحدات طبية متنقلة
//
// It stays a list, whose items read as a sentence does, so that those who hear
// the page, or see it without our style sheet, hear a number and then its
// meaning. A colon or dash between the two is left out: a line break parts them.

// entitles tells whether a heading announces figures. Case, accents, vowel signs
// and a colon at the end do not count.
func (s Style) entitles(heading string) bool {
	key := func(s string) string { return strings.TrimRight(lang.Fold(s), " :") }
	return s.Figures != "" && len(heading) <= 4*len(s.Figures) && key(heading) == key(s.Figures)
}

// figures writes a list as figures, or tells that it has none.
func (r *renderer) figures(n *ast.List) bool {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if number, _ := r.figureOf(item); number == nil {
			return false
		}
	}
	r.markup(`<ul class="figures">`)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		number, label := r.figureOf(item)
		r.markup("<li>")
		r.beginProse(ItemText)
		r.beginLine()
		r.out = append(r.out, "<b>"...)
		r.inlines(number)
		r.out = append(r.out, "</b>"...)
		r.text([]byte{' '})
		r.out = append(r.out, "<span>"...)
		for _, n := range label {
			r.inline(n)
		}
		r.out = append(r.out, "</span>"...)
		r.endLine()
		r.markup("</li>")
	}
	r.markup("</ul>")
	return true
}

// figureOf returns the number of an item and what stands behind it, or nil where
// the item is not one paragraph of that form.
func (r *renderer) figureOf(item ast.Node) (number *ast.Emphasis, label []ast.Node) {
	block := item.FirstChild()
	if block == nil || block.NextSibling() != nil || block.Kind() != ast.KindTextBlock && block.Kind() != ast.KindParagraph {
		return nil, nil
	}
	number, _ = block.FirstChild().(*ast.Emphasis)
	if number == nil || number.Level != 2 {
		return nil, nil
	}
	t, ok := number.NextSibling().(*ast.Text)
	if !ok {
		return nil, nil
	}
	s := r.src[t.Segment.Start:t.Segment.Stop]
	rest := bytes.TrimLeft(s, blanks+":—–-")
	if len(rest) == len(s) && !(len(s) == 0 && t.SoftLineBreak()) {
		return nil, nil // part of the same word
	}
	label = appendText(nil, t.Segment.Stop-len(rest), t.Segment.Stop, t)
	for n := t.NextSibling(); n != nil; n = n.NextSibling() {
		label = append(label, n)
	}
	if r.plainOf(label) == "" || r.plainOf([]ast.Node{number}) == "" {
		return nil, nil
	}
	return number, label
}
