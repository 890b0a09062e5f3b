package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteProposals writes what would mend the remarks that need a person to decide:
// the text as it is and as it would be. Each line begins with "#", so that below
// a unified diff they are comments.
func WriteProposals(w io.Writer, l *List) error {
	b := bufio.NewWriter(w)
	shown := map[string]int{}
	rest := 0
	for i := range l.Diagnostics {
		d := &l.Diagnostics[i]
		if len(d.Edits) == 0 || d.Safe || l.Source == nil {
			continue
		}
		if shown[d.Rule]++; shown[d.Rule] > textMost {
			rest++
			continue
		}
		src := l.Source(d.Path)
		from, to := d.Edits[0].Start, d.Edits[len(d.Edits)-1].End
		if src == nil || from < 0 || to > len(src.Text) || from > to {
			continue
		}
		was := src.excerpt(from, to)
		now := was
		now.marked = shorten(cleanPart(ends(edited(string(src.Text[from:to]), from, d.Edits))), markedCells)
		fmt.Fprintf(b, "# %s:%d: %s [%s]\n", Visible(d.Path), max(d.Start.Line, 1), d.Message.In(l.Lang, d.Args), d.Rule)
		fmt.Fprintf(b, "# - %s⟦%s⟧%s\n# + %s⟦%s⟧%s\n", was.before, was.marked, was.after, now.before, now.marked, now.after)
	}
	if rest > 0 {
		fmt.Fprintf(b, "# %s\n", summaryMore.In(l.Lang, []string{strconv.Itoa(rest)}))
	}
	return b.Flush()
}

// edited makes the edits of one remark, which are in order, in the text at an
// offset of its file.
func edited(text string, offset int, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		start, end := e.Start-offset, e.End-offset
		if start < at || end < start || end > len(text) {
			continue
		}
		b.WriteString(text[at:start])
		b.WriteString(e.New)
		at = end
	}
	return b.String() + text[at:]
}
