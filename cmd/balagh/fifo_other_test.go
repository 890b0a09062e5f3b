//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

const canFIFO = false

func fifo(ts *testscript.TestScript, _ bool, args []string) { ts.Fatalf("no named pipes here") }
