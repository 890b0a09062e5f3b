package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	balagh "balagh"
	"balagh/internal/build"
	"balagh/internal/cms"
	"balagh/internal/diag"
)

type cmsFlags struct {
	cms.Options
	out                 string
	withEditor, prepare bool
}

func cmsCommand(t *terminal) *cobra.Command {
	var f cmsFlags
	c := &cobra.Command{
		Use:   "cms --for EDITOR",
		Short: "Write the configuration of an editor in the browser",
		Long: "cms writes the configuration of Sveltia or Decap, editors in the browser that\n" +
			"keep what is written in git: one form for both languages, with the tags,\n" +
			"regions, series and people of site.toml as choices. The folder is not published\n" +
			"unless it is one of static/. --prepare makes the texts there are such as these\n" +
			"editors see; their pages stay as they were.",
		Example: "  balagh cms --for sveltia --backend github --repo owner/newsroom --with-editor\n  balagh cms --for decap --backend proxy --with-editor --out static/admin\n  balagh cms --prepare",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.prepare && f.Editor == "" {
				return prepareTexts(t)
			}
			return runCMS(c.Context(), t, f)
		},
	}
	c.Flags().StringVar(&f.Editor, "for", "", "`editor`: "+strings.Join(cms.Editors, ", "))
	c.Flags().StringVar(&f.Backend, "backend", "test-repo", "`where` the editor keeps texts: "+strings.Join(cms.Backends, ", "))
	c.Flags().StringVar(&f.Repo, "repo", "", "repository, `owner/name`")
	c.Flags().StringVar(&f.Branch, "branch", "main", "`branch` the editor writes to")
	c.Flags().StringVar(&f.Forge, "forge", "", "`address` of a forge of your own, or of the proxy")
	c.Flags().StringVar(&f.AppID, "app-id", "", "`id` of the editor as an application of GitLab or Gitea")
	c.Flags().StringVar(&f.out, "out", filepath.Join(".balagh", "cms"), "`folder` to write into; static/admin is published")
	c.Flags().BoolVar(&f.withEditor, "with-editor", false, "fetch the editor's program with npm, pinned and checked")
	c.Flags().BoolVar(&f.prepare, "prepare", false, "name the texts there are as the editors want them, and write the folder's name into each")
	c.RegisterFlagCompletionFunc("for", cobra.FixedCompletions(cms.Editors, cobra.ShellCompDirectiveNoFileComp))
	c.RegisterFlagCompletionFunc("backend", cobra.FixedCompletions(cms.Backends, cobra.ShellCompDirectiveNoFileComp))
	return c
}

var repoForm = regexp.MustCompile(`^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+$`)

// valid names the first thing on the command line that cannot be.
func (f *cmsFlags) valid(t *terminal) error {
	said := func(text diag.Text, args ...string) error { return usageError{errors.New(text.In(t.lang, args))} }
	forge, err := url.Parse(f.Forge)
	switch {
	case !slices.Contains(cms.Editors, f.Editor):
		return said(cmsChoice, "--for", strings.Join(cms.Editors, ", "))
	case !slices.Contains(cms.Backends, f.Backend):
		return said(cmsChoice, "--backend", strings.Join(cms.Backends, ", "))
	case f.Editor == "sveltia" && f.Backend == "proxy":
		return said(cmsNoProxy)
	case f.Repo == "" && f.Backend != "test-repo" && f.Backend != "proxy":
		return said(cmsNoRepo, f.Backend)
	case f.Repo != "" && !repoForm.MatchString(f.Repo):
		return said(cmsRepoForm, f.Repo)
	case f.Forge != "" && (err != nil || forge.Scheme != "https" && forge.Scheme != "http" || forge.Host == ""):
		return said(cmsForgeForm, f.Forge)
	}
	return nil
}

func runCMS(ctx context.Context, t *terminal, f cmsFlags) error {
	if err := f.valid(t); err != nil {
		return err
	}
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	site, remarks, err := build.LoadSite(root.FS(), balagh.Files)
	if err != nil {
		return err
	}
	if site == nil {
		diag.WriteLines(t.err, diag.Order(remarks, nil), t.lang)
		return errProblems
	}
	f.Lang = t.lang
	if f.prepare {
		if err := prepareTexts(t); err != nil {
			return err
		}
	}
	files := map[string][]byte{}
	if f.withEditor {
		if files, err = cms.Fetch(ctx, f.Editor); errors.Is(err, cms.ErrNoNPM) {
			return errors.New(cmsNoNPM.In(t.lang, []string{cms.Pinned(f.Editor)}))
		} else if err != nil {
			return err
		}
	}
	maps.Copy(files, cms.Beside(f.Editor))
	files["config.yml"] = cms.Config(site, f.Options)
	if files["index.html"], err = cms.Page(site, f.Options, files[cms.Script(f.Editor)]); err != nil {
		return err
	}
	return t.writeCMS(f, files)
}

// writeCMS writes the files of an editor; a config.yml or index.html that
// someone else wrote is theirs.
func (t *terminal) writeCMS(f cmsFlags, files map[string][]byte) error {
	dir := t.below(f.out)
	for _, name := range []string{"config.yml", "index.html"} {
		was, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		first, _, _ := bytes.Cut(was, []byte("\n"))
		if err == nil && !bytes.Contains(first, []byte(cms.Mark)) {
			return usageError{errors.New(cmsForeign.In(t.lang, []string{filepath.ToSlash(filepath.Join(f.out, name))}))}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(to, files[name], 0o666); err != nil {
			return err
		}
	}
	for _, name := range []string{"config.yml", "index.html", cms.Script(f.Editor)} {
		if files[name] != nil {
			fmt.Fprintln(t.out, path.Join(filepath.ToSlash(f.out), name))
		}
	}
	if !f.withEditor {
		t.hint(cmsWithEditor)
	}
	if f.Backend == "proxy" {
		t.hint(cmsServer)
	}
	return nil
}

var (
	cmsChoice     = diag.Text{AR: "{0}: واحد من {1}", FR: "{0} : un de {1}", EN: "{0}: one of {1}"}
	cmsNoProxy    = diag.Text{AR: "لا يعرف Sveltia الخدمة proxy: إنه يفتح مجلد المستودع بنفسه، فاختر --backend github أو غيره", FR: "Sveltia ne connaît pas proxy : il ouvre lui-même le dossier du dépôt ; choisissez --backend github ou un autre", EN: "Sveltia knows no proxy: it opens the repository's folder itself; choose --backend github or another"}
	cmsNoRepo     = diag.Text{AR: "--backend {0} يحتاج إلى --repo owner/name", FR: "--backend {0} demande --repo owner/name", EN: "--backend {0} needs --repo owner/name"}
	cmsRepoForm   = diag.Text{AR: "--repo {0}: اكتبه هكذا: owner/name", FR: "--repo {0} : écrivez owner/name", EN: "--repo {0}: write owner/name"}
	cmsForgeForm  = diag.Text{AR: "--forge {0}: اكتب عنوانا كاملا مثل https://git.example.org", FR: "--forge {0} : écrivez une adresse complète comme https://git.example.org", EN: "--forge {0}: write a whole address such as https://git.example.org"}
	cmsNoNPM      = diag.Text{AR: "يحتاج --with-editor إلى npm، وهو غير مثبت؛ الحزمة المطلوبة: {0}", FR: "--with-editor demande npm, qui n’est pas installé ; le paquet voulu est {0}", EN: "--with-editor needs npm, which is not installed; the package wanted is {0}"}
	cmsForeign    = diag.Text{AR: "‹{0}› ليس من صنع balagh cms: انقله، أو اختر مجلدا آخر: --out DIR", FR: "‹{0}› n’a pas été écrit par balagh cms : déplacez-le, ou choisissez un autre dossier : --out DIR", EN: "{0} was not written by balagh cms: move it away, or choose another folder: --out DIR"}
	cmsWithEditor = diag.Text{AR: "أضف --with-editor لجلب برنامج المحرر", FR: "ajoutez --with-editor pour télécharger le programme de l’éditeur", EN: "add --with-editor to fetch the editor's program"}
	cmsServer     = diag.Text{AR: "npx decap-server يصل المحرر بهذا المجلد، وتُفتح الصفحة من خادم محلي", FR: "npx decap-server relie l’éditeur à ce dossier ; ouvrez la page par un serveur local", EN: "npx decap-server joins the editor to this folder; open the page from a local server"}
)
