package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"balagh/internal/author"
)

func newTranslationCommand(t *terminal) *cobra.Command {
	asJSON := false
	c := &cobra.Command{
		Use:   "translation PATH [LANGUAGE]",
		Short: "Begin the translation of a release or page",
		Long: "translation writes the edition that PATH, a folder, a file or an id, lacks. Each text of\n" +
			"the original stands above an empty one, the body paragraph by paragraph in comments\n" +
			"that no page shows. The translation is a draft of its own: until the line draft = true\n" +
			"is deleted, the original stays public without it.",
		Example: "  balagh new translation content/releases/2026/agence-agadir\n" +
			"  balagh new translation agence-agadir fr",
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: completeBundles(t),
		RunE: func(_ *cobra.Command, args []string) error {
			return newTranslation(t, args, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "say what was written as JSON")
	return c
}

func newTranslation(t *terminal, args []string, asJSON bool) error {
	w, err := openWorkshop(t)
	if err != nil {
		return err
	}
	defer w.root.Close()
	dir, _, err := w.find(args[0])
	if err != nil {
		return err
	}
	b, err := w.open(dir)
	if err != nil {
		return err
	}
	code, err := w.missing(b, args[1:])
	if err != nil {
		return err
	}
	d, err := author.Translate(w.site, b, code, t.lang)
	if err != nil {
		return err
	}
	return w.write(d, asJSON, dir[strings.LastIndexByte(dir, '/')+1:], func() {
		w.say(translationDraft)
		w.hint(plain, "balagh translated "+d.Path)
	})
}

// missing is the language to translate into: the one that is named, else the
// only one that is not there.
func (w *workshop) missing(b *author.Bundle, named []string) (string, error) {
	missing := b.Missing(w.site)
	if len(named) == 0 {
		switch len(missing) {
		case 0:
			return "", w.usage(nothingMissing, b.Dir)
		case 1:
			return missing[0], nil
		}
		return "", w.usage(languageWanted, strings.Join(missing, ", "))
	}
	code := strings.TrimSuffix(named[0], ".md")
	if v := b.In(code); v != nil {
		return "", w.usage(fileExists, v.Path)
	}
	if !slices.Contains(missing, code) {
		var codes []string
		for _, l := range w.site.Languages {
			codes = append(codes, l.Code)
		}
		return "", w.usage(languageUnknown, named[0], strings.Join(codes, ", "))
	}
	return code, nil
}
