package pages

import (
	"encoding/json"
	"testing"

	"balagh/internal/config"
)

// The page of a region shows where it lies, and another region's release does
// not touch it.
func TestRegionMap(t *testing.T) {
	m := newMaker(t, host)
	m.fill(60, "ar", "fr")
	regions := m.site.Regions
	for _, r := range m.public.Listed {
		r.Regions = []*config.Term{regions.Get("oriental")}
	}
	plan := m.plan()
	for path, here := range map[string]string{"ar/regions/oriental/index.html": "/ar/regions/oriental/", "fr/regions/souss-massa/index.html": "/fr/regions/souss-massa/"} {
		where := at[*ListPage](t, plan, path).Map
		if where == nil || len(where.Tiles) != 2 || where.Counts || where.Rows != 4 || where.Columns != 5 {
			t.Fatalf("%s: %+v", path, where)
		}
		for _, tile := range where.Tiles {
			if tile.Count != 0 || tile.Link.Current != (tile.Link.URL == here) {
				t.Errorf("%s: %+v", path, tile)
			}
		}
	}
	for _, path := range []string{"ar/regions/oriental/1/index.html", "ar/tags/sante/index.html"} {
		if d := at[*ListPage](t, plan, path); d.Map != nil {
			t.Errorf("%s has a map", path)
		}
	}
	about, err := json.Marshal(at[*ListPage](t, plan, "fr/regions/oriental/1/index.html").JSON[1])
	want := `{"@context":"https://schema.org","@type":"CollectionPage","name":"L’Oriental","url":"https://news.example.org/fr/regions/oriental/1/","inLanguage":"fr",` +
		`"about":{"@type":"AdministrativeArea","name":"L’Oriental","url":"https://news.example.org/fr/regions/oriental/","identifier":{"@type":"PropertyValue","propertyID":"ISO 3166-2","value":"MA-02"}}}`
	if err != nil || string(about) != want {
		t.Errorf("%v %s", err, about)
	}

	before := keys(plan)
	m.add("jadid", "2025-01-01", "ar", "fr").Regions = []*config.Term{regions.Get("souss-massa")}
	after := keys(m.plan())
	for _, path := range []string{"ar/regions/oriental/index.html", "fr/regions/oriental/index.html"} {
		if before[path] != after[path] {
			t.Errorf("%s changed with a release of another region", path)
		}
	}
	if before["ar/regions/souss-massa/index.html"] == after["ar/regions/souss-massa/index.html"] {
		t.Error("the region's own page did not change")
	}
}

// Releases of national scope are counted beside the map and are on no tile.
func TestNationalReleases(t *testing.T) {
	m := newMaker(t, host)
	m.fill(3, "ar", "fr")
	m.public.Listed[1].Scope = "national"
	plan := m.plan()
	for _, d := range []Map{at[*HomePage](t, plan, "ar/index.html").Map, at[*RegionsPage](t, plan, "fr/regions/index.html").Map} {
		if d.National != 1 || !d.Counts || d.Tiles[0].Count != 0 {
			t.Errorf("%+v", d)
		}
	}
}

// A name that takes two lines of a tile breaks behind a dash.
func TestTileBreaksBehindDash(t *testing.T) {
	m := newMaker(t, host)
	m.fill(1, "ar", "fr")
	m.site.Regions.Get("souss-massa").Label["ar"] = "طنجة - تطوان - الحسيمة"
	for _, tile := range at[*HomePage](t, m.plan(), "ar/index.html").Map.Tiles {
		if tile.Link.URL == "/ar/regions/souss-massa/" && tile.Link.Text.Text != "طنجة\u00a0- تطوان\u00a0- الحسيمة" {
			t.Errorf("%q", tile.Link.Text.Text)
		}
	}
}
