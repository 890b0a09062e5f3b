package archive

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"balagh/internal/diag"
	"balagh/internal/lang"
	"balagh/internal/markdown"
)

// links resolves every internal link, picture and document of a bundle, whether
// it is public yet or not: a mistake is better heard before the hour.
func (m *maker) links(d *draft) {
	for _, e := range d.Editions {
		m.holes(d, e)
	}
	f := &d.from.Front
	if f.Image.Src != "" {
		m.file(d, d.from.Path, "image.src", f.Image.Src)
	}
	for i, a := range f.Attachments {
		m.file(d, d.from.Path, indexed("attachments", i)+".file", a.File)
	}
	slices.Sort(d.Release.used)
	shown := slices.Clip(d.Release.used)
	for _, e := range d.waits {
		m.holes(d, e)
	}
	for _, have := range d.bundle.Files {
		if !slices.Contains(d.Release.used, have.Name) {
			m.remark(d.Dir+"/"+have.Name, "", "unknown-file", diag.Warning, unusedFile, have.Name)
		}
	}
	d.Release.used = shown // what drafts alone use is not published either
}

// holes resolves what stands in the holes of one body.
func (m *maker) holes(d *draft, e *Edition) {
	facts, ok := e.Facts()
	if !ok {
		return
	}
	links := make([]*Target, len(facts.Links))
	for i, l := range facts.Links {
		t := m.target(d, e, l, facts.Anchors)
		links[i] = &t
	}
	pictures := make([]string, len(facts.Images))
	for i, l := range facts.Images {
		if l.Internal {
			pictures[i] = m.picture(d, e, l)
		}
	}
	for _, h := range facts.Holes {
		if h.Kind == markdown.ImageHole {
			e.Holes = append(e.Holes, Hole{Image: pictures[h.Index]})
		} else {
			e.Holes = append(e.Holes, Hole{Link: links[h.Index], After: h.Kind == markdown.LinkEnd})
		}
	}
}

// target finds what a destination means, read as a path from the bundle's
// folder or, with a slash in front, from content/. anchors are those of the text
// it stands in.
func (m *maker) target(d *draft, e *Edition, l markdown.Link, anchors []string) Target {
	dest, anchor, _ := strings.Cut(l.Dest, "#")
	if plain, err := url.PathUnescape(anchor); err == nil {
		anchor = plain
	}
	if dest == "" {
		if !slices.Contains(anchors, anchor) {
			m.broken(e.Path, l, noAnchor, anchor, anchors, anchorBehind(""))
			return Target{Dead: true}
		}
		return Target{Anchor: strings.Clone(anchor)}
	}
	if plain, err := url.PathUnescape(dest); err == nil {
		dest = plain
	}
	full := dest
	if !strings.HasPrefix(dest, "/") {
		full = "/" + strings.TrimPrefix(d.Dir, "content/") + "/" + dest
	}
	full = m.folder(path.Clean(full))
	if t, ok := m.byDir[full]; ok {
		return m.release(t, e, l, anchor)
	}
	if f, ok := d.bundle.File(dest); ok && anchor == "" {
		d.use(f.Name)
		return Target{File: f.Name}
	}
	if name := path.Base(full); name == dest || path.Ext(dest) != "" && !strings.Contains(dest, "/") {
		m.broken(e.Path, l, noFile, dest, fileNames(d), nil)
	} else {
		m.broken(e.Path, l, noTarget, dest, m.ids, m.fromRoot)
	}
	return Target{Dead: true}
}

// folder drops the file of an edition from a path, for those who link to it.
func (m *maker) folder(full string) string {
	full = strings.TrimPrefix(full, "/")
	dir, name := path.Split(full)
	for _, loc := range m.site.Languages {
		if name == loc.Code+".md" || name == "index."+loc.Code+".md" {
			return strings.TrimSuffix(dir, "/")
		}
	}
	return full
}

// release leads to the edition in the reader's language, else to the one there
// is; to what is not public it leads nowhere until its hour.
func (m *maker) release(t *draft, e *Edition, l markdown.Link, anchor string) Target {
	if !m.public[t.Release] {
		r := m.remark(e.Path, "", "link-withheld", diag.Warning, linkWithheld, t.ID)
		r.Body = diag.Range{Start: l.Start, End: l.End}
		return Target{Dead: true}
	}
	best := t.Best(e.Lang.Code)
	if anchor != "" {
		if facts, ok := best.Facts(); ok && !slices.Contains(facts.Anchors, anchor) {
			before, _, _ := strings.Cut(l.Dest, "#")
			m.broken(e.Path, l, noAnchor, anchor, facts.Anchors, anchorBehind(before))
		}
	}
	return Target{Release: t.Release, Lang: best.Lang.Code, Anchor: strings.Clone(anchor)}
}

// broken reports a link that leads nowhere, with the nearest target. written
// makes of the target's name what the link should say; nil: the name itself.
func (m *maker) broken(p string, l markdown.Link, message diag.Text, name string, known []string, written func(string) string) {
	r := m.remark(p, "", "link-broken", diag.Error, message, name)
	r.Body = diag.Range{Start: l.Start, End: l.End}
	if !m.mayGuess(p) {
		return
	}
	near, ok := lang.Nearest(path.Base(name), known)
	if !ok {
		return
	}
	if written != nil {
		near = written(near)
	}
	r.Hint, r.Args = diag.DidYouMean, append(r.Args, near)
	if l.End-l.Start == len(l.Dest) { // not an address with escapes, which this would lose
		r.Edits = []diag.Edit{{New: near}}
	}
}

func anchorBehind(path string) func(string) string {
	return func(anchor string) string { return path + "#" + anchor }
}

// fromRoot is the address of a release from content/: it holds wherever the link
// stands.
func (m *maker) fromRoot(id string) string { return strings.TrimPrefix(m.byID[id].Dir, "content") }

// picture finds a picture of the body in the bundle's folder.
func (m *maker) picture(d *draft, e *Edition, i markdown.Image) string {
	name := strings.TrimPrefix(i.Src, "./")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	at := len(m.remarks)
	if strings.ContainsAny(name, "/\\") {
		m.remark(e.Path, "", "path-escape", diag.Error, diag.PathEscape, i.Src)
		name = ""
	} else if m.file(d, e.Path, "", name) {
		name = strings.Clone(name) // which is part of the facts
	} else {
		name = ""
	}
	for k := at; k < len(m.remarks); k++ {
		m.remarks[k].Body = diag.Range{Start: i.Start, End: i.End}
	}
	return name
}

// file wants a file in the bundle's folder and marks it used.
func (m *maker) file(d *draft, p, field, name string) bool {
	if f, ok := d.bundle.File(name); ok {
		d.use(f.Name)
		return true
	}
	if name == "" || strings.ContainsAny(name, "/\\") {
		return false // reported where it was read
	}
	r := m.remark(p, field, "image-missing", diag.Error, fileMissing, name)
	for _, have := range d.bundle.Files {
		if strings.EqualFold(have.Name, name) {
			r.Hint, r.Args = thereIs, append(r.Args, have.Name)
			r.Edits = []diag.Edit{{New: have.Name}}
			return false
		}
	}
	m.near(r, name, fileNames(d))
	return false
}

func (d *draft) use(name string) {
	if !slices.Contains(d.Release.used, name) {
		d.Release.used = append(d.Release.used, name)
	}
}

func fileNames(d *draft) []string {
	var out []string
	for _, f := range d.bundle.Files {
		out = append(out, f.Name)
	}
	return out
}

// Used returns the names of the files beside a release that its editions use and
// that are there, sorted.
func (r *Release) Used() []string { return r.used }
