package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"balagh/internal/author"
	"balagh/internal/check"
	"balagh/internal/diag"
)

func translatedCommand(t *terminal) *cobra.Command {
	all, asJSON := false, false
	c := &cobra.Command{
		Use:   "translated PATH…",
		Short: "Record that a translation follows its original as it is now",
		Long: "translated writes into a translation the print of the original it was read against, and\n" +
			"takes away the comments that held the original's paragraphs. Every other byte stays.\n" +
			"PATH is the translation's file, or a folder or id for all of its translations. --all\n" +
			"records every translation of the site that has no print yet; those that have fallen\n" +
			"behind their originals are left, for nobody has read them again.",
		Example:           "  balagh translated content/releases/2026/agence-agadir/fr.md\n  balagh translated agence-agadir\n  balagh translated --all",
		ValidArgsFunction: completeBundles(t),
		Args: func(_ *cobra.Command, args []string) error {
			if (len(args) == 0) != all {
				return t.usage(pathOrAll)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return translated(t, args, all, asJSON) },
	}
	c.Flags().BoolVar(&all, "all", false, "every translation that has no print yet")
	c.Flags().BoolVar(&asJSON, "json", false, "say what was recorded as JSON")
	return c
}

// recorder is one run of the command.
type recorder struct {
	*workshop
	all     bool
	written []string // paths whose print was written
	current []string // paths that said so already
	refused int
}

func translated(t *terminal, args []string, all, asJSON bool) error {
	w, err := openWorkshop(t)
	if err != nil {
		return err
	}
	defer w.root.Close()
	r := &recorder{workshop: w, all: all, written: []string{}, current: []string{}}
	if all {
		args = slices.Sorted(maps.Values(w.ids))
	}
	for _, name := range args {
		if err := r.path(name); err != nil {
			return err
		}
	}
	if asJSON {
		e := json.NewEncoder(t.out)
		e.SetEscapeHTML(false)
		if err := e.Encode(struct {
			Version  int      `json:"version"`
			Recorded []string `json:"recorded"`
			Current  []string `json:"current"`
		}{1, r.written, r.current}); err != nil {
			return err
		}
	}
	if r.refused > 0 {
		return errProblems
	}
	if all && !asJSON && len(r.written) == 0 {
		t.say(nothingToRecord)
	}
	for _, p := range r.written {
		if !asJSON {
			fmt.Fprintln(t.out, recordedText.In(t.lang, []string{p}))
		}
	}
	for _, p := range r.current {
		if !asJSON && !all {
			fmt.Fprintln(t.out, currentText.In(t.lang, []string{p}))
		}
	}
	return nil
}

// path records the translations that one path means.
func (r *recorder) path(name string) error {
	dir, code, err := r.find(name)
	if err != nil {
		return err
	}
	b, err := author.Open(r.site, r.root.FS(), dir)
	if errors.Is(err, author.ErrNone) && r.all {
		return nil // a folder without an edition
	}
	if err != nil && !errors.Is(err, author.ErrNone) {
		return err
	}
	if err != nil || code != "" && b.In(code) == nil && diag.Count(b.Remarks, diag.Error) == 0 {
		return r.usage(noSuchPath, name)
	}
	if diag.Count(b.Remarks, diag.Error) > 0 {
		diag.WriteLines(r.err, diag.Sort(b.Remarks), r.lang)
		r.refused++
		return nil
	}
	if code == b.Original.Lang {
		return r.usage(isOriginal, b.Original.Path)
	}
	if len(b.Versions) == 1 && !r.all {
		return r.usage(noTranslation, dir)
	}
	for i := range b.Versions {
		v := &b.Versions[i]
		if v.Path == b.Original.Path || code != "" && v.Lang != code || r.all && v.Front.TranslatedFrom != "" {
			continue
		}
		if err := r.record(b, v); err != nil {
			return err
		}
	}
	return nil
}

func (r *recorder) record(b *author.Bundle, v *author.Version) error {
	text, err := author.Record(r.site, b, v)
	if errors.Is(err, author.ErrUnfinished) {
		if !r.all {
			r.say(titleUnwritten, v.Path)
			r.refused++
		}
		return nil
	}
	if bytes.Equal(text, v.Text.Source.Text) {
		r.current = append(r.current, v.Path)
		r.draft(v)
		return nil
	}
	draft, err := check.Open(r.root, v.Path)
	if err != nil {
		return err
	}
	if !bytes.Equal(draft.Text, v.Text.Source.Text) {
		err = check.ErrChanged
	} else {
		err = draft.Replace(text)
	}
	if errors.Is(err, check.ErrChanged) {
		r.say(changedText, v.Path)
		r.refused++
		return nil
	}
	if err != nil {
		return err
	}
	r.written = append(r.written, v.Path)
	r.draft(v)
	return nil
}

// draft says that a translation is done and still not public.
func (r *recorder) draft(v *author.Version) {
	if v.Front.Draft {
		r.say(stillDraft, v.Path)
	}
}
