package content

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/toml"
)

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

const fence = "+++"

// Text is the Markdown of an edition and the way back to the places of its file.
type Text struct {
	Source *diag.Source
	Body   []byte // line ends are \n, whatever the file has
	base   int    // of Body's first byte in the file
	cuts   []int  // offsets in Body before which a \r was taken out
	doc    *toml.Doc
}

// Place returns where a span of the body stands in the file.
func (t *Text) Place(start, end int) (diag.Pos, diag.Pos) {
	return t.Source.Pos(t.origin(start)), t.Source.Pos(t.origin(end))
}

// Origin returns the offset in the file of an offset in the body.
func (t *Text) Origin(offset int) int { return t.origin(offset) }

// Value returns where the text of a front-matter field stands in the file,
// without its quotation marks. Exact says that it is written there letter by
// letter, so that a part of it can be found by counting.
func (t *Text) Value(field, value string) (start, end int, exact bool) {
	_, span, ok := t.doc.Place(field)
	if !ok {
		return 0, 0, false
	}
	raw := string(t.Source.Text[span.Start:span.End])
	for _, quote := range []string{`"""`, "'''", `"`, "'"} {
		if inner, ok := strings.CutPrefix(raw, quote); ok {
			inner = strings.TrimSuffix(inner, quote)
			if i := strings.Index(inner, value); i >= 0 && value != "" && !strings.Contains(inner, "\\") {
				start = span.Start + len(quote) + i
				return start, start + len(value), true
			}
			break
		}
	}
	return span.Start, span.End, false
}

func (t *Text) origin(offset int) int {
	return t.base + offset + sort.SearchInts(t.cuts, offset)
}

// Read reads one edition. The edition is nil when its front matter cannot be
// understood at all; otherwise it holds what could be, and the remarks the rest.
func Read(site *config.Site, kind Kind, path, code string, text []byte) (*Edition, *Text, []diag.Diagnostic) {
	e, t, remarks := read(site, kind, path, code, text)
	if e != nil {
		e.Digest = Digest(e, t.Body)
	}
	return e, t, remarks
}

// read is Read without the digest.
func read(site *config.Site, kind Kind, path, code string, text []byte) (*Edition, *Text, []diag.Diagnostic) {
	src := diag.NewSource(path, text)
	if at := invalidUTF8(text); at >= 0 {
		return nil, nil, []diag.Diagnostic{otherEncoding(src, at)}
	}
	front, end, body, remark := split(src)
	if remark != nil {
		return nil, nil, []diag.Diagnostic{*remark}
	}
	doc, remarks := toml.Parse(src, front, end)
	if doc == nil {
		return nil, nil, remarks
	}
	table := doc.Table(func(d diag.Diagnostic) { remarks = append(remarks, d) })
	e := &Edition{Path: path, Lang: code, Front: frontMatter(site, table, kind)}
	e.Front.own()
	out := &Text{Source: src, base: body, doc: doc}
	out.Body, out.cuts = plainLines(text[body:])
	return e, out, remarks
}

// mostEdited bounds the texts that are offered whole in another encoding.
const mostEdited = 1 << 20

// otherEncoding says what a text that is not UTF-8 reads well as, and offers it.
func otherEncoding(src *diag.Source, at int) diag.Diagnostic {
	d := diag.Diagnostic{Path: src.Path, Rule: "encoding", Severity: diag.Error, Message: notUTF8, Hint: notUTF8Hint, Start: src.Pos(at), End: src.Pos(at + 1)}
	name, read := lang.GuessEncoding(src.Text)
	if name == "" {
		return d
	}
	d.Message, d.Args = readsAs, []string{name}
	if read != "" && len(read) <= mostEdited {
		d.Edits = []diag.Edit{{Start: 0, End: len(src.Text), New: read}}
	}
	return d
}

// invalidUTF8 returns the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(text []byte) int {
	if lang.IsUTF16(text) {
		return 0
	}
	if lang.ValidUTF8(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// split finds the front matter between two lines of +++ and the body after it,
// as byte offsets into the file.
func split(src *diag.Source) (front, end, body int, remark *diag.Diagnostic) {
	text := src.Text
	start := 0
	if bytes.HasPrefix(text, []byte("\uFEFF")) {
		start = len("\uFEFF")
	}
	if len(bytes.TrimSpace(text[start:])) == 0 {
		return 0, 0, 0, &diag.Diagnostic{Path: src.Path, Rule: "front-matter-format", Severity: diag.Error, Message: emptyFile, Start: src.Pos(0), End: src.Pos(0)}
	}
	first, next := line(text, start)
	if string(first) != fence {
		found := string(first)
		if r := []rune(found); len(r) > 40 {
			found = string(r[:40]) + "…"
		}
		return 0, 0, 0, &diag.Diagnostic{
			Path: src.Path, Rule: "front-matter-format", Severity: diag.Error, Message: noFront, Args: []string{found},
			Start: src.Pos(start), End: src.Pos(start + len(first)),
		}
	}
	front = next
	for at := next; at < len(text); {
		l, after := line(text, at)
		if string(l) == fence {
			return front, at, after, nil
		}
		at = after
	}
	return 0, 0, 0, &diag.Diagnostic{
		Path: src.Path, Rule: "front-matter-format", Severity: diag.Error, Message: openFront, Start: src.Pos(start), End: src.Pos(start + len(fence)),
	}
}

// line returns the line at an offset without trailing white space, and the
// offset of the next.
func line(text []byte, at int) ([]byte, int) {
	end := bytes.IndexByte(text[at:], '\n')
	if end < 0 {
		return bytes.TrimRight(text[at:], " \t\r"), len(text)
	}
	return bytes.TrimRight(text[at:at+end], " \t\r"), at + end + 1
}

// plainLines turns \r\n into \n and tells where a \r was.
func plainLines(body []byte) ([]byte, []int) {
	if bytes.IndexByte(body, '\r') < 0 {
		return body, nil
	}
	out := make([]byte, 0, len(body))
	var cuts []int
	for i, c := range body {
		if c == '\r' && i+1 < len(body) && body[i+1] == '\n' {
			cuts = append(cuts, len(out))
			continue
		}
		out = append(out, c)
	}
	return out, cuts
}

func itoa(n int) string { return strconv.Itoa(n) }
