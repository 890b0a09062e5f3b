package author

import "path"

// Prepare returns the name and the text by which an editor in the browser knows an
// edition: it pairs files called index.LANGUAGE.md, and its form wants the name of
// the folder, which the site takes for the end of the address anyway. So the text
// means what it meant. Every other byte stays.
func Prepare(b *Bundle, v *Version) (name string, text []byte) {
	name = path.Join(b.Dir, "index."+v.Lang+".md")
	text = v.Text.Source.Text
	slug := b.Original.Front.Slug
	if slug == "" {
		slug = path.Base(b.Dir)
	}
	_, titled, _ := v.Text.Value("title", "")
	if v.Front.Slug != "" || titled == 0 || !SlugForm.MatchString(slug) {
		return name, text
	}
	return name, withField(v.Text, text, "slug", slug)
}
