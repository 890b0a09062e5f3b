package pages

// JSON-LD as search engines read it: https://schema.org/NewsArticle,
// https://developers.google.com/search/docs/appearance/structured-data/article.

const schemaOrg = "https://schema.org"

type newsArticle struct {
	Context   string        `json:"@context"`
	Type      string        `json:"@type"`
	Headline  string        `json:"headline"`
	Summary   string        `json:"description,omitempty"`
	Published string        `json:"datePublished,omitempty"`
	Modified  string        `json:"dateModified,omitempty"`
	Language  string        `json:"inLanguage"`
	Author    organization  `json:"author"`
	Publisher organization  `json:"publisher"`
	Image     []imageObject `json:"image,omitempty"`
	Page      string        `json:"mainEntityOfPage"`
	Keywords  []string      `json:"keywords,omitempty"`
	Notes     []correction  `json:"correction,omitempty"`
}

type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

type imageObject struct {
	Type    string `json:"@type"`
	URL     string `json:"url"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"creditText,omitempty"`
	Notice  string `json:"copyrightNotice,omitempty"`
}

type correction struct {
	Type string `json:"@type"`
	Text string `json:"text"`
	Date string `json:"datePublished"`
}

type breadcrumbList struct {
	Context string       `json:"@context"`
	Type    string       `json:"@type"`
	Items   []breadcrumb `json:"itemListElement"`
}

type breadcrumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

type webSite struct {
	Context   string       `json:"@context"`
	Type      string       `json:"@type"`
	Name      string       `json:"name"`
	URL       string       `json:"url"`
	Language  []string     `json:"inLanguage"`
	Publisher organization `json:"publisher"`
}

func (p *planner) organization(s *Site) organization {
	return organization{"Organization", s.Organization, p.whole(s.Home)}
}
