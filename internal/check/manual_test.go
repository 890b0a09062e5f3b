package check

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

const manualFile = "../../docs/rules.md"

// The manual of the rules is the catalogue written out: run with -u to write it.
func TestManual(t *testing.T) {
	want := manual()
	if *update {
		if err := os.WriteFile(manualFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(manualFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Error("docs/rules.md is not what the catalogue says: go test ./internal/check -run Manual -u")
	}
}

const manualHead = `# Rules

What balagh can say of a site: one entry for each rule. This page is written from the catalogue of the rules, the same text
as ` + "`balagh explain RULE`" + `; it is made anew by ` + "`go test ./internal/check -run Manual -u`" + `.

| level | what it does |
| --- | --- |
| error | the build stops before the output folder is touched; exit code 1 |
| warning | the build goes on; with ` + "`--strict`" + ` it stops as for an error |
| note | the build goes on |

The level of a rule is set in site.toml, in the front matter of one file, or by a comment before one block, the narrower
winning. An error of a rule marked *always* is one that a build cannot do without: it is never silenced or lowered.

` + "```toml" + `
[check]
off = ["relative-date"]
error = ["translation-stale"]
` + "```" + `

` + "```md" + `
<!-- balagh: off detached-waw -->
` + "```" + `

What is *mended* is mended by ` + "`balagh check --fix`" + `; what is *proposed* is only shown, by ` + "`--diff`" + `.

`

var fixWords = map[string]string{"none": "", "proposed": " · proposed", "safe": " · mended"}

// manual writes every rule out, by name.
func manual() []byte {
	var b bytes.Buffer
	b.WriteString(manualHead)
	b.WriteString("| rule | level | catches |\n| --- | --- | --- |\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", r.Name, r.Name, r.Severity, r.Title.EN)
	}
	for _, r := range Rules() {
		level := r.Severity.String()
		if r.Quiet {
			level += ", only where asked for"
		}
		if r.Hard {
			level += ", always"
		}
		fmt.Fprintf(&b, "\n## %s\n\n*%s%s*\n\n", r.Name, level, fixWords[r.Fix.String()])
		for _, p := range []struct{ title, about string }{
			{r.Title.AR, r.About.AR}, {r.Title.FR, r.About.FR}, {r.Title.EN, r.About.EN},
		} {
			fmt.Fprintf(&b, "**%s.** %s\n\n", p.title, p.about)
		}
		example(&b, r.Bad)
		if r.Good != "" {
			b.WriteString("\n")
			example(&b, r.Good)
		}
	}
	return b.Bytes()
}

// example writes an example between fences longer than any it holds.
func example(b *bytes.Buffer, s string) {
	fence := "```"
	if strings.Contains(s, fence) {
		fence += "`"
	}
	fmt.Fprintf(b, "%stext\n%s\n%s\n", fence, s, fence)
}
