package build

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"balagh/internal/config"
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/output"
)

// learning are the sources of a test site.
func learning(t testing.TB) (*config.Site, *sources) {
	s := newTestSite(t)
	fsys := content.Folder(s.root)
	site, _, err := LoadSite(fsys, defaults)
	if err != nil {
		t.Fatal(err)
	}
	src, err := openSources(fsys, s.dir, site, output.Key{}, newRemarks(fsys, site, 0))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { src.pack.Close() })
	return site, src
}

// TestLearnRetainsNothing: a text is read into a buffer that the next one fills, so
// what is known of it must not look into it any more.
func TestLearnRetainsNothing(t *testing.T) {
	site, src := learning(t)
	for name, text := range map[string]string{
		"content/releases/2025/liqaa/ar.md": `+++
title = "لقاء، تواصلي" # تعليق
date = 2025-06-17T09:00:00+01:00
place = "أكادير"
tags = ["sante", "صحة"]
regions = ["souss-massa"]
people = ["directrice"]
series = "rencontres"
part = 0
titel = 'اسم'
aliases = ["/قديم", "no"]
source = { name = "جريدة", url = "ftp://x" }
image = { src = "salle.jpg", alt = "القاعة", caption = "القاعة ، أمس" }
attachments = [{ file = "bilan.csv", title = "الحصيلة" }]
corrections = [{ date = 2025-06-18, text = "صُحح الرقم" }]
check = { off = ["latin-comma"], note = ["x"] }
+++

## الأرقام

> «بلغت اللقاءات, محطتها التاسعة» ، 35.000 منخرط

غدا [رابط](/ar/2024/x/) و[آخر](b/salle.jpg "عنوان") و<https://example.org/أ> ![صورة](salle.jpg)[^1]

<!-- balagh: off latin-comma -->

[^1]: حاشية e` + "\u0301" + `.
`,
		"content/releases/2025/liqaa/fr.md":    "+++\r\ntitle = \"Rencontre  à Laâyoune\"\r\nplace = \"Agadir\"\r\n+++\r\n\r\nDemain, l'été, 35 000 adhérents: « oui ».\r\n\r\n## Chiffres\r\n\r\n- **un** `code`\r\n- [deux][x]\r\n\r\n[x]: /fr/2024/x/\r\n",
		"content/releases/2025/autre/fr.md":    "+++\ntitle = “Rencontre”\n+++\n",
		"content/releases/2025/encodage/ar.md": "+++\ntitle = \"\xE1\xDE\xC7\xC1 \xC8\xC7\xE1\xE3\xCF\xED\xE4\xC9\"\n+++\n",
	} {
		code := name[len(name)-len("ar.md"):][:2]
		buf := []byte(text)
		e, text, remarks := content.Read(site, content.Release, name, code, buf)
		k := src.learned(name, stamp(int64(len(buf)), time.Now()), e, text, remarks)
		before, err := encode(&k, k.Remarks)
		if err != nil {
			t.Fatal(err)
		}
		var html []byte
		if e != nil {
			if html, err = src.pack.Get(k.Facts.Hash(), nil); err != nil {
				t.Fatal(err)
			}
		}
		for i := range buf {
			buf[i] = '#'
		}
		after, err := encode(&k, k.Remarks)
		if err != nil || string(after) != string(before) {
			t.Errorf("%s: known before its buffer was filled anew:\n%q\nthen, %v:\n%q", name, before, err, after)
		}
		if e != nil {
			if again, err := src.pack.Get(k.Facts.Hash(), nil); err != nil || string(again) != string(html) {
				t.Errorf("%s: kept %q, then %q, %v", name, html, again, err)
			}
		}
		if len(k.Remarks) == 0 {
			t.Errorf("%s: a text full of mistakes has no remark", name)
		}
	}
}

// BenchmarkWriteDown says what it costs to keep what is known of a text:
//
//	go test -run '^$' -bench WriteDown -benchmem ./internal/build
func BenchmarkWriteDown(b *testing.B) {
	site, src := learning(b)
	text := []byte("+++\ntitle = \"لقاء تواصلي مع المندوبين المنتخبين\"\ndate = 2025-06-17T09:00:00+01:00\nsummary = \"ملخص\"\nplace = \"أكادير\"\n" +
		"tags = [\"sante\", \"partenariats\"]\nregions = [\"souss-massa\"]\n+++\n\nبلغت اللقاءات محطتها التاسعة، غدا.\n\n[رابط](/ar/2024/x/)\n")
	e, t, remarks := content.Read(site, content.Release, "x/ar.md", "ar", text)
	k := src.learned("x/ar.md", stamp(1, time.Now()), e, t, remarks)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		k.Sum = uint32(i) // no two alike, as the pack would not hold the second
		src.writeDown(fmt.Sprint(i%20_000), stamp(1, time.Now()), &k, k.Remarks)
	}
}

// An original that was remembered when no translation named it is read once more for
// its digest, and remembered with it.
func TestDigestIsReadWhenItIsNamed(t *testing.T) {
	s := newTestSite(t)
	dir := s.release(1)
	out := filepath.Join(t.TempDir(), "public")
	s.build(out)
	fr := "+++\ntitle = \"Communiqué 1\"\nplace = \"Agadir\"\ntranslated_from = \"%s\"\n+++\n\nTexte.\n"
	stale := func(d diag.Diagnostic) bool { return d.Rule == "translation-stale" }
	for _, step := range []struct {
		digest string
		read   int
	}{{"1:0123456789ab", 2}, {"", 1}, {"1:0123456789ab", 1}} {
		s.write(dir+"/fr.md", fmt.Sprintf(fr, step.digest))
		if r := s.build(out); r.Read != step.read || slices.ContainsFunc(r.Diagnostics, stale) != (step.digest != "") {
			t.Errorf("from %q: read %d, want %d; %v", step.digest, r.Read, step.read, r.Diagnostics)
		}
	}
	text, err := s.root.ReadFile(dir + "/ar.md")
	if err != nil {
		t.Fatal(err)
	}
	site, _ := learning(t)
	e, _, _ := content.Read(site, content.Release, dir+"/ar.md", "ar", text)
	s.write(dir+"/fr.md", fmt.Sprintf(fr, e.Digest))
	if r := s.build(out); slices.ContainsFunc(r.Diagnostics, stale) {
		t.Error(r.Diagnostics)
	}
}

// While an original is broken a preview shows the last that could be read, of which no
// digest was asked. That does not make a translation stale.
func TestBrokenOriginalMakesNothingStale(t *testing.T) {
	s := newTestSite(t)
	dir := s.release(1)
	text, err := s.root.ReadFile(dir + "/ar.md")
	if err != nil {
		t.Fatal(err)
	}
	site, _ := learning(t)
	e, _, _ := content.Read(site, content.Release, dir+"/ar.md", "ar", text)
	session, was := s.session(false)
	for _, broken := range []string{"+++\ntitle = \n+++\n", "+++\ntitle = \"بلاغ\"\ndate = true\n+++\n"} {
		s.write(dir+"/ar.md", broken)
		was = s.refresh(session, was)
		s.write(dir+"/fr.md", fmt.Sprintf("+++\ntitle = \"Communiqué 1\"\nplace = \"Agadir\"\ntranslated_from = %q\n+++\n\nTexte.\n", e.Digest))
		was = s.refresh(session, was)
		if said := was.Remarks(dir + "/fr.md"); len(said) > 0 {
			t.Errorf("%q: %v", broken, said)
		}
		s.release(1)
		was = s.refresh(session, was)
	}
}

// TestRemarksStandApart: remarks are gathered in room that those on the next text
// fill, so what is held of them must not be in it any more.
func TestRemarksStandApart(t *testing.T) {
	site, src := learning(t)
	want := newRemarks(src.fsys, site, 0)
	for i := range 50 {
		name := fmt.Sprintf("content/releases/2025/liqaa-%02d/ar.md", i)
		buf := []byte("+++\ntitle = \"لقاء\"\ntitel = \"x\"\n+++\n\n" + strings.Repeat("كلمة , ثم  كلمة و كلمة.\n\n", (7*i)%5))
		e, text, remarks := content.Read(site, content.Release, name, "ar", buf)
		want.add(slices.Clone(src.learned(name, stamp(int64(i), time.Now()), e, text, slices.Clone(remarks)).Remarks))
		src.Learn(name, int64(i), time.Now(), e, text, remarks)
	}
	got, _ := src.remarks.all()
	if all, _ := want.all(); !reflect.DeepEqual(got, all) || len(got) < 150 {
		t.Errorf("%d remarks, want %d", len(got), len(all))
	}
}
