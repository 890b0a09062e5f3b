//go:build unix

package content

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"balagh/internal/diag"
)

// A pipe that has taken the place of a text since it was listed is no empty text:
// nobody waits for one who writes into it, and the author hears what it is.
func TestPipeIsNoText(t *testing.T) {
	dir := t.TempDir()
	const text = "content/releases/2023/rencontre/ar.md"
	name := filepath.Join(dir, filepath.FromSlash(text))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, edition("لقاء بالعيون").Data, 0o666); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	l := List(Folder(root), newsroom(t))
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(name, 0o666); err != nil {
		t.Skip(err)
	}
	_, remarks, err := Load(context.Background(), l, &memory{})
	if err != nil {
		t.Fatal(err)
	}
	if len(remarks) == 0 || remarks[0].Path != text || remarks[0].Rule != "not-a-file" || remarks[0].Severity != diag.Error {
		t.Errorf("what is said of the pipe: %+v", remarks)
	}
}

// Nor is anyone waited for where places are looked up, or a file is read as it stands.
func TestPipeIsNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "ar.md"), 0o666); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	done := make(chan error)
	go func() {
		Locate(Folder(root), []diag.Diagnostic{{Path: "ar.md", Field: "title"}})
		_, err := fs.ReadFile(Folder(root), "ar.md")
		done <- err
	}()
	select {
	case err := <-done:
		if !errors.Is(err, errNotAFile) {
			t.Errorf("read: %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("still waiting")
	}
}
