// Package images knows pictures: what one is without decoding it.
//
// In comes the head of a file, out come its format and its size as shown, or
// the reason it cannot be a picture of a page. It knows no site.
package images

import (
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
	if c.Width < 1 || c.Height < 1 || c.Width > maxSide || c.Height > maxSide || int64(c.Width)*int64(c.Height) > maxPixels {
		return Info{}, fmt.Errorf("%w: %d × %d", ErrTooLarge, c.Width, c.Height)
	}
	return Info{Format: format, Width: c.Width, Height: c.Height}, nil
}

// IsPicture reports whether a file's name is that of a picture a page can show.
func IsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp":
		return true
	}
	return false
}
