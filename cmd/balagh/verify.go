package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"balagh/internal/build"
	"balagh/internal/check"
	"balagh/internal/diag"
	"balagh/internal/output"
)

func verifyCommand(t *terminal) *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "verify",
		Short: "Compare the site with one made anew, byte for byte",
		Long: "verify makes every file of the site anew, keeps none, and compares each with the\n" +
			"one in the folder; then what the folder remembers with what a first build would\n" +
			"write. It changes nothing. Give it the flags of the build it shall answer for.",
		Example: "  balagh verify\n  balagh verify --at 2025-07-01T09:00 --out /srv/www/newsroom",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runVerify(c.Context(), t, f) },
	}
	c.Flags().StringVar(&f.out, "out", "public", "`folder` to compare")
	f.deciding(c)
	c.Flags().BoolVar(&f.json, "json", false, "report as JSON")
	return c
}

func runVerify(ctx context.Context, t *terminal, f buildFlags) error {
	o, out, done, err := t.options(f)
	if err != nil {
		return err
	}
	defer done()
	show, wipe := t.progress()
	o.Progress = show
	report, found, err := build.Verify(ctx, o, out)
	wipe()
	if usage := f.wrong(err, t.lang); usage != nil {
		return usage
	}
	switch {
	case f.json:
		if werr := t.verifyJSON(report, found, f.out, err); werr != nil {
			return werr
		}
	case report.Failed:
		t.report(report, f.out, err)
	case errors.Is(err, fs.ErrNotExist):
		t.hint(verifyFirst)
	case err == nil:
		t.verified(report, found, f.out)
	}
	if err == nil && (report.Failed || len(found) > 0) {
		return errProblems
	}
	return err
}

// verified names every difference, and how to mend them.
func (t *terminal) verified(r *build.Report, found []output.Difference, out string) {
	for _, d := range found {
		fmt.Fprintln(t.out, differLine.In(t.lang, []string{differences[d.Kind].In(t.lang, nil), d.Path}))
	}
	took := t.seconds(r.Took())
	if len(found) == 0 {
		fmt.Fprintln(t.out, verifiedText.In(t.lang, []string{out, strconv.Itoa(r.Pages), took}))
		return
	}
	t.say(differText, out, strconv.Itoa(len(found)), strconv.Itoa(r.Pages))
	t.hint(mend(found))
}

// mend is the way out of what was found: a manifest that cannot be relied upon
// makes all files foreign, and then only a new folder helps.
func mend(found []output.Difference) diag.Text {
	for _, d := range found {
		if d.Kind == output.OtherManifest || d.Kind == output.Unnamed {
			return mendAnew
		}
	}
	return mendFull
}

// verifyJSON is the comparison as machines read it.
type verifyJSON struct {
	Version     int              `json:"version"`
	Out         string           `json:"out"`
	Failed      bool             `json:"failed"`
	Error       string           `json:"error,omitempty"`
	Pages       int              `json:"pages"` // made and compared
	Differences []differenceJSON `json:"differences"`
	Diagnostics []diag.Record    `json:"diagnostics"`
}

type differenceJSON struct {
	Path string `json:"path"`
	Kind string `json:"kind"`
}

func (t *terminal) verifyJSON(r *build.Report, found []output.Difference, out string, failure error) error {
	j := verifyJSON{
		Version: 1, Out: filepath.ToSlash(out), Failed: r.Failed || failure != nil || len(found) > 0, Pages: r.Made,
		Differences: []differenceJSON{}, Diagnostics: diag.Records(check.Cap(r.Diagnostics), t.lang),
	}
	if failure != nil {
		j.Error = failure.Error()
	}
	for _, d := range found {
		j.Differences = append(j.Differences, differenceJSON{d.Path, string(d.Kind)})
	}
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	return e.Encode(j)
}

var (
	verifiedText = diag.Text{AR: "{0}: كل ملف كما يصنعه بناء جديد، الملفات {1} ({2} ثانية)", FR: "{0} : chaque fichier est tel qu’une construction à neuf le fait, {1} fichiers ({2} s)", EN: "{0}: every file is as a clean build makes it, {1} files ({2} s)"}
	differText   = diag.Text{AR: "{0}: فروق عن بناء جديد: {1}، ملفات البناء: {2}", FR: "{0} : écarts avec une construction à neuf : {1}, fichiers construits : {2}", EN: "{0}: differences from a clean build: {1}, files built: {2}"}
	differLine   = diag.Text{AR: "{0}: {1}", FR: "{0} : {1}", EN: "{0}: {1}"}
	mendFull     = diag.Text{AR: "balagh build --full", FR: "balagh build --full", EN: "balagh build --full"}
	mendAnew     = diag.Text{AR: "سجل المجلد تالف: احذف المجلد ثم balagh build", FR: "le registre du dossier est abîmé : supprimez le dossier, puis balagh build", EN: "the folder's manifest is damaged: remove the folder, then balagh build"}
	verifyFirst  = diag.Text{AR: "balagh build", FR: "balagh build", EN: "balagh build"}

	differences = map[output.DifferenceKind]diag.Text{
		output.Missing:       {AR: "ناقص", FR: "absent", EN: "missing"},
		output.OtherBytes:    {AR: "محتوى مختلف", FR: "contenu différent", EN: "other bytes"},
		output.LeftOver:      {AR: "زائد", FR: "en trop", EN: "left over"},
		output.OtherKey:      {AR: "مفتاح مختلف في السجل", FR: "autre clé dans le registre", EN: "other key in the manifest"},
		output.OtherFacts:    {AR: "بيانات مختلفة في السجل", FR: "autres données dans le registre", EN: "other facts in the manifest"},
		output.Unnamed:       {AR: "غير مذكور في السجل", FR: "absent du registre", EN: "not in the manifest"},
		output.OtherManifest: {AR: "ملف السجل تالف", FR: "fichier du registre abîmé", EN: "the manifest itself"},
		output.Unfinished:    {AR: "بناء لم يكتمل", FR: "construction interrompue", EN: "an interrupted build"},
	}
)
