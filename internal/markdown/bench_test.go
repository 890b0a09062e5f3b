package markdown

import (
	"bytes"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	ar := []byte("عقدت التعاضدية العامة لموظفي الإدارات العمومية يوم الأربعاء 9 أكتوبر 2024 لقاءً تواصلياً مع **المندوبين** المنتخبين، " +
		"تحت شعار: “تعزيز المقاربة التشاركية”. انظر [اللقاء السابق](../../2024/rencontre-delegues).\n\n")
	fr := []byte("La Mutuelle générale a tenu, le 9 octobre 2024, une rencontre avec les *délégués* élus ; " +
		"voir le site https://mgpap.ma/fr et [le communiqué](communique.pdf).\n\n")
	tail := []byte("## أرقام ومعطيات\n\n- واحد\n- اثنان\n\n| السنة | العدد |\n|:--|--:|\n| 2024 | 35 000 |\n\n![القاعة](salle.jpg \"اللقاء\")\n")
	both := append(append(bytes.Repeat(ar, 12), bytes.Repeat(fr, 12)...), tail...)
	for _, c := range []struct {
		name  string
		src   []byte
		style Style
	}{
		{"both/neutral", both, Style{}},
		{"ar/neutral", append(bytes.Repeat(ar, 24), tail...), Style{}},
		{"ar/set", append(bytes.Repeat(ar, 24), tail...), arabic},
		{"fr/neutral", bytes.Repeat(fr, 24), Style{}},
		{"fr/set", bytes.Repeat(fr, 24), french},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.src)))
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					Parse(c.src, c.style)
				}
			})
		})
	}
}
