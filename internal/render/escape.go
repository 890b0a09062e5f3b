package render

import (
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"balagh/internal/pages"
)

// The escapers that html/template puts at the end of a pipeline, for plain
// strings, whole numbers and the trusted types of their own place. They write
// the same bytes (FuzzPrograms); a place or a type that is not here is left to
// html/template.

const escaperPrefix = "_html_template_"

// cutEscapers parts a pipeline as it was written from its escapers.
func cutEscapers(commands []*parse.CommandNode) (written []*parse.CommandNode, escapers []string) {
	first := slices.IndexFunc(commands, func(n *parse.CommandNode) bool { return strings.HasPrefix(n.String(), escaperPrefix) })
	if first < 0 {
		return commands, nil
	}
	for _, n := range commands[first:] {
		escapers = append(escapers, strings.TrimPrefix(n.String(), escaperPrefix))
	}
	return commands[:first], escapers
}

// escaped writes a value through its escapers; nil is not known.
func escaped(e expression, escapers []string) step {
	if e.typ == nil || len(escapers) == 0 {
		return nil
	}
	switch {
	case e.typ == trusted[escapers[0]] && len(escapers) == 1 && e.write != nil:
		return e.write
	case e.typ == trusted[escapers[0]] && len(escapers) == 1:
		return func(f *frame) { f.out = append(f.out, e.text(f)...) }
	case e.typ == reflect.TypeFor[writtenURL]() && slices.Equal(escapers, []string{"urlfilter", "urlnormalizer", "attrescaper"}):
		return func(f *frame) { f.out = e.value(f).Addr().Interface().(*writtenURL).append(f.out) }
	case e.typ == reflect.TypeFor[pages.LinkedData]() && escapers[0] == "jsvalescaper" && len(escapers) == 1:
		return func(f *frame) { f.out = appendScript(f.out, e.value(f).Bytes()) }
	case e.typ == trusted[escapers[0]] && len(escapers) == 2:
		escapers = escapers[1:] // srcset, in an attribute
	case e.typ != reflect.TypeFor[string]() && e.typ != reflect.TypeFor[int]():
		return nil
	}
	text, write := e.text, appendHTML
	if escapers[0] == "urlfilter" {
		written := text
		text, escapers = func(f *frame) string { return filterURL(written(f)) }, escapers[1:]
	}
	if escapers[0] == "urlnormalizer" {
		write, escapers = appendURL, escapers[1:]
	}
	if len(escapers) != 1 || !slices.Contains([]string{"htmlescaper", "attrescaper", "rcdataescaper"}, escapers[0]) {
		return nil
	}
	return func(f *frame) { f.out = write(f.out, text(f)) }
}

// trusted is the type that an escaper lets through as it is.
var trusted = map[string]reflect.Type{
	"htmlescaper":    reflect.TypeFor[template.HTML](),
	"htmlnamefilter": reflect.TypeFor[template.HTMLAttr](),
	"srcsetescaper":  reflect.TypeFor[template.Srcset](),
}

var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// inText and inHTML are the bytes that have an entity: as our own functions write
// them, and as html/template does.
var inText, inHTML = func() (text, html [256]bool) {
	for c := range html {
		html[c] = entities[c] != ""
		text[c] = html[c] && c != '+'
	}
	return
}()

// appendText writes a string as template.HTMLEscapeString does.
func appendText(dst []byte, s string) []byte { return appendEntities(dst, s, &inText) }

// appendHTML writes a string as text or as the value of a quoted attribute.
func appendHTML(dst []byte, s string) []byte { return appendEntities(dst, s, &inHTML) }

func appendEntities(dst []byte, s string, special *[256]bool) []byte {
	from := 0
	for i := range len(s) {
		if special[s[i]] {
			dst = append(append(dst, s[from:i]...), entities[s[i]]...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...)
}

// filterURL lets through addresses of this site, of http, https and mailto.
func filterURL(s string) string {
	scheme, _, found := strings.Cut(s, ":")
	if !found || strings.Contains(scheme, "/") {
		return s
	}
	for _, safe := range []string{"http", "https", "mailto"} {
		if strings.EqualFold(scheme, safe) {
			return s
		}
	}
	return "#ZgotmplZ"
}

// plainInURL are the bytes of an address that stay themselves in HTML, too.
var plainInURL = func() (plain [256]bool) {
	for _, c := range []byte("!#$*,/:;=?@[]-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
		plain[c] = true
	}
	return
}()

// appendURL writes an address as the value of a quoted attribute: with % what may
// not stand in an address; what is written so already stays.
func appendURL(dst []byte, s string) []byte {
	const hex = "0123456789abcdef" // as html/template has it
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case plainInURL[c]:
			continue
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			i += 2
			continue
		case c == '&' || c == '+':
			dst = append(append(dst, s[from:i]...), entities[c]...)
		default:
			dst = append(append(dst, s[from:i]...), '%', hex[c>>4], hex[c&15])
		}
		from = i + 1
	}
	return append(dst, s[from:]...)
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// appendScript writes a JSON-LD object into its script element, where it stands as
// it is. Other values have rules of their own: it panics, and html/template runs.
func appendScript(dst, object []byte) []byte {
	if len(object) == 0 || object[0] != '{' {
		panic("no plain object")
	}
	return append(dst, object...)
}
