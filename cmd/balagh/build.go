package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	balagh "balagh"
	"balagh/internal/build"
	"balagh/internal/check"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/output"
)

type buildFlags struct {
	out, at, baseURL     string
	drafts, full, strict bool
	json, webp           bool
	profile              string
}

func buildCommand(t *terminal) *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Make the site: only what differs",
		Long: "build makes the site in a folder. It plans every page, compares the plan with\n" +
			"what the folder remembers, makes only what differs and switches it in as a\n" +
			"whole. A mistake in a file stops it before the folder is touched.",
		Example: "  balagh build\n  balagh build --at 2025-07-01T09:00 --drafts --out /tmp/preview",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runBuild(c.Context(), t, f) },
	}
	c.Flags().StringVar(&f.out, "out", "public", "`folder` to write")
	f.deciding(c)
	c.Flags().BoolVar(&f.full, "full", false, "make every file anew")
	c.Flags().BoolVar(&f.strict, "strict", false, "treat a warning as an error")
	c.Flags().BoolVar(&f.json, "json", false, "report as JSON")
	c.Flags().StringVar(&f.profile, "profile", "", "write CPU and memory profiles into this `folder`")
	return c
}

func runBuild(ctx context.Context, t *terminal, f buildFlags) (failed error) {
	var phase func(string)
	if f.profile != "" {
		p, err := startProfile(t.below(f.profile))
		if err != nil {
			return err
		}
		defer func() { failed = errors.Join(failed, p.stop()) }()
		phase = p.phase
	}
	o, out, done, err := t.options(f)
	if err != nil {
		return err
	}
	defer done()
	show, wipe := t.progress()
	o.Target, o.Full, o.Progress, o.Phase = output.NewFolder(out), f.full, show, phase
	report, err := build.Run(ctx, o)
	wipe()
	if usage := f.wrong(err, t.lang); usage != nil {
		return usage
	}
	if f.json {
		if werr := t.reportJSON(report, f.out, err); werr != nil {
			return werr
		}
	} else {
		t.report(report, f.out, err)
	}
	if err == nil && report.Failed {
		return errProblems
	}
	return err
}

// options are what the command line says of a site and of the folder it goes to;
// done gives back what was opened for them.
func (t *terminal) options(f buildFlags) (o build.Options, out string, done func() error, err error) {
	o, root, err := t.source(f.at)
	if err != nil {
		return o, "", nil, err
	}
	if out, err = t.outDir(f.out); err != nil {
		return o, "", nil, errors.Join(err, root.Close())
	}
	o.BaseURL, o.Drafts, o.Strict, o.WebP = f.baseURL, f.drafts, f.strict, f.webp
	return o, out, root.Close, nil
}

// source opens the site that a command reads, at a moment that may be "". The
// root is the caller's to close.
func (t *terminal) source(at string) (o build.Options, root *os.Root, err error) {
	now := time.Now()
	moment, err := epoch(now, os.Getenv("SOURCE_DATE_EPOCH"), t.lang)
	if err != nil {
		return o, nil, err
	}
	if root, err = os.OpenRoot(t.dir); err != nil {
		return o, nil, err
	}
	return build.Options{Site: content.Folder(root), Dir: t.dir, Defaults: balagh.Files, At: moment, AtText: at, Now: now}, root, nil
}

// wrong is what of the command line a build could not use, or nothing.
func (f buildFlags) wrong(err error, lang string) error {
	switch {
	case errors.Is(err, build.ErrAt):
		return usageError{errors.New(atForm.In(lang, nil))}
	case errors.Is(err, build.ErrBaseURL):
		return usageError{errors.New(baseURLForm.In(lang, []string{f.baseURL}))}
	}
	return nil
}

// deciding declares the flags that decide the bytes of a site.
func (f *buildFlags) deciding(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.at, "at", "", "show the site at this `moment` (default: SOURCE_DATE_EPOCH, then now)")
	flags.StringVar(&f.baseURL, "base-url", "", "publish under this `address` instead of site.toml's")
	flags.BoolVar(&f.drafts, "drafts", false, "show drafts, marked")
	flags.BoolVar(&f.webp, "webp", false, "offer the releases' pictures as WebP, too; cwebp must be on the PATH")
}

// below is a path of the command line, which counts from the folder of -C.
func (t *terminal) below(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(t.dir, name)
}

// outDir is the output folder as a path, refused where it would be the site's
// own folder or one above it.
func (t *terminal) outDir(name string) (string, error) {
	dir := t.below(name)
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	site, err := filepath.Abs(t.dir)
	if err != nil {
		return "", err
	}
	// Through a link the site's folder may have another name.
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	if real, err := filepath.EvalSymlinks(site); err == nil {
		site = real
	}
	if rel, err := filepath.Rel(abs, site); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", usageError{errors.New(outInside.In(t.lang, []string{name}))}
	}
	if rel, err := filepath.Rel(site, abs); err == nil {
		switch top, _, _ := strings.Cut(filepath.ToSlash(rel), "/"); top {
		case "content", "layouts", "static", ".balagh", ".git":
			return "", usageError{errors.New(outSource.In(t.lang, []string{name, top}))}
		}
	}
	return dir, nil
}

// epoch is the moment of the build before --at: SOURCE_DATE_EPOCH, else now.
func epoch(now time.Time, value, lang string) (time.Time, error) {
	if value == "" {
		return now, nil
	}
	sec, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return now, usageError{errors.New(epochForm.In(lang, []string{value}))}
	}
	return time.Unix(sec, 0), nil
}

// removedMost is how many removed addresses are named; the rest are counted.
const removedMost = 20

// remarksMost is how many remarks a build names; check tells them all.
const remarksMost = 200

// report says what was done.
func (t *terminal) report(r *build.Report, out string, err error) {
	var loud []diag.Diagnostic
	for _, d := range r.Diagnostics {
		if d.Severity > diag.Note {
			loud = append(loud, d)
		}
	}
	loud = check.Cap(loud)
	if len(loud) > remarksMost {
		rest := r.Count(diag.Error) + r.Count(diag.Warning) - remarksMost
		diag.WriteLines(t.err, diag.Order(loud, nil)[:remarksMost], t.lang)
		t.say(moreRemarks, strconv.Itoa(rest))
	} else {
		diag.WriteLines(t.err, loud, t.lang)
	}
	errs, warnings := r.Count(diag.Error), r.Count(diag.Warning)
	if r.Failed {
		t.say(failedText, strconv.Itoa(errs), strconv.Itoa(warnings))
		return
	}
	if err != nil {
		return
	}
	for _, why := range r.Repaired {
		t.say(repairedText, why)
	}
	if notes := r.Count(diag.Note); warnings+notes > 0 {
		t.say(warningsText, strconv.Itoa(warnings), strconv.Itoa(notes))
	}
	if len(r.Known) > 0 {
		t.say(knownText, strconv.Itoa(len(r.Known)))
	}
	t.withheld(r)
	for i, p := range r.Removed {
		if i == removedMost {
			fmt.Fprintln(t.out, moreText.In(t.lang, []string{strconv.Itoa(len(r.Removed) - i)}))
			break
		}
		fmt.Fprintln(t.out, removedText.In(t.lang, []string{p}))
	}
	took := t.seconds(r.Took())
	if len(r.New)+len(r.Changed)+len(r.Removed) == 0 {
		fmt.Fprintln(t.out, nothingText.In(t.lang, []string{out, strconv.Itoa(r.Unchanged), took}))
		return
	}
	fmt.Fprintln(t.out, builtText.In(t.lang, []string{
		out, strconv.Itoa(len(r.New)), strconv.Itoa(len(r.Changed)), strconv.Itoa(r.Unchanged), strconv.Itoa(len(r.Removed)), took,
	}))
}

// seconds is a length of time, with the decimal mark of the language.
func (t *terminal) seconds(d time.Duration) string {
	s := strconv.FormatFloat(d.Seconds(), 'f', 2, 64)
	if t.lang == "en" {
		return s
	}
	return strings.Replace(s, ".", ",", 1)
}

// moment is a point in time as the site's clocks show it.
func moment(r *build.Report, at time.Time) string {
	return at.In(r.Zone()).Format("2006-01-02 15:04") + " (" + r.Zone().String() + ")"
}

func (t *terminal) withheld(r *build.Report) {
	for _, w := range r.Withheld {
		if w.Draft {
			fmt.Fprintln(t.out, draftText.In(t.lang, []string{w.Path}))
			continue
		}
		fmt.Fprintln(t.out, heldText.In(t.lang, []string{w.Path, moment(r, w.Until)}))
	}
	if !r.Next.IsZero() {
		fmt.Fprintln(t.out, nextText.In(t.lang, []string{moment(r, r.Next)}))
	}
}

// buildJSON is the report as machines read it.
type buildJSON struct {
	Version     int           `json:"version"`
	Out         string        `json:"out"`
	Failed      bool          `json:"failed"`
	Error       string        `json:"error,omitempty"`
	Same        bool          `json:"same"` // nothing has changed since the last build: nothing was planned
	Releases    int           `json:"releases"`
	Pages       int           `json:"pages"`
	Read        int           `json:"read"`
	Recalled    int           `json:"recalled"`
	Made        int           `json:"made"`
	Written     int           `json:"written"`
	Bytes       int64         `json:"bytes"`
	Unchanged   int           `json:"unchanged"`
	PartsRead   int           `json:"partsRead"` // of the folder's manifest
	PartsMade   int           `json:"partsWritten"`
	New         []string      `json:"new"`
	Changed     []string      `json:"changed"`
	Removed     []string      `json:"removed"`
	Withheld    []heldJSON    `json:"withheld"`
	Next        *time.Time    `json:"next"`
	Phases      []phaseJSON   `json:"phases"`
	Remarks     remarksJSON   `json:"remarks"`     // all of them
	Diagnostics []diag.Record `json:"diagnostics"` // some of each kind
}

type remarksJSON struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
}

type heldJSON struct {
	ID     string     `json:"id"`
	Path   string     `json:"path"`
	Reason string     `json:"reason"`
	Until  *time.Time `json:"until,omitempty"`
}

type phaseJSON struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

func (t *terminal) reportJSON(r *build.Report, out string, failure error) error {
	j := buildJSON{
		Version: 1, Out: filepath.ToSlash(out), Failed: r.Failed || failure != nil, Same: r.Same, Releases: r.Releases, Pages: r.Pages, Read: r.Read, Recalled: r.Recalled,
		Made: r.Made, Written: r.Written, Bytes: r.Bytes, Unchanged: r.Unchanged, PartsRead: r.PartsRead, PartsMade: r.PartsWritten,
		New: list(r.New), Changed: list(r.Changed), Removed: list(r.Removed), Withheld: []heldJSON{}, Phases: []phaseJSON{},
		Remarks:     remarksJSON{r.Count(diag.Error), r.Count(diag.Warning), r.Count(diag.Note)},
		Diagnostics: diag.Records(check.Cap(r.Diagnostics), t.lang),
	}
	if failure != nil {
		j.Error = failure.Error()
	}
	for _, w := range r.Withheld {
		h := heldJSON{ID: w.ID, Path: w.Path, Reason: "draft"}
		if !w.Draft {
			until := w.Until.In(r.Zone())
			h.Reason, h.Until = "scheduled", &until
		}
		j.Withheld = append(j.Withheld, h)
	}
	if !r.Next.IsZero() {
		next := r.Next.In(r.Zone())
		j.Next = &next
	}
	for _, p := range r.Phases {
		j.Phases = append(j.Phases, phaseJSON{p.Name, p.Took.Seconds()})
	}
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	return e.Encode(j)
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
