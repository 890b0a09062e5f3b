package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"balagh/internal/check"
	"balagh/internal/diag"
	"balagh/internal/lang"
)

func explainCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:     "explain [RULE]",
		Short:   "Say what a rule is about, or list all rules",
		Long:    "explain says what a rule catches, why it matters and how to mend it, with an\nexample. Without a name it lists all rules. --lang chooses the language.",
		Example: "  balagh explain\n  balagh explain latin-comma --lang ar",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return check.Names(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				listRules(t.out, t.lang)
				return nil
			}
			name := strings.ToLower(strings.TrimSpace(args[0]))
			if r := check.Find(name); r != nil {
				explainRule(t.out, r, t.lang)
				return nil
			}
			if near, ok := lang.Nearest(name, check.Names()); ok {
				return usageError{errors.New(ruleNear.In(t.lang, []string{args[0], near}))}
			}
			return usageError{errors.New(ruleUnknown.In(t.lang, []string{args[0]}))}
		},
	}
}

func listRules(w io.Writer, lang string) {
	longest := 0
	for _, name := range check.Names() {
		longest = max(longest, len(name))
	}
	for _, r := range check.Rules() {
		fmt.Fprintf(w, "%-*s  %-7s  %s\n", longest, r.Name, level(r), r.Title.In(lang, nil))
	}
}

// level is the severity of a rule, "off" where a site must ask for it.
func level(r *diag.Rule) string {
	if r.Quiet {
		return "off"
	}
	return r.Severity.String()
}

func explainRule(w io.Writer, r *diag.Rule, lang string) {
	say := func(t diag.Text, args ...string) { fmt.Fprintln(w, t.In(lang, args)) }
	fmt.Fprintf(w, "%s (%s)\n", r.Name, level(r))
	say(r.Title)
	fmt.Fprintln(w)
	say(r.About)
	fmt.Fprintln(w)
	switch r.Fix {
	case diag.Safe:
		say(explainSafe)
	case diag.Proposal:
		say(explainProposal)
	default:
		say(explainByHand)
	}
	if r.Hard {
		say(explainHard)
	} else if r.Quiet {
		say(explainQuiet, r.Name)
	} else {
		say(explainOff, r.Name)
	}
	example(w, explainBad.In(lang, nil), r.Bad)
	example(w, explainGood.In(lang, nil), r.Good)
}

func example(w io.Writer, head, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(w, "\n%s\n\n", head)
	for line := range strings.Lines(text) {
		fmt.Fprintf(w, "    %s\n", diag.Visible(strings.TrimRight(line, "\n")))
	}
}
