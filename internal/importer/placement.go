package importer

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"balagh/internal/content"
	"balagh/internal/lang"
)

// place is where an item belongs. The places of all items of all exports are
// settled before the first text is written: so a link to a text further down
// leads to it, and an import that was interrupted ends as if it had not been.
type place struct {
	key     string
	refusal string
	code    string // language
	dir     string
	have    *present // it is there already
}

// plan settles the places of an export.
func (r *run) plan(ctx context.Context, s *opened) error {
	return r.read(s.File, "read export", func(in io.Reader) error {
		return s.items(ctx, in, func(it *item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			s.places = append(s.places, r.settle(it, nil))
			return nil
		})
	})
}

// settle finds the place of an item: where it stands already, else a new folder.
// The document is nil while items are only looked at.
func (r *run) settle(it *item, d *document) place {
	pl := place{key: it.key}
	if d == nil {
		d = r.outline(it)
	}
	pl.refusal = it.refusal
	if pl.refusal == "" {
		if pl.code = r.language(it, d); pl.code == "" {
			pl.refusal = "language " + it.lang
		}
	}
	if pl.refusal != "" {
		r.refused[it.key] = true
		return pl
	}
	title, year := workingTitle(d), r.year(it, d)
	old := ""
	if it.own {
		old = it.link
	}
	if have := r.library.find(it, title, pl.code, year); have != nil {
		pl.dir, pl.have = have.dir, have
		if it.group != "" {
			r.groups[it.group] = have.dir
		}
	} else {
		pl.dir = r.dir(it, title, year)
		r.library.take(&present{path: pl.dir + "/" + pl.code + ".md", dir: pl.dir, key: keyOf(it), digest: it.digest, lang: pl.code}, title)
	}
	r.addresses.moved(old, pl.dir)
	if host, id, ok := strings.Cut(strings.TrimPrefix(it.key, "wordpress:"), "#"); ok && host != it.key && r.addresses.posts[bareHost(host)+"#"+id] == "" {
		r.addresses.posts[bareHost(host)+"#"+id] = pl.dir
	}
	return pl
}

// quick is the size of posts whose place is settled without reading their text.
const quick = largestBody / 8

// outline is as much of a document as its place depends on: the title, and words
// that tell the language.
func (r *run) outline(it *item) *document {
	if (it.form == postForm || it.form == fragmentForm) && it.dateKnown && len(it.content) < quick && strings.Count(it.content, "<") < mostTags {
		if title := titleOf(it, newLedger(false)); title != "" {
			return &document{title: title, body: plainTags(it.content)}
		}
	}
	scratch := *it
	scratch.media = nil
	d, err := r.document(&scratch, newLedger(false))
	it.refusal = refusal(&scratch, d, err)
	return d
}

// workingTitle is the title that a document is filed under.
func workingTitle(d *document) string {
	return first(strings.TrimSuffix(cutWords(d.title, 300), "."), "؟")
}

// year is that of the date, of the first edition of a pair, or the one in which a
// text without a date is kept for now.
func (r *run) year(it *item, d *document) string {
	switch {
	case it.standing:
		return "pages"
	case it.first != nil && it.first.dateKnown:
		return strconv.Itoa(it.first.date.In(r.Site.Zone).Year())
	case it.dateKnown:
		return strconv.Itoa(it.date.In(r.Site.Zone).Year())
	}
	return strconv.Itoa(d.date(r.Now.In(r.Site.Zone)).at.Year())
}

// dir is the folder of an edition: that of its pair, or a new one.
func (r *run) dir(it *item, title, year string) string {
	if it.first != nil {
		if have := r.library.byKey[keyOf(it.first)]; have != nil {
			return have.dir
		}
	}
	if dir, ok := r.groups[it.group]; ok && it.group != "" {
		return dir
	}
	slug := ""
	for _, s := range []string{it.slug, plainTags(title)} {
		if it.first != nil && s == title {
			s = plainTags(it.first.title)
		}
		if slug = lang.Slug(s, r.spellings); slug != "" && (s != it.slug || !strings.ContainsFunc(s, isArabic)) {
			break
		}
	}
	slug = cmp.Or(slug, "communique")
	if reserved.MatchString(slug) || strings.Trim(slug, "0123456789") == "" {
		slug = "communique-" + slug // a device on some machines; a month or a year of the archive
	}
	parent := "content/releases/" + year
	if it.standing {
		parent = "content/pages"
	}
	id := slug
	for n := 2; r.isTaken(id, parent); n++ {
		id = slug + "-" + strconv.Itoa(n)
	}
	r.taken[id] = true
	dir := parent + "/" + id
	r.addresses.page(parent, id, dir)
	if it.group != "" {
		r.groups[it.group] = dir
	}
	return dir
}

// isTaken reports a name that another folder has, or that another's page has as
// its address.
func (r *run) isTaken(id, parent string) bool {
	if r.taken[id] || !r.addresses.free(parent, id) {
		return true
	}
	return r.holdsText(parent + "/" + id)
}

// holdsText reports a folder with an edition, read or not, or what is no folder. One
// with pictures alone was left by an import that broke off, and is taken up again.
func (r *run) holdsText(dir string) bool {
	list, err := fs.ReadDir(r.Root.FS(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	return err != nil || slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.IsDir() || path.Ext(e.Name()) == ".md" })
}

// known reads what the site holds.
func (r *run) known(ctx context.Context) error {
	r.library = newLibrary()
	r.addresses = newAddresses(r.Site)
	bundles, _, err := content.Load(ctx, content.List(r.Root.FS(), r.Site), r.library)
	for _, b := range bundles {
		r.taken[b.ID] = true
		parent, slug := b.Dir[:strings.LastIndexByte(b.Dir, '/')], b.ID
		for _, e := range b.Editions {
			slug = first(e.Front.Slug, slug)
			for _, a := range e.Front.Aliases {
				r.addresses.moved((&url.URL{Path: a}).String(), b.Dir)
			}
		}
		r.addresses.page(parent, slug, b.Dir)
	}
	return err
}
