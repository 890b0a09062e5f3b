package markdown

import "encoding/binary"

// Facts are what of a body the stages after its reading need: where its HTML is,
// what stands in its holes, where it can be linked to. Links are those within this
// site alone, and Holes refer to these; an image of another host has no address.
// Texts of links and images are left out.
type Facts struct {
	Hash    [16]byte
	Words   bool
	Lead    string // its beginning
	Holes   []Hole
	Links   []Link
	Images  []Image
	Anchors []string
}

// Packed are Facts in one string. An archive holds those of every text at once,
// and a string is nothing the collector looks into.
type Packed string

// leadKept is how many letters of a lead are shown anywhere, and some more.
const leadKept = 300

// beginning returns the letters of a lead that are kept.
func beginning(lead string) string {
	n := 0
	for i := range lead {
		if n++; n > leadKept {
			return lead[:i]
		}
	}
	return lead
}

// Pack returns the facts of a body. To summarize is to keep no lead: it only
// stands in for a summary.
func (b *Body) Pack(summarized bool) Packed {
	w := packer{buf: make([]byte, 0, 512)}
	w.buf = append(w.buf, b.Hash[:]...)
	w.flag(b.Words)
	if summarized {
		w.text("")
	} else {
		w.text(beginning(b.Lead()))
	}
	at := w.links(b.Links)
	w.images(b.Images)
	w.number(len(b.Holes))
	for _, h := range b.Holes {
		w.buf = append(w.buf, byte(h.Kind))
		if h.Kind == ImageHole {
			w.number(h.Index)
		} else {
			w.number(at[h.Index])
		}
	}
	w.number(len(b.Anchors))
	for _, a := range b.Anchors {
		w.text(a)
	}
	return Packed(w.buf)
}

type packer struct{ buf []byte }

func (w *packer) number(n int) { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }

func (w *packer) flag(b bool) {
	n := 0
	if b {
		n = 1
	}
	w.number(n)
}

func (w *packer) text(s string) {
	w.number(len(s))
	w.buf = append(w.buf, s...)
}

// links writes those of this site and returns where each stands among them.
func (w *packer) links(all []Link) []int {
	at, n := make([]int, len(all)), 0
	for i, l := range all {
		if at[i] = n; l.Internal {
			n++
		}
	}
	w.number(n)
	for _, l := range all {
		if l.Internal {
			w.text(l.Dest)
			w.number(l.Start)
			w.number(l.End)
		}
	}
	return at
}

func (w *packer) images(all []Image) {
	w.number(len(all))
	for _, i := range all {
		w.flag(i.Internal)
		if i.Internal {
			w.text(i.Src)
		}
		w.number(i.Start)
		w.number(i.End)
	}
}

// Hash is that of the body's HTML: its name in the pack. Of no facts it is zero.
func (p Packed) Hash() (h [16]byte) {
	copy(h[:], p)
	return h
}

// Facts takes the facts apart. Their strings are parts of p.
func (p Packed) Facts() Facts {
	var f Facts
	copy(f.Hash[:], p)
	r := unpacker{p[len(f.Hash):]}
	f.Words, f.Lead = r.flag(), r.text()
	f.Links = make([]Link, r.number())
	for i := range f.Links {
		f.Links[i] = Link{Dest: r.text(), Start: r.number(), End: r.number(), Internal: true}
	}
	f.Images = make([]Image, r.number())
	for i := range f.Images {
		img := &f.Images[i]
		if img.Internal = r.flag(); img.Internal {
			img.Src = r.text()
		}
		img.Start, img.End = r.number(), r.number()
	}
	f.Holes = make([]Hole, r.number())
	for i := range f.Holes {
		kind := HoleKind(r.rest[0])
		r.rest = r.rest[1:]
		f.Holes[i] = Hole{kind, r.number()}
	}
	f.Anchors = make([]string, r.number())
	for i := range f.Anchors {
		f.Anchors[i] = r.text()
	}
	return f
}

type unpacker struct{ rest Packed }

func (r *unpacker) number() int {
	var n uint64
	for i := 0; ; i++ {
		b := r.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return int(n)
		}
	}
}

func (r *unpacker) flag() bool { return r.number() == 1 }

func (r *unpacker) text() string {
	n := r.number()
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}
