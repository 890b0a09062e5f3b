package content

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// The benchmarks say what reading costs on releases of the usual size, some 6 KB
// in either language, no two alike, so that no processor learns them by heart:
//
//	go test -run '^$' -bench . -benchmem ./internal/content

// benchWords are what the releases of the benchmarks are put together from.
var benchWords = map[string][]string{
	"ar": strings.Fields("عقدت التعاضدية العامة لموظفي الإدارات العمومية، يوم الأربعاء 9 أكتوبر 2024 بالرباط، لقاءً تواصليا مع المندوبين المنتخبين «MGPAP» تحت شعار: المقاربة التشاركية. واستفاد منه 35.000 منخرط"),
	"fr": strings.Fields("La Mutuelle générale du personnel a tenu, le mercredi 9 octobre 2024 à Rabat, une rencontre avec les délégués élus de l’institution « MGPAP » sous le thème de l’approche participative. Plus de 35 000 adhérents ont bénéficié"),
}

// benchRelease is the file of a release, of other words for each seed.
func benchRelease(code string, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	var b strings.Builder
	words := func(n int) {
		for range n {
			b.WriteString(benchWords[code][r.IntN(len(benchWords[code]))] + " ")
		}
	}
	b.WriteString("+++\ntitle = \"")
	words(9)
	b.WriteString("\"\ndate = 2024-10-09T10:00:00+01:00\nsummary = \"")
	words(30)
	b.WriteString("\"\nplace = \"Rabat\"\nregions = [\"rabat-sale-kenitra\"]\ntags = [\"delegues\", \"numerique\"]\nseries = \"plan-strategique\"\npart = 3\n+++\n\n")
	for b.Len() < 6000 {
		words(20 + r.IntN(60))
		b.WriteString("\n\n")
	}
	return []byte(b.String())
}

func BenchmarkRead(b *testing.B) {
	site := newsroom(b)
	for _, code := range []string{"ar", "fr"} {
		var files [64][]byte
		for i := range files {
			files[i] = benchRelease(code, uint64(i))
		}
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(files[0])))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if e, _, remarks := Read(site, Release, "x/"+code+".md", code, files[i%len(files)]); e == nil {
					b.Fatal(remarks)
				}
			}
		})
	}
}

func BenchmarkDigest(b *testing.B) {
	site := newsroom(b)
	for _, code := range []string{"ar", "fr"} {
		var editions [64]*Edition
		var bodies [64][]byte
		for i := range editions {
			e, text, _ := Read(site, Release, "x/"+code+".md", code, benchRelease(code, uint64(i)))
			editions[i], bodies[i] = e, text.Body
		}
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(bodies[0])))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				Digest(editions[i%len(editions)], bodies[i%len(bodies)])
			}
		})
	}
}
