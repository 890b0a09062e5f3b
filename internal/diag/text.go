package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Style says what the reader's terminal can do.
type Style struct {
	Colour   bool
	Isolates bool // put what is quoted between U+2068 and U+2069
}

// textMost is how many remarks of one rule the text form shows; the others are
// counted, for nobody reads thousands.
const textMost = 20

var (
	fixLabel  = Text{AR: "للإصلاح: ", FR: "corriger : ", EN: "fix: "}
	seeLabel  = Text{AR: "للاقتراح: ", FR: "proposition : ", EN: "proposal: "}
	whyLabel  = Text{AR: "لماذا: ", FR: "pourquoi : ", EN: "why: "}
	hintLabel = Text{AR: "اقتراح: ", FR: "piste : ", EN: "hint: "}
	moreText  = Text{
		AR: "{0} غيرها من القاعدة {1}، وكلها في balagh check --format line", FR: "{0} de plus de la règle {1} ; toutes : balagh check --format line", EN: "{0} more of rule {1}; every one: balagh check --format line",
	}
)

// WriteText writes remarks for people: the place, the text around it, what is
// wrong and how to mend it. Under text that runs from the right there is no
// caret, because where it would land depends on the terminal: the place is marked
// within the line and said in words.
func WriteText(w io.Writer, l *List, style Style) error {
	b := bufio.NewWriter(w)
	p := &textPrinter{Writer: b, list: l, style: style}
	shown, left := map[string]int{}, map[string]int{}
	var order []string
	for i := range l.Diagnostics {
		d := &l.Diagnostics[i]
		if shown[d.Rule]++; shown[d.Rule] > textMost {
			if left[d.Rule] == 0 {
				order = append(order, d.Rule)
			}
			left[d.Rule] += max(d.More, 1)
			continue
		}
		p.remark(d)
	}
	for _, rule := range order {
		fmt.Fprintf(b, "… %s\n", moreText.In(l.Lang, []string{strconv.Itoa(left[rule]), rule}))
	}
	return b.Flush()
}

type textPrinter struct {
	*bufio.Writer
	list  *List
	style Style
}

const indent = "     "

func (p *textPrinter) remark(d *Diagnostic) {
	place := p.isolate(Visible(p.list.Prefix + d.Path))
	if d.Start.Line > 0 {
		place += ":" + strconv.Itoa(d.Start.Line)
	}
	fmt.Fprintf(p, "%s[%s]  %s\n", p.bold(d.Severity), d.Rule, place)
	words := ""
	if src := p.source(d); src != nil {
		e := src.excerpt(d.Start.Offset, d.End.Offset)
		p.excerpt(d.Start.Line, e)
		if words = e.inWords(p.list.Lang, p.word); words != "" {
			p.line(words)
		}
	}
	p.line(p.fill(d.Message, d.Args))
	if !d.Hint.IsZero() {
		p.line(hintLabel.In(p.list.Lang, nil) + p.fill(d.Hint, d.Args))
	}
	why := whyLabel.In(p.list.Lang, nil) + "balagh explain " + d.Rule
	switch {
	case d.Fixable():
		why = fixLabel.In(p.list.Lang, nil) + "balagh check --fix        " + why
	case len(d.Edits) > 0:
		why = seeLabel.In(p.list.Lang, nil) + "balagh check --diff        " + why
	}
	p.line(why)
	p.WriteByte('\n')
}

// source is the file of a remark that has a place, if it still reaches so far.
func (p *textPrinter) source(d *Diagnostic) *Source {
	if d.Start.Line == 0 || p.list.Source == nil || d.More > 0 {
		return nil
	}
	src := p.list.Source(d.Path)
	if src == nil || d.Start.Offset > len(src.Text) {
		return nil
	}
	return src
}

// excerpt writes the line of a place. The caret stands only under text that runs
// from the left from end to end.
func (p *textPrinter) excerpt(line int, e excerpt) {
	if strings.TrimSpace(e.before+e.marked+e.after) == "" {
		return
	}
	g := gutter(line)
	if !e.rightToLeft() {
		fmt.Fprintf(p, "%s%s\n", g, p.isolate(e.before+e.marked+e.after))
		fmt.Fprintf(p, "%s%s%s\n", strings.Repeat(" ", width(g)), strings.Repeat(" ", width(e.before)), strings.Repeat("^", max(width(e.marked), 1)))
		return
	}
	marked := "⟦" + e.marked + "⟧"
	switch {
	case e.marked == "" && strings.TrimSpace(e.before) == "": // what is missing has no place in the line
		marked = ""
	case p.style.Colour && strings.TrimSpace(e.marked) != "":
		marked = "\x1b[1;4m" + e.marked + "\x1b[0m"
	}
	fmt.Fprintf(p, "%s%s\n", g, p.isolate(e.before+marked+e.after))
}

func (p *textPrinter) line(s string) { fmt.Fprintf(p, "%s%s\n", indent, s) }

func (p *textPrinter) fill(t Text, args []string) string { return t.fill(p.list.Lang, args, p.word) }

// word is a quoted word.
func (p *textPrinter) word(s string) string { return p.isolate(Visible(s)) }

func (p *textPrinter) isolate(s string) string {
	if !p.style.Isolates {
		return s
	}
	return isolated(s)
}

func isolated(s string) string { return "\u2068" + s + "\u2069" }

func (p *textPrinter) bold(s Severity) string {
	if !p.style.Colour {
		return s.String()
	}
	return [...]string{"\x1b[1;36m", "\x1b[1;33m", "\x1b[1;31m"}[s] + s.String() + "\x1b[0m"
}
