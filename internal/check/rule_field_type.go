package check

import "balagh/internal/diag"

// Raised by packages toml, config and content.
var _ = register(diag.Rule{
	Name: "field-type", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "قيمة من نوع غير نوع الحقل", FR: "Une valeur d’une autre sorte que le champ", EN: "A value of another kind than its field"},
	About: diag.Text{
		AR: "لكل حقل نوع: نص بين علامتي تنصيص، أو قائمة بين معقوفين، أو عدد دون علامات، أو true وfalse، أو كلمة من كلمات معدودة. تقول الرسالة ما يقبله الحقل؛ اكتبه كذلك.",
		FR: "Chaque champ a sa sorte : texte entre guillemets, liste entre crochets, nombre sans guillemets, true ou false, un mot d’une courte liste. Le message dit ce que le champ admet ; écrivez-le ainsi.",
		EN: "Each field has its kind: a text between quotation marks, a list between brackets, a number without marks, true or false, a word of a short list. The message says what the field accepts; write it so.",
	},
	Bad:  "tags = \"delegues\"",
	Good: "tags = [\"delegues\"]",
})
