package toml

import (
	"bytes"
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

// decode returns the values of a text, and whether one may have been lost. The
// library hands over the map it has read: into one of ours it would copy every value
// by reflection.
func decode(text []byte) (root map[string]any, suspect bool, err error) {
	defer func() {
		// The library panics with "BUG" where it did not expect a text; that
		// is a text it cannot read, not a failure of this program.
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("%v", r)
		}
	}()
	var read any
	meta, err := burnt.NewDecoder(bytes.NewReader(text)).Decode(&read)
	if err != nil {
		return nil, false, err
	}
	root = read.(map[string]any)
	return root, mayLose(meta), nil
}

// plain is a value in which every list is a []any and every date free of the
// machine's zone.
func plain(v any) any {
	if list, ok := listOf(v); ok {
		out := make([]any, len(list))
		for i, item := range list {
			out[i] = plain(item)
		}
		return out
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, sub := range v {
			out[k] = plain(sub)
		}
		return out
	case time.Time:
		return plainTime(v)
	}
	return v
}

// listOf is a list of whatever: to the library one of [[tables]] is another type.
func listOf(v any) (list []any, ok bool) {
	tables, ok := v.([]map[string]any)
	if !ok {
		list, ok = v.([]any)
		return list, ok
	}
	for _, t := range tables {
		list = append(list, t)
	}
	return list, true
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
	keys := meta.Keys()
	if !slices.ContainsFunc(keys, func(k burnt.Key) bool { return len(k) != 1 || k[0] == "" }) {
		return false // no table, as in most front matter
	}
	seen := map[string]bool{}
	for _, k := range keys {
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
		values, ok := listOf(v)
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
