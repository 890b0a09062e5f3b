package cms

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// editor is the program of an editor as its makers publish it: the package, the
// version this source was tried with, and the sum of that very file.
type editor struct {
	pack, version string
	sum           string   // SHA-512 of the package, in base 64
	start         string   // the script the page loads
	policy        string   // what else the script needs of the page's policy
	words         []string // files of its interface's words that it asks for
}

var editors = map[string]editor{
	"sveltia": {
		"@sveltia/cms", "0.221.1", "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
		"sveltia-cms.js", "'self'", []string{"ar.json", "fr.json"}, // it holds its English
	},
	"decap": {
		"decap-cms", "3.16.3", "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
		"decap-cms.js", "'self' 'unsafe-eval'", nil, // it compiles the schema of its configuration
	},
}

// Pinned names the package of an editor with its version: "decap-cms@1.2.3".
func Pinned(name string) string { return editors[name].pack + "@" + editors[name].version }

// ErrSum is returned for a package that is not the one this source was tried with.
var ErrSum = errors.New("the package is not the one that is pinned")

// ErrNoNPM is returned where npm, which fetches the package, is not installed.
var ErrNoNPM = errors.New("npm is not installed")

// Fetch returns the files of an editor's program by name: it has npm bring the
// pinned package from where the machine's npm is told to, runs nothing of it,
// and checks its sum.
func Fetch(ctx context.Context, name string) (map[string][]byte, error) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return nil, ErrNoNPM
	}
	dir, err := os.MkdirTemp("", "balagh-cms-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.CommandContext(ctx, npm, "pack", "--silent", "--ignore-scripts", Pinned(name))
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack %s: %w: %s", Pinned(name), err, bytes.TrimSpace(out))
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("npm pack %s: %d packages", Pinned(name), len(found))
	}
	pack, err := os.ReadFile(found[0])
	if err != nil {
		return nil, err
	}
	return unpack(editors[name], pack)
}

// unpack checks the sum of a package and takes out what the page loads: scripts
// and their parts below dist/, without the maps for those who mend them.
func unpack(e editor, pack []byte) (map[string][]byte, error) {
	if sum := sha512.Sum512(pack); base64.StdEncoding.EncodeToString(sum[:]) != e.sum {
		return nil, ErrSum
	}
	z, err := gzip.NewReader(bytes.NewReader(pack))
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		name := e.place(path.Clean(h.Name))
		if name == "" || h.Typeflag != tar.TypeReg {
			continue
		}
		if out[name], err = io.ReadAll(t); err != nil {
			return nil, err
		}
	}
	if out[e.start] == nil {
		return nil, fmt.Errorf("%s@%s holds no dist/%s", e.pack, e.version, e.start)
	}
	return out, nil
}

// place is where a file of the package goes beside the page; "" for one that is
// not wanted there.
func (e editor) place(name string) string {
	if strings.HasPrefix(name, "package/npm/assets/"+iconFont) {
		name = "package/dist/" + iconFont + ".woff2"
	}
	if words, ok := strings.CutPrefix(name, "package/locales/"); ok && slices.Contains(e.words, words) {
		return "locales/" + words
	}
	name, inside := strings.CutPrefix(name, "package/dist/")
	if !inside || strings.Contains(name, "..") || !wanted(e, name) {
		return ""
	}
	return name
}

// iconFont is the font of Sveltia's signs, which it would fetch from elsewhere.
const iconFont = "material-symbols-outlined"

// wanted reports whether a file of dist/ is part of the script. Decap comes
// twice, under two names.
func wanted(e editor, name string) bool {
	switch path.Ext(name) {
	case ".wasm", ".woff2":
		return true
	case ".js":
		return e.start != "decap-cms.js" || strings.HasSuffix(name, "decap-cms.js")
	}
	return false
}

// Script names the file of an editor's program that the page loads.
func Script(name string) string { return editors[name].start }
