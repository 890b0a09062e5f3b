package output

import "sort"

// PartFile is the text of one file of a manifest below its root: a part, or a
// branch, which names parts.
type PartFile struct {
	Name string
	Text []byte
}

// ManifestFiles is how a manifest differs after a commit.
type ManifestFiles struct {
	Parts []PartFile // to be written, in this order
	Root  []byte     // to be written after them; nil if nothing differs
	Gone  []string   // names of parts to be removed at the end
}

// Manifest returns the texts a target must keep after the changes. made gives
// the record of a file that was put, and false for one that was not.
func (c *Changes) Manifest(made func(path string) (Record, bool)) ManifestFiles {
	var files ManifestFiles
	there, kept := map[string]bool{}, map[string]bool{}
	for _, n := range c.loose {
		there[n.name] = !n.lost
	}
	keep := func(text []byte, plan Key) *ref {
		sum := digest(text)
		n := &ref{name: sum.String(), sum: sum, plan: plan}
		if !there[n.name] {
			files.Parts = append(files.Parts, PartFile{n.name, text})
		}
		kept[n.name] = true
		return n
	}
	var branches []*ref
	for i := range c.branches {
		b := &c.branches[i]
		if b.same != nil {
			branches = append(branches, b.same)
			continue
		}
		var parts []*ref
		for j := range b.parts {
			p := &b.parts[j]
			if n := p.same; n != nil {
				kept[n.name] = true
				parts = append(parts, n)
				continue
			}
			text := encodePart(c.records(p.entries, made)) // now all entries have keys
			p.digest = planDigest(p.entries)
			parts = append(parts, keep(text, p.digest))
		}
		b.digest = branchDigest(b.parts)
		branches = append(branches, keep(encodeRefs(branchHead, parts), b.digest))
	}
	for _, n := range c.loose {
		if !kept[n.name] {
			files.Gone = append(files.Gone, n.name)
		}
	}
	if root := encodeRefs(rootHead, branches); len(files.Parts) > 0 || string(root) != string(c.manifest.root) {
		files.Root = root
	}
	return files
}

// records joins what was put with what stays, and gives the entries the keys that
// came with their bytes.
func (c *Changes) records(entries []*Entry, made func(string) (Record, bool)) []Record {
	records := make([]Record, len(entries))
	for i, e := range entries {
		r, ok := made(e.Path)
		if !ok {
			at := sort.Search(len(c.old), func(i int) bool { return c.old[i].Path >= e.Path })
			if at == len(c.old) || c.old[at].Path != e.Path || !c.old[at].describes(e) {
				panic("internal error: never put before the commit: " + e.Path)
			}
			r = c.old[at]
		}
		e.Key = r.Key
		records[i] = r
	}
	return records
}
