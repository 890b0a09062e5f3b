package cms

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	balagh "balagh"
	"balagh/internal/config"
)

const siteText = `base_url = "https://news.example.org"
feed_authority = "news.example.org,2023"
time_zone = "Africa/Casablanca"
title = { ar = "أخبار \"سلا\" <b>", fr = "Actualités" }
languages = [{ code = "ar" }, { code = "fr" }]
[contacts.press]
ar = "الصحافة"
[tags.sante]
ar = "الصحة: \"كلها\" # لا"
fr = "Santé"
[tags.no]
ar = "نعم"
fr = "Oui"
[regions.oriental]
ar = "الشرق"
fr = "L’Oriental"
`

func newsroom(t *testing.T) *config.Site {
	t.Helper()
	layouts, err := fs.Sub(balagh.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	site, remarks, err := config.Load(fstest.MapFS{config.File: {Data: []byte(siteText)}}, layouts)
	if site == nil || err != nil {
		t.Fatalf("%v %v", remarks, err)
	}
	return site
}

// The configuration holds what the bundles need, whatever the words of site.toml.
func TestConfig(t *testing.T) {
	site := newsroom(t)
	for _, c := range []struct {
		o           Options
		want, never []string
	}{
		{Options{Editor: "decap", Backend: "github", Repo: "o/n", Branch: "main", Lang: "fr"}, []string{
			"# balagh cms: fait à partir de site.toml", `name: "github"`, `repo: "o/n"`, `locale: "fr"`, `locales: ["ar", "fr"]`, `default_locale: "ar"`,
			`structure: "multiple_files"`, `format: "toml-frontmatter"`, `path: "{{date | truncate(4,\"-\")}}/{{slug}}/index"`,
			"          - label: \"الصحة: \\\"كلها\\\" # لا — Santé\"\n            value: \"sante\"\n", "          - label: \"نعم — Oui\"\n            value: \"no\"\n",
			"collections:\n  - name: \"releases\"\n    label: \"Communiqués\"\n", `label: "Régions"`, "        format: \"YYYY-MM-DD\"\n", `pattern: ["^[a-z0-9]+(-[a-z0-9]+)*$"`, "    media_folder: \"\"\n",
		}, []string{`"series"`, `"people"`, "proxy_url"}},
		{Options{Editor: "decap", Backend: "proxy", Lang: "ar"}, []string{`locale: "fr"`, `proxy_url: "http://localhost:8081/api/v1"`, `label: "الجهات"`}, []string{"repo:"}},
		{Options{Editor: "sveltia", Backend: "gitea", Repo: "o/n", Forge: "https://git.example.org/", AppID: "x", Lang: "ar"}, []string{
			`path: "{{date | date('YYYY')}}/{{slug}}/index"`, `app_id: "x"`, `api_root: "https://git.example.org/api/v1"`,
		}, []string{"truncate", "\nlocale: "}},
		{Options{Editor: "sveltia", Backend: "gitlab", Repo: "o/n"}, []string{`auth_type: "pkce"`, `label: "Regions"`}, []string{"api_root"}},
	} {
		got := string(Config(site, c.o))
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%+v lacks %s:\n%s", c.o, w, got)
			}
		}
		for _, n := range c.never {
			if strings.Contains(got, n) {
				t.Errorf("%+v holds %s", c.o, n)
			}
		}
		if strings.Contains(got, "\t") || strings.Contains(got, "- #") {
			t.Errorf("%+v: no YAML to read:\n%s", c.o, got)
		}
	}
}

func TestPage(t *testing.T) {
	site := newsroom(t)
	got, err := Page(site, Options{Editor: "sveltia", Backend: "github", Lang: "ar"}, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{`<html lang="ar" dir="rtl">`, "<title>أخبار &#34;سلا&#34; &lt;b&gt;</title>", `integrity="sha384-`, `src="sveltia-near.js"></script>` + "\n" + `<script src="sveltia-cms.js"`, "script-src &#39;self&#39;;", "connect-src &#39;self&#39; blob: data: https://api.github.com https://github.com;", `content="noindex"`} {
		if !strings.Contains(string(got), w) {
			t.Errorf("lacks %s:\n%s", w, got)
		}
	}
	got, err = Page(site, Options{Editor: "decap", Backend: "proxy", Forge: "http://localhost:9"}, nil)
	if err != nil || strings.Contains(string(got), "integrity") || strings.Contains(string(got), "near") || Beside("decap") != nil || !strings.Contains(string(got), "blob: data: http://localhost:9;") {
		t.Errorf("%v\n%s", err, got)
	}
}

// Of a package only scripts below dist/ are taken, and none of one whose sum is
// another.
func TestUnpack(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, name := range []string{"package/dist/decap-cms.js", "package/dist/12.decap-cms.js", "package/dist/cms.js", "package/dist/decap-cms.js.map",
		"package/dist/a.wasm", "package/package.json", "package/locales/ar.json", "package/locales/../ar.json", "package/dist/../../../evil.decap-cms.js", "/etc/x.decap-cms.js"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: 1, Mode: 0o644, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		w.Write([]byte("x"))
	}
	w.Close()
	z.Close()
	sum := sha512.Sum512(b.Bytes())
	e := editor{pack: "decap-cms", version: "1", sum: base64.StdEncoding.EncodeToString(sum[:]), start: "decap-cms.js"}
	got, err := unpack(e, b.Bytes())
	if err != nil || len(got) != 3 || got["decap-cms.js"] == nil || got["12.decap-cms.js"] == nil || got["a.wasm"] == nil {
		t.Errorf("%v, %v", got, err)
	}
	e.words = []string{"ar.json"}
	if got, err = unpack(e, b.Bytes()); err != nil || len(got) != 4 || got["locales/ar.json"] == nil {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := unpack(editors["decap"], b.Bytes()); !errors.Is(err, ErrSum) {
		t.Errorf("another package: %v", err)
	}
}
