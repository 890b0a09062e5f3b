package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	balagh "balagh"
	"balagh/internal/build"
)

func versionCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version, the engine's hash and the Go it was built with",
		Example: "  balagh version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			engine, err := build.Engine(balagh.Files)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(t.out, "balagh %s engine %s %s %s/%s\n", programVersion(), engine, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// programVersion is the version of the module, where the program was built from one.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
