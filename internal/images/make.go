package images

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"slices"
	"sync"
)

// Decodes reports whether a result needs the picture's pixels.
func (s Spec) Decodes() bool { return s.Use == Variant || s.Use == Share }

// Make returns the bytes of each spec, all of one source, which is decoded once, or
// not at all where it may stand for all of them and is whole.
// The error is that of Inspect, that of a decoder, or the encoder's own.
func Make(data []byte, specs []Spec, webp *Encoder) ([][]byte, error) {
	f, parts, err := inspect(data)
	if err != nil {
		return nil, err
	}
	m := maker{facts: f, profile: profile(f.Format, data, parts), data: data, parts: parts, webp: webp}
	out := make([][]byte, len(specs))
	for i, s := range specs {
		if !s.Decodes() {
			out[i] = bytes.Join(strip(&f, data, parts), nil)
			continue
		}
		if m.base == nil && !m.light(specs) {
			if m.base, err = decode(data, &f); err != nil {
				return nil, err
			}
			if _, grey := m.base.(*image.Gray); grey {
				m.profile = nil // it is one of colours
			}
		}
		if out[i], err = m.make(s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

type maker struct {
	facts   Facts
	profile []byte
	data    []byte
	parts   []part
	base    image.Image // as shown, reduced to what the largest result needs; nil where the source is light
	webp    *Encoder
}

func (m *maker) make(s Spec) ([]byte, error) {
	rights := m.facts.Rights
	if rights.Credit == "" {
		rights.Credit = words(s.Credit)
	}
	if m.base == nil || m.suffices(s) {
		f := m.facts
		f.Rights = rights
		return bytes.Join(strip(&f, m.data, m.parts), nil), nil
	}
	cut := m.base.Bounds()
	if s.Use == Share {
		cut = crop(cut.Dx(), cut.Dy())
	}
	img := m.base
	if cut != img.Bounds() || cut.Dx() != s.Width || cut.Dy() != s.Height {
		img = resample(img, cut, s.Width, s.Height, 1)
	}
	switch s.Format {
	case "png":
		return encodePNG(rgba(img), notes("png", 1, rights))
	case "webp":
		return m.webp.encode(rgba(img), rights, m.facts.Drawn)
	}
	extra := append(notes("jpeg", 1, rights), m.profile...)
	if s.Use == Share {
		return encodeJPEG(img, extra, cardQuality, 5, cardBytes)
	}
	return encodeJPEG(img, extra, quality, leastQuality, s.most())
}

// light reports whether the source suffices for all that is wanted, and is whole:
// then nobody needs its pixels.
func (m *maker) light(specs []Spec) bool {
	wanting := slices.ContainsFunc(specs, func(s Spec) bool { return s.Decodes() && !m.suffices(s) })
	return !wanting && readable(m.data, m.parts, m.facts.Width, m.facts.Height)
}

// suffices reports whether the source, but for its metadata, can stand for a
// variant in its own size: it is nearly as light as that may be, nothing need be
// turned and its colours are those of the other variants. Made again it would
// only lose.
func (m *maker) suffices(s Spec) bool {
	f := &m.facts
	if s.Use != Variant || s.Format != "jpeg" || f.Format != "jpeg" || s.Width != f.Width || s.Height != f.Height {
		return false
	}
	_, odd := m.base.(*image.RGBA) // CMYK, or a JPEG of red, green and blue
	dropped := m.profile == nil && slices.ContainsFunc(m.parts, func(p part) bool { return p.name == "profile" })
	return f.Turn == 1 && f.Stripped <= s.most()+nearly && !odd && !dropped
}

// decode decodes a picture and reduces it, so that the pixels of the whole are
// not held longer than that takes.
func decode(data []byte, f *Facts) (base image.Image, err error) {
	defer decoding.enter(f.Width * f.Height)()
	defer func() {
		if p := recover(); p != nil { // a decoder's fault is a fault of the picture
			base, err = nil, fmt.Errorf("decode: %v", p)
		}
	}()
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if f.Format == "gif" { // a frame may cover a part of it alone
		whole := image.NewRGBA(image.Rect(0, 0, f.Width, f.Height))
		draw.Draw(whole, src.Bounds(), src, src.Bounds().Min, draw.Src)
		src = whole
	}
	width, height := baseSize(f.Width, f.Height)
	stored := image.Pt(f.Width, f.Height)
	if f.Turn > 4 {
		width, height, stored = height, width, image.Pt(f.Height, f.Width)
	}
	if src.Bounds().Size() != stored {
		return nil, fmt.Errorf("decode: %v pixels, not %v", src.Bounds().Size(), stored)
	}
	if c, ok := src.(*image.YCbCr); ok && stored == image.Pt(width, height) && f.Turn == 1 && c.SubsampleRatio == image.YCbCrSubsampleRatio420 {
		return src, nil
	}
	return resample(src, src.Bounds(), width, height, f.Turn), nil
}

// baseSize is the size every result of a picture is made from, whichever are
// asked for: that of the largest variant, but high enough for a card.
func baseSize(w, h int) (int, int) {
	bw := min(w, widest)
	bh := scaled(h, bw, w)
	if least := min(h, cardHeight); bh < least {
		return scaled(w, least, h), least
	}
	return bw, bh
}

// crop is what of a picture stands on a share card. Of a picture that is too
// high the upper part is kept, where faces are: of an upright one, what lies
// around its upper third.
func crop(w, h int) image.Rectangle {
	if w*cardHeight >= h*cardWidth {
		cw := scaled(cardWidth, h, cardHeight)
		x := (w - cw) / 2
		return image.Rect(x, 0, x+min(cw, w), h)
	}
	ch := min(scaled(cardHeight, w, cardWidth), h)
	y := (h - ch) * 2 / 5
	if h > w {
		y = max(0, h/3-ch/2)
	}
	return image.Rect(0, y, w, y+ch)
}

// decoding lets two pictures be decoded at once, and a very large one alone.
var decoding = newGate(2, 25_000_000)

// gate lets in so many at once whose sizes are no more together, or one of any
// size.
type gate struct {
	mu         sync.Mutex
	left       *sync.Cond
	most, room int
	busy, held int
}

func newGate(most, room int) *gate {
	g := &gate{most: most, room: room}
	g.left = sync.NewCond(&g.mu)
	return g
}

// enter waits for its turn and returns what ends it.
func (g *gate) enter(size int) (leave func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.busy == g.most || g.busy > 0 && g.held+size > g.room {
		g.left.Wait()
	}
	g.busy++
	g.held += size
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.busy--
		g.held -= size
		g.left.Broadcast()
	}
}
