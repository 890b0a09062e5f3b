package check

import (
	"balagh/internal/content"
	"balagh/internal/diag"
	"balagh/internal/markdown"
)

// markupRules says how what the body pass saw is told to the author.
var markupRules = map[markdown.RemarkKind]struct {
	rule     string
	severity diag.Severity
	message  diag.Text
}{
	markdown.RawHTML: {"raw-html", diag.Error, diag.Text{
		AR: "شيفرة HTML غير مقبولة هنا: ‹{0}›", FR: "HTML non admis ici : ‹{0}›", EN: "HTML is not allowed here: {0}"}},
	markdown.UnsafeLink: {"unsafe-link", diag.Error, diag.Text{
		AR: "رابط مرفوض: ‹{0}›", FR: "lien refusé : ‹{0}›", EN: "refused link: {0}"}},
	markdown.ControlCharacter: {"control-character", diag.Error, diag.Text{
		AR: "محرف خفي ‹{0}›", FR: "caractère invisible ‹{0}›", EN: "invisible character {0}"}},
	markdown.BidiEntity: {"bidi-control", diag.Warning, diag.Text{
		AR: "المحرف ‹{0}› يغير ترتيب النص", FR: "‹{0}› change l’ordre du texte", EN: "{0} changes the order of the text"}},
	markdown.TopHeading: {"heading-order", diag.Warning, diag.Text{
		AR: "العنوان الأول للصفحة هو title: اكتب ‹{0}› بعلامتي ##", FR: "le premier titre de la page est title : écrivez ‹{0}› avec ##", EN: "the page's first heading is its title: write {0} with ##"}},
	markdown.ExternalImage: {"image-external", diag.Error, diag.Text{
		AR: "الصورة ‹{0}› على موقع آخر: ضعها في مجلد البلاغ", FR: "l’image ‹{0}› est sur un autre site : mettez-la dans le dossier", EN: "image {0} is on another site: put it into the folder"}},
	markdown.UnclosedBlock: {"unclosed-block", diag.Warning, diag.Text{
		AR: "الكتلة المفتوحة هنا غير مغلقة: ‹{0}›", FR: "le bloc ouvert ici n’est jamais fermé : ‹{0}›", EN: "the block opened here is never closed: {0}"}},
	markdown.LiteralMarkup: {"literal-markup", diag.Warning, diag.Text{
		AR: "ستظهر ‹{0}› في الصفحة", FR: "‹{0}› restera visible sur la page", EN: "{0} will show on the page"}},
	markdown.TooComplex: {"too-complex", diag.Warning, diag.Text{
		AR: "نص معقد البنية، يظهر فقرات عادية: {0}", FR: "texte trop imbriqué, montré en simples paragraphes : {0}", EN: "too deeply nested, shown as plain paragraphs: {0}"}},
}

// markup tells what the body pass saw: raw HTML, refused links, headings that
// compete with the title.
func markup(t *content.Text, b *markdown.Body) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, r := range b.Remarks {
		k, ok := markupRules[r.Kind]
		if !ok {
			panic("internal error: a remark of the body pass without a rule")
		}
		start, end := t.Place(r.Start, r.End)
		out = append(out, diag.Diagnostic{
			Path: t.Source.Path, Rule: k.rule, Severity: k.severity, Message: k.message, Args: []string{brief(r.Text)}, Start: start, End: end,
		})
	}
	return out
}

// brief keeps a message on one line however long what it quotes is.
func brief(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
