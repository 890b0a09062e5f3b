package main

import (
	"os"
	"slices"

	"github.com/spf13/cobra"

	balagh "balagh"
	"balagh/internal/build"
	"balagh/internal/check"
	"balagh/internal/schema"
)

// schemas are what the command can print, by the word that names it.
var schemas = []string{"front-matter", "site"}

func schemaCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "schema front-matter|site",
		Short: "Print the JSON Schema of front matter or of site.toml",
		Long: "schema prints what an editor needs to complete and explain fields, as JSON Schema\n" +
			"2020-12. In a site it holds the ids of the site's vocabularies with their labels.\n" +
			"--lang chooses the language of the descriptions.",
		Example:   "  balagh schema site --lang ar > .vscode/site.schema.json\n  balagh schema front-matter --lang fr",
		ValidArgs: schemas,
		Args:      cobra.ExactArgs(1),
		RunE:      func(_ *cobra.Command, args []string) error { return printSchema(t, args[0]) },
	}
}

func printSchema(t *terminal, what string) error {
	if !slices.Contains(schemas, what) {
		return t.usage(schemaWord, what)
	}
	o := schema.Options{Lang: t.lang, Rules: check.Names()}
	// Outside a site, and in one that cannot be read yet, the schema is any
	// site's: it is wanted to mend site.toml, too.
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if o.Site, _, err = build.LoadSite(root.FS(), balagh.Files); err != nil {
		return err
	}
	if what == "site" {
		return schema.Write(t.out, schema.Site(o))
	}
	return schema.Write(t.out, schema.FrontMatter(o))
}
