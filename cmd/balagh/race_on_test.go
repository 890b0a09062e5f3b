//go:build race

package main

// slowdown is how much more a program costs under the race detector.
const slowdown = 10
