package main

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// everyCommand are the commands as they are written, in English.
func everyCommand() []*cobra.Command {
	var out []*cobra.Command
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		out = append(out, c)
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(rootCommand(&terminal{lang: "en"}))
	return out
}

// Each command and each flag speaks of itself in three languages, and no text is
// left of one that is gone.
func TestHelpIsComplete(t *testing.T) {
	used := map[string]bool{}
	want := func(where, english string) {
		key := unbroken(english)
		used[key] = true
		if text := helpTexts[key]; text.AR == "" || text.FR == "" {
			t.Errorf("%s: %q has no Arabic or French", where, english)
		}
	}
	n := 0
	for _, c := range everyCommand() {
		want(c.CommandPath(), c.Short)
		if c.Long != "" {
			want(c.CommandPath(), c.Long)
		}
		flag := func(f *pflag.Flag) { n++; want(c.CommandPath()+" --"+f.Name, f.Usage) }
		c.LocalFlags().VisitAll(flag)
	}
	for english := range helpTexts {
		if !used[english] {
			t.Errorf("no command says %q", english)
		}
	}
	if n < 80 || len(helpTexts) != len(commandTexts)+len(flagTexts) {
		t.Errorf("%d flags, %d texts of %d", n, len(helpTexts), len(commandTexts)+len(flagTexts))
	}
}

var (
	breakingSpace = regexp.MustCompile(`[^ ] [;!?»]|« |[^ ] :( |$)`)
	wrongArabic   = regexp.MustCompile(`\p{Arabic}[,;?]|\p{Arabic} [،؛؟.:]|،\p{Arabic}|[٠-٩]`)
	quoted        = regexp.MustCompile("`[^`]*`")
	constant      = regexp.MustCompile(`--[a-z-]+|[a-z]+\.toml|[A-Z]+_[A-Z_]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z]+/`)
)

// Texts are typeset as the rules want others to write, and name the same things.
func TestHelpIsTypeset(t *testing.T) {
	for _, text := range slices.Concat(commandTexts, flagTexts) {
		if m := breakingSpace.FindString(text.FR); m != "" {
			t.Errorf("a space that breaks in %q: %q", text.FR, m)
		}
		if m := wrongArabic.FindString(text.AR); m != "" {
			t.Errorf("not Arabic: %q in %q", m, text.AR)
		}
		name := quoted.FindString(text.FR)
		if name == "" && quoted.MatchString(text.EN) || strings.ContainsFunc(name, func(r rune) bool { return r > '~' }) || strings.Contains(text.AR, "`") {
			t.Errorf("%q: the value's name in %q, and none in %q", text.EN, text.FR, text.AR)
		}
		for _, word := range constant.FindAllString(text.EN, -1) {
			if !strings.Contains(text.AR, word) || !strings.Contains(text.FR, word) {
				t.Errorf("%s is not in\n%s\n%s", word, text.AR, text.FR)
			}
		}
		for line := range strings.Lines(text.AR) {
			if first := []rune(line)[0]; first < 'ء' || first > 'ي' {
				t.Errorf("a line that begins from the left: %q", line)
			}
		}
	}
}

// What help prints is in the one language that was asked for, whichever way.
func TestHelpInEachLanguage(t *testing.T) {
	arabic := regexp.MustCompile(`\p{Arabic}`)
	for _, c := range everyCommand() {
		path := strings.Fields(c.CommandPath())[1:]
		for _, args := range [][]string{
			append(slices.Clone(path), "--help", "--lang", "ar"), slices.Concat([]string{"--lang=ar", "help"}, path),
		} {
			var out, errs bytes.Buffer
			if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != exitClean || errs.Len() > 0 {
				t.Fatalf("%v: %d %s", args, code, errs.String())
			}
			examples := false
			for line := range strings.Lines(out.String()) {
				line = strings.TrimRight(line, "\n")
				switch {
				case line == examplesHead.AR:
					examples = true
				case line == "":
					examples = false
				case examples, strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "        "): // commands and names
				case !arabic.MatchString(line) || strings.Contains(line, "`"):
					t.Errorf("%v: %q", args, line)
				}
			}
			if !strings.Contains(out.String(), "\n  -h, --help\n        شرح هذا الأمر\n") {
				t.Errorf("%v:\n%s", args, out.String())
			}
		}
	}
	t.Setenv("BALAGH_LANG", "fr")
	var out, errs bytes.Buffer
	run(context.Background(), []string{"digest", "-h"}, strings.NewReader(""), &out, &errs)
	for _, want := range []string{"\nEmploi\u00a0:\n  balagh digest [options]\n", "      --out dossier   dossier où écrire (par défaut \".balagh/digest\")\n", "  -C, --directory dossier   travailler dans ce dossier (par défaut \".\")\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s%s", want, out.String(), errs.String())
		}
	}
	for line := range strings.Lines(out.String()) {
		if len([]rune(line)) > 79 && !strings.Contains(line, "--") {
			t.Errorf("a long line: %q", line)
		}
	}
}

// A wrong command line is refused in the language of the person, and the hint leads
// to the help of the command that was meant.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ args, help, ar, fr, en string }{
		{"biuld", "balagh", "أمر غير معروف: biuld؛ لعلك تقصد build", "commande inconnue : biuld ; vouliez-vous dire build ?", "unknown command: biuld; did you mean build?"},
		{"xyzzy", "balagh", "أمر غير معروف: xyzzy", "commande inconnue : xyzzy", "unknown command: xyzzy"},
		{"help xyzzy", "balagh", "أمر غير معروف: xyzzy", "commande inconnue : xyzzy", "unknown command: xyzzy"},
		{"new xyzzy", "balagh new", "أمر غير معروف: xyzzy", "commande inconnue : xyzzy", "unknown command: xyzzy"},
		{"build xyzzy", "balagh build", "كلمة زائدة: xyzzy، لا يقبلها الأمر balagh build", "mot de trop : xyzzy, que balagh build ne prend pas", "one word too many: xyzzy, which balagh build does not take"},
		{"init", "balagh init", "عدد الكلمات بعد الأمر: 0، والمنتظر: 1", "mots après la commande : 0 ; attendus : 1", "words after the command: 0; expected: 1"},
		{"import", "balagh import", "عدد الكلمات بعد الأمر: 0، والمنتظر: ≥ 1", "mots après la commande : 0 ; attendus : ≥ 1", "words after the command: 0; expected: ≥ 1"},
		{"explain a b", "balagh explain", "عدد الكلمات بعد الأمر: 2، والمنتظر: ≤ 1", "mots après la commande : 2 ; attendus : ≤ 1", "words after the command: 2; expected: ≤ 1"},
		{"new translation", "balagh new translation", "عدد الكلمات بعد الأمر: 0، والمنتظر: 1–2", "mots après la commande : 0 ; attendus : 1–2", "words after the command: 0; expected: 1–2"},
		{"build --wrong", "balagh build", "خيار غير معروف: --wrong", "option inconnue : --wrong", "unknown flag: --wrong"},
		{"build -x", "balagh build", "خيار غير معروف: -x", "option inconnue : -x", "unknown flag: -x"},
		{"build --=x", "balagh build", "خيار غير معروف: --=x", "option inconnue : --=x", "unknown flag: --=x"},
		{"build --out", "balagh build", "تنقص قيمة بعد الخيار --out", "il manque une valeur après --out", "a value is missing after --out"},
		{"build --full=x", "balagh build", "قيمة --full إما true أو false، لا x", "--full vaut true ou false, pas x", "--full is true or false, not x"},
		{"serve --port x", "balagh serve", "قيمة --port عدد، لا x", "--port est un nombre, pas x", "--port is a number, not x"},
		{"completion tcsh", "balagh completion", "لا إكمال للصدفة tcsh؛ المتاح: bash, zsh, fish, powershell", "pas de complétion pour tcsh ; il y a bash, zsh, fish, powershell", "no completion for tcsh; there is bash, zsh, fish, powershell"},
	} {
		for lang, want := range map[string]string{"ar": c.ar, "fr": c.fr, "en": c.en} {
			var out, errs bytes.Buffer
			code := run(context.Background(), append([]string{"--lang", lang}, strings.Fields(c.args)...), strings.NewReader(""), &out, &errs)
			if got := plainSpaces.Replace(errs.String()); code != exitUsage || out.Len() > 0 || got != "balagh: "+want+"\nhint: "+c.help+" --help\n" {
				t.Errorf("%s: %d %s%s, want %s", c.args, code, out.String(), got, want)
			}
		}
	}
}

func TestEarlyLanguage(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"", "en"}, {"--lang ar", "ar"}, {"build --lang=fr", "fr"}, {"--lang", "en"}, {"--lang de", "en"},
		{"--lang ar build --lang fr", "fr"}, {"import -- --lang ar", "en"},
	} {
		if got := earlyLanguage(strings.Fields(c.args), "en"); got != c.want {
			t.Errorf("%s: %s, want %s", c.args, got, c.want)
		}
	}
}

// A shell's completions are described in the language of the person.
func TestCompletionSpeaks(t *testing.T) {
	for lang, want := range map[string]string{"ar": "بناء الموقع: ما اختلف منه وحده", "fr": "Construire le site\u00a0: seulement ce qui diffère", "en": "Make the site: only what differs"} {
		var out, errs bytes.Buffer
		run(context.Background(), []string{"__complete", "--lang", lang, "bui"}, strings.NewReader(""), &out, &errs)
		if !strings.HasPrefix(out.String(), "build\t"+want+"\n") {
			t.Errorf("%s: %q", lang, out.String())
		}
	}
	for _, shell := range shells {
		var with, without, errs bytes.Buffer
		run(context.Background(), []string{"completion", shell}, strings.NewReader(""), &with, &errs)
		run(context.Background(), []string{"completion", shell, "--no-descriptions"}, strings.NewReader(""), &without, &errs)
		if errs.Len() > 0 || !strings.Contains(with.String(), "__complete ") || !strings.Contains(without.String(), "__completeNoDesc ") {
			t.Errorf("%s: %s %.80q %.80q", shell, errs.String(), with.String(), without.String())
		}
	}
}
