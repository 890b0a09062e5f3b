package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"balagh/internal/build"
	"balagh/internal/diag"
)

type digestFlags struct {
	build.LetterOptions
	out, at string
	json    bool
}

func digestCommand(t *terminal) *cobra.Command {
	var f digestFlags
	c := &cobra.Command{
		Use:   "digest",
		Short: "Make the newsletter of a period; never send it",
		Long: "digest makes a newsletter of the releases of a period, in each language of the\n" +
			"site: a message in HTML, the same as plain text, and its subject. It shows what\n" +
			"the public site shows and nothing else. Sending it is left to people.",
		Example: "  balagh digest\n  balagh digest --since 2025-06-01 --until 2025-06-30 --lang ar\n  balagh digest --region souss-massa --out letter --json",
		Args:    cobra.NoArgs,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if t.langFlag = f.Lang; t.langFlag != "" {
				t.lang = language(f.Lang)
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return runDigest(c.Context(), t, f) },
	}
	c.Flags().StringVar(&f.Since, "since", "", "first `day` (default: the first of the last month that is over)")
	c.Flags().StringVar(&f.Until, "until", "", "last `day` (default: the last of that month; with --since, today)")
	c.Flags().StringVar(&f.Lang, "lang", "", "`language` of the newsletter and of messages (default: a newsletter for each language of the site)")
	c.Flags().StringVar(&f.Tag, "tag", "", "releases of this `topic` only")
	c.Flags().StringVar(&f.Region, "region", "", "releases of this `region` only")
	c.Flags().StringVar(&f.out, "out", filepath.Join(".balagh", "digest"), "`folder` to write into")
	c.Flags().StringVar(&f.at, "at", "", "make it as of this `moment` (default: SOURCE_DATE_EPOCH, then now)")
	c.Flags().BoolVar(&f.json, "json", false, "report as JSON")
	return c
}

func runDigest(ctx context.Context, t *terminal, f digestFlags) error {
	o, root, err := t.source(f.at)
	if err != nil {
		return err
	}
	defer root.Close()
	letters, report, err := build.Digest(ctx, o, f.LetterOptions)
	if err != nil {
		return t.digestError(err, f)
	}
	if report.Failed {
		t.report(report, f.out, nil)
		return errProblems
	}
	out := digestJSON{Version: 1, Letters: []letterJSON{}}
	for _, l := range letters {
		made, err := t.writeLetter(l, f.out)
		if err != nil {
			return err
		}
		out.Letters = append(out.Letters, made)
	}
	if f.json {
		e := json.NewEncoder(t.out)
		e.SetEscapeHTML(false)
		return e.Encode(out)
	}
	for _, l := range out.Letters {
		if l.Count == 0 {
			t.say(digestEmpty, l.Lang, l.Since, l.Until)
			continue
		}
		for _, name := range l.Files {
			fmt.Fprintln(t.out, name)
		}
	}
	return nil
}

// digestError tells wrong words of the command line from the machine's failures.
func (t *terminal) digestError(err error, f digestFlags) error {
	var no *build.TermError
	said := func(text diag.Text, args ...string) error { return usageError{errors.New(text.In(t.lang, args))} }
	switch {
	case errors.Is(err, build.ErrAt):
		return said(atForm)
	case errors.Is(err, build.ErrDay):
		return said(digestDay)
	case errors.Is(err, build.ErrPeriod):
		return said(digestPeriod)
	case errors.Is(err, build.ErrLanguage):
		return said(digestLanguage, f.Lang)
	case errors.As(err, &no) && no.Near != "":
		return said(digestNear, no.Vocabulary, no.Name, no.Near)
	case errors.As(err, &no):
		return said(digestTerm, no.Vocabulary, no.Name)
	}
	return err
}

// letterNames are the files of a newsletter. They are always the same, so that
// a mailing program finds them.
func letterNames(lang string) []string {
	return []string{"digest." + lang + ".html", "digest." + lang + ".txt", "subject." + lang + ".txt"}
}

// writeLetter writes a newsletter. One of no release is not written, and that of
// an earlier period taken away, or it would be sent again.
func (t *terminal) writeLetter(l build.Letter, out string) (letterJSON, error) {
	j := letterJSON{
		Lang: l.Lang, Subject: l.Page.Subject, Since: l.Since.Format(time.DateOnly), Until: l.Until.AddDate(0, 0, -1).Format(time.DateOnly),
		Count: l.Page.Count, Bytes: len(l.HTML), Files: []string{}, Releases: []letterRelease{},
	}
	dir := t.below(out)
	for i, name := range letterNames(l.Lang) {
		to := filepath.Join(dir, name)
		if l.Page.Count == 0 {
			if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return j, err
			}
			continue
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return j, err
		}
		text := [][]byte{l.HTML, l.Text, []byte(l.Page.Subject + "\n")}[i]
		if err := os.WriteFile(to, text, 0o666); err != nil {
			return j, err
		}
		j.Files = append(j.Files, filepath.ToSlash(filepath.Join(out, name)))
	}
	for _, g := range l.Page.Groups {
		for _, i := range g.Items {
			j.Releases = append(j.Releases, letterRelease{i.URL, i.Title.Text})
		}
	}
	return j, nil
}

// digestJSON is the report as machines read it; both days belong to the period.
type digestJSON struct {
	Version int          `json:"version"`
	Letters []letterJSON `json:"letters"`
}

type letterJSON struct {
	Lang     string          `json:"lang"`
	Subject  string          `json:"subject"`
	Since    string          `json:"since"`
	Until    string          `json:"until"`
	Count    int             `json:"count"`
	Bytes    int             `json:"bytes"`
	Files    []string        `json:"files"`
	Releases []letterRelease `json:"releases"` // those shown, newest first
}

type letterRelease struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

var (
	digestEmpty    = diag.Text{AR: "‹{0}›: لا بلاغات من {1} إلى {2}؛ لم تُكتب نشرة", FR: "{0} : aucun communiqué du {1} au {2} ; pas de lettre", EN: "{0}: no release from {1} to {2}; no newsletter was written"}
	digestDay      = diag.Text{AR: "اكتب --since و--until هكذا: 2025-06-01", FR: "écrivez --since et --until ainsi : 2025-06-01", EN: "write --since and --until as 2025-06-01"}
	digestPeriod   = diag.Text{AR: "تنتهي الفترة قبل أن تبدأ: --since بعد --until", FR: "la période finit avant de commencer : --since est après --until", EN: "the period ends before it begins: --since is after --until"}
	digestLanguage = diag.Text{AR: "--lang {0}: ليست من لغات الموقع", FR: "--lang {0} : ce n’est pas une langue du site", EN: "--lang {0}: no language of the site"}
	digestNear     = diag.Text{AR: "‹{1}› ليس في {0} من site.toml؛ لعلك تقصد ‹{2}›", FR: "‹{1}› n’est pas dans {0} de site.toml ; vouliez-vous dire ‹{2}› ?", EN: "{1} is not in {0} of site.toml; did you mean {2}?"}
	digestTerm     = diag.Text{AR: "‹{1}› ليس في {0} من site.toml", FR: "‹{1}› n’est pas dans {0} de site.toml", EN: "{1} is not in {0} of site.toml"}
)
