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
	src := append(append(bytes.Repeat(ar, 12), bytes.Repeat(fr, 12)...), tail...)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			Parse(src)
		}
	})
}
