package archive

import (
	"reflect"
	"testing"

	"balagh/internal/content"
)

// An archive holds all of these at once. The allocator has room of certain sizes:
// with a field more than these each would take the next, 64 bytes larger, of
// which 200,000 are 12 MB. Then find a field that few have a place elsewhere.
func TestSizes(t *testing.T) {
	for _, c := range []struct {
		of   any
		most uintptr
	}{{Release{}, 576}, {Edition{}, 176}, {content.Edition{}, 704}} {
		if size := reflect.TypeOf(c.of).Size(); size > c.most {
			t.Errorf("%T has %d bytes, of at most %d", c.of, size, c.most)
		}
	}
}
