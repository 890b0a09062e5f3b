package importer

import (
	"net/url"
	"strings"
	"unicode"

	"balagh/internal/content"
)

// item makes an edition of one item, or says why not. Its place is nil where it is
// not settled yet.
func (r *run) item(it *item, pl *place) error {
	out := Item{Source: it.shown, Title: clip(plainTags(it.title), 200), Dropped: []Loss{}, Mended: []Mend{}, Guesses: []Guess{}, Missing: []string{}, Unknown: []Unknown{}}
	l := newLedger(r.audit != nil)
	d, failed := r.document(it, l)
	it.refusal = refusal(it, d, failed)
	if pl == nil {
		settled := r.settle(it, d)
		pl = &settled
	}
	var err error
	if it.refusal = first(it.refusal, pl.refusal); it.refusal == "" {
		err = r.edition(it, d, *pl, l, &out)
	} else {
		out.Status, out.Why = "refused", it.refusal
	}
	out.Dropped, out.Mended = l.dropped(), l.mended()
	r.report.Items = append(r.report.Items, out)
	if r.audit != nil && d != nil {
		r.audit(it.shown, d.body+"\n"+strings.Join(d.moved, "\n"), l.text.String())
	}
	return err
}

// refusal says why nothing can be made of a document; "": something can.
func refusal(it *item, d *document, err error) string {
	switch {
	case it.refusal != "":
		return it.refusal
	case err != nil:
		return "too-complex"
	case len(d.paragraphs) == 0 && d.title == "":
		return "empty"
	case len(d.body) > largestBody:
		return "too-large"
	}
	return ""
}

// largestBody is far beyond a press release, and within what the checks read.
const largestBody = 8 << 20

// document takes the text of an item apart by its form.
func (r *run) document(it *item, l *ledger) (*document, error) {
	d := &document{}
	if it.refusal != "" {
		return d, nil
	}
	if it.encoding != "" {
		l.mend("encoding "+it.encoding, 1)
	}
	c := &copying{d: d, roots: it.media, names: r.spellings, done: map[string]string{}}
	s := &stripper{l: l, d: d, inside: r.inside(it), picture: func(p picture, written string) string { return c.put(p.address, written) }, document: func(address, written, title string) string {
		file := c.put(address, written)
		if file != "" {
			d.attach(file, strings.Join(strings.Fields(title), " "))
		}
		return file
	}}
	if limit := largestBody; len(it.content) > limit && it.form == plainForm || len(it.content) > 4*limit {
		it.refusal = "too-large"
		return d, nil
	}
	var err error
	switch it.form {
	case plainForm:
		d = plain(it.content, l)
	case pageForm:
		err = page(it.content, it, s)
	case fragmentForm:
		err = fragment(it.content, it, s)
	case postForm:
		err = fragment(paragraphs(shortcodes(it.content, it, l), l), it, s)
	}
	if err != nil {
		return d, err
	}
	if it.picture.address != "" {
		if file := c.put(it.picture.address, it.picture.address); file != "" {
			d.image = picture{address: file, alt: mendText(it.picture.alt, l), caption: mendText(plainTags(it.picture.caption), l)}
		}
	}
	for _, f := range it.files {
		if isDocument(f.address) {
			if file := c.put(f.address, f.address); file != "" {
				d.attach(file, f.title)
			}
		} else if _, shown := c.done[f.address]; !shown && f.address != it.picture.address {
			l.dropAs("attachment", "", f.address)
		}
	}
	return d, nil
}

// inside finds the text of the site that a link of an item means, as an address
// from content/.
func (r *run) inside(it *item) func(address string) string {
	host := ""
	if u, err := url.Parse(it.site); err == nil && it.own {
		host = u.Host
	}
	return func(address string) string {
		return strings.TrimPrefix(r.addresses.inside(address, host), "content")
	}
}

func (d *document) attach(file, title string) {
	for _, a := range d.attachments {
		if a.File == file {
			return
		}
	}
	d.attachments = append(d.attachments, content.Attachment{File: file, Title: title})
}

// edition puts a document into its place in the site.
func (r *run) edition(it *item, d *document, pl place, l *ledger, out *Item) error {
	draft, guesses := r.draft(it, d, pl.dir, out, l)
	out.Lang, out.Title, out.Guesses, out.Words = pl.code, draft.Front.Title, append(out.Guesses, guesses...), countWords(draft.Body)
	out.Missing = append(out.Missing, d.missing...)
	out.date, out.image, out.numbers, out.paired = draft.Front.Date.Sec, it.picture.address, numbersOf(d.paragraphs), it.group != ""
	if pl.have != nil {
		out.Path, out.Status = pl.have.path, "present"
		if pl.have.digest != "" && pl.have.digest != it.digest {
			out.Status = "changed"
		}
		return nil
	}
	out.Path = pl.dir + "/" + pl.code + ".md"
	return r.write(pl.dir, pl.code, d, draft, out)
}

// language is the site's language an item is in: as it says, else by its script;
// "" if it says a language the site does not have.
func (r *run) language(it *item, d *document) string {
	said, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(first(it.lang, d.lang), "_", "-")), "-")
	if r.Site.Language(said) != nil {
		return said
	}
	if it.lang != "" {
		return ""
	}
	arabic, latin := 0, 0
	for _, r := range d.title + " " + d.body {
		switch {
		case isArabic(r):
			arabic++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	dir := "ltr"
	if arabic >= latin {
		dir = "rtl"
	}
	for _, l := range r.Site.Languages {
		if l.Dir == dir {
			return l.Code
		}
	}
	return r.Site.Default().Code
}
