package build

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vmihailenco/msgpack/v5"

	"balagh/internal/archive"
	"balagh/internal/cache"
	"balagh/internal/check"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
	"balagh/internal/output"
)

// memoryDir is where a site keeps what was read before. It may be deleted at any
// time: the next build only takes longer.
const memoryDir = ".balagh"

// sources reads editions through what was read before: the record of sources,
// and the pack of their bodies' HTML. It is the Memory of content.Load and the
// Bodies of render.
type sources struct {
	fsys   fs.FS
	site   *config.Site
	dir    string
	record *cache.Record
	pack   *cache.Pack

	remarks *remarks

	mu     sync.Mutex
	failed error
	bodies map[*content.Edition]markdown.Packed
	places map[[16]byte]string // the file that a body can be read from again
	sums   map[string]uint32   // of each edition, the text that was read; nil: nobody asks

	read   atomic.Int64 // editions read and parsed in this run
	recall atomic.Int64
}

// known is what the record says of one edition. Remarks, which are the most of it,
// are written behind the rest: most are counted and never looked at.
type known struct {
	Edition *content.Edition
	Facts   markdown.Packed // of the body, whose HTML the pack holds; "" where it could not be understood
	Wishes  []check.Wish
	Sum     uint32 // of the text
	Tally   []tally
	Remarks []diag.Diagnostic `msgpack:"-"`
}

// sum tells whether a file is still as it was read.
func sum(text []byte) uint32 { return crc32.Checksum(text, castagnoli) }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// meaning hashes all besides its text that decides what an edition means: the
// site's languages, the heading that announces figures in each, and its time
// zone; and what is said of it: the settings of the checks and the names of
// regions.
func meaning(site *config.Site, engine output.Key) output.Key {
	var codes []string
	for _, l := range site.Languages {
		codes = append(codes, l.Code, l.Tag, archive.StyleOf(site, l.Code).Figures)
	}
	return output.KeyOf(engine, codes, site.Zone.String(), site.Checks, site.Levels, site.Regions.Terms)
}

// openSources opens the memory of a site.
func openSources(fsys fs.FS, dir string, site *config.Site, engine output.Key, said *remarks) (*sources, error) {
	pack, err := cache.OpenPack(filepath.Join(dir, memoryDir, "bodies"))
	if err != nil {
		return nil, fmt.Errorf("open the pack of bodies: %w", err)
	}
	s := &sources{
		fsys: fsys, dir: dir, pack: pack, record: cache.LoadRecord(filepath.Join(dir, memoryDir, "sources"), meaning(site, engine)),
	}
	return s.again(site, said), nil
}

// again are the sources of another run over the same memory.
func (s *sources) again(site *config.Site, said *remarks) *sources {
	n := s.record.Len() // about as many as there will be
	return &sources{
		fsys: s.fsys, site: site, dir: s.dir, pack: s.pack, record: s.record,
		bodies: make(map[*content.Edition]markdown.Packed, n), places: make(map[[16]byte]string, n), remarks: said,
	}
}

func stamp(size int64, changed time.Time) cache.Stamp {
	return cache.Stamp{Size: size, ModTime: changed.UnixNano()}
}

// Recall gives back an edition read before, if its body's HTML is still there.
func (s *sources) Recall(path string, size int64, changed time.Time, named bool) (*content.Edition, []diag.Diagnostic, bool) {
	k, ok := s.recalled(path, stamp(size, changed), named)
	if ok {
		s.keep(path, k)
	}
	return k.Edition, nil, ok
}

// recalled is what is known of a file with this stamp, without remarks where to
// count them was enough; where named, only with the digest of its words.
func (s *sources) recalled(path string, at cache.Stamp, named bool) (k known, ok bool) {
	ok = s.lookUp(path, at, func(data []byte) bool {
		rest, ok := decode(data, &k)
		if !ok || k.Edition != nil && (!s.pack.Has(k.Facts.Hash()) || named && k.Edition.Digest == "") {
			return false
		}
		if s.remarks.counted(path, k.Wishes, k.Tally) {
			return true
		}
		rest, ok = decode(rest, &k.Remarks)
		return ok && len(rest) == 0
	})
	if !ok {
		return known{}, false
	}
	s.recall.Add(1)
	if k.Edition != nil {
		k.Edition.Path = path // one string for what is known and what is listed
		k.Edition.Front.Share()
	}
	return k, true
}

// Learn parses the body of an edition read anew and remembers both.
func (s *sources) Learn(path string, size int64, changed time.Time, e *content.Edition, t *content.Text, remarks []diag.Diagnostic) (*content.Edition, []diag.Diagnostic) {
	room := remarkRooms.Get().(*[]diag.Diagnostic)
	k := s.learned(path, stamp(size, changed), e, t, append((*room)[:0], remarks...))
	s.keep(path, k)
	giveBack(room, k.Remarks)
	return e, nil
}

// learned parses the body of an edition and writes down what is known of it, which
// has the remarks in the room of those it is given.
func (s *sources) learned(path string, at cache.Stamp, e *content.Edition, t *content.Text, remarks []diag.Diagnostic) known {
	s.read.Add(1)
	k := known{Edition: e}
	if e != nil {
		k.Sum = sum(t.Source.Text)
		markdown.Lend(t.Body, archive.StyleOf(s.site, e.Lang), func(body *markdown.Body) {
			remarks, e.Figures = check.Edition(remarks, s.site, e, t, body)
			k.Wishes = check.Wishes(e, t, body)
			if err := s.pack.Put(body.Hash, body.HTML); err != nil {
				s.fail(fmt.Errorf("keep the body of %s: %w", path, err))
			}
			k.Facts = body.Pack(e.Front.Summary != "") // the rules have seen the rest
		})
	}
	content.Locate(s.fsys, remarks)
	k.Remarks = diag.Sort(remarks)
	k.Tally = tallied(k.Remarks)
	s.writeDown(path, at, &k, k.Remarks)
	return k
}

// lookUp has what the pack knows about a file with this stamp read. Where that
// cannot be done nothing is known.
func (s *sources) lookUp(path string, at cache.Stamp, read func(data []byte) bool) bool {
	name, ok := s.record.Get(path, at)
	if !ok {
		return false
	}
	buf := recordBuffers.Get().(*[]byte)
	defer recordBuffers.Put(buf)
	data, err := s.pack.Get(name, (*buf)[:0])
	if err != nil {
		return false
	}
	*buf = data[:0]
	return read(data)
}

// recordBuffers hold one encoded entry after the other.
var recordBuffers = sync.Pool{New: func() any { b := make([]byte, 0, 8<<10); return &b }}

// writeDown keeps what is known about a file with this stamp. What cannot be
// kept is read again next time.
func (s *sources) writeDown(path string, at cache.Stamp, values ...any) {
	w := encoders.Get().(*encoder)
	defer encoders.Put(w)
	data, err := w.encode(values...)
	if err != nil {
		return
	}
	sum := sha256.Sum256(data)
	name := cache.Name(sum[:len(cache.Name{})])
	if err := s.pack.Put(name, data); err != nil {
		s.fail(fmt.Errorf("keep what is known of %s: %w", path, err))
		return
	}
	s.record.Put(path, at, name)
}

// fail keeps the first failure of the machine; the build ends with it once all
// sources are read.
func (s *sources) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed = cmp.Or(s.failed, err)
}

// keep holds what the stages after the reading need. What there is to say is
// said here, so that the remarks on a large archive are not held.
func (s *sources) keep(path string, k known) {
	s.remarks.edition(path, k.Wishes, k.Remarks)
	if k.Edition == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sums != nil {
		s.sums[k.Edition.Path] = k.Sum
	}
	s.bodies[k.Edition] = k.Facts
	s.places[k.Facts.Hash()] = k.Edition.Path
}

// Get returns the HTML of a body from the pack, or from its source where the
// pack has lost it.
func (s *sources) Get(hash [16]byte, buf []byte) ([]byte, error) {
	text, err := s.pack.Get(hash, buf)
	if !errors.Is(err, cache.ErrMissing) {
		return text, err
	}
	place := s.places[hash]
	kind, code, ok := editionOf(s.site, place)
	if !ok {
		return nil, err
	}
	file, err := fs.ReadFile(s.fsys, place)
	if err != nil {
		return nil, err
	}
	_, t, _ := content.Read(s.site, kind, place, code, file)
	if t == nil {
		return nil, errChanged(place)
	}
	if b := markdown.Parse(t.Body, archive.StyleOf(s.site, code)); b.Hash == hash {
		return append(buf, b.HTML...), nil
	}
	return nil, errChanged(place)
}

func errChanged(path string) error {
	return fmt.Errorf("%s changed while the site was being built; build again", path)
}

// save writes down what was read. A memory that cannot be written costs time,
// not the site.
func (s *sources) save(now time.Time) error {
	if s.pack.Private() { // its names mean nothing to a later run
		return s.pack.Close()
	}
	var closed, saved error
	bug := parallel(2, func(i int) error {
		if i == 0 {
			closed = s.pack.Close()
		} else {
			saved = s.record.Save(filepath.Join(s.dir, memoryDir, "sources"), now)
		}
		return nil
	})
	return errors.Join(closed, saved, bug)
}

// trim takes out of the pack what nothing refers to any more, once that is most of it.
func (s *sources) trim() error {
	known := s.record.Names()
	return s.pack.Trim(func(h [16]byte) bool { _, used := s.places[h]; return used || known[h] })
}

// encoder writes one entry after the other into the same bytes.
type encoder struct {
	buf     bytes.Buffer
	msgpack *msgpack.Encoder
}

var encoders = sync.Pool{New: func() any { return newEncoder() }}

func newEncoder() *encoder {
	w := new(encoder)
	w.msgpack = msgpack.NewEncoder(&w.buf)
	w.msgpack.UseArrayEncodedStructs(true)
	return w
}

// encode writes values one behind the other. Its bytes last until the next entry.
func (w *encoder) encode(values ...any) ([]byte, error) {
	w.buf.Reset()
	err := w.msgpack.EncodeMulti(values...)
	return w.buf.Bytes(), err
}

func encode(values ...any) ([]byte, error) { return newEncoder().encode(values...) }

// decode reads one value and returns what is behind it.
func decode(data []byte, v any) (rest []byte, ok bool) {
	r := bytes.NewReader(data) // which the decoder reads byte by byte: it takes no more than it needs
	d := msgpack.GetDecoder()
	defer msgpack.PutDecoder(d)
	d.Reset(r)
	err := d.Decode(v)
	return data[len(data)-r.Len():], err == nil
}
