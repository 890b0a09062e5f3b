package build

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"balagh/internal/cache"
)

// A body that the pack has lost since it was listed is read again from its file,
// of a release and of a standing page.
func TestLostBodiesAreReadAgain(t *testing.T) {
	s := newTestSite(t)
	s.release(0)
	s.write("content/pages/about/ar.md", "+++\ntitle = \"من نحن\"\n+++\n\nتعاضدية **الموظفين**.\n")
	s.write("content/pages/about/fr.md", "+++\ntitle = \"Qui sommes-nous\"\n+++\n\nLa mutuelle des *fonctionnaires*.\n")
	r, err := open(t.Context(), s.options(""), newReport(nil), false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.sources.pack.Close()
	if err := r.read(t.Context(), newReport(nil), false); err != nil {
		t.Fatal(err)
	}
	whole := r.sources.pack
	if r.sources.pack, err = cache.OpenPack(filepath.Join(t.TempDir(), "bodies")); err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	standing := 0
	for hash, place := range r.sources.places {
		want, err := whole.Get(hash, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := r.sources.Get(hash, []byte("x")); err != nil || string(got) != "x"+string(want) {
			t.Errorf("%s: %q, %v; want %q", place, got, err, want)
		}
		if strings.HasPrefix(place, "content/pages/") {
			standing++
		}
	}
	if n := len(r.sources.places); n < 3 || standing != 2 {
		t.Errorf("%d bodies, %d of standing pages", n, standing)
	}
	if _, err := r.sources.Get([16]byte{1}, nil); !errors.Is(err, cache.ErrMissing) {
		t.Errorf("a body that no file has: %v", err)
	}
	s.write("content/pages/about/ar.md", "+++\ntitle = \"من نحن\"\n+++\n\nنص آخر.\n")
	for hash, place := range r.sources.places {
		if place == "content/pages/about/ar.md" {
			if _, err := r.sources.Get(hash, nil); err == nil || !strings.Contains(err.Error(), place) {
				t.Errorf("of a file that has changed: %v", err)
			}
		}
	}
}
