package build

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/images"
	"balagh/internal/lang"
	"balagh/internal/output"
	"balagh/internal/pages"
)

// Snapshot is a site at one moment, ready to be shown: what is planned, the key of
// each file, its bytes on demand, and all there is to say of it. It never
// changes, and its methods may be called by several goroutines.
type Snapshot struct {
	run      *run // nil while no site could be read
	archive  *archive.Archive
	at       time.Time
	remarks  map[string][]diag.Diagnostic // by path, as of the refresh
	dirs     map[string][]string          // the paths of remarks below each release's folder
	mistakes []diag.Diagnostic
	where    map[string]Place // of each page of a release

	everywhere []diag.Diagnostic            // on what every page is made from
	faults     []diag.Diagnostic            // why site.toml or the layouts could not be used
	edits      map[string]*pages.Page       // pages planned again since, by path
	fresh      map[string][]diag.Diagnostic // by path, of editions read since
}

// Place is the edition that a page shows.
type Place struct {
	Release *archive.Release
	Edition *archive.Edition
}

// newSnapshot gathers what a refresh found.
func newSnapshot(r *run, arch *archive.Archive, report *Report) *Snapshot {
	s := &Snapshot{run: r, archive: arch, at: r.options.At, remarks: map[string][]diag.Diagnostic{}, dirs: map[string][]string{}, where: map[string]Place{}}
	for of := report.Diagnostics; len(of) > 0; { // sorted: those on one file stand together
		n := 1
		for n < len(of) && of[n].Path == of[0].Path {
			n++
		}
		s.hold(of[:n:n])
		of = of[n:]
	}
	for _, rel := range slices.Concat(arch.Public.Releases, arch.Public.Standing) {
		for _, e := range rel.Editions {
			s.where[rel.Address(e.Lang.Code)[1:]+"index.html"] = Place{rel, e}
		}
	}
	return s
}

// hold takes in the remarks on one file.
func (s *Snapshot) hold(of []diag.Diagnostic) {
	name := of[0].Path
	s.remarks[name] = of
	if dir := folderOf(name); dir != "" {
		s.dirs[dir] = append(s.dirs[dir], name)
	} else if !strings.HasPrefix(name, "content") {
		s.everywhere = append(s.everywhere, of...)
	}
	for _, d := range of {
		if d.Severity == diag.Error {
			s.mistakes = append(s.mistakes, d)
		}
	}
}

// folderOf is the folder of a bundle that a path lies in, or "".
func folderOf(name string) string {
	parts := strings.Split(name, "/")
	switch {
	case strings.HasPrefix(name, "content/releases/") && len(parts) >= 4:
		return strings.Join(parts[:4], "/")
	case strings.HasPrefix(name, "content/pages/") && len(parts) >= 3:
		return strings.Join(parts[:3], "/")
	}
	return ""
}

// stays is the Snapshot as it was, with what now keeps a new one from being made.
func (s *Snapshot) stays(faults []diag.Diagnostic) *Snapshot {
	if s == nil {
		return &Snapshot{faults: faults}
	}
	next := *s
	next.faults = faults
	return &next
}

// edited is the Snapshot with one edition as it is now. Without pages its own stay.
func (s *Snapshot) edited(name string, remarks []diag.Diagnostic, plan []pages.Page) *Snapshot {
	next := *s
	next.fresh, next.edits = maps.Clone(s.fresh), maps.Clone(s.edits)
	if next.fresh == nil {
		next.fresh = map[string][]diag.Diagnostic{}
	}
	if next.edits == nil {
		next.edits = map[string]*pages.Page{}
	}
	next.fresh[name] = remarks
	for i := range plan {
		next.edits[plan[i].Path] = &plan[i]
	}
	return &next
}

// Site is what site.toml says; nil while it could not be read.
func (s *Snapshot) Site() *config.Site {
	if s.run == nil {
		return nil
	}
	return s.run.site
}

// Archive is all there is, whatever its hour; nil as long as Site is.
func (s *Snapshot) Archive() *archive.Archive { return s.archive }

// At is the moment the site is shown at.
func (s *Snapshot) At() time.Time { return s.at }

// Next is when the site would differ without an edit; zero: never.
func (s *Snapshot) Next() time.Time {
	if s.archive == nil {
		return time.Time{}
	}
	return s.archive.Next
}

// Paths lists every planned file.
func (s *Snapshot) Paths() []string {
	if s.run == nil {
		return nil
	}
	out := make([]string, len(s.run.plan))
	for i := range s.run.plan {
		out[i] = s.run.plan[i].Path
	}
	return out
}

// File is one planned file: what it is, and the key of its bytes.
type File struct {
	Path string
	Kind string       // as pages names it: "release", "atom", "copy" …
	Lang *lang.Locale // nil where it has none
	Key  output.Key
}

// File returns a planned file, and whether there is one.
func (s *Snapshot) File(name string) (File, bool) {
	p := s.planned(name)
	if p == nil {
		return File{}, false
	}
	return File{Path: p.Path, Kind: string(p.Kind), Lang: p.Lang, Key: s.run.key(p, p.Data())}, true
}

func (s *Snapshot) planned(name string) *pages.Page {
	if p := s.edits[name]; p != nil || s.run == nil {
		return p
	}
	i, ok := search(s.run.plan, name)
	if !ok {
		return nil
	}
	return &s.run.plan[i]
}

// Bytes makes a planned file: the same bytes that a build writes. ErrChanged is
// in the error where its source has changed since.
func (s *Snapshot) Bytes(name string) ([]byte, error) {
	p := s.planned(name)
	if p == nil {
		return nil, fs.ErrNotExist
	}
	buf, data := make([]byte, 0, 16<<10), p.Data()
	if picture, ok := data.(*pages.ImagePage); ok {
		made, err := s.run.pictures(p.Source(), []images.Spec{picture.Spec})
		if err != nil {
			return nil, err
		}
		return made[0], nil
	}
	return s.run.bytes(&buf, p, data)
}

// ErrChanged says that a file changed after it was planned; a Refresh is due.
var ErrChanged = errStale

// Stylesheet is the address of the site's style sheet, which holds its hash.
func (s *Snapshot) Stylesheet() string {
	if s.run == nil {
		return ""
	}
	for i := range s.run.plan {
		if p := &s.run.plan[i]; p.Source() == "static/style.css" {
			return s.run.site.BasePath + "/" + p.Path
		}
	}
	return ""
}

// Place returns the edition that a page shows, if it shows one alone.
func (s *Snapshot) Place(name string) (Place, bool) {
	p, ok := s.where[name]
	return p, ok
}

// Remarks are those on one file of the site.
func (s *Snapshot) Remarks(name string) []diag.Diagnostic {
	if fresh, ok := s.fresh[name]; ok {
		return fresh
	}
	return s.remarks[name]
}

// Faults are the remarks on what every page is made from: site.toml, layouts/
// and static/.
func (s *Snapshot) Faults() []diag.Diagnostic {
	return diag.Sort(append(slices.Clone(s.faults), s.everywhere...))
}

// Concern returns the remarks on what a page of a release is made from: its own
// text, the original that holds the facts, and the files beside them.
func (s *Snapshot) Concern(p Place) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, name := range s.names(p.Release.Dir) {
		if _, code, ok := editionOf(s.run.site, name); ok && code != p.Edition.Lang.Code && name != p.Release.Original.Path {
			continue
		}
		out = append(out, s.Remarks(name)...)
	}
	return diag.Sort(out)
}

// names are the files of a release that there are remarks on.
func (s *Snapshot) names(dir string) []string {
	names := slices.Clone(s.dirs[dir])
	for name := range s.fresh {
		if folderOf(name) == dir && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Mistakes are all remarks that keep the site from being built.
func (s *Snapshot) Mistakes() []diag.Diagnostic {
	out := slices.Clone(s.faults)
	for _, d := range s.mistakes {
		if _, newer := s.fresh[d.Path]; !newer {
			out = append(out, d)
		}
	}
	for _, of := range s.fresh {
		out = append(out, of...)
	}
	return diag.Sort(slices.DeleteFunc(out, func(d diag.Diagnostic) bool { return d.Severity < diag.Error }))
}

// Fault says as a remark why a file could not be made.
func (s *Snapshot) Fault(err error) diag.Diagnostic {
	if broken := new(brokenPicture); errors.As(err, &broken) {
		return broken.remark
	}
	return layoutFault(s.run.layouts, err)
}

// Source reads a file that a remark is about, from the site or built in; nil
// where there is none.
func (s *Session) Source(name string) *diag.Source {
	text, err := fs.ReadFile(s.options.Site, name)
	if err != nil {
		if text, err = fs.ReadFile(s.options.Defaults, name); err != nil {
			return nil
		}
	}
	return diag.NewSource(name, text)
}

// Statics are the files of static/ and their keys, by path.
func (s *Snapshot) Statics() map[string]output.Key {
	out := map[string]output.Key{}
	for i := range s.run.plan {
		if p := &s.run.plan[i]; strings.HasPrefix(p.Source(), "static/") {
			out[p.Path] = s.run.key(p, p.Data())
		}
	}
	return out
}
