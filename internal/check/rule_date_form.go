package check

import "balagh/internal/diag"

// Raised by package toml.
var _ = register(diag.Rule{
	Name: "date-form", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "تاريخ مكتوب على غير الصورة المطلوبة", FR: "Une date qui n’a pas la forme voulue", EN: "A date that is not in the form wanted"},
	About: diag.Text{
		AR: "يُكتب التاريخ سنة ثم شهرا ثم يوما، بأرقام 0-9 وبشرطتين، دون علامتي تنصيص أو بهما؛ وقد تليه الساعة بعد T. هكذا لا يلتبس اليوم بالشهر. تتولى الصفحة كتابته بالعربية والفرنسية.",
		FR: "La date s’écrit année, mois, jour, en chiffres 0-9 et avec des tirets ; l’heure peut suivre après un T. Le jour ne se confond ainsi jamais avec le mois. La page l’écrit elle-même en arabe et en français.",
		EN: "A date is written year, month, day, in digits 0-9 and with hyphens; the hour may follow after a T. So a day is never taken for a month. The page itself writes it out in Arabic and French.",
	},
	Bad:  "date = \"17/06/2025\"",
	Good: "date = 2025-06-17",
})
