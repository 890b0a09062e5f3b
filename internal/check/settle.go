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
		if guide(&d) {
			continue
		}
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

// Settler gives remarks the level that their site, their file and their block
// want, and drops what is silenced. An error a build cannot do without stays one.
type Settler struct {
	site   *config.Site
	levels map[string]string // of the site, by rule
	wishes map[string][]Wish // by path
	used   map[*Wish]bool
}

// NewSettler returns a Settler that knows what the site wants.
func NewSettler(site *config.Site) *Settler {
	s := &Settler{site: site, levels: map[string]string{}, wishes: map[string][]Wish{}, used: map[*Wish]bool{}}
	for _, l := range site.Levels {
		s.levels[l.Rule] = l.Level
	}
	return s
}

// Wish says what one file wants, before any remark on the file is settled.
func (s *Settler) Wish(path string, wishes []Wish) { s.wishes[path] = wishes }

// Settle returns a remark at the level that is wanted, and false for silence;
// the narrower wish wins.
func (s *Settler) Settle(d diag.Diagnostic) (diag.Diagnostic, bool) {
	rule := Lookup(d.Rule)
	if rule.Hard && d.Severity == diag.Error {
		return d, true
	}
	level := d.Severity.String()
	if rule.Quiet {
		level = "off"
	}
	if l, ok := s.levels[d.Rule]; ok {
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
	severity, ok := severities[level]
	d.Severity = severity
	return d, ok
}

// Unused returns what there is to say of wishes that name no rule or silenced
// nothing, itself settled.
func (s *Settler) Unused() []diag.Diagnostic {
	var out []diag.Diagnostic
	say := func(path string, w *Wish) {
		if d, ok := s.unused(path, w); ok {
			out = append(out, d)
		}
	}
	for _, l := range s.site.Levels {
		w := Wish{Rule: l.Rule, Level: l.Level, Field: l.Field}
		if Find(w.Rule) == nil || !w.known() {
			say(config.File, &w)
		}
	}
	// Wishes about remarks on wishes come last.
	for _, last := range []bool{false, true} {
		for _, path := range slices.Sorted(maps.Keys(s.wishes)) {
			for i := range s.wishes[path] {
				w := &s.wishes[path][i]
				if own := w.Rule == ruleUnknownRule.Name || w.Rule == ruleUnusedSuppression.Name; own == last && !s.used[w] {
					say(path, w)
				}
			}
		}
	}
	return out
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
func (s *Settler) unused(path string, w *Wish) (diag.Diagnostic, bool) {
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
		return d, false // a level for a rule that has nothing to say is no mistake
	}
	return s.Settle(d)
}

var (
	noRuleText   = diag.Text{AR: "اذكر القاعدة بعد off، مثلا: <!-- balagh: off latin-comma -->", FR: "nommez la règle après off, par exemple : <!-- balagh: off latin-comma -->", EN: "name the rule after off, as in <!-- balagh: off latin-comma -->"}
	hardRuleText = diag.Text{AR: "أخطاء القاعدة ‹{0}› لا تُعطَّل ولا تُخفَّف: لا يُبنى الموقع معها", FR: "les erreurs de la règle ‹{0}› ne peuvent être ni désactivées ni abaissées : le site ne se construit pas avec elles", EN: "errors of rule {0} can be neither silenced nor lowered: the site cannot be built with them"}
)
