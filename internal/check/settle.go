package check

import (
	"maps"
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
		names := strings.FieldsFunc(rules, func(r rune) bool { return r == ' ' || r == ',' || r == '،' })
		if len(names) == 0 {
			names = []string{""}
		}
		for _, rule := range names {
			out = append(out, Wish{Rule: rule, Level: level, Start: start, End: end, From: t.Origin(d.End), To: t.Origin(d.Until)})
		}
	}
	return out
}

// Settle gives every remark the level its site, its file and its block want,
// drops what is silenced, and notes wishes that name no rule or silence nothing.
// wishes are by path. An error a build cannot do without stays one.
func Settle(site *config.Site, wishes map[string][]Wish, remarks []diag.Diagnostic) []diag.Diagnostic {
	s := settler{site: map[string]string{}, wishes: wishes, used: map[*Wish]bool{}}
	for _, l := range site.Levels {
		s.site[l.Rule] = l.Level
	}
	for _, d := range remarks {
		s.add(d)
	}
	for _, l := range site.Levels {
		w := Wish{Rule: l.Rule, Level: l.Level, Field: l.Field}
		if Find(w.Rule) == nil || !w.known() {
			s.unused(config.File, &w)
		}
	}
	// Wishes about remarks on wishes come last.
	for _, last := range []bool{false, true} {
		for _, path := range slices.Sorted(maps.Keys(wishes)) {
			for i := range wishes[path] {
				w := &wishes[path][i]
				if own := w.Rule == ruleUnknownRule.Name || w.Rule == ruleUnusedSuppression.Name; own == last && !s.used[w] {
					s.unused(path, w)
				}
			}
		}
	}
	return diag.Sort(s.out)
}

type settler struct {
	site   map[string]string // levels, by rule
	wishes map[string][]Wish
	used   map[*Wish]bool
	out    []diag.Diagnostic
}

// add keeps a remark at the level that is wanted; the narrower wish wins.
func (s *settler) add(d diag.Diagnostic) {
	rule := Lookup(d.Rule)
	if rule.Hard && d.Severity == diag.Error {
		s.out = append(s.out, d)
		return
	}
	level := d.Severity.String()
	if rule.Quiet {
		level = "off"
	}
	if l, ok := s.site[d.Rule]; ok {
		level = l
	}
	for _, block := range []bool{false, true} {
		for i := range s.wishes[d.Path] {
			if w := &s.wishes[d.Path][i]; w.about(&d, block) {
				s.used[w] = true
				level = w.Level
			}
		}
	}
	if severity, ok := severities[level]; ok {
		d.Severity = severity
		s.out = append(s.out, d)
	}
}

// about reports whether a wish is about a remark, as one of a block or of a file.
func (w *Wish) about(d *diag.Diagnostic, block bool) bool {
	if w.Rule != d.Rule || block != (w.To > 0) || !w.known() {
		return false
	}
	return !block || d.Start.Line > 0 && d.Start.Offset >= w.From && d.Start.Offset < w.To
}

// known reports whether a wish names a level.
func (w *Wish) known() bool {
	_, ok := severities[w.Level]
	return ok || w.Level == "off"
}

var severities = map[string]diag.Severity{"note": diag.Note, "warning": diag.Warning, "error": diag.Error}

// unused says what is wrong with a wish that changed nothing.
func (s *settler) unused(path string, w *Wish) {
	d := diag.Diagnostic{
		Path: path, Field: w.Field, Start: w.Start, End: w.End, Args: []string{w.Rule},
		Rule: ruleUnknownRule.Name, Severity: ruleUnknownRule.Severity,
	}
	rule := Find(w.Rule)
	switch {
	case !w.known():
		d.Message, d.Args = unknownLevelText, []string{w.Level}
	case w.Rule == "":
		d.Message = noRuleText
	case rule == nil:
		d.Message = unknownRuleText
		if near, ok := lang.Nearest(w.Rule, Names()); ok {
			d.Hint, d.Args = diag.DidYouMean, append(d.Args, near)
		}
	case rule.Hard && rule.Severity == diag.Error:
		d.Message = hardRuleText
	case w.Level == "off":
		d.Rule, d.Severity, d.Message = ruleUnusedSuppression.Name, ruleUnusedSuppression.Severity, unusedText
	default:
		return // a level for a rule that has nothing to say is no mistake
	}
	s.add(d)
}

var (
	noRuleText   = diag.Text{AR: "اذكر القاعدة بعد off، مثلا: <!-- balagh: off latin-comma -->", FR: "nommez la règle après off, par exemple : <!-- balagh: off latin-comma -->", EN: "name the rule after off, as in <!-- balagh: off latin-comma -->"}
	hardRuleText = diag.Text{AR: "أخطاء القاعدة ‹{0}› لا تُسكت ولا تُخفف: لا يُبنى الموقع معها", FR: "les erreurs de la règle ‹{0}› ne peuvent être ni tues ni adoucies : le site ne se construit pas avec elles", EN: "errors of rule {0} can be neither silenced nor lowered: the site cannot be built with them"}
)
