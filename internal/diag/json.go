package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"
)

// Record is a remark as machines read it. Columns and offsets are given in all
// three units, so that no reader has to convert. docs/check.schema.json describes
// it; a field is never renamed or removed within a version.
type Record struct {
	Path        string       `json:"path"`
	Rule        string       `json:"rule"`
	Code        string       `json:"code"` // with args, what a front end translates by
	Severity    string       `json:"severity"`
	Message     string       `json:"message"`
	Hint        string       `json:"hint,omitempty"`
	Args        []string     `json:"args"`
	Field       string       `json:"field,omitempty"`
	Line        int          `json:"line"`
	Column      int          `json:"column"`
	EndLine     int          `json:"endLine"`
	EndColumn   int          `json:"endColumn"`
	Offset      int          `json:"offset"`
	EndOffset   int          `json:"endOffset"`
	UTF16Column int          `json:"utf16Column"`
	Fixable     bool         `json:"fixable"`
	Edits       []EditRecord `json:"edits"`
	More        int          `json:"more,omitempty"`
}

// EditRecord is an edit as machines read it.
type EditRecord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Records turns remarks into what machines read; the list is never nil.
func Records(ds []Diagnostic, lang string) []Record {
	out := make([]Record, 0, len(ds))
	for i := range ds {
		d := &ds[i]
		start, end := span(d)
		r := Record{
			Path: Visible(d.Path), Rule: d.Rule, Code: d.Rule, Severity: d.Severity.String(), Message: d.Message.In(lang, d.Args), Hint: d.Hint.In(lang, d.Args),
			Args: make([]string, 0, len(d.Args)), Field: d.Field, Line: start.Line, Column: start.Column, EndLine: end.Line, EndColumn: end.Column,
			Offset: start.Offset, EndOffset: end.Offset, UTF16Column: start.UTF16, Fixable: d.Fixable(), Edits: make([]EditRecord, 0, len(d.Edits)), More: d.More,
		}
		for _, a := range d.Args {
			r.Args = append(r.Args, Visible(a))
		}
		for _, e := range d.Edits {
			r.Edits = append(r.Edits, EditRecord{e.Start, e.End, e.New})
		}
		out = append(out, r)
	}
	return out
}

// span is the place of a remark in numbers that any format takes: a whole file
// is its first character.
func span(d *Diagnostic) (start, end Pos) {
	start, end = d.Start, d.End
	if start.Line == 0 {
		start = Pos{Line: 1, Column: 1, UTF16: 1}
	}
	if end.Offset < start.Offset || end.Line == 0 {
		end = start
	}
	return start, end
}

type jsonReport struct {
	Version     int         `json:"version"`
	Summary     jsonSummary `json:"summary"`
	Diagnostics []Record    `json:"diagnostics"`
}

type jsonSummary struct {
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Notes    int    `json:"notes"`
	Files    int    `json:"files"`
	Fixable  int    `json:"fixable"`
	Baseline int    `json:"baseline"`
	Failure  string `json:"failure,omitempty"`
}

// WriteJSON writes one object with a summary and all remarks.
func WriteJSON(w io.Writer, l *List) error {
	return encodeJSON(w, jsonReport{
		Version: 1,
		Summary: jsonSummary{
			Errors: l.Totals.Errors, Warnings: l.Totals.Warnings, Notes: l.Totals.Notes, Files: l.Totals.Files, Fixable: l.Totals.Fixable,
			Baseline: l.Known, Failure: Visible(l.Failure),
		},
		Diagnostics: Records(l.Diagnostics, l.Lang),
	})
}

// encodeJSON writes v on one line. Characters that could disturb a terminal are
// written as escapes, which mean the same to a reader of JSON.
func encodeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	text := b.Bytes()
	out := bufio.NewWriter(w)
	from := 0
	for i := 0; i < len(text)-1; { // the last byte is the line's end
		if text[i] < 0x7F {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if hidden(r) {
			out.Write(text[from:i])
			fmt.Fprintf(out, "\\u%04x", r)
			from = i + n
		}
		i += n
	}
	out.Write(text[from:])
	return out.Flush()
}
