package config

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"sync"
	"time"
)

// zoneinfo is lib/time/zoneinfo.zip of the Go distribution. It is carried along
// because time.LoadLocation prefers ZONEINFO and the machine's files, and then
// the same site would show other hours elsewhere.
//
//go:embed zoneinfo.zip
var zoneinfo []byte

var zoneFiles = sync.OnceValues(func() (*zip.Reader, error) {
	return zip.NewReader(bytes.NewReader(zoneinfo), int64(len(zoneinfo)))
})

// Zone returns a time zone by its IANA name from the embedded zone data.
func Zone(name string) (*time.Location, error) {
	if name == "UTC" {
		return time.UTC, nil
	}
	files, err := zoneFiles()
	if err != nil {
		panic("internal error: embedded zone data: " + err.Error())
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("unknown time zone %q", name)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("read time zone %q: %w", name, err)
	}
	return time.LoadLocationFromTZData(name, data)
}
