package pages

// ReleasePage is the data of layouts/release.html.
type ReleasePage struct {
	Head
	Notices   []Notice
	Kicker    string
	Place     string
	Date      Date
	Updated   *Date
	Summary   string
	Slogan    string
	Source    *Source
	Event     *Event
	Series    *Series
	Picture   *Picture
	Body      Body
	Files     []File
	People    []Person
	Topics    []Link
	Regions   []Link
	National  bool
	Contacts  []Contact // those the release names; the footer has the site's
	Changes   []Change
	Related   []*Item
	Older     *Item
	Newer     *Item
	Withdrawn bool // the text is not shown any more
}

// Notice is what a reader must know before reading: "withdrawn", "expired",
// "draft", "corrected". Text is the reason of a withdrawal.
type Notice struct {
	Kind string
	Date *Date
	Text Phrase
}

// Source is the outlet that published a piece first.
type Source struct {
	Name, Place Phrase
	URL         string
}

// Event is what a release announces; State is "coming", "running" or "over".
type Event struct {
	Start, End *Date
	Edition    int
	State      string
}

// Series is the release's place in a series: its part and its neighbours, never
// the number of all parts.
type Series struct {
	Link          Link
	Part          int
	Before, After *Item
}

// Picture is a picture beside the text.
type Picture struct {
	URL                  string  // for the column of text
	Set, WebP            []Sized // none where there is but one
	Sizes                string
	Largest              string
	Width, Height        int // of the largest
	Alt, Caption, Credit Phrase
}

// Sized is one width of a picture.
type Sized struct {
	URL   string
	Width int
}

// File is a document to download.
type File struct {
	URL   string
	Title Phrase
	Type  string // "PDF"
	Bytes int64
}

// Person is someone a release speaks of.
type Person struct {
	Link   Link
	Office Phrase
}

// Change is one correction.
type Change struct {
	Date Date
	Text string
	Item *Item // in the index of corrections
}

// StandingPage is the data of layouts/standing.html.
type StandingPage struct {
	Head
	Kicker  string
	Summary string
	Picture *Picture
	Body    Body
	Files   []File
	Updated *Date
	Draft   bool
}

// HomePage is the data of layouts/home.html.
type HomePage struct {
	Head
	Lead   *Item
	Items  []*Item
	Older  *Link
	Topics []Count
	Map    Map
}

// ListPage is the data of layouts/list.html: a month, a topic, a region, a
// series, a person, older releases.
type ListPage struct {
	Head
	What    string // "month", "digest", "tag", "region", "series", "person", "all": the key of the heading's kicker
	Intro   Phrase
	Office  Phrase
	Items   []*Item
	Count   int   // of all releases in the list; only on its first page
	Numbers *Span // of an older full page: the releases on it, counted from the oldest
	Newer   *Link
	Older   *Link
	Parts   bool // show part numbers
	Map     *Map // of a region, on its first page: where it lies
}

// Span is a range of numbers, both ends included.
type Span struct{ From, To int }

// Count is a link and how many releases stand behind it.
type Count struct {
	Link  Link
	Count int
	Text  Phrase // a description, where the page has room for it
}

// YearPage is the data of layouts/year.html.
type YearPage struct {
	Head
	Year   int
	Count  int
	Months []Month
	Before *Link
	After  *Link
}

// Month is a month of a year and its number of releases.
type Month struct {
	Month int
	URL   string
	Count int
}

// ArchivePage is the data of layouts/archive.html.
type ArchivePage struct {
	Head
	Count int
	Years []YearRow
}

// YearRow is a year of the archive.
type YearRow struct {
	Link   Link
	Count  int
	Months []Month
}

// TermsPage is the data of layouts/terms.html: all topics, series or people.
type TermsPage struct {
	Head
	What  string // "tags", "series", "people"
	Terms []Count
}

// RegionsPage is the data of layouts/regions.html.
type RegionsPage struct {
	Head
	Map Map
}

// Map is the schematic map: regions as tiles, in the order of site.toml. Its
// columns run from west to east in every language.
type Map struct {
	Rows, Columns int
	Tiles         []Tile
	Counts        bool // the tiles say how many releases they have
	National      int  // releases of national scope, which stand beside the tiles
}

// Tile is one region; Row and Column count from 1.
type Tile struct {
	Link        Link
	Count       int
	Row, Column int
}

// ChangesPage is the data of layouts/corrections.html.
type ChangesPage struct {
	Head
	Changes []Change
	Count   int
	Newer   *Link
	Older   *Link
	Numbers *Span
}

// ChoicePage is the data of layouts/choice.html, which belongs to no language.
type ChoicePage struct {
	Title       string // in all languages, and so the description
	Description string
	Name        string // og:site_name, in the default language
	Locale      string // og:locale
	Locales     []string
	Image       *ShareImage
	Languages   []Choice
	Canonical   string
	Alternates  []Alternate
	Stylesheet  string
	Icons       Icons
	JSON        []LinkedData
}

// Choice is one language of the choice of languages.
type Choice struct {
	Tag, Dir, Name, URL, Title string
	Description                Phrase
}

// NotFoundPage is the data of layouts/404.html, in all languages at once.
type NotFoundPage struct {
	Title      string // of the site, in the default language
	Languages  []*Site
	Stylesheet string
	Icons      Icons
}

// RedirectPage is the data of layouts/redirect.html.
type RedirectPage struct {
	Tag, Dir  string
	Title     string
	URL       string
	Canonical string
}

// FeedPage is the data of the feeds' writers; all addresses are absolute.
type FeedPage struct {
	Tag, Dir string
	Title    string
	Subtitle string
	Author   string
	ID       string // tag: URI
	Self     string
	Home     string
	Updated  string // of the newest entry, RFC 3339
	Icon     string
	Entries  []Entry
}

// Entry is a release in a feed.
type Entry struct {
	ID        string // tag: URI
	URL       string
	Title     string
	Published string
	Updated   string
	Summary   string
	Body      *Body // the full text, in the language's main Atom feed
	Tags      []string
	Image     *ShareImage
	Notes     []string // corrections, dated
}

// SitemapPage is the data of a sitemap's writer.
type SitemapPage struct{ URLs []Address }

// Address is one address of a sitemap, or one part of the sitemap index.
type Address struct {
	URL        string
	Modified   string
	Alternates []Alternate
}

// NewsPage is the data of the news sitemap.
type NewsPage struct{ Entries []NewsEntry }

// NewsEntry is a release of the last two days.
type NewsEntry struct{ URL, Name, Lang, Published, Title string }

// TextPage is a file whose text the plan knows.
type TextPage struct{ Text string }

// CopyPage is a file copied as it is; Sum is the SHA-256 of its bytes.
type CopyPage struct{ Sum [32]byte }
