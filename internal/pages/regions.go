package pages

import (
	"cmp"
	"slices"
	"strings"

	"balagh/internal/config"
	"balagh/internal/lang"
)

// regions plans the map and the page of each region.
func (p *planner) regions(l *lang.Locale) {
	if !p.hasIndex("regions") {
		return
	}
	title := l.Text("regions")
	index := Link{URL: p.path("/" + l.Code + "/regions/"), Text: Phrase{Text: title}}
	p.mappedPage(p.html(l, KindRegions, "regions/", lone(func() any {
		return &RegionsPage{Head: p.everywhere(l, Phrase{Text: title}, l.Text("regions_intro"), "regions/"), Map: p.mapOf(l)}
	}), 0), p.Public.Listed)
	for _, g := range p.Public.Regions {
		p.term(l, "regions", index, g)
	}
}

// mapOf makes the schematic map: every region.
func (p *planner) mapOf(l *lang.Locale) Map {
	m := Map{Counts: true, National: p.nation}
	for _, g := range p.Public.Regions {
		t := Tile{Link: p.termLink(l.Code, g.Term), Count: len(g.Releases)}
		// A tile is narrow: where a name must break, no line begins with its dash.
		t.Link.Text.Text = strings.ReplaceAll(t.Link.Text.Text, " - ", "\u00a0- ")
		if g.Term.Tile != nil {
			t.Row, t.Column = g.Term.Tile[0]+1, g.Term.Tile[1]+1
		}
		m.Rows, m.Columns = max(m.Rows, t.Row), max(m.Columns, t.Column)
		m.Tiles = append(m.Tiles, t)
	}
	// As the rows are read, so that the focus moves over the map as the eye does;
	// what has no place on it comes last.
	slices.SortStableFunc(m.Tiles, func(a, b Tile) int {
		return cmp.Or(cmp.Compare(min(b.Row, 1), min(a.Row, 1)), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return m
}

// where is the map of a region's page, which shows where it lies. It has no
// counts: with them a release would change the page of every other region.
func (p *planner) where(l *lang.Locale, region *config.Term) *Map {
	m := p.mapOf(l)
	m.Counts, m.National = false, 0
	here := p.termLink(l.Code, region).URL
	for i := range m.Tiles {
		t := &m.Tiles[i]
		t.Count, t.Link.Current = 0, t.Link.URL == here
	}
	return &m
}
