package cms

import (
	"bytes"
	"crypto/sha512"
	"encoding/base64"
	"html/template"

	"balagh/internal/config"
	"balagh/internal/lang"
)

// page loads the editor. It asks search engines to stay away, and its policy
// lets scripts come from its own folder only: what the editor would fetch from
// elsewhere is refused. The editor speaks to the forge and shows its pictures.
var page = template.Must(template.New("index.html").Parse(`<!doctype html>
<html lang="{{.Lang}}" dir="{{.Dir}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}">
<title>{{.Title}}</title>
<link rel="cms-config-url" type="text/yaml" href="config.yml">
{{with .Font}}<style>@font-face{font-family:"Material Symbols Outlined";src:url({{.}}.woff2) format("woff2");font-weight:100 700}</style>
{{end}}</head>
<body>
<noscript>{{.NoScript}}</noscript>
{{with .Near}}<script src="{{.}}"></script>
{{end}}<script src="{{.Script}}"{{with .Integrity}} integrity="{{.}}"{{end}}></script>
</body>
</html>
`))

// Page returns index.html. script is the editor's program, whose sum the page
// asks for; none where it is not there yet.
func Page(site *config.Site, o Options, script []byte) ([]byte, error) {
	e := editors[o.Editor]
	code := o.Lang
	l := site.Language(code)
	if l == nil {
		l = &lang.Locale{Tag: "en", Dir: "ltr"}
		code = site.Default().Code
	}
	data := struct{ Lang, Dir, Title, Policy, Script, Integrity, NoScript, Font, Near string }{
		Lang: l.Tag, Dir: l.Dir, Title: site.Title[code], Policy: policy(e, o), Script: e.start, NoScript: noScript.In(o.Lang, nil),
	}
	if o.Editor == "sveltia" {
		data.Font, data.Near = iconFont, nearName
	}
	if script != nil {
		sum := sha512.Sum384(script)
		data.Integrity = "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
	}
	var b bytes.Buffer
	b.WriteString("<!-- " + Mark + " -->\n")
	err := page.Execute(&b, data)
	return b.Bytes(), err
}

// nearName is a script of ours that the page loads before Sveltia.
const nearName = "sveltia-near.js"

// near answers what Sveltia asks of another host with what lies beside the page.
// The words of its interface in another language than English are such a thing;
// refused them, it asks again without end, and an Arabic browser hangs.
const near = `// ` + Mark + `
(() => {
  const far = "https://unpkg.com/@sveltia/cms", fetch = window.fetch
  window.fetch = async (what, how) => {
    const address = String((what && what.url) || what)
    if (!address.startsWith(far)) return fetch(what, how)
    const words = address.match(/\/(locales\/[A-Za-z-]+\.json)$/)
    if (!words) return new Response(null, { status: 404 })
    const beside = await fetch(words[1])
    return beside.ok ? beside : new Response("{}", { headers: { "Content-Type": "application/json" } })
  }
})()
`

// Beside returns the scripts of ours that the page of an editor loads, by name.
func Beside(editor string) map[string][]byte {
	if editor == "sveltia" {
		return map[string][]byte{nearName: []byte(near)}
	}
	return nil
}

func policy(e editor, o Options) string {
	reach := o.Forge
	switch {
	case o.Backend == "proxy":
		reach = proxy(o)
	case o.Forge == "" && o.Backend == "github":
		reach = "https://api.github.com https://github.com"
	case o.Forge == "" && o.Backend == "gitlab":
		reach = "https://gitlab.com"
	case o.Forge == "" && o.Backend == "gitea":
		reach = "https://gitea.com"
	}
	return "default-src 'none'; script-src " + e.policy + "; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
		"img-src 'self' data: blob: https:; media-src 'self' blob: https:; frame-src 'self' blob:; worker-src 'self' blob:; manifest-src 'self' blob: data:; " +
		"connect-src 'self' blob: data: " + reach + "; base-uri 'none'; form-action 'self'"
}
