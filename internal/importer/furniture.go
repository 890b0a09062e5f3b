package importer

import (
	"regexp"
	"strings"
)

// furniture are whole lines of a web page that are no part of a text, folded.
var furniture = set(`
اترك رد
اترك ردا
اترك تعليقا
اترك تعليق
اضف تعليقا
اضف تعليق
الغاء الرد
زر الذهاب الي الاعلي
في نفس الركن
الاشتراك بالرسالة الاخبارية
الحقول الالزامية مشار اليها ب
بلاغ
بلاغ صحفي
بيان صحفي
communique
communique de presse
مشاركه
شارك
شارك المقال
انشر
طباعه
ارسال
نسخ الرابط
تم النسخ
اقرا ايضا
اقرأ المزيد
اقرا المزيد
مقالات ذات صله
مواضيع ذات صله
مواضيع متعلقه
اخبار ذات صله
قد يعجبك ايضا
التعليقات
المقال السابق
المقال التالي
السابق
التالي
الرئيسيه
موافق
قبول الكل
سياسه الخصوصيه
جميع الحقوق محفوظه
فيسبوك
تويتر
واتساب
تيليجرام
لينكدان
يوتيوب
انستغرام
quantcast
facebook
twitter
x
whatsapp
telegram
linkedin
pinterest
messenger
email
imprimer
print
youtube
instagram
newsletter
rss
mymeteo
partager
partager l article
partager sur
partager cet article
lire aussi
a lire aussi
lire la suite
articles similaires
sur le meme sujet
laisser un commentaire
laisser une reponse
laisser un commentaire annuler la reponse
annuler la reponse
votre adresse e mail ne sera pas publiee
article precedent
article suivant
precedent
suivant
accueil
tout accepter
accepter
refuser
politique de confidentialite
tous droits reserves
commentaires
share
share this
related articles
leave a comment
leave a reply
accept all
`)

// furnitureStarts are what longer lines of the kind begin with, folded.
var furnitureStarts = foldedLines(`
لن يتم نشر عنوان بريدك الالكتروني
ادخل بريدك الالكتروني
الحقول الالزاميه مشار اليها
يستخدم هذا الموقع ملفات تعريف الارتباط
نستخدم ملفات تعريف الارتباط
هذا الموقع يستخدم ملفات تعريف الارتباط
اقرا ايضا
جميع الحقوق محفوظه
votre adresse e mail ne sera pas publiee
les champs obligatoires sont indiques
lire aussi
a lire aussi
ce site utilise des cookies
nous utilisons des cookies
en poursuivant votre navigation
tous droits reserves
this site uses cookies
we use cookies
`)

// shareStarts begin a button's few words; a sentence may begin so too.
var shareStarts = foldedLines(`
شارك علي
شارك هذا
partager
share
`)

// longestButton is in words.
const longestButton = 5

// tails are lines after which a page goes on about other things.
var tails = set(`
اترك رد
اترك ردا
اترك تعليقا
اترك تعليق
في نفس الركن
مقالات ذات صله
مواضيع ذات صله
اخبار ذات صله
قد يعجبك ايضا
laisser un commentaire
laisser une reponse
articles similaires
sur le meme sujet
leave a comment
leave a reply
related articles
`)

// longestFurniture is in letters; what is longer is somebody's sentence.
const longestFurniture = 120

var unfilled = regexp.MustCompile(`تم تعديله في\s*\[`)

// isFurniture tells a whole line of a page's furniture.
func isFurniture(line string) bool {
	if len(line) > 4*longestFurniture {
		return false
	}
	key := lineKey(line)
	if key == "" {
		// «< >», «***»: signs without a word
		return strings.TrimSpace(line) != "" && !strings.ContainsAny(line, ".…!؟?")
	}
	if furniture[key] {
		return true
	}
	return starts(key, furnitureStarts) || strings.Count(key, " ") < longestButton && !endsSentence(line) && starts(key, shareStarts)
}

func starts(key string, list []string) bool {
	for _, start := range list {
		if rest, ok := strings.CutPrefix(key, start); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

func isTail(line string) bool { return len(line) <= 4*longestFurniture && tails[lineKey(line)] }

// lineKey folds a line to its words.
func lineKey(line string) string { return strings.Join(tokens(line), " ") }

func foldedLines(lines string) []string {
	var out []string
	for line := range strings.Lines(lines) {
		if key := lineKey(line); key != "" {
			out = append(out, key)
		}
	}
	return out
}

func set(lines string) map[string]bool {
	out := map[string]bool{}
	for _, key := range foldedLines(lines) {
		out[key] = true
	}
	return out
}
