package pages

import (
	"net/url"
	"strconv"
	"strings"

	"balagh/internal/archive"
)

// path turns an address of the site ("/ar/2024/x/") into what links hold: below
// the base path, escaped.
func (p *planner) path(address string) string { return p.site.BasePath + escape(address) }

// abs turns an address of the site into an absolute one.
func (p *planner) abs(address string) string { return p.site.BaseURL + escape(address) }

// addressOf is the address of a release in a language behind what bases say, in
// one piece: every page asks for several.
func (p *planner) addressOf(base string, r *archive.Release, code string) string {
	if r.Standing || !plain(r.Slug) {
		return base + escape(r.Address(code))
	}
	var digits [8]byte
	year := strconv.AppendInt(digits[:0], int64(r.Year), 10)
	return base + "/" + code + "/" + string(year) + "/" + r.Slug + "/"
}

// whole turns what path returned into what abs returns for the same address.
func (p *planner) whole(link string) string {
	if strings.HasPrefix(link, "/") {
		return p.site.BaseURL + strings.TrimPrefix(link, p.site.BasePath)
	}
	return link
}

// rare are the signs that an address may not hold as they are. Every address of
// every page is looked through.
var rare = [0x80]bool{'"': true, '<': true, '>': true, '%': true, '\\': true, '^': true, '{': true, '|': true, '}': true, '?': true, '#': true, '`': true}

// escape writes an address in the letters an address may have.
func escape(address string) string {
	if plain(address) {
		return address
	}
	return (&url.URL{Path: address}).EscapedPath()
}

// plain reports whether an address stands as it is.
func plain(address string) bool {
	for i := range len(address) {
		if c := address[i]; c >= 0x80 || c <= ' ' || rare[c] {
			return false
		}
	}
	return true
}

// mediaAddress is where a file beside a release is published. It holds no
// language: both editions show the same picture.
func mediaAddress(r *archive.Release, name string) string {
	if r.Standing {
		return "/media/pages/" + r.ID + "/" + name
	}
	return "/media/" + itoa(r.Year) + "/" + r.ID + "/" + name
}

// termAddress is the page of a term in a language.
func termAddress(code, vocabulary, id string) string {
	return "/" + code + "/" + vocabulary + "/" + id + "/"
}
