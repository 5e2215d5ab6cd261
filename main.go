// Baihua sits beside a human agent's live chat. main is here because the Wails CLI
// compiles the folder that holds wails.json.
package main

import (
	"os"

	"baihua/app/window"
)

// version is set by the linker.
var version = "dev"

func main() { os.Exit(window.Main(version, os.Args[1:], os.Stderr)) }
