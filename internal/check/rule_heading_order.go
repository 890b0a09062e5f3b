package check

import (
	"bytes"
	"strconv"
	"strings"

	"balagh/internal/diag"
)

// headings of the first level are raised with what the body pass saw.
var ruleHeadingOrder = register(diag.Rule{
	Name: "heading-order", Severity: diag.Warning, Fix: diag.Proposal,
	Title: diag.Text{AR: "ترتيب العناوين الفرعية", FR: "Ordre des titres dans le texte", EN: "The order of headings"},
	About: diag.Text{
		AR: "عنوان البلاغ هو المستوى الأول، فتبدأ العناوين داخل النص من ## ثم ### دون قفز. من يستعمل قارئ الشاشة ينتقل بين العناوين بمستوياتها، والمستوى الناقص يوهمه بأن جزءا من النص ضاع.",
		FR: "Le titre du communiqué est le premier niveau : dans le texte, on commence par ##, puis ###, sans sauter. Un lecteur d’écran va de titre en titre par niveaux ; s’il en manque un, on croit qu’une partie du texte s’est perdue.",
		EN: "The title of a release is the first level: headings in the text begin with ##, then ###, without a leap. Who uses a screen reader moves by levels; a missing one suggests that part of the text is lost.",
	},
	Bad:  "## المحاور\n\n#### التغطية الصحية",
	Good: "## المحاور\n\n### التغطية الصحية",
})

var (
	headingLeapText  = diag.Text{AR: "المستوى ‹{0}› يلي المستوى ‹{1}›: اكتب {2}", FR: "le niveau ‹{0}› suit le niveau ‹{1}› : écrivez {2}", EN: "level {0} follows level {1}: write {2}"}
	headingFirstText = diag.Text{AR: "أول عنوان في النص من المستوى ‹{0}›: اكتب {1}", FR: "le premier titre du texte est de niveau ‹{0}› : écrivez {1}", EN: "the first heading of the text is of level {0}: write {1}"}
)

// headingOrder reports headings that leap over a level. The title is the first.
func headingOrder(in *edition) {
	before := 1
	for i := range in.body.Headings {
		h := &in.body.Headings[i]
		level := max(h.Level, 2)
		if level > before+1 {
			signs := strings.Repeat("#", before+1)
			start, end := h.Start, h.End
			line := in.text.Body[:h.Start]
			hashes := len(bytes.TrimRight(line, " \t"))
			if from := len(bytes.TrimRight(line[:hashes], "#")); hashes-from == h.Level {
				start = from
			}
			message, args := headingLeapText, []string{strconv.Itoa(h.Level), strconv.Itoa(before), signs}
			if i == 0 {
				message, args = headingFirstText, []string{strconv.Itoa(h.Level), signs}
			}
			d := in.addAt(ruleHeadingOrder, start, end, message, args...)
			if start < h.Start {
				d.Edits = []diag.Edit{{Start: in.text.Origin(start), End: in.text.Origin(start + h.Level), New: signs}}
			}
		}
		before = level
	}
}
