package importer

import (
	"strings"
	"testing"
	"time"

	"balagh/internal/content"
)

// proposed runs one proposal over a text, as the release of a day has it.
func proposed(t *testing.T, date string, regions []string, text string) *proposing {
	t.Helper()
	tr := newTrial(t)
	p := &proposing{run: &run{Options: tr.o}, d: &document{paragraphs: strings.Split(text, "\n")}, comments: map[string]string{}}
	if at, err := time.ParseInLocation("2006-01-02", date, tr.o.Site.Zone); err == nil {
		p.f.Date = content.Moment{Sec: at.Unix(), Day: true, Set: true}
	}
	p.f.Regions = regions
	p.event()
	p.scope()
	return p
}

// Days and edition of an event come from the text; each says its sentence. A day
// whose year nobody knows is left to a person.
func TestEvent(t *testing.T) {
	for _, c := range []struct{ date, text, want string }{
		{"2025-06-17", "شهدت بنجرير، الثلاثاء 17 يونيو، انطلاق الدورة الخامسة للمناظرة الوطنية.", "event 2025-06-17 - 5"},
		{"2025-06-20", "نظمت التعاضدية يومي 17 و18 يونيو لقاء بسلا.", "event 2025-06-17 2025-06-18 0"},
		{"2025-06-20", "تنظم التعاضدية من 30 يونيو إلى 4 يوليوز 2025 أياما مفتوحة.", "event 2025-06-30 2025-07-04 0"},
		{"2024-12-20", "تتواصل القافلة إلى غاية 11 يناير.", "event - 2025-01-11 0"},
		{"2025-06-01", "تعقد التعاضدية جمعها العام يوم 21 يونيو 2025.", "event 2025-06-21 - 0"},
		{"2025-06-01", "عقدت التعاضدية جمعها العام يوم 31 ماي 2025.", ""},
		{"2025-06-01", "احتضنت العيون اللقاء التواصلي التاسع.", ""},
		{"2025-06-01", "المعرض الوطني في نسخته الثانية، والدورة الـ12 للمنتدى.", "event - - 2"},
		{"2025-06-01", "تنعقد الدورة 12 للمنتدى.", "event - - 12"},
		{"2025-06-01", "عقدت الدورة 21 يونيو بسلا.", "event 2025-06-21 - 0"},
		{"", "إلى غاية 11 يوليوز.", "event.end"},
		{"", "من 17 إلى 18 يونيو.", "event.start event.end"},
		{"2025-06-10", "La 5e édition du salon se tient les 17 et 18 juin à Salé.", "event 2025-06-17 2025-06-18 5"},
		{"2025-06-10", "Les cinquièmes assises s’ouvrent du 30 juin au 4 juillet 2025.", "event 2025-06-30 2025-07-04 5"},
		{"2025-06-10", "La tournée continue jusqu’au 11 juillet.", "event - 2025-07-11 0"},
		{"2025-06-10", "Le plan 2021-2025 et la loi du 3 mars 2015.", ""},
	} {
		p := proposed(t, c.date, nil, c.text)
		e := &content.Edition{Front: content.FrontMatter{Event: p.f.Event}}
		got := strings.TrimPrefix(say(p.Site.Zone, e), "title \ndate none")
		got = strings.TrimSuffix(strings.TrimSpace(got), "\nNOT A DRAFT")
		if got == "NOT A DRAFT" {
			got = ""
		}
		for _, g := range p.guesses {
			if g.Value == "" {
				got = strings.TrimSpace(got + " " + g.Field)
			}
			if g.From == "" {
				t.Errorf("%s: %+v has no sentence", c.text, g)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestScope(t *testing.T) {
	one := []string{"rabat-sale-kenitra"}
	for _, c := range []struct {
		regions    []string
		text, want string
	}{
		{nil, "تشارك التعاضدية في المناظرة الوطنية للاقتصاد الاجتماعي.", "national"},
		{one, "انطلقت بسلا أشغال المؤتمر الوطني للتعاضد.", "national"},
		{one, "وتعد هذه المحطة جزءا من جولة وطنية واسعة تشمل عدة جهات بالمملكة.", "regional"},
		{nil, "حملة تشمل كل جهات المملكة.", "national"},
		{one, "أكد رئيس المجلس الوطني أهمية اللقاء.", ""},
		{one, "جملة.\nثانية.\nثالثة.\nرابعة.\nوذكر بالمناظرة الوطنية.", ""},
		{nil, "La Mutuelle prend part aux assises nationales.", "national"},
		{one, "Une étape d’une tournée nationale.", "regional"},
		{nil, "Des réunions dans toutes les régions du Royaume.", "national"},
		{nil, "La Mutuelle nationale ouvre un guichet.", ""},
	} {
		p := proposed(t, "2025-06-17", c.regions, c.text)
		if p.f.Scope != c.want || (c.want != "") != strings.Contains(p.comments["scope"], "“") {
			t.Errorf("%s: %q, want %q (%s)", c.text, p.f.Scope, c.want, p.comments["scope"])
		}
	}
}
