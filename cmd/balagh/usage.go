package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"balagh/internal/diag"
	"balagh/internal/lang"
)

// The library that reads the command line refuses it in English; what it says is
// told again in the language of the person. It has types for mistakes in flags, and
// sentences for the rest.
var (
	unknownWord = regexp.MustCompile(`^unknown command "(.*)" for "([^"]*)"`)
	countOf     = regexp.MustCompile(`^(?:accepts|requires) (at least |at most |between )?(\d+)(?: and (\d+))? arg\(s\), (?:only )?received (\d+)$`)
)

// refusal is what is wrong with a command line; ok is false for an error that is
// none of these.
func refusal(err error) (text diag.Text, args []string, ok bool) {
	if text, args, ok = flagRefusal(err); ok {
		return text, args, true
	}
	said := err.Error()
	if m := unknownWord.FindStringSubmatch(said); m != nil {
		return wordTooMany, []string{m[1], m[2]}, true
	}
	if m := countOf.FindStringSubmatch(said); m != nil {
		wanted := map[string]string{"at least ": "≥ " + m[2], "at most ": "≤ " + m[2], "between ": m[2] + "–" + m[3]}[m[1]]
		if wanted == "" {
			wanted = m[2]
		}
		return wordsCounted, []string{wanted, m[4]}, true
	}
	return plain, []string{strings.ReplaceAll(said, "\n", " ")}, false
}

// noWord refuses what is no command below another.
func (t *terminal) noWord(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	if near, ok := lang.Nearest(args[0], names); ok {
		return t.usage(nearCommand, args[0], near)
	}
	return t.usage(noCommand, args[0])
}

func flagRefusal(err error) (text diag.Text, args []string, ok bool) {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var form *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return noFlag, []string{"-" + unknown.GetSpecifiedName()}, true
	case errors.As(err, &unknown):
		return noFlag, []string{"--" + unknown.GetSpecifiedName()}, true
	case errors.As(err, &empty):
		return flagEmpty, []string{"--" + empty.GetFlag().Name}, true
	case errors.As(err, &wrong) && wrong.GetFlag().Value.Type() == "bool":
		return flagBool, []string{"--" + wrong.GetFlag().Name, wrong.GetValue()}, true
	case errors.As(err, &wrong):
		return flagNumber, []string{"--" + wrong.GetFlag().Name, wrong.GetValue()}, true
	case errors.As(err, &form):
		return noFlag, []string{form.GetSpecifiedFlag()}, true
	}
	return text, nil, false
}

var (
	noCommand    = diag.Text{AR: "أمر غير معروف: {0}", FR: "commande inconnue : {0}", EN: "unknown command: {0}"}
	nearCommand  = diag.Text{AR: "أمر غير معروف: {0}؛ لعلك تقصد {1}", FR: "commande inconnue : {0} ; vouliez-vous dire {1} ?", EN: "unknown command: {0}; did you mean {1}?"}
	wordTooMany  = diag.Text{AR: "كلمة زائدة: {0}، لا يقبلها الأمر {1}", FR: "mot de trop : {0}, que {1} ne prend pas", EN: "one word too many: {0}, which {1} does not take"}
	wordsCounted = diag.Text{AR: "عدد الكلمات بعد الأمر: {1}، والمنتظر: {0}", FR: "mots après la commande : {1} ; attendus : {0}", EN: "words after the command: {1}; expected: {0}"}
	noFlag       = diag.Text{AR: "خيار غير معروف: {0}", FR: "option inconnue : {0}", EN: "unknown flag: {0}"}
	flagEmpty    = diag.Text{AR: "تنقص قيمة بعد الخيار {0}", FR: "il manque une valeur après {0}", EN: "a value is missing after {0}"}
	flagBool     = diag.Text{AR: "قيمة {0} إما true أو false، لا {1}", FR: "{0} vaut true ou false, pas {1}", EN: "{0} is true or false, not {1}"}
	flagNumber   = diag.Text{AR: "قيمة {0} عدد، لا {1}", FR: "{0} est un nombre, pas {1}", EN: "{0} is a number, not {1}"}
	noShell      = diag.Text{AR: "لا إكمال للصدفة {0}؛ المتاح: {1}", FR: "pas de complétion pour {0} ; il y a {1}", EN: "no completion for {0}; there is {1}"}
	langForm     = diag.Text{AR: "--lang {0}: اكتب ar أو fr أو en", FR: "--lang {0} : écrivez ar, fr ou en", EN: "--lang {0}: ar, fr or en"}
)
