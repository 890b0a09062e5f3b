package toml

import (
	"fmt"
	"slices"
	"time"

	burnt "github.com/BurntSushi/toml"
)

// Kind says how much of an instant a date of a TOML text gives.
type Kind int

// A LocalDate, LocalDateTime or LocalTime has no zone: only its fields count.
const (
	Offset Kind = iota
	LocalDateTime
	LocalDate
	LocalTime
)

// The library marks local dates by zones of these names with the offset of the
// process; ours have none, so that no machine's zone reaches a value.
var localZones = map[string]*time.Location{
	"datetime-local": time.FixedZone("datetime-local", 0),
	"date-local":     time.FixedZone("date-local", 0),
	"time-local":     time.FixedZone("time-local", 0),
}

// KindOf returns the kind of a date found in Root.
func KindOf(t time.Time) Kind {
	switch t.Location().String() {
	case "datetime-local":
		return LocalDateTime
	case "date-local":
		return LocalDate
	case "time-local":
		return LocalTime
	}
	return Offset
}

// decode returns the values of a text, and whether one may have been lost.
func decode(text string) (root map[string]any, suspect bool, err error) {
	defer func() {
		// The library panics with "BUG" where it did not expect a text; that
		// is a text it cannot read, not a failure of this program.
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("%v", r)
		}
	}()
	root = map[string]any{}
	meta, err := burnt.Decode(text, &root)
	if err != nil {
		return nil, false, err
	}
	for k, v := range root {
		root[k] = plain(v)
	}
	return root, mayLose(meta), nil
}

// plain makes every list a []any and frees every date from the machine's zone.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, sub := range v {
			v[k] = plain(sub)
		}
	case []any:
		for i, item := range v {
			v[i] = plain(item)
		}
	case []map[string]any:
		list := make([]any, len(v))
		for i, table := range v {
			list[i] = plain(table)
		}
		return list
	case time.Time:
		return plainTime(v)
	}
	return v
}

func plainTime(t time.Time) time.Time {
	if zone, ok := localZones[t.Location().String()]; ok {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), zone)
	}
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// mayLose reports whether a key has no name, or stands in a table that no line
// of its own has made, or in a list. Only there does the library drop a value
// without a word: one of two for the same key ("a.b = 1", then "a = 2"), or one
// it takes for a list of an earlier [[table]].
func mayLose(meta burnt.MetaData) bool {
	seen := map[string]bool{}
	for _, k := range meta.Keys() {
		if slices.Contains(k, "") {
			return true
		}
		if around := k[:len(k)-1]; len(around) > 0 {
			if !seen[around.String()] || meta.Type(around...) == "Array" {
				return true
			}
		}
		seen[k.String()] = true
	}
	return false
}

// missing returns the first key or item of the tree that the values lack, nil
// when nothing was lost.
func missing(n *node, v any) *node {
	switch n.kind {
	case table:
		values, ok := v.(map[string]any)
		if !ok {
			return n
		}
		for _, name := range n.names {
			value, ok := values[name]
			if !ok {
				return n.fields[name]
			}
			if lost := missing(n.fields[name], value); lost != nil {
				return lost
			}
		}
	case list, tables:
		values, ok := v.([]any)
		if !ok || len(values) != len(n.items) {
			return n
		}
		for i, item := range n.items {
			if lost := missing(item, values[i]); lost != nil {
				return lost
			}
		}
	}
	return nil
}
