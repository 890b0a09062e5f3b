package toml

import "strings"

// Field names people write in Arabic, or in French with its accents, and the
// name that is meant. The list is closed: a guess would be worse than none.
// Arabic names stand folded and without the article (foldField).
var latinNames = map[string]string{
	"عنوان": "title", "تاريخ": "date", "دقه_تاريخ": "date_precision",
	"تحديث": "updated", "تاريخ_تحديث": "updated", "نشر": "publish_at", "تاريخ_نشر": "publish_at",
	"انتهاء": "expires", "مسوده": "draft",
	"ملخص": "summary", "خلاصه": "summary", "شعار": "slogan", "مكان": "place", "مدينه": "place",
	"جهات": "regions", "جهه": "regions", "وسوم": "tags", "وسم": "tags", "اشخاص": "people",
	"نطاق": "scope", "سلسله": "series", "جزء": "part", "حلقه": "part",
	"حدث": "event", "نشاط": "event", "بدايه": "start", "نهايه": "end", "دوره": "edition",
	"مصدر": "source", "اسم": "name", "رابط": "url",
	"صوره": "image", "نص_بديل": "alt", "وصف": "alt", "تعليق": "caption", "مصور": "credit",
	"مرفقات": "attachments", "مرفق": "attachments", "ملف": "file",
	"اتصال": "contacts", "جهات_اتصال": "contacts", "بلاغات_مرتبطه": "related", "روابط": "related",
	"تصحيحات": "corrections", "تصحيح": "corrections", "نص": "text",
	"سحب": "withdrawn", "سبب": "reason", "اصل": "original", "اصلي": "original",

	"titre": "title", "résumé": "summary", "lieu": "place", "régions": "regions", "région": "regions",
	"étiquettes": "tags", "étiquette": "tags", "mots-clés": "tags", "série": "series",
	"événement": "event", "évènement": "event", "début": "start", "légende": "caption", "crédit": "credit",
	"pièces_jointes": "attachments", "portée": "scope", "mis_à_jour": "updated", "mise_à_jour": "updated",
}

// latinName returns the field meant by a name that is not in plain Latin
// letters.
func latinName(name string) (string, bool) {
	latin, ok := latinNames[foldField(name)]
	return latin, ok
}

var fieldLetters = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ة", "ه", "ـ", "", " ", "_", "-", "_")

// foldField unites the spellings of a field name. It is a short form of the
// folding of package lang, which this package does not need for anything else.
func foldField(name string) string {
	if plain := strings.ToLower(name); latinNames[plain] != "" {
		return plain // a French name, with its hyphens
	}
	words := strings.FieldsFunc(fieldLetters.Replace(strings.ToLower(name)), func(r rune) bool { return r == '_' })
	for i, w := range words {
		words[i] = strings.Map(func(r rune) rune {
			if r >= 0x064B && r <= 0x0652 {
				return -1
			}
			return r
		}, strings.TrimPrefix(w, "ال"))
	}
	return strings.Join(words, "_")
}
