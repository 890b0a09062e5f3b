package importer

import (
	"html"
	"regexp"
	"strings"
)

// Posts are stored as HTML with gaps: blank lines for paragraphs, and codes in
// brackets for what a plug-in puts there when the page is shown.

var blockLine = regexp.MustCompile(`(?i)^\s*</?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|figure|figcaption|section|article|aside|pre|hr|form|iframe|script|style|address|header|footer|nav|video|audio|object)[\s/>]`)

var blankLines = regexp.MustCompile(`\n[ \t]*(?:\n[ \t]*)+`)

// paragraphs gives a post that was stored without <p> its paragraphs: blank
// lines part them, a single line end is a line break.
func paragraphs(s string, l *ledger) string {
	if strings.Contains(s, "<!-- wp:") || regexpP.MatchString(s) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	var b strings.Builder
	n := 0
	for _, part := range blankLines.Split(strings.TrimSpace(s), -1) {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case blockLine.MatchString(part):
			b.WriteString(part + "\n\n")
		default:
			n++
			b.WriteString("<p>" + strings.ReplaceAll(part, "\n", "<br>\n") + "</p>\n\n")
		}
	}
	l.mend("paragraphs", n)
	return b.String()
}

var regexpP = regexp.MustCompile(`(?i)<p[\s>]`)

var (
	captionCode = regexp.MustCompile(`(?s)\[caption((?:\s[^\[\]]*)?)\](.*?)\[/caption\]`)
	galleryCode = regexp.MustCompile(`\[gallery((?:\s[^\[\]]*)?)\]`)
	imageTag    = regexp.MustCompile(`(?s)(?:<a [^>]*>\s*)?<img[^>]*>(?:\s*</a>)?`)
	anyCode     = regexp.MustCompile(`\[(/?)([a-z][a-z0-9_-]{2,30})((?:\s+[^\[\]]*)?)\]`)
	attribute   = regexp.MustCompile(`([a-z_]+)=["']?([^"'\]\s]*(?:[^"'\]]*)?)["']?`)
	keptCode    = regexp.MustCompile(`^(?:note|sic|ndlr|\.+)$`)
)

// shortcodes resolves captions and galleries and takes the other codes out. What
// stands between an opening and a closing one stays.
func shortcodes(s string, it *item, l *ledger) string {
	s = captionCode.ReplaceAllStringFunc(s, func(code string) string {
		m := captionCode.FindStringSubmatch(code)
		image := imageTag.FindString(m[2])
		caption := strings.TrimSpace(strings.Replace(m[2], image, "", 1))
		caption = first(caption, codeAttribute(m[1], "caption"))
		return "\n\n<figure>" + image + "<figcaption>" + caption + "</figcaption></figure>\n\n"
	})
	s = galleryCode.ReplaceAllStringFunc(s, func(code string) string {
		m := galleryCode.FindStringSubmatch(code)
		figures := galleryFigures(codeAttribute(m[1], "ids"), it)
		if figures == "" {
			l.dropAs("shortcode", code, code)
		}
		return "\n\n" + figures + "\n\n"
	})
	return anyCode.ReplaceAllStringFunc(s, func(code string) string {
		m := anyCode.FindStringSubmatch(code)
		known := m[1] == "/" || m[3] != "" || strings.Contains(s, "[/"+m[2]+"]") || strings.ContainsAny(m[2], "_-")
		if !known || keptCode.MatchString(m[2]) {
			return code
		}
		l.dropAs("shortcode", code, code)
		return ""
	})
}

func galleryFigures(ids string, it *item) string {
	var b strings.Builder
	add := func(p picture) {
		b.WriteString(`<figure><img src="` + html.EscapeString(p.address) + `" alt="` + html.EscapeString(p.alt) + `"><figcaption>` + html.EscapeString(p.caption) + "</figcaption></figure>\n")
	}
	for _, id := range strings.FieldsFunc(ids, func(r rune) bool { return r == ',' || r == ' ' }) {
		if it.attached != nil {
			if p, ok := it.attached(id); ok {
				add(p)
			}
		}
	}
	if ids == "" {
		for _, p := range it.files {
			if !isDocument(p.address) {
				add(p)
			}
		}
	}
	return b.String()
}

func codeAttribute(attributes, name string) string {
	for _, m := range attribute.FindAllStringSubmatch(attributes, -1) {
		if m[1] == name {
			return strings.TrimSpace(m[2])
		}
	}
	return ""
}
