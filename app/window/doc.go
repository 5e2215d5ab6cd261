// Package window is the desktop window, and the only package that imports Wails.
package window
