package diag

// Sentences that more than one package says, in one place so that they cannot
// drift apart.
var (
	Plain         = Text{AR: "{0}", FR: "{0}", EN: "{0}"} // what needs no words of ours, or has none
	FieldRequired = Text{AR: "الحقل ‹{0}› ناقص", FR: "il manque ‹{0}›", EN: "{0} is missing"}
	NotAccepted   = Text{AR: "قيمة غير مقبولة للحقل ‹{0}›: ‹{1}›؛ المقبول: {2}", FR: "‹{0}› ne peut pas valoir ‹{1}› ; valeurs admises : {2}", EN: "{0} cannot be {1}; accepted: {2}"}
	DidYouMean    = Text{AR: "هل تقصد ‹{1}›؟", FR: "vouliez-vous dire ‹{1}› ?", EN: "did you mean {1}?"}
	WebAddress    = Text{AR: "‹{0}› ليس عنوان ويب كاملا", FR: "‹{0}› n’est pas une adresse web complète", EN: "{0} is no whole web address"}
	PathEscape    = Text{AR: "‹{0}› خارج مجلد البلاغ", FR: "‹{0}› est hors du dossier", EN: "{0} is outside the release's folder"}
	NotAFile      = Text{AR: "‹{0}› ليس ملفا عاديا", FR: "‹{0}› n’est pas un fichier ordinaire", EN: "{0} is no regular file"}
)
