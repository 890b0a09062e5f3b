package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"balagh/internal/lang"
)

// looked is how much of a file tells its kind.
const looked = 64 << 10

// detect tells a file's kind by what it begins with, never by its name.
func detect(f File) (string, error) {
	in, err := f.Open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	head := make([]byte, looked)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", err
	}
	return kindOf(head[:n]), nil
}

func kindOf(head []byte) string {
	if lang.IsUTF16(head) {
		return "text" // converted before it is looked at again
	}
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	low := bytes.ToLower(head)
	switch {
	case bytes.HasPrefix(low, []byte("<?xml")) && !bytes.Contains(low, []byte("<html")), bytes.HasPrefix(low, []byte("<rss")):
		return "wordpress"
	case bytes.HasPrefix(low, []byte("{\"")), bytes.HasPrefix(low, []byte("[{")), bytes.HasPrefix(low, []byte("{\n")), bytes.HasPrefix(low, []byte("{\r\n")),
		len(low) > 0 && low[0] == '[' && bytes.HasPrefix(bytes.TrimSpace(low[1:]), []byte("{")), bytes.Equal(low, []byte("[]")):
		return "json"
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<h1", "<meta", "<script"} {
		if bytes.Contains(low, []byte(tag)) {
			return "html"
		}
	}
	return "text"
}

// largest is how much one text may hold; an edition of more is refused later by
// the checks, and no press release comes near.
const largest = 64 << 20

// single is a file that holds one text.
type single struct {
	name string
	html bool
	said bool // which kind it is: a person did
}

func (s *single) index(context.Context, io.Reader) (int, error) { return 1, nil }

func (s *single) items(_ context.Context, r io.Reader, yield func(*item) error) error {
	text, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err != nil {
		return fmt.Errorf("read %s: %w", s.name, err)
	}
	it := &item{key: "file:" + path.Base(s.name), shown: s.name}
	switch {
	case len(text) > largest:
		it.refusal = "too-large"
	case len(bytes.TrimSpace(text)) == 0:
		it.refusal = "empty"
	}
	it.content, it.encoding = utf8Text(text)
	if it.refusal == "" && it.encoding == "?" && 10*strings.Count(it.content, "\uFFFD") > len(it.content)/2 {
		it.refusal = "no-text"
	}
	it.form = plainForm
	if s.html || it.encoding == "UTF-16" && !s.said && kindOf([]byte(it.content[:min(len(it.content), looked)])) == "html" {
		it.form = pageForm
	}
	it.seal()
	return yield(it)
}

// utf8Text returns a text in UTF-8, and what it was written in if not that.
func utf8Text(text []byte) (s, encoding string) {
	if !lang.IsUTF16(text) && bytes.Equal(bytes.ToValidUTF8(text, nil), text) {
		return strings.TrimPrefix(string(text), "\ufeff"), ""
	}
	if name, read := lang.GuessEncoding(text); read != "" {
		return strings.TrimPrefix(read, "\ufeff"), name
	}
	return strings.ToValidUTF8(string(text), "\uFFFD"), "?"
}
