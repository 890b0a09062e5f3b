package serve

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"balagh/internal/build"
)

// cardReads is how much of a page WhatsApp reads for its card.
const cardReads = 300 << 10

// card is what a page says of itself to those who share it.
type card struct {
	Title, Description, Host string
	Image, Alt               string // an address of the preview
	Width, Height            int
	Without                  string // why there is no picture
	Failed                   string // why there is no card
}

// card reads the card of a page from the page itself, as the preview serves it.
func (s *server) card(state *build.Snapshot, page string, say *speaker) card {
	f, ok := state.File(page)
	if !ok {
		return card{Failed: say.Say("no-page")}
	}
	data, err := s.memory.get(state, f)
	if err != nil {
		return card{Failed: say.Say("card-failed")}
	}
	said := metaOf(data)
	c := card{Title: first(said["og:title"], said["<title>"]), Description: first(said["og:description"], said["description"]), Alt: said["og:image:alt"]}
	if u, err := url.Parse(first(said["og:url"], said["<canonical>"])); err == nil {
		c.Host = u.Host
	}
	c.Width, _ = strconv.Atoi(said["og:image:width"])
	c.Height, _ = strconv.Atoi(said["og:image:height"])
	c.Image, c.Without = picture(state, said["og:image"], say)
	return c
}

// picture is the address in the preview of a picture that a page announces, or why
// there is none.
func picture(state *build.Snapshot, announced string, say *speaker) (address, without string) {
	site := state.Site()
	if announced == "" {
		return "", say.Say("card-none")
	}
	rest, own := strings.CutPrefix(announced, site.BaseURL+"/")
	if !own {
		return "", say.Say("card-away", announced)
	}
	u, err := url.Parse("/" + rest)
	if err != nil {
		return "", say.Say("card-lost", announced)
	}
	if _, ok := state.File(u.Path[1:]); !ok {
		return "", say.Say("card-lost", announced)
	}
	return site.BasePath + "/" + rest, ""
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// metaOf reads what the head of a page says in its meta elements, by property or
// name, with its title and its canonical address. The first of each counts, as it
// does for those who read it.
func metaOf(page []byte) map[string]string {
	text := string(page[:min(len(page), cardReads)])
	out := map[string]string{}
	keep := func(name, value string) {
		if _, told := out[name]; !told && name != "" {
			out[name] = value
		}
	}
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 {
			return out
		}
		text = text[at+1:]
		if strings.HasPrefix(text, "!--") {
			_, text, _ = strings.Cut(text, "-->")
			continue
		}
		name, attributes, rest := tag(text)
		switch text = rest; name {
		case "meta":
			keep(strings.ToLower(first(attributes["property"], attributes["name"])), attributes["content"])
		case "link":
			if strings.EqualFold(attributes["rel"], "canonical") {
				keep("<canonical>", attributes["href"])
			}
		case "title", "script", "style":
			inner := text
			if end := closing[name].FindStringIndex(text); end != nil {
				inner, text = text[:end[0]], text[end[0]:]
			} else {
				text = ""
			}
			if name == "title" {
				keep("<title>", strings.TrimSpace(html.UnescapeString(inner)))
			}
		case "body", "/head":
			return out
		}
	}
}

// closing are the ends of elements that hold no tags.
var closing = map[string]*regexp.Regexp{
	"title": regexp.MustCompile(`(?i)</title`), "script": regexp.MustCompile(`(?i)</script`), "style": regexp.MustCompile(`(?i)</style`),
}

// tag reads one tag behind its "<": its name and attributes in lower case, and
// what follows.
func tag(text string) (name string, attributes map[string]string, rest string) {
	end := strings.IndexAny(text, " \t\r\n\f>")
	if end < 0 {
		return "", nil, ""
	}
	name, text = strings.ToLower(text[:end]), text[end:]
	attributes = map[string]string{}
	for {
		text = strings.TrimLeft(text, " \t\r\n\f/")
		if text == "" {
			return name, attributes, ""
		}
		if text[0] == '>' {
			return name, attributes, text[1:]
		}
		key, value := "", ""
		key, value, text = attribute(text)
		if _, told := attributes[key]; !told {
			attributes[key] = value
		}
	}
}

// attribute reads one attribute; of at least one character.
func attribute(text string) (key, value, rest string) {
	end := strings.IndexAny(text[1:], " \t\r\n\f=>/") + 1
	if end == 0 {
		return strings.ToLower(text), "", ""
	}
	key, text = strings.ToLower(text[:end]), strings.TrimLeft(text[end:], " \t\r\n\f")
	if !strings.HasPrefix(text, "=") {
		return key, "", text
	}
	text = strings.TrimLeft(text[1:], " \t\r\n\f")
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		value, rest, _ = strings.Cut(text[1:], text[:1])
		return key, html.UnescapeString(value), rest
	}
	end = strings.IndexAny(text, " \t\r\n\f>")
	if end < 0 {
		end = len(text)
	}
	return key, html.UnescapeString(text[:end]), text[end:]
}
