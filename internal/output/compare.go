package output

import (
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
	branches []planBranch
	loose    []*ref   // branches and parts of the manifest that the plan may not have alike
	old      []Record // in these parts
	manifest *Manifest
}

// Compare sets a plan beside what a target remembers; it changes nothing. It
// reads only the parts of the manifest in which something differs, and the
// branches that name these. The error is a *PlanError or the machine's. The plan
// must not be altered afterwards; keys that come with their bytes are written
// into it.
func Compare(plan []Entry, held *Manifest) (*Changes, error) { return compare(plan, held, false) }

// CompareAll is Compare for a build in full: each file that is planned and held
// counts as changed, so that it is made and compared anew, with the bytes that
// are there and not with what is remembered of them.
func CompareAll(plan []Entry, held *Manifest) (*Changes, error) { return compare(plan, held, true) }

func compare(plan []Entry, held *Manifest, all bool) (*Changes, error) {
	inOrder := func(a, b Entry) int { return strings.Compare(a.Path, b.Path) }
	if !slices.IsSortedFunc(plan, inOrder) {
		plan = slices.Clone(plan)
		slices.SortFunc(plan, inOrder)
	}
	if err := checkPlan(plan); err != nil {
		return nil, err
	}
	if held == nil {
		held = NewManifest(nil, nil)
	}
	c := &Changes{full: all, plan: plan, branches: cut(plan), manifest: held}
	if held.Empty() {
		c.New = plan
		return c, nil
	}
	if !all {
		c.digestParts()
	}
	loose, err := c.matchBranches()
	if err != nil {
		return nil, err
	}
	if err := c.readOthers(c.matchParts(loose)); err != nil {
		return nil, err
	}
	c.compareFiles()
	return c, nil
}

// Empty reports whether the target holds the plan already, and knows it.
func (c *Changes) Empty() bool {
	return len(c.New)+len(c.Changed)+len(c.Removed)+len(c.manifest.Whys()) == 0
}

func (c *Changes) digestParts() {
	for i := range c.branches {
		b := &c.branches[i]
		for j := range b.parts {
			b.parts[j].digest = planDigest(b.parts[j].entries)
		}
		b.digest = branchDigest(b.parts)
	}
}

// matchBranches finds the branches of the plan that the manifest has and returns
// the parts of all its others.
func (c *Changes) matchBranches() (parts []*ref, err error) {
	known := c.byPlan(c.manifest.branches)
	taken := map[*ref]bool{}
	for i := range c.branches {
		b := &c.branches[i]
		b.same = known[b.digest]
		taken[b.same] = true
	}
	parts = c.manifest.parts
	for _, n := range c.manifest.branches {
		if taken[n] {
			continue
		}
		named, err := c.manifest.named(n)
		if err != nil {
			return nil, err
		}
		c.loose = append(c.loose, n)
		parts = append(parts, named...)
	}
	c.loose = append(c.loose, parts...)
	return parts, nil
}

// matchParts does so for the parts of the branches that are left and returns the
// parts to be read.
func (c *Changes) matchParts(loose []*ref) []*ref {
	known := c.byPlan(loose)
	taken := map[*ref]bool{}
	for i := range c.branches {
		if c.branches[i].same != nil {
			continue
		}
		for j := range c.branches[i].parts {
			p := &c.branches[i].parts[j]
			p.same = known[p.digest]
			taken[p.same] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(loose), func(n *ref) bool { return taken[n] })
}

// byPlan is nothing where nothing is taken on trust.
func (c *Changes) byPlan(refs []*ref) map[Key]*ref {
	known := map[Key]*ref{}
	if !c.full {
		for _, n := range refs {
			known[n.plan] = n
		}
	}
	return known
}

func (c *Changes) readOthers(parts []*ref) error {
	for _, n := range parts {
		records, err := c.manifest.recordsIn(n)
		if err != nil {
			return err
		}
		c.old = append(c.old, records...)
	}
	slices.SortFunc(c.old, byPath)
	return nil
}

func byPath(a, b Record) int { return strings.Compare(a.Path, b.Path) }

// compareFiles sets what is in other parts of the plan beside what is in other
// parts of the manifest.
func (c *Changes) compareFiles() {
	entries := c.inOtherParts()
	c.Unchanged = len(c.plan) - len(entries)
	old := c.old
	for _, e := range entries {
		for len(old) > 0 && old[0].Path < e.Path {
			c.Removed = append(c.Removed, old[0])
			old = old[1:]
		}
		if len(old) == 0 || old[0].Path != e.Path {
			c.New = append(c.New, *e)
			continue
		}
		if c.full || !old[0].describes(e) {
			c.Changed = append(c.Changed, *e)
			c.Old = append(c.Old, old[0])
		} else {
			c.Unchanged++
		}
		old = old[1:]
	}
	c.Removed = append(c.Removed, old...)
}

// inOtherParts returns the entries of parts that the manifest has not alike,
// sorted by path.
func (c *Changes) inOtherParts() []*Entry {
	var entries []*Entry
	for i := range c.branches {
		if c.branches[i].same != nil {
			continue
		}
		for j := range c.branches[i].parts {
			if p := &c.branches[i].parts[j]; p.same == nil {
				entries = append(entries, p.entries...)
			}
		}
	}
	slices.SortFunc(entries, func(a, b *Entry) int { return strings.Compare(a.Path, b.Path) })
	return entries
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
