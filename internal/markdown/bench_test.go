package markdown

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// The benchmarks say what a body costs, some 6 KB in either language, set in its
// typography or left as written; no two bodies are alike, so that no processor
// learns them by heart:
//
//	go test -run '^$' -bench . -benchmem ./internal/markdown

// benchPhrases are what the bodies of the benchmarks are put together from.
var benchPhrases = map[string][]string{
	"ar": {
		"عقدت التعاضدية العامة لموظفي الإدارات العمومية", "يوم الأربعاء 9 أكتوبر 2024", "لقاءً تواصلياً مع **المندوبين** المنتخبين،", "تحت شعار: “تعزيز المقاربة التشاركية”",
		"انظر [اللقاء السابق](../../2024/rencontre-delegues).", "أن خدمات MGPAP تتطور", "واستفاد منه 35.000 منخرط", "وقد أكد رئيس المجلس الإداري", "أنها ماضية في تنزيل مخططها.",
	},
	"fr": {
		"La Mutuelle générale du personnel des administrations publiques", "a tenu, le 9 octobre 2024,", "une rencontre avec les *délégués* élus ;", "sous le thème « l'approche participative »",
		"voir le site https://mgpap.ma/fr et [le communiqué](communique.pdf).", "dont les prestations (MGPAP) évoluent", "au profit de 35 000 adhérents", "Le président du conseil d’administration", "a rappelé : « Nous y tenons ! »",
	},
}

// benchBody is a body of other words for each seed.
func benchBody(code string, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	var b strings.Builder
	phrase := func() { b.WriteString(benchPhrases[code][r.IntN(9)]) }
	for b.Len() < 6000 {
		switch r.IntN(8) {
		case 0:
			b.WriteString("## ")
			phrase()
			b.WriteString("\n\n")
		case 1:
			for range 3 {
				b.WriteString("- ")
				phrase()
				b.WriteByte('\n')
			}
			b.WriteByte('\n')
		}
		if r.IntN(8) == 0 {
			b.WriteString("> ")
		}
		for range 6 + r.IntN(10) {
			phrase()
			b.WriteByte(' ')
		}
		b.WriteString("\n\n")
	}
	return []byte(b.String() + "| 2024 | 35 000 |\n|:--|--:|\n| 2025 | 36 000 |\n\n![القاعة](salle.jpg \"اللقاء\")\n")
}

func benchTexts(code string) (bodies [64][]byte) {
	for i := range bodies {
		bodies[i] = benchBody(code, uint64(i))
	}
	return
}

// benchBodies runs a benchmark on bodies of each language and style.
func benchBodies(b *testing.B, run func(src []byte, s Style)) {
	for _, code := range []string{"ar", "fr"} {
		bodies := benchTexts(code)
		for _, name := range []string{"neutral", "set"} {
			style := Style{}
			if name == "set" {
				style = map[string]Style{"ar": arabic, "fr": french}[code]
			}
			b.Run(code+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(bodies[0])))
				b.ReportAllocs()
				b.RunParallel(func(pb *testing.PB) {
					for i := 0; pb.Next(); i++ {
						run(bodies[i%len(bodies)], style)
					}
				})
			})
		}
	}
}

func BenchmarkParse(b *testing.B) {
	benchBodies(b, func(src []byte, s Style) { Parse(src, s) })
}

// BenchmarkGoldmark is what the parser's own program makes of the same bodies, with
// extensions for the same forms: neither facts nor typography.
func BenchmarkGoldmark(b *testing.B) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify))
	for _, code := range []string{"ar", "fr"} {
		bodies := benchTexts(code)
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(bodies[0])))
			b.ReportAllocs()
			var out bytes.Buffer
			for i := 0; b.Loop(); i++ {
				out.Reset()
				if err := md.Convert(bodies[i%len(bodies)], &out); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTree is the share of the parser in BenchmarkParse.
func BenchmarkTree(b *testing.B) {
	for _, code := range []string{"ar", "fr"} {
		bodies, room := benchTexts(code), new(room)
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(bodies[0])))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				parse(bodies[i%len(bodies)], room)
				room.clear()
			}
		})
	}
}

// BenchmarkSample parses the bodies of the sample site, one after the other.
func BenchmarkSample(b *testing.B) {
	for _, style := range []Style{arabic, french} {
		files, err := filepath.Glob("../../content/releases/*/*/" + style.Language + ".md")
		if err != nil || len(files) == 0 {
			b.Fatal("no releases: ", err)
		}
		var bodies [][]byte
		size := 0
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			_, body, _ := bytes.Cut(data[len("+++"):], []byte("\n+++\n"))
			bodies = append(bodies, body)
			size += len(body)
		}
		b.Run(style.Language, func(b *testing.B) {
			b.SetBytes(int64(size / len(bodies)))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				Parse(bodies[i%len(bodies)], style)
			}
		})
	}
}

// BenchmarkTypography sets a text of 6 KB as one line.
func BenchmarkTypography(b *testing.B) {
	for _, style := range []Style{arabic, french} {
		var lines [64]string
		for i := range lines {
			lines[i] = strings.ReplaceAll(string(benchBody(style.Language, uint64(i))), "\n", " ")
		}
		b.Run(style.Language, func(b *testing.B) {
			b.SetBytes(int64(len(lines[0])))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				style.Text(lines[i%len(lines)])
			}
		})
	}
}
