package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	balagh "balagh"
	"balagh/internal/build"
	"balagh/internal/config"
	"balagh/internal/diag"
	"balagh/internal/importer"
)

type importFlags struct {
	from, report string
	media        []string
	dryRun, json bool
}

func importCommand(t *terminal) *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Make drafts of texts, web pages and WordPress exports",
		Long: "import reads plain text, saved web pages, WordPress exports (WXR) and answers of\n" +
			"WordPress's REST interface, and writes each text as a draft below content/. It\n" +
			"tells what it kept, guessed, mended and dropped. It never overwrites, asks\n" +
			"nothing of the network, and importing the same file again changes nothing.",
		Example: "  balagh import --dry-run communique.txt\n  balagh import export.xml --media wp-content/uploads --report import.txt",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runImport(c.Context(), t, f, args) },
	}
	c.Flags().StringVar(&f.from, "from", "", "`kind` of the files: "+strings.Join(importer.Kinds, ", ")+" (default: what each holds)")
	c.Flags().StringArrayVar(&f.media, "media", nil, "look for pictures and documents in this `folder`, too")
	c.Flags().StringVar(&f.report, "report", "", "write the report to this `file` (default: standard output)")
	c.Flags().BoolVar(&f.json, "json", false, "report as JSON")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "say what would be written; write nothing")
	c.RegisterFlagCompletionFunc("from", cobra.FixedCompletions(importer.Kinds, cobra.ShellCompDirectiveNoFileComp))
	c.MarkFlagDirname("media")
	return c
}

func runImport(ctx context.Context, t *terminal, f importFlags, args []string) error {
	if f.from != "" && !slices.Contains(importer.Kinds, f.from) {
		return usageError{errors.New(wordForm.In(t.lang, []string{"from", f.from, strings.Join(importer.Kinds, ", ")}))}
	}
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	site, err := t.site(root)
	if err != nil {
		return err
	}
	now, err := epoch(time.Now(), os.Getenv("SOURCE_DATE_EPOCH"), t.lang)
	if err != nil {
		return err
	}
	files, closeAll, err := t.sources(args, f.media)
	defer closeAll()
	if err != nil {
		return err
	}
	show, wipe := t.progress()
	o := importer.Options{Root: root, Site: site, Files: files, From: f.from, Lang: t.lang, Now: now, DryRun: f.dryRun}
	o.Progress = show
	report, err := importer.Run(ctx, o)
	wipe()
	if report != nil {
		err = errors.Join(err, t.writeImport(report, f))
	}
	switch {
	case errors.Is(err, context.Canceled):
		return errStopped
	case err != nil:
		return err
	case report.Troubled():
		return errProblems
	case report.Count("written") > 0:
		t.hint(importHint)
	}
	return nil
}

// site reads site.toml for a command that writes content.
func (t *terminal) site(root *os.Root) (*config.Site, error) {
	site, remarks, err := build.LoadSite(root.FS(), balagh.Files)
	if err != nil {
		return nil, err
	}
	if site == nil {
		content := diag.Sort(remarks)
		for _, d := range content {
			fmt.Fprintf(t.err, "%s: %s\n", d.Path, d.Message.In(t.lang, d.Args))
		}
		return nil, errProblems
	}
	return site, nil
}

// sources opens the folders in which pictures are looked for: those named, and
// that of each file.
func (t *terminal) sources(args, media []string) (files []importer.File, closeAll func(), err error) {
	var opened []*os.Root
	closeAll = func() {
		for _, r := range opened {
			r.Close()
		}
	}
	open := func(dir string) (*os.Root, error) {
		r, err := os.OpenRoot(dir)
		if err == nil {
			opened = append(opened, r)
		}
		return r, err
	}
	var named []*os.Root
	for _, dir := range media {
		r, err := open(t.below(dir))
		if err != nil {
			return nil, closeAll, usageError{err}
		}
		named = append(named, r)
	}
	for _, arg := range args {
		full := t.below(arg)
		beside, err := open(filepath.Dir(full))
		if err != nil {
			return nil, closeAll, usageError{err}
		}
		info, err := os.Stat(full)
		if err != nil || !info.Mode().IsRegular() {
			return nil, closeAll, usageError{errors.New(diag.NotAFile.In(t.lang, []string{arg}))}
		}
		files = append(files, importer.File{
			Name: filepath.ToSlash(arg), Size: info.Size(), Media: append(slices.Clone(named), beside),
			Open: func() (io.ReadCloser, error) { return os.Open(full) },
		})
	}
	return files, closeAll, nil
}

// writeImport writes the report as it is made: that of an archive is long.
func (t *terminal) writeImport(report *importer.Report, f importFlags) error {
	write := func(w io.Writer) error {
		if f.json {
			return report.JSON(w)
		}
		return report.Text(w, t.lang)
	}
	if f.report == "" {
		return write(t.out)
	}
	file, err := os.Create(t.below(f.report))
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}

// errStopped is an import that was interrupted: what it had written stands.
var errStopped = errors.New("interrupted")

var importStopped = diag.Text{
	AR: "توقف الاستيراد؛ الأمر نفسه يتمه", FR: "import interrompu ; la même commande l’achève", EN: "the import was interrupted; the same command completes it",
}

var importHint = diag.Text{AR: "balagh check --drafts", FR: "balagh check --drafts", EN: "balagh check --drafts"}
