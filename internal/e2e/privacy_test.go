package e2e

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"path/filepath"
	"strings"
	"testing"
)

// whereabouts is a position as text, so that it is found wherever it stands.
const whereabouts = "34.0209,-6.8416"

// exif holds nothing but a folder of GPS, whose one entry (GPSMapDatum) is the
// position.
func exif() string {
	be := binary.BigEndian
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00")
	b = append(b, "\x00\x01\x00\x12\x00\x02"...)
	b = be.AppendUint32(b, uint32(len(whereabouts)+1))
	b = be.AppendUint32(b, 0x1a+2+12+4)
	return string(be.AppendUint32(b, 0)) + whereabouts + "\x00"
}

const gpsXMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ` +
	`xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="` + whereabouts + `"/></rdf:RDF></x:xmpmeta>`

// located are pictures as a phone leaves them: each says where it was made.
func located(t *testing.T) map[string]string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 500, 300))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * 7 / 3)
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	var j, p bytes.Buffer
	if err := jpeg.Encode(&j, img, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&p, img); err != nil {
		t.Fatal(err)
	}
	segment := func(s string) string {
		return string(binary.BigEndian.AppendUint16([]byte("\xff\xe1"), uint16(len(s)+2))) + s
	}
	chunk := func(name, s string) string {
		b := append(binary.BigEndian.AppendUint32(nil, uint32(len(s))), name+s...)
		return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
	}
	riff := func(name, s string) string {
		b := append(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(s))), s...)
		return string(append(b, make([]byte, len(s)%2)...))
	}
	// A lossless WebP of 8 × 5 in one colour.
	webp := "WEBP" + riff("VP8X", "\x0c\x00\x00\x00\x07\x00\x00\x04\x00\x00") + riff("VP8L", "\x2f\x07\x00\x01\x00\x07\x10\x11\x11\x88\x88\xfe\x07\x00") +
		riff("EXIF", exif()) + riff("XMP ", gpsXMP)
	return map[string]string{
		"photo.jpg": "\xff\xd8" + segment("Exif\x00\x00"+exif()) + segment("http://ns.adobe.com/xap/1.0/\x00"+gpsXMP) + j.String()[2:] + whereabouts,
		"photo.png": p.String()[:33] + chunk("eXIf", exif()) + chunk("tEXt", "Comment\x00"+whereabouts) +
			chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+gpsXMP) + p.String()[33:],
		"photo.webp": riff("RIFF", webp),
	}
}

// No file of the site says where a photo was made, whatever its format and
// whether it is shown, shared or handed out.
func TestNoFileTellsAPlace(t *testing.T) {
	needs(t, "cwebp")
	s := &site{name: "places", src: filepath.Join(t.TempDir(), "src"), out: filepath.Join(t.TempDir(), "out"), base: home}
	if err := copySample(s.src); err != nil {
		t.Fatal(err)
	}
	for name, data := range located(t) {
		if !strings.Contains(data, whereabouts) || !strings.Contains(data, "GPSLatitude") || !strings.Contains(data, "\x88\x25") {
			t.Fatalf("%s has nothing to lose", name)
		}
		kind := strings.TrimPrefix(filepath.Ext(name), ".")
		folder := filepath.Join(s.src, "content", "releases", "2025", "photo-"+kind)
		for _, copy := range []string{name, "body." + kind, "download." + kind} {
			write(t, filepath.Join(folder, copy), data)
		}
		write(t, filepath.Join(folder, "ar.md"), "+++\ntitle = \"صور اللقاء\"\ndate = 2025-06-20\nimage = { src = \""+name+"\", alt = \"القاعة\" }\n"+
			"attachments = [{ file = \"download."+kind+"\", title = \"الصورة\" }]\n+++\n\nنص.\n\n![القاعة](body."+kind+")\n")
	}
	balagh(t, s.src, "build", "--webp", "--out", s.out, "--base-url", s.base, "--at", now).must(t)
	pictures := 0
	for p, data := range tree(t, s.out) {
		for _, mark := range []string{whereabouts, "GPSLatitude", "\x88\x25\x00\x04", "\x25\x88\x04\x00"} {
			if strings.Contains(data, mark) {
				t.Errorf("%s holds %q", p, mark)
			}
		}
		if strings.HasPrefix(p, "media/2025/photo-") {
			pictures++
		}
	}
	if pictures < 9 {
		t.Errorf("only %d pictures were published", pictures)
	}
}
