package toml

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"balagh/internal/diag"
)

// A mistake is a text and what is said of it: "line:column English | hint", one
// for each remark.
var mistakes = []struct{ text, want string }{
	{"title = “بلاغ”", `1:9 ‹“› is a typographic quotation mark; it must be the straight ‹"› | write "بلاغ"`},
	{"title = «بلاغ» # عنوان\nplace = \"العيون\"", `1:9 ‹«› is a typographic quotation mark; it must be the straight ‹"› | write "بلاغ"`},
	{"title = “قال \"نعم\" اليوم”", `1:9 ‹“› is a typographic quotation mark; it must be the straight ‹"› | put the text between two ‹"› and use “…” inside it`},
	{"title = ’l’accord’", `1:9 ‹’› is a typographic quotation mark; it must be the straight ‹"› | write "l’accord"`},
	{"tags = [“صحة”، “تعاضد”]", `1:9 ‹“› is a typographic quotation mark; it must be the straight ‹"› | write "صحة"
1:14 ‹،› does not separate items | use the comma ‹,›
1:16 ‹“› is a typographic quotation mark; it must be the straight ‹"› | write "تعاضد"`},
	{"title = \"بلاغ”\nplace = \"العيون\"", `1:14 the text opens with ‹"› and closes with ‹”› | close it with ‹"›`},
	{"tags = ['صحة'، 'تعاضد']", `1:14 ‹،› does not separate items | use the comma ‹,›`},
	{"date = ٢٠٢٥-٠٦-١٧", `1:8 the value ‹٢٠٢٥-٠٦-١٧› must be in the digits 0–9 | write 2025-06-17`},
	{"date = ١٧/٠٦/٢٠٢٥", `1:8 the value ‹١٧/٠٦/٢٠٢٥› must be in the digits 0–9 | write 2025-06-17`},
	{"part = ۹", `1:8 the value ‹۹› must be in the digits 0–9 | write 9`},
	{"date = 17/06/2025", `1:8 the date ‹17/06/2025› is not in the order year-month-day | write 2025-06-17`},
	{"date = 2025/6/17", `1:8 the date ‹2025/6/17› is not in the order year-month-day | write 2025-06-17`},
	{"date = 03.04.2025", `1:8 the date ‹03.04.2025› is not in the order year-month-day | write 2025-04-03, or 2025-03-04 if the month comes first`},
	{"date = 17-06-2025 10:30", `1:8 the date ‹17-06-2025 10:30› is not in the order year-month-day | write 2025-06-17T10:30`},
	{"date = 17 يونيو 2025", `1:8 the date ‹17 يونيو 2025› must be written in digits | write the date as 2025-06-17`},
	{"date = mardi 1er juillet 2025", `1:8 the date ‹mardi 1er juillet 2025› must be written in digits | write the date as 2025-06-17`},
	{"date = 2025-06-31", `1:8 there is no such date as ‹2025-06-31› | write the date as 2025-06-17`},
	{"date = 2025-06-17T25:00:00", `1:8 the date ‹2025-06-17T25:00:00› cannot be read | write the date as 2025-06-17`},
	{"title : \"بلاغ\"", `1:7 ‹title› is followed by ‹:›; it needs ‹=› | write title = …`},
	{"title: بلاغ صحفي", "1:6 ‹title› is followed by ‹:›; it needs ‹=› | write title = …\n1:8 the text ‹بلاغ صحفي› is not between quotation marks | write \"بلاغ صحفي\""},
	{"العنوان = \"بلاغ\"", `1:1 the field name ‹العنوان› is not in plain Latin letters | write ‹title›`},
	{"تاريخ النشر = 2025-06-17", `1:1 the field name ‹تاريخ النشر› is not in plain Latin letters | write ‹publish_at›`},
	{"[الصّورة]\nsrc = 'a.jpg'", `1:2 the field name ‹الصّورة› is not in plain Latin letters | write ‹image›`},
	{"résumé = 'x'\n\nعنوان = 'y'", "1:1 the field name ‹résumé› is not in plain Latin letters | write ‹summary›\n3:1 the field name ‹عنوان› is not in plain Latin letters | write ‹title›"},
	{"كلمة = \"x\"", `1:1 the field name ‹كلمة› is not in plain Latin letters | fields have names such as title, date, summary`},
	{"publish at = 2025-06-17", `1:1 the field name ‹publish at› contains a space | write ‹publish_at›`},
	{"title = \"بلاغ\ndate = 2025-06-17\n", `1:9 the quotation mark opened on line 1 is never closed | close the text with ‹"› on the same line, or put it between ‹"""› if it has several lines`},
	{"date = 2025-06-17\nsummary = \"سطر أول\nسطر ثان\nسطر ثالث\"\nplace: \"x\"\ntags = [1 2]", `2:11 the quotation mark opened on line 2 is never closed | close the text with ‹"› on the same line, or put it between ‹"""› if it has several lines
6:11 the comma ‹,› is missing before this item`},
	{"title = 'بلاغ\n", `1:9 the quotation mark opened on line 1 is never closed | close the text with ‹'› on the same line, or put it between ‹'''› if it has several lines`},
	{"title = \"\"\"بلاغ\nثان\n", `1:9 the quotation mark opened on line 1 is never closed | close the text with ‹"""›`},
	{"title = \"قال \"نعم\" اليوم\"", `1:14 the mark ‹"› inside the text ends it too early | use “…” inside the text`},
	{"tags = [\"قال \"نعم\" اليوم\", 'x']", `1:14 the mark ‹"› inside the text ends it too early | use “…” inside the text`},
	{"title = 'l'accord d'hier'", `1:11 the mark ‹'› inside the text ends it too early | put the text between two ‹"›`},
	{"title = \"أ\"\ndate = 2025-06-17\ntitle = \"ب\"", `3:1 the field ‹title› is written twice; it is already on line 1 | remove one of the two`},
	{"[image]\nsrc = 'a'\n[image]\nalt = 'b'", `3:2 the field ‹image› is written twice; it is already on line 1 | remove one of the two`},
	{"title = بلاغ صحفي", `1:9 the text ‹بلاغ صحفي› is not between quotation marks | write "بلاغ صحفي"`},
	{"tags = [صحة، تعاضد]", "1:9 the text ‹صحة› is not between quotation marks | write \"صحة\"\n1:12 ‹،› does not separate items | use the comma ‹,›\n1:14 the text ‹تعاضد› is not between quotation marks | write \"تعاضد\""},
	{"title = بلاغ\"", `1:9 the text ‹بلاغ"› is not between quotation marks | write "بلاغ"`},
	{"draft = نعم", `1:9 the value ‹نعم› is unknown: it must be true or false | write true`},
	{"draft = False", `1:9 the value ‹False› is unknown: it must be true or false | write false`},
	{"part = 09", `1:8 a number does not begin with zero: ‹09› | write 9`},
	{"part = 99999999999999999999", `1:8 the number ‹99999999999999999999› is too large`},
	{"title =\ndate = 2025-06-17", `1:7 no value follows this sign | write the value or remove the line`},
	{"title = \"بلاغ\",\ndate = 2025-06-17", `1:15 a value does not end with ‹,› | remove it`},
	{"part = 3،", `1:9 a value does not end with ‹،› | remove it`},
	{"part = 3 4", `1:10 ‹4› is too much here | one field to a line; a comment begins with ‹#›`},
	{"[image] src = 'a.jpg'", `1:9 ‹src = 'a.jpg'› is too much here | one field to a line; a comment begins with ‹#›`},
	{"tags = ['صحة' 'تعاضد']", `1:15 the comma ‹,› is missing before this item`},
	{"tags = ['صحة',, 'تعاضد']", `1:15 no item comes before the comma ‹,› | remove it`},
	{"tags = ['صحة', 'تعاضد'\ndate = 2025-06-17\ndraft = oui", "1:8 the ‹[› opened on line 1 is never closed | add ‹]› after the last item\n3:9 the value ‹oui› is unknown: it must be true or false | write true"},
	{"tags = ['صحة'", `1:8 the ‹[› opened on line 1 is never closed | add ‹]› after the last item`},
	{"image = {src = 'a.jpg'\ndate = 2025-06-17", `1:9 the ‹{› opened on line 1 is never closed | add ‹}› after the last item`},
	{"image = {src = 'a.jpg'\nalt = 'قاعة'}", `2:1 the comma ‹,› is missing before this item`},
	{"[image\nsrc = 'a.jpg'", `1:1 the header ‹[image› is not closed | close it with ‹]›`},
	{"[[corrections]\ntext = 'a'", `1:1 the header ‹[[corrections]› is not closed | close it with ‹]]›`},
	{"file = \"C:\\صور\"", `1:11 ‹\ص› means nothing inside a text | write ‹\\› for the backslash itself`},
	{"title\u00a0= \"بلاغ\"", `1:6 invisible character out of place: U+00A0 | remove it`},
	{"\u200ftitle = \"بلاغ\"", `1:1 invisible character out of place: U+200F | remove it`},
	{"title = \"بلا\x00غ\"", `1:13 control character not accepted: U+0000 | remove it`},
	{"هذا بلاغ صحفي\ntitle = 'x'", `1:1 the line ‹هذا بلاغ صحفي› is not of the form: field = value | put a text between two ‹"› and begin a comment with ‹#›`},
	{"- title: x", `1:1 the line ‹- title: x› is not of the form: field = value | put a text between two ‹"› and begin a comment with ‹#›`},
	{"// تعليق\ntitle = 'x'", `1:1 a comment does not begin like this | begin the comment with ‹#›`},
	{"= 'x'", `1:1 a field name does not begin with ‹=› | write for example: title = "…"`},
	{"title = \"\xff\"", `1:10 the text is not UTF-8: \xFF | save the file as UTF-8`},
	{"x = 1__0", `1:5 this cannot be read: Invalid integer "1__0": underscores must be surrounded by digits`},
	{"x = 1__0\ntitle = “بلاغ”", "1:5 this cannot be read: Invalid integer \"1__0\": underscores must be surrounded by digits\n2:9 ‹“› is a typographic quotation mark; it must be the straight ‹\"› | write \"بلاغ\""},
}

func said(ds []diag.Diagnostic) string {
	var lines []string
	for _, d := range ds {
		line := strconv.Itoa(d.Start.Line) + ":" + strconv.Itoa(d.Start.Column) + " " + d.Message.In("en", d.Args)
		if !d.Hint.IsZero() {
			line += " | " + d.Hint.In("en", d.Args)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestMistakes(t *testing.T) {
	for _, m := range mistakes {
		d, ds := parse(m.text)
		if d != nil {
			t.Errorf("accepted:\n%s", m.text)
		} else if got := said(ds); got != m.want {
			t.Errorf("of\n%s\nis said\n%s\nwant\n%s", m.text, got, m.want)
		}
		for _, one := range ds {
			for _, lang := range []string{"ar", "fr", "en"} {
				if words := one.Message.In(lang, one.Args) + one.Hint.In(lang, one.Args); strings.Contains(words, "{") && !strings.Contains(m.text, "{") {
					t.Errorf("a word is missing in %q", words)
				}
			}
		}
	}
}

// Front matter stands below other lines: places are those of the file.
func TestMistakeInFrontMatter(t *testing.T) {
	text := "+++\ntitle = \"بلاغ\nplace = \"العيون\"\n+++\nنص"
	src := diag.NewSource("ar.md", []byte(text))
	_, ds := Parse(src, 4, strings.LastIndex(text, "+++"))
	if len(ds) != 1 || ds[0].Path != "ar.md" || ds[0].Start.Line != 2 || ds[0].Start.Column != 9 {
		t.Fatalf("%+v", ds)
	}
	if got, want := ds[0].Message.In("ar", ds[0].Args), "علامة التنصيص المفتوحة في السطر 2 غير مغلقة"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

var wordings = []wording{
	foreignKnown, foreignName, keySpaces, badName, noName, comment, noEquals, colon, duplicate, defined, headerOpen,
	noValue, bareText, boolean, leadingZero, tooLarge, arabicDigits, dateOrder, dateUnsure, dateInWords, noSuchDate,
	badDate, unjoined, surplus, trailingComma, typographic, typographicInner, wrongClosing, quoteOpen, longOpen, innerQuote,
	innerApostrophe, badEscape, arabicComma, missingComma, strayComma, bracketOpen, invisible, control, notUTF8,
	tooDeep, tooLong, general,
}

// Each sentence is there in three languages, with the same words to fill, and
// keeps the spaces of its language.
func TestWordings(t *testing.T) {
	for _, w := range wordings {
		for _, text := range []diag.Text{w.message, w.hint} {
			if text.IsZero() {
				continue
			}
			if text.AR == "" || text.FR == "" || text.EN == "" {
				t.Errorf("%q is missing in a language", text)
			}
			for _, hole := range []string{"{0}", "{1}", "{2}"} {
				in := [3]bool{strings.Contains(text.AR, hole), strings.Contains(text.FR, hole), strings.Contains(text.EN, hole)}
				if !reflect.DeepEqual(in, [3]bool{in[0], in[0], in[0]}) {
					t.Errorf("%s is not in all of %q", hole, text)
				}
			}
			for _, s := range []string{text.AR, text.FR, text.EN} {
				if strings.HasSuffix(s, ".") {
					t.Errorf("%q ends with a full stop", s)
				}
			}
			if strings.Contains(text.FR, " ;") || strings.Contains(text.FR, " :") || strings.Contains(text.FR, "« ") {
				t.Errorf("%q has a plain space before a mark", text.FR)
			}
		}
	}
}
