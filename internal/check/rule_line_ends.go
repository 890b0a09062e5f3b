package check

import (
	"bytes"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"balagh/internal/content"
	"balagh/internal/diag"
)

var ruleLineEnds = register(diag.Rule{
	Name: "line-ends", Severity: diag.Warning, Fix: diag.Safe,
	Title: diag.Text{AR: "نهايات الأسطر بصيغة ويندوز", FR: "Des fins de ligne de Windows", EN: "Line ends of Windows"},
	About: diag.Text{
		AR: "تنهي بعض البرامج على ويندوز كل سطر بحرفين (CRLF) بدل حرف واحد (LF). يقرأ balagh الصيغتين، أما المحرر Sveltia فيرى الملف فارغا، ويُظهر git كل الأسطر معدلة. لذلك لا تتكلم القاعدة إلا في موقع له إعدادات محرر (balagh cms)، أو يطلب فيه الملف \u200E.gitattributes الصيغة eol=lf، أو يذكرها site.toml في [check]. يصلحها check --fix دون أن تتغير الصفحة.",
		FR: "Sous Windows, certains logiciels finissent chaque ligne par deux signes (CRLF) au lieu d’un (LF). balagh lit les deux, mais l’éditeur Sveltia voit un fichier vide et git montre toutes les lignes comme modifiées. La règle ne parle donc que dans un site qui a la configuration d’un éditeur (balagh cms), dont .gitattributes demande eol=lf, ou dont site.toml la nomme dans [check]. check --fix corrige sans rien changer à la page.",
		EN: "Some programs on Windows end each line with two characters (CRLF) instead of one (LF). balagh reads both, but the editor Sveltia sees an empty file, and git shows every line as changed. So the rule speaks only in a site that has an editor's configuration (balagh cms), whose .gitattributes asks for eol=lf, or whose site.toml names it in [check]. check --fix mends it, and the page stays as it was.",
	},
	Bad:  "+++U+000DU+000A\ntitle = \"لقاء تواصلي بالعيون\"U+000DU+000A\n+++U+000DU+000A",
	Good: "+++\ntitle = \"لقاء تواصلي بالعيون\"\n+++",
})

var (
	windowsEndsText = diag.Text{AR: "نهايات الأسطر بصيغة ويندوز (CRLF)؛ يُنتظر LF", FR: "fins de ligne de Windows (CRLF) ; LF est attendu", EN: "the line ends are those of Windows (CRLF); LF is expected"}
	mixedEndsText   = diag.Text{AR: "نهايات الأسطر من نوعين: {0} من CRLF و{1} من LF؛ يُنتظر LF وحده", FR: "fins de ligne de deux sortes : {0} CRLF et {1} LF ; LF seul est attendu", EN: "line ends of two kinds: {0} are CRLF and {1} are LF; LF alone is expected"}
)

// mostEnds bounds the edits of one remark; what is left is mended by the next
// pass over the file.
const mostEnds = 4096

// lineEnds tells line ends of Windows, once for a file: it is at the first of
// them, and mends all. The archive takes text of either kind as the same.
func lineEnds(t *content.Text, report func(diag.Diagnostic)) {
	src := t.Source
	var edits []diag.Edit
	found := 0
	for at := 0; ; {
		i := bytes.Index(src.Text[at:], []byte("\r\n"))
		if i < 0 {
			break
		}
		if found++; found <= mostEnds {
			start := at + len(bytes.TrimRight(src.Text[at:at+i], "\r")) // a file turned twice has \r\r\n
			edits = append(edits, diag.Edit{Start: start, End: at + i + 1})
		}
		at += i + 2
	}
	if found == 0 {
		return
	}
	first := edits[0]
	d := diag.Diagnostic{
		Path: src.Path, Rule: ruleLineEnds.Name, Severity: ruleLineEnds.Severity, Message: windowsEndsText,
		Start: src.Pos(first.Start), End: src.Pos(first.End), Edits: edits, Safe: true,
	}
	if plain := bytes.Count(src.Text, []byte("\n")) - found; plain > 0 {
		d.Message, d.Args = mixedEndsText, []string{strconv.Itoa(found), strconv.Itoa(plain)}
	}
	report(d)
}

// LineEndSources are the files beside content/ and static/ that decide whether
// line ends are judged.
var LineEndSources = []string{".gitattributes", ".balagh/cms/config.yml"}

// JudgeLineEnds silences the rule line-ends where neither the site's settings nor
// the files around its texts want line ends to be \n.
func (s *Settler) JudgeLineEnds(fsys fs.FS) {
	if _, asked := s.levels[ruleLineEnds.Name]; !asked && !plainEndsWanted(fsys) {
		s.levels[ruleLineEnds.Name] = "off"
	}
}

// plainEndsWanted reports whether an editor in the browser, or git, is to find
// lines that end with \n.
func plainEndsWanted(fsys fs.FS) bool {
	attributes, _ := fs.ReadFile(fsys, LineEndSources[0])
	if asksPlainEnds(attributes) {
		return true
	}
	published, _ := fs.Glob(fsys, "static/*/config.yml")
	for _, name := range append(published, LineEndSources[1]) {
		if text, err := fs.ReadFile(fsys, name); err == nil && editorConfig(text) {
			return true
		}
	}
	return false
}

// editorConfig reports whether a file is the configuration of Decap or Sveltia,
// whoever wrote it.
func editorConfig(text []byte) bool {
	text = append([]byte("\n"), text...)
	return bytes.Contains(text, []byte("\nbackend:")) && bytes.Contains(text, []byte("\ncollections:"))
}

// asksPlainEnds reports whether attributes of git want the texts of a site with
// \n in the working copy; of lines about them the last holds.
func asksPlainEnds(attributes []byte) bool {
	wanted := false
	for line := range strings.Lines(string(attributes)) {
		words := strings.Fields(line)
		if len(words) < 2 || !aboutTexts(words[0]) {
			continue
		}
		for _, attribute := range words[1:] {
			switch attribute {
			case "eol=lf":
				wanted = true
			case "eol=crlf", "-text", "binary", "!eol", "-eol":
				wanted = false
			}
		}
	}
	return wanted
}

// aboutTexts reports whether a pattern of .gitattributes is about Markdown files
// of the site. A pattern without a slash is about names in any folder.
func aboutTexts(pattern string) bool {
	if strings.HasPrefix(pattern, "#") {
		return false
	}
	dir, name := path.Split(pattern)
	switch strings.TrimPrefix(dir, "/") {
	case "", "**/", "content/", "content/**/", "content/releases/**/":
		ok, err := path.Match(name, "ar.md")
		return err == nil && (ok || name == "**")
	}
	return false
}
