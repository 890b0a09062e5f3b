package markdown

import "testing"

func TestJudge(t *testing.T) {
	tests := map[destination][]string{
		internal: {"", "#أرقام", "a", "../../2024/لقاء", "/releases/2024/a", "?q=1", "a/b:c", "#a:b", "بلاغ:2024",
			"salle 1.jpg", "javascript%3Aalert(1)", "./x:y"},
		external: {"https://x.ma", "HTTPS://x.ma", "http:x", "mailto:a@b.ma", "tel:+212537", "//x.ma/a", "https://مثال.المغرب/أ"},
		refused: {"javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "\x01javascript:x", "java\tscript:x", "java\nscript:x",
			"java\u200dscript:x", "java\u202escript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://x.ma", "C:\\x",
			"\\\\host\\x", "/\\x.ma", "\\/x.ma", "/\t/x.ma", "https\u200b:x", "https://x.ma/\u202egpj.exe", "blob:x", "view-source:x", ":x"},
	}
	for want, addresses := range tests {
		for _, a := range addresses {
			if got := judge(a); got != want {
				t.Errorf("judge(%q) = %d, want %d", a, got, want)
			}
		}
	}
}
