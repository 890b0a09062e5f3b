package build

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"balagh/internal/diag"
	"balagh/internal/output"
)

// photo is a JPEG of its own for each n, turned by a quarter, with a place in
// its EXIF and behind its end.
func photo(t testing.TB, n, w, h int) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(255 * x / w), uint8(255 * y / h), uint8(40 * n), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02" +
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + "\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26" + "\x00\x00\x00\x00" +
		"\x00\x01\x00\x12\x00\x02\x00\x00\x00\x06\x00\x00\x00\x38\x00\x00\x00\x00" + "Merch\x00"
	head := binary.BigEndian.AppendUint16([]byte("\xff\xd8\xff\xe1"), uint16(len(exif)+2))
	return string(head) + exif + b.String()[2:] + "made at Merch"
}

// hasPlace reports whether a picture tells where it was made: a GPS folder in
// its EXIF, or GPS in its XMP. The segments are walked here anew, so that the
// program's own reading is not what is trusted.
func hasPlace(data []byte) bool {
	var blocks [][]byte
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		for i := 2; i+4 <= len(data) && data[i] == 0xff && data[i+1] != 0xda; {
			n := int(binary.BigEndian.Uint16(data[i+2:]))
			if data[i+1] >= 0xe0 {
				blocks = append(blocks, data[i+4:i+2+n])
			}
			i += 2 + n
		}
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		for i := 8; i+12 <= len(data); {
			n := int(binary.BigEndian.Uint32(data[i:]))
			if name := string(data[i+4 : i+8]); name != "IDAT" {
				blocks = append(blocks, data[i+8:i+8+n])
			}
			i += 12 + n
		}
	}
	return slices.ContainsFunc(blocks, func(b []byte) bool {
		return bytes.Contains(b, []byte("GPS")) || bytes.Contains(b, []byte("\x88\x25")) || bytes.Contains(b, []byte("\x25\x88"))
	})
}

func (s *site) pictured(n int, more string) string {
	dir := s.release(n)
	text, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(dir), "ar.md"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.write(dir+"/ar.md", strings.Replace(string(text), "+++\n", "+++\nimage = { src = \"قاعة.jpg\", alt = \"القاعة\", credit = \"تصوير س\" }\n"+more, 1))
	s.write(dir+"/قاعة.jpg", photo(s.t, n, 900, 1300))
	return dir
}

func TestPicturesAreMadeOnce(t *testing.T) {
	s := newTestSite(t)
	for n := range 3 {
		s.pictured(n, "")
	}
	out := filepath.Join(t.TempDir(), "public")
	for _, step := range []struct {
		name string
		do   func()
		want int
	}{
		{"the first build", func() {}, 3},
		{"nothing", func() {}, 0},
		{"no memory", func() { s.remove(".balagh") }, 0},
		{"one release more", func() { s.pictured(3, "") }, 1},
		{"another text", func() { s.write("content/releases/2025/bulletin-002/fr.md", "+++\ntitle = \"Autre\"\n+++\n\nAutre.\n") }, 0},
		{"another picture", func() { s.write("content/releases/2025/bulletin-001/قاعة.jpg", photo(t, 6, 900, 1200)) }, 1},
		{"another style", func() { s.write("static/style.css", "body{margin:1px}") }, 0},
	} {
		step.do()
		if r := s.build(out); r.Decoded != step.want {
			t.Errorf("%s: %d pictures decoded, want %d", step.name, r.Decoded, step.want)
		}
	}
}

// A page offers its pictures in widths that are there, tells their size upright,
// and gives no place away.
func TestPicturesOfAPage(t *testing.T) {
	s := newTestSite(t)
	dir := s.pictured(1, "attachments = [{ file = \"صورة.jpg\", title = \"الصورة\" }]\n")
	s.write(dir+"/صورة.jpg", photo(t, 4, 700, 500))
	s.write(dir+"/salle.JPG", photo(t, 5, 1300, 1000))
	s.write(dir+"/fr.md", "+++\ntitle = \"Communiqué\"\n+++\n\n![La salle](salle.JPG \"La salle\")\n\n[Voir](salle.JPG)\n")
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	site := tree(t, out)
	fr, ar := site["fr/2025/bulletin-001/index.html"], site["ar/2025/bulletin-001/index.html"]
	for _, want := range []string{
		`width="1000" height="1300" loading="lazy" decoding="async"`, `-480.`, `srcset="`, `sizes="`, `href="/presse/media/2025/bulletin-001/salle-1000.`,
	} {
		if !strings.Contains(fr, want) {
			t.Errorf("the French page lacks %s", want)
		}
	}
	for _, want := range []string{
		`fetchpriority="high"`, `width="1300" height="900"`, `<meta property="og:image:width" content="1200">`, `<meta property="og:image:alt" content="القاعة">`,
		`href="/presse/media/2025/bulletin-001/%D8%B5%D9%88%D8%B1%D8%A9.jpg"`, `"creditText":"تصوير س"`,
	} {
		if !strings.Contains(ar, want) {
			t.Errorf("the Arabic page lacks %s", want)
		}
	}
	if strings.Contains(ar, `fetchpriority="high" decoding="async" loading="lazy"`) || !strings.Contains(site["fr/feed.xml"], `/salle-1000.`) {
		t.Error("the release's own picture is lazy, or the feed has not the largest")
	}
	var names []string
	for p, data := range site {
		if strings.HasPrefix(p, "media/") {
			names = append(names, regexp.MustCompile(`\.[0-9a-f]{8}\.`).ReplaceAllString(path.Base(p), ".*."))
			if hasPlace([]byte(data)) || strings.Contains(data, "Merch") {
				t.Errorf("%s tells where it was made", p)
			}
		}
	}
	slices.Sort(names)
	want := []string{
		"salle-1000.*.jpg", "salle-480.*.jpg", "salle-800.*.jpg", "صورة.jpg", "قاعة-1300.*.jpg", "قاعة-480.*.jpg", "قاعة-800.*.jpg", "قاعة-card.*.jpg",
	}
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("published %v, want %v", names, want)
	}
	if size := fmt.Sprint(len(site["media/2025/bulletin-001/صورة.jpg"]) / 1000); !strings.Contains(ar, "JPEG") && !strings.Contains(ar, "JPG") || !strings.Contains(ar, size) {
		t.Errorf("the download is not told to be a JPEG of %s KB", size)
	}
	everyPicture(t, site, "/presse")
}

var (
	pictureLink = regexp.MustCompile(`(?:src|content)="?(?:https://[a-z.]*)?(/[^" >]*\.(?:jpg|png|webp))[" >]`)
	shareLink   = regexp.MustCompile(`<meta property="og:image" content="?[^" >]*/([^" >/]*)"?>`)
)

// everyPicture wants what the pages show to be there.
func everyPicture(t *testing.T, site map[string]string, base string) {
	t.Helper()
	for p, text := range site {
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		for _, m := range pictureLink.FindAllStringSubmatch(text, -1) {
			name := strings.TrimPrefix(m[1], base+"/")
			if decoded, err := decodePath(name); err != nil || site[decoded] == "" {
				t.Errorf("%s shows %s, which is not there", p, m[1])
			}
		}
	}
}

func decodePath(s string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		var c byte
		if _, err := fmt.Sscanf(s[i+1:min(i+3, len(s))], "%02x", &c); err != nil {
			return "", err
		}
		b.WriteByte(c)
		i += 2
	}
	return b.String(), nil
}

// A picture that turns out to be broken when it is made is a mistake of its
// author: all of them are named, and the old site stays whole.
func TestBrokenPictures(t *testing.T) {
	s := newTestSite(t)
	s.pictured(1, "")
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	before := tree(t, out)
	for _, n := range []int{2, 3} {
		dir := s.pictured(n, "")
		broken := []byte(photo(t, n, 900, 700))
		for i := len(broken) / 2; i < len(broken)/2+400; i += 2 {
			broken[i], broken[i+1] = 0xff, 0xd0
		}
		s.write(dir+"/قاعة.jpg", string(broken))
	}
	r, err := Run(context.Background(), s.options(out))
	if err != nil || !r.Failed {
		t.Fatalf("err %v, failed %v", err, r.Failed)
	}
	var named []string
	for _, d := range r.Diagnostics {
		if d.Rule == "image-broken" && d.Severity == diag.Error {
			named = append(named, d.Path)
		}
	}
	if want := []string{"content/releases/2025/bulletin-002/قاعة.jpg", "content/releases/2025/bulletin-003/قاعة.jpg"}; !slices.Equal(named, want) {
		t.Errorf("named %v, want %v", named, want)
	}
	if d := differ(before, tree(t, out)); d != nil {
		t.Error(d)
	}
	if len(r.New)+len(r.Changed)+r.Made != 0 {
		t.Errorf("it says that something was made: %v %v", r.New, r.Changed)
	}
}

// What is odd works and is noted; what cannot be shown is an error before
// anything is made.
func TestOddPictures(t *testing.T) {
	gif := "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
	frame := ",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00"
	for _, c := range []struct {
		name, data, want string
		failed           bool
	}{
		{"a.png", photo(t, 1, 40, 30), "picture a.png is JPEG whatever its name", false},
		{"a.gif", gif + frame + frame + ";", "picture a.gif moves; only its first frame is shown", false},
		{"a.jpg", photo(t, 1, 400, 300)[:2500], "picture a.jpg is incomplete: the file ends too early", true},
		{"a.jpg", "\x00\x00\x00\x18ftypheic", "a.jpg is no picture that can be shown", true},
		{"a.pdf", "%PDF-1.7", "a.pdf is no picture that can be shown", true},
		{"a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\r" + summed("IHDR\x00\x00u0\x00\x00u0\x08\x02\x00\x00\x00"), "picture a.png is too large", true},
	} {
		s := newTestSite(t)
		dir := s.release(1)
		s.write(dir+"/"+c.name, c.data)
		s.write(dir+"/fr.md", "+++\ntitle = \"Titre\"\n+++\n\n![La salle]("+c.name+")\n")
		r, err := Run(context.Background(), s.options(filepath.Join(t.TempDir(), "public")))
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, d := range r.Diagnostics {
			if d.Rule == "image-broken" {
				said = append(said, d.Message.In("en", d.Args))
			}
		}
		if r.Failed != c.failed || !slices.Equal(said, []string{c.want}) {
			t.Errorf("%s: failed %v, said %q, want %q", c.name, r.Failed, said, c.want)
		}
	}
}

// One picture under two names, one of them wrong, is made once.
func TestOnePictureTwoNames(t *testing.T) {
	s := newTestSite(t)
	dir := s.release(1)
	s.write(dir+"/salle.jpg", photo(t, 1, 400, 300))
	s.write(dir+"/salle.png", photo(t, 1, 400, 300))
	s.write(dir+"/fr.md", "+++\ntitle = \"Titre\"\n+++\n\n![La salle](salle.jpg)\n\n![La salle](salle.png)\n")
	out := filepath.Join(t.TempDir(), "public")
	if r := s.build(out); r.Decoded != 1 {
		t.Errorf("%d pictures decoded", r.Decoded)
	}
	everyPicture(t, tree(t, out), "/presse")
}

// A file that promises more pixels than any machine has is not even read: the
// whole build takes less memory than the file would.
func TestHostilePictureIsNotRead(t *testing.T) {
	s := newTestSite(t)
	dir := s.pictured(1, "")
	s.write(dir+"/قاعة.jpg", "\x89PNG\r\n\x1a\n\x00\x00\x00\r"+summed("IHDR\x00\x00u0\x00\x00u0\x08\x02\x00\x00\x00"))
	if err := os.Truncate(filepath.Join(s.dir, filepath.FromSlash(dir), "قاعة.jpg"), 50<<20); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := Run(context.Background(), s.options(filepath.Join(t.TempDir(), "public")))
	runtime.ReadMemStats(&after)
	if err != nil || !r.Failed {
		t.Fatalf("err %v, failed %v", err, r.Failed)
	}
	if cost := after.TotalAlloc - before.TotalAlloc; cost > 32<<20 {
		t.Errorf("%d bytes", cost)
	}
}

// summed ends a PNG chunk.
func summed(s string) string {
	return string(binary.BigEndian.AppendUint32([]byte(s), crc32.ChecksumIEEE([]byte(s))))
}

func TestWebPOnlyWhenAsked(t *testing.T) {
	s := newTestSite(t)
	s.pictured(1, "")
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	count := func() (n int) {
		for p := range tree(t, out) {
			if strings.HasSuffix(p, ".webp") {
				n++
			}
		}
		return n
	}
	if n := count(); n != 0 {
		t.Errorf("%d WebP unasked", n)
	}
	if _, err := exec.LookPath("cwebp"); err != nil {
		t.Skip("cwebp is not on the PATH")
	}
	o := s.options(out)
	o.WebP = true
	if r, err := Run(context.Background(), o); err != nil || r.Failed {
		t.Fatal(err)
	}
	page := tree(t, out)["ar/2025/bulletin-001/index.html"]
	if n := count(); n != 3 || !strings.Contains(page, `<source type="image/webp" srcset="`) {
		t.Errorf("%d WebP, of which the page says nothing: %v", n, !strings.Contains(page, "image/webp"))
	}
}

// The sample site gives no place away; each release and standing page has a
// share card, which is there.
func TestPicturesOfTheSample(t *testing.T) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	out := filepath.Join(t.TempDir(), "public")
	r, err := Run(context.Background(), Options{
		Site: root.FS(), Dir: t.TempDir(), Defaults: defaults, Target: output.NewFolder(out), At: noon, Now: time.Now(),
	})
	if err != nil || r.Failed {
		t.Fatalf("%v %+v", err, r.Diagnostics)
	}
	site := tree(t, out)
	cards := 0
	for p, text := range site {
		if strings.HasPrefix(p, ".balagh/") {
			continue
		}
		if hasPlace([]byte(text)) {
			t.Errorf("%s tells where it was made", p)
		}
		if m := shareLink.FindStringSubmatch(text); m != nil {
			cards++
		} else if strings.Count(p, "/") == 3 && regexp.MustCompile(`^(ar|fr)/20../[a-z]`).MatchString(p) {
			t.Errorf("%s has no share card", p)
		}
		if strings.Contains(p, "card.") {
			c, err := jpeg.DecodeConfig(strings.NewReader(text))
			if err != nil || c.Width != 1200 || c.Height != 630 || len(text) >= 300_000 {
				t.Errorf("%s: %d × %d, %d bytes, %v", p, c.Width, c.Height, len(text), err)
			}
		}
	}
	if cards == 0 {
		t.Error("no page has a share card")
	}
	everyPicture(t, site, regexp.MustCompile(`^https://[^/]*`).ReplaceAllString(baseURL(t), ""))
}

func baseURL(t *testing.T) string {
	text, err := os.ReadFile("../../site.toml")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^base_url = "([^"]*)"`).FindSubmatch(text)
	if m == nil {
		t.Fatal("site.toml has no base_url")
	}
	return string(m[1])
}
