package main

import (
	"os"
	"strings"
	"testing"
)

// Nobody sits at the null device, at a file or at a pipe: a job of CI must not
// wait for an answer.
func TestNobodyToAsk(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	file, err := os.Open("ask_test.go")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if someoneAt(null) || someoneAt(file) || someoneAt(r) || someoneAt(strings.NewReader("نعم\n")) {
		t.Error("somebody is asked where nobody is")
	}
}
