// Package images knows pictures: what one is without decoding it, which files
// are to be made of it, and how these are made.
//
// In comes a picture's bytes. Inspect tells its format, its size as shown and
// whose it is; Variants and Card turn these facts into Specs, which are all that
// decides a file besides the source; Make decodes once and returns the bytes of
// every Spec asked for. It knows no site.
//
// Rules kept here: nothing is decoded to plan; nothing is made larger than it
// is, but a share card by half; the same bytes on every machine, so all
// arithmetic is in whole numbers; no metadata is passed on but whose a picture
// is; limits hold before memory is taken, and at most two pictures are decoded
// at once.
package images

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // registers the format with image.DecodeConfig
	_ "image/jpeg" // likewise
	_ "image/png"  // likewise
	"io"
	"path"
	"strings"

	_ "golang.org/x/image/webp" // likewise
)

// Limits guard against files made to exhaust the machine: a PNG header of 59
// bytes can promise 30000 × 30000 pixels.
const (
	MaxBytes  = 50 << 20
	maxSide   = 16384
	maxPixels = 50_000_000
)

// Info is what a page needs to know of a picture.
type Info struct {
	Format        string // "jpeg", "png", "gif", "webp"
	Width, Height int
}

// ErrTooLarge is returned for a picture beyond the limits.
var ErrTooLarge = errors.New("the picture is too large")

// Probe reads the head of a picture.
func Probe(r io.Reader) (Info, error) {
	c, format, err := image.DecodeConfig(r)
	if err != nil {
		return Info{}, fmt.Errorf("no picture in a known format: %w", err)
	}
	return within(Info{Format: format, Width: c.Width, Height: c.Height})
}

// within gives back what lies within the limits.
func within(i Info) (Info, error) {
	if i.Width < 1 || i.Height < 1 || i.Width > maxSide || i.Height > maxSide || int64(i.Width)*int64(i.Height) > maxPixels {
		return Info{}, fmt.Errorf("%w: %d × %d", ErrTooLarge, i.Width, i.Height)
	}
	return i, nil
}

// probed is Probe of a picture that is at hand, with its parts. Of a JPEG as cameras
// and editors write it the parts tell all; a decoder takes 14 KB to tell it.
func probed(data []byte) (info Info, parts []part, err error) {
	var cut error
	jpeg := bytes.HasPrefix(data, []byte("\xff\xd8"))
	if jpeg {
		if parts, cut = cutUp("jpeg", data); cut == nil {
			if width, height, ok := announced(data, parts); ok {
				info, err = within(Info{"jpeg", width, height})
				return info, parts, err
			}
		}
	}
	if info, err = Probe(bytes.NewReader(data)); err != nil {
		return Info{}, nil, err
	}
	if !jpeg {
		parts, cut = cutUp(info.Format, data)
	}
	return info, parts, cut
}

// announced is the size that the frame of a JPEG tells, if it is of the form that
// readable knows and has nothing before its scan that a decoder might not take.
func announced(data []byte, parts []part) (width, height int, ok bool) {
	var c coefficients
	for _, p := range parts[1:] {
		segment := data[p.start:p.end]
		if len(segment) < 4 {
			return 0, 0, false
		}
		switch marker := segment[1]; {
		case marker == 0xda:
			return c.width, c.height, c.width > 0
		case marker == 0xc0:
			if !c.begin(segment[4:]) {
				return 0, 0, false
			}
		case marker != 0xc4 && marker != 0xdb && marker != 0xdd && marker != 0xfe && marker>>4 != 0xe:
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// IsPicture reports whether a file's name is that of a picture a page can show.
func IsPicture(name string) bool { return Format(name) != "" }

// Format is the format a file's name promises, or nothing.
func Format(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg":
		return "jpeg"
	case ".png":
		return "png"
	case ".gif":
		return "gif"
	case ".webp":
		return "webp"
	}
	return ""
}

// Looks reports whether a file begins as a picture does, whatever its name.
func Looks(head []byte) bool {
	s := string(head)
	return strings.HasPrefix(s, "\xff\xd8\xff") || strings.HasPrefix(s, "\x89PNG\r\n\x1a\n") || strings.HasPrefix(s, "GIF8") ||
		len(s) >= 12 && s[:4] == "RIFF" && s[8:12] == "WEBP"
}

// leastBytes is fewer than any file of so many pixels has. A decoder takes memory
// for all of them before it finds that there is nothing to fill it with.
//
// Deflate makes at most 1,032 bytes of one; JPEG spends a bit on 16 × 16 pixels.
// A WebP without loss may need nothing at all, nor does a GIF whose frame is
// smaller than the picture.
func leastBytes(i Info, data []byte) int {
	pixels := i.Width * i.Height
	switch {
	case i.Format == "png" && len(data) > 25:
		channels := map[byte]int{2: 3, 4: 2, 6: 4}[data[25]]
		return pixels * int(data[24]) * max(channels, 1) / 8 / 1032
	case i.Format == "jpeg":
		return pixels / (16 * 16 * 8)
	}
	return 0
}
