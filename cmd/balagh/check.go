package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"balagh/internal/build"
	"balagh/internal/check"
	"balagh/internal/diag"
)

type checkFlags struct {
	format, failOn, since, isolates  string
	summary, baseline, writeBaseline string
	at                               string
	fix, diff, drafts, strict        bool
}

var (
	formats    = []string{"text", "line", "json", "sarif", "github", "gitlab"}
	severities = []string{"note", "warning", "error"} // in the order of diag.Severity
	switches   = []string{"auto", "on", "off"}
)

func checkCommand(t *terminal) *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check",
		Short: "Tell every mistake, and mend what is safe to mend",
		Long: "check reads the whole site as build does and tells all there is to say of it:\n" +
			"errors first, and with --since the files that changed first. It writes nothing\n" +
			"but what --fix mends. The exit code does not depend on the format.",
		Example: "  balagh check\n  balagh check --fix\n  balagh check --format github --since origin/main --summary \"$GITHUB_STEP_SUMMARY\"",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runCheck(c.Context(), t, f) },
	}
	c.Flags().StringVar(&f.format, "format", "text", "`form` of the report: "+strings.Join(formats, ", "))
	c.Flags().BoolVar(&f.fix, "fix", false, "mend what is safe to mend")
	c.Flags().BoolVar(&f.diff, "diff", false, "show what --fix would do and what else is proposed; write nothing")
	c.Flags().StringVar(&f.failOn, "fail-on", "error", "exit with 1 from this `level` on: error, warning or note")
	c.Flags().StringVar(&f.since, "since", "", "tell the files changed since this git `revision` first")
	c.Flags().StringVar(&f.summary, "summary", "", "write a Markdown report to this `file`")
	c.Flags().StringVar(&f.baseline, "baseline", "", "pass over the remarks known to this `file`")
	c.Flags().StringVar(&f.writeBaseline, "write-baseline", "", "write today's remarks to this `file`, to pass over them later")
	c.Flags().BoolVar(&f.drafts, "drafts", false, "check as if drafts were shown")
	c.Flags().StringVar(&f.at, "at", "", "check the site at this `moment` (default: SOURCE_DATE_EPOCH, then now)")
	c.Flags().BoolVar(&f.strict, "strict", false, "the same as --fail-on warning")
	c.Flags().StringVar(&f.isolates, "isolates", "auto", "keep quoted Arabic from moving its neighbours: auto, on or off")
	for name, words := range map[string][]string{"format": formats, "fail-on": severities, "isolates": switches} {
		c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
	return c
}

// checking is one run of the command.
type checking struct {
	*terminal
	flags   checkFlags
	root    *os.Root
	options build.Options
	changed func(path string) bool
}

func runCheck(ctx context.Context, t *terminal, f checkFlags) error {
	if err := f.valid(t.lang); err != nil {
		return err
	}
	o, root, err := t.source(f.at)
	if err != nil {
		return err
	}
	defer root.Close()
	o.Drafts = f.drafts
	c := &checking{terminal: t, flags: f, root: root, options: o}
	if c.options.Baseline, err = c.readBaseline(); err != nil {
		return err
	}
	if f.since != "" {
		if c.changed, err = changedSince(ctx, t, f.since); err != nil {
			return err
		}
	}
	return c.run(ctx)
}

// valid wants words that are known and do not contradict each other.
func (f *checkFlags) valid(lang string) error {
	for _, w := range []struct {
		flag, value string
		accepted    []string
	}{{"format", f.format, formats}, {"fail-on", f.failOn, severities}, {"isolates", f.isolates, switches}} {
		if !slices.Contains(w.accepted, w.value) {
			return usageError{errors.New(wordForm.In(lang, []string{w.flag, w.value, strings.Join(w.accepted, ", ")}))}
		}
	}
	if f.diff && f.format != "text" {
		return usageError{errors.New(diffAlone.In(lang, []string{f.format}))}
	}
	return nil
}

func (c *checking) run(ctx context.Context) error {
	report, err := build.Check(ctx, c.options)
	switch {
	case errors.Is(err, build.ErrAt):
		return usageError{errors.New(atForm.In(c.lang, nil))}
	case err != nil:
		return errors.Join(c.write(report, c.failure(err)), err)
	case c.flags.diff:
		if err := c.diff(report); err != nil {
			return err
		}
		c.counts(report)
		return c.verdict(report)
	}
	if c.flags.fix {
		if report, err = c.fix(ctx, report); err != nil {
			return err
		}
	}
	if c.flags.writeBaseline != "" {
		if err := c.writeBaseline(report); err != nil {
			return err
		}
	}
	if err := c.write(report, ""); err != nil {
		return err
	}
	return c.verdict(report)
}

// verdict is the exit code: the same whatever the format.
func (c *checking) verdict(r *build.Report) error {
	level := diag.Severity(slices.Index(severities, c.flags.failOn))
	if c.flags.strict {
		level = min(level, diag.Warning)
	}
	for _, d := range r.Diagnostics {
		if d.Severity >= level {
			return errProblems
		}
	}
	return nil
}

// write writes the report in the form that is wanted, and the summary.
func (c *checking) write(r *build.Report, failure string) error {
	list := c.list(r, failure)
	style := diag.Style{Colour: colour(c.out), Isolates: c.flags.isolates == "on" || c.flags.isolates == "auto" && isTerminal(c.out)}
	var err error
	switch c.flags.format {
	case "text":
		err = diag.WriteText(c.out, list, style)
		if failure == "" {
			c.counts(r)
		}
	case "line":
		err = diag.WriteLines(c.out, list.Diagnostics, c.lang)
	case "json":
		err = diag.WriteJSON(c.out, list)
	case "sarif":
		err = diag.WriteSARIF(c.out, list)
	case "github":
		style.Isolates = c.flags.isolates != "off"
		err = diag.WriteGitHub(c.out, list, style)
	case "gitlab":
		err = diag.WriteGitLab(c.out, list)
	}
	if err == nil && c.flags.summary != "" {
		err = c.writeSummary(r, list)
	}
	return err
}

func (c *checking) list(r *build.Report, failure string) *diag.List {
	ordered := diag.Order(check.Cap(r.Diagnostics), c.changed)
	return &diag.List{
		Diagnostics: ordered, Prints: check.Fingerprints(ordered), Totals: diag.Total(r.Diagnostics), Known: len(r.Known),
		Rules: check.Rules(), Lang: c.lang, Version: programVersion(), Prefix: c.prefix(), Source: c.source(), Failure: failure,
	}
}

// counts ends the text form.
func (c *checking) counts(r *build.Report) {
	n := diag.Total(r.Diagnostics)
	if len(r.Known) > 0 {
		c.say(knownText, strconv.Itoa(len(r.Known)))
	}
	if len(r.Diagnostics) == 0 {
		c.say(checkClean)
		return
	}
	c.say(checkCounts, strconv.Itoa(n.Errors), strconv.Itoa(n.Warnings), strconv.Itoa(n.Notes), strconv.Itoa(n.Files))
	if n.Fixable > 0 && !c.flags.fix {
		c.say(fixableText, strconv.Itoa(n.Fixable))
		c.hint(fixHint)
	}
}

// failure is what kept a run from its end, without the machine's path.
func (c *checking) failure(err error) string {
	text := strings.ReplaceAll(err.Error(), "\n", "; ")
	if abs, e := filepath.Abs(c.dir); e == nil {
		text = strings.ReplaceAll(text, abs+string(filepath.Separator), "")
		text = strings.ReplaceAll(text, abs, ".")
	}
	return text
}

// prefix is the place of the site in its repository where a build service says
// what the repository is: its annotations count from there.
func (c *checking) prefix() string {
	root := ""
	switch c.flags.format {
	case "github", "sarif":
		root = os.Getenv("GITHUB_WORKSPACE")
	case "gitlab":
		root = os.Getenv("CI_PROJECT_DIR")
	}
	if root == "" {
		return ""
	}
	site, err := filepath.Abs(c.dir)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(root, site)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel) + "/"
}

// source reads files again for their excerpts, one at a time: remarks on one
// file follow each other.
func (c *checking) source() func(string) *diag.Source {
	var last string
	var held *diag.Source
	return func(path string) *diag.Source {
		if held != nil && path == last {
			return held
		}
		last, held = path, nil
		if info, err := c.root.Stat(path); err == nil && info.Mode().IsRegular() {
			if text, err := c.root.ReadFile(path); err == nil {
				held = diag.NewSource(path, text)
			}
		}
		return held
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func colour(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
