package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"balagh/internal/build"
	"balagh/internal/diag"
	"balagh/internal/serve"
)

var (
	serveReady  = diag.Text{AR: "المعاينة تعمل؛ للإيقاف Ctrl-C", FR: "l’aperçu est prêt ; Ctrl-C pour l’arrêter", EN: "the preview is ready; Ctrl-C ends it"}
	serveMended = diag.Text{AR: "لم تبق أخطاء", FR: "plus aucune erreur", EN: "no errors are left"}
	serveMore   = diag.Text{AR: "… و{0} غيرها", FR: "… et {0} de plus", EN: "… and {0} more"}
	serveLost   = diag.Text{
		AR: "لا تصل كل تنبيهات النظام ({0})؛ تُعاد قراءة قائمة الملفات كلها", FR: "le système ne signale pas tout ({0}) ; la liste de tous les fichiers est relue", EN: "the system does not tell of every change ({0}); all files are listed anew",
	}
	serveFailed = diag.Text{AR: "تعذر التحديث: {0}", FR: "la mise à jour a échoué : {0}", EN: "cannot refresh: {0}"}
	servePort   = diag.Text{AR: "المنفذ {0} مشغول", FR: "le port {0} est déjà pris", EN: "port {0} is taken"}
	servePorts  = diag.Text{AR: "اختر منفذا آخر، أو دع --port ليُختار منفذ شاغر", FR: "choisissez un autre port, ou omettez --port pour en prendre un libre", EN: "choose another port, or leave out --port to take a free one"}
	serveOpen   = diag.Text{AR: "تعذر فتح المتصفح: {0}", FR: "impossible d’ouvrir le navigateur : {0}", EN: "cannot open a browser: {0}"}
)

type serveFlags struct {
	at, baseURL, host string
	port              int
	noDrafts, open    bool
	webp              bool
}

func serveCommand(t *terminal) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site while you write",
		Long: "serve shows the site in a browser and shows it anew at each save. Drafts and\n" +
			"scheduled releases are shown and marked; a mistake is shown on the page it is\n" +
			"about. Only this machine can open it.",
		Example: "  balagh serve\n  balagh serve --no-drafts --at 2025-07-01T09:00",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return runServe(c.Context(), t, f) },
	}
	c.Flags().StringVar(&f.at, "at", "", "show the site at this `moment` (default: SOURCE_DATE_EPOCH, then now, as it passes)")
	c.Flags().StringVar(&f.baseURL, "base-url", "", "publish under this `address` instead of site.toml's")
	c.Flags().StringVar(&f.host, "host", "", "listen on this `address` (default: this machine alone)")
	c.Flags().IntVar(&f.port, "port", 0, "listen on this `port` (default: the first free one from "+strconv.Itoa(serve.FirstPort)+")")
	c.Flags().BoolVar(&f.noDrafts, "no-drafts", false, "show what readers see: no drafts and nothing before its hour")
	c.Flags().BoolVar(&f.webp, "webp", false, "offer the releases' pictures as WebP, too; cwebp must be on the PATH")
	c.Flags().BoolVar(&f.open, "open", false, "open a browser")
	return c
}

func runServe(ctx context.Context, t *terminal, f serveFlags) error {
	o, root, err := t.source(f.at)
	if err != nil {
		return err
	}
	defer root.Close()
	o.BaseURL, o.Drafts, o.WebP = f.baseURL, !f.noDrafts, f.webp
	w := &watching{terminal: t}
	previewing.Store(true)
	err = serve.Run(ctx, serve.Options{
		Build: o, Fixed: f.at != "" || !o.At.Equal(o.Now), Now: time.Now, Host: f.host, Port: f.port, Lang: deskLanguage(t),
		Ready: func(address string) { w.ready(address, f.open) }, Remarks: w.remarks, Lost: w.lost, Failed: w.failed,
	})
	switch {
	case errors.Is(err, build.ErrAt):
		return usageError{errors.New(atForm.In(t.lang, nil))}
	case errors.Is(err, build.ErrBaseURL):
		return usageError{errors.New(baseURLForm.In(t.lang, []string{f.baseURL}))}
	case errors.Is(err, serve.ErrPort):
		t.hint(servePorts)
		return errors.New(servePort.In(t.lang, []string{strconv.Itoa(f.port)}))
	}
	return err
}

// deskLanguage is the language that was asked for; a locale alone asks for none.
func deskLanguage(t *terminal) string {
	if t.langFlag == "" && os.Getenv("BALAGH_LANG") == "" {
		return ""
	}
	return t.lang
}

// watching says on the terminal what a preview has to say, from several
// goroutines.
type watching struct {
	*terminal
	mu     sync.Mutex
	errors bool
}

func (w *watching) ready(address string, open bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	fmt.Fprintln(w.out, address)
	w.say(serveReady)
	if !open {
		return
	}
	if err := openBrowser(address); err != nil {
		w.say(serveOpen, err.Error())
	}
}

// openMost is how many mistakes are named; the pages and the desk have the rest.
const openMost = 20

func (w *watching) remarks(mistakes []diag.Diagnostic) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case len(mistakes) > openMost:
		diag.WriteLines(w.err, mistakes[:openMost], w.lang)
		w.say(serveMore, strconv.Itoa(len(mistakes)-openMost))
	case len(mistakes) > 0:
		diag.WriteLines(w.err, mistakes, w.lang)
	case w.errors:
		w.say(serveMended)
	}
	w.errors = len(mistakes) > 0
}

func (w *watching) lost(reason error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.say(serveLost, reason.Error())
}

func (w *watching) failed(failure error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.say(serveFailed, failure.Error())
}

// openBrowser has the system open an address, and does not wait for it.
func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait()
	return nil
}
