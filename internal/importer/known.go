package importer

import (
	"path"
	"regexp"
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

// keyOf is what an item is known by, as one word.
func keyOf(it *item) string { return strings.Join(strings.Fields(it.key), "%20") }

// present is an edition that is in the site already.
type present struct{ path, dir, key, digest, lang string }

// library finds editions of the site by what a source says of itself.
type library struct {
	sync.Mutex
	byKey, byDigest, byAddress, byTitle map[string]*present
}

func newLibrary() *library {
	return &library{byKey: map[string]*present{}, byDigest: map[string]*present{}, byAddress: map[string]*present{}, byTitle: map[string]*present{}}
}

// Recall never remembers: an import reads what is there.
func (b *library) Recall(string, int64, time.Time, bool) (*content.Edition, []diag.Diagnostic, bool) {
	return nil, nil, false
}

// Learn takes an edition into the library.
func (b *library) Learn(p string, _ int64, _ time.Time, e *content.Edition, t *content.Text, remarks []diag.Diagnostic) (*content.Edition, []diag.Diagnostic) {
	if e == nil {
		return nil, remarks
	}
	have := &present{path: p, dir: path.Dir(p), lang: e.Lang}
	if m := trace.FindSubmatch(t.Source.Text[:min(len(t.Source.Text), 4096)]); m != nil {
		have.key, have.digest = string(m[1]), string(m[2])
	}
	b.Lock()
	defer b.Unlock()
	b.take(have, e.Front.Title)
	for _, a := range e.Front.Aliases {
		b.byAddress[have.lang+" "+slashed(a)] = have
	}
	if e.Front.Source.URL != "" {
		b.byAddress[have.lang+" "+e.Front.Source.URL] = have
	}
	if have.key == "" { // nobody took its trace: the title must do
		b.byTitle[have.lang+" "+path.Base(path.Dir(have.dir))+" "+lineKey(e.Front.Title)] = have
	}
	return e, remarks
}

func (b *library) take(have *present, title string) {
	if have.key == "" {
		return
	}
	if strings.HasPrefix(have.key, "file:") {
		b.byKey[have.key+" "+lineKey(title)] = have
		b.byDigest[have.digest] = have
	} else {
		b.byKey[have.key] = have
	}
}

// find returns the edition of the site that an item was imported as before; nil:
// it was not.
func (b *library) find(it *item, title, lang, year string) *present {
	key := keyOf(it)
	if strings.HasPrefix(key, "file:") {
		if have := b.byDigest[it.digest]; have != nil {
			return have
		}
		key += " " + lineKey(title)
	}
	if have := b.byKey[key]; have != nil {
		return have
	}
	if at := alias(it.link); it.own && at != "" {
		if have := b.byAddress[lang+" "+slashed(at)]; have != nil {
			return have
		}
	}
	if !it.own && it.link != "" {
		if have := b.byAddress[lang+" "+it.link]; have != nil {
			return have
		}
	}
	return b.byTitle[lang+" "+year+" "+lineKey(title)]
}
