package importer

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"balagh/internal/diag"
)

// Text writes the report for people, in "ar", "fr" or "en".
func (r *Report) Text(w io.Writer, code string) error {
	b := bufio.NewWriter(w)
	say := func(indent string, t diag.Text, args ...string) {
		fmt.Fprintf(b, "%s%s\n", indent, t.In(code, args))
	}
	for i := range r.Items {
		r.Items[i].text(say, code)
	}
	for _, n := range r.Notes {
		say("", noteText(n.What), append([]string{n.Source, strconv.Itoa(n.Count)}, n.Args...)...)
	}
	for _, p := range r.Pairs {
		say("", pairText, p.First, p.Second)
	}
	fmt.Fprintln(b)
	if r.DryRun {
		say("", totalsDry, strconv.Itoa(r.Count("planned")), strconv.Itoa(r.Count("present")), strconv.Itoa(r.Count("changed")), strconv.Itoa(r.Count("refused")))
	} else {
		say("", totals, strconv.Itoa(r.Count("written")), strconv.Itoa(r.Count("present")), strconv.Itoa(r.Count("changed")), strconv.Itoa(r.Count("refused")))
	}
	if n := r.undated(); n > 0 {
		say("", undatedLine, strconv.Itoa(n))
	}
	return b.Flush()
}

func (it *Item) text(say func(indent string, t diag.Text, args ...string), code string) {
	why := ""
	if it.Why != "" {
		kind, rest, _ := strings.Cut(it.Why, " ")
		why = whyText(kind).In(code, []string{rest})
	}
	say("", statusText(it.Status), it.Source, it.Path, why)
	if it.Status == "refused" {
		say("  ", titleLine, it.Title)
	}
	if it.Was != "" {
		say("  ", wasLine, it.Was)
	}
	if it.Status != "refused" {
		say("  ", keptLine, strconv.Itoa(it.Words))
	}
	if it.made() {
		for _, g := range it.Guesses {
			if g.Value == "" {
				say("  ", wantedLine, g.Field, guessText(g.How).In(code, nil))
			} else {
				say("  ", guessLine, g.Field, diag.Visible(g.Value), guessText(g.How).In(code, nil))
			}
			if g.From != "" {
				say("    ", fromLine, g.From)
			}
		}
	}
	for _, d := range it.Dropped {
		say("  ", droppedLine, lossText(d.What).In(code, nil), strconv.Itoa(d.Count), strconv.Itoa(d.Words), d.Sample)
	}
	for _, m := range it.Mended {
		kind, rest, _ := strings.Cut(m.What, " ")
		say("  ", mendedLine, mendName(kind).In(code, []string{rest}), strconv.Itoa(m.Count))
	}
	for _, f := range it.Files {
		say("  ", fileLine, f)
	}
	for _, m := range it.Missing {
		say("  ", missingLine, m)
	}
	for _, u := range it.Unknown {
		if u.Nearest != "" {
			say("  ", unknownNear, u.Name, u.Nearest)
		} else {
			say("  ", unknownLine, u.Name)
		}
	}
}
