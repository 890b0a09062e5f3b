package check

import (
	"balagh/internal/archive"
	"balagh/internal/config"
	"balagh/internal/diag"
)

var ruleScheduled = register(diag.Rule{
	Name: "scheduled", Severity: diag.Note,
	Title: diag.Text{AR: "بلاغ ينتظر ساعته", FR: "Un communiqué qui attend son heure", EN: "A release that waits for its hour"},
	About: diag.Text{
		AR: "لا يظهر البلاغ ولا صوره في أي صفحة قبل هذه الساعة بتوقيت الموقع. ولا يُنشر من تلقاء نفسه: يظهر في أول بناء بعدها. إن كان التاريخ خطأ فصححه.",
		FR: "Ni le communiqué ni ses images ne paraissent avant cette heure, à l’heure du site. Il ne se publie pas tout seul : il paraît à la première construction qui suit. Si la date est fausse, corrigez-la.",
		EN: "Neither the release nor its pictures appear on any page before this hour, by the site's clock. It is not published by itself: it appears with the first build after it. If the date is wrong, correct it.",
	},
	Bad:  "date = 2030-06-17T09:00:00",
	Good: "date = 2025-06-17T09:00:00",
})

var scheduledText = diag.Text{AR: "سيُنشر يوم {0} على الساعة {1}؛ غير وارد في هذا البناء", FR: "sera publié le {0} à {1} ; absent de cette construction", EN: "will be published on {0} at {1}; not in this build"}

// scheduled notes what waits for its hour, and warns where anyone can read it
// already.
func scheduled(site *config.Site, a *archive.Archive, report func(diag.Diagnostic)) {
	byDir := map[string]*archive.Release{}
	for _, w := range a.Withheld {
		if !w.Draft {
			byDir[w.Path] = nil
		}
	}
	for _, r := range a.All {
		if _, ok := byDir[r.Dir]; ok {
			byDir[r.Dir] = r
		}
	}
	for _, w := range a.Withheld {
		r := byDir[w.Path]
		if w.Draft || r == nil {
			continue
		}
		field := "date"
		if r.Original.Wrote().Front.PublishAt.Set {
			field = "publish_at"
		}
		until := w.Until.In(site.Zone)
		d := diag.Diagnostic{
			Path: r.Original.Path, Field: field, Rule: ruleScheduled.Name, Severity: ruleScheduled.Severity, Message: scheduledText,
			Args: []string{until.Format("2006-01-02"), until.Format("15:04")},
		}
		report(d)
		if site.Checks.Public {
			d.Rule, d.Severity, d.Message = ruleEmbargoPublic.Name, ruleEmbargoPublic.Severity, embargoPublicText
			report(d)
		}
	}
}
