package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "slug-form", Severity: diag.Warning, Hard: true,
	Title: diag.Text{AR: "اسم مجلد أو slug لا يصلح عنوانا", FR: "Un nom de dossier ou un slug qui fait une mauvaise adresse", EN: "A folder name or slug that makes a poor address"},
	About: diag.Text{
		AR: "يصير الاسم جزءا من عنوان الصفحة، والحرف العربي فيه يصبح ستة رموز في واتساب. الحروف العربية والكبيرة تنبيه؛ والفراغ والعلامات تكسر العنوان، فهي خطأ، وكذلك الحقل slug بغير a-z و0-9 والشرطة. غيّر الاسم قبل النشر.",
		FR: "Le nom entre dans l’adresse de la page ; une lettre arabe y devient six signes dans WhatsApp. Lettres arabes et capitales valent un avertissement ; une espace ou un signe casse l’adresse, et c’est une erreur, de même qu’un slug hors de a-z, 0-9 et tiret. Changez le nom avant de publier.",
		EN: "The name becomes part of the page's address; an Arabic letter in it turns into six signs in WhatsApp. Arabic and capital letters are a warning; a space or a sign breaks the address and is an error, as is a slug of anything but a-z, 0-9 and hyphens. Change the name before it is published.",
	},
	Bad:  "content/releases/2024/لقاء الرباط/ar.md",
	Good: "content/releases/2024/rencontre-rabat/ar.md",
})
