package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"balagh/internal/author"
	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
)

type newFlags struct {
	title, language, date, place, summary string
	scope, series, slug, publishAt        string
	regions, tags                         []string
	part                                  int
	draft, noDraft, ask, json             bool
}

func newCommand(t *terminal) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Begin a release, a page or a translation",
		Long:  "new writes the file that a text begins with: its fields explained in your language,\nits folder named, a draft until you say otherwise. It never overwrites.",
		Args:  t.noWord,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newReleaseCommand(t), newPageCommand(t), newTranslationCommand(t))
	return c
}

func newReleaseCommand(t *terminal) *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "release",
		Short: "Begin a release: asks for what it needs",
		Long: "release asks for title, language, day, place, regions, topics and summary, each with\n" +
			"a proposal, and writes content/releases/YEAR/NAME/LANGUAGE.md as a draft. What a flag\n" +
			"gives is not asked. Where nobody sits at a terminal nothing is asked: the title must\n" +
			"then be given.",
		Example: "  balagh new release\n" +
			"  balagh new release --title \"لقاء تواصلي بالداخلة\" --region dakhla-oued-ed-dahab --tag rencontres-adherents\n" +
			"  balagh new release --title \"Une agence à Agadir\" --language fr --date 2026-12-01 --no-draft",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return runNew(c.Context(), t, c.InOrStdin(), content.Release, f, c.Flags().Changed)
		},
	}
	f.add(c, t)
	flags := c.Flags()
	flags.StringVar(&f.date, "date", "", "its `day`: 2026-12-01, 1/12/2026, \"1 décembre 2026\" (default: today)")
	flags.StringVar(&f.place, "place", "", "the `city` of the dateline")
	flags.StringSliceVar(&f.regions, "region", nil, "a `region`: id, label or alias; may be repeated")
	flags.StringSliceVar(&f.tags, "tag", nil, "a `topic`: id, label or alias; may be repeated")
	flags.StringVar(&f.scope, "scope", "", "regional or national")
	flags.StringVar(&f.series, "series", "", "the `series` it belongs to")
	flags.IntVar(&f.part, "part", 0, "its `number` in the series")
	for name, of := range map[string]func(*config.Site) *config.Vocabulary{
		"region": func(s *config.Site) *config.Vocabulary { return s.Regions },
		"tag":    func(s *config.Site) *config.Vocabulary { return s.Tags },
		"series": func(s *config.Site) *config.Vocabulary { return s.Series },
	} {
		c.RegisterFlagCompletionFunc(name, completeTerms(t, of))
	}
	c.RegisterFlagCompletionFunc("scope", cobra.FixedCompletions(content.Scopes(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func newPageCommand(t *terminal) *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:     "page",
		Short:   "Begin a standing page: asks for what it needs",
		Long:    "page asks for title, language and summary and writes content/pages/NAME/LANGUAGE.md\nas a draft.",
		Example: "  balagh new page\n  balagh new page --title \"اتصلوا بنا\" --slug contact",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return runNew(c.Context(), t, c.InOrStdin(), content.Standing, f, c.Flags().Changed)
		},
	}
	f.add(c, t)
	return c
}

// add adds the flags that a release and a page share.
func (f *newFlags) add(c *cobra.Command, t *terminal) {
	flags := c.Flags()
	flags.StringVar(&f.title, "title", "", "its `title`")
	flags.StringVar(&f.language, "language", "", "`code` of the language of the original (default: by the letters of the title)")
	flags.StringVar(&f.summary, "summary", "", "a `sentence` or two for lists and shared links")
	flags.StringVar(&f.slug, "slug", "", "`name` of the folder and of the address (default: from the title)")
	flags.StringVar(&f.publishAt, "publish-at", "", "withhold it until this `moment`: 2026-12-01T09:00")
	flags.BoolVar(&f.draft, "draft", true, "begin as a draft")
	flags.BoolVar(&f.noDraft, "no-draft", false, "begin ready to be published")
	flags.BoolVar(&f.ask, "ask", true, "ask for what is not given; --ask=false takes what is proposed")
	flags.BoolVar(&f.json, "json", false, "say what was written as JSON")
	c.RegisterFlagCompletionFunc("language", completeLanguages(t))
}

// beginning is a new release or page in the making.
type beginning struct {
	*workshop
	ask   *asker // nil: nobody is asked
	flags newFlags
	given func(flag string) bool
	author.New
}

func runNew(ctx context.Context, t *terminal, in io.Reader, kind content.Kind, f newFlags, given func(string) bool) error {
	w, err := openWorkshop(t)
	if err != nil {
		return err
	}
	defer w.root.Close()
	for _, text := range []*string{&f.title, &f.place, &f.summary} {
		*text = strings.TrimSpace(strings.Map(bare, *text))
	}
	b := &beginning{workshop: w, flags: f, given: given, New: author.New{Kind: kind}}
	if f.ask {
		b.ask = newAsker(ctx, t, in)
	}
	if b.ask == nil && f.title == "" {
		return t.usage(titleMissing)
	}
	if err := b.gather(); err != nil {
		return err
	}
	d, err := author.Write(w.site, &b.New, t.lang)
	if err != nil {
		return t.usage(plain, err.Error())
	}
	return w.write(d, f.json, b.ID, func() { b.next(d.Path) })
}

// gather takes from flags, else from answers, else from proposals, what the file
// begins with.
func (b *beginning) gather() error {
	steps := []func() error{b.title, b.language}
	if b.Kind == content.Release {
		steps = append(steps, b.date, b.place, b.regions, b.tags, b.series)
	}
	for _, step := range append(steps, b.summary, b.publishAt, b.id) {
		if err := step(); err != nil {
			return err
		}
	}
	b.Front.Draft = b.flags.draft && !b.flags.noDraft
	return nil
}

// next says how it goes on.
func (b *beginning) next(path string) {
	if b.Front.Draft {
		b.say(newDraft)
	}
	b.hint(plain, "balagh check")
	if len(b.site.Languages) > 1 {
		b.hint(plain, "balagh new translation "+strings.TrimSuffix(path, "/"+b.Lang+".md"))
	}
}

// write writes a new edition, or says why not. Nothing that exists is touched.
func (w *workshop) write(d author.Draft, asJSON bool, id string, next func()) error {
	if diag.Count(d.Remarks, diag.Error) > 0 {
		for _, r := range d.Remarks { // the file is not there, so its lines say nothing
			w.say(plain, r.Message.In(w.lang, r.Args)+" ["+r.Rule+"]")
		}
		return errProblems
	}
	err := content.WriteNew(w.root, d.Path, d.Text)
	if errors.Is(err, fs.ErrExist) {
		return w.usage(fileExists, d.Path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %s", d.Path, cause(err))
	}
	if asJSON {
		e := json.NewEncoder(w.out)
		e.SetEscapeHTML(false)
		return e.Encode(writtenJSON{Version: 1, ID: id, Path: d.Path})
	}
	fmt.Fprintln(w.out, writtenText.In(w.lang, []string{d.Path}))
	next()
	return nil
}

// writtenJSON says to an editor what to open.
type writtenJSON struct {
	Version int    `json:"version"`
	ID      string `json:"id"`
	Path    string `json:"path"`
}

// part is the number in a series, which must be named for it.
func (b *beginning) series() error {
	f := &b.flags
	if f.scope != "" {
		if err := oneOf("scope", f.scope, content.Scopes(), b.lang); err != nil {
			return err
		}
		b.Front.Scope = f.scope
	}
	if f.part < 0 || f.part > 0 && f.series == "" {
		return b.usage(partAlone, strconv.Itoa(f.part))
	}
	b.Front.Part = f.part
	if f.series == "" {
		return nil
	}
	ids, err := b.terms("series", b.site.Series, []string{f.series})
	if err != nil || len(ids) != 1 {
		return err
	}
	b.Front.Series = ids[0]
	return nil
}
