package diag

import (
	"io"
	"strings"
)

// WriteSARIF writes SARIF 2.1.0. Every rule is listed even where it is silent, so
// that alerts that were open close; columns are UTF-16 code units, and say so.
func WriteSARIF(w io.Writer, l *List) error {
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "balagh", Version: l.Version, Language: l.Lang, Rules: []sarifRule{}}
	index := map[string]int{}
	for i, r := range l.Rules {
		index[r.Name] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: r.Name, Short: sarifText{r.Title.In(l.Lang, nil)}, Full: sarifText{r.About.In(l.Lang, nil)},
			Help: sarifText{r.About.In(l.Lang, nil)}, Default: sarifConfig{Level: r.Severity.String(), Enabled: !r.Quiet},
		})
	}
	for i := range l.Diagnostics {
		d := &l.Diagnostics[i]
		result := sarifResult{RuleID: d.Rule, Level: d.Severity.String(), Message: sarifText{d.Message.In(l.Lang, d.Args)}}
		if at, ok := index[d.Rule]; ok {
			result.RuleIndex = &at
		}
		if !d.Hint.IsZero() {
			result.Message.Text += "\n" + d.Hint.In(l.Lang, d.Args)
		}
		file := sarifFile{URI: uri(l.Prefix + d.Path)}
		start, end := span(d)
		result.Locations = []sarifLocation{{sarifPhysical{file, region(start, end)}}}
		if i < len(l.Prints) {
			result.Prints = map[string]string{"balagh/v1": l.Prints[i]}
		}
		result.Fixes = l.fixes(d, file)
		run.Results = append(run.Results, result)
	}
	run.Invocations = []sarifInvocation{{Successful: l.Failure == ""}}
	if l.Failure != "" {
		run.Invocations[0].Notes = []sarifNote{{Level: "error", Message: sarifText{Visible(l.Failure)}}}
	}
	return encodeJSON(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// fixes are the edits of a remark, safe or proposed: whoever shows them asks.
func (l *List) fixes(d *Diagnostic, file sarifFile) []sarifFix {
	if len(d.Edits) == 0 || l.Source == nil {
		return nil
	}
	src := l.Source(d.Path)
	if src == nil {
		return nil
	}
	var replacements []sarifReplacement
	for _, e := range d.Edits {
		r := sarifReplacement{Deleted: region(src.Pos(e.Start), src.Pos(e.End))}
		if e.New != "" {
			r.Inserted = &sarifText{e.New}
		}
		replacements = append(replacements, r)
	}
	what := d.Hint
	if what.IsZero() {
		what = d.Message
	}
	return []sarifFix{{sarifText{what.In(l.Lang, d.Args)}, []sarifChange{{file, replacements}}}}
}

func region(start, end Pos) sarifRegion {
	return sarifRegion{start.Line, start.UTF16, end.Line, end.UTF16, start.Offset, end.Offset - start.Offset}
}

// uri is a path as a relative reference: every byte that is no plain letter of a
// path is encoded, so that a name can be anything.
func uri(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name     string      `json:"name"`
		Version  string      `json:"version,omitempty"`
		Language string      `json:"language"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string      `json:"id"`
		Short   sarifText   `json:"shortDescription"`
		Full    sarifText   `json:"fullDescription"`
		Help    sarifText   `json:"help"`
		Default sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level   string `json:"level"`
		Enabled bool   `json:"enabled"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		Successful bool        `json:"executionSuccessful"`
		Notes      []sarifNote `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNote struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID    string            `json:"ruleId"`
		RuleIndex *int              `json:"ruleIndex,omitempty"`
		Level     string            `json:"level"`
		Message   sarifText         `json:"message"`
		Locations []sarifLocation   `json:"locations"`
		Prints    map[string]string `json:"partialFingerprints,omitempty"`
		Fixes     []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		File   sarifFile   `json:"artifactLocation"`
		Region sarifRegion `json:"region"`
	}
	sarifFile struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
		Offset      int `json:"byteOffset"`
		Length      int `json:"byteLength"`
	}
	sarifFix struct {
		What    sarifText     `json:"description"`
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		File         sarifFile          `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted *sarifText  `json:"insertedContent,omitempty"`
	}
)
