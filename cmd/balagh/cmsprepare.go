package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"balagh/internal/author"
	"balagh/internal/check"
	"balagh/internal/diag"
)

// prepareTexts makes the texts of a site such as editors in the browser see. One
// that cannot be read is told and left; so is one whose new name is taken.
func prepareTexts(t *terminal) error {
	w, err := openWorkshop(t)
	if err != nil {
		return err
	}
	defer w.root.Close()
	made, left := 0, 0
	for _, dir := range slices.Sorted(maps.Values(w.ids)) {
		b, err := author.Open(w.site, w.root.FS(), dir)
		if errors.Is(err, author.ErrNone) {
			continue // a folder without an edition
		}
		if err != nil {
			return err
		}
		if diag.Count(b.Remarks, diag.Error) > 0 {
			diag.WriteLines(t.err, diag.Sort(b.Remarks), t.lang)
			left++
			continue
		}
		for i := range b.Versions {
			switch did, err := w.prepare(b, &b.Versions[i]); {
			case errors.Is(err, fs.ErrExist), errors.Is(err, check.ErrChanged):
				t.say(plain, err.Error())
				left++
			case err != nil:
				return err
			case did:
				made++
			}
		}
	}
	if left > 0 {
		return errProblems
	}
	if made == 0 {
		t.say(cmsAllReady)
	}
	return nil
}

// prepare gives one edition its name and its text, and reports whether it had
// others.
func (w *workshop) prepare(b *author.Bundle, v *author.Version) (bool, error) {
	name, text := author.Prepare(b, v)
	if name == v.Path && bytes.Equal(text, v.Text.Source.Text) {
		return false, nil
	}
	if name != v.Path {
		if _, err := w.root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return false, fmt.Errorf("%s: %w", name, fs.ErrExist)
		}
	}
	draft, err := check.Open(w.root, v.Path)
	if err != nil {
		return false, err
	}
	if !bytes.Equal(draft.Text, v.Text.Source.Text) {
		return false, fmt.Errorf("%s: %w", v.Path, check.ErrChanged)
	}
	if !bytes.Equal(text, draft.Text) {
		if err := draft.Replace(text); err != nil {
			return false, err
		}
	}
	if name != v.Path {
		if err := w.root.Rename(v.Path, name); err != nil {
			return false, err
		}
	}
	fmt.Fprintln(w.out, cmsReady.In(w.lang, []string{name}))
	return true, nil
}

var (
	cmsReady    = diag.Text{AR: "أُعد {0}", FR: "prêt : {0}", EN: "ready: {0}"}
	cmsAllReady = diag.Text{AR: "كل النصوص معدة من قبل", FR: "tous les textes sont déjà prêts", EN: "every text is ready already"}
)
