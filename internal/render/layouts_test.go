package render

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sourcesOf are the built-in layouts as they are written.
func sourcesOf(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	layouts := builtIn(t)
	err := fs.WalkDir(layouts, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		text, err := fs.ReadFile(layouts, p)
		out[p] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Strings that the plan asks for by a name it puts together, and that which tells
// figures in a text.
var planned = []string{
	"title_separator", "list_older_title", "year_title", "in_language", "correction_dated", "releases_all",
	"figures", "archive_intro", "tags_intro", "series_intro", "people_intro", "regions_intro", "corrections_intro", "size_kb", "size_mb", "share_email", "digest", "digest_of", "digest_span",
}

// Every string a layout asks for is in the strings files, and every string of
// these is asked for: none is missed, none is translated in vain.
func TestStringKeys(t *testing.T) {
	all := locales(t)
	asked := map[string]bool{}
	for _, key := range planned {
		asked[key] = true
	}
	for name, text := range sourcesOf(t) {
		for _, m := range regexp.MustCompile(`[({ ](t|n|tr \.Lang) "([^"]+)"`).FindAllStringSubmatch(text, -1) {
			asked[m[2]] = true
			for _, l := range all {
				forms, ok := l.Strings[m[2]]
				if !ok {
					t.Errorf("%s asks for %q, which %s.toml lacks", name, m[2], l.Code)
				}
				if m[1] == "n" && !strings.Contains(forms["other"], "{n}") {
					t.Errorf("%s counts with %q, which has no {n} in %s", name, m[2], l.Code)
				}
				if m[1] != "n" && strings.Contains(forms["other"], "{n}") {
					t.Errorf("%s asks for %q without a number, and it counts in %s", name, m[2], l.Code)
				}
			}
		}
	}
	for _, l := range all {
		for key := range l.Strings {
			if !asked[key] {
				t.Errorf("%s.toml has %q, and nothing asks for it", l.Code, key)
			}
		}
	}
}

var (
	element = regexp.MustCompile(`(?is)<(style|script)\b([^>]*)>(.*?)</(?:style|script)>`)
	handler = regexp.MustCompile(`(?i)[\s"']on[a-z]+\s*=`)
	forced  = regexp.MustCompile(`\| *(safe|unsafe)|template\.HTML`)
)

// No layout has a place where an action could become code: html/template would
// escape for a script there, and the policy of the pages would refuse to run it.
func TestNoActionInCode(t *testing.T) {
	for name, text := range sourcesOf(t) {
		if name == "digest.html" { // a mail has its looks inside it; TestDigestLooks
			text = regexp.MustCompile(` style="[^"{]*"|<style>[^{]*(\{[^{}]*\}|\{([^{}]|\{[^{}]*\})*\}|[^{}<])*</style>`).ReplaceAllString(text, "")
		}
		for _, m := range element.FindAllStringSubmatch(text, -1) {
			if strings.EqualFold(m[1], "style") {
				t.Errorf("%s has a <style>", name)
			} else if m[2] != ` type="application/ld+json"` {
				t.Errorf("%s has <script%s>", name, m[2])
			}
		}
		if handler.MatchString(text) {
			t.Errorf("%s has %q", name, handler.FindString(text))
		}
		for _, never := range []string{"srcdoc", "javascript:", " style=", "<iframe", "<object", "<embed", "<base", "<form action=\"http", "<!--"} {
			if strings.Contains(strings.ToLower(text), never) {
				t.Errorf("%s has %q", name, never)
			}
		}
		if forced.MatchString(text) {
			t.Errorf("%s goes round the escaping: %q", name, forced.FindString(text))
		}
		// A string without words is written in once, escaped for text and quoted
		// attributes: it may stand nowhere else.
		for _, m := range regexp.MustCompile(`["a-z] [a-z-]+=\{\{`).FindAllString(text, -1) {
			t.Errorf("%s has an attribute without quotes: %s", name, m)
		}
		if m := regexp.MustCompile(`(?:href|src|action)="[^"]*\{\{t `).FindString(text); m != "" {
			t.Errorf("%s has a string in an address: %s", name, m)
		}
		if regexp.MustCompile(`https?://`).MatchString(text) {
			t.Errorf("%s names another host", name)
		}
	}
}

// Every document says its language and direction, its letters and its policy.
func TestDocuments(t *testing.T) {
	files := sourcesOf(t)
	for _, name := range []string{"base.html", "choice.html", "404.html", "redirect.html", "digest.html"} {
		text := files[name]
		if !regexp.MustCompile(`<html lang="\{\{[^}]+\}\}" dir="\{\{[^}]+\}\}">`).MatchString(text) {
			t.Errorf("%s: no lang and dir", name)
		}
		if !strings.HasPrefix(text[strings.Index(text, "<"):], "<!doctype html>") {
			t.Errorf("%s: no doctype", name)
		}
	}
	var known []string
	for name := range files {
		known = append(known, name)
	}
	for _, kind := range layoutKinds {
		if !slices.Contains(known, string(kind)+".html") {
			t.Errorf("no layout for %s", kind)
		}
	}
}
