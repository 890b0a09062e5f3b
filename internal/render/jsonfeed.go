package render

import (
	"bytes"
	"encoding/json"
	"html/template"
	"time"

	"balagh/internal/pages"
)

// JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/.
type jsonFeedFile struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Icon        string       `json:"icon,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	Text      string   `json:"content_text"`
	Image     string   `json:"image,omitempty"`
	Published string   `json:"date_published"`
	Modified  string   `json:"date_modified"`
	Tags      []string `json:"tags,omitempty"`
	Language  string   `json:"language"`
}

func jsonFeed(dst []byte, f *pages.FeedPage) ([]byte, error) {
	out := jsonFeedFile{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Home: f.Home, Self: f.Self, Description: f.Subtitle,
		Icon: f.Icon, Language: f.Tag, Authors: []jsonAuthor{{f.Author}}, Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		i := jsonItem{
			ID: e.ID, URL: e.URL, Title: e.Title, Text: e.Summary, Published: e.Published, Modified: e.Updated, Tags: e.Tags, Language: f.Tag,
		}
		if i.Text == "" {
			i.Text = e.Title // an item must have a content
		}
		if e.Image != nil {
			i.Image = e.Image.URL
		}
		out.Items = append(out.Items, i)
	}
	b := bytes.NewBuffer(dst)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(out); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// rfc822 writes an RFC 3339 time as RSS wants it.
func rfc822(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return ""
	}
	return t.Format("Mon, 02 Jan 2006 15:04:05 -0700")
}

func escapeHTML(s string) string { return template.HTMLEscapeString(s) }
