package importer

import (
	"bytes"

	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"balagh/internal/lang"
)

// copied is a file that goes beside a text.
type copied struct {
	name string
	text []byte
}

// largestFile is how much a picture or document may hold: the bound of a build.
const largestFile = 50 << 20

// findFile looks for the file of an address in folders on this machine: as it
// stands, from the uploads folder of WordPress, the original of a sized copy, at
// last by its name alone. A folder is never left.
func findFile(roots []*os.Root, address string) (name string, text []byte) {
	for _, p := range localPaths(address) {
		for _, root := range roots {
			info, err := root.Stat(p)
			if err != nil || !info.Mode().IsRegular() || info.Size() > largestFile {
				continue
			}
			if text, err := root.ReadFile(p); err == nil && (!isPicture(p) || startsPicture(text)) {
				return path.Base(p), text
			}
		}
	}
	return "", nil
}

var sized = regexp.MustCompile(`-(?:\d{2,5}x\d{2,5}|scaled)(\.[A-Za-z]{3,4})$`)

// localPaths are where the file of an address may lie, the best first.
func localPaths(address string) []string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "data" {
		return nil
	}
	full := strings.ReplaceAll(u.Path, `\`, "/")
	if strings.ContainsRune(full, 0) || full == "" {
		return nil
	}
	full = strings.TrimPrefix(path.Clean("/"+full), "/")
	var out []string
	add := func(p string) {
		if original := sized.ReplaceAllString(p, "$1"); original != p {
			out = append(out, original)
		}
		out = append(out, p)
	}
	add(full)
	if i := strings.LastIndex(full, "uploads/"); i >= 0 {
		add(full[i:])
		add(full[i+len("uploads/"):])
	}
	add(path.Base(full))
	return out
}

// isPicture tells the pictures that a page can show by the name of their file.
func isPicture(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(extension(u.Path)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif":
		return true
	}
	return false
}

// startsPicture tells a picture from a page of an error that was saved under its
// name.
func startsPicture(text []byte) bool {
	for _, start := range []string{"\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF8", "RIFF"} {
		if bytes.HasPrefix(text, []byte(start)) {
			return true
		}
	}
	return len(text) > 12 && string(text[4:8]) == "ftyp"
}

func extension(name string) string { return path.Ext(path.Base(name)) }

// reserved are names that mean a device on some machines.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com\d|lpt\d)$`)

// fileName makes a name that every machine and address can bear.
func fileName(name string, names map[string]string) string {
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	ext := strings.ToLower(lang.Slug(strings.TrimPrefix(extension(name), "."), nil))
	stem := lang.Slug(strings.TrimSuffix(name, extension(name)), names)
	if stem == "" || reserved.MatchString(stem) {
		stem = "fichier" + strings.TrimSuffix("-"+stem, "-")
	}
	if ext == "" {
		return stem
	}
	return stem + "." + clipExtension(ext)
}

func clipExtension(ext string) string { return ext[:min(len(ext), 5)] }

// put gives a file of the source a place beside the text and returns its name;
// "" if the file is not at hand, which is noted. The address is a whole one where
// that is known, written what the source says.
func (c *copying) put(address, written string) string {
	if name, ok := c.done[address]; ok {
		return name
	}
	var name string
	var text []byte
	if isPicture(address) || isDocument(address) {
		if name, text = findFile(c.roots, written); name == "" {
			name, text = findFile(c.roots, address)
		}
	}
	if name == "" {
		c.d.missing = append(c.d.missing, address)
		c.done[address] = ""
		return ""
	}
	name = c.free(fileName(name, c.names), text)
	if !slices.ContainsFunc(c.d.copies, func(have copied) bool { return have.name == name }) {
		c.d.copies = append(c.d.copies, copied{name, text})
	}
	c.done[address] = name
	return name
}

// copying gathers the files of one text.
type copying struct {
	d     *document
	roots []*os.Root
	names map[string]string
	done  map[string]string // by address
}

// free returns a name under which no other file of this text goes.
func (c *copying) free(name string, text []byte) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		if n > 1 {
			name = stem + "-" + itoa(n) + ext
		}
		clash := false
		for _, have := range c.d.copies {
			clash = clash || have.name == name && !bytes.Equal(have.text, text)
		}
		if !clash {
			return name
		}
	}
}
