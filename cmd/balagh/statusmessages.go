package main

import (
	"strconv"
	"time"

	"balagh/internal/diag"
	"balagh/internal/lang"
)

var (
	tallyText      = diag.Text{AR: "البلاغات: {0}، الصفحات القارة: {1}، المكتملة بكل اللغات: {2}", FR: "communiqués : {0}, pages permanentes : {1}, complets dans toutes les langues : {2}", EN: "releases: {0}, standing pages: {1}, complete in every language: {2}"}
	scheduledHead  = diag.Text{AR: "مجدولة ({0})", FR: "Programmés ({0})", EN: "Scheduled ({0})"}
	draftsHead     = diag.Text{AR: "مسودات ({0})", FR: "Brouillons ({0})", EN: "Drafts ({0})"}
	missingHead    = diag.Text{AR: "لغات ناقصة ({0})", FR: "Langues manquantes ({0})", EN: "Languages missing ({0})"}
	waitingHead    = diag.Text{AR: "ترجمات لم تكتمل ({0})", FR: "Traductions en cours ({0})", EN: "Translations under way ({0})"}
	staleHead      = diag.Text{AR: "ترجمات تغير أصلها بعدها ({0})", FR: "Traductions dont l’original a changé ({0})", EN: "Translations whose original has changed ({0})"}
	unrecordedHead = diag.Text{AR: "ترجمات لم تُسجل بصمة أصلها ({0})", FR: "Traductions jamais notées ({0})", EN: "Translations never recorded ({0})"}
	expiringHead   = diag.Text{AR: "تنتهي صلاحيتها ({0})", FR: "Arrivent à échéance ({0})", EN: "Expiring ({0})"}
	correctedHead  = diag.Text{AR: "صُححت في الثلاثين يوما الأخيرة ({0})", FR: "Rectifiés ces trente derniers jours ({0})", EN: "Corrected in the last thirty days ({0})"}
	withdrawnHead  = diag.Text{AR: "مسحوبة ({0})", FR: "Retirés ({0})", EN: "Withdrawn ({0})"}
	movedText      = diag.Text{AR: "تغير: {0}", FR: "ce qui a changé : {0}", EN: "changed: {0}"}
	nothingNext    = diag.Text{AR: "لن يتغير الموقع دون تعديل", FR: "le site ne changera pas sans retouche", EN: "the site will not change without an edit"}
	statusErrors   = diag.Text{AR: "في الموقع أخطاء تمنع بناءه: {0}", FR: "erreurs qui empêchent de construire le site : {0}", EN: "errors that keep the site from being built: {0}"}
)

// sep stands between the parts of a line.
func sep(lang string) string {
	if lang == "ar" {
		return "، "
	}
	return ", "
}

// span is how a length of time is counted in a language: by plural form, {0} for
// the number.
type span map[string]string

var (
	days = map[string]span{
		"ar": {"one": "بعد يوم واحد", "two": "بعد يومين", "few": "بعد {0} أيام", "many": "بعد {0} يوما", "other": "بعد {0} يوم"},
		"fr": {"one": "dans {0} jour", "other": "dans {0} jours"},
		"en": {"one": "in {0} day", "other": "in {0} days"},
	}
	hours = map[string]span{
		"ar": {"one": "بعد ساعة واحدة", "two": "بعد ساعتين", "few": "بعد {0} ساعات", "many": "بعد {0} ساعة", "other": "بعد {0} ساعة"},
		"fr": {"one": "dans {0} heure", "other": "dans {0} heures"},
		"en": {"one": "in {0} hour", "other": "in {0} hours"},
	}
	minutes = map[string]span{
		"ar": {"one": "بعد دقيقة واحدة", "two": "بعد دقيقتين", "few": "بعد {0} دقائق", "many": "بعد {0} دقيقة", "other": "بعد {0} دقيقة"},
		"fr": {"one": "dans {0} minute", "other": "dans {0} minutes"},
		"en": {"one": "in {0} minute", "other": "in {0} minutes"},
	}
	plurals = map[string]*lang.Locale{"ar": {Plural: "arabic"}, "fr": {Plural: "french"}, "en": {Plural: "english"}}
)

// until says how far a moment is: in minutes within two hours, in hours within
// two days, else in days, never more than there is left.
func until(code string, d time.Duration) string {
	n, forms := int(d/(24*time.Hour)), days
	switch {
	case d < 2*time.Hour:
		n, forms = max(int(d/time.Minute), 1), minutes
	case d < 48*time.Hour:
		n, forms = int(d/time.Hour), hours
	}
	form := forms[code][plurals[code].Category(n)]
	return diag.Text{AR: form, FR: form, EN: form}.In(code, []string{strconv.Itoa(n)})
}
