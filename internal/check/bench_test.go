package check

import (
	"math/rand/v2"
	"strings"
	"testing"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/markdown"
)

// The benchmarks say what the rules cost on releases of the usual size, some 6 KB
// in either language, no two alike, so that no processor learns them by heart:
//
//	go test -run '^$' -bench . -benchmem ./internal/check

// phrases are what the bodies of the benchmarks are put together from.
var phrases = map[string][]string{
	"ar": {
		"عقدت التعاضدية العامة لموظفي الإدارات العمومية", "يوم الأربعاء 9 أكتوبر 2024", "لقاء تواصليا مع **المندوبين** المنتخبين،", "بجهة الرباط - سلا - القنيطرة،",
		"استفاد منه أزيد من 35.000 منخرط", "وذوي حقوقهم في خمسة عشر إقليما؛", "تحت شعار «تعزيز المقاربة التشاركية»", "وقد أكد رئيس المجلس الإداري", "أن الخدمات الصحية (MGPAP) تتطور",
		"كما ذكر بأهمية [اللقاء السابق](../../2024/rencontre).", "ويأتي هذا اللقاء في إطار", "تنزيل مخطط العمل الاستراتيجي 2021-2025", "وتقريب الخدمات من المنخرطين.", "ثم رفعت برقية ولاء وإخلاص",
	},
	"fr": {
		"La Mutuelle générale du personnel des administrations publiques", "a tenu, le mercredi 9 octobre 2024,", "une rencontre avec les **délégués** élus", "de la région Rabat-Salé-Kénitra,",
		"dont ont bénéficié plus de 35 000 adhérents", "et leurs ayants droit dans quinze provinces\u00a0;", "sous le thème «\u00a0l’approche participative\u00a0»", "Le président du conseil d’administration", "a souligné que les prestations (MGPAP)",
		"ont évolué depuis [la rencontre précédente](../../2024/rencontre).", "Cette rencontre s’inscrit", "dans le plan stratégique 2021-2025", "et rapproche les services des adhérents.", "Une cinquantaine de participants ont pris la parole",
	},
}

// benchRelease is the file of a release, of other words for each seed.
func benchRelease(code string, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	var b strings.Builder
	b.WriteString("+++\ntitle = \"" + phrases[code][0] + "\"\ndate = 2024-10-09\nsummary = \"" + phrases[code][7] + " " + phrases[code][10] + "\"\ntags = [\"rencontre\", \"adherents\"]\n+++\n")
	for b.Len() < 6000 {
		if r.IntN(6) == 0 {
			b.WriteString("## " + phrases[code][r.IntN(14)] + "\n\n")
		}
		for range 6 + r.IntN(8) {
			b.WriteString(phrases[code][r.IntN(14)] + " ")
		}
		b.WriteString(phrases[code][12] + "\n\n")
	}
	return []byte(b.String())
}

// benchEditions reads releases for a benchmark and runs it once for each language.
func benchEditions(b *testing.B, run func(*config.Site, *content.Edition, *content.Text, *markdown.Body)) {
	site := sampleSite(b, "")
	for _, code := range []string{"ar", "fr"} {
		type read struct {
			e    *content.Edition
			t    *content.Text
			body *markdown.Body
		}
		var all []read
		size := 0
		for seed := range uint64(64) {
			e, t, remarks := content.Read(site, content.Release, "content/releases/2024/x/"+code+".md", code, benchRelease(code, seed))
			if e == nil {
				b.Fatal(remarks)
			}
			all = append(all, read{e, t, markdown.Parse(t.Body, markdown.Style{})})
			size += len(t.Source.Text)
		}
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(size / len(all)))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r := all[i%len(all)]
				run(site, r.e, r.t, r.body)
			}
		})
	}
}

func BenchmarkEdition(b *testing.B) {
	benchEditions(b, func(site *config.Site, e *content.Edition, t *content.Text, body *markdown.Body) {
		Edition(nil, site, e, t, body)
	})
}

func BenchmarkHidden(b *testing.B) {
	benchEditions(b, func(_ *config.Site, e *content.Edition, t *content.Text, body *markdown.Body) {
		hidden(e, t, body)
	})
}
