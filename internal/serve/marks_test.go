package serve

import "testing"

// What runs the other way is kept apart, so that a sentence reads as it was
// written.
func TestSentence(t *testing.T) {
	tests := []struct{ lang, text, want string }{
		{"ar", "اكتب التاريخ هكذا: 2025-06-17", `اكتب التاريخ هكذا: <bdi dir="ltr">2025-06-17</bdi>`},
		{"ar", "لا وجود للتاريخ ‹2023-11-45›", `لا وجود للتاريخ ‹<bdi dir="ltr">2023-11-45</bdi>›`},
		{"ar", "الحقل ‹tags[2]› ناقص، انظر content/a.md:3:8.", `الحقل ‹<bdi dir="ltr">tags[2]</bdi>› ناقص، انظر <bdi dir="ltr">content/a.md:3:8</bdi>.`},
		{"ar", "لا توجد نسخة بهذه اللغة بعد: Français", `لا توجد نسخة بهذه اللغة بعد: <bdi dir="ltr">Français</bdi>`},
		{"ar", "وسم <b> & غيره", `وسم &lt;<bdi dir="ltr">b</bdi>&gt; &amp; غيره`},
		{"fr", "tag inconnu : ‹الصحة العامة 2021›", `tag inconnu : ‹<bdi dir="rtl">الصحة العامة</bdi> 2021›`},
		{"fr", "la date 2025-06-17", "la date 2025-06-17"},
		{"en", "<script>", "&lt;script&gt;"},
	}
	for _, tt := range tests {
		if got := string(sentence(tt.text, tt.lang)); got != tt.want {
			t.Errorf("%s becomes\n%s, want\n%s", tt.text, got, tt.want)
		}
	}
}
