package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const (
	rootHead = "balagh manifest 1\n"
	partHead = "balagh part 1\n"
)

// Manifest is what a target remembers: a Record of each file it holds, cut into
// parts by top folder and year. The root, which is small, is held; a part is
// read when it is first asked for. A Manifest is not for concurrent use.
type Manifest struct {
	root  []byte // as read; nil if there is none that can be used
	parts map[string]*manifestPart
	load  func(part string) ([]byte, error)
	reads int
	whys  []string
}

// manifestPart is a line of the root, and the part itself once it was read.
type manifestPart struct {
	sum     Sum // of the part's text
	entries int64
	plan    Key // of the entries that made it: equal plans need no reading
	read    bool
	records []Record
}

// NewManifest reads the root of a manifest; load gives the text of a part and
// fs.ErrNotExist if there is none. No root at all is a target that holds nothing,
// and so is a root that cannot be read as one: Whys then tells.
func NewManifest(root []byte, load func(part string) ([]byte, error)) *Manifest {
	m := &Manifest{load: load}
	if root == nil {
		return m
	}
	parts, err := decodeRoot(root)
	if err != nil {
		m.whys = append(m.whys, fmt.Sprintf("the manifest is not used: %v", err))
		return m
	}
	m.root, m.parts = root, parts
	return m
}

// Empty reports whether no file is remembered.
func (m *Manifest) Empty() bool { return len(m.parts) == 0 }

// Parts returns the names of the parts, sorted.
func (m *Manifest) Parts() []string { return slices.Sorted(maps.Keys(m.parts)) }

// Records returns the records of a part, sorted by path. A part that is missing
// or damaged holds none, and Whys tells; an error is the machine's.
func (m *Manifest) Records(part string) ([]Record, error) {
	p := m.parts[part]
	if p == nil || p.read {
		return p.known(), nil
	}
	m.reads++
	text, err := m.load(part)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read part %s of the manifest: %w", part, err)
	}
	p.read = true
	if err == nil {
		p.records, err = p.open(part, text)
	}
	if err != nil {
		m.whys = append(m.whys, fmt.Sprintf("part %s of the manifest is not used: %v", part, err))
	}
	return p.records, nil
}

func (p *manifestPart) known() []Record {
	if p == nil {
		return nil
	}
	return p.records
}

func (p *manifestPart) open(name string, text []byte) ([]Record, error) {
	if sha256.Sum256(text) != p.sum {
		return nil, errDamaged
	}
	records, err := decodePart(name, text)
	if err == nil && int64(len(records)) != p.entries {
		err = errDamaged
	}
	return records, err
}

// Digest is the hash of all that the manifest says.
func (m *Manifest) Digest() Key { return digest(m.root) }

func digest(root []byte) Key {
	sum := sha256.Sum256(root)
	return Key(sum[:len(Key{})])
}

// PartsRead returns how many parts were read so far.
func (m *Manifest) PartsRead() int { return m.reads }

// Whys tells what of the manifest could not be used, and why.
func (m *Manifest) Whys() []string { return m.whys }

func encodeRoot(parts map[string]*manifestPart) []byte {
	b := []byte(rootHead)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		p := parts[name]
		b = append(append(b, name...), '\t')
		b = append(strconv.AppendInt(b, p.entries, 10), '\t')
		b = append(hex.AppendEncode(b, p.sum[:]), '\t')
		b = append(hex.AppendEncode(b, p.plan[:]), '\n')
	}
	return seal(b, len(parts))
}

func decodeRoot(text []byte) (map[string]*manifestPart, error) {
	lines, err := unseal(rootHead, text)
	if err != nil {
		return nil, err
	}
	parts := make(map[string]*manifestPart, len(lines))
	last := ""
	for _, line := range lines {
		f := strings.Split(line, "\t")
		if len(f) != 4 || !isPartName(f[0]) || f[0] <= last {
			return nil, errForm
		}
		p := new(manifestPart)
		var ok bool
		if p.entries, ok = parseCount(f[1]); !ok || !parseHex(p.sum[:], f[2]) || !parseHex(p.plan[:], f[3]) {
			return nil, errForm
		}
		last, parts[f[0]] = f[0], p
	}
	return parts, nil
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

func decodePart(name string, text []byte) ([]Record, error) {
	lines, err := unseal(partHead, text)
	if err != nil {
		return nil, err
	}
	records := make([]Record, len(lines))
	for i, line := range lines {
		r := &records[i]
		if !r.parse(line) || partName(partPrefix(r.Path)) != name {
			return nil, errForm
		}
		if i > 0 && r.Path <= records[i-1].Path {
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
