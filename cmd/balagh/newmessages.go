package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"balagh/internal/diag"
)

var (
	askTitle      = diag.Text{AR: "العنوان", FR: "Titre", EN: "Title"}
	askLanguage   = diag.Text{AR: "لغة الأصل، بالرقم أو الاسم", FR: "Langue de l’original, par numéro ou nom", EN: "Language of the original, by number or name"}
	askDate       = diag.Text{AR: "التاريخ، مثل 2026-12-01 أو 1 دجنبر 2026 أو غدا", FR: "Date, par exemple 2026-12-01, 1er décembre 2026 ou demain", EN: "Date, such as 2026-12-01, 1/12/2026 or tomorrow"}
	askPlace      = diag.Text{AR: "المدينة (أو اتركها فارغة)", FR: "Ville (ou rien)", EN: "City (or nothing)"}
	askRegions    = diag.Text{AR: "الجهات، بالأرقام أو الأسماء وبينها فاصلة (أو اتركها فارغة)", FR: "Régions, par numéros ou noms séparés de virgules (ou rien)", EN: "Regions, by numbers or names with commas between (or nothing)"}
	askTags       = diag.Text{AR: "المواضيع، بالأرقام أو الأسماء وبينها فاصلة (أو اتركها فارغة)", FR: "Thèmes, par numéros ou noms séparés de virgules (ou rien)", EN: "Topics, by numbers or names with commas between (or nothing)"}
	askSummary    = diag.Text{AR: "الملخص، جملة أو جملتان (أو اتركه فارغا)", FR: "Résumé, une ou deux phrases (ou rien)", EN: "Summary, a sentence or two (or nothing)"}
	askFolder     = diag.Text{AR: "اسم المجلد، وهو آخر عنوان البلاغ، بحروف a-z وأرقام وشرطات", FR: "Nom du dossier et fin de l’adresse, en a-z, chiffres et tirets", EN: "Name of the folder and end of the address, in a-z, digits and hyphens"}
	askPageFolder = diag.Text{AR: "اسم المجلد، وهو آخر عنوان الصفحة، بحروف a-z وأرقام وشرطات", FR: "Nom du dossier et fin de l’adresse, en a-z, chiffres et tirets", EN: "Name of the folder and end of the address, in a-z, digits and hyphens"}

	askEnd = diag.Text{AR: ": ", FR: " : ", EN: ": "}

	titleNeeded     = diag.Text{AR: "لا بد من عنوان", FR: "il faut un titre", EN: "a title is needed"}
	titleMissing    = diag.Text{AR: "العنوان ناقص: --title \"…\" (لا يُسأل أحد هنا)", FR: "il manque le titre : --title \"…\" (personne à qui le demander ici)", EN: "the title is missing: --title \"…\" (there is nobody to ask here)"}
	languageUnknown = diag.Text{AR: "‹{0}› ليست من لغات الموقع: {1}", FR: "‹{0}› n’est pas une langue du site : {1}", EN: "{0} is no language of the site: {1}"}
	dayForm         = diag.Text{AR: "‹{0}› ليس تاريخا؛ اكتب 2026-12-01 أو 2026-12-01T09:00", FR: "‹{0}› n’est pas une date ; écrivez 2026-12-01 ou 2026-12-01T09:00", EN: "{0} is no date; write 2026-12-01 or 2026-12-01T09:00"}
	termUnknown     = diag.Text{AR: "لا يوجد ‹{0}› في site.toml", FR: "‹{0}› n’est pas dans site.toml", EN: "{0} is not in site.toml"}
	termUnclear     = diag.Text{AR: "‹{0}› غير واضح؛ لعلك تقصد: {1}", FR: "‹{0}› n’est pas clair ; peut-être : {1}", EN: "{0} is not clear; perhaps: {1}"}
	slugForm        = diag.Text{AR: "استعمل a-z وأرقاما وشرطات، لا ‹{0}›", FR: "employez a-z, chiffres et tirets, pas ‹{0}›", EN: "use a-z, digits and hyphens, not {0}"}
	idTaken         = diag.Text{AR: "الاسم ‹{0}› مستعمل من قبل: {1}", FR: "‹{0}› est déjà pris : {1}", EN: "{0} is taken: {1}"}
	idKept          = diag.Text{AR: "الاسم ‹{0}› محجوز لعناوين الأرشيف", FR: "‹{0}› est réservé aux adresses des archives", EN: "{0} is kept for addresses of the archive"}
	partAlone       = diag.Text{AR: "--part {0}: رقم يبدأ من 1، ومعه --series", FR: "--part {0} : un nombre à partir de 1, avec --series", EN: "--part {0}: a number from 1, together with --series"}
	fileExists      = diag.Text{AR: "الملف ‹{0}› موجود ولم يُمس", FR: "‹{0}› existe déjà et n’a pas été touché", EN: "{0} exists and was left alone"}
	noSuchPath      = diag.Text{AR: "لا يوجد بلاغ ولا صفحة في ‹{0}›", FR: "aucun communiqué ni page à ‹{0}›", EN: "no release or page at {0}"}
	leftText        = diag.Text{AR: "لم يُكتب شيء", FR: "rien n’a été écrit", EN: "nothing was written"}

	writtenText      = diag.Text{AR: "كُتب {0}", FR: "écrit : {0}", EN: "wrote {0}"}
	newDraft         = diag.Text{AR: "مسودة: لا يراها القراء قبل حذف السطر draft = true", FR: "brouillon : rien n’est public avant que la ligne draft = true soit effacée", EN: "a draft: nothing is public before the line draft = true is deleted"}
	translationDraft = diag.Text{AR: "مسودة ترجمة: لا يراها القراء قبل حذف السطر draft = true", FR: "brouillon de traduction : rien n’en est public avant que la ligne draft = true soit effacée", EN: "a draft of a translation: nothing of it is public before the line draft = true is deleted"}

	schemaWord = diag.Text{AR: "لا يوجد مخطط باسم ‹{0}›: اكتب front-matter أو site", FR: "aucun schéma ne s’appelle ‹{0}› : écrivez front-matter ou site", EN: "no schema is called {0}: write front-matter or site"}

	nothingMissing  = diag.Text{AR: "كل اللغات موجودة في {0}", FR: "toutes les langues sont déjà dans {0}", EN: "every language is in {0} already"}
	languageWanted  = diag.Text{AR: "اذكر لغة الترجمة: {0}", FR: "nommez la langue de la traduction : {0}", EN: "name the language of the translation: {0}"}
	pathOrAll       = diag.Text{AR: "اذكر ملف الترجمة أو مجلدها، أو --all", FR: "nommez le fichier ou le dossier de la traduction, ou --all", EN: "name the file or folder of the translation, or --all"}
	isOriginal      = diag.Text{AR: "‹{0}› هو الأصل لا الترجمة", FR: "‹{0}› est l’original, pas une traduction", EN: "{0} is the original, not a translation"}
	noTranslation   = diag.Text{AR: "لا ترجمة بعد في {0}", FR: "pas encore de traduction dans {0}", EN: "no translation yet in {0}"}
	titleUnwritten  = diag.Text{AR: "‹{0}›: العنوان لم يترجم بعد، فلم يُسجل شيء", FR: "‹{0}› : le titre n’est pas encore traduit, rien n’a été noté", EN: "{0}: the title is not translated yet, nothing was recorded"}
	recordedText    = diag.Text{AR: "سُجلت الترجمة: {0}", FR: "traduction notée : {0}", EN: "recorded: {0}"}
	currentText     = diag.Text{AR: "مسجلة من قبل: {0}", FR: "déjà notée : {0}", EN: "recorded already: {0}"}
	nothingToRecord = diag.Text{AR: "كل الترجمات مسجلة من قبل", FR: "toutes les traductions sont déjà notées", EN: "every translation is recorded already"}
	stillDraft      = diag.Text{AR: "ما زالت ‹{0}› مسودة: احذف السطر draft = true لنشرها", FR: "‹{0}› est encore un brouillon : effacez la ligne draft = true pour publier", EN: "{0} is still a draft: delete the line draft = true to publish it"}
)

func itoa(n int) string { return strconv.Itoa(n) }

// oneOf wants a flag to say one of a few words.
func oneOf(flag, value string, accepted []string, lang string) error {
	if slices.Contains(accepted, value) {
		return nil
	}
	return usageError{fmt.Errorf("%s", wordForm.In(lang, []string{flag, value, strings.Join(accepted, ", ")}))}
}
