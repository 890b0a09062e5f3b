package check

import (
	"strconv"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

var ruleSeriesPart = register(diag.Rule{
	Name: "series-part", Severity: diag.Warning,
	Title: diag.Text{AR: "رقم دون سلسلة، أو رقم لبلاغين", FR: "Un numéro sans série, ou pris deux fois", EN: "A part without a series, or claimed twice"},
	About: diag.Text{
		AR: "يرتب الرقم بلاغات السلسلة ويصل كل بلاغ بجاريه. الرقم دون سلسلة لا أثر له، والرقم المكرر يخلط الترتيب. يجوز أن تنقص أرقام. أضف series أو صحح الرقم.",
		FR: "Le numéro range les communiqués d’une série et relie chacun à ses voisins. Sans série il est sans effet ; pris deux fois, il brouille l’ordre. Des numéros peuvent manquer. Ajoutez series ou corrigez le numéro.",
		EN: "The part puts the releases of a series in order and links each to its neighbours. Without a series it has no effect; claimed twice it blurs the order. Parts may be missing. Add series or correct the part.",
	},
	Bad:  "part = 9",
	Good: "series = \"rencontres-regionales\"\npart = 9",
})

var (
	partAloneText = diag.Text{AR: "الرقم ‹{0}› دون سلسلة (series)", FR: "le numéro ‹{0}› sans série (series)", EN: "part {0} without a series"}
	partTakenText = diag.Text{AR: "الرقم ‹{0}› مستعمل في ‹{1}›", FR: "le numéro ‹{0}› est déjà pris par ‹{1}›", EN: "part {0} is already that of {1}"}
)

// partAlone warns of a part of no series. A series that could not be found has
// been reported.
func partAlone(r *archive.Release, report func(diag.Diagnostic)) {
	if r.Part > 0 && r.Series == nil && r.Original.Wrote().Front.Series == "" {
		reportPart(r, report, partAloneText, strconv.Itoa(r.Part))
	}
}

// partTaken warns of two releases that claim one part.
func partTaken(all []*archive.Release, report func(diag.Diagnostic)) {
	type claim struct {
		series *config.Term
		part   int
	}
	first := map[claim]*archive.Release{}
	for _, r := range all {
		if r.Series == nil || r.Part == 0 {
			continue
		}
		c := claim{r.Series, r.Part}
		if f := first[c]; f != nil {
			reportPart(r, report, partTakenText, strconv.Itoa(r.Part), f.ID)
			continue
		}
		first[c] = r
	}
}

func reportPart(r *archive.Release, report func(diag.Diagnostic), message diag.Text, args ...string) {
	report(diag.Diagnostic{
		Path: r.Original.Path, Field: "part", Rule: ruleSeriesPart.Name, Severity: ruleSeriesPart.Severity, Message: message, Args: args,
	})
}
