package check

import (
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// markupRules says how what the body pass saw is told to the author. What is not
// here has a rule of its own that looks at more than the remark.
var markupRules = map[markdown.RemarkKind]struct {
	rule    *diag.Rule
	message diag.Text
}{
	markdown.RawHTML:       {ruleRawHTML, rawHTMLText},
	markdown.UnsafeLink:    {ruleUnsafeLink, unsafeLinkText},
	markdown.ExternalImage: {ruleImageExternal, imageExternalText},
	markdown.UnclosedBlock: {ruleUnclosedBlock, unclosedBlockText},
	markdown.LiteralMarkup: {ruleLiteralMarkup, literalMarkupText},
	markdown.TooComplex:    {ruleTooComplex, tooComplexText},
}

// markup tells what the body pass saw: raw HTML, refused links, blocks that are
// never closed.
func markup(t *content.Text, b *markdown.Body) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, r := range b.Remarks {
		k, ok := markupRules[r.Kind]
		if !ok {
			continue
		}
		start, end := t.Place(r.Start, r.End)
		out = append(out, diag.Diagnostic{
			Path: t.Source.Path, Rule: k.rule.Name, Severity: k.rule.Severity, Message: k.message, Args: []string{brief(r.Text)}, Start: start, End: end,
		})
	}
	return out
}

// brief keeps a message on one line however long what it quotes is.
func brief(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
