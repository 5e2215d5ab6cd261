package window

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"baihua/backend/assist"
)

// Main reads the command line, opens the window, and returns the exit code: 0 closed
// by the person, 1 could not start, 2 wrong command line.
func Main(version string, args []string, stderr io.Writer) int {
	started := time.Now()
	flags := flag.NewFlagSet("baihua", flag.ContinueOnError)
	flags.SetOutput(stderr)
	data := flags.String("data", defaultData(), "folder of this seat's files")
	demo := flags.String("demo", "", "install this starter pack and play its demo, e.g. home")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	c := Config{Data: *data, Demo: *demo, Fallback: "home", Version: version, Log: slog.New(slog.NewTextHandler(stderr, nil)), Started: started}
	if err := Run(c); err != nil {
		var e *assist.Error
		if errors.As(err, &e) {
			fmt.Fprintln(stderr, "baihua:", e.Message)
		}
		c.Log.Error("start", slog.String(assist.LogError, err.Error()))
		return 1
	}
	return 0
}

// defaultData is the seat's folder where the system keeps programs' data.
func defaultData() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "baihua-data"
	}
	return filepath.Join(dir, "baihua")
}
