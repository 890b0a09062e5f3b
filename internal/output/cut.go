package output

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
)

// A manifest is cut so that a release more alters few parts and these are small,
// in an archive of any size, and so that the same files are cut alike whatever
// was there before. Both follow from looking at addresses alone.
//
// First the files are put in an order in which those that change together stand
// together: what lies in fewer folders comes first, and the top folder, which is
// mostly a language, is looked at last. So the editions of a release stand beside
// each other and beside their pictures, before them the newest pages and the
// feeds of all terms, and at the very beginning the home pages, feeds and
// sitemaps; far behind, the full pages of lists, which stay as they are.
//
// In this order a part ends at a file whose address has a lower hash than the
// addresses of its neighbours, as many as its reach to either side. A file that
// comes or goes moves no end beyond that reach. A part has at least as many files
// as its reach, twice as many on average, and hardly ever five times.
const (
	partReach   = 24 // of files: a part has some 8 KB
	branchReach = 32 // of parts: a branch has some 4 KB, and names some 3,000 files
)

// rank decides where in the order a file stands.
type rank struct {
	folders     int    // below the top one
	below, path string // below the top folder, and all of it
}

func rankOf(path string) rank {
	_, below, inside := strings.Cut(path, "/")
	if !inside {
		below = path
	}
	return rank{strings.Count(below, "/"), below, path}
}

// compare puts later names first: the newest year behind the terms, not behind
// all other years.
func (r rank) compare(s rank) int {
	if r.folders != s.folders {
		return cmp.Compare(r.folders, s.folders)
	}
	if c := strings.Compare(s.below, r.below); c != 0 {
		return c
	}
	return strings.Compare(s.path, r.path)
}

// planPart is a part of a manifest as a plan knows it. Where its digest is that
// of a part the target has, it is that part. Without anything to compare it with
// it has its digest when all its files have been made.
type planPart struct {
	entries []*Entry // in order
	digest  Key
	same    *ref
}

// planBranch is a run of parts.
type planBranch struct {
	parts  []planPart
	digest Key
	same   *ref
}

// cut parts a plan.
func cut(plan []Entry) []planBranch {
	entries, hashes := inOrder(plan)
	var parts []planPart
	var last []uint64 // the hash at which each part ends
	from := 0
	for _, to := range ends(hashes, partReach) {
		parts = append(parts, planPart{entries: entries[from:to:to]})
		last = append(last, hashes[to-1])
		from = to
	}
	var branches []planBranch
	from = 0
	for _, to := range ends(last, branchReach) {
		branches = append(branches, planBranch{parts: parts[from:to:to]})
		from = to
	}
	return branches
}

// inOrder returns the entries of a plan in the order of the manifest, and the
// hashes of their addresses.
func inOrder(plan []Entry) ([]*Entry, []uint64) {
	type ranked struct {
		rank
		entry *Entry
	}
	all := make([]ranked, len(plan))
	for i := range plan {
		all[i] = ranked{rankOf(plan[i].Path), &plan[i]}
	}
	slices.SortFunc(all, func(a, b ranked) int { return a.compare(b.rank) })
	entries, hashes := make([]*Entry, len(all)), make([]uint64, len(all))
	var address []byte
	for i := range all {
		entries[i] = all[i].entry
		address = append(address[:0], all[i].path...)
		sum := sha256.Sum256(address)
		hashes[i] = binary.BigEndian.Uint64(sum[:])
	}
	return entries, hashes
}

// ends cuts a list at its lowest places and returns where each piece ends.
func ends(hashes []uint64, reach int) []int {
	if len(hashes) == 0 {
		return nil
	}
	var at []int
	for i := reach; i+reach < len(hashes); i++ {
		if hashes[i] == slices.Min(hashes[i-reach:i+reach+1]) {
			at = append(at, i+1)
		}
	}
	return append(at, len(hashes))
}

// planDigest is the hash of all that a plan says about the entries of a part.
func planDigest(entries []*Entry) Key {
	h := sha256.New()
	b := make([]byte, 0, 8192)
	for _, e := range entries {
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

func branchDigest(parts []planPart) Key {
	var b []byte
	for i := range parts {
		b = append(b, parts[i].digest[:]...)
	}
	return digest(b)
}
