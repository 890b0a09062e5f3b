package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"balagh/internal/diag"
)

// raising are the packages that speak to authors.
var raising = []string{"config", "content", "toml", "archive", "check", "build"}

var ruleName = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// goFiles parses the sources of a package, tests left out.
func goFiles(t *testing.T, dir string) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = f
	}
	return out
}

func literal(e ast.Expr) (string, bool) {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		s, err := strconv.Unquote(l.Value)
		return s, err == nil
	}
	return "", false
}

// raised are the rule names a file gives to remarks, as far as they are written
// out: Rule: "…", a name handed to a remark function, one kept in a table of rules.
func raised(f *ast.File) []string {
	var out []string
	add := func(e ast.Expr) {
		if s, ok := literal(e); ok && strings.Contains(s, "-") && ruleName.MatchString(s) {
			out = append(out, s)
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Rule" {
				if s, ok := literal(n.Value); ok {
					out = append(out, s)
				}
			}
		case *ast.CallExpr:
			name := ""
			switch fun := n.Fun.(type) {
			case *ast.Ident:
				name = fun.Name
			case *ast.SelectorExpr:
				name = fun.Sel.Name
			}
			if name == "remark" || name == "Remark" {
				for _, a := range n.Args {
					add(a)
				}
			}
		case *ast.AssignStmt:
			if id, ok := n.Lhs[0].(*ast.Ident); ok && id.Name == "rule" {
				add(n.Rhs[0])
			}
		case *ast.ValueSpec:
			for i, v := range n.Values {
				if c, ok := v.(*ast.CompositeLit); ok && strings.HasSuffix(n.Names[i].Name, "Rule") {
					for _, e := range c.Elts {
						add(e.(*ast.KeyValueExpr).Value)
					}
				}
			}
		}
		return true
	})
	return out
}

func TestEveryRuleRaisedIsRegistered(t *testing.T) {
	n := 0
	for _, dir := range raising {
		for path, f := range goFiles(t, dir) {
			for _, name := range raised(f) {
				if n++; Find(name) == nil {
					t.Errorf("%s raises %q, which no rule file registers", path, name)
				}
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d names found: the test looks past the code", n)
	}
}

// A rule is used where its name is raised, or where its variable stands again.
func TestEveryRegisteredRuleIsUsed(t *testing.T) {
	used := map[string]int{}
	holds := map[string]string{} // by rule name, its variable
	for _, dir := range raising {
		for _, f := range goFiles(t, dir) {
			for _, name := range raised(f) {
				used[name]++
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.Ident:
					used[n.Name]++
				case *ast.ValueSpec:
					if name := registered(n); name != "" {
						holds[name] = n.Names[0].Name
					}
				}
				return true
			})
		}
	}
	for _, r := range Rules() {
		if v := holds[r.Name]; used[r.Name] == 0 && (v == "_" || used[v] < 2) {
			t.Errorf("rule %s is registered and never raised", r.Name)
		}
	}
}

// registered returns the name of the rule that a variable holds, or "".
func registered(spec *ast.ValueSpec) string {
	name := ""
	for _, v := range spec.Values {
		call, ok := v.(*ast.CallExpr)
		if !ok {
			continue
		}
		if f, ok := call.Fun.(*ast.Ident); !ok || f.Name != "register" {
			continue
		}
		ast.Inspect(call, func(n ast.Node) bool {
			if kv, ok := n.(*ast.KeyValueExpr); ok {
				if k, ok := kv.Key.(*ast.Ident); ok && k.Name == "Name" {
					name, _ = literal(kv.Value)
				}
			}
			return true
		})
	}
	return name
}

func TestRulesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.Name] {
			t.Errorf("%s is registered twice", r.Name)
		}
		seen[r.Name] = true
		if !ruleName.MatchString(r.Name) {
			t.Errorf("%q is no name for a rule", r.Name)
		}
		deleted := r.Name == "unused-suppression" || r.Name == "page-furniture" // nothing is left of what is right
		if r.Bad == "" || r.Good == "" && !deleted || r.Bad == r.Good {
			t.Errorf("%s wants an example of wrong and of right", r.Name)
		}
		for what, text := range map[string]diag.Text{"title": r.Title, "about": r.About} {
			for _, s := range []string{text.AR, text.FR, text.EN} {
				if s == "" || strings.TrimSpace(s) != s || strings.Contains(s, "  ") {
					t.Errorf("%s: %s is empty or untidy: %q", r.Name, what, s)
				}
			}
			if n := len(strings.Split(strings.TrimSuffix(text.EN, "."), ". ")); what == "title" && (n > 1 || strings.HasSuffix(text.EN, ".")) {
				t.Errorf("%s: the title is one line without a stop: %q", r.Name, text.EN)
			}
		}
	}
}

var (
	plainFrenchSpace = regexp.MustCompile(`[^ ] [;!?»]|« |[^ ] :( |$)`)
	latinMark        = regexp.MustCompile(`\p{Arabic}[,;?]`)
	arabicSpace      = regexp.MustCompile(`\p{Arabic} [،؛؟]|\p{Arabic}،\p{Arabic}`)
	tomlList         = regexp.MustCompile(`\[[^\]]*\]`)
	otherWordsAR     = regexp.MustCompile(`وسم |مؤجل|مبرمج|لائحة|اللوائح|صفحة ثابتة|علامات الاقتباس|مزدوجتين`)
	otherWordsFR     = regexp.MustCompile(`étiquette|sous embargo|chapô|\bcodage|évènement|[Pp]age fixe|règles? tues?`)
	fillers          = regexp.MustCompile(`\{\d\}`)
)

// All texts of the program that authors read, also those of other packages, are
// written as the rules want others to write, and call one thing by one name.
func TestTextsKeepTheRules(t *testing.T) {
	n := 0
	for _, dir := range append([]string{"author", "cms", "diag", "importer", "schema", "serve", "../cmd/balagh"}, raising...) {
		for path, f := range goFiles(t, dir) {
			ast.Inspect(f, func(node ast.Node) bool {
				c, ok := node.(*ast.CompositeLit)
				if !ok || len(c.Elts) != 3 {
					return true
				}
				text := map[string]string{}
				for _, e := range c.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						if k, ok := kv.Key.(*ast.Ident); ok {
							text[k.Name], _ = literal(kv.Value)
						}
					}
				}
				if text["AR"] == "" || text["FR"] == "" || text["EN"] == "" {
					return true
				}
				n++
				judgeText(t, path, text)
				return true
			})
		}
	}
	if n < 100 {
		t.Errorf("only %d texts found", n)
	}
}

func judgeText(t *testing.T, path string, text map[string]string) {
	t.Helper()
	if m := plainFrenchSpace.FindString(text["FR"]); m != "" {
		t.Errorf("%s: a space that breaks in %q: %q", path, text["FR"], m)
	}
	if m := latinMark.FindString(tomlList.ReplaceAllString(text["AR"], "")); m != "" {
		t.Errorf("%s: a Latin mark in %q: %q", path, text["AR"], m)
	}
	if m := arabicSpace.FindString(text["AR"]); m != "" {
		t.Errorf("%s: a space at a mark in %q: %q", path, text["AR"], m)
	}
	for l, others := range map[string]*regexp.Regexp{"AR": otherWordsAR, "FR": otherWordsFR} {
		if m := others.FindString(text[l]); m != "" {
			t.Errorf("%s: %q has another name everywhere else: %q", path, m, text[l])
		}
	}
	holes := func(s string) []string {
		out := fillers.FindAllString(s, -1)
		slices.Sort(out)
		return slices.Compact(out)
	}
	for _, l := range []string{"AR", "FR"} {
		if !slices.Equal(holes(text[l]), holes(text["EN"])) {
			t.Errorf("%s: %q and %q are not filled alike", path, text[l], text["EN"])
		}
	}
}
