package main

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	balagh "balagh"
	"balagh/internal/config"
)

// starter is a new site: YEAR and DATE in names and texts stand for today, and
// site.toml takes its regions from the sample site.
//
//go:embed all:starter
var starter embed.FS

func initCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:     "init DIR",
		Short:   "Start a new site",
		Long:    "init writes a small working site: site.toml with the regions of Morocco, a first\nrelease in Arabic and French, and a page about the site. It never overwrites.",
		Example: "  balagh init newsroom\n  balagh -C newsroom build",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := args[0]
			if !filepath.IsAbs(dir) {
				dir = filepath.Join(t.dir, dir)
			}
			zone, err := config.Zone("Africa/Casablanca") // the new site's
			if err != nil {
				return err
			}
			if err := initSite(dir, time.Now().In(zone)); err != nil {
				if errors.Is(err, errNotEmpty) {
					return usageError{errors.New(initExists.In(t.lang, []string{args[0]}))}
				}
				return err
			}
			t.say(initDone, args[0])
			t.hint(initHint, args[0])
			return nil
		},
	}
}

var errNotEmpty = errors.New("the folder is not empty")

// initSite writes a new site into a folder that is not there or is empty.
func initSite(dir string, now time.Time) error {
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		return errNotEmpty
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	regions, err := sampleRegions()
	if err != nil {
		return err
	}
	fill := strings.NewReplacer("YEAR", now.Format("2006"), "DATE", now.Format("2006-01-02"), "# REGIONS\n", regions)
	return fs.WalkDir(starter, "starter", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(fill.Replace(strings.TrimPrefix(path.Clean("/"+p), "/starter"))))
		if d.IsDir() {
			return os.MkdirAll(to, 0o777)
		}
		text, err := fs.ReadFile(starter, p)
		if err != nil {
			return err
		}
		return os.WriteFile(to, []byte(fill.Replace(string(text))), 0o666)
	})
}

// sampleRegions are the [regions.…] tables of the sample site, as written.
func sampleRegions() (string, error) {
	text, err := fs.ReadFile(balagh.Files, "site.toml")
	if err != nil {
		return "", err
	}
	table := regexp.MustCompile(`(?m)^\[regions\.[^\]]+\]\n(?:[^\[\n].*\n)+`)
	return strings.Join(table.FindAllString(string(text), -1), "\n"), nil
}
