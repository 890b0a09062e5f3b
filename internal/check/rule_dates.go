package check

import (
	"strconv"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

var dateFolderText = diag.Text{
	AR: "المجلد يشير إلى سنة ‹{0}› والتاريخ إلى ‹{1}›", FR: "le dossier indique ‹{0}›, la date ‹{1}›", EN: "the folder says {0}, the date {1}",
}

// dateFolder warns of a date outside its folder's year: the address keeps the
// folder's.
func dateFolder(site *config.Site, r *archive.Release, report func(diag.Diagnostic)) {
	if r.Standing || !r.Date.Set {
		return
	}
	if year := r.Date.In(site.Zone).Year(); year != r.Year {
		report(diag.Diagnostic{
			Path: r.Original.Path, Field: "date", Rule: "date-folder", Severity: diag.Warning, Message: dateFolderText,
			Args: []string{strconv.Itoa(r.Year), strconv.Itoa(year)},
		})
	}
}
