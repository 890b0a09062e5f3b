package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"balagh/internal/build"
	"balagh/internal/check"
	"balagh/internal/diag"
)

// at returns the path of a file named on the command line, which counts from the
// folder of -C.
func (t *terminal) at(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(t.dir, name)
}

// readBaseline reads the baseline of the command line; nil when there is none.
func (c *checking) readBaseline() (*check.Baseline, error) {
	name := c.flags.baseline
	if name == "" {
		return nil, nil
	}
	refuse := func(err error) error {
		return usageError{errors.New(baselineRefused.In(c.lang, []string{name, cause(err)}))}
	}
	info, err := os.Stat(c.at(name))
	if err != nil {
		return nil, refuse(err)
	}
	if !info.Mode().IsRegular() {
		return nil, refuse(errors.New("no regular file"))
	}
	text, err := os.ReadFile(c.at(name))
	if err != nil {
		return nil, refuse(err)
	}
	b, err := check.ReadBaseline(bytes.NewReader(text))
	if err != nil {
		return nil, refuse(err)
	}
	return b, nil
}

// writeBaseline writes down all there is to say today; what is left in the
// report is what no baseline may hold.
func (c *checking) writeBaseline(r *build.Report) error {
	all := diag.Sort(slices.Concat(r.Diagnostics, r.Known))
	var b bytes.Buffer
	if err := check.WriteBaseline(&b, all); err != nil {
		return err
	}
	if err := c.writeFile(c.flags.writeBaseline, b.Bytes()); err != nil {
		return err
	}
	baseline, err := check.ReadBaseline(&b)
	if err != nil {
		return err
	}
	r.Diagnostics, r.Known = baseline.Part(all)
	c.say(baselineDone, c.flags.writeBaseline)
	return nil
}

// writeSummary writes the report of a CI job in the team's language: the one
// that was chosen, else the first of the site.
func (c *checking) writeSummary(r *build.Report, l *diag.List) error {
	digest := diag.Digest{Releases: r.Releases}
	list := *l
	if c.langFlag == "" && os.Getenv("BALAGH_LANG") == "" && r.Language != "" {
		list.Lang = language(r.Language)
	}
	for _, w := range r.Withheld {
		if w.Draft {
			digest.Withheld = append(digest.Withheld, draftText.In(list.Lang, []string{w.Path}))
		} else {
			digest.Withheld = append(digest.Withheld, heldText.In(list.Lang, []string{w.Path, moment(r, w.Until)}))
		}
	}
	if !r.Next.IsZero() {
		digest.Next = moment(r, r.Next)
	}
	var b bytes.Buffer
	if err := diag.WriteSummary(&b, &list, digest); err != nil {
		return err
	}
	name := c.flags.summary
	if name != os.Getenv("GITHUB_STEP_SUMMARY") {
		return c.writeFile(name, b.Bytes())
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666) // the file is that of the whole step
	if err != nil {
		return fmt.Errorf("write the summary: %s", cause(err))
	}
	_, err = f.Write(b.Bytes())
	return errors.Join(err, f.Close())
}

func (c *checking) writeFile(name string, text []byte) error {
	if err := os.WriteFile(c.at(name), text, 0o666); err != nil {
		return fmt.Errorf("write %s: %s", name, cause(err))
	}
	return nil
}

// cause is what went wrong without the machine's path.
func cause(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
