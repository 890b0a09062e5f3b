package author

import "balagh/internal/diag"

// fieldGuide is what a new file says above a field, or in its place while it has
// no value: {0} is an id of the site.
type fieldGuide struct {
	name     string
	always   bool // also above a value
	standing bool // of a standing page, too
	text     diag.Text
}

var guide = []fieldGuide{
	{"title", true, true, diag.Text{
		AR: "العنوان: سطر واحد، بلا نقطة في آخره.",
		FR: "Titre : une seule ligne, sans point final.",
		EN: "Title: one line, without a full stop.",
	}},
	{"date", true, false, diag.Text{
		AR: "يوم البلاغ. لا يظهر للقراء قبله.",
		FR: "Jour du communiqué. Il n’est pas public avant.",
		EN: "The day of the release. It is not public before.",
	}},
	{"publish_at", false, true, diag.Text{
		AR: "ليُنشر في ساعة بعينها: احذف علامة # من أول السطر التالي.\npublish_at = 2026-12-01T09:00:00",
		FR: "Pour publier à une heure précise, ôtez le # de la ligne suivante.\npublish_at = 2026-12-01T09:00:00",
		EN: "To publish at a certain hour, take the # off the next line.\npublish_at = 2026-12-01T09:00:00",
	}},
	{"draft", true, true, diag.Text{
		AR: "مسودة: لا يراها القراء ما دام هذا السطر هنا. احذفه حين يجهز النص.",
		FR: "Brouillon : rien n’est public tant que cette ligne est là. Effacez-la quand le texte est prêt.",
		EN: "Draft: nothing is public while this line stands here. Delete it when the text is ready.",
	}},
	{"summary", false, true, diag.Text{
		AR: "الملخص: جملة أو جملتان، للقوائم ولمن يتلقى الرابط.\nsummary = \"\"",
		FR: "Résumé : une ou deux phrases, pour les listes et les liens partagés.\nsummary = \"\"",
		EN: "Summary: a sentence or two, for lists and shared links.\nsummary = \"\"",
	}},
	{"place", false, false, diag.Text{
		AR: "المدينة التي صدر منها البلاغ.\nplace = \"\"",
		FR: "Ville d’où part le communiqué.\nplace = \"\"",
		EN: "The city the release is written from.\nplace = \"\"",
	}},
	{"regions", false, false, diag.Text{
		AR: "الجهات، بأسمائها اللاتينية في site.toml.\nregions = [\"{0}\"]",
		FR: "Régions, par leurs identifiants de site.toml.\nregions = [\"{0}\"]",
		EN: "Regions, by their ids in site.toml.\nregions = [\"{0}\"]",
	}},
	{"tags", false, false, diag.Text{
		AR: "المواضيع، بأسمائها اللاتينية في site.toml.\ntags = [\"{0}\"]",
		FR: "Thèmes, par leurs identifiants de site.toml.\ntags = [\"{0}\"]",
		EN: "Topics, by their ids in site.toml.\ntags = [\"{0}\"]",
	}},
	{"image", false, true, diag.Text{
		AR: "صورة توضع في هذا المجلد، وalt يصفها لمن لا يراها.\n[image]\nsrc = \"photo.jpg\"\nalt = \"\"",
		FR: "Une photo placée dans ce dossier ; alt la décrit à qui ne la voit pas.\n[image]\nsrc = \"photo.jpg\"\nalt = \"\"",
		EN: "A picture put into this folder; alt describes it to those who cannot see it.\n[image]\nsrc = \"photo.jpg\"\nalt = \"\"",
	}},
}

var (
	releaseHead = diag.Text{
		AR: "بلاغ جديد. ما يلي علامة # شرح لا يراه القراء، ولك أن تحذفه.\nيُكتب النص تحت سطر +++ الثاني.",
		FR: "Nouveau communiqué. Ce qui suit un # est une explication que les lecteurs ne voient pas ; vous pouvez l’effacer.\nLe texte s’écrit sous la seconde ligne +++.",
		EN: "A new release. What follows a # is an explanation that readers do not see; you may delete it.\nThe text is written below the second line +++.",
	}
	pageHead = diag.Text{
		AR: "صفحة قارة جديدة. ما يلي علامة # شرح لا يراه القراء، ولك أن تحذفه.\nيُكتب النص تحت سطر +++ الثاني.",
		FR: "Nouvelle page permanente. Ce qui suit un # est une explication que les lecteurs ne voient pas ; vous pouvez l’effacer.\nLe texte s’écrit sous la seconde ligne +++.",
		EN: "A new standing page. What follows a # is an explanation that readers do not see; you may delete it.\nThe text is written below the second line +++.",
	}
	originalComment = diag.Text{
		AR: "الأصل هو {0}: فيه تكتب المعطيات المشتركة مرة واحدة.",
		FR: "L’original est {0} : les faits communs s’y écrivent une seule fois.",
		EN: "The original is {0}: shared facts are written there, once.",
	}

	translationHead = diag.Text{
		AR: "ترجمة {0}. املأ ما بين علامتي التنصيص؛ وفوق كل حقل نصه في الأصل.",
		FR: "Traduction de {0}. Remplissez entre les guillemets ; l’original est au-dessus de chaque champ.",
		EN: "A translation of {0}. Fill in between the quotation marks; the original stands above each field.",
	}
	translationBody = diag.Text{
		AR: "ثم اكتب ترجمة كل فقرة تحت تعليقها. التعليقات لا تظهر في الصفحة.",
		FR: "Puis traduisez chaque paragraphe sous son commentaire. La page ne montre pas les commentaires.",
		EN: "Then translate each paragraph below its comment. The page shows no comment.",
	}
	originalText = diag.Text{AR: "الأصل:", FR: "original :", EN: "original:"}
	waitsText    = diag.Text{
		AR: "مسودة: لا تظهر هذه الترجمة ما دام هذا السطر هنا، أما الأصل فلا يتأثر.",
		FR: "Brouillon : cette version n’est pas publique tant que cette ligne est là ; l’original n’en dépend pas.",
		EN: "Draft: this translation is not public while this line stands here; the original does not depend on it.",
	}
	digestText = diag.Text{
		AR: "بصمة الأصل يوم ترجمته. يكتبها البرنامج.",
		FR: "Empreinte de l’original traduit. Le programme l’écrit.",
		EN: "The print of the original as it was translated. The program writes it.",
	}
)
