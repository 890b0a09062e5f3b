package check

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

var ruleBidiControl = register(diag.Rule{
	Name: "bidi-control", Severity: diag.Error, Fix: diag.Proposal,
	Title: diag.Text{AR: "محرف خفي يغير اتجاه النص", FR: "Un caractère invisible qui change le sens du texte", EN: "An invisible character that turns the direction of text"},
	About: diag.Text{
		AR: "يضبط balagh اتجاه كل لغة بنفسه. المحرفان U+202D وU+202E يعكسان الحروف، والمحرف الذي لا يُغلق يمتد أثره إلى آخر الفقرة: كلاهما خطأ. U+202A وU+202B طريقة قديمة، وهي تنبيه، وكذلك كل محرف منها في عنوان. لا بأس في المتن بزوج مغلق من U+2066 إلى U+2069، ولا بعلامة U+200E أو U+200F أو U+061C وحدها. احذف المحرف، أو أغلقه.",
		FR: "balagh règle lui-même le sens de chaque langue. U+202D et U+202E inversent les lettres, et un caractère jamais refermé agit jusqu’à la fin du paragraphe : ce sont des erreurs. U+202A et U+202B, forme ancienne, valent un avertissement, de même que tout caractère de ce genre dans un titre. Dans le texte, une paire fermée de U+2066 à U+2069 et une marque isolée U+200E, U+200F ou U+061C sont admises. Supprimez le caractère, ou refermez-le.",
		EN: "balagh sets the direction of each language itself. U+202D and U+202E reverse letters, and one that is never closed acts to the end of its paragraph: both are errors. U+202A and U+202B, the old form, are warnings, and so is any such character in a title. In the text a closed pair of U+2066 to U+2069 and a single mark U+200E, U+200F or U+061C are fine. Delete the character, or close it.",
	},
	Bad:  "أعلنت U+202EMGPAP عن لقاء.",
	Good: "أعلنت MGPAP عن لقاء.",
})

var (
	bidiReversesText = diag.Text{AR: "المحرف ‹{0}› يعكس ما بعده", FR: "‹{0}› inverse le texte qui suit", EN: "{0} reverses the text after it"}
	bidiOpenText     = diag.Text{AR: "المحرف ‹{0}› مفتوح هنا ولا يُغلق في الفقرة", FR: "‹{0}› s’ouvre ici et n’est jamais refermé dans le paragraphe", EN: "{0} opens here and is never closed in its paragraph"}
	bidiCloseText    = diag.Text{AR: "المحرف ‹{0}› يُغلق ما لم يُفتح", FR: "‹{0}› referme ce qui n’a pas été ouvert", EN: "{0} closes what was never opened"}
	bidiOldText      = diag.Text{AR: "المحرف ‹{0}› يغير ترتيب النص: احذفه", FR: "‹{0}› change l’ordre du texte : supprimez-le", EN: "{0} changes the order of the text: delete it"}
	bidiTitleText    = diag.Text{AR: "محرف اتجاه خفي ‹{0}› في عنوان", FR: "caractère de direction invisible ‹{0}› dans un titre", EN: "an invisible direction character {0} in a title"}
	bidiAddressText  = diag.Text{AR: "محرف اتجاه خفي ‹{0}› في عنوان ويب أو معرف أو اسم ملف", FR: "caractère de direction invisible ‹{0}› dans une adresse, un identifiant ou un nom de fichier", EN: "an invisible direction character {0} in an address, an id or a file name"}
)

// bidiControl tells the twelve characters of Unicode's property Bidi_Control.
func bidiControl(r rune) bool {
	return r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// turn is one such character, and where it stands.
type turn struct {
	r          rune
	start, end int
	block      int // direction ends with its block
}

// verdict is what there is to say of a turn.
type verdict struct {
	turn
	message  diag.Text
	severity diag.Severity
}

// judge says what is wrong with the turns of one block.
func judge(turns []turn) []verdict {
	var out []verdict
	var isolates, embeddings []turn
	say := func(t turn, m diag.Text, s diag.Severity) { out = append(out, verdict{t, m, s}) }
	for _, t := range turns {
		switch t.r {
		case 0x202D, 0x202E:
			say(t, bidiReversesText, diag.Error)
			embeddings = append(embeddings, t)
		case 0x202A, 0x202B:
			embeddings = append(embeddings, t)
		case 0x2066, 0x2067, 0x2068:
			isolates = append(isolates, t)
		case 0x202C:
			n := len(embeddings) - 1
			if n < 0 {
				say(t, bidiCloseText, diag.Error)
				continue
			}
			if embeddings[n].r < 0x202C {
				say(embeddings[n], bidiOldText, diag.Warning)
			}
			embeddings = embeddings[:n]
		case 0x2069:
			if len(isolates) == 0 {
				say(t, bidiCloseText, diag.Error)
				continue
			}
			isolates = isolates[:len(isolates)-1]
		}
	}
	for _, t := range append(isolates, embeddings...) {
		if t.r != 0x202D && t.r != 0x202E { // said already
			say(t, bidiOpenText, diag.Error)
		}
	}
	slices.SortFunc(out, func(a, b verdict) int { return cmp.Compare(a.start, b.start) })
	return out
}

// bidiInBody judges the turns of the body, raw ones and entities, block by block;
// in an address none has a place.
func bidiInBody(t *content.Text, b *markdown.Body, report func(diag.Diagnostic)) {
	turns := rawTurns(t.Body)
	for _, r := range b.Remarks {
		if r.Kind == markdown.BidiEntity {
			if n, err := strconv.ParseInt(r.Text[len("U+"):], 16, 32); err == nil {
				turns = append(turns, turn{r: rune(n), start: r.Start, end: r.End})
			}
		}
	}
	if len(turns) == 0 {
		return
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.start, b.start) })
	say := func(j verdict) {
		d := inBody(t, ruleBidiControl, j.message, j.start, j.end, codePoint(string(j.r)))
		d.Severity = j.severity
		report(d)
	}
	turns = slices.DeleteFunc(turns, func(u turn) bool {
		if !inAddress(b, u.start) {
			return false
		}
		say(verdict{u, bidiAddressText, diag.Error})
		return true
	})
	for i := range turns {
		turns[i].block = blockOf(t, b, turns[i].start)
	}
	for len(turns) > 0 {
		n := 1
		for n < len(turns) && turns[n].block == turns[0].block {
			n++
		}
		for _, j := range judge(turns[:n]) {
			say(j)
		}
		turns = turns[n:]
	}
}

// mostTurns bounds the work on a text that is all turns.
const mostTurns = 1000

// rawTurns finds the turns that are written as they are, by bytes of which most
// texts have few: all but U+061C begin with one, and that ends with another.
func rawTurns(text []byte) []turn {
	out := turnsAt(text, 0xE2, 0)
	if marks := turnsAt(text, 0x9C, 1); len(marks) > 0 {
		out = append(out, marks...)
		slices.SortFunc(out, func(a, b turn) int { return cmp.Compare(a.start, b.start) })
	}
	return out[:min(len(out), mostTurns)]
}

// turnsAt finds the turns that begin some bytes before a byte.
func turnsAt(text []byte, c byte, before int) []turn {
	var out []turn
	for at := 0; len(out) < mostTurns; at++ {
		i := bytes.IndexByte(text[at:], c)
		if i < 0 {
			break
		}
		at += i
		start := max(at-before, 0)
		if r, n := utf8.DecodeRune(text[start:]); bidiControl(r) {
			out = append(out, turn{r: r, start: start, end: start + n})
		}
	}
	return out
}

func inAddress(b *markdown.Body, at int) bool {
	return slices.ContainsFunc(b.Links, func(l markdown.Link) bool { return l.Start <= at && at < l.End }) ||
		slices.ContainsFunc(b.Images, func(i markdown.Image) bool { return i.Start <= at && at < i.End })
}

// bidiInValue judges the turns of a front-matter value.
func bidiInValue(t *content.Text, v value, report func(diag.Diagnostic)) {
	turns := rawTurns([]byte(v.text))
	if len(turns) == 0 {
		return
	}
	found := judge(turns)
	if v.address || v.title {
		for _, u := range turns {
			switch {
			case v.address:
				found = append(found, verdict{u, bidiAddressText, diag.Error})
			case !slices.ContainsFunc(found, func(j verdict) bool { return j.start == u.start }):
				found = append(found, verdict{u, bidiTitleText, diag.Warning})
			}
		}
	}
	for _, j := range found {
		if v.address && j.message != bidiAddressText {
			continue
		}
		d := inValue(t, v, ruleBidiControl, j.message, j.start, j.end)
		d.Severity = j.severity
		report(d)
	}
}
