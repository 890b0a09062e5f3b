// Package output knows which files a site consists of and brings a target to
// hold exactly these.
//
// In comes a plan: every file's path, with the Key of all that determines its
// bytes, known before anything is rendered wherever there is something to compare
// it with. Compare sets it beside the Manifest
// a target keeps and tells what is new, changed and gone; only that is made, put
// into a Batch and committed, whole or not at all. Folder is the target that is
// a folder on disk.
//
// Rules kept here: a target is told apart only by keys and hashes, never by
// times; what a manifest does not name is never touched; a manifest depends on
// the plan and the bytes alone, so any history of builds ends in the same files;
// a part of a manifest that did not change is not read, and one that did is small.
package output

import (
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
)

// Tier orders publication: what a page needs comes before it, what leads to it after.
type Tier int

// Assets come first, then Pages, then the Indexes: feeds, sitemaps, redirects.
const (
	Assets Tier = iota
	Pages
	Indexes
)

// Entry is one file of a plan, before its bytes are known. One without a key is
// made whatever is held, and its key comes with its bytes.
type Entry struct {
	Path    string // below the target's root, with "/": "ar/2024/x/index.html"
	Key     Key
	Tier    Tier
	Headers string // what a host should send with it, in canonical text; may be empty
}

// Record is one file a target holds: a line of its manifest.
type Record struct {
	Path    string
	Key     Key
	Sum     Sum // of its bytes
	Size    int64
	Tier    Tier
	Headers string
}

// Sum is the SHA-256 of a file's bytes.
type Sum [32]byte

// String returns the sum in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// describes reports whether the target holds the file as planned.
func (r *Record) describes(e *Entry) bool {
	return r.Key == e.Key && r.Tier == e.Tier && r.Headers == e.Headers
}

// private is the folder below a target's root which is the target's own.
const private = ".balagh"

// checkPath says why a path cannot be a file of a site, or nothing.
func checkPath(path string) string {
	switch {
	case path == "." || !fs.ValidPath(path):
		return "not a plain relative path"
	case strings.ContainsAny(path, "\\\x00"):
		return "holds a backslash or a zero byte"
	}
	if top, _, _ := strings.Cut(path, "/"); strings.EqualFold(top, private) {
		return "lies in the folder that is balagh's own"
	}
	return ""
}

// Fault is one thing wrong with a plan.
type Fault struct{ Path, Why string }

// PlanError lists all that is wrong with a plan: paths that occur twice, that
// would leave the target, or that are a file and a folder at once.
type PlanError struct{ Faults []Fault }

func (e *PlanError) Error() string {
	var b strings.Builder
	b.WriteString("this plan cannot be written:")
	for _, f := range e.Faults {
		fmt.Fprintf(&b, "\n%q: %s", f.Path, f.Why)
	}
	return b.String()
}

// checkPlan looks at a plan sorted by path.
func checkPlan(plan []Entry) error {
	var faults []Fault
	for i := range plan {
		path := plan[i].Path
		if why := checkPath(path); why != "" {
			faults = append(faults, Fault{path, why})
		}
		if plan[i].Tier < Assets || plan[i].Tier > Indexes {
			faults = append(faults, Fault{path, fmt.Sprintf("no such tier: %d", plan[i].Tier)})
		}
		if i > 0 && plan[i-1].Path == path {
			faults = append(faults, Fault{path, "planned twice"})
			continue
		}
		if isAlsoFolder(path, plan[i+1:]) {
			faults = append(faults, Fault{path, "a file and a folder at once"})
		}
	}
	if len(faults) > 0 {
		return &PlanError{faults}
	}
	return nil
}

// isAlsoFolder looks for a path below this one. Between "a" and "a/b" sort only
// the likes of "a-b", so it nearly always ends at the first.
func isAlsoFolder(path string, later []Entry) bool {
	for i := range later {
		rest, ok := strings.CutPrefix(later[i].Path, path)
		if !ok {
			return false
		}
		if rest == "" || rest[0] < '/' {
			continue
		}
		return rest[0] == '/'
	}
	return false
}
