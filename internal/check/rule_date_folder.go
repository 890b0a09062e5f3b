package check

import (
	"strconv"

	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

var ruleDateFolder = register(diag.Rule{
	Name: "date-folder", Severity: diag.Warning,
	Title: diag.Text{AR: "تاريخ من سنة غير سنة المجلد", FR: "Une date d’une autre année que le dossier", EN: "A date outside the year of its folder"},
	About: diag.Text{
		AR: "يأخذ عنوان الصفحة سنته من المجلد. إن كان التاريخ صحيحا فانقل المجلد إلى سنته قبل النشر؛ وإن كان خطأ فصححه. بعد النشر أبق المجلد في مكانه، فالعنوان لا يتغير.",
		FR: "L’adresse de la page prend l’année du dossier. Si la date est juste, déplacez le dossier avant la publication ; sinon, corrigez la date. Après la publication, laissez le dossier à sa place : une adresse ne change plus.",
		EN: "The page's address takes its year from the folder. If the date is right, move the folder before it is published; if not, correct the date. Once published, leave the folder where it is: an address does not change.",
	},
	Bad:  "# content/releases/2024/rencontre/ar.md\ndate = 2025-01-08",
	Good: "# content/releases/2025/rencontre/ar.md\ndate = 2025-01-08",
})

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
			Path: r.Original.Path, Field: "date", Rule: ruleDateFolder.Name, Severity: ruleDateFolder.Severity, Message: dateFolderText,
			Args: []string{strconv.Itoa(r.Year), strconv.Itoa(year)},
		})
	}
}
