package check

import (
	"strconv"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

var (
	partAloneText = diag.Text{AR: "الرقم ‹{0}› دون سلسلة (series)", FR: "le numéro ‹{0}› sans série (series)", EN: "part {0} without a series"}
	partTakenText = diag.Text{AR: "الرقم ‹{0}› مستعمل في ‹{1}›", FR: "le n° ‹{0}› est déjà ‹{1}›", EN: "part {0} is already {1}"}
)

// partAlone warns of a part of no series.
func partAlone(r *archive.Release, report func(diag.Diagnostic)) {
	if r.Part > 0 && r.Series == nil {
		report(diag.Diagnostic{
			Path: r.Original.Path, Field: "part", Rule: "series-part", Severity: diag.Warning, Message: partAloneText, Args: []string{strconv.Itoa(r.Part)},
		})
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
			report(diag.Diagnostic{
				Path: r.Original.Path, Field: "part", Rule: "series-part", Severity: diag.Warning, Message: partTakenText,
				Args: []string{strconv.Itoa(r.Part), f.ID},
			})
			continue
		}
		first[c] = r
	}
}
