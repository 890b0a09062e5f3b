package importer

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"balagh/internal/content"
	"balagh/internal/diag"
)

// An edition that was imported says so in a comment. An editor's program may
// lose it; then the old address tells, or the language, year and title.
var trace = regexp.MustCompile(`(?m)^# balagh import: (\S+) ([0-9a-f]{12})$`)

func traceOf(it *item) string {
	return "balagh import: " + strings.Join(strings.Fields(it.key), "%20") + " " + it.digest
}

// present is an edition that is in the site already.
type present struct{ path, dir, key, digest, lang string }

// library finds editions of the site by what a source says of itself.
type library struct {
	sync.Mutex
	byKey, byDigest, byAddress, byTitle map[string]present
	aliases                             map[string]bool
}

// Recall never remembers: an import reads what is there.
func (b *library) Recall(string, int64, time.Time) (*content.Edition, []diag.Diagnostic, bool) {
	return nil, nil, false
}

// Learn takes an edition into the library.
func (b *library) Learn(p string, _ int64, _ time.Time, e *content.Edition, t *content.Text, remarks []diag.Diagnostic) (*content.Edition, []diag.Diagnostic) {
	if e == nil {
		return nil, remarks
	}
	have := present{path: p, dir: path.Dir(p), lang: e.Lang}
	if m := trace.FindSubmatch(t.Source.Text[:min(len(t.Source.Text), 4096)]); m != nil {
		have.key, have.digest = string(m[1]), string(m[2])
	}
	b.Lock()
	defer b.Unlock()
	b.take(have, &e.Front)
	return e, remarks
}

func (b *library) take(have present, f *content.FrontMatter) {
	if have.key != "" {
		b.byKey[have.key+" "+lineKey(f.Title)] = have
		b.byKey[have.key] = have
		b.byDigest[have.digest] = have
	}
	for _, a := range f.Aliases {
		b.byAddress[have.lang+" "+a] = have
		b.aliases[a] = true
	}
	if f.Source.URL != "" {
		b.byAddress[have.lang+" "+f.Source.URL] = have
	}
	b.byTitle[have.lang+" "+path.Base(path.Dir(have.dir))+" "+lineKey(f.Title)] = have
}

// known reads what the site holds.
func (r *run) known(ctx context.Context) error {
	r.library = &library{byKey: map[string]present{}, byDigest: map[string]present{}, byAddress: map[string]present{}, byTitle: map[string]present{}, aliases: map[string]bool{}}
	bundles, _, err := content.Load(ctx, content.List(r.Root.FS(), r.Site), r.library)
	for _, b := range bundles {
		r.taken[b.ID] = true
	}
	return err
}

// find returns the edition of the site that an item was imported as before.
func (b *library) find(it *item, f *content.FrontMatter, lang, year string) (present, bool) {
	key := strings.Join(strings.Fields(it.key), "%20")
	if strings.HasPrefix(key, "file:") {
		if have, ok := b.byDigest[it.digest]; ok {
			return have, true
		}
		key += " " + lineKey(f.Title)
	}
	if have, ok := b.byKey[key]; ok {
		return have, true
	}
	for _, address := range slices.Concat(f.Aliases, []string{f.Source.URL}) {
		if have, ok := b.byAddress[lang+" "+address]; ok && address != "" {
			return have, true
		}
	}
	have, ok := b.byTitle[lang+" "+year+" "+lineKey(f.Title)]
	return have, ok && have.key == ""
}
