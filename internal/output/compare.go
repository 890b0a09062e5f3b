package output

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sort"
	"strings"
)

// Changes is what lies between what a target holds and a plan. All lists are
// sorted by path.
type Changes struct {
	New       []Entry
	Changed   []Entry  // held, but with another key, tier or headers, or planned without a key
	Old       []Record // Old[i] is what the target holds in place of Changed[i]
	Removed   []Record // held and no longer planned
	Unchanged int

	full     bool // nothing is taken on trust: what is on the disk is read and compared
	plan     []Entry
	parts    []partChange // sorted by name
	manifest *Manifest
}

// partChange is one part of a plan. Where its digest is that of the manifest's
// part it equals that one, which was then not read.
type partChange struct {
	name    string
	entries []Entry
	equal   bool
	old     []Record
}

// Compare sets a plan beside what a target remembers; it changes nothing. It
// reads only the parts of the manifest in which something differs. The error is
// a *PlanError or the machine's. The plan must not be altered afterwards; keys
// that come with their bytes are written into it.
func Compare(plan []Entry, held *Manifest) (*Changes, error) { return compare(plan, held, false) }

// CompareAll is Compare for a build in full: each file that is planned and held
// counts as changed, so that it is made and compared anew, with the bytes that
// are there and not with what is remembered of them.
func CompareAll(plan []Entry, held *Manifest) (*Changes, error) { return compare(plan, held, true) }

func compare(plan []Entry, held *Manifest, all bool) (*Changes, error) {
	byPath := func(a, b Entry) int { return strings.Compare(a.Path, b.Path) }
	if !slices.IsSortedFunc(plan, byPath) {
		plan = slices.Clone(plan)
		slices.SortFunc(plan, byPath)
	}
	if err := checkPlan(plan); err != nil {
		return nil, err
	}
	if held == nil {
		held = NewManifest(nil, nil)
	}
	c := &Changes{full: all, plan: plan, parts: cut(plan), manifest: held}
	if held.Empty() {
		c.New = plan
		return c, nil
	}
	for i := range c.parts {
		if err := c.comparePart(&c.parts[i], all); err != nil {
			return nil, err
		}
	}
	for _, name := range held.Parts() {
		if c.planned(name) {
			continue
		}
		records, err := held.Records(name)
		if err != nil {
			return nil, err
		}
		c.Removed = append(c.Removed, records...)
	}
	c.sort()
	return c, nil
}

// Empty reports whether the target holds the plan already.
func (c *Changes) Empty() bool { return len(c.New)+len(c.Changed)+len(c.Removed) == 0 }

// cut groups a sorted plan by part of the manifest. Entries of a part that follow
// each other, which is nearly all, are not copied.
func cut(plan []Entry) []partChange {
	var parts []partChange
	at := map[string]int{}   // by prefix
	name := map[string]int{} // two prefixes may share a name
	last := -1               // the part of the entry before
	for n := range plan {
		e := &plan[n]
		prefix := partPrefix(e.Path)
		i, ok := at[prefix]
		if !ok {
			n := partName(prefix)
			if i, ok = name[n]; !ok {
				i = len(parts)
				parts = append(parts, partChange{name: n})
				name[n] = i
			}
			at[prefix] = i
		}
		switch own := parts[i].entries; {
		case own == nil:
			parts[i].entries = plan[n : n+1 : n+1]
		case last == i && &own[0] == &plan[n-len(own)]:
			parts[i].entries = plan[n-len(own) : n+1 : n+1]
		default:
			parts[i].entries = append(own, *e)
		}
		last = i
	}
	slices.SortFunc(parts, func(a, b partChange) int { return strings.Compare(a.name, b.name) })
	return parts
}

// planDigest is the hash of all that a plan says about the entries of a part.
func planDigest(entries []Entry) Key {
	h := sha256.New()
	b := make([]byte, 0, 8192)
	for i := range entries {
		e := &entries[i]
		b = binary.AppendUvarint(b, uint64(len(e.Path)))
		b = append(append(b, e.Path...), e.Key[:]...)
		b = binary.AppendUvarint(b, uint64(e.Tier))
		b = binary.AppendUvarint(b, uint64(len(e.Headers)))
		b = append(b, e.Headers...)
		if len(b) > 4096 {
			h.Write(b)
			b = b[:0]
		}
	}
	h.Write(b)
	return Key(h.Sum(nil)[:len(Key{})])
}

func (c *Changes) comparePart(p *partChange, all bool) error {
	if known := c.manifest.parts[p.name]; known != nil && !all && known.plan == planDigest(p.entries) {
		p.equal = true
		c.Unchanged += len(p.entries)
		return nil
	}
	old, err := c.manifest.Records(p.name)
	if err != nil {
		return err
	}
	p.old = old
	for i := range p.entries {
		e := &p.entries[i]
		for len(old) > 0 && old[0].Path < e.Path {
			c.Removed = append(c.Removed, old[0])
			old = old[1:]
		}
		if len(old) == 0 || old[0].Path != e.Path {
			c.New = append(c.New, *e)
			continue
		}
		if all || !old[0].describes(e) {
			c.Changed = append(c.Changed, *e)
			c.Old = append(c.Old, old[0])
		} else {
			c.Unchanged++
		}
		old = old[1:]
	}
	c.Removed = append(c.Removed, old...)
	return nil
}

// sort puts what came part by part into the order of paths.
func (c *Changes) sort() {
	byPath := func(a, b Entry) int { return strings.Compare(a.Path, b.Path) }
	recordByPath := func(a, b Record) int { return strings.Compare(a.Path, b.Path) }
	slices.SortFunc(c.New, byPath)
	slices.SortFunc(c.Changed, byPath)
	slices.SortFunc(c.Old, recordByPath)
	slices.SortFunc(c.Removed, recordByPath)
}

func (c *Changes) planned(part string) bool {
	_, ok := slices.BinarySearchFunc(c.parts, part, func(p partChange, n string) int { return strings.Compare(p.name, n) })
	return ok
}

// hasFile reports whether the plan has a file of this path.
func (c *Changes) hasFile(path string) bool {
	i := c.search(path)
	return i < len(c.plan) && c.plan[i].Path == path
}

// hasBelow reports whether the plan has a file in this folder.
func (c *Changes) hasBelow(folder string) bool {
	i := c.search(folder + "/")
	return i < len(c.plan) && strings.HasPrefix(c.plan[i].Path, folder+"/")
}

func (c *Changes) search(path string) int {
	return sort.Search(len(c.plan), func(i int) bool { return c.plan[i].Path >= path })
}

// PartFile is the text of one part of a manifest.
type PartFile struct {
	Name string
	Text []byte
}

// ManifestFiles is how a manifest differs after a commit.
type ManifestFiles struct {
	Parts []PartFile // to be written
	Root  []byte     // to be written after them; nil if nothing differs
	Gone  []string   // names of parts to be removed at the end
}

// Manifest returns the texts a target must keep after the changes. made gives
// the record of a file that was put, and false for one that was not.
func (c *Changes) Manifest(made func(path string) (Record, bool)) ManifestFiles {
	var files ManifestFiles
	next := make(map[string]*manifestPart, len(c.parts))
	for i := range c.parts {
		p := &c.parts[i]
		known := c.manifest.parts[p.name]
		if p.equal {
			next[p.name] = known
			continue
		}
		text := encodePart(p.records(made)) // now all entries have keys
		info := &manifestPart{sum: sha256.Sum256(text), entries: int64(len(p.entries)), plan: planDigest(p.entries)}
		next[p.name] = info
		if known == nil || known.sum != info.sum || len(p.old) == 0 {
			files.Parts = append(files.Parts, PartFile{p.name, text})
		}
	}
	for _, name := range c.manifest.Parts() {
		if next[name] == nil {
			files.Gone = append(files.Gone, name)
		}
	}
	if root := encodeRoot(next); len(files.Parts) > 0 || string(root) != string(c.manifest.root) {
		files.Root = root
	}
	return files
}

// records joins what was put with what stays, and gives the entries the keys that
// came with their bytes.
func (p *partChange) records(made func(string) (Record, bool)) []Record {
	records := make([]Record, 0, len(p.entries))
	old := p.old
	for i := range p.entries {
		path := p.entries[i].Path
		for len(old) > 0 && old[0].Path < path {
			old = old[1:]
		}
		r, ok := made(path)
		if !ok {
			if len(old) == 0 || old[0].Path != path || !old[0].describes(&p.entries[i]) {
				panic("internal error: never put before the commit: " + path)
			}
			r = old[0]
		}
		p.entries[i].Key = r.Key
		records = append(records, r)
	}
	return records
}
