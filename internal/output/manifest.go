package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

const (
	rootHead   = "balagh manifest 2\n"
	branchHead = "balagh branch 1\n"
	partHead   = "balagh part 2\n"
)

// Manifest is what a target remembers: a Record of each file it holds, in parts.
// A branch names a run of parts, and the root, which is small, the branches. The
// root is held; a branch or a part is read when it is asked for. Each has the
// hash of its text for a name, so none is ever altered: a commit adds some, puts
// the root in place, and takes those away that no root names any more. A Manifest
// is not for concurrent use.
type Manifest struct {
	root     []byte // as read; nil if there is none that can be used
	branches []*ref
	parts    []*ref // that no branch names, as in version 1
	load     func(name string) ([]byte, error)
	reads    int
	whys     []string
}

// ref is a branch or a part as the text above it tells.
type ref struct {
	name string
	sum  Key  // of its text
	plan Key  // digest of the entries that made it: equal plans need no reading
	lost bool // it was found missing or damaged
}

// NewManifest reads the root of a manifest; load gives the text of a branch or a
// part and fs.ErrNotExist if there is none. No root at all is a target that holds
// nothing, and so is a root that cannot be read as one: Whys then tells.
func NewManifest(root []byte, load func(name string) ([]byte, error)) *Manifest {
	m := &Manifest{load: load}
	if root == nil {
		return m
	}
	var err error
	if bytes.HasPrefix(root, []byte(rootHead1)) {
		m.parts, err = decodeRoot1(root)
	} else {
		m.branches, err = decodeRefs(rootHead, root)
	}
	if err != nil {
		m.whys = append(m.whys, fmt.Sprintf("the manifest is not used: %v", err))
		return m
	}
	m.root = root
	return m
}

// Empty reports whether no file is remembered.
func (m *Manifest) Empty() bool { return len(m.branches)+len(m.parts) == 0 }

// Records reads all of the manifest and returns its records, sorted by path.
func (m *Manifest) Records() ([]Record, error) {
	parts := slices.Clone(m.parts)
	for _, b := range m.branches {
		named, err := m.named(b)
		if err != nil {
			return nil, err
		}
		parts = append(parts, named...)
	}
	var records []Record
	for _, p := range parts {
		list, err := m.recordsIn(p)
		if err != nil {
			return nil, err
		}
		records = append(records, list...)
	}
	slices.SortFunc(records, byPath)
	return records, nil
}

// named returns the parts a branch names. One that is missing or damaged names
// none, and Whys tells; an error is the machine's.
func (m *Manifest) named(branch *ref) (parts []*ref, err error) {
	err = m.read(branch, func(text []byte) (bad error) {
		parts, bad = decodeRefs(branchHead, text)
		return bad
	})
	return parts, err
}

// recordsIn returns the records of a part, likewise.
func (m *Manifest) recordsIn(part *ref) (records []Record, err error) {
	err = m.read(part, func(text []byte) (bad error) {
		records, bad = decodePart(text)
		return bad
	})
	return records, err
}

func (m *Manifest) read(n *ref, decode func(text []byte) error) error {
	m.reads++
	text, err := m.load(n.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read part %s of the manifest: %w", n.name, err)
	}
	if err == nil && digest(text) != n.sum {
		err = errDamaged
	}
	if err == nil {
		err = decode(text)
	}
	if err != nil {
		n.lost = true
		m.whys = append(m.whys, fmt.Sprintf("part %s of the manifest is not used: %v", n.name, err))
	}
	return nil
}

// Digest is the hash of all that the manifest says.
func (m *Manifest) Digest() Key { return digest(m.root) }

func digest(text []byte) Key {
	sum := sha256.Sum256(text)
	return Key(sum[:len(Key{})])
}

// PartsRead returns how many parts and branches were read so far.
func (m *Manifest) PartsRead() int { return m.reads }

// Whys tells what of the manifest could not be used, and why.
func (m *Manifest) Whys() []string { return m.whys }

// encodeRefs is the text of a root or a branch.
func encodeRefs(head string, refs []*ref) []byte {
	b := []byte(head)
	for _, n := range refs {
		b = append(hex.AppendEncode(b, n.sum[:]), '\t')
		b = append(hex.AppendEncode(b, n.plan[:]), '\n')
	}
	return seal(b, len(refs))
}

func decodeRefs(head string, text []byte) ([]*ref, error) {
	lines, err := unseal(head, text)
	if err != nil {
		return nil, err
	}
	refs := make([]*ref, len(lines))
	for i, line := range lines {
		name, plan, _ := strings.Cut(line, "\t")
		n := &ref{name: name}
		if !parseHex(n.sum[:], name) || !parseHex(n.plan[:], plan) {
			return nil, errForm
		}
		refs[i] = n
	}
	return refs, nil
}

func encodePart(records []Record) []byte {
	b := append(make([]byte, 0, 200*(len(records)+1)), partHead...)
	for i := range records {
		r := &records[i]
		b = append(appendText(b, r.Path), '\t')
		b = append(hex.AppendEncode(b, r.Key[:]), '\t')
		b = append(hex.AppendEncode(b, r.Sum[:]), '\t')
		b = append(strconv.AppendInt(b, r.Size, 10), '\t')
		b = append(strconv.AppendInt(b, int64(r.Tier), 10), '\t')
		b = append(appendText(b, r.Headers), '\n')
	}
	return seal(b, len(records))
}

func decodePart(text []byte) ([]Record, error) {
	if bytes.HasPrefix(text, []byte(partHead1)) {
		return decodeRecords(partHead1, text, strings.Compare)
	}
	return decodeRecords(partHead, text, func(a, b string) int { return rankOf(a).compare(rankOf(b)) })
}

// decodeRecords reads a part whose records stand in an order of their paths.
func decodeRecords(head string, text []byte, compare func(a, b string) int) ([]Record, error) {
	lines, err := unseal(head, text)
	if err != nil {
		return nil, err
	}
	records := make([]Record, len(lines))
	for i, line := range lines {
		if !records[i].parse(line) || i > 0 && compare(records[i-1].Path, records[i].Path) >= 0 {
			return nil, errForm
		}
	}
	return records, nil
}

func (r *Record) parse(line string) bool {
	f := strings.Split(line, "\t")
	if len(f) != 6 || !parseHex(r.Key[:], f[1]) || !parseHex(r.Sum[:], f[2]) {
		return false
	}
	path, okPath := parseText(f[0])
	size, okSize := parseCount(f[3])
	tier, okTier := parseCount(f[4])
	headers, okHeaders := parseText(f[5])
	if !okPath || !okSize || !okTier || !okHeaders || checkPath(path) != "" || tier > int64(Indexes) {
		return false
	}
	r.Path, r.Size, r.Tier, r.Headers = path, size, Tier(tier), headers
	return true
}
