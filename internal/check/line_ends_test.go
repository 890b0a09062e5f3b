package check

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

const endsPath = "content/releases/2024/x/ar.md"

// endsOf runs the rule over one file.
func endsOf(site *config.Site, file string) (*content.Edition, *content.Text, []diag.Diagnostic) {
	var out []diag.Diagnostic
	e, text, _ := content.Read(site, content.Release, endsPath, "ar", []byte(file))
	if e != nil {
		lineEnds(text, func(d diag.Diagnostic) { out = append(out, d) })
	}
	return e, text, out
}

func TestLineEnds(t *testing.T) {
	site := newsroom(t)
	unix := "+++\ntitle = \"لقاء\"\nsummary = \"\"\"\nأول\nثان\"\"\"\n+++\nنص عربي.\n\n```\nرمز\n```\n"
	windows := strings.ReplaceAll(unix, "\n", "\r\n")
	for _, c := range []struct{ name, file, want, mended string }{
		{"plain", unix, "", unix},
		{"no last line end", strings.TrimSuffix(unix, "\n"), "", strings.TrimSuffix(unix, "\n")},
		{"Windows", windows, "1:4-1:5 warning []", unix},
		{"behind a byte order mark", "\uFEFF" + windows, "1:4-1:5 warning []", "\uFEFF" + unix},
		{"mixed", strings.Replace(windows, "\r\n", "\n", 2), "3:14-3:15 warning [9 2]", unix},
		{"the last only", unix[:len(unix)-1] + "\r\n", "11:4-11:5 warning [1 10]", unix},
		{"turned twice", "+++\ntitle = \"لقاء\"\n+++\nنص\r\r\nآخر\r\n", "4:3-4:5 warning [2 3]", "+++\ntitle = \"لقاء\"\n+++\nنص\nآخر\n"},
		{"a lone return is none", "+++\ntitle = \"لقاء\"\n+++\nنص\rآخر\n", "", "+++\ntitle = \"لقاء\"\n+++\nنص\rآخر\n"},
	} {
		_, _, ds := endsOf(site, c.file)
		got := ""
		for _, d := range ds {
			got += fmt.Sprintf("%d:%d-%d:%d %s %v", d.Start.Line, d.Start.Column, d.End.Line, d.End.Column, d.Severity, d.Args)
		}
		if got != c.want {
			t.Errorf("%s: said %q, want %q", c.name, got, c.want)
		}
		if mended, _ := Mend([]byte(c.file), SafeEdits(ds)[endsPath]); string(mended) != c.mended {
			t.Errorf("%s: mended %q, want %q", c.name, mended, c.mended)
		}
	}
}

// A long file is mended in several passes, each of which leaves less.
func TestManyLineEnds(t *testing.T) {
	site := newsroom(t)
	text := []byte("+++\r\ntitle = \"لقاء\"\r\n+++\r\n" + strings.Repeat("نص\r\n", 2*mostEnds))
	for passes := 0; ; passes++ {
		_, _, ds := endsOf(site, string(text))
		if len(ds) == 0 {
			if passes != 3 || bytes.IndexByte(text, '\r') >= 0 {
				t.Errorf("%d passes", passes)
			}
			return
		}
		if n := len(ds[0].Edits); n > mostEnds {
			t.Fatalf("%d edits", n)
		}
		text, _ = Mend(text, ds[0].Edits)
	}
}

// What is mended means the same: fields, digest, and the text but for returns at
// the ends of its lines.
func FuzzLineEnds(f *testing.F) {
	site := newsroom(f)
	f.Add("+++\r\ntitle = \"لقاء\"\r\nsummary = '''\r\nأول\r\nثان'''\r\n+++\r\nنص\r\r\n\r\n- أ\r\n", 1)
	f.Add("\uFEFF+++\ntitle = \"a \\\r\n b\"\r\n+++\nx\ry\r\n", 0)
	f.Fuzz(func(t *testing.T, file string, every int) {
		was, before, ds := endsOf(site, file)
		if was == nil {
			return
		}
		mended := []byte(file)
		if len(ds) > 0 {
			mended, _ = Mend(mended, ds[0].Edits)
		}
		is, after, again := endsOf(site, string(mended))
		if strings.Count(file, "\r\n") <= mostEnds && len(again) > 0 {
			t.Errorf("%v is said again of %q", again, mended)
		}
		if is == nil || !reflect.DeepEqual(was.Front, is.Front) || was.Digest != is.Digest {
			t.Errorf("%q reads as another text than %q", mended, file)
			return
		}
		plain := func(s []byte) string {
			for bytes.Contains(s, []byte("\r\n")) {
				s = bytes.ReplaceAll(s, []byte("\r\n"), []byte("\n"))
			}
			return string(s)
		}
		if plain(before.Body) != plain(after.Body) {
			t.Errorf("%q, then %q", before.Body, after.Body)
		}
	})
}

// The rule speaks where an editor or git wants plain line ends, and where the
// site asks for it; never else.
func TestLineEndsWhereWanted(t *testing.T) {
	const editor = "# ours\nbackend:\n  name: github\ncollections:\n  - name: x\n"
	for _, c := range []struct {
		name, text string
		want       string
	}{
		{"content/x", "", "off"},
		{"static/admin/config.yml", editor, "warning"},
		{"static/edit/config.yml", strings.TrimPrefix(editor, "# ours\n"), "warning"},
		{".balagh/cms/config.yml", editor, "warning"},
		{"static/data/config.yml", "title: x\n", "off"},
		{"static/data/config.yml", "x:\n  backend:\n  collections:\n", "off"},
		{".gitattributes", "* text=auto\n", "off"},
		{".gitattributes", "*.md text eol=lf\n", "warning"},
		{".gitattributes", "* text=auto eol=lf\n*.jpg binary\n", "warning"},
		{".gitattributes", "* eol=lf\n*.md eol=crlf\n", "off"},
		{".gitattributes", "*.md eol=crlf\n*.md eol=lf\n", "warning"},
		{".gitattributes", "*.md -text\n", "off"},
		{".gitattributes", "# *.md eol=lf\n*.go eol=lf\n", "off"},
		{".gitattributes", "/content/** eol=lf\r\n", "warning"},
		{".gitattributes", "docs/*.md eol=lf\n", "off"},
		{".gitattributes", "[ eol=lf\n", "off"},
	} {
		site := newsroom(t)
		settled := func() string {
			s := NewSettler(site)
			s.JudgeLineEnds(fstest.MapFS{c.name: {Data: []byte(c.text)}})
			d, ok := s.Settle(diag.Diagnostic{Path: endsPath, Rule: "line-ends", Severity: diag.Warning})
			if !ok {
				return "off"
			}
			return d.Severity.String()
		}
		if got := settled(); got != c.want {
			t.Errorf("%s %q: %s, want %s", c.name, c.text, got, c.want)
		}
		for _, level := range []string{"note", "off"} {
			site.Levels = []config.Level{{Rule: "line-ends", Level: level, Field: "check." + level + "[0]"}}
			if got := settled(); got != level {
				t.Errorf("%s %q: %s, want the site's %s", c.name, c.text, got, level)
			}
		}
	}
}
