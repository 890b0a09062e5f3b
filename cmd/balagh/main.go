// Command balagh compiles Markdown press releases into a bilingual static
// archive.
//
// Each command is one file: its words, its flags, and a call of the package that
// does the work. What is said to people, and how, stands in terminal.go.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"balagh/internal/build"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	tuneMemory()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Exit codes, the same for every command.
const (
	exitClean    = 0
	exitProblems = 1 // errors in content or site.toml
	exitUsage    = 2 // a wrong command line
	exitFailure  = 3 // the machine's failure, or our own
)

// problems is returned by a command that has said what is wrong with the site.
var errProblems = errors.New("problems found")

// usageError is a wrong command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// run is the whole program, for main and for tests.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	t := &terminal{out: stdout, err: stderr, lang: earlyLanguage(args, startLanguage(os.Getenv))}
	defer func() {
		if p := recover(); p != nil {
			t.say(internalError, build.Brief(p))
			code = exitFailure
		}
	}()
	root := rootCommand(t)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	c, err := root.ExecuteContextC(ctx)
	if c.Name() != "help" { // whose own help is that of the program
		t.command = c.CommandPath()
	}
	return t.exit(err)
}

func rootCommand(t *terminal) *cobra.Command {
	root := &cobra.Command{
		Use:           "balagh",
		Short:         "Compile Markdown press releases into a bilingual static archive",
		Long:          "balagh compiles Markdown press releases with TOML front matter into a bilingual\n(Arabic, French) static news archive with topic and region indexes.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          t.noWord,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().StringVarP(&t.dir, "directory", "C", ".", "work in this `folder`")
	root.PersistentFlags().StringVar(&t.langFlag, "lang", "", "language of messages: ar, fr or en (default: BALAGH_LANG, then the locale)")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return t.setLanguage() }
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(buildCommand(t), checkCommand(t), explainCommand(t), importCommand(t), initCommand(t), verifyCommand(t), newCommand(t), translatedCommand(t), statusCommand(t), schemaCommand(t), serveCommand(t), versionCommand(t), digestCommand(t), cmsCommand(t), completionCommand(t))
	root.SetHelpCommand(helpCommand(t))
	root.InitDefaultHelpCmd()
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { t.help(c, t.out) })
	t.translate(root)
	return root
}
