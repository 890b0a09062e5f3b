package check

import (
	"strings"

	"balagh/internal/diag"
)

var ruleFrCapitalAccent = register(diag.Rule{
	Name: "fr-capital-accent", Severity: diag.Note, Fix: diag.Proposal,
	Title: diag.Text{AR: "حرف فرنسي كبير بلا علامته", FR: "Majuscule sans son accent", EN: "A French capital without its accent"},
	About: diag.Text{
		AR: "تحتفظ الحروف الكبيرة في الفرنسية بعلاماتها: «À l’occasion» و«État». لا تعرف القاعدة إلا قائمة قصيرة من الكلمات، و«A» في أول الجملة قبل «la» و«l’» وما شابههما.",
		FR: "En français, les majuscules gardent leurs accents : « À l’occasion », « État ». La règle ne connaît qu’une courte liste de mots, et « A » en tête de phrase devant « la », « l’ » et leurs pareils.",
		EN: "French capitals keep their accents: “À l’occasion”, “État”. The rule knows only a short list of words, and “A” at the head of a sentence before “la”, “l’” and the like.",
	},
	Bad:  "A l’occasion de la visite du secrétaire d’Etat",
	Good: "À l’occasion de la visite du secrétaire d’État",
})

var capitalAccentText = diag.Text{AR: "الحروف الكبيرة تحتفظ بعلاماتها: ‹{0}›", FR: "les majuscules gardent leurs accents : ‹{0}›", EN: "capitals keep their accents: {0}"}

// accented are words that have no other reading without their accent.
var accented = func() map[string]string {
	m := map[string]string{"Ca": "Ça", "Ile": "Île", "Iles": "Îles", "Etre": "Être", "Evénement": "Événement", "Evénements": "Événements", "Evènement": "Évènement", "Evènements": "Évènements"}
	for _, w := range strings.Fields(`
		État États École Écoles Économie Économique Économiques Élu Élus Élue Élues Énergie Énergies
		Équipe Équipes Équipement Équipements Établissement Établissements Étude Études Étudiant Étudiante Étudiants Étudiantes
		Élève Élèves Étape Étapes Égalité Épargne Étranger Étrangers Écouter Écoute Élaboration`) {
		m["E"+strings.TrimPrefix(w, "É")] = w
	}
	return m
}()

// accentedAlike are words that English has too: they are French behind l’ and d’.
var accentedAlike = map[string]string{"Education": "Éducation", "Election": "Élection", "Evaluation": "Évaluation", "Edition": "Édition"}

var capitalWords = func() []string {
	out := []string{"A"}
	for w := range accentedAlike {
		out = append(out, w)
	}
	for w := range accented {
		out = append(out, w)
	}
	return out
}()

// capitalAccent is asked at each word of the list.
func capitalAccent(in *edition, p *passage, w word) {
	become := accented[p.string(w)]
	if r := p.before(w.start); become == "" && (r == '’' || r == '\'') {
		become = accentedAlike[p.string(w)]
	}
	if become == "" {
		if p.string(w) != "A" || !p.sentenceStart(w.start) || !p.prepositionA(w.end) {
			return
		}
		become = "À"
	}
	in.add(p, finding{rule: ruleFrCapitalAccent, message: capitalAccentText, args: []string{become}, start: w.start, end: w.end, replace: &become})
}

func (p *passage) prepositionA(end int) bool {
	next := p.wordAfter(end)
	switch p.string(next) {
	case "la", "cette", "cet", "ce", "ces", "partir", "travers", "propos", "noter", "ses", "son", "sa", "leur", "leurs", "Rabat", "Casablanca", "Dakhla", "Fès", "Salé":
		return true
	case "l":
		r := p.after(next.end)
		return r == '’' || r == '\''
	}
	return false
}

// sentenceStart reports whether a sentence begins at an offset.
func (p *passage) sentenceStart(i int) bool {
	switch p.before(p.gapBefore(i)) {
	case 0, '\n', '.', '!', '?', ':', '«', '“', '…':
		return true
	}
	return false
}
