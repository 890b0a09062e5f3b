package diag

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Digest is what the report of a CI job says besides the remarks.
type Digest struct {
	Releases int
	Withheld []string // a line each: what, why and until when
	Next     string   // when the site changes without an edit; "" never
}

// summaryMost is how much of a report a build service takes, with some to spare.
const summaryMost = 1<<20 - 4096

var (
	summaryTitle   = Text{AR: "فحص البلاغات", FR: "Contrôle des communiqués", EN: "Check of the releases"}
	summaryCounts  = Text{AR: "أخطاء: **{0}** · تنبيهات: **{1}** · ملاحظات: **{2}** · بلاغات: {3}", FR: "Erreurs : **{0}** · avertissements : **{1}** · remarques : **{2}** · communiqués : {3}", EN: "Errors: **{0}** · warnings: **{1}** · notes: **{2}** · releases: {3}"}
	summaryFixable = Text{AR: "منها {0} يصلحها الأمر `balagh check --fix`", FR: "Dont {0} que `balagh check --fix` corrige", EN: "{0} of them are mended by `balagh check --fix`"}
	summaryKnown   = Text{AR: "ملاحظات معروفة من قبل وغير معروضة: {0}", FR: "Remarques déjà connues, non montrées : {0}", EN: "Known before and not shown: {0}"}
	summaryClean   = Text{AR: "لا شيء يستدعي الانتباه.", FR: "Rien à signaler.", EN: "Nothing to report."}
	summaryHead    = Text{AR: "| الدرجة | الموضع | الملاحظة | القاعدة |", FR: "| Niveau | Endroit | Remarque | Règle |", EN: "| Level | Place | What | Rule |"}
	summaryMore    = Text{AR: "… و{0} غيرها", FR: "… et {0} de plus", EN: "… and {0} more"}
	summaryFailure = Text{AR: "توقف الفحص: {0}", FR: "Le contrôle s’est arrêté : {0}", EN: "The check stopped: {0}"}
	heldHead       = Text{AR: "غير منشور بعد", FR: "Pas encore publiés", EN: "Not public yet"}
	heldNext       = Text{AR: "يتغير الموقع دون تعديل في {0}", FR: "Le site changera sans retouche le {0}", EN: "The site will change without an edit on {0}"}
	missingHead    = Text{AR: "الترجمات", FR: "Traductions", EN: "Translations"}
	severityWord   = [...]Text{
		{AR: "ملاحظة", FR: "remarque", EN: "note"}, {AR: "تنبيه", FR: "avertissement", EN: "warning"}, {AR: "خطأ", FR: "erreur", EN: "error"},
	}
)

// WriteSummary writes the report of a CI job as Markdown: counts, what is
// withheld, the state of translations, and a table of as many remarks as fit.
func WriteSummary(w io.Writer, l *List, digest Digest) error {
	var b bytes.Buffer
	say := func(t Text, args ...string) { fmt.Fprintf(&b, "%s\n\n", t.In(l.Lang, args)) }
	b.WriteString("## ")
	say(summaryTitle)
	if l.Failure != "" {
		say(summaryFailure, markdownText(l.Failure))
	}
	n := l.Totals
	say(summaryCounts, strconv.Itoa(n.Errors), strconv.Itoa(n.Warnings), strconv.Itoa(n.Notes), strconv.Itoa(digest.Releases))
	if n.Fixable > 0 {
		say(summaryFixable, strconv.Itoa(n.Fixable))
	}
	if l.Known > 0 {
		say(summaryKnown, strconv.Itoa(l.Known))
	}
	withheld(&b, l, digest, say)
	translations, others := parted(l.Diagnostics)
	if len(translations) > 0 {
		b.WriteString("### ")
		say(missingHead)
		table(&b, l, translations, summaryMost/2)
	}
	switch {
	case len(others) > 0:
		table(&b, l, others, summaryMost)
	case len(translations) == 0 && l.Failure == "":
		say(summaryClean)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func withheld(b *bytes.Buffer, l *List, digest Digest, say func(Text, ...string)) {
	if len(digest.Withheld) == 0 && digest.Next == "" {
		return
	}
	b.WriteString("### ")
	say(heldHead)
	for i, line := range digest.Withheld {
		if b.Len() > summaryMost/4 {
			fmt.Fprintf(b, "- %s\n", summaryMore.In(l.Lang, []string{strconv.Itoa(len(digest.Withheld) - i)}))
			break
		}
		fmt.Fprintf(b, "- %s\n", markdownText(line))
	}
	b.WriteByte('\n')
	if digest.Next != "" {
		say(heldNext, digest.Next)
	}
}

// parted takes the remarks on translations out: they are work to plan, not
// mistakes to mend.
func parted(ds []Diagnostic) (translations, others []Diagnostic) {
	for _, d := range ds {
		if strings.HasPrefix(d.Rule, "translation-") && d.Severity < Error {
			translations = append(translations, d)
		} else {
			others = append(others, d)
		}
	}
	return translations, others
}

// table writes remarks as long as the report stays below a size.
func table(b *bytes.Buffer, l *List, ds []Diagnostic, most int) {
	fmt.Fprintf(b, "%s\n| --- | --- | --- | --- |\n", summaryHead.In(l.Lang, nil))
	rest := 0
	for i := range ds {
		d := &ds[i]
		if b.Len() > most {
			rest += max(d.More, 1)
			continue
		}
		place := Visible(l.Prefix + d.Path)
		if d.Start.Line > 0 {
			place += ":" + strconv.Itoa(d.Start.Line)
		}
		message := markdownText(d.Message.fill(l.Lang, d.Args, isolatedWord))
		if !d.Hint.IsZero() {
			message += "<br>" + markdownText(d.Hint.fill(l.Lang, d.Args, isolatedWord))
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", severityWord[d.Severity].In(l.Lang, nil), markdownText(place), message, markdownText(d.Rule))
	}
	b.WriteByte('\n')
	if rest > 0 {
		fmt.Fprintf(b, "%s\n\n", summaryMore.In(l.Lang, []string{strconv.Itoa(rest)}))
	}
}

func isolatedWord(s string) string { return isolated(Visible(s)) }

// markdownText makes Markdown show s as it is.
func markdownText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r == '<':
			b.WriteString("&lt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_[]|~#$@", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
