package main

// Help in the language of the person.
//
// A command is written in English, where it is defined. Before the command line is
// understood the words of helpcommands.go and helpflags.go are put in their place;
// a text that is not there stays English, and a test wants each to be there.

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"balagh/internal/diag"
)

// helpTexts are the texts of commands and flags by their English, whatever its
// line breaks.
var helpTexts = func() map[string]diag.Text {
	out := map[string]diag.Text{}
	for _, text := range slices.Concat(commandTexts, flagTexts) {
		out[unbroken(text.EN)] = text
	}
	return out
}()

func unbroken(s string) string { return strings.Join(strings.Fields(s), " ") }

// valueName is the annotation that keeps what the value of a flag is called.
const valueName = "balagh-value"

// translate puts the help of a command and of all below it into a language.
func (t *terminal) translate(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = "help for this command"
	c.Short, c.Long = t.helpText(c.Short), t.helpText(c.Long)
	each := func(f *pflag.Flag) {
		if f.Annotations[valueName] != nil { // met above
			return
		}
		name, _ := pflag.UnquoteUsage(f)
		f.Usage = t.helpText(f.Usage)
		f.Annotations = map[string][]string{valueName: {name}}
	}
	c.PersistentFlags().VisitAll(each)
	c.Flags().VisitAll(each)
	for _, sub := range c.Commands() {
		t.translate(sub)
	}
}

// helpText is a text of a command or flag in the language of the person.
func (t *terminal) helpText(english string) string {
	text, ok := helpTexts[unbroken(english)]
	if !ok || t.lang != "ar" && t.lang != "fr" {
		return english
	}
	return text.In(t.lang, nil)
}

// earlyLanguage is the language that --lang names, looked up before the command
// line is understood: help and refusals are in it, too.
func earlyLanguage(args []string, otherwise string) string {
	for i, a := range args {
		if a == "--" {
			break
		}
		value, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && slices.Contains(speaks, value) {
			otherwise = value
		}
	}
	return otherwise
}

// speaks are the languages of messages.
var speaks = []string{"ar", "fr", "en"}

// help writes what a command is and takes.
func (t *terminal) help(c *cobra.Command, w io.Writer) {
	about := c.Long
	if about == "" {
		about = c.Short
	}
	switch t.lang {
	case "ar":
		about = dashesKept(about)
	case "fr":
		about = folded(about, 78)
	}
	line := strings.Replace(c.UseLine(), "[flags]", flagsWord.In(t.lang, nil), 1)
	if c.HasAvailableSubCommands() {
		line = c.CommandPath() + " COMMAND"
	}
	fmt.Fprintf(w, "%s\n\n%s\n  %s\n", about, usageHead.In(t.lang, nil), line)
	if c.HasExample() {
		fmt.Fprintf(w, "\n%s\n%s\n", examplesHead.In(t.lang, nil), c.Example)
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", commandsHead.In(t.lang, nil))
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				t.entry(w, fmt.Sprintf("%-*s", sub.NamePadding(), sub.Name()), sub.Short)
			}
		}
	}
	t.flags(w, flagsHead, c.LocalFlags())
	t.flags(w, globalFlagsHead, c.InheritedFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", moreHelp.In(t.lang, []string{c.CommandPath()}))
	}
}

// flags lists flags under a heading.
func (t *terminal) flags(w io.Writer, head diag.Text, set *pflag.FlagSet) {
	if !set.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(w, "\n%s\n", head.In(t.lang, nil))
	if t.lang != "ar" {
		english := defaultValue.In("en", nil)
		own := defaultValue.In(t.lang, nil)
		fmt.Fprint(w, strings.ReplaceAll(set.FlagUsages(), english, own))
		return
	}
	set.VisitAll(func(f *pflag.Flag) {
		left := "    --" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", --" + f.Name
		}
		text := f.Usage
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" {
			text += defaultValue.In(t.lang, nil) + f.DefValue + ")"
		}
		t.entry(w, strings.TrimRight(left+" "+f.Annotations[valueName][0], " "), text)
	})
}

// entry is one line of a list; in Arabic two, or the words of a line would change
// places around the Latin ones.
func (t *terminal) entry(w io.Writer, left, text string) {
	if t.lang == "ar" {
		fmt.Fprintf(w, "  %s\n        %s\n", strings.TrimRight(left, " "), dashesKept(text))
		return
	}
	fmt.Fprintf(w, "  %s %s\n", left, text)
}

// dashesKept keeps the dashes of a flag at its left end in a line of Arabic.
func dashesKept(text string) string { return strings.ReplaceAll(text, " --", " \u200E--") }

// folded breaks a text into lines at its plain spaces.
func folded(text string, width int) string {
	var b strings.Builder
	column := 0
	for word := range strings.SplitSeq(text, " ") {
		n := len([]rune(word))
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

// helpCommand is "balagh help COMMAND", the same as "balagh COMMAND --help".
func helpCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Say how a command is used",
		Example: "  balagh help new release\n  balagh help build --lang ar",
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			var out []string
			if of, rest, err := c.Root().Find(args); err == nil && len(rest) == 0 {
				for _, sub := range of.Commands() {
					if sub.IsAvailableCommand() && strings.HasPrefix(sub.Name(), typed) {
						out = append(out, cobra.CompletionWithDesc(sub.Name(), sub.Short))
					}
				}
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			of, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return t.usage(noCommand, strings.Join(args, " "))
			}
			t.help(of, t.out)
			return nil
		},
	}
}

var shells = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand(t *terminal) *cobra.Command {
	bare := false
	c := &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print the completion script of a shell",
		Long: "completion prints a script with which a shell completes commands, flags, folders\n" +
			"of releases and the ids of the site's vocabularies. Load it when the shell starts.",
		Example: "  source <(balagh completion bash)\n" +
			"  balagh completion zsh > \"${fpath[1]}/_balagh\"\n" +
			"  balagh completion fish > ~/.config/fish/completions/balagh.fish\n" +
			"  balagh completion powershell | Out-String | Invoke-Expression",
		ValidArgs: shells,
		Args:      cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(t.out, !bare)
			case "zsh":
				if bare {
					return root.GenZshCompletionNoDesc(t.out)
				}
				return root.GenZshCompletion(t.out)
			case "fish":
				return root.GenFishCompletion(t.out, !bare)
			case "powershell":
				if bare {
					return root.GenPowerShellCompletion(t.out)
				}
				return root.GenPowerShellCompletionWithDesc(t.out)
			}
			return t.usage(noShell, args[0], strings.Join(shells, ", "))
		},
	}
	c.Flags().BoolVar(&bare, "no-descriptions", false, "without descriptions")
	return c
}

var (
	usageHead       = diag.Text{AR: "الاستعمال:", FR: "Emploi :", EN: "Usage:"}
	examplesHead    = diag.Text{AR: "أمثلة:", FR: "Exemples :", EN: "Examples:"}
	commandsHead    = diag.Text{AR: "الأوامر:", FR: "Commandes :", EN: "Commands:"}
	flagsHead       = diag.Text{AR: "الخيارات:", FR: "Options :", EN: "Flags:"}
	globalFlagsHead = diag.Text{AR: "خيارات كل الأوامر:", FR: "Options de toutes les commandes :", EN: "Flags of every command:"}
	flagsWord       = diag.Text{AR: "[خيارات]", FR: "[options]", EN: "[flags]"}
	defaultValue    = diag.Text{AR: " (إن لم يُذكر: ", FR: " (par défaut ", EN: " (default "}
	moreHelp        = diag.Text{AR: "لشرح أمر: {0} COMMAND --help", FR: "Pour l’aide d’une commande : {0} COMMAND --help", EN: "For the help of a command: {0} COMMAND --help"}
)
