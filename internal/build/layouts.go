package build

import (
	"bytes"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"balagh/internal/diag"
)

var (
	// layoutPlace is how html/template names a place, and layoutFile how render
	// names a layout where there is none.
	layoutPlace = regexp.MustCompile(`template: ([^\s:]+\.html):(\d+)(?::(\d+))?: `)
	layoutFile  = regexp.MustCompile(`layouts/([^\s:]+\.html): `)
	// layoutExpression is how html/template names what it could not carry out.
	layoutExpression = regexp.MustCompile(` at <(.+?)>: `)
)

// layoutFault says a mistake of a layout at its place, as far as it tells one.
func layoutFault(layouts fs.FS, err error) diag.Diagnostic {
	said := err.Error()
	d := diag.Diagnostic{Path: "layouts", Severity: diag.Error, Message: diag.Plain, Args: []string{said}}
	name, line, column := "", "", ""
	if at := layoutPlace.FindStringSubmatch(said); at != nil {
		name, line, column = at[1], at[2], at[3]
		_, said, _ = strings.Cut(said, at[0])
	} else if at := layoutFile.FindStringSubmatch(said); at != nil {
		name = at[1]
		_, said, _ = strings.Cut(said, at[0])
	}
	text, failed := fs.ReadFile(layouts, name)
	if failed != nil {
		return d
	}
	d.Path, d.Args = "layouts/"+name, []string{said}
	src := diag.NewSource(d.Path, text)
	// A layout runs minified, where it has other lines: the expression tells its place.
	if at := layoutExpression.FindStringSubmatch(err.Error()); at != nil {
		if i := bytes.Index(text, []byte(at[1])); i >= 0 {
			d.Start, d.End = src.Pos(i), src.Pos(i+len(at[1]))
		}
	} else if line != "" {
		d.Start = placeOf(src, line, column)
		d.End = d.Start
	}
	return d
}

// placeOf is a place given as html/template does, the column in bytes from 0.
func placeOf(src *diag.Source, line, column string) diag.Pos {
	n, err := strconv.Atoi(line)
	if err != nil {
		return diag.Pos{}
	}
	at := 0
	for range n - 1 {
		i := bytes.IndexByte(src.Text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	if c, err := strconv.Atoi(column); err == nil {
		at += c
	}
	return src.Pos(at)
}
