package output

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"sort"
	"strings"
)

// survey looks, before anything is changed, at the places where files will come
// and go. It follows no symlink: one that stands in a path is foreign.
type survey struct {
	*ops
	root    *os.Root
	changes *Changes
	folders map[string]place
	foreign []string
	unknown []string
}

// place is what was found where a folder is needed.
type place struct {
	kind    placeKind
	blocker string // the path that stands in the way
}

type placeKind int

const (
	present placeKind = iota
	absent            // or a file of ours that is to be removed
	blocked
)

// newSurvey looks at all places; the error is a *ForeignError or the machine's.
func newSurvey(o *ops, root *os.Root, c *Changes) (*survey, error) {
	s := &survey{ops: o, root: root, changes: c, folders: map[string]place{"": {}}}
	for i := range c.New {
		if err := s.file(c.New[i].Path, false); err != nil {
			return nil, err
		}
	}
	for i := range c.Changed {
		if err := s.file(c.Changed[i].Path, true); err != nil {
			return nil, err
		}
	}
	whys := c.manifest.Whys()
	if len(whys) > 0 {
		if err := s.strays(); err != nil {
			return nil, err
		}
	}
	if len(s.foreign)+len(s.unknown) > 0 {
		slices.Sort(s.foreign)
		return nil, &ForeignError{Paths: slices.Compact(s.foreign), Unknown: s.unknown, Whys: whys}
	}
	return s, nil
}

// file looks at the place of one file; ours tells whether the manifest has it.
func (s *survey) file(name string, ours bool) error {
	in, err := s.folder(folderOf(name))
	if err != nil {
		return err
	}
	switch in.kind {
	case absent:
		return nil
	case blocked:
		s.foreign = append(s.foreign, in.blocker)
		return nil
	}
	info, err := s.lstat(s.root, name)
	switch {
	case err != nil && isGone(err):
		return nil
	case err != nil:
		return failed("look at", name, err)
	case ours && info.Mode().IsRegular():
		return nil
	case !ours && info.IsDir() && s.removedBelow(name):
		return s.tree(name)
	}
	s.foreign = append(s.foreign, name)
	return nil
}

// strays finds the files that neither the plan nor the manifest knows. Where part
// of the manifest was lost they may be pages that were withdrawn: nobody would
// remove them any more.
func (s *survey) strays() error {
	return fs.WalkDir(s.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return failed("look at", name, err)
		case name == private:
			return fs.SkipDir
		case d.Type().IsRegular() && !s.changes.hasFile(name) && !s.removed(name):
			s.unknown = append(s.unknown, name)
		}
		return nil
	})
}

// folder looks at a folder and all above it, each once.
func (s *survey) folder(name string) (place, error) {
	if p, ok := s.folders[name]; ok {
		return p, nil
	}
	p, err := s.folder(folderOf(name))
	if err != nil {
		return p, err
	}
	if p.kind == present {
		info, err := s.lstat(s.root, name)
		switch {
		case err != nil && isGone(err):
			p.kind = absent
		case err != nil:
			return p, failed("look at", name, err)
		case info.IsDir():
		case info.Mode().IsRegular() && s.removed(name):
			p.kind = absent
		default:
			p = place{blocked, name}
		}
	}
	s.folders[name] = p
	return p, nil
}

// tree looks at a folder that a file is to replace: all in it must be ours and going.
func (s *survey) tree(dir string) error {
	return fs.WalkDir(s.root.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return failed("look at", name, err)
		case d.IsDir() && s.removedBelow(name):
		case d.Type().IsRegular() && s.removed(name):
		default:
			s.foreign = append(s.foreign, name)
			if d.IsDir() {
				return fs.SkipDir
			}
		}
		return nil
	})
}

func (s *survey) removed(name string) bool {
	_, ok := slices.BinarySearchFunc(s.changes.Removed, name, func(r Record, n string) int { return strings.Compare(r.Path, n) })
	return ok
}

func (s *survey) removedBelow(dir string) bool {
	all := s.changes.Removed
	i := sort.Search(len(all), func(i int) bool { return all[i].Path >= dir+"/" })
	return i < len(all) && strings.HasPrefix(all[i].Path, dir+"/")
}

// missing returns the folders that must be made for files, parents first.
func (s *survey) missing(files []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, f := range files {
		for d := folderOf(f); d != "" && !seen[d] && s.folders[d].kind == absent; d = folderOf(d) {
			seen[d] = true
			list = append(list, d)
		}
	}
	slices.Sort(list)
	return list
}

// removals returns the steps that take away what the plan no longer has: first
// those that make room for a file or folder of the same name, then the others.
// Files behind a foreign thing, such as a symlinked folder, are out of reach and
// stay.
func (s *survey) removals() (room, rest []step, err error) {
	folders := map[string]bool{} // to prune; true if a file comes in its place
	for i := range s.changes.Removed {
		name := s.changes.Removed[i].Path
		in, err := s.folder(folderOf(name))
		if err != nil {
			return nil, nil, err
		}
		if in.kind != present {
			continue
		}
		replaced := s.changes.hasBelow(name)
		for d := folderOf(name); d != "" && !s.changes.hasBelow(d); d = folderOf(d) {
			folders[d] = false
		}
		for d := folderOf(name); d != ""; d = folderOf(d) {
			if s.changes.hasFile(d) {
				replaced = true
				s.replace(folders, name, d)
			}
		}
		if replaced {
			room = append(room, step{op: stepRemove, to: name})
		} else {
			rest = append(rest, step{op: stepRemove, to: name})
		}
	}
	prune := make([]string, 0, len(folders))
	for d := range folders {
		prune = append(prune, d)
	}
	slices.Sort(prune)
	for _, d := range slices.Backward(prune) { // the deepest first
		if folders[d] {
			room = append(room, step{op: stepPrune, to: d})
		} else {
			rest = append(rest, step{op: stepPrune, to: d})
		}
	}
	return room, rest, nil
}

// replace marks the folders from a removed file up to the one a file replaces.
func (s *survey) replace(folders map[string]bool, name, top string) {
	for d := folderOf(name); len(d) >= len(top); d = folderOf(d) {
		folders[d] = true
	}
}
