package images

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// A JPEG is made at the first quality; one that is heavier than its size allows
// is made again, coarser, down to the last.
const (
	quality       = 80
	leastQuality  = 40
	step          = 6
	pixelsPerByte = 11   // 44 KB at 800 × 600, so that a page with it stays below 60
	nearly        = 2000 // bytes above that, for which a light JPEG is not made coarser
	cardQuality   = 84
	cardBytes     = 290_000 // messengers take 300 KB
)

// most is what a JPEG variant may weigh, if its detail allows.
func (s Spec) most() int { return max(1, s.Width*s.Height/pixelsPerByte) }

// encodeJPEG writes a picture with what is to stand after its first marker, in
// at most so many bytes if the least quality allows.
func encodeJPEG(img image.Image, extra []byte, first, least, most int) ([]byte, error) {
	if c, ok := img.(*image.RGBA); ok {
		img = onWhite(c)
	}
	var b bytes.Buffer
	b.Grow(len(extra) + most + most/4)
	for q := first; ; {
		b.Reset()
		b.WriteString("\xff\xd8")
		b.Write(extra)
		if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: q}); err != nil {
			return nil, err
		}
		start := 2 + len(extra)
		if weight := b.Len() - start; q > least && weight > most {
			q = coarser(q, least, weight, most)
			continue
		}
		return slices.Delete(b.Bytes(), start, start+2), nil // the encoder's own first marker
	}
}

// coarser is the next quality to try after one that was too heavy. Steps that
// will not be enough are passed over: a photograph becomes lighter by about the
// square root of what the divisors grow by. Of 50 results of 17 photographs none
// weighed other than when every step was tried, which took twice the time.
func coarser(q, least, weight, most int) int {
	const parts = 64
	over := int64(min(weight, 16*most)) * parts / int64(most) // 16 times as heavy is beyond any step
	loss, before := over*over*over, divisor(q)*divisor(q)
	for q -= step; q > least && loss*before > parts*parts*parts*divisor(q)*divisor(q); q -= step {
	}
	return max(q, least)
}

// divisor is by how much the encoder makes a picture coarser at a quality, in
// hundredths.
func divisor(q int) int64 {
	if q < 50 {
		return 5000 / int64(q)
	}
	return 200 - 2*int64(q)
}

// onWhite puts white behind what can be seen through.
func onWhite(img *image.RGBA) *image.RGBA {
	if img.Opaque() {
		return img
	}
	out := image.NewRGBA(img.Rect)
	for i := 0; i < len(img.Pix); i += 4 {
		white := 255 - img.Pix[i+3]
		out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = img.Pix[i]+white, img.Pix[i+1]+white, img.Pix[i+2]+white, 255
	}
	return out
}

// encodePNG writes a picture with what is to stand after its first chunk.
func encodePNG(img *image.RGBA, extra []byte) ([]byte, error) {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, fewColours(img)); err != nil {
		return nil, err
	}
	const head = 8 + 25
	return slices.Insert(b.Bytes(), head, extra...), nil
}

// fewColours gives a picture of at most 256 colours a palette, in the order in
// which they occur.
func fewColours(img *image.RGBA) image.Image {
	index := map[[4]uint8]uint8{}
	var palette color.Palette
	out := image.NewPaletted(img.Rect, nil)
	for i := 0; i < len(img.Pix); i += 4 {
		c := [4]uint8(img.Pix[i : i+4])
		n, ok := index[c]
		if !ok {
			if len(palette) == 256 {
				return img
			}
			n = uint8(len(palette))
			index[c] = n
			palette = append(palette, color.RGBA{c[0], c[1], c[2], c[3]})
		}
		out.Pix[i/4] = n
	}
	out.Palette = palette
	return out
}

// Encoder is the program that makes WebP. Its bytes are its own, so it is asked
// for by name and its version is part of every key.
type Encoder struct{ path, Version string }

// FindEncoder looks for cwebp on the PATH.
func FindEncoder(ctx context.Context) (*Encoder, error) {
	p, err := exec.LookPath("cwebp")
	if err != nil {
		return nil, err
	}
	text, err := exec.CommandContext(ctx, p, "-version").Output()
	if err != nil {
		return nil, fmt.Errorf("cwebp -version: %w", err)
	}
	version, _, _ := strings.Cut(string(text), "\n")
	return &Encoder{p, strings.TrimSpace(version)}, nil
}

const webpTime = time.Minute // of a program that hangs

func (e *Encoder) encode(img *image.RGBA, r Rights, drawn bool) ([]byte, error) {
	if e == nil {
		return nil, errors.New("cwebp is not there")
	}
	var in bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&in, img); err != nil {
		return nil, err
	}
	args := []string{"-quiet", "-q", "76", "-m", "6"}
	if drawn {
		args = []string{"-quiet", "-lossless"}
	}
	ctx, cancel := context.WithTimeout(context.Background(), webpTime)
	defer cancel()
	c := exec.CommandContext(ctx, e.path, append(args, "-metadata", "xmp", "-o", "-", "--", "-")...)
	c.Stdin = bytes.NewReader(slices.Insert(in.Bytes(), 8+25, notes("png", 1, r)...))
	out, err := c.Output()
	if err != nil {
		return nil, &EncoderError{err}
	}
	return out, nil
}

// EncoderError is the failure of the WebP encoder, which is not the picture's.
type EncoderError struct{ Err error }

func (e *EncoderError) Error() string { return "cwebp: " + e.Err.Error() }
func (e *EncoderError) Unwrap() error { return e.Err }
