package check

import (
	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

var translationMissingText = diag.Text{
	AR: "لا توجد نسخة بهذه اللغة بعد: {0}", FR: "pas encore de version dans cette langue : {0}", EN: "not yet in this language: {0}",
}

// translationMissing warns of a release the site's first language lacks and
// notes the others it lacks.
func translationMissing(site *config.Site, r *archive.Release, report func(diag.Diagnostic)) {
	for i, l := range site.Languages {
		if r.In(l.Code) != nil {
			continue
		}
		severity := diag.Note
		if i == 0 {
			severity = diag.Warning
		}
		report(diag.Diagnostic{
			Path: r.Original.Path, Rule: "translation-missing", Severity: severity, Message: translationMissingText, Args: []string{l.Name},
		})
	}
}
