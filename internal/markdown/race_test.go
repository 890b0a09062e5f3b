//go:build race

package markdown

// raceDetector slows the parser down some twenty times.
const raceDetector = true
