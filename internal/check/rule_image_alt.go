package check

import (
	"path"
	"strings"

	"balagh/internal/diag"
)

var ruleImageAlt = register(diag.Rule{
	Name: "image-alt", Severity: diag.Warning,
	Title: diag.Text{AR: "صورة بلا وصف", FR: "Image sans description", EN: "An image without a description"},
	About: diag.Text{
		AR: "من لا يرى الصورة، أو لم تُحمَّل على هاتفه، يقرأ وصفها. اكتب بين القوسين المعقوفين جملة قصيرة تقول ما يظهر فيها؛ أما اسم الملف فلا يفيده بشيء. ولصورة البلاغ يكتب الوصف في الحقل image.alt.",
		FR: "Qui ne voit pas l’image, ou ne l’a pas reçue sur son téléphone, en lit la description. Écrivez entre crochets une phrase courte qui dit ce qu’on y voit ; un nom de fichier ne dit rien. Pour l’image du communiqué, c’est le champ image.alt.",
		EN: "Who does not see an image, or has not received it on the telephone, reads its description. Write a short sentence between the brackets that says what it shows; a file's name says nothing. For the picture of a release that is the field image.alt.",
	},
	Bad:  "![](salle.jpg)",
	Good: "![المنخرطون في قاعة اللقاء بالعيون](salle.jpg)",
})

var (
	imageAltText  = diag.Text{AR: "الصورة ‹{0}› بلا وصف", FR: "l’image ‹{0}› n’a pas de description", EN: "image {0} has no description"}
	imageNameText = diag.Text{AR: "‹{1}› ليس وصفا للصورة ‹{0}›", FR: "‹{1}› ne décrit pas l’image ‹{0}›", EN: "{1} does not describe image {0}"}
)

// imageAlt reports images of the text and the image of the release.
func imageAlt(in *edition) {
	for i := range in.body.Images {
		img := &in.body.Images[i]
		switch {
		case img.Alt == "":
			in.addAt(ruleImageAlt, img.Start, img.End, imageAltText, img.Src)
		case noDescription(img.Alt, img.Src):
			in.addAt(ruleImageAlt, img.Start, img.End, imageNameText, img.Src, img.Alt)
		}
	}
	img := &in.front.Image
	if img.Src == "" {
		return
	}
	field, message, args := "image.src", imageAltText, []string{img.Src}
	if img.Alt != "" {
		if !noDescription(img.Alt, img.Src) {
			return
		}
		field, message, args = "image.alt", imageNameText, []string{img.Src, img.Alt}
	}
	value := img.Src
	if img.Alt != "" {
		value = img.Alt
	}
	from, until, _ := in.text.Value(field, value)
	in.out = append(in.out, diag.Diagnostic{
		Path: in.text.Source.Path, Rule: ruleImageAlt.Name, Severity: ruleImageAlt.Severity, Message: message, Args: args, Start: in.pos(from), End: in.pos(until),
	})
}

// noDescription tells names of files, and words that any image could have.
func noDescription(alt, src string) bool {
	name := strings.ToLower(strings.TrimSpace(alt))
	switch name {
	case "image", "img", "photo", "picture", "صورة", "الصورة":
		return true
	}
	base := strings.ToLower(path.Base(src))
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg":
		return !strings.Contains(name, " ")
	}
	return name == base || name == strings.TrimSuffix(base, path.Ext(base)) && strings.ContainsAny(name, "-_0123456789")
}
