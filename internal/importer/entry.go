package importer

import (
	"encoding/xml"
	"strings"
)

// entry is one <item>, as written.
type entry struct {
	Title    flat       `xml:"title"`
	Link     string     `xml:"link"`
	Guid     string     `xml:"guid"`
	Encoded  []encoded  `xml:"encoded"`
	ID       string     `xml:"post_id"`
	Date     string     `xml:"post_date"`
	GMT      string     `xml:"post_date_gmt"`
	PubDate  string     `xml:"pubDate"`
	Name     string     `xml:"post_name"`
	Status   string     `xml:"status"`
	Parent   string     `xml:"post_parent"`
	Type     string     `xml:"post_type"`
	Password string     `xml:"post_password"`
	URL      string     `xml:"attachment_url"`
	Terms    []category `xml:"category"`
	Meta     []meta     `xml:"postmeta"`
	Comments []struct{} `xml:"comment"`
}

// flat is the text of an element and of all elements in it: titles hold <em>.
type flat string

func (f *flat) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	*f = flat(b.String())
	return nil
}

type encoded struct {
	XMLName xml.Name
	Text    string `xml:",chardata"`
}

// longest is how much of a name is looked at, in letters.
const longest = 200

type category struct {
	Domain   string `xml:"domain,attr"`
	Nicename string `xml:"nicename,attr"`
	Name     string `xml:",chardata"`
}

type meta struct {
	Key   string `xml:"meta_key"`
	Value string `xml:"meta_value"`
}

func (e *entry) meta(key string) string {
	for _, m := range e.Meta {
		if m.Key == key {
			return m.Value
		}
	}
	return ""
}

// content returns the text of an item. Excerpts are told by their namespace; where
// it says nothing, the text comes first.
func (e *entry) content() (text, excerpt string) {
	for i, c := range e.Encoded {
		switch {
		case strings.Contains(c.XMLName.Space, "excerpt"), i > 0 && text != "" && !strings.Contains(c.XMLName.Space, "content"):
			excerpt = c.Text
		default:
			text = c.Text
		}
	}
	return text, excerpt
}

// translations is a term of Polylang: its description maps languages to posts.
type termEntry struct {
	Taxonomy    string `xml:"term_taxonomy"`
	Slug        string `xml:"term_slug"`
	Description string `xml:"term_description"`
}
