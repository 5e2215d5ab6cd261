package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"baihua/backend/assist"
	"baihua/backend/eval"
	"baihua/backend/seat"

	"github.com/spf13/cobra"
)

// calibrate writes the calibration file into the folder of the pack.
func calibrate(c *cobra.Command, packs fs.FS, folder, name string, results []eval.GoldenResult) error {
	if !isPack(os.DirFS(filepath.Dir(name)), filepath.Base(name)) {
		return assist.NewError(assist.CodeInvalid, fmt.Sprintf("%s is a pack of this build: to calibrate, give the folder that holds it, such as kb/%s", name, name), nil)
	}
	found, err := eval.Calibrate(packs, folder, results, time.Now())
	if err != nil {
		return err
	}
	b, err := json.MarshalIndent(found, "", "  ")
	if err != nil {
		return err
	}
	file := filepath.Join(name, seat.CalibrationFile)
	if err := os.WriteFile(file, append(b, '\n'), 0o600); err != nil {
		return assist.NewError(assist.CodeUnavailable, file+" cannot be written: check that the pack's folder may be changed", err)
	}
	for _, k := range found.Cases {
		fmt.Fprintf(c.ErrOrStderr(), "%s: %s, %s: %d of %d right\n", file, k.Lane, k.Basis, k.Right, k.N)
	}
	return nil
}
