package check

import (
	"cmp"
	"slices"
	"strings"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/markdown"
)

// Wish is what an author wants of a rule: another level, or silence, in a whole
// file or in the block that a comment stands before.
type Wish struct {
	Rule       string
	Level      string // "off", "note", "warning", "error"
	Field      string // where a front matter says it; "" for a comment
	Start, End diag.Pos
	From, To   int // the bytes it is about; To 0: the whole file
}

// Wishes reads what one edition wants of the rules, from check in its front
// matter and from its comments.
func Wishes(e *content.Edition, t *content.Text, b *markdown.Body) []Wish {
	var out []Wish
	for _, l := range e.Front.Levels {
		out = append(out, Wish{Rule: l.Rule, Level: l.Level, Field: l.Field})
	}
	for _, d := range b.Directives {
		level, rules, _ := strings.Cut(d.Text, " ")
		start, end := t.Place(d.Start, d.End)
		for _, rule := range strings.FieldsFunc(rules, func(r rune) bool { return r == ' ' || r == ',' || r == '،' }) {
			out = append(out, Wish{Rule: rule, Level: level, Start: start, End: end, From: t.Origin(d.End), To: t.Origin(d.Until)})
		}
	}
	return out
}

// Settle gives every remark the level its site, its file and its block want,
// drops what is silenced, and notes wishes that name no rule or silence nothing.
// wishes are by path.
func Settle(site *config.Site, wishes map[string][]Wish, remarks []diag.Diagnostic) []diag.Diagnostic {
	used := map[*Wish]bool{}
	out := remarks[:0:0]
	for _, d := range remarks {
		rule := Lookup(d.Rule)
		level := d.Severity.String()
		if rule.Quiet {
			level = "off"
		}
		for _, l := range site.Levels {
			if l.Rule == d.Rule {
				level = l.Level
			}
		}
		file := wishes[d.Path]
		for _, block := range []bool{false, true} { // the narrower wish wins
			for i := range file {
				w := &file[i]
				if w.Rule != d.Rule || block != (w.To > 0) || block && (d.Start.Offset < w.From || d.Start.Offset >= w.To) {
					continue
				}
				used[w] = true
				level = w.Level
			}
		}
		if rule.Hard {
			level = d.Severity.String()
		}
		if s, ok := severities[level]; ok {
			d.Severity = s
			out = append(out, d)
		}
	}
	for _, path := range sortedPaths(wishes) {
		for i := range wishes[path] {
			if w := &wishes[path][i]; !used[w] {
				out = append(out, unused(path, w)...)
			}
		}
	}
	return diag.Sort(out)
}

var severities = map[string]diag.Severity{"note": diag.Note, "warning": diag.Warning, "error": diag.Error}

func sortedPaths(wishes map[string][]Wish) []string {
	var out []string
	for p := range wishes {
		out = append(out, p)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}

// unused says what is wrong with a wish that changed nothing.
func unused(path string, w *Wish) []diag.Diagnostic {
	d := diag.Diagnostic{Path: path, Field: w.Field, Start: w.Start, End: w.End, Args: []string{w.Rule}}
	_, level := severities[w.Level]
	switch {
	case find(w.Rule) == nil || !level && w.Level != "off":
		d.Rule, d.Severity, d.Message = ruleUnknownRule.Name, ruleUnknownRule.Severity, unknownRuleText
		if !level && w.Level != "off" {
			d.Message, d.Args = unknownLevelText, []string{w.Level}
		} else if near, ok := lang.Nearest(w.Rule, names()); ok {
			d.Hint, d.Args = didYouMean, append(d.Args, near)
		}
	case w.Level == "off":
		d.Rule, d.Severity, d.Message = ruleUnusedSuppression.Name, ruleUnusedSuppression.Severity, unusedText
	default:
		return nil // a level for a rule that has nothing to say is no mistake
	}
	return []diag.Diagnostic{d}
}

var didYouMean = diag.Text{AR: "هل تقصد ‹{1}›؟", FR: "vouliez-vous dire ‹{1}› ?", EN: "did you mean {1}?"}
