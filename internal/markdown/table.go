package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a box that may scroll. The first row is the head.
func (r *renderer) table(n *extast.Table) {
	r.markup(`<div class="table"><table>`)
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*extast.TableHeader); head {
			r.markup("<thead>")
			r.row(row, "th")
			r.markup("</thead>")
			continue
		}
		if !body {
			r.markup("<tbody>")
			body = true
		}
		r.row(row, "td")
	}
	if body {
		r.markup("</tbody>")
	}
	r.markup("</table></div>")
}

// row names an empty head cell td: a header that says nothing is an error to
// those who hear the table.
func (r *renderer) row(row ast.Node, tag string) {
	r.markup("<tr>")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		name := tag
		if c.FirstChild() == nil {
			name = "td"
		}
		r.out = append(append(r.out, '<'), name...)
		r.out = append(r.out, alignment[c.(*extast.TableCell).Alignment]...)
		r.markup(">")
		r.beginProse(CellText)
		r.prose(c)
		r.out = append(append(r.out, "</"...), name...)
		r.markup(">")
	}
	r.markup("</tr>")
}

// alignment is logical: what stands left in French stands right in Arabic.
var alignment = map[extast.Alignment]string{
	extast.AlignLeft:   ` class="start"`,
	extast.AlignCenter: ` class="center"`,
	extast.AlignRight:  ` class="end"`,
}
