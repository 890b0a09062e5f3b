package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"balagh/internal/content"
)

// write puts the files of a text beside it, and the edition last.
func (r *run) write(dir, code string, d *document, draft *content.Draft, out *Item) error {
	name := dir + "/" + code + ".md"
	for _, taken := range []string{name, dir + "/index." + code + ".md"} {
		if _, err := r.Root.Lstat(taken); err == nil || r.planned[taken] {
			out.Path, out.Status, out.Why = taken, "refused", "edition-taken"
			return nil
		}
	}
	r.planned[name] = true
	out.Files = []string{}
	for i := range d.copies {
		if err := r.beside(dir, &d.copies[i], d, draft); err != nil {
			return err
		}
		out.Files = append(out.Files, d.copies[i].name)
	}
	out.Status = "planned"
	if r.DryRun {
		return nil
	}
	if err := content.Write(r.Root, name, r.Site.Zone, draft); err != nil {
		if errors.Is(err, fs.ErrExist) {
			out.Status, out.Why = "refused", "edition-taken"
			return nil
		}
		return fmt.Errorf("write %s: %w", name, err)
	}
	out.Status = "written"
	return nil
}

// beside writes one file, under another name where another file has its own.
func (r *run) beside(dir string, c *copied, d *document, draft *content.Draft) error {
	was := c.name
	ext := path.Ext(was)
	for n := 2; ; n++ {
		have, err := r.Root.ReadFile(dir + "/" + c.name)
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err == nil && bytes.Equal(have, c.text) {
			return nil
		}
		c.name = strings.TrimSuffix(was, ext) + "-" + itoa(n) + ext
	}
	if c.name != was {
		draft.Body = strings.NewReplacer("]("+was+")", "]("+c.name+")", "]("+was+" ", "]("+c.name+" ").Replace(draft.Body)
		if draft.Front.Image.Src == was {
			draft.Front.Image.Src = c.name
		}
		for i := range draft.Front.Attachments {
			if draft.Front.Attachments[i].File == was {
				draft.Front.Attachments[i].File = c.name
			}
		}
	}
	if r.DryRun {
		return nil
	}
	return content.WriteNew(r.Root, dir+"/"+c.name, c.text)
}
